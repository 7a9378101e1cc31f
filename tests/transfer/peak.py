"""What memory a command takes."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.transfer import killing

if TYPE_CHECKING:
    from collections.abc import Sequence

# A child begins with the memory of who starts it, which would be that of the tests.
BETWEEN = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=2)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak_bytes(command: Sequence[str]) -> int:
    """Run *command*, which must succeed: the most that one of its processes has held at once."""
    done = subprocess.run([sys.executable, "-c", BETWEEN, *command], capture_output=True, text=True, check=True, cwd=killing.ROOT)
    return int(done.stdout) * 1024
