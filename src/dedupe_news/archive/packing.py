"""Compression and archives on the way out: each source packed as it came, the same bytes every time.

No name, no time and no user is written into a header, so that equal contents make equal files.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import sys
import tarfile
import tempfile
import zipfile
from typing import IO, TYPE_CHECKING, Protocol, cast

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

GZ_LEVEL = 4
"""Of 1 to 9: the usual 6 makes news a twentieth smaller and takes more than twice as long."""
BZ2_LEVEL = 9
XZ_PRESET = 3
"""Of 0 to 9: from 3 to the usual 6 a file loses a twentieth of its size and takes four times as long."""
ZSTD_LEVEL = 3
IN_MEMORY = 1 << 20
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP archive can say."""
MODE = 0o644


def packed(data: bytes, kind: str | None) -> bytes:
    """Bytes as one whole member of a compression: members may follow one another in a file.

    Example:
        >>> gzip.decompress(packed(b"Rain ", "gz") + packed(b"in Bergen", "gz"))
        b'Rain in Bergen'
    """
    if not data or kind is None:
        return data
    if kind == "gz":
        return gzip.compress(data, GZ_LEVEL, mtime=0)
    if kind == "bz2":
        return bz2.compress(data, BZ2_LEVEL)
    if kind == "xz":
        return lzma.compress(data, preset=XZ_PRESET)
    done: bytes = zstd.compress(data, ZSTD_LEVEL)
    return done


def _stream(file: IO[bytes], kind: str) -> IO[bytes]:
    """A file that packs what is written to it."""
    if kind == "gz":
        # an empty name: the default would write the temporary file's into the header
        return cast("IO[bytes]", gzip.GzipFile("", "wb", GZ_LEVEL, file, mtime=0))
    if kind == "bz2":
        return bz2.BZ2File(file, "wb", compresslevel=BZ2_LEVEL)
    if kind == "xz":
        return lzma.LZMAFile(file, "wb", preset=XZ_PRESET)
    return cast("IO[bytes]", zstd.ZstdFile(file, "wb", level=ZSTD_LEVEL))


class Sink(Protocol):
    """Where the parts of one source go."""

    def begin(self, name: str) -> None:
        """A part of this name begins."""

    def write(self, data: bytes) -> None:
        """More of the part, packed already as far as the part itself is packed."""

    def end(self) -> None:
        """The part is whole."""

    def close(self) -> None:
        """The source is whole."""

    def digest(self) -> str | None:
        """SHA-256 of the file's bytes in hexadecimal, where they were written one after the other."""


def sink(file: IO[bytes], outer: Sequence[str]) -> Sink:
    """What packs a source's parts into a file as the source was packed."""
    if "zip" in outer:
        return _Zip(_layers(file, outer))
    if "tar" in outer:
        return _Tar(_layers(file, outer))
    return _Plain(file)


def _layers(file: IO[bytes], outer: Sequence[str]) -> list[IO[bytes]]:
    layers = [file]
    layers.extend(_stream(file, kind) for kind in outer[:-1])
    return layers


class _Plain:
    """A source of one part."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def begin(self, name: str) -> None:
        pass

    def write(self, data: bytes) -> None:
        self._digest.update(data)
        self._file.write(data)

    def end(self) -> None:
        pass

    def close(self) -> None:
        pass

    def digest(self) -> str | None:
        return self._digest.hexdigest()


class _Zip:
    """Members of a ZIP archive, written as they come."""

    def __init__(self, layers: list[IO[bytes]]) -> None:
        self._layers = layers
        self._archive = zipfile.ZipFile(layers[-1], "w", zipfile.ZIP_DEFLATED)
        self._member: IO[bytes] | None = None

    def begin(self, name: str) -> None:
        info = zipfile.ZipInfo(name, EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = MODE << 16
        info.create_system = 3
        self._member = self._archive.open(info, "w", force_zip64=True)

    def write(self, data: bytes) -> None:
        assert self._member is not None  # noqa: S101 - begin comes first
        self._member.write(data)

    def end(self) -> None:
        assert self._member is not None  # noqa: S101 - as above
        self._member.close()

    def close(self) -> None:
        self._archive.close()
        _close(self._layers)

    def digest(self) -> str | None:
        return None  # headers may be written over, and layers pack


class _Tar:
    """Members of a tar archive; each is set aside until its size is known, which its header has to say."""

    def __init__(self, layers: list[IO[bytes]]) -> None:
        self._layers = layers
        self._archive = tarfile.open(None, "w", layers[-1], format=tarfile.PAX_FORMAT)  # noqa: SIM115 - closed in `close`
        self._name = ""
        self._member: IO[bytes] = io.BytesIO()

    def begin(self, name: str) -> None:
        self._name = name
        self._member = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed in `end`

    def write(self, data: bytes) -> None:
        self._member.write(data)

    def end(self) -> None:
        info = tarfile.TarInfo(self._name)
        info.size = self._member.tell()
        info.mode = MODE
        self._member.seek(0)
        self._archive.addfile(info, self._member)
        self._member.close()

    def close(self) -> None:
        self._archive.close()
        _close(self._layers)

    def digest(self) -> str | None:
        return None  # headers may be written over, and layers pack


def _close(layers: list[IO[bytes]]) -> None:
    for layer in reversed(layers[1:]):
        layer.close()


def temporary(folder: Path) -> IO[bytes]:
    """A file to set a part aside in, which goes when it is closed."""
    return cast("IO[bytes]", tempfile.TemporaryFile(dir=folder))
