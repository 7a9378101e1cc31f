"""What the census lets through can be written: the plain reference and the encoder agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twinsql.transfer.copy.encode import RowEncoder
from twinsql.transfer.planned import ColumnPlan, TablePlan
from twinsql.transfer.rules.fitting import why_not

from tests.transfer.test_census_bulk import PAIRS, VALUES

if TYPE_CHECKING:
    from twinsql.transfer.encodings import EncodingName
    from twinsql.transfer.shown import Value
    from twinsql.transfer.target_schema import ColumnType


@pytest.mark.parametrize(("encoding", "kind"), PAIRS, ids=str)
@given(values=st.lists(VALUES, min_size=1, max_size=8))
def test_what_fits_is_encoded_and_what_does_not_is_not(encoding: EncodingName, kind: ColumnType, values: list[Value]) -> None:
    encoder = RowEncoder(TablePlan("t", "t", (ColumnPlan("c", "c", kind, (encoding,)),), ("id",)))
    for value in values:
        reason = why_not(value, encoding, kind)
        if reason is None:
            encoder.encode([(value,)])
        # The server is the judge of JSON, and the census of zeros before a number and of moments beyond reason.
        elif encoding not in {"json", "epoch_s", "epoch_ms", "epoch_us", "julian", "iso"} and not reason.startswith(
            ("no decimal number", "the type has no scale", "infinity is no decimal")
        ):
            assert encoder.misfits([(value,)]), reason
