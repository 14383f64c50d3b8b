"""A named stream of bytes that never raises while it is read: what breaks is kept as a fault for the end.

A format reads rows until the bytes end; if they end because the disk or the compression failed, the rows
before the break are kept and the fault is told after them. Raising out of `io.BufferedReader` was tried
first: it throws away the bytes it had gathered for the line it was on.
"""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING

from dedupe_news.reading.faults import ReadFault

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import WriteableBuffer

BUFFER = 1 << 18


class Faults(list[ReadFault]):
    """Faults met so far in one stream, in order."""


class PullRaw(io.RawIOBase):
    """A raw stream over a function that gives the next bytes, or none at the end; faults end it."""

    def __init__(self, pull: Callable[[int], bytes], faults: Faults) -> None:
        super().__init__()
        self._pull = pull
        self._faults = faults
        self._ended = False

    def readable(self) -> bool:
        """Bytes can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the whole buffer unless the end comes first, so that `peek` shows as much as there is."""
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view) and not self._ended:
            try:
                piece = self._pull(len(view) - filled)
            except ReadFault as fault:
                self._faults.append(fault)
                piece = b""
            except OSError as error:
                self._faults.append(
                    ReadFault(f"reading failed: {error.strerror or error}", done="read up to the break")
                )
                piece = b""
            if not piece:
                self._ended = True
                break
            view[filled : filled + len(piece)] = piece
            filled += len(piece)
        return filled


class ByteStream:
    r"""A named, buffered stream of bytes with the faults met in it.

    Example:
        >>> stream = ByteStream("a.txt", io.BytesIO(b"one\ntwo").read)
        >>> stream.peek(3), stream.readline(100), stream.read()
        (b'one', b'one\n', b'two')
    """

    def __init__(
        self,
        name: str,
        pull: Callable[[int], bytes],
        *,
        faults: Faults | None = None,
        seekable: IO[bytes] | None = None,
    ) -> None:
        self.name = name
        self.faults = Faults() if faults is None else faults
        self.seekable = seekable
        """The file beneath, untouched, where it can be read from any place."""
        self._buffer = io.BufferedReader(PullRaw(pull, self.faults), BUFFER)
        self.read1 = self._buffer.read1
        self.readline = self._buffer.readline

    def peek(self, size: int = BUFFER) -> bytes:
        """Up to `size` of the bytes that come next, at most one buffer of them; none are used up."""
        return self._buffer.peek(1)[:size]

    def read(self, size: int = -1) -> bytes:
        """The next `size` bytes, fewer only at the end; all of them for -1."""
        return self._buffer.read(size)

    def read_whole(self, limit: int, what: str) -> bytes:
        """All that is left, if it is at most `limit` bytes.

        Raises:
            ReadFault: when there is more; `what` names it in the message.
        """
        data = self._buffer.read(limit + 1)
        if len(data) > limit:
            raise ReadFault(
                f"{what} is larger than {in_words(limit)}",
                help="split it, or give it as JSON Lines, which are read row by row",
            )
        return data


def in_words(size: int) -> str:
    """A number of bytes as people say it.

    Example:
        >>> in_words(16 << 20), in_words(500)
        ('16 MiB', '500 bytes')
    """
    for unit, name in ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")):
        if size >= unit:
            return f"{size / unit:.4g} {name}"
    return f"{size} bytes"
