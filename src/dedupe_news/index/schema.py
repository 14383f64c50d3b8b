"""The tables of an index, their version, and the way from an older version to this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

APPLICATION: Final = 0x64644E69
"""`ddNi`: stands in the header of the file and tells an index from any other SQLite database."""
VERSION: Final = 2

REPORTS: Final = """
CREATE TABLE report (
    at INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    hash BLOB NOT NULL,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    line INTEGER NOT NULL,
    record BLOB NOT NULL,
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL,
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    cut_by TEXT NOT NULL,
    cut_score REAL NOT NULL,
    cut_rule TEXT NOT NULL,
    title TEXT,
    date TEXT,
    url TEXT,
    lang TEXT
);
CREATE INDEX report_source ON report (source);
CREATE TABLE content (at INTEGER PRIMARY KEY, text BLOB NOT NULL, lines BLOB);
"""
_BLOCKS: Final = """
CREATE INDEX report_name ON report (name);
CREATE TABLE block (number INTEGER, column TEXT, data BLOB NOT NULL, PRIMARY KEY (number, column));
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""
"""Packed columns (`index/blocks.py`), and single values: what is condemned, counters."""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of this version, inside the caller's transaction."""
    _run(connection, REPORTS)
    _run(connection, _BLOCKS)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring an older index to this version, one step after the other, inside the caller's transaction."""
    for step in range(version, VERSION):
        MIGRATIONS[step](connection)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _columns_added(connection: sqlite3.Connection) -> None:
    """Version 1 held reports and texts alone; the first run that adds works out the rest from the texts."""
    _run(connection, _BLOCKS)


MIGRATIONS: Final[dict[int, Callable[[sqlite3.Connection], None]]] = {1: _columns_added}


def _run(connection: sqlite3.Connection, statements: str) -> None:
    """Execute statements one by one: `executescript` would end the transaction."""
    for statement in statements.split(";"):
        if statement.strip():
            connection.execute(statement)
