"""Straight-line functions of a generated module: binders and converters, each emitted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .types import entry_of

if TYPE_CHECKING:
    from .compiled import Compiled, Slot
    from .types import SqlType


class Codecs:
    """Binders and converters of one module; two that would be the same are one."""

    def __init__(self) -> None:
        self._by_body: dict[str, str] = {}
        self._texts: list[str] = []

    def functions(self) -> list[str]:
        """Their texts, in the order of first use."""
        return list(self._texts)

    @staticmethod
    def name_of(slot: Slot) -> str:
        """What binds *slot* on SQLite, with ``?`` where None is allowed."""
        return _entry(slot).bind + ("?" if slot.nullable else "")

    def bind(self, statement: Compiled, dialect: str) -> str:
        """Name of the binder of *statement*."""
        parts: list[str] = []
        for index, slot in enumerate(statement.parameters):
            entry = _entry(slot)
            call = f"codecs.{entry.bind if dialect == 'sqlite' else entry.bind_postgres}(v[{index}])"
            parts.append(f"None if v[{index}] is None else {call}" if slot.nullable else call)
        body = f"(v: Values) -> Values:\n    return ({', '.join(parts)}{',' if len(parts) == 1 else ''})\n"
        if len(body) > 130:
            lines = "".join(f"        {part},\n" for part in parts)
            body = f"(v: Values) -> Values:\n    return (\n{lines}    )\n"
        if not parts:
            body = "(v: Values) -> Values:\n    return v\n"
        return self._function(f"_bind_{statement.name.partition('.')[2]}", dialect, body)

    def read(self, statement: Compiled, result: str | None) -> dict[str, str]:
        """Names of the converters of *statement*, by engine; *result* is what one row becomes, None where there are no rows."""
        is_class = statement.source.header.returns.is_class
        if result is None:
            return {"sqlite": "no_row", "postgres": "no_row"}
        names: dict[str, str] = {}
        engines = ("sqlite", "postgres") if statement.sqlite is not None else ("postgres",)
        for dialect in engines:
            parts = [_read(slot, index, dialect) for index, slot in enumerate(statement.columns)]
            if is_class:
                call = f"    return {result}({', '.join(parts)})\n"
                if len(call) > 130:
                    call = f"    return {result}(\n" + "".join(f"        {part},\n" for part in parts) + "    )\n"
            else:
                call = f"    value: {result} = {parts[0]}\n    return value\n"
            stem = f"_read_{_snake(result)}" if is_class else f"_read_{statement.name.partition('.')[2]}"
            names[dialect] = self._function(stem, dialect, f"(r: Row) -> {result}:\n{call}")
        return names

    def _function(self, stem: str, dialect: str, body: str) -> str:
        known = self._by_body.get(body)
        if known is not None:
            return known
        taken = set(self._by_body.values())
        name, number = stem, 1
        while name in taken:
            name = f"{stem}_{dialect}" if number == 1 else f"{stem}_{dialect}_{number}"
            number += 1
        self._by_body[body] = name
        self._texts.append(f"def {name}{body}")
        return name


def _entry(slot: Slot) -> SqlType:
    entry = entry_of(slot.type)
    assert entry is not None, "the contract lets no other type through"
    return entry


def _read(slot: Slot, index: int, dialect: str) -> str:
    entry = _entry(slot)
    read = entry.read if dialect == "sqlite" else entry.read_postgres
    value = f"r[{index}]"
    if slot.promised:
        value = f"codecs.present({value})"
    if read is None:
        return value
    call = f"codecs.{read}({value})" if slot.scale is None or dialect == "postgres" else f"codecs.read_scaled({value}, {slot.scale})"
    return f"None if {value} is None else {call}" if slot.nullable else call


def _snake(name: str) -> str:
    return "".join(f"_{char.lower()}" if char.isupper() and index else char.lower() for index, char in enumerate(name))
