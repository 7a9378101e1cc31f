"""``make mutations``: every row of the translator's tables is changed, one after the other; what no proof case notices is a finding."""

from __future__ import annotations

import sys
from collections import Counter

from twinsql.adapters.describe import Describer
from twinsql.compiler.server import postgres_server

from tests.compiler.mutations.judge import Judge
from tests.compiler.mutations.sweep import EQUAL, judged
from tests.compiler.translate.twins import open_twins
from tests.conftest import fresh_database


def main() -> int:
    """Change, look, tell."""
    with postgres_server() as server, fresh_database(server) as url, Describer(url) as describer, open_twins(url, describer) as twins:
        found = [(row, how) for row, how in judged(Judge(twins))]
    counts = Counter(how.rpartition(": ")[2] or "as right as before" for _, how in found)
    for row, how in found:
        if not how and row.shown not in EQUAL:
            sys.stdout.write(f"{row.shown} as {row.value}: no case notices ({', '.join(case.name for case in row.cases[:3])})\n")
    missed = sum(not how and row.shown not in EQUAL for row, how in found)
    told = ", ".join(f"{count} by {what}" if what != "as right as before" else f"{count} {what}" for what, count in counts.most_common())
    sys.stdout.write(f"{len(found)} mutations: {told}; {missed} unnoticed\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
