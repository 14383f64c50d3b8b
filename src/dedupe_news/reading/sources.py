"""From the paths a user gave to a sorted list of files, and from a file to its bytes: the room's only door.

No other file of this room opens anything. Order and repetition of the given paths never matter.
"""

# ruff: noqa: PTH113, PTH114, PTH116, PTH118, PTH119, PTH123 - a name is kept as the user gave it; Path would make `a` of `./a`

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from dedupe_news.model import Problem
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.streams import ByteStream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dedupe_news.reading.compression import Budget

Place = tuple[str, int, int]
"""A file, where in it something begins, and how many bytes it has."""
STDIN = "-"
STDIN_NAME = "stdin"


@dataclass(frozen=True, slots=True, order=True)
class SourceFile:
    """One file to read: `name` as the user would say it, `path` as the system knows it.

    `relative` is the name beneath the folder it was found in (or its base name), for a tree that mirrors
    the input; `folder` is that folder as given, or None for a file given by name.
    """

    name: str
    path: str
    relative: str
    folder: str | None = None


def expand(paths: Sequence[str]) -> tuple[list[SourceFile], list[Problem]]:
    """The files behind the given paths, sorted by name, each once, and what could not be found.

    Folders are walked to the bottom. Hidden files are passed over; links inside a folder are not followed:
    what they point to inside the folder is read at its own place, what lies outside is not part of it.

    Example:
        >>> expand(["-"])[0][0].name
        'stdin'
        >>> expand(["/no/such/file.txt"])[1][0].what
        'no such file or folder'
    """
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for given in sorted(set(paths)):
        if given == STDIN:
            files.append(SourceFile(STDIN_NAME, STDIN, STDIN_NAME))
            continue
        try:
            mode = os.stat(given).st_mode
        except (OSError, ValueError) as error:  # ValueError: a NUL byte in the name
            problems.append(_not_there(given, error))
            continue
        if stat.S_ISDIR(mode):
            found, missed = _walk(given)
            files += found
            problems += missed
            if not found and not missed:
                problems.append(no_text_in(printable(given)))
        else:
            files.append(SourceFile(printable(given), given, printable(os.path.basename(given))))
    return _each_once(files), problems


def no_text_in(folder: str) -> Problem:
    """What is said of a folder in which nothing could be read."""
    return Problem(
        folder,
        None,
        "no readable text in this folder",
        help="it may hold other formats or only hidden files; name a file to see why it is not read",
    )


def read_list(data: bytes, *, null_separated: bool = False) -> list[str]:
    r"""The paths in a list such as `find` prints, one a line or separated by NUL bytes.

    Example:
        >>> read_list(b"a.txt\nb c.txt\r\n\n")
        ['a.txt', 'b c.txt']
    """
    if null_separated:
        return [os.fsdecode(part) for part in data.split(b"\0") if part.strip()]
    lines = (line.removesuffix(b"\r") for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n"))
    return [os.fsdecode(line) for line in lines if line.strip()]


def printable(path: str) -> str:
    r"""A path as text that can be written as UTF-8; bytes that are none are shown as escapes.

    Example:
        >>> printable("caf\udce9.txt")
        'caf\\xe9.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


class Opened:
    """An open file or stdin with its stream; a context manager that closes what it opened."""

    def __init__(self, file: SourceFile, stdin: BinaryIO | None, budget: Budget) -> None:
        """Open.

        Raises:
            ReadFault: when the file cannot be opened.
        """
        self._close: Callable[[], None] | None = None
        if file.path == STDIN:
            if stdin is None:
                raise ReadFault("nothing is given on standard input", help="pipe a text in, or name a file")
            self.stream = ByteStream(file.name, _counted(stdin.read, budget))
            return
        try:
            handle = open(file.path, "rb", buffering=0)  # noqa: SIM115 - closed by this class's own exit
        except (OSError, ValueError) as error:
            raise _cannot_open(error) from error
        self._close = handle.close
        pull: Callable[[int], bytes] = lambda size: handle.read(size) or b""  # noqa: E731 - one expression
        seekable = handle.seekable() and stat.S_ISREG(os.fstat(handle.fileno()).st_mode)
        # archives seek, the stream does not: they are separate readers of one file, never used in turns
        self.stream = ByteStream(file.name, _counted(pull, budget), seekable=handle if seekable else None)

    def __enter__(self) -> ByteStream:
        return self.stream

    def __exit__(self, *_: object) -> None:
        if self._close is not None:
            self._close()


def read_place(place: Place) -> bytes:
    """The bytes in a place of a file.

    Raises:
        OSError: they cannot be read, or the file has been cut short since.
    """
    path, start, size = place
    with open(path, "rb") as file:
        file.seek(start)
        data = file.read(size)
    if len(data) < size:
        raise OSError(errno.EIO, "the file was cut short while it was read")
    return data


def _counted(pull: Callable[[int], bytes], budget: Budget) -> Callable[[int], bytes]:
    def counted(size: int) -> bytes:
        piece = pull(size)
        budget.taken += len(piece)
        return piece

    return counted


def _walk(folder: str) -> tuple[list[SourceFile], list[Problem]]:
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for path in _files_below(folder, problems):
        relative = printable(os.path.relpath(path, folder)).replace(os.sep, "/")
        name = printable(folder).rstrip("/") + "/" + relative
        files.append(SourceFile(name, path, relative, printable(folder)))
    return files, problems


def _files_below(folder: str, problems: list[Problem]) -> Iterator[str]:
    def missed(error: OSError) -> None:
        where = error.filename if isinstance(error.filename, str) else folder
        problems.append(_cannot_open(error).problem(printable(where)))

    for place, folders, names in os.walk(folder, onerror=missed):
        linked = [name for name in folders if os.path.islink(os.path.join(place, name))]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
        for name in sorted(names + linked):
            path = os.path.join(place, name)
            if name.startswith("."):
                continue
            if os.path.islink(path):
                if not _inside(path, folder):
                    problems.append(
                        Problem(
                            printable(path),
                            None,
                            "a link that leads out of the folder",
                            done="not followed",
                            help="name the file itself to read it",
                            fatal=False,
                        )
                    )
            elif os.path.isfile(path):
                yield path


def _inside(path: str, folder: str) -> bool:
    root = os.path.realpath(folder).rstrip(os.sep) + os.sep
    return (os.path.realpath(path) + os.sep).startswith(root)


def _each_once(files: Iterable[SourceFile]) -> list[SourceFile]:
    kept: dict[str, SourceFile] = {}
    # a file given by name comes before the same file found in a folder: what is said of it is said aloud
    for file in sorted(files, key=lambda file: (file.folder is not None, file.name, file.path)):
        kept.setdefault(file.path if file.path == STDIN else os.path.realpath(file.path), file)
    return sorted(kept.values(), key=lambda file: (file.name, file.path))


def _not_there(given: str, error: OSError | ValueError) -> Problem:
    if isinstance(error, (FileNotFoundError, NotADirectoryError, ValueError)):
        return Problem(
            printable(given) if "\0" not in given else given.replace("\0", "\\x00"),
            None,
            "no such file or folder",
            help="check the name; quote it if it holds spaces",
        )
    return _cannot_open(error).problem(printable(given))


def _cannot_open(error: OSError | ValueError) -> ReadFault:
    if isinstance(error, PermissionError):
        return ReadFault("you may not read it", help="change its permissions, or run as a user who may")
    if isinstance(error, FileNotFoundError):
        return ReadFault("no such file or folder", help="it was there a moment ago; run the command again")
    reason = error.strerror if isinstance(error, OSError) else None
    return ReadFault(f"it cannot be opened: {reason or error}", help="check the file and its disk")
