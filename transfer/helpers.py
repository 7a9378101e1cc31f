"""Processes of our own that share the work of this one: how one is started, told things and ended."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import IO, TYPE_CHECKING, Any, TypeVar

from .outcome import TransferInterrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

T = TypeVar("T")


@dataclass(slots=True)
class Helper:
    """A process, and the thread that gives it pieces; ``working`` from before it takes one, ``failure`` once it has failed."""

    process: subprocess.Popen[bytes]
    working: bool = False
    failure: BaseException | None = None
    thread: threading.Thread = field(init=False)

    @property
    def pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """Its standard input and output."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        return self.process.stdin, self.process.stdout


@contextmanager
def started(module: str, serve: Callable[[Helper], None], verb: str) -> Generator[Helper]:
    """
    A helper that runs *module* and is served by *serve* in a thread; both are over after the ``with``.

    A process that dies is its failure: "a process that *verb* has died".
    """

    def run(helper: Helper) -> None:
        try:
            serve(helper)
        except (OSError, EOFError, pickle.UnpicklingError):
            helper.failure = TransferInterrupted(f"a process that {verb} has died")

    # Ctrl-C reaches a whole group of processes, also one that is just starting: this one is ended by ours.
    with subprocess.Popen([sys.executable, "-m", module], stdin=subprocess.PIPE, stdout=subprocess.PIPE, process_group=0) as process:
        helper = Helper(process)
        helper.thread = threading.Thread(target=run, args=(helper,), daemon=True)
        helper.thread.start()
        try:
            yield helper
        finally:
            process.terminate()
            # It reads from the process, and sees its end.
            helper.thread.join()
            # Where the work was done before the process had read what it was to do, the rest still stands in the pipe.
            with suppress(BrokenPipeError):
                helper.pipes[0].close()


def next_piece(helper: Helper, queue: SimpleQueue[T]) -> T | None:
    """What a helper that is ready does next; None where nothing is left."""
    # It takes a while to start: what can be done meanwhile is not kept for it.
    helper.working = True
    try:
        return queue.get_nowait()
    except Empty:
        helper.working = False
        return None


def wait_for(helpers: Iterable[Helper]) -> None:
    """Wait for the helpers that have a piece; raises what one has failed by."""
    for helper in helpers:
        if helper.working:
            helper.thread.join()
        if helper.failure is not None:
            raise helper.failure


def received(out: IO[bytes]) -> Iterator[Any]:
    """All that the other side says until it ends."""
    while True:
        try:
            yield pickle.load(out)  # noqa: S301 - from a process of our own
        except EOFError:
            return


def send(into: IO[bytes], what: object) -> None:
    """Tell the other side something; raises OSError where it is gone."""
    pickle.dump(what, into)
    into.flush()
