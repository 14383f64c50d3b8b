"""Open an index safely: no other file passes for one, writers take turns, a failure changes nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dedupe_news.errors import DedupeNewsError, InputError, OutputError
from dedupe_news.index.schema import APPLICATION, VERSION, create, migrate
from dedupe_news.index.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

WAIT: Final = 30.0
"""Seconds that a run waits for another one to finish with the index."""


@contextmanager
def open_index(
    path: str | Path, *, write: bool = False, keep: bool = True, wait: float = WAIT
) -> Iterator[Store]:
    """Open an index; all that is written in the block is kept if the block ends well, nothing otherwise.

    Args:
        path: the file; with `write` it is made where there is none, and brought to this version.
        write: whether to write. One writer at a time; readers see the state before it.
        keep: False only tries: nothing that is written is kept, and no file is made.
        wait: seconds to wait for another writer.

    Raises:
        InputError: there is no such file, it is no index, it is damaged, or of a newer version.
        OutputError: it cannot be written, or another run is writing for longer than `wait`.
    """
    file = Path(path)
    if not write and not file.exists():
        raise InputError("no such index", source=str(file), help="`dedupe-news run --index PATH` makes one")
    if file.is_dir():
        raise InputError("is a folder, not an index", source=str(file), help="name a file")
    try:
        tried = not keep and not file.exists()
        with closing(
            sqlite3.connect(":memory:" if tried else file, timeout=wait, isolation_level=None)
        ) as connection:
            version = _version_of(connection, file)
            if not write:
                with _readable(connection, version) as store:
                    yield store
                return
            _write_ahead(connection)
            # what is deleted is overwritten: a forgotten source leaves no trace in free pages
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN IMMEDIATE")
            # another process may have made or migrated it while this one waited
            version = _version_of(connection, file)
            if version == 0:
                create(connection)
            elif version < VERSION:
                migrate(connection, version)
            try:
                yield Store(connection, VERSION)
            except BaseException:
                connection.rollback()
                raise
            connection.execute("COMMIT" if keep else "ROLLBACK")
    except sqlite3.Error as error:
        raise _explained(error, file, wait) from error


@contextmanager
def _readable(connection: sqlite3.Connection, version: int) -> Iterator[Store]:
    """The store to read; a file to which nothing was added yet reads as an index that holds nothing."""
    if version:
        yield Store(connection, version)
        return
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as nothing:
        create(nothing)
        yield Store(nothing, VERSION)


def probe(path: str | Path) -> None:
    """Refuse at once what `open_index` would refuse to write, before any input is read.

    Raises:
        InputError: as `open_index` does.
    """
    if Path(path).exists():
        with open_index(path):
            pass


def _version_of(connection: sqlite3.Connection, file: Path) -> int:
    """Give the version of the index; 0 for an empty file."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == version == tables == 0:
        return 0
    if application != APPLICATION:
        raise InputError(
            "is a database, but no index of dedupe-news", source=str(file), help="name another file"
        )
    if version > VERSION:
        raise InputError(
            f"was written by a newer dedupe-news (version {version}; this one knows up to {VERSION})",
            source=str(file),
            help="update dedupe-news, or name another file to start a new index",
        )
    return int(version)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to a write-ahead log, which the file remembers: readers and a writer do not stop each other."""
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode not in {"wal", "memory"}:
        connection.execute("PRAGMA journal_mode = WAL")


def _explained(error: sqlite3.Error, file: Path, wait: float) -> DedupeNewsError:
    """Say in the user's words what SQLite met."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    source = str(file)
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return OutputError(
            f"another run is writing to this index (waited {wait:g} s)",
            source=source,
            help="run again when it has finished; nothing was changed",
        )
    if code == sqlite3.SQLITE_NOTADB:
        return InputError("is no index (not an SQLite file)", source=source, help="name another file")
    if code == sqlite3.SQLITE_CORRUPT:
        return InputError(
            f"is damaged: {error}",
            source=source,
            help="restore a copy of the file, or start a new index from the original dumps",
        )
    return OutputError(
        f"cannot use the index: {error}",
        source=source,
        help="check that the folder exists, is writable and has room; nothing was changed",
    )
