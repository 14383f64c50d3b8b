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

    from dedupe_news.cleaning.pieces import Cuts
    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["condemned", "line_counts", "line_keys", "longest_repeated", "may_repeat", "repeated_lines"]


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
    r"""For each line the number of texts it stands in, by its key: what an index stores.

    Example:
        >>> sorted(line_counts(["Most read\nRain fell.", "Most read\nMost read"]).values())
        [1, 2]
    """
    counts: dict[int, int] = {}
    for text in texts:
        for key in set(line_keys([text[start:end] for start, end, _ in cut_pieces(text)]).tolist()):
            counts[key] = counts.get(key, 0) + 1
    return counts


def repeated_lines(
    lines: Sequence[str],
    place: NDArray[np.int64],
    first: NDArray[np.int64],
    limits: CleaningThresholds,
    seen: Mapping[int, int] | None = None,
) -> list[int]:
    """Find lines that repetition alone condemns: short, no sentence, in enough otherwise different texts.

    `lines` are distinct; `place` gives the lines of all texts among them, `first` (texts + 1) where each
    text's begin. A text has a vote only if at least
    half of its letters are its own: reprints of one article repeat all of them. `seen` adds the counts of
    earlier runs, by key. Returns places of lines, ascending.

    Example:
        >>> from dedupe_news.thresholds import CleaningThresholds
        >>> lines = ["Example Herald since 1921", *(f"Event {name} took place in town." for name in "abc")]
        >>> repeated_lines(lines, np.array([0, 1, 0, 2, 0, 3]), np.arange(0, 7, 2), CleaningThresholds())
        [0]
    """
    if not lines:
        return []
    texts = len(first) - 1
    # every line once a text
    text, number = np.divmod(
        np.unique(np.repeat(np.arange(texts), np.diff(first)) * len(lines) + place), len(lines)
    )
    length = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
    total = np.bincount(number, minlength=len(lines))
    letters = np.bincount(text, weights=length[number], minlength=texts)
    own = np.bincount(text, weights=length[number] * (total[number] == 1), minlength=texts)
    votes = np.bincount(number[(own * 2 >= letters)[text]], minlength=len(lines))
    if seen:
        votes = votes + np.array([seen.get(key, 0) for key in line_keys(lines).tolist()], dtype=np.int64)
    return [
        place
        for place in np.flatnonzero(votes >= limits.repeats).tolist()
        if may_repeat(lines[place], limits)
    ]


def condemned(
    texts: Sequence[str], cuts: Cuts, limits: CleaningThresholds, seen: Mapping[int, int] | None = None
) -> frozenset[str]:
    r"""Find the lines that `repeated_lines` condemns in all texts of a run, for who labels some at a time.

    `cuts` are the pieces of the texts (`pieces.cut_texts`), `seen` the counts of earlier runs.

    Example:
        >>> from dedupe_news.cleaning.pieces import cut_texts
        >>> from dedupe_news.thresholds import CleaningThresholds
        >>> texts = [f"Example Herald since 1921\nEvent {name} took place in town." for name in "abc"]
        >>> condemned(texts, cut_texts(texts), CleaningThresholds())
        frozenset({'Example Herald since 1921'})
    """
    every = cuts.lines(texts)
    distinct = {line: at for at, line in enumerate(dict.fromkeys(every))}
    place = np.fromiter(map(distinct.__getitem__, every), np.int64, len(every))
    lines = list(distinct)
    return frozenset(lines[at] for at in repeated_lines(lines, place, cuts.first, limits, seen))


def longest_repeated(limits: CleaningThresholds) -> int:
    """Characters of the longest line that may repeat, for who looks at many: words of eight."""
    return limits.repeat_words * 8


def may_repeat(line: str, limits: CleaningThresholds) -> bool:
    """Whether a line is short and no sentence, so that repetition may condemn it.

    Example:
        >>> from dedupe_news.thresholds import CleaningThresholds
        >>> [may_repeat(line, CleaningThresholds()) for line in ("Most read", "Rain fell in Oslo.")]
        [True, False]
    """
    if len(line) > longest_repeated(limits) or line.rstrip("\"'”’»)").endswith(
        (".", "!", "?", "…", "。", "\uff01", "\uff1f", "।", "؟")
    ):
        return False
    return line.count(" ") < limits.repeat_words
