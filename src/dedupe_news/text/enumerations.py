"""Lists written in one line: `1. The first item 2. The second item`.

A line that begins with the first marker of a series has its items split where the following markers of the
same series stand, in order. Figures elsewhere (`in 2. above`) never make an item.
"""

# ruff: noqa: RUF001 - the bullets of lists

from __future__ import annotations

import re
from string import ascii_lowercase

_FIRST = re.compile(r"([•⁃*-]? ?)(\d{1,3}|a)(\.\)|[.)])\s")


def item_starts(line: str) -> list[int]:
    """Give where the second and later items of a one-line list begin.

    Example:
        >>> item_starts("1. Bread 2. Milk 4. Salt"), item_starts("He came 2. and left")
        ([9], [])
    """
    found = _FIRST.match(line)
    if found is None:
        return []
    bullet, marker, closing = found.groups()
    starts: list[int] = []
    at = found.end()
    for following in _after(marker):
        place = line.find(f" {bullet}{following}{closing} ", at)
        if place < 0:
            return starts
        starts.append(place + 1)
        at = place + 1
    return starts


def _after(marker: str) -> list[str]:
    if marker == "a":
        return list(ascii_lowercase[1:])
    return [str(number) for number in range(int(marker) + 1, int(marker) + 200)]
