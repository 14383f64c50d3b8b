"""Look after an index: what it holds, forgetting a source, giving it out again, its health and its size."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dedupe_news.errors import InputError
from dedupe_news.index import blocks, lines
from dedupe_news.index.blocks import DERIVE, DUE, FINGERPRINT, GROUP, RAGGED, STALE
from dedupe_news.index.evidence import unpack_text
from dedupe_news.index.opening import WAIT
from dedupe_news.index.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from dedupe_news.index.store import Store

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class IndexStats:
    """What an index holds; `fingerprint_bytes` and `term_bytes` are the mean of a report."""

    version: int
    reports: int
    sources: int
    first: str | None
    last: str | None
    texts: int
    stories: int
    due: int
    stale: int
    lines_condemned: int
    fingerprint_bytes: float
    term_bytes: float
    bytes: int


def statistics(store: Store) -> IndexStats:
    """Count what an index holds.

    `due` reports are grouped by the next `run`; the lines of `stale` ones were removed by an older program or
    other rules.
    """
    ask = store.connection.execute
    reports, sources = ask("SELECT count(*), count(DISTINCT source) FROM report").fetchone()
    first, last = ask("SELECT min(substr(date, 1, 10)), max(substr(date, 1, 10)) FROM report").fetchone()
    (pages,) = ask("PRAGMA page_count").fetchone()
    (size,) = ask("PRAGMA page_size").fetchone()
    known = store.version >= VERSION
    standing = store.standing() if known else np.zeros(0, blocks.STANDING)
    facts = np.concatenate(
        [np.zeros(0, blocks.FACTS), *(block.facts for block in (store.blocks() if known else ()))]
    )
    prints = 4.0 * (facts["samples"].astype(np.int64) + facts["slots"]) + FINGERPRINT
    return IndexStats(
        version=store.version,
        reports=reports,
        sources=sources,
        first=first,
        last=last,
        texts=int((standing["keeper"] == standing["at"]).sum()),
        stories=len(np.unique(standing["story"][standing["story"] > 0])),
        due=int((standing["due"] & DUE > 0).sum()),
        stale=int((standing["due"] & STALE > 0).sum()),
        lines_condemned=len(store.condemned()) if known else 0,
        fingerprint_bytes=round(float(prints.mean()), 1) if len(facts) else 0.0,
        term_bytes=round(float(4.0 * facts["terms"].mean()), 1) if len(facts) else 0.0,
        bytes=pages * size,
    )


def check(store: Store) -> list[str]:
    """Give what is wrong with an index, one line each; nothing when it is sound.

    SQLite goes through every page of the file, and then through those of the texts again, to see which are
    there: most of the time it takes, and so done beside each other and beside the rest.
    """
    wrong: list[str] = []
    with ThreadPoolExecutor(2) as beside:
        damage, texts = (_ask_beside(store, beside, each) for each in (_DAMAGE, _TEXTS))
        numbers = store.numbers()
        parts = {"text": np.zeros(0, np.int64)}
        parts |= _columns(store, numbers, wrong)
        parts["text"] = np.sort(np.array([at for (at,) in texts()], np.int64))
        wrong[:0] = [line for (line,) in damage() if line != "ok"]
    for name, found in parts.items():
        missing, strange = len(np.setdiff1d(numbers, found)), len(np.setdiff1d(found, numbers))
        if missing:
            wrong.append(f"{missing} reports without {name}")
        if strange:
            wrong.append(f"{name} of {strange} reports that are not there")
    return wrong


_DAMAGE, _TEXTS = "PRAGMA integrity_check", "SELECT at FROM content"


def _ask_beside(store: Store, threads: ThreadPoolExecutor, question: str) -> Callable[[], list[Any]]:
    """Ask in another thread, by a connection of its own; here where only this one sees what is there."""
    (file,) = (file for _, name, file in store.connection.execute("PRAGMA database_list") if name == "main")
    if not file or store.connection.in_transaction:
        return store.connection.execute(question).fetchall

    def ask() -> list[Any]:
        with closing(sqlite3.connect(file, timeout=WAIT, isolation_level=None)) as connection:
            return connection.execute(question).fetchall()

    return threads.submit(ask).result


def _columns(store: Store, numbers: Ints, wrong: list[str]) -> dict[str, Ints]:
    """The numbers of the reports that have each packed column, as far as there are any."""
    parts: dict[str, Ints] = {}
    if store.version >= VERSION and store.value("stamp") is not None:
        parts["fingerprint"] = np.concatenate([numbers[:0], *(block.at for block in _whole(store, wrong))])
        parts["standing"] = store.standing()["at"].astype(np.int64)
    return parts


def _whole(store: Store, wrong: list[str]) -> Iterator[blocks.Block]:
    """The blocks, with a word on each whose columns are not as long as its facts say."""
    for number in store.block_numbers():
        block = store.block(number, *RAGGED)
        wrong += [
            f"block {number} has {name} of other reports"
            for name in RAGGED
            if len(getattr(block, name)) != int(block.facts[name].sum())
        ]
        yield block


def forget(store: Store, source: str) -> int:
    """Forget every report of a source; give how many there were.

    Its rows are overwritten at once. What it meant to other reports (lines that repeated, copies it kept,
    stories it held together) is worked out again, without it, by the next run that adds.

    Raises:
        InputError: the index knows no such source.
    """
    ask = store.connection.execute
    gone = np.fromiter(
        (at for (at,) in ask("SELECT at FROM report WHERE source = ? ORDER BY at", (source,))), np.int64
    )
    if not len(gone):
        near = ask("SELECT DISTINCT source FROM report ORDER BY source LIMIT 3").fetchall()
        known = ", ".join(name for (name,) in near)
        raise InputError(
            f"the index knows no source {source!r}",
            help=f"sources are named as in the records, for example: {known}" if known else "it is empty",
        )
    _loosen(store, gone)
    for number in np.unique(gone // blocks.SIZE).tolist():
        store.put_block(number, blocks.without(store.block(number, *RAGGED), gone))
    standing = store.standing()
    store.put_standing(standing[~np.isin(standing["at"], gone)])
    for table in ("content", "report"):
        store.connection.executemany(
            f"DELETE FROM {table} WHERE at = ?",  # noqa: S608 - a constant
            ((at,) for at in gone.tolist()),
        )
    return len(gone)


def _loosen(store: Store, gone: Ints) -> None:
    """Mark what the next run works out again: what shares a line, a copy group or a story with these."""
    standing = store.standing().copy()
    out = np.isin(standing["at"], gone)
    stories = np.unique(standing["story"][out])
    group = np.isin(standing["keeper"], standing["keeper"][out])
    group |= np.isin(standing["story"], stories[stories > 0])
    standing["due"][group] |= GROUP
    standing["story"][group] = 0
    standing["keeper"][group] = standing["at"][group]
    standing["similarity"][group], standing["how"][group] = 1.0, 0
    keys = np.unique(store.of(gone, "lines").lines["key"])
    rows = np.searchsorted(standing["at"], lines.holders(store.blocks("lines"), keys))
    standing["due"][rows] |= DERIVE
    store.put_standing(standing)
    store.put_value("condemned", np.setdiff1d(store.condemned(), keys).tobytes())


def export(store: Store) -> Iterator[dict[str, object]]:
    """Give every report as an input record: `id`, `source`, `title`, `date`, `url`, `lang`, `text`."""
    found = store.connection.execute(
        "SELECT id, source, title, date, url, lang, text FROM report JOIN content USING (at) ORDER BY at"
    )
    for id_, source, title, date, url, lang, text in found:
        facts = {"id": id_, "source": source, "title": title, "date": date, "url": url, "lang": lang}
        yield {key: value for key, value in facts.items() if value is not None} | {"text": unpack_text(text)}


def vacuum(store: Store) -> None:
    """Give back the room of what was forgotten; needs an index opened for reading."""
    store.connection.execute("VACUUM")
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
