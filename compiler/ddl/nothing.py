"""Statements for which nothing is to be done on SQLite: roles, comments, what a dump sets, extensions and counters of serials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .source import BY_HAND

if TYPE_CHECKING:
    from .source import SchemaState, Source

NAME = r'"?\w+"?'
SETTINGS = (
    "statement_timeout lock_timeout idle_in_transaction_session_timeout transaction_timeout check_function_bodies xmloption"
    " client_min_messages row_security default_tablespace default_table_access_method default_with_oids"
).replace(" ", "|")
EXTENSIONS = "btree_gin|btree_gist|citext|hstore|ltree|moddatetime|pg_stat_statements|pg_trgm|pgcrypto|plpgsql|unaccent"
NOTHING = re.compile(
    rf"""
      COMMENT\s+ON\b.*
    | (?:GRANT|REVOKE|ANALYZE)\b.*
    | ALTER\s+DEFAULT\s+PRIVILEGES\b.*
    | ALTER\s+(?:TABLE|VIEW|SEQUENCE|TYPE|DOMAIN|SCHEMA|FUNCTION)\s+[\w."]+(?:\(.*\))?\s+OWNER\s+TO\s+{NAME}
    | SET\s+(?:SESSION\s+|LOCAL\s+)?(?:{SETTINGS})\s*(?:=|TO)\s*[^;]*
    | SET\s+client_encoding\s*(?:=|TO)\s*'UTF-?8'
    | SET\s+standard_conforming_strings\s*(?:=|TO)\s*on
    | SET\s+search_path\s*(?:=|TO)\s*(?:public|'public')(?:,\s*pg_catalog)?
    | SELECT\s+pg_catalog\.set_config\('search_path',\s*'',\s*false\)
    | CREATE\s+SCHEMA\s+(?:IF\s+NOT\s+EXISTS\s+)?public
    | CREATE\s+EXTENSION\s+(?:IF\s+NOT\s+EXISTS\s+)?(?:"uuid-ossp"|"?(?:{EXTENSIONS})"?)(?:\s+WITH)?(?:\s+SCHEMA\s+{NAME})?
    | DROP\s+EXTENSION\s+(?:IF\s+EXISTS\s+)?(?:"uuid-ossp"|"?(?:{EXTENSIONS})"?)(?:\s+(?:CASCADE|RESTRICT))?
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""SQLite has no roles; what an extension brings is refused by name where it is used."""

OPTION = (
    r"(?:SEQUENCE\s+NAME\s+[\w.\"]+|AS\s+(?:integer|bigint|smallint)|START\s+(?:WITH\s+)?1|INCREMENT\s+(?:BY\s+)?1|MINVALUE\s+1"
    r"|MAXVALUE\s+(?:32767|2147483647|9223372036854775807)|NO\s+(?:MINVALUE|MAXVALUE|CYCLE)|CACHE\s+\d+|OWNED\s+BY\s+[\w.\"]+)"
)
COUNTS_BY_ONE = re.compile(rf"\s*{OPTION}(?:\s+{OPTION})*\s*", re.IGNORECASE)
CREATE_SEQUENCE = re.compile(rf"CREATE\s+SEQUENCE\s+(?:IF\s+NOT\s+EXISTS\s+)?({NAME})(?:\s+{OPTION})*", re.IGNORECASE)
OWNED = re.compile(rf"ALTER\s+SEQUENCE\s+(?:IF\s+EXISTS\s+)?({NAME})\s+OWNED\s+BY\s+[\w.\"\s]+", re.IGNORECASE)
DROP_SEQUENCE = re.compile(rf"DROP\s+SEQUENCE\s+(?:IF\s+EXISTS\s+)?({NAME})(?:\s+(?:CASCADE|RESTRICT))?", re.IGNORECASE)

REFUSED: dict[str, tuple[str, str]] = {
    "FUNCTION": ("a function of one's own", "do its work in the repository"),
    "PROCEDURE": ("a procedure", "do its work in the repository"),
    "TRIGGER": ("a trigger", "do its work in the repository, in one transaction with the change"),
    "RULE": ("a rule", "do its work in the repository"),
    "POLICY": ("row level security", "filter in the statements"),
    "DOMAIN": ("a domain", "give each column the type, and the CHECK under a name"),
    "SEQUENCE": ("a sequence that counts otherwise than by one from 1", "use bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
    "EXTENSION": ("an extension that is not known here", "do without it"),
    "SCHEMA": ("a schema of one's own", "make all in the schema public"),
    "AGGREGATE": ("an aggregate of one's own", "do its work in the repository"),
}
"""What has no form on SQLite, by the word behind CREATE, ALTER or DROP, and the way out."""


def is_nothing(source: Source, text: str, state: SchemaState) -> bool:
    """Whether nothing is to be done for *text*; what a later statement needs to know is noted, what has no form is refused."""
    text = text.rstrip().removesuffix(";").rstrip()
    if NOTHING.fullmatch(text):
        return True
    if found := CREATE_SEQUENCE.fullmatch(text):
        state.sequences.add(found[1].strip('"').lower())
        return True
    found = OWNED.fullmatch(text) or DROP_SEQUENCE.fullmatch(text)
    if found and found[1].strip('"').lower() in state.sequences:
        return True
    if word := re.match(r"(?:CREATE(?:\s+OR\s+REPLACE)?|ALTER|DROP)\s+(?:CONSTRAINT\s+)?(\w+)", text, re.IGNORECASE):
        what, cure = REFUSED.get(word[1].upper(), ("", ""))
        if what:
            source.refuse(None, f"{what} has no form on SQLite", f"{cure}; or {BY_HAND}")
    if re.match(r"DO\b", text, re.IGNORECASE):
        source.refuse(None, "a DO block has no form on SQLite", "write out the statements that it would run")
    return False
