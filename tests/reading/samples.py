"""Short news in bytes, and the ways to pack it."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

from dedupe_news.model import Problem, Record
from dedupe_news.reading import ReadSettings, read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

RAIN = "It rained on Bergen for the ninetieth day in a row, said the weather service.\n"
SNOW = "Snow closed the mountain road between Røldal and Haukeli early on Sunday.\n"


def compress_zst(data: bytes) -> bytes:
    """Zstandard with a checksum, as its command writes it."""
    packed: bytes = zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1})
    return packed


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": compress_zst,
}


def read_all(*paths: Path | str, **choices: Any) -> tuple[list[Record], list[Problem]]:
    """The records and the problems of some paths."""
    records: list[Record] = []
    problems: list[Problem] = []
    for item in read([str(path) for path in paths], ReadSettings(**choices)):
        (records if isinstance(item, Record) else problems).append(item)  # type: ignore[arg-type]
    return records, problems


def read_bytes(data: bytes, **choices: Any) -> tuple[list[Record], list[Problem]]:
    """The records and the problems of standard input."""
    records: list[Record] = []
    problems: list[Problem] = []
    for item in read(["-"], ReadSettings(**choices), io.BytesIO(data)):
        (records if isinstance(item, Record) else problems).append(item)  # type: ignore[arg-type]
    return records, problems


def texts(found: tuple[list[Record], list[Problem]]) -> list[str]:
    """The texts alone."""
    return [record.text for record in found[0]]


def told(found: tuple[list[Record], list[Problem]]) -> list[str]:
    """What the problems say."""
    return [problem.what for problem in found[1]]


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(*members: tuple[str, bytes] | tarfile.TarInfo) -> bytes:
    """A tar archive of files, given by name and bytes, and of other things, given as they stand in it."""
    out = io.BytesIO()
    with tarfile.open(None, "w", out) as archive:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
                continue
            info = tarfile.TarInfo(member[0])
            info.size = len(member[1])
            archive.addfile(info, io.BytesIO(member[1]))
    return out.getvalue()
