"""A text too long to be looked at in one go: windows of lines, each beginning at a border of the last.

What is known of a line (some 300 columns, and likenesses to the lines around it) takes 11 KB while it is
judged: a dump of 300,000 lines took 3.4 GB, whatever memory was granted. No look reaches farther than 64
lines but for what the whole text is like, and a dump of thousands of lines is like itself anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dedupe_news.model import Cut
    from dedupe_news.thresholds import SegmentThresholds

    Borders = list[tuple[int, Cut]]

__all__ = ["borders_by_window", "windows"]


def borders_by_window(
    count: int, find: Callable[[int, int], Borders], settings: SegmentThresholds
) -> Borders:
    """Give the lines on which reports begin, found window by window.

    Near its edges a window knows only one side of a line, so there the window beside it decides. The next one
    begins at the last border found, as a text would that was cut there by a mark.

    Args:
        count: lines of the text.
        find: borders within the lines `[low, high)`, counted from `low`.
        settings: thresholds.

    Example:
        >>> from dedupe_news.model import Cut
        >>> from dedupe_news.thresholds import SegmentThresholds
        >>> def every_ninth(low, high):
        ...     return [(row - low, Cut("lead")) for row in range(low + 1, high) if row % 9 == 0]
        >>> few = SegmentThresholds(window_lines=40, window_edge=5)
        >>> [row for row, _ in borders_by_window(100, every_ninth, few)]
        [9, 18, 27, 36, 45, 54, 63, 72, 81, 90, 99]
    """
    found: Borders = []
    low = sure = 0
    while True:
        high = min(low + settings.window_lines, count)
        borders = [(low + row, cut) for row, cut in find(low, high) if low + row > sure]
        if high == count:
            return found + borders
        edge = high - settings.window_edge
        borders = [border for border in borders if border[0] < edge]
        found += borders
        sure = edge - 1
        latest = borders[-1][0] if borders else 0
        # without a border in its later half the window ends within a report, and the next has a look behind
        low = latest if latest > low + settings.window_lines // 2 else edge - settings.window_edge


def windows(count: int, settings: SegmentThresholds) -> Iterator[tuple[range, range]]:
    """Give windows of lines, and the lines of each that lie far enough from its edges to be judged in it.

    Example:
        >>> from dedupe_news.thresholds import SegmentThresholds
        >>> few = SegmentThresholds(window_lines=40, window_edge=5)
        >>> list(windows(60, few))
        [(range(0, 40), range(0, 35)), (range(30, 60), range(35, 60))]
    """
    low = first = 0
    while True:
        high = min(low + settings.window_lines, count)
        last = count if high == count else high - settings.window_edge
        yield range(low, high), range(first, last)
        if high == count:
            return
        low, first = last - settings.window_edge, last
