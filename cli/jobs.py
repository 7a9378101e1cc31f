"""How many processes a command may use."""

from __future__ import annotations

import os

from ..adapters.errors import ConfigError

MOST_JOBS = 2
"""Unless a person says more: the server works too."""


def usable_jobs(given: int | None) -> int:
    """
    What ``--jobs`` says; two where there are two processors and it says nothing.

    Raises:
        ConfigError: it is no number above 0.
    """
    if given is not None and given < 1:
        raise ConfigError("--jobs wants a number above 0\n    fix:  leave it out, or give one")
    return given or min(MOST_JOBS, os.cpu_count() or 1)
