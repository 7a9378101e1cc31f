"""
Print the budgets and what was measured: ``python -m bench [--rounds 21] [--folder FOLDER]``.

Figures are ratios of interleaved runs. They are meant for a quiet machine and a local disk; a folder in memory shows what a disk hides.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from .budgets import HEAD
from .sqlite import results


def main() -> int:
    """1 where a budget is not kept."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the budgets of the design.")
    parser.add_argument("--rounds", type=int, default=21, help="how often each pair is run (21)")
    parser.add_argument("--folder", type=Path, help="where the databases go (the system's temporary folder)")
    arguments = parser.parse_args()
    held = True
    print(HEAD)
    with TemporaryDirectory(dir=arguments.folder) as folder:
        for result in results(arguments.rounds, Path(folder)):
            print(result.line(), flush=True)
            held = held and result.held
    return 0 if held else 1


raise SystemExit(main())
