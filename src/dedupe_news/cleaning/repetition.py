"""Lines that stand in several reports: evidence of boilerplate across a run or an index.

A line seen in three otherwise different reports is boilerplate with precision .96-.98 and recall about a
third. It is evidence only: syndicated bodies repeat too. So reports that share most of their lines count
once, and repetition alone never removes a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.cleaning.codes import read_batch, splitmix
from dedupe_news.cleaning.pieces import cut_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["line_counts", "line_keys", "repeated_lines"]


def line_keys(lines: Sequence[str]) -> NDArray[np.int64]:
    """A stable 63-bit key of each line, its case and the kind of its blanks aside.

    Example:
        >>> a, b, c = line_keys(["Most Read", "most read", "Most read today"]).tolist()
        >>> a == b, a == c, a >= 0
        (True, False, True)
    """
    if not lines:
        return np.zeros(0, dtype=np.int64)
    batch = read_batch(lines)
    hashes = batch.hashes(batch.starts[:-1], batch.starts[1:] - 1)
    return (splitmix(hashes) >> np.uint64(1)).astype(np.int64)


def line_counts(texts: Iterable[str]) -> dict[int, int]:
    """For each line the number of texts it stands in, by its key: what an index stores.

    Example:
        >>> sorted(line_counts(["Most read\\nRain fell.", "Most read\\nMost read"]).values())
        [1, 2]
    """
    counts: dict[int, int] = {}
    for text in texts:
        for key in set(line_keys([text[start:end] for start, end, _ in cut_pieces(text)]).tolist()):
            counts[key] = counts.get(key, 0) + 1
    return counts


def repeated_lines(
    texts: Sequence[str], limits: CleaningThresholds, seen: Mapping[int, int] | None = None
) -> frozenset[str]:
    """Lines that repetition alone condemns: short, no sentence, in enough otherwise different texts.

    A text counts for a line only if most of its lines are its own: reprints of one article repeat all of
    them. `seen` adds counts from earlier runs, by key.

    Example:
        >>> from dedupe_news.thresholds import CleaningThresholds
        >>> texts = [f"Example Herald since 1921\\nEvent {n} took place.\\nIt was number {n}." for n in "abc"]
        >>> sorted(repeated_lines(texts, CleaningThresholds()))
        ['Example Herald since 1921']
    """
    lines_of = [sorted({text[start:end] for start, end, _ in cut_pieces(text)}) for text in texts]
    total: dict[str, int] = {}
    for lines in lines_of:
        for line in lines:
            total[line] = total.get(line, 0) + 1
    # reprints vote as one: a text most of whose letters stand in other texts too has no vote
    votes: dict[str, int] = {}
    for lines in lines_of:
        letters = sum(map(len, lines))
        own = sum(len(line) for line in lines if total[line] == 1)
        if own * 2 >= letters:
            for line in lines:
                votes[line] = votes.get(line, 0) + 1
    short = [line for line in total if _may_repeat(line, limits)]
    if seen:
        for line, key in zip(short, line_keys(short).tolist(), strict=True):
            votes[line] = votes.get(line, 0) + seen.get(key, 0)
    return frozenset(line for line in short if votes.get(line, 0) >= limits.repeats)


def _may_repeat(line: str, limits: CleaningThresholds) -> bool:
    """Whether a line is short and no sentence, so that repetition may condemn it."""
    if len(line) > limits.repeat_words * 8 or line.rstrip("\"'”’»)").endswith((".", "!", "?", "…", "。", "！", "？", "।", "؟")):
        return False
    return line.count(" ") < limits.repeat_words
