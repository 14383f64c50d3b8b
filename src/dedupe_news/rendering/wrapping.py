"""Paragraphs wrapped for a terminal: between words, and between the signs of scripts that write none.

Rich breaks at blanks alone, so a Chinese or Japanese sentence moves to a new line as a whole and is then cut
anywhere. Here a line may also end between two wide signs, unless the next may begin no line or the last may
end none (the core of JIS X 4051 and of UAX 14). A first line can bear a mark, under which the others are set
in. Nothing is filled up to the right edge.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

from rich.cells import cell_len, get_character_cell_size
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

LEAST = 8
"""Columns a paragraph is set in at least, however narrow the screen."""
_NEVER_FIRST = frozenset({"Pe", "Pf", "Po", "Lm"})
_NEVER_LAST = frozenset({"Ps", "Pi", "Sc"})
"""Unicode's categories: what closes, ends and lengthens begins no line; what opens, and money, ends none."""
_SMALL = frozenset("ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
"""Small kana belong to the sign before them."""
_CITATION = re.compile(r"\[\d+\]")
"""A citation stands with the word before it."""
_WIDE = 2


class Wrapped:
    """A paragraph set in by some columns, its first line after a mark of its own.

    Args:
        body: the paragraph.
        by: columns its lines are set in.
        mark: stands before the first line, within these columns and no wider.
    """

    def __init__(self, body: Text, by: int = 0, mark: Text | None = None) -> None:
        self.body = body
        self.by = by
        self.mark = mark or Text()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Give the lines, for rich."""
        width = max(options.max_width - self.by, LEAST)
        for paragraph in self.body.split("\n", allow_blank=True):
            lines = paragraph.divide(breaks(paragraph.plain, width)) if paragraph.plain else [paragraph]
            for n, line in enumerate(lines):
                line.rstrip()
                yield Text.assemble(
                    self._before(first=n == 0), line, no_wrap=True, overflow="ignore", end="\n"
                )

    def _before(self, *, first: bool) -> Text:
        mark = self.mark if first else Text()
        return Text.assemble(mark, " " * (self.by - cell_len(mark.plain)))


def breaks(text: str, width: int) -> list[int]:
    """Say before which places of a text new lines begin, so that none is wider than `width` cells.

    A word that is wider than a line by itself is cut.

    Example:
        >>> breaks("one two three", 8), breaks("山火蔓延。两人死亡", 9), breaks("aaaaaa", 4)
        ([8], [3, 7], [4])
        >>> breaks("It rained. [1]", 11)
        [3]
    """
    if cell_len(text) <= width:
        return []
    found: list[int] = []
    begin = allowed = used = 0
    for at, sign in enumerate(text):
        if at > begin and _may_break(text[at - 1], sign) and not _CITATION.match(text, at):
            allowed = at
        size = get_character_cell_size(sign)
        while used + size > width and not sign.isspace():
            # again where what no line may begin with has no room left behind the break
            begin = allowed if allowed > begin else at
            found.append(begin)
            used = cell_len(text[begin:at])
        used += size
    return found


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between two signs."""
    if before.isspace():
        return not after.isspace()
    size = get_character_cell_size(after)
    if after in _SMALL or after.isspace() or not size:
        return False
    if category(after) in _NEVER_FIRST or category(before) in _NEVER_LAST:
        return False
    return _WIDE in {get_character_cell_size(before), size}
