"""Lines within a quotation that began on a line before: they begin no report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting.units import plain_marks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.units import Units

__all__ = ["running"]

_LONGEST: Final = 8
"""Lines after which a quotation that is still open was not closed by whoever wrote it."""
_MARK: Final = re.compile(
    r"(?<=[\w.,!?…])[“«](?=[^\w“«]|$)|"
    r"(?P<open>[“„«「『]|(?:(?<=^)|(?<=[\s(\[—–-]))(?:\"(?=\S)|»(?=[^\W_])))|[”»」』]|\"(?=\W|$)"
)
"""In German `“` and `«` close what `„` and `»` open, and where they stand tells: right behind a word."""
_ANY: Final = re.compile('[“„«「『”»」』"]')
_READ: Final = 20_000


def running(units: Units) -> NDArray[np.bool_]:
    r"""Which lines stand inside a quotation that a line before opened and this or a later line closes.

    A paragraph that opens with a mark of its own may go on with the quotation of the one before; an opening
    mark elsewhere says that the quotation before was never closed, and then nothing is believed of it.

    Example:
        >>> from dedupe_news.reading.segmenting.units import read_units
        >>> text = "“I saw it.\nIt fell,” she said.\n“Well,” he said.\n"
        >>> running(read_units(text, 0, len(text))).tolist()
        [False, True, False]
    """
    found = np.zeros(len(units), dtype=np.bool_)
    since = -1
    wire = len(units) > 0 and "``" in units.text[int(units.starts[0]) : int(units.ends[-1])]
    for at, (start, end) in enumerate(zip(units.starts.tolist(), units.ends.tolist(), strict=True)):
        line = units.text[start : min(end, start + _READ)]
        depth, closed, opens_inside = _marks(plain_marks(line) if wire else line)
        if since >= 0 and at - since > _LONGEST:
            since = -1
        if since >= 0 and closed:
            found[since + 1 : at + 1] = True
            since = -1
        elif since >= 0 and opens_inside:
            since = -1
        if depth > 0:
            since = at if since < 0 else since
    return found


def _marks(line: str) -> tuple[int, bool, bool]:
    """Marks left open; whether one closes what stood open before; whether one opens after the first word."""
    depth, closed, inside = 0, False, False
    if not _ANY.search(line):
        return depth, closed, inside
    for mark in _MARK.finditer(line):
        if mark["open"]:
            inside |= mark.start() > 0 and not closed
            depth += 1
        elif depth:
            depth -= 1
        else:
            closed = True
    # `“It fell.” and “It rose”` opens and closes; a leading mark that a later one closes leaves nothing open
    if line[:1] in '“"«' and depth == 0 and not closed and not inside:
        closed = line.count(line[0]) == 1 and _closes_all(line)
    return depth, closed, inside


def _closes_all(line: str) -> bool:
    return line.rstrip().endswith(("”", '"', "»"))
