"""Everything that the chatbot asked of its database has a place here, and the page that says so is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import twinsql.repo

PAGE = (Path(__file__).resolve().parents[2] / "docs/rooms/repo.md").read_text()
METHODS = sorted(set(re.findall(r"`(\w+Repository)\.(\w+)`", PAGE)))
ORIGINAL = """
    getUser createUser createGuestUser saveChat deleteChatById deleteAllChatsByUserId getChatsByUserId getChatById saveMessages updateMessage
    getMessagesByChatId voteMessage getVotesByChatId saveDocument getDocumentsById getDocumentById deleteDocumentsByIdAfterTimestamp
    saveSuggestions getSuggestionsByDocumentId getMessageById deleteMessagesByChatIdAfterTimestamp updateChatVisibilityById
    updateChatTitleById getMessageCountByUserId createStreamId getStreamIdsByChatId
""".split()  # noqa: SIM905 - a table of words reads better than a table of quotes


@pytest.mark.parametrize(("repository", "method"), METHODS)
def test_a_documented_method_is_there(repository: str, method: str) -> None:
    assert callable(getattr(getattr(twinsql.repo, repository), method))


def test_every_repository_is_documented() -> None:
    assert {name for name in twinsql.repo.__all__ if name.endswith("Repository")} == {repository for repository, _ in METHODS}


@pytest.mark.parametrize("query", ORIGINAL)
def test_an_original_query_has_its_place(query: str) -> None:
    assert re.search(rf"^\| {query} \| `\w+Repository\.\w+`", PAGE, re.MULTILINE)
