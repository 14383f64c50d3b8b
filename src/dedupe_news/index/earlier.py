"""Copies as `clean` sees them: what came with an earlier dump is kept, whatever its length.

A day's reports are cleaned once and handed on, so a longer reprint must not take the place of a report that
went out yesterday. Within one dump the longest is kept, as without an index.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dedupe_news import pipeline
from dedupe_news.index.blocks import FACTS, Block
from dedupe_news.index.neighbours import Samples
from dedupe_news.matching import Copies, Fingerprints, join, match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.index.adding import Added
    from dedupe_news.index.store import Store
    from dedupe_news.matching import CopySettings
    from dedupe_news.pipeline import Settings

    Ints = NDArray[np.int64]


class Earlier(NamedTuple):
    """Copies among reports, today's first; `known` are the ids of those that follow them."""

    copies: Copies
    known: tuple[str, ...]


def earlier(store: Store, today: Block, order: Sequence[int], settings: CopySettings) -> Earlier:
    """Find who reprints whom among today's reports and their look-alikes in an index.

    Args:
        store: the index.
        today: the reports with their samples and slots; their numbers and dumps say what they are in the
            index, or would be.
        order: for each of them where it stands by date and place.
        settings: when two are copies.
    """
    samples = Samples(today, settings.thresholds)
    alike = [np.zeros(0, np.int64)]
    for block in store.blocks("samples"):
        old = block.only(np.flatnonzero(~np.isin(block.at, today.at)))
        alike.append(old.at[samples.alike(old)])
    old = store.of(np.concatenate(alike), "samples", "slots")
    ranks = [
        (dump, -words, side, place)
        for side, block, places in ((1, today, order), (0, old, old.at.tolist()))
        for dump, words, place in zip(
            block.facts["dump"].tolist(), block.facts["words"].tolist(), places, strict=True
        )
    ]
    found = match(join([today.prints(), old.prints()]), replace(settings, keep="earliest"), ranks)
    known = tuple(entry.report.id for entry in store.entries(old.at.tolist()))
    count = len(today)
    return Earlier(Copies(found.keeper[:count], found.similarity[:count], found.how[:count]), known)


def arriving(prints: Fingerprints, numbers: Ints, dumps: Ints) -> Block:
    """Reports that are not in the index yet, by their fingerprints and the numbers they would have."""
    facts = np.zeros(len(prints), FACTS)
    facts["at"], facts["dump"] = numbers, dumps
    facts["key"], facts["words"], facts["tail"] = prints.key, prints.words, prints.tail
    facts["samples"], facts["slots"] = np.diff(prints.sample_bounds), np.diff(prints.slot_bounds)
    nothing = np.zeros(0, np.uint32)
    return Block(facts, prints.samples, prints.slots, np.zeros(0, "V12"), nothing)


def earlier_of(store: Store, added: Added, settings: Settings) -> Earlier:
    """Find who reprints whom among added reports, in the order of their dump, and earlier ones."""
    today = np.array(added.today, np.int64)
    sorted_ = np.argsort(today)
    entries = store.entries(today[sorted_].tolist())
    ranked = sorted(range(len(today)), key=lambda at: pipeline.rank(entries[at].report))
    order = np.argsort(ranked).tolist()
    found = earlier(store, store.of(today[sorted_], "samples", "slots"), order, settings.copies)
    # back from the order of numbers to that of the dump
    place = np.concatenate([sorted_, np.arange(len(today), len(today) + len(found.known))])
    back = np.argsort(sorted_)
    copies = found.copies
    return Earlier(Copies(place[copies.keeper][back], copies.similarity[back], copies.how[back]), found.known)
