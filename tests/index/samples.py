"""Reports for an index: events told by several papers, reprints of them, and the papers' own footers."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from tests.archive.samples import DID, WHAT, WHY

from dedupe_news import pipeline
from dedupe_news.index import Added, Options, add, open_index
from dedupe_news.model import Record
from dedupe_news.pipeline import Settings
from dedupe_news.thresholds import IndexThresholds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LARGE = Options(limits=IndexThresholds(exact=0))
"""Every index is a large one."""


def told(event: int, teller: int, sentences: int = 8) -> str:
    """One paper's report of an event: the event's names and things, in sentences of the paper's own."""
    facts = random.Random(f"event {event}")  # noqa: S311 - the same articles every time
    names = [
        "".join(facts.choice("bdfgklmnprst") + facts.choice("aeiou") for _ in range(4)) for _ in range(12)
    ]
    thing, number = facts.choice(WHAT), facts.randrange(20, 9000)
    paper = random.Random(f"{event} as {teller} tells it")  # noqa: S311 - as above
    lines = []
    for _ in range(sentences):
        one, other, third, fourth, fifth = (name.title() for name in paper.sample(names, 5))
        why = paper.choice(WHY).format(n=number)
        lines.append(f"{one} {other} {paper.choice(DID)} {thing} of {third} {fourth} {why}, said {fifth}.")
    return "\n".join(lines) + "\n"


def report(event: int, teller: int = 0, *, footer: str = "", copy: int = 0) -> Record:
    """A record of an event of November 2015; `copy` makes a reprint that is a little shorter."""
    lines = told(event, teller).splitlines()
    kept = lines[: len(lines) - copy]
    # in the middle: at the end of a report it would go by itself, whether it is repeated or not
    text = "".join(f"{line}\n" for line in [*kept[:4], *filter(None, [footer]), *kept[4:]])
    name = f"e{event}-{teller}-{copy}"
    return Record("paper.jsonl", text, "record", 1, 1, name, None, f"2015-11-{event % 28 + 1:02d}")


class Seen(NamedTuple):
    """What an index says of its reports, by their ids."""

    stories: set[frozenset[str]]
    keepers: dict[str, str]
    similarity: dict[str, float]
    removed: dict[str, list[str]]


def put(
    path: Path, records: Sequence[Record], options: Options | None = None, settings: Settings | None = None
) -> Added:
    """Add records to an index."""
    settings = settings or Settings()
    dump = pipeline.split(numbered(records), settings)
    with open_index(path, write=True) as store:
        return add(store, dump, settings, options=options)


def numbered(records: Sequence[Record]) -> list[Record]:
    """The records where they stand in a file of their own."""
    return [
        Record(r.source, r.text, r.kind, n, n, r.id, r.title, r.date) for n, r in enumerate(records, start=1)
    ]


def seen(path: Path) -> Seen:
    """Read an index."""
    with open_index(path) as store:
        rows = store.standing()
        numbers = rows["at"].tolist()
        ids = {entry.at: entry.report.id for entry in store.entries(numbers)}
        labelled = dict(zip(numbers, store.labelled(numbers), strict=True))
    stories: dict[int, set[str]] = {}
    for at, story in zip(numbers, rows["story"].tolist(), strict=True):
        if story:
            stories.setdefault(story, set()).add(ids[at])
    return Seen(
        {frozenset(story) for story in stories.values()},
        {ids[at]: ids[keeper] for at, keeper in zip(numbers, rows["keeper"].tolist(), strict=True)},
        {ids[at]: value for at, value in zip(numbers, rows["similarity"].tolist(), strict=True)},
        {
            ids[at]: [text[line.start : line.end] for line in lines if not line.kept]
            for at, (text, lines) in labelled.items()
        },
    )
