"""The state of a batch on disk: small files, each written whole, so that a run killed anywhere goes on.

Everything lies in one hidden folder inside OUT, on the same file system as the results, and is gone when
the run is done. A file that is there is whole: it was written beside its place and renamed into it.
"""

# ruff: noqa: PTH105, PTH108, PTH123 - calls that say what the system does

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from dedupe_news.errors import OutputError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

STATE = ".dedupe-news"
PLAN = "plan.json"
STALE = "stale.json"
OUTPUTS = "outputs.log"
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
LEVEL = 1
"""Of Zstandard: at level 1 the state of a batch takes about four tenths of its text, at 300 MB/s."""


class State:
    """The state's folder and what is in it; names are short paths below it.

    One that is not `lasting` need not outlive a failing machine: nothing waits until it is on the disk.
    """

    def __init__(self, folder: Path, *, lasting: bool = True) -> None:
        self.folder = folder
        self._lasting = lasting

    def path(self, name: str) -> Path:
        """Where a file of the state lies."""
        return self.folder / name

    def has(self, name: str) -> bool:
        """Whether a file of the state was written."""
        return self.path(name).exists()

    def write(self, name: str, data: bytes) -> None:
        """Write a file whole: beside its place, to the disk, then renamed into it."""
        self.write_together({name: data})

    def write_together(self, files: Mapping[str, bytes]) -> None:
        """Write files whole, and put them in their places one after the other: if the last is there, all are.

        A disk makes several files durable in the time of one.
        """
        beside = {name: self._beside(name, data) for name, data in files.items()}
        if self._lasting and len(beside) > 1:
            with ThreadPoolExecutor(len(beside)) as pool:
                list(pool.map(to_disk, beside.values()))
        elif self._lasting:
            deque(map(to_disk, beside.values()), maxlen=0)
        for name, path in beside.items():
            os.replace(path, self.path(name))

    def _beside(self, name: str, data: bytes) -> Path:
        """Write a file beside its place."""
        path = self.path(f"tmp/{name.replace('/', '-')}.{os.getpid()}")
        with open(path, "wb") as file:
            file.write(data)
        return path

    def read(self, name: str) -> bytes:
        """A file's bytes."""
        return self.path(name).read_bytes()

    def write_json(self, name: str, value: object) -> None:
        """Write a value as compressed JSON."""
        self.write(name, as_json(value))

    def read_json(self, name: str) -> Any:  # noqa: ANN401 - any JSON
        """A value written by `write_json`."""
        return json.loads(_unpacked(self.read(name)))

    def read_texts(self, name: str) -> tuple[Any, list[str]]:
        """A value and texts written as `as_texts` gives them."""
        text = _unpacked(self.read(name))
        at = text.index("\0")
        value, sizes = json.loads(text[:at])
        ends = list(accumulate(sizes, initial=at + 1))
        return value, [text[start:end] for start, end in pairwise(ends)]

    def read_arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Arrays written as `as_arrays` gives them."""
        with np.load(self.path(name), allow_pickle=False) as file:
            return dict(file.items())

    def write_array(self, name: str, array: NDArray[Any]) -> None:
        """Write one array so that it can be looked into without being loaded."""
        self.write(name, as_array(array))

    def look_into(self, name: str) -> NDArray[Any]:
        """An array written by `write_array`, read from the disk where it is looked at."""
        array: NDArray[Any] = np.load(self.path(name), mmap_mode="r", allow_pickle=False)
        return array


def as_json(value: object) -> bytes:
    """A value as compressed JSON."""
    return _packed(_JSON.encode(value))


def as_texts(value: object, texts: Sequence[str]) -> bytes:
    """A value and texts: most of a batch is neither escaped nor looked through when it is read."""
    head = _JSON.encode([value, list(map(len, texts))])  # no NUL is in it: JSON has escapes for them
    return _packed("".join([head, "\0", *texts]))


def as_array(array: NDArray[Any]) -> bytes:
    """One array so that it can be looked into without being loaded."""
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()


def as_arrays(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Named arrays."""
    buffer = io.BytesIO()
    np.savez(buffer, **dict(arrays))  # type: ignore[arg-type] # names are never `allow_pickle`
    return buffer.getvalue()


def _packed(text: str) -> bytes:
    # half characters (lone surrogates) never leave the reader, but a state must not fail on one
    packed: bytes = zstd.compress(text.encode("utf-8", "surrogatepass"), LEVEL)
    return packed


def _unpacked(data: bytes) -> str:
    text: str = zstd.decompress(data).decode("utf-8", "surrogatepass")
    return text


def to_disk(path: Path) -> None:
    """Have a file on the disk before it gets its name."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


FOLDERS = ("tmp", "read", "held", "batch", "tally", "cuts", "names", "labels", "prints")


def begin(state: State, digest: str) -> bool:
    """Take up the state of the same run, or begin a new one; True when there was one to take up.

    What an abandoned run had written is remembered, so that it can be cleared away at the end.
    """
    same = False
    if state.has(PLAN):
        same = json.loads(state.read(PLAN))["digest"] == digest
    if not same:
        (state.folder / "tmp").mkdir(exist_ok=True)
        state.write(STALE, json.dumps(outputs_logged(state)).encode())
        clear(state, keep=("lock", STALE))
    shutil.rmtree(state.folder / "tmp", ignore_errors=True)
    for name in FOLDERS:
        (state.folder / name).mkdir(exist_ok=True)
    if not same:
        state.write(PLAN, json.dumps({"digest": digest}).encode())
    return same


def outputs_logged(state: State) -> list[str]:
    """The outputs that this or an abandoned run wrote or was about to write."""
    found: list[str] = []
    if state.has(STALE):
        found += json.loads(state.read(STALE))
    if state.has(OUTPUTS):
        found += state.read(OUTPUTS).decode("utf-8", "surrogateescape").split("\0")[:-1]
    return sorted(set(found))


def clear(state: State, keep: tuple[str, ...] = ()) -> None:
    """Remove what is in the state's folder, the plan first, so that half a state is never taken up."""
    if not state.folder.exists():
        return
    state.path(PLAN).unlink(missing_ok=True)
    for entry in sorted(os.scandir(state.folder), key=lambda entry: entry.name):
        if entry.name in keep:
            continue
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            os.unlink(entry.path)
    if not keep:
        state.folder.rmdir()


class Lock:
    """One run at a time in one folder: a lock of the system's, which a killed process lets go of."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: Any = None

    def __enter__(self) -> None:
        """Take it.

        Raises:
            OutputError: another run holds it.
        """
        self._file = open(self._path, "ab")
        try:
            import fcntl  # noqa: PLC0415 - not on Windows, where there is no lock
        except ImportError:
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as taken:
            self._file.close()
            raise OutputError(
                "another run is writing there",
                source=str(self._path.parent.parent),
                help="wait for it, or name another folder",
            ) from taken

    def __exit__(self, *_: object) -> None:
        self._file.close()
