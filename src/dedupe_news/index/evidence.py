"""What follows from reports' texts and the lines known to repeat: labels, bodies, fingerprints and terms."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning import clean_text, label_run
from dedupe_news.index.blocks import Block
from dedupe_news.index.lines import lines_of_each, repeated_in
from dedupe_news.index.terms import terms_of
from dedupe_news.matching import fingerprint
from dedupe_news.model import Line
from dedupe_news.text import days

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from dedupe_news.pipeline import Settings

BATCH: Final = 500
"""Reports labelled at a time: bounds memory; the terms to look up neighbours by are weighed within it."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some reports to be worked out, as a worker is sent them.

    `facts` are their rows by ascending number, with number, dump, day and vote set. `lines` are those of each
    that were read already, None where they were not. `condemned` are the keys of lines that all reports
    together condemn, sorted.
    """

    texts: Sequence[str]
    kinds: Sequence[str]
    titles: Sequence[str | None]
    facts: NDArray[np.void]
    lines: Sequence[NDArray[np.void] | None]
    condemned: NDArray[np.uint64]
    settings: Settings


@dataclass(frozen=True, slots=True)
class Derived:
    """Some reports worked out: their texts and labels, packed, and their columns."""

    texts: list[bytes]
    labels: list[bytes]
    block: Block


def content_hash(text: str) -> bytes:
    """The identity of a text: 16 bytes of BLAKE2b."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def pack_text(text: str) -> bytes:
    """Compress a text."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 3)


def unpack_text(packed: bytes) -> str:
    """Give the text that `pack_text` packed."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def pack_labels(labels: Iterable[Line]) -> bytes:
    """Compress labels, in offsets of the report's own text."""
    rows = [[line.start, line.end - line.start, line.rule, line.score] for line in labels]
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), 3)


def unpack_labels(packed: bytes) -> tuple[Line, ...]:
    """Give the labels that `pack_labels` packed."""
    return tuple(
        Line(start, start + length, rule, score)
        for start, length, rule, score in json.loads(zlib.decompress(packed))
    )


def derive(chunk: Chunk) -> Derived:
    """Label and fingerprint some reports, knowing which lines all reports together condemn.

    A pure function of its chunk, so that workers can share an addition. What is stored as bytes is packed
    here too: to send bytes back costs less than lines.
    """
    texts, settings = chunk.texts, chunk.settings
    repeated = repeated_in(texts, chunk.condemned, settings)
    labels = label_run(texts, settings.cleaning, chunk.kinds, repeated=repeated)
    bodies = [clean_text(text, lines) for text, lines in zip(texts, labels, strict=True)]
    prints = fingerprint(bodies, settings.copies.thresholds)
    lines = _read(chunk)
    titled = [f"{title or ''}\n{body}" for title, body in zip(chunk.titles, bodies, strict=True)]
    terms = terms_of(titled, settings.stories.thresholds)
    facts = chunk.facts.copy()
    facts["told"] = [bool(body.strip()) for body in bodies]
    facts["key"], facts["words"], facts["tail"] = prints.key, prints.words, prints.tail
    facts["samples"], facts["slots"] = np.diff(prints.sample_bounds), np.diff(prints.slot_bounds)
    facts["lines"], facts["terms"] = list(map(len, lines)), list(map(len, terms))
    block = Block(
        facts,
        prints.samples.astype("<u4"),
        prints.slots.astype("<u4"),
        np.concatenate(lines),
        np.concatenate(terms),
    )
    return Derived(list(map(pack_text, texts)), list(map(pack_labels, labels)), block)


def _read(chunk: Chunk) -> list[NDArray[np.void]]:
    """The lines of each report, read where that was not done before."""
    unread = [text for text, lines in zip(chunk.texts, chunk.lines, strict=True) if lines is None]
    read = iter(lines_of_each(unread, chunk.settings))
    return [next(read) if lines is None else lines for lines in chunk.lines]


def day_of(value: str | None) -> int:
    """The day of an ISO date as a number, 0 where there is none."""
    day = days.day_of(value)
    return 0 if day is None else day.toordinal()
