"""Decompression by magic bytes (gz, bz2, xz, zst), in bounded steps, with a bound on how much may come out.

Formats: RFC 1952 (gzip), RFC 8878 (Zstandard), the .xz file format 1.2, bzip2. Files made of several
members or frames, as WARC files are, are read through to the end.
"""

from __future__ import annotations

import bz2
import lzma
import sys
import zlib
from typing import TYPE_CHECKING, Protocol

from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.streams import ByteStream, in_words

if TYPE_CHECKING:
    from dedupe_news.reading.settings import ReadLimits

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

STEP = 1 << 17
MAGICS = (
    (b"\x1f\x8b\x08", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
)
BROKEN = (zlib.error, lzma.LZMAError, zstd.ZstdError, OSError, EOFError, ValueError)


class Decoder(Protocol):
    """What bz2, lzma and zstd decompressors have in common."""

    @property
    def eof(self) -> bool:
        """Whether the member or frame has ended."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out without more data."""

    @property
    def unused_data(self) -> bytes:
        """What follows the end."""

    def decompress(self, data: bytes, max_length: int = ...) -> bytes:
        """At most `max_length` bytes of output."""


class _Gzip:
    """Zlib's decompressor with the face of the others."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = 0) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


def compression_of(head: bytes) -> str | None:
    """The compression that the first bytes show, or None.

    Example:
        >>> compression_of(b"BZh91AY"), compression_of(b"Berlin")
        ('bz2', None)
    """
    for magic, name in MAGICS:
        if head.startswith(magic):
            # "BZh" could begin a word; the format asks for a digit and the block mark
            if name == "bz2" and not (head[3:4] in b"123456789" and head[4:7] in (b"1AY", b"\x17rE")):
                continue
            return name
    if len(head) >= 4 and 0x50 <= head[0] <= 0x5F and head[1:4] == b"\x2a\x4d\x18":
        return "zst"  # a skippable frame may come first
    return None


class Budget:
    """How much a compressed file may still yield: a ratio to the bytes taken from the file itself."""

    def __init__(self, limits: ReadLimits) -> None:
        self._limits = limits
        self.taken = 0
        self.given = 0

    def give(self, size: int) -> None:
        """Count output.

        Raises:
            ReadFault: when the output passes the bound.
        """
        self.given += size
        if self.given > max(self._limits.ratio_from, self._limits.ratio * self.taken):
            raise ReadFault(
                f"it grows more than {self._limits.ratio} times when decompressed "
                f"({in_words(self.given)} from {in_words(self.taken)})",
                done="read up to there",
                help="it looks like a decompression bomb; decompress it yourself if you trust it",
            )


class Decompressor:
    """Pulls decompressed bytes out of a stream, a bounded step at a time."""

    def __init__(self, inner: ByteStream, kind: str, budget: Budget) -> None:
        self._inner = inner
        self._kind = kind
        self._budget = budget
        self._decoder = self._fresh()
        self._members = 0
        self._begun = False
        """Whether anything came out of the member that is being read."""

    def _fresh(self) -> Decoder:
        if self._kind == "gz":
            return _Gzip()
        if self._kind == "bz2":
            return bz2.BZ2Decompressor()
        if self._kind == "xz":
            return lzma.LZMADecompressor(lzma.FORMAT_XZ)
        made: Decoder = zstd.ZstdDecompressor()
        return made

    def pull(self, size: int) -> bytes:
        """Some next bytes, at most `size`; none at the end.

        Raises:
            ReadFault: when the data is damaged, ends early or grows past its budget.
        """
        pending = b""
        while True:
            if self._decoder.eof:
                pending = self._next_member()
                if not pending:
                    return b""
            elif self._decoder.needs_input and not pending:
                pending = self._inner.read(STEP)
                if not pending:
                    raise ReadFault(
                        f"the {self._kind} data ends in the middle",
                        done="read up to the break",
                        help="the file is cut short; fetch it again",
                    )
            try:
                out = self._decoder.decompress(pending, size)
            except BROKEN as error:
                raise self._damage(error) from error
            pending = b""
            if out:
                self._begun = True
                self._budget.give(len(out))
                return out

    def _next_member(self) -> bytes:
        rest = self._decoder.unused_data
        while True:
            rest = rest.lstrip(b"\0")  # tapes and some tools pad with zeros
            if rest:
                break
            rest = self._inner.read(STEP)
            if not rest:
                return b""
        self._members += 1
        self._begun = False
        self._decoder = self._fresh()
        return rest

    def _damage(self, error: Exception) -> ReadFault:
        if self._members and not self._begun:
            return ReadFault(
                f"after the {self._kind} data something else follows",
                done="read up to there",
                help="the file may be cut or glued wrongly; fetch it again",
            )
        return ReadFault(
            f"the {self._kind} data is damaged ({error})", done="read up to the break", help="fetch it again"
        )


def decompressed(stream: ByteStream, kind: str, budget: Budget) -> ByteStream:
    """The same stream without its compression; faults of both come together in one list.

    Example:
        >>> import io, gzip
        >>> from dedupe_news.reading.settings import ReadLimits
        >>> inner = ByteStream("a.gz", io.BytesIO(gzip.compress(b"Rain in Bergen")).read)
        >>> decompressed(inner, "gz", Budget(ReadLimits())).read()
        b'Rain in Bergen'
    """
    return ByteStream(stream.name, Decompressor(stream, kind, budget).pull, faults=stream.faults)
