"""The ``twinsql`` command: arguments and printing. What it does is in the other rooms."""

from __future__ import annotations


def main() -> None:
    """Run the command line of this process and exit with its code."""
    import sys  # noqa: PLC0415 - importing this package costs nothing

    from .app import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:]))
