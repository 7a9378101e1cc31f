"""Suggestions for documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .clock import at_or_now
from .ids import nanoid
from .queries.suggestions import Suggestion, SuggestionQueries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

__all__ = ["NewSuggestion", "Suggestion", "SuggestionRepository"]


@dataclass(slots=True)
class NewSuggestion:
    """
    A suggestion to save.

    Attributes:
        document_id: of a document that is there.
        document_version: the version that it is for.
        user_id: whose it is.
        original_text: what stands there.
        suggested_text: what might stand there instead.
        description: why.
        id: a nanoid by default.
        created_at: now by default.
    """

    document_id: str
    document_version: int
    user_id: str
    original_text: str
    suggested_text: str
    description: str | None = None
    id: str = field(default_factory=nanoid)
    created_at: datetime | None = None


class SuggestionRepository(SuggestionQueries):
    """Suggestions for versions of documents; they go with the version."""

    __slots__ = ()

    def save(self, *, suggestions: Iterable[NewSuggestion]) -> int:
        """
        Add suggestions, all or none, and return how many.

        Raises:
            ForeignKeyViolation: there is no such user, or no such version of the document.
            UniqueViolation: a suggestion has an id that is there already.
        """
        now = at_or_now(None)
        return self.insert(suggestions=[_row(suggestion, now) for suggestion in suggestions])


def _row(suggestion: NewSuggestion, now: datetime) -> Suggestion:
    return Suggestion(
        id=suggestion.id,
        document_id=suggestion.document_id,
        document_version=suggestion.document_version,
        user_id=suggestion.user_id,
        original_text=suggestion.original_text,
        suggested_text=suggestion.suggested_text,
        description=suggestion.description,
        is_resolved=False,
        created_at=suggestion.created_at or now,
    )
