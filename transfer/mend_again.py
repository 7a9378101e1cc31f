"""What rules change in values, for comparing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .repairs import mend

if TYPE_CHECKING:
    from .plan import ColumnPlan


def mended(value: Any, plan: ColumnPlan) -> Any:
    """
    *value* after the repairs of *plan*.

    Raises:
        ValueError: it still does not fit.
    """
    changed, _, reason = mend(value, plan.encodings, plan.type, plan.repairs)
    if reason is not None:
        raise ValueError
    return changed
