"""Every encoding with each of its types: what went into PostgreSQL's binary COPY comes out as the same value, or was refused before."""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twinsql.transfer.copy.encode import HEADER, TRAILER, RowEncoder
from twinsql.transfer.copy.encode_fields import FIELDS
from twinsql.transfer.encodings import ENCODINGS, EncodingName
from twinsql.transfer.planned import ColumnPlan, TablePlan
from twinsql.transfer.session import open_session
from twinsql.transfer.target_schema import ColumnType
from twinsql.transfer.unfit import Unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from uuid import UUID

    Connection = psycopg.Connection[Any]
    Named = EncodingName | tuple[EncodingName, ...]
    Copied = Callable[[Named, ColumnType, Sequence[Any]], list[str | None]]

MOOD = ColumnType("enum", (), "mood", ("sad", "so so", "기쁨"))
MIN64, MAX64 = -(2**63), 2**63 - 1
PRINTED = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def text(value: str) -> bytearray:
    return bytearray(value.encode())


def plan_of(encodings: tuple[EncodingName, ...], kind: ColumnType, *, not_null: bool = False) -> TablePlan:
    order = ColumnPlan("at", "at", ColumnType("bigint"), ("integer",))
    return TablePlan("t", "t", (order, ColumnPlan("c", "c", kind, encodings, (), not_null)), ("rowid",))


@pytest.fixture(scope="module")
def connection(postgres_url: str) -> Iterator[Connection]:
    with open_session(postgres_url) as session:
        session.execute("CREATE TEMP TABLE nothing ()")
        session.execute("CREATE TYPE pg_temp.mood AS ENUM ('sad', 'so so', '기쁨')")
        yield session


@pytest.fixture
def copied(connection: Connection) -> Copied:
    def copy(encoding: Named, kind: ColumnType, values: Sequence[Any]) -> list[str | None]:
        """What PostgreSQL says of *values* after they were copied into a column of type *kind*."""
        names: tuple[EncodingName, ...] = encoding if isinstance(encoding, tuple) else (encoding,)
        data = RowEncoder(plan_of(names, kind)).encode(list(enumerate(values)))
        written = f"pg_temp.{kind}" if kind.name == "enum" else str(kind)
        connection.execute("DROP TABLE IF EXISTS pg_temp.t")
        connection.execute(f"CREATE TEMP TABLE t (at bigint, c {written})".encode())
        with connection.cursor().copy("COPY t FROM STDIN (FORMAT binary)") as into:
            into.write(HEADER + data + TRAILER)
        return [row[0] for row in connection.execute("SELECT c::text FROM t ORDER BY at").fetchall()]

    return copy


def refused(encoding: Named, kind: ColumnType, value: Any, *, by_server: bool = False) -> str:
    """Why *value* does not fit; what no encoder can tell cheaply is left to the server, and named all the same."""
    names: tuple[EncodingName, ...] = encoding if isinstance(encoding, tuple) else (encoding,)
    encoder = RowEncoder(plan_of(names, kind))
    if not by_server:
        with pytest.raises(Unfit):
            encoder.encode([(0, value)])
    (misfit,) = encoder.misfits([(0, value)])
    assert misfit[:2] == (0, 1)
    return misfit.reason


def refused_by_server(copied: Copied, encoding: Named, kind: ColumnType, value: Any) -> None:
    with pytest.raises(psycopg.errors.DataError):
        copied(encoding, kind, [value])
    refused(encoding, kind, value, by_server=True)


def micros(stamp: str) -> int:
    """Microseconds since 1970 of PostgreSQL's own ISO output; years with more than four digits and BC too."""
    if stamp.endswith(" BC") or not stamp[:5].endswith("-"):
        raise NotImplementedError
    read = datetime.fromisoformat(stamp)
    return ((read if read.tzinfo else read.replace(tzinfo=UTC)) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def test_every_encoding_has_a_form_for_each_of_its_types() -> None:
    assert set(FIELDS) == {(encoding.name, kind) for encoding in ENCODINGS.values() for kind in encoding.types}


WIDTHS = {"smallint": 2**15, "integer": 2**31, "bigint": 2**63}


@pytest.mark.parametrize("kind", WIDTHS)
def test_whole_numbers(copied: Copied, kind: str) -> None:
    most = WIDTHS[kind]

    @FEW
    @given(st.lists(st.none() | st.integers(-most, most - 1), min_size=1, max_size=30))
    def check(values: list[int | None]) -> None:
        assert copied("integer", ColumnType(kind), values) == [None if one is None else str(one) for one in values]

    check()
    assert copied("integer", ColumnType(kind), [-most, most - 1]) == [str(-most), str(most - 1)]
    for value in (1.0, text("1"), b"1", *([most, -most - 1] if kind != "bigint" else [])):
        refused("integer", ColumnType(kind), value)


@pytest.mark.parametrize(("kind", "form"), [("double precision", ">d"), ("real", ">f")])
def test_doubles_to_the_bit(copied: Copied, kind: str, form: str) -> None:
    numbers = st.floats(allow_nan=False, width=64 if form == ">d" else 32)
    whole = st.integers(-(2**53), 2**53) if form == ">d" else st.integers(-(2**24), 2**24)

    @FEW
    @given(st.lists(st.none() | numbers | whole, min_size=1, max_size=30))
    def check(values: list[float | None]) -> None:
        found = copied("real", ColumnType(kind), values)
        assert [one is None for one in found] == [one is None for one in values]
        given = [struct.pack(form, one) for one in values if one is not None]
        assert [struct.pack(form, float(one)) for one in found if one is not None] == given

    check()
    assert copied("real", ColumnType(kind), [float("inf"), -0.0]) == ["Infinity", "-0"]
    for value in (2**53 + 1, MAX64, text("1.5"), b"1"):
        refused("real", ColumnType(kind), value)
    if kind == "real":
        for odd in (16777217.0, 0.1, 1e308, 16777217):
            refused("real", ColumnType(kind), odd)


DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=None)


def test_decimals_keep_their_digits(copied: Copied) -> None:
    texts = st.from_regex(
        r"[+-]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,9})([eE][+-]?[0-9]{1,2})?", fullmatch=True, alphabet="0123456789+-.eE"
    )

    @FEW
    @given(
        st.lists(texts.map(text) | st.integers(MIN64, MAX64) | st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20)
    )
    def check(values: list[Any]) -> None:
        for value, found in zip(values, copied("number", ColumnType("numeric"), values), strict=True):
            exact = Decimal(value.decode()) if isinstance(value, bytearray) else Decimal(repr(value))
            assert found is not None
            assert Decimal(found) == exact

    check()
    shown = [text("007.50"), text("-0.00"), text("1e3"), 1.1, 5.0, 1e22, 5e-324, 10**18, text("0"), text("0.0001"), text("10000")]
    assert copied("number", ColumnType("numeric"), shown)[:6] == ["7.50", "0.00", "1000", "1.1", "5", "1" + "0" * 22]
    assert copied("number", ColumnType("numeric"), [float("inf"), float("-inf")]) == ["Infinity", "-Infinity"]
    for value in (text(""), text("1,5"), text(" 1"), text("NaN"), text("0x1"), text("1e999999"), text("١"), b"1"):
        refused("number", ColumnType("numeric"), value)


def test_decimals_with_precision_are_not_rounded(copied: Copied) -> None:
    kind = ColumnType("numeric", (5, 2))
    assert copied("number", kind, [text("999.99"), 1.5, -2, text("0.10000"), 0]) == ["999.99", "1.50", "-2.00", "0.10", "0.00"]
    assert "behind" in refused("number", kind, 1.005)
    assert "before" in refused("number", kind, 1000)
    refused("number", kind, float("inf"))
    assert copied("number", ColumnType("numeric", (3, 0)), [999, text("12.0")]) == ["999", "12"]


def test_scaled_decimals(copied: Copied) -> None:
    kind = ColumnType("numeric", (18, 4))
    assert copied("scaled", kind, [12345, -1, 0, 10**18 - 1]) == ["1.2345", "-0.0001", "0.0000", "99999999999999.9999"]
    refused("scaled", kind, 10**18)
    refused("scaled", kind, 1.5)


TEXT_KINDS = [ColumnType("text"), ColumnType("character varying"), ColumnType("character varying", (40,))]


@pytest.mark.parametrize("kind", TEXT_KINDS, ids=str)
def test_texts_byte_for_byte(copied: Copied, kind: ColumnType) -> None:
    @FEW
    @given(st.lists(st.none() | PRINTED.map(lambda one: one[:40]), min_size=1, max_size=30))
    def check(values: list[str | None]) -> None:
        assert copied("text", kind, [None if one is None else text(one) for one in values]) == values

    check()
    odd = ["", "\\N", "\\.", "NULL", "a\tb\r\n\\", "\uffff\ufeff\U0010ffff\x01\x1f", "e\u0301", "é" * 40]
    assert copied("text", kind, [text(one) for one in odd]) == odd
    for value in (b"text", 1, 1.5):
        refused("text", kind, value)
    for wrong in (b"a\0b", b"\x96", b"\xed\xa0\x80", b"\xc0\x80", b"\xe2\x82"):
        refused_by_server(copied, "text", kind, bytearray(wrong))


def test_texts_with_a_length_are_not_cut(copied: Copied) -> None:
    short = ColumnType("character varying", (3,))
    assert copied("text", short, [text("기쁨!")]) == ["기쁨!"]
    refused("text", short, text("abc "))
    padded = ColumnType("character", (3,))
    assert copied("text", padded, [text("abc"), None, text("a  ")]) == ["abc", None, "a"]
    refused("text", padded, text("a"))
    refused("text", padded, text("abc "))


def test_enums(copied: Copied) -> None:
    assert copied("text", MOOD, [text("sad"), None, text("기쁨")]) == ["sad", None, "기쁨"]
    refused("text", MOOD, text("Sad"))


def test_blobs_and_texts_as_bytes(copied: Copied) -> None:
    @FEW
    @given(st.lists(st.none() | st.binary(max_size=50) | st.binary(max_size=50).map(bytearray), min_size=1, max_size=30))
    def check(values: list[bytes | None]) -> None:
        assert copied("blob", ColumnType("bytea"), values) == [None if one is None else "\\x" + one.hex() for one in values]

    check()
    refused("blob", ColumnType("bytea"), 1)


def test_booleans(copied: Copied) -> None:
    assert copied("boolean", ColumnType("boolean"), [0, 1, None]) == ["false", "true", None]
    for value in (2, -1, 1.0, text("1"), b"1"):
        refused("boolean", ColumnType("boolean"), value)


STAMP, NAIVE = ColumnType("timestamp with time zone"), ColumnType("timestamp without time zone")
UNITS: dict[EncodingName, int] = {"epoch_s": 1_000_000, "epoch_ms": 1_000, "epoch_us": 1}
YEARS = (-62_135_596_800_000_000, 253_402_300_799_999_999)


@pytest.mark.parametrize("encoding", UNITS)
@pytest.mark.parametrize("kind", [STAMP, NAIVE], ids=str)
def test_epochs(copied: Copied, encoding: EncodingName, kind: ColumnType) -> None:
    unit = UNITS[encoding]

    @FEW
    @given(st.lists(st.none() | st.integers(YEARS[0] // unit + 1, YEARS[1] // unit), min_size=1, max_size=30))
    def check(values: list[int | None]) -> None:
        found = copied(encoding, kind, values)
        assert [None if one is None else micros(one) for one in found] == [None if one is None else one * unit for one in values]

    check()
    for value in (MIN64, text("0"), float("inf"), *([MAX64, 1.5] if encoding == "epoch_ms" else [1.5] if unit == 1 else [0.1234567])):
        refused(encoding, kind, value)


def test_epochs_of_the_end_of_the_calendar(copied: Copied) -> None:
    ends = [9_224_318_016_000 - 1, -210_866_803_200]
    assert copied("epoch_s", NAIVE, ends) == ["294276-12-31 23:59:59", "4714-11-24 00:00:00 BC"]
    refused("epoch_s", NAIVE, ends[0] + 1)
    refused("epoch_s", NAIVE, ends[1] - 1)


def test_epoch_seconds_as_doubles(copied: Copied) -> None:
    assert copied("epoch_s", NAIVE, [1700000000.123, 0.5, -0.5, 1e9]) == [
        "2023-11-14 22:13:20.123",
        "1970-01-01 00:00:00.5",
        "1969-12-31 23:59:59.5",
        "2001-09-09 01:46:40",
    ]
    assert copied("epoch_s", ColumnType("timestamp without time zone", (3,)), [0.125]) == ["1970-01-01 00:00:00.125"]
    refused("epoch_s", ColumnType("timestamp without time zone", (3,)), 0.0625)


def test_julian_days(copied: Copied) -> None:
    # SQLite says of these days: datetime(2440587.5) = 1970-01-01 00:00:00, strftime('%f', 2460000.123456) …
    assert copied("julian", NAIVE, [2440587.5, 2460000, 2461373.662418078631]) == [
        "1970-01-01 00:00:00",
        "2023-02-24 12:00:00",
        "2026-11-29 03:53:52.922",
    ]
    for value in (-1.0, 6e6, float("inf"), text("2440587.5")):
        refused("julian", NAIVE, value)


def test_julian_days_that_differ_within_a_millisecond_stay_different(copied: Copied) -> None:
    # Each is one step of a double beside the other; SQLite's functions read both as .922.
    assert copied("julian", NAIVE, [2461373.662418078631, 2461373.662418079, 2461373.662418078]) == [
        "2026-11-29 03:53:52.922",
        "2026-11-29 03:53:52.922034",
        "2026-11-29 03:53:52.921953",
    ]
    thousandths = ColumnType("timestamp without time zone", (3,))
    assert copied("julian", thousandths, [2461373.662418079, 2460263.4259259]) == ["2026-11-29 03:53:52.922", "2023-11-14 22:13:19.998"]


ZONES = ["Z", "+00:00", "-09:30", "+0530", "+14"]


@pytest.mark.parametrize("precision", [None, 3, 0])
def test_iso_stamps_with_a_zone(copied: Copied, precision: int | None) -> None:
    kind = ColumnType("timestamp with time zone", () if precision is None else (precision,))
    unit = 10 ** (6 - (6 if precision is None else precision))
    moments = st.integers(YEARS[0] // unit + 2 * 86_400_000_000 // unit, YEARS[1] // unit - 2 * 86_400_000_000 // unit).map(unit.__mul__)

    @FEW
    @given(st.lists(st.none() | st.tuples(moments, st.sampled_from(ZONES), st.sampled_from("T ")), min_size=1, max_size=30))
    def check(values: list[tuple[int, str, str] | None]) -> None:
        given = [None if one is None else text(written(*one)) for one in values]
        found = copied("iso", kind, given)
        assert [None if one is None else micros(one) for one in found] == [None if one is None else one[0] for one in values]

    check()


def written(moment: int, zone: str, between: str) -> str:
    """An ISO stamp of *moment* as clocks in *zone* show it."""
    sign = -1 if zone[0] == "-" else 1
    minutes = 0 if zone == "Z" else sign * (int(zone[1:3]) * 60 + int(zone[-2:] if len(zone) > 3 else 0))
    read = datetime(1970, 1, 1, tzinfo=UTC).replace(tzinfo=None) + timedelta(microseconds=moment, minutes=minutes)
    return read.isoformat(between) + zone


def test_iso_stamps_without_a_zone(copied: Copied) -> None:
    forms = ["2024-02-29T12:34", "2024-02-29 12:34:56", "2024-02-29T12:34:56.7", "0001-01-01 00:00:00.000001", "9999-12-31T23:59:59.999999"]
    assert copied("iso", NAIVE, [text(one) for one in forms]) == [
        "2024-02-29 12:34:00",
        "2024-02-29 12:34:56",
        "2024-02-29 12:34:56.7",
        "0001-01-01 00:00:00.000001",
        "9999-12-31 23:59:59.999999",
    ]


def test_zeros_beyond_microseconds_and_blanks_before_zones(copied: Copied) -> None:
    forms = ["2024-01-01 00:00:00.120000000 +09:00", "2024-01-01T00:00:00 Z", "2024-01-01 00:00:00Z"]
    assert copied("iso", STAMP, [text(one) for one in forms]) == ["2023-12-31 15:00:00.12+00", *["2024-01-01 00:00:00+00"] * 2]
    assert copied("iso", STAMP, [text(forms[0])]) == ["2023-12-31 15:00:00.12+00"]
    refused("iso", STAMP, text("2024-01-01 00:00:00.1200000001 +09:00"))
    refused("iso", STAMP, text("2024-01-01 00:00:00  Z"))


NO_STAMPS = [
    "", "now", "today", "epoch", "infinity", "0000-00-00 00:00:00", "2023-02-30 00:00:00", "2023-02-29T00:00:00", "10000-01-01 00:00:00",
    "2024-01-01 24:00:00", "2024-01-01 23:59:60", "2024-01-01 25:00:00", "2024-01-01", "12:00:00", "20240101T000000", "2024-W01-1T00:00:00",
    "2024-01-01 00:00:00.1234567", "2024-01-01 00:00:00.", "2024-01-01 00:00:00,5", " 2024-01-01 00:00:00", "2024-01-01 00:00:00 ", "1",
    "2024-1-1 00:00:00", "2024-01-01t00:00:00", "2024-01-01 00:00:00 UTC", "٢٠٢٤-01-01 00:00:00", "2024-01-01 00:00:00+25:00",
]  # fmt: skip


@pytest.mark.parametrize("value", NO_STAMPS)
def test_what_is_no_stamp_is_not_guessed(value: str) -> None:
    refused("iso", NAIVE, text(value))
    refused("iso", STAMP, text(value))


def test_zones_are_neither_dropped_nor_made_up() -> None:
    refused("iso", NAIVE, text("2024-01-01 00:00:00Z"))
    refused("iso", NAIVE, text("2024-01-01 00:00:00+09:00"))
    refused("iso", STAMP, text("2024-01-01 00:00:00"))


def test_dates_and_times(copied: Copied) -> None:
    dates = ["0001-01-01", "1999-12-31", "2000-01-01", "2024-02-29", "9999-12-31"]
    assert copied("iso", ColumnType("date"), [text(one) for one in dates]) == dates
    times = ["00:00:00", "23:59:59.999999", "12:30:00.5"]
    assert copied("iso", ColumnType("time without time zone"), [*map(text, times), text("07:05")]) == [*times, "07:05:00"]
    for value in ("2024-02-30", "2024-01-01T00:00:00", "", "24-01-01"):
        refused("iso", ColumnType("date"), text(value))
    for value in ("24:00:00", "12:00:00+09:00", "12:00:00Z", "12", "12:60"):
        refused("iso", ColumnType("time without time zone"), text(value))
    refused("iso", ColumnType("time without time zone", (3,)), text("00:00:00.0001"))


@pytest.mark.parametrize("kind", ["json", "jsonb"])
def test_json(copied: Copied, kind: str) -> None:
    texts = ['{"a": [1, 1.10, null]}', "12345678901234567890.5", '"\\u00e9é"', "[]"]
    assert copied("json", ColumnType(kind), [text(one) for one in texts])[1:2] == texts[1:2]
    assert copied("json", ColumnType(kind), [7, -1.5, 1e22, None, text('{"a":1}')])[:4] == [
        "7",
        "-1.5",
        "1e+22" if kind == "json" else "1" + "0" * 22,
        None,
    ]
    assert copied("json", ColumnType("json"), [text(one) for one in texts]) == texts
    for value in (b"{}", float("inf")):
        refused("json", ColumnType(kind), value)
    for wrong in (b'"\x96"', b"\0"):
        refused_by_server(copied, "json", ColumnType(kind), bytearray(wrong))


def test_uuids(copied: Copied) -> None:
    @FEW
    @given(st.lists(st.none() | st.uuids(), min_size=1, max_size=20))
    def check(values: list[UUID | None]) -> None:
        spellings = [one and (text(str(one)), text(one.hex.upper()), one.bytes) for one in values]
        for place in range(3):
            found = copied("uuid", ColumnType("uuid"), [one and one[place] for one in spellings])
            assert found == [None if one is None else str(one) for one in values]

    check()
    for value in (text("{" + "0" * 32 + "}"), text("0" * 31 + "g"), text("0" * 16), b"0" * 15, text("0000-" * 7 + "0" * 4), 1):
        refused("uuid", ColumnType("uuid"), value)


def test_tags_tell_storage_classes_apart(copied: Copied) -> None:
    values = [1, 1.0, text("1"), b"1", None, text(""), b"", 1e300, float("-inf")]
    assert copied("tagged", ColumnType("text"), values) == ["i:1", "r:1.0", "t:1", "b:31", None, "t:", "b:", "r:1e+300", "r:-inf"]
    refused_by_server(copied, "tagged", ColumnType("text"), bytearray(b"\0"))


def test_the_first_encoding_that_takes_the_storage_class_counts(copied: Copied) -> None:
    mixed = [1_700_000_000_000, text("2024-01-01T00:00:00Z"), None, 0]
    assert copied(("epoch_ms", "iso"), STAMP, mixed) == ["2023-11-14 22:13:20+00", "2024-01-01 00:00:00+00", None, "1970-01-01 00:00:00+00"]
    refused(("epoch_ms", "iso"), STAMP, b"x")


def test_null_where_none_may_be() -> None:
    encoder = RowEncoder(plan_of(("text",), ColumnType("text"), not_null=True))
    assert [one.reason for one in encoder.misfits([(1, None), (2, text("a"))])] == ["it is NULL"]
    with pytest.raises(Unfit):
        encoder.encode([(2, text("a")), (1, None)])


def test_rows_without_columns() -> None:
    assert RowEncoder(TablePlan("t", "t", (), ("rowid",))).encode([(1,), (2,)]) == b"\0\0\0\0"
