"""``-- allow: index why``: what silences warnings about one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..headers import RULES_OF_CHECK
from ..lint import UNUSED_ALLOW
from .findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..headers import SourceStatement


def unsilenced(statement: SourceStatement, findings: Iterable[Finding]) -> Iterator[Finding]:
    """*findings* about *statement* without those that it allows, one each, and allows that silence nothing."""
    rest = [allow for allow in statement.allow if allow.number in RULES_OF_CHECK]
    for one in findings:
        mine = next((allow for allow in rest if allow.number == one.rule), None)
        if mine is None:
            yield one
        else:
            rest.remove(mine)
    for allow in rest:
        yield Finding(UNUSED_ALLOW, "warning", allow.where, f"allow {allow.number} silences nothing", "Take the line out.")
