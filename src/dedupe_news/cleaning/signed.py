"""Who wrote a report, told once more below it: "Helen Marsh covers farms for the Gazette. She came in 2019".

Such a line opens with the name that a byline above gives, goes on with a small word or a verb of what its
author is, names a trade, and stands among the last that is left of the text. An interview's "Helen Marsh:
Why?" does not, and who only speaks, or saw what happened, is not told of as its author.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.shapes import SHAPES
from dedupe_news.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

__all__ = ["author_lines", "authors_told"]

_LAST: Final = 4
"""Lines that are left, counted from the end, among which authors are told of."""
_LONGEST: Final = 500
_WORDS, _STOP, _DIGITS, _CAPITALS, _BYLINE = map(
    SHAPES.index, ("words", "ends_stop", "digits", "capitals", "byline")
)
_EACH_WORD: Final = 0.49
"""Half the capitals of a word, as `shapes` counts them, where every word has one."""
_TWO, _THREE = (float(np.log1p(words) / 5) for words in (1.5, 3.5))
_PART: Final = r"[^\W\d_a-z][\w.'’-]+"
_NAME: Final = late(rf"{_PART}(?: {_PART}){{1,3}}")
_IS: Final = late(
    r",? (?:is|was|covers|writes|reports|joined|has|works|leads|edits|co-founded|"
    r"ist|war|schreibt|berichtet|arbeitet|leitet|volontiert|est|couvre|suit|écrit|travaille|dirige|a rejoint|"
    r"es|cubre|escribe|trabaja|è|si occupa|scrive|lavora|é|cobre|escreve|trabalha|schrijft|werkt|verslaat|"
    r"jest|pisze|zajmuje się|är|skriver|bevakar|er|dækker|dekker|on|kirjoittaa)\b",
    re.IGNORECASE,
)
_WRITES: Final = late(
    r" (?:covers|writes|reports|edits|schreibt|berichtet|couvre|écrit|cubre|escribe|si occupa|scrive|cobre|"
    r"escreve|schrijft|verslaat|pisze|zajmuje się|skriver|bevakar|dækker|dekker|kirjoittaa)\b",
    re.IGNORECASE,
)
"""What names a trade by itself; who is, has or joined may do so for any reason."""
_NEAR: Final = 60
"""Letters from the beginning of a line in which that stands, behind the name."""


def author_lines(
    rules: Mapping[int, str],
    every: Sequence[str],
    shapes: NDArray[np.float32],
    place: NDArray[np.int64],
    firsts: NDArray[np.int64],
) -> Iterator[int]:
    """Which lines tell of their text's author.

    Args:
        rules: the rule of each line that has one; a byline, or a name alone that the model removed, signs.
        every: all lines.
        shapes: of distinct lines.
        place: which distinct line each line is.
        firsts: where each text begins (texts + 1).
    """
    names = _may_sign(shapes)
    signed: dict[int, tuple[list[str], list[str]]] = {}
    for at, rule in rules.items():
        if rule == "byline" or (rule == "model" and names[place[at]]):
            text = int(np.searchsorted(firsts, at, side="right")) - 1
            signed.setdefault(text, ([], []))[rule == "model"].append(every[at])
    for text, (bylines, alone) in signed.items():
        left = [at for at in range(int(firsts[text]), int(firsts[text + 1])) if at not in rules]
        lines = [every[at] for at in left]
        for names_told, signs in ((bylines, True), (alone, False)):
            for at in (left[nth] for nth in authors_told(names_told, lines)):
                # who signs may have seen it happen, and "Sri Lanka" alone be a tag: a trade has to be named
                if shapes[place[at], _BYLINE] > 0 or (signs and _WRITES.search(every[at], 0, _NEAR)):
                    yield at


def _may_sign(shapes: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which lines are two or three words with a capital each: a name by itself, for all one knows."""
    words = shapes[:, _WORDS]
    named = (words > _TWO) & (words < _THREE) & (shapes[:, _CAPITALS] >= _EACH_WORD)
    return np.asarray(named & (shapes[:, _STOP] == 0) & (shapes[:, _DIGITS] == 0))


def authors_told(signatures: Iterable[str], kept: Sequence[str]) -> Iterator[int]:
    """Which of the last lines that are left tell of who signs a text.

    Args:
        signatures: its bylines.
        kept: the lines that are left of it, in order.

    Example:
        >>> kept = ["The path reopened.", "It rained.", "Helen Marsh covers farms for the Gazette."]
        >>> list(authors_told(["By HELEN MARSH, Staff Writer"], kept))
        [2]
        >>> list(authors_told(["By Al Ray"], kept))
        []
    """
    names = [found[0].casefold() for line in signatures for found in _NAME.finditer(_unsigned(line))]
    if not names:
        return
    for at in range(max(0, len(kept) - _LAST), len(kept)):
        line = kept[at]
        if len(line) > _LONGEST:
            continue
        low = line.casefold()
        if any(low.startswith(name) and _IS.match(line, len(name)) for name in names):
            yield at


def _unsigned(line: str) -> str:
    """A byline without the word that says so."""
    first, _, rest = line.partition(" ")
    return rest if first.casefold() in _SIGNS else line


_SIGNS: Final = frozenset(("by", "von", "par", "por", "di", "da", "door", "av", "af", "de", "przez", "od"))
