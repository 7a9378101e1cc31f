"""Files of lines, as they are or compressed by zstd, read and written in pieces."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, cast

from ...adapters.errors import ConfigError, StorageFailure

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path
    from types import ModuleType

    from .manifest import Compression

SUFFIXES: dict[Compression, str] = {"none": "", "zstd": ".zst"}
BLOCK_BYTES = 1 << 20
LEVEL = 3


@contextmanager
def writing(path: Path, compression: Compression) -> Generator[IO[bytes]]:
    """
    The file *path* to be written.

    Raises:
        ConfigError: zstandard is not installed.
        OSError: the file cannot be written.
    """
    with path.open("wb") as file:
        if compression == "none":
            yield file
            return
        with _zstandard().ZstdCompressor(level=LEVEL, write_checksum=True).stream_writer(file, closefd=False) as packed:
            yield cast("IO[bytes]", packed)


def whole_lines(path: Path, compression: Compression) -> Iterator[bytearray]:
    """
    The lines of *path* in pieces of about a mebibyte, none of them cut.

    Raises:
        ConfigError: zstandard is not installed.
        StorageFailure: the file is no zstd, or ends within a line.
        OSError: the file cannot be read.
    """
    # A long line comes in many blocks, and a bytearray grows in place.
    rest = bytearray()
    for block in _blocks(path, compression):
        end = block.rfind(b"\n") + 1
        rest += memoryview(block)[:end] if end else block
        if end:
            yield rest
            rest = bytearray(memoryview(block)[end:])
    if rest:
        raise StorageFailure(f"{path} ends within a line")


def _blocks(path: Path, compression: Compression) -> Iterator[bytes]:
    with path.open("rb") as file:
        if compression == "none":
            while block := file.read(BLOCK_BYTES):
                yield block
            return
        zstandard = _zstandard()
        try:
            with zstandard.ZstdDecompressor().stream_reader(file) as unpacked:
                while block := unpacked.read(BLOCK_BYTES):
                    yield block
        except zstandard.ZstdError:
            broken = True
        else:
            broken = False
    if broken:
        raise StorageFailure(f"{path} is no whole zstd file")


def _zstandard() -> ModuleType:
    try:
        import zstandard  # noqa: PLC0415 - only who compresses needs it
    except ImportError:
        pass
    else:
        return zstandard
    raise ConfigError("zstandard is not installed\n    fix:  pip install 'twinsql[zstd]', or export without --compress")
