"""Fingerprints: what matching keeps of a report, some 400 bytes in place of its text.

Of the report's word 4-shingles a fixed part of the hash space is kept: all of a brief, one in eight of a
report of 400 words or more (Broder's modulo sample; unlike a fixed number of minima it still sees a
paragraph in a long report). Samples stay in the order of the text, so a sample's place tells roughly where
in the text it stood.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.matching.runs import bounds_of, keep_freed
from dedupe_news.matching.sampling import ceiling_of
from dedupe_news.matching.slots import find_slots
from dedupe_news.text.shingles import shingle_runs
from dedupe_news.text.words import MIX, ODD, hash_words
from dedupe_news.threads import in_two
from dedupe_news.thresholds import CopyThresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from dedupe_news.text.words import Words

    Ints = NDArray[np.int64]

BATCH = 1 << 20
"""Letters of text hashed at a time: the arrays of a batch stay in the processor's cache (half as many take a
tenth longer, twice as many a fifth)."""
_TEXTS = 1 << 12
"""At most so many texts, however short."""
_SPREAD = np.uint32(0x9E3779B1)
"""2³² over the golden ratio, odd: tells texts apart."""


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """The fingerprints of some reports, one after the other.

    `key` is a hash of all words in their order, `words` their number, `tail` how many of the samples, at
    the end, stand in the last paragraph. The samples of report `i` are
    `samples[sample_bounds[i]:sample_bounds[i + 1]]`, its slots are found likewise.
    """

    key: NDArray[np.uint64]
    words: NDArray[np.int32]
    tail: NDArray[np.int32]
    samples: NDArray[np.uint32]
    sample_bounds: Ints
    slots: NDArray[np.uint32]
    slot_bounds: Ints

    def __len__(self) -> int:
        """The number of reports."""
        return len(self.key)


def fingerprint(texts: Iterable[str], thresholds: CopyThresholds | None = None) -> Fingerprints:
    """Take the fingerprint of each text; it depends on that text alone.

    Two threads share the work: numpy lets go of the interpreter for most of it, and a third would wait. Texts
    are taken as they are needed and not held, so that an archive may come from a file line by line.

    Example:
        >>> prints = fingerprint(iter(["Rain in Porto.", "rain in “Porto”"]))
        >>> len(prints), bool(prints.key[0] == prints.key[1])
        (2, True)
    """
    keep_freed()
    work = partial(_fingerprint_batch, thresholds=thresholds or CopyThresholds())
    return join(list(in_two(work, _batches(texts))))


def join(parts: Sequence[Fingerprints]) -> Fingerprints:
    """Put fingerprints one after the other.

    Example:
        >>> len(join([fingerprint(["a"]), fingerprint(["b", "c"])]))
        3
    """
    return Fingerprints(
        key=np.concatenate([np.zeros(0, np.uint64), *(part.key for part in parts)]),
        words=np.concatenate([np.zeros(0, np.int32), *(part.words for part in parts)]),
        tail=np.concatenate([np.zeros(0, np.int32), *(part.tail for part in parts)]),
        samples=np.concatenate([np.zeros(0, np.uint32), *(part.samples for part in parts)]),
        sample_bounds=_bounds([part.sample_bounds for part in parts]),
        slots=np.concatenate([np.zeros(0, np.uint32), *(part.slots for part in parts)]),
        slot_bounds=_bounds([part.slot_bounds for part in parts]),
    )


def _bounds(parts: Sequence[Ints]) -> Ints:
    return bounds_of(np.concatenate([np.zeros(0, np.int64), *(np.diff(part) for part in parts)]))


def _batches(texts: Iterable[str]) -> Iterator[Sequence[str]]:
    batch: list[str] = []
    held = 0
    for text in texts:
        batch.append(text)
        held += len(text)
        if held >= BATCH or len(batch) == _TEXTS - 1:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _fingerprint_batch(texts: Sequence[str], thresholds: CopyThresholds) -> Fingerprints:
    words = hash_words(texts)
    counts = words.counts.astype(np.int32)
    samples, text, place = _sample(words, thresholds)
    in_tail = place >= _tail_starts(words, thresholds)[text]
    slots, slot_counts = find_slots(words, thresholds)
    return Fingerprints(
        key=_keys(words),
        words=counts,
        tail=np.bincount(text[in_tail], minlength=len(counts)).astype(np.int32),
        samples=samples,
        sample_bounds=bounds_of(np.bincount(text, minlength=len(counts))),
        slots=slots,
        slot_bounds=bounds_of(slot_counts),
    )


def _sample(words: Words, thresholds: CopyThresholds) -> tuple[NDArray[np.uint32], Ints, Ints]:
    """Sampled shingles in the order of the text, each once: hash, text, place of the first word."""
    runs, whole = shingle_runs(words, thresholds.shingle_words)
    hashes = (runs >> np.uint64(32)).astype(np.uint32)
    whole &= hashes <= np.repeat(ceiling_of(words.counts.astype(np.int32), thresholds), words.counts)
    first = np.flatnonzero(whole)
    samples, text = hashes[first], np.repeat(np.arange(len(words.counts)), words.counts)[first]
    once = _once(text, samples)
    return samples[once], text[once], first[once]


def _once(text: Ints, hashes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which samples are the first of their kind in their text.

    Each is put into one of some eight times as many boxes; those that are not alone in theirs are sorted
    (sorting all takes four times as long).
    """
    boxes = 8 << len(hashes).bit_length() - 1 if len(hashes) else 1
    box = ((hashes ^ (text.astype(np.uint32) * _SPREAD)) & np.uint32(boxes - 1)).astype(np.int64)
    count = np.arange(len(hashes), dtype=np.int32)
    last = np.empty(boxes, np.int32)
    last[box] = count
    shared = np.zeros(boxes, bool)
    shared[box[last[box] != count]] = True
    some = np.flatnonzero(shared[box])
    keys = (text[some].astype(np.uint64) << np.uint64(32)) | hashes[some]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    once = np.ones(len(hashes), bool)
    once[some[order[1:][keys[1:] == keys[:-1]]]] = False
    return once


def _tail_starts(words: Words, thresholds: CopyThresholds) -> Ints:
    """The word at which each text's last paragraph begins; its last fifth where that is no small part."""
    counts, ends = words.counts, words.bounds[1:]
    if not len(words.hashes):
        return ends
    last_line = np.searchsorted(words.lines, np.maximum(ends - 1, 0), side="right") - 1
    length = ends - words.lines[last_line]
    fits = (length >= 1) & (length <= thresholds.longest_tail * counts)
    found: Ints = np.where(fits, ends - length, ends - counts // thresholds.tail_part)
    return found


def _keys(words: Words) -> NDArray[np.uint64]:
    """Hash all words of each text with their places: equal for equal words in equal order only."""
    counts = words.counts
    weights = (np.arange(counts.max(initial=0), dtype=np.uint64) * MIX + ODD) | np.uint64(1)
    weighted = np.concatenate([np.zeros(0, np.uint64), *(weights[:count] for count in counts.tolist())])
    weighted *= words.hashes
    keys = np.zeros(len(counts), np.uint64)
    told = np.flatnonzero(counts)
    if len(told):
        keys[told] = np.add.reduceat(weighted, words.bounds[told])
    return keys
