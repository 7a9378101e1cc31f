"""Users of the chatbot, guests among them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from .clock import at_or_now
from .ids import nanoid
from .queries.users import Credentials, User, UserQueries

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["Credentials", "User", "UserRepository", "folded_email"]


def folded_email(email: str) -> str:
    """An address as it is stored and looked for: case and the way of writing accents do not tell two apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", email.strip()).casefold())


class UserRepository(UserQueries):
    """Users, by id and by e-mail address."""

    __slots__ = ()

    def sign_up(self, *, email: str, password: str | None = None, at: datetime | None = None) -> User:
        """
        Add a user.

        Args:
            email: stored folded.
            password: a hash; None for a login that needs none.
            at: when, now by default.

        Raises:
            UniqueViolation: the address is taken.
            CheckViolation: the address is longer than 320 characters.
        """
        return self.create(id=nanoid(), email=folded_email(email), password=password, is_guest=False, created_at=at_or_now(at))

    def create_guest(self, *, at: datetime | None = None) -> User:
        """Add a user without a login; the address is made up and taken by nobody else."""
        identifier = nanoid()
        return self.create(id=identifier, email=f"guest-{identifier}", password=None, is_guest=True, created_at=at_or_now(at))

    def by_email(self, *, email: str) -> User | None:
        """The user with this address, however it is written."""
        return self.get_by_folded_email(email=folded_email(email))

    def credentials(self, *, email: str) -> Credentials | None:
        """What a login with this address, however it is written, is checked against; no other method returns the hash."""
        return self.find_credentials(email=folded_email(email))
