"""Files that were uploaded in chats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .clock import at_or_now
from .ids import nanoid
from .queries.files import File, FileQueries

if TYPE_CHECKING:
    from datetime import datetime

    from ..adapters.codecs import JsonInput

__all__ = ["File", "FileRepository"]


class FileRepository(FileQueries):
    """What is known of uploaded files; their bytes are elsewhere."""

    __slots__ = ()

    def add(
        self,
        *,
        user_id: str,
        chat_id: str,
        filename: str,
        file_type: str,
        mime_type: str,
        size_bytes: int,
        processed_content: str | None = None,
        metadata: JsonInput = None,
        id: str | None = None,  # noqa: A002 - as the generated methods call it
        at: datetime | None = None,
    ) -> File:
        """
        Note a file that was uploaded in a chat.

        *file_type* is what the application takes the file for, such as ``image`` or ``table``; *processed_content* is text that was
        read out of it.

        Raises:
            ForeignKeyViolation: there is no such user or chat.
            CheckViolation: the size is negative.
        """
        return self.add_row(
            id=id or nanoid(),
            user_id=user_id,
            chat_id=chat_id,
            filename=filename,
            file_type=file_type,
            mime_type=mime_type,
            size_bytes=size_bytes,
            processed_content=processed_content,
            metadata={} if metadata is None else metadata,
            uploaded_at=at_or_now(at),
        )
