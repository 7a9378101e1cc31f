"""What a role has to be granted, by what PostgreSQL denies it."""

from __future__ import annotations

import re

from .names import quoted

LACKS_RIGHT = "42501"
DENIED = re.compile(r"(?:permission denied for|must be owner of) (database|materialized view|schema|sequence|table|view) (\S.*)")
MAY_LACK = "may lack SELECT privilege"
"""What pg_dump 18 says of sequences."""
READS = {
    "database": "GRANT CONNECT ON DATABASE {name} TO {role}",
    "materialized view": "GRANT SELECT ON {name} TO {role}",
    "schema": "GRANT USAGE ON SCHEMA {name} TO {role}",
    "sequence": "GRANT SELECT ON SEQUENCE {name} TO {role}",
    "table": "GRANT SELECT ON TABLE {name} TO {role}",
    "view": "GRANT SELECT ON {name} TO {role}",
}
ALL_AT_ONCE = "GRANT pg_read_all_data TO {role}"
"""Since PostgreSQL 14."""
WRITES = {
    "database": "GRANT CREATE ON DATABASE {name} TO {role}",
    "materialized view": "ALTER MATERIALIZED VIEW {name} OWNER TO {role}",
    "schema": "GRANT USAGE, CREATE ON SCHEMA {name} TO {role}",
    "sequence": "ALTER SEQUENCE {name} OWNER TO {role}",
    "table": "ALTER TABLE {name} OWNER TO {role}",
    "view": "ALTER VIEW {name} OWNER TO {role}",
}
"""Foreign keys and triggers are taken away while rows come: only an owner may do that."""


def granting(message: str, role: str, *, writes: bool) -> str:
    """What gives *role* the right that the server's *message* says it lacks, for who only reads, or *writes* too."""
    found = DENIED.search(message)
    if found is None and MAY_LACK in message:
        return f"fix:  {ALL_AT_ONCE.format(role=quoted(role))}"
    if found is None:
        return f"fix:  give the role {role} the right that is named, as owner of it or superuser"
    kind, name = found[1], found[2]
    as_names = {"name": quoted(name), "role": quoted(role)}
    if writes:
        return f"fix:  {WRITES[kind].format(**as_names)}"
    return f"fix:  {READS[kind].format(**as_names)}; for all that there is: {ALL_AT_ONCE.format(**as_names)}"
