"""Members of ZIP and tar archives as streams, in the archive's order; nothing is ever written to disk.

Refused, each with a fault at the member's name: archives in archives, names that climb out of the archive,
links and devices, sparse files, encrypted members, a name that comes twice. Hidden members and folders are
passed over in silence.
"""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from dedupe_news.reading.compression import BROKEN, Budget
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.streams import ByteStream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dedupe_news.reading.settings import ReadLimits

TAR_MARK = slice(257, 262)
STEP = 1 << 17
BROKEN_ZIP = (*BROKEN, zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, LookupError)

Member = tuple[str, "ByteStream | ReadFault"]


def archive_of(head: bytes) -> str | None:
    r"""The kind of archive that the first bytes show (`zip`, `tar`), or None.

    Example:
        >>> archive_of(b"PK\x03\x04..."), archive_of(b"Oslo")
        ('zip', None)
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head[TAR_MARK] == b"ustar":
        return "tar"
    return None


def members(stream: ByteStream, kind: str, limits: ReadLimits, budget: Budget) -> Iterator[Member]:
    """Each member's name with its stream, or with the fault that keeps it from being read.

    A stream must be used up or let go before the next member is asked for.
    """
    return zip_members(stream, limits, budget) if kind == "zip" else tar_members(stream)


def zip_members(stream: ByteStream, limits: ReadLimits, budget: Budget) -> Iterator[Member]:
    """Members of a ZIP archive; one that arrives on a pipe is held in memory, up to a bound."""
    try:
        file = stream.seekable or io.BytesIO(stream.read_whole(limits.whole_bytes, "a ZIP archive on a pipe"))
        budget.taken = max(budget.taken, _size(file))
        archive = zipfile.ZipFile(file)
    except ReadFault as fault:
        yield "", fault
        return
    except BROKEN_ZIP as error:
        yield "", ReadFault(f"the ZIP archive is damaged ({error})", help="fetch it again")
        return
    with archive:
        if _is_office(archive):
            yield (
                "",
                ReadFault(
                    "a document of an office program or an e-book, not an archive of texts",
                    help="save it as plain text or HTML first",
                ),
            )
            return
        seen: set[str] = set()
        for info in archive.infolist():
            if info.is_dir() or is_hidden(info.filename):
                continue
            refused = refusal(info.filename, seen) or _zip_refusal(info)
            seen.add(info.filename)
            yield info.filename, refused or _zip_stream(archive, info, budget)


def tar_members(stream: ByteStream) -> Iterator[Member]:
    """Members of a tar archive, read in one pass."""
    seen: set[str] = set()
    try:
        # the stream is read once, forward: "r|" never seeks, and so works behind any compression
        with tarfile.open(None, "r|", _Forward(stream)) as archive:
            for info in archive:
                # tarfile keeps every member it met; a million of them would pile up
                archive.members = []  # type: ignore[attr-defined] # left out of its type stub
                if info.isdir() or is_hidden(info.name):
                    continue
                refused = refusal(info.name, seen) or _tar_refusal(info)
                seen.add(info.name)
                opened = None if refused else archive.extractfile(info)
                if opened is None:
                    yield info.name, refused or ReadFault("not a file", fatal=False)
                else:
                    yield info.name, ByteStream(info.name, _guarded(opened, "tar"))
    except (tarfile.TarError, *BROKEN) as error:
        if not stream.faults:  # a break in the compression beneath is already told
            yield (
                "",
                ReadFault(
                    f"the tar archive is damaged ({error})",
                    done="read up to the break",
                    help="fetch it again",
                ),
            )


class _Forward(io.RawIOBase):
    """The stream as a file that is only read forward, which is all that tarfile asks of it."""

    def __init__(self, stream: ByteStream) -> None:
        super().__init__()
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        return self._stream.read(size)


def is_hidden(name: str) -> bool:
    """Whether a member is hidden or the other half of a Mac file.

    Example:
        >>> is_hidden("__MACOSX/a/._x.txt"), is_hidden("./a/x.txt")
        (True, False)
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def refusal(name: str, seen: set[str]) -> ReadFault | None:
    """Why a member of this name is not read, or None."""
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or name[1:3] in (":\\", ":/") or "\0" in name:
        return ReadFault(
            "the member's name points out of its archive", help="pack the archive anew with plain names"
        )
    if name in seen:
        return ReadFault("the archive has two members of this name", done="only the first was read")
    return None


def _zip_refusal(info: zipfile.ZipInfo) -> ReadFault | None:
    if stat.S_ISLNK(info.external_attr >> 16):
        return ReadFault("a link, not a file", done="not followed", fatal=False)
    if info.flag_bits & 0x1:
        return ReadFault("the member is encrypted", help="unpack it yourself and give the files")
    return None


def _tar_refusal(info: tarfile.TarInfo) -> ReadFault | None:
    if info.issym() or info.islnk():
        return ReadFault("a link, not a file", done="not followed", fatal=False)
    if info.issparse():
        return ReadFault("a sparse file", help="unpack it yourself and give the file")
    if not info.isreg():
        return ReadFault("a device or pipe, not a file", done="not read", fatal=False)
    return None


def _zip_stream(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> ByteStream | ReadFault:
    try:
        opened = archive.open(info)
    except BROKEN_ZIP as error:
        return ReadFault(f"the member cannot be read ({error})", help="unpack it yourself and give the file")
    return ByteStream(info.filename, _guarded(opened, "ZIP", budget))


def _guarded(opened: IO[bytes], kind: str, budget: Budget | None = None) -> Callable[[int], bytes]:
    def pull(size: int) -> bytes:
        try:
            piece = opened.read(min(size, STEP))
        except (tarfile.TarError, *BROKEN_ZIP) as error:
            raise ReadFault(
                f"the {kind} member is damaged ({error})", done="read up to the break", help="fetch it again"
            ) from error
        if budget is not None:
            budget.give(len(piece))
        return piece

    return pull


def _is_office(archive: zipfile.ZipFile) -> bool:
    first = {info.filename for info in archive.infolist()[:3]}
    return bool(first & {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})


def _size(file: IO[bytes]) -> int:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size
