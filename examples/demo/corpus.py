"""Conversations from the package chatterbot-corpus, as the rows of a chatbot. The same every time: ids and stamps are made from the text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, cast

import yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LANGUAGES = ("english", "korean", "japanese")
LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Line:
    """A message."""

    id: str
    role: str
    text: str


@dataclass(frozen=True)
class Conversation:
    """A chat; *at* is when it began, with ties."""

    id: str
    title: str
    at: datetime
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Person:
    """A user, who asks about one topic in one language."""

    id: str
    email: str
    conversations: tuple[Conversation, ...]


def load() -> list[Person]:
    """Everybody who talks in the corpus."""
    root = files("chatterbot_corpus") / "data"
    return [_person(language, file) for language in LANGUAGES for file in _topics(root / language)]


def _topics(folder: Traversable) -> list[Traversable]:
    return sorted((file for file in folder.iterdir() if file.name.endswith(".yml")), key=lambda file: file.name)


def _person(language: str, file: Traversable) -> Person:
    topic = file.name.removesuffix(".yml")
    content = cast("dict[str, list[list[object]]]", yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER))  # noqa: S506 - either is a safe one
    conversations = tuple(
        _conversation(f"{language}/{topic}/{number}", number, [str(text) for text in texts])
        for number, texts in enumerate(content["conversations"])
    )
    return Person(_id(f"{language}/{topic}"), f"{topic}@{language}.example", conversations)


def _conversation(name: str, number: int, texts: list[str]) -> Conversation:
    lines = tuple(Line(_id(f"{name}/{place}"), "assistant" if place % 2 else "user", text) for place, text in enumerate(texts))
    return Conversation(_id(name), texts[0][:60], START + timedelta(hours=number // 3), lines)


def _id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:21]
