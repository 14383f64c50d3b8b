"""Texts cut into the pieces that are kept or removed: their lines, and parts glued into a line.

Every non-blank character is in exactly one piece; pieces hold no newline and no blank at either end. Lines
are found in an array of code points, for many texts at once; only a line that may hold a part is looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.closings import may_close
from dedupe_news.cleaning.credits import credit_start, may_credit
from dedupe_news.cleaning.openings import PAD, may_call, may_open
from dedupe_news.cleaning.patterns import buttons_form, is_call, load_forms, shortcode_form
from dedupe_news.cleaning.stretches import MARKS, Marks, holds
from dedupe_news.text.markup import markup_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    _Places = NDArray[np.int64]
    _Chunk = tuple[_Places, _Places, _Places, NDArray[np.int8], NDArray[np.int8]]

__all__ = ["CLOSES", "CUT_RULES", "OPENS", "Cuts", "Piece", "cut_pieces", "cut_texts"]

Piece = tuple[int, int, "str | None"]
CUT_RULES: Final = (None, "shortcode", "consent-button", "call-to-action", "markup", "agency-mark")
"""What a cut itself may say of a piece."""
OPENS: Final = np.int8(1)
CLOSES: Final = np.int8(2)
_PART: Final = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_CALL: Final = 240
"""A closing call is looked for in so many last characters."""
_TAIL: Final = 120
"""Glued buttons are looked for in so many last characters of a line."""
_CHUNK: Final = 100_000
"""Characters that are looked at together: their arrays take about 2 MB and stay near the processor."""
_SPACE, _BREAK, _STOP, _END, _INITIAL, _MARK = (1 << bit for bit in range(6))
_ENDS: Final = ".!?…。"
_BEYOND: Final = 0x3003
"""From this code point on no character is a blank, a line break or a mark that is asked for."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """The pieces of many texts, in order, as arrays.

    `first` int64 (texts + 1) is where each text's pieces begin; `start` and `end` int64 are offsets in their
    own text; `rule` int8 is the place in `CUT_RULES` of what the cut says; `may` int8 tells with
    the bits `OPENS` and `CLOSES` whether a piece may open or close as a fixed form does (see `openings` and
    `closings`).
    """

    first: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    rule: NDArray[np.int8]
    may: NDArray[np.int8]

    @classmethod
    def joined(cls, parts: Sequence[Cuts]) -> Cuts:
        """The pieces of some texts after those of others; there is at least one part."""
        before = np.cumsum([0, *(part.first[-1] for part in parts[:-1])])
        first = [part.first[1:] + start for part, start in zip(parts, before, strict=True)]
        return cls(
            np.concatenate([parts[0].first[:1], *first]),
            np.concatenate([part.start for part in parts]),
            np.concatenate([part.end for part in parts]),
            np.concatenate([part.rule for part in parts]),
            np.concatenate([part.may for part in parts]),
        )

    def only(self, wanted: NDArray[np.bool_]) -> Cuts:
        """The pieces that are wanted."""
        before = np.concatenate(([0], np.cumsum(wanted)))
        return Cuts(
            before[self.first], self.start[wanted], self.end[wanted], self.rule[wanted], self.may[wanted]
        )

    def lines(self, texts: Sequence[str]) -> list[str]:
        """The pieces themselves, of all texts."""
        lines: list[str] = []
        start, end, bounds = self.start.tolist(), self.end.tolist(), self.first.tolist()
        for text, low, high in zip(texts, bounds, bounds[1:], strict=False):
            lines += [text[a:b] for a, b in zip(start[low:high], end[low:high], strict=True)]
        return lines


def cut_pieces(text: str) -> list[Piece]:
    r"""Give `(start, end, rule)` of each piece in order; `rule` is set where the cut itself says it.

    Example:
        >>> text = "We use cookies. AcceptReject\n\nSee [youtube abc] here."
        >>> for start, end, rule in cut_pieces(text):
        ...     print(text[start:end], rule)
        We use cookies. None
        AcceptReject consent-button
        See None
        [youtube abc] shortcode
        here. None
    """
    cuts = cut_texts([text])
    rules = [CUT_RULES[rule] for rule in cuts.rule.tolist()]
    return list(zip(cuts.start.tolist(), cuts.end.tolist(), rules, strict=True))


def cut_texts(texts: Sequence[str]) -> Cuts:
    r"""Cut many texts: what `cut_pieces` gives of each.

    Example:
        >>> cuts = cut_texts(["Rain.\n\nShare this", "", "Wind."])
        >>> cuts.first.tolist(), cuts.start.tolist(), cuts.end.tolist()
        ([0, 2, 2, 3], [0, 7, 0], [5, 17, 5])
    """
    none = np.zeros(0, dtype=np.int64)
    parts = [(none, none, none, none.astype(np.int8), none.astype(np.int8))]
    start = 0
    while start < len(texts):
        end, size = start, 0
        while end < len(texts) and (size < _CHUNK or end == start):
            size += len(texts[end]) + 1
            end += 1
        parts.append(_cut_chunk(texts[start:end]))
        start = end
    counts, *columns = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Cuts(np.concatenate(([0], np.cumsum(counts))), *columns)


def _cut_chunk(texts: Sequence[str]) -> _Chunk:
    """Give how many pieces each text has, and their starts, ends, rules and whether they may have a form."""
    joined = "\n".join(texts) + "\n" * PAD
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _kinds().take(codes.astype(np.intp), mode="clip")
    # all that is asked of single characters is asked of these: one look at all of them, not a dozen
    told = np.flatnonzero(kinds & (_BREAK | _MARK))
    what = kinds[told]
    start, end = _rows(joined, kinds, told[what & _BREAK != 0])
    at = told[what & _MARK != 0]
    marks = Marks(at, codes[at])
    asked = _may_hold_parts(codes, kinds, start, end, marks)
    rule = np.zeros(len(start), dtype=np.int8)
    if len(asked):
        start, end, rule = _with_parts(joined, start, end, asked)
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1
    before = np.cumsum(lengths) - lengths
    text = np.searchsorted(before, start, side="right") - 1
    stretches = joined, codes, start, end, marks
    may = may_open(*stretches) * OPENS + may_close(*stretches) * CLOSES
    counts = np.bincount(text, minlength=len(texts))
    return counts, start - before[text], end - before[text], rule, may


def _rows(
    joined: str, kinds: NDArray[np.uint8], end: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where each line that is not blank begins and ends, without the blanks around it; `end`: line breaks."""
    start = np.concatenate(([0], end[:-1] + 1))
    filled = end > start
    start, end = start[filled], end[filled]
    loose = np.flatnonzero((kinds[start] | kinds[end - 1]) & _SPACE)
    for at, first, last in zip(loose.tolist(), start[loose].tolist(), end[loose].tolist(), strict=True):
        row = joined[first:last]
        start[at] = last - len(row.lstrip())
        end[at] = first + len(row.rstrip())
    if len(loose):
        filled = end > start
        start, end = start[filled], end[filled]
    return start, end


def _may_hold_parts(
    codes: NDArray[np.uint32],
    kinds: NDArray[np.uint8],
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    found: Marks,
) -> NDArray[np.int64]:
    """The places of lines that may hold a shortcode or tags, close with calls to action or glued buttons."""
    last = kinds[end - 1]
    asked = holds(found.of("["), start, end)
    opens = codes[start]
    asked |= (opens == ord("<")) | (opens == ord("#")) | (opens == ord(">")) | (codes[end - 1] == ord(">"))
    asked |= _may_open_text(codes, opens, start)
    asked |= may_credit(codes, start, end, found)
    # a glued row of buttons ends in a letter and begins after the end of a sentence
    marks = found.of(_ENDS)
    after = kinds[marks + 1]
    after = np.where(after & _SPACE, kinds[marks + 2], after)
    buttons = marks[after & (_INITIAL | _SPACE) != 0]
    open_ = np.flatnonzero(last & _END == 0)
    if len(buttons) and len(open_):
        near = buttons[np.searchsorted(buttons, end[open_]) - 1]
        asked[open_[(near < end[open_]) & (near >= np.maximum(start[open_], end[open_] - _TAIL) - 1)]] = True
    # a closing call is a sentence of its own
    gaps = marks[(kinds[marks] & _STOP != 0) & (codes[marks + 1] == ord(" "))]
    closed = np.flatnonzero(last & _STOP)
    if len(gaps) and len(closed):
        begin = gaps[np.searchsorted(gaps, end[closed] - 3, side="right") - 1] + 2
        inside = begin - 2 >= np.maximum(start[closed], end[closed] - _CALL)
        inside &= begin < end[closed]
        closed, begin = closed[inside], begin[inside]
        asked[closed[may_call(codes, begin, end[closed], found)]] = True
    return np.flatnonzero(asked)


def _may_open_text(
    codes: NDArray[np.uint32], opens: NDArray[np.uint32], start: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether a line may open with a news database's mark: `Full text:`, `LP` or `TD` and a tab or blanks."""
    last = len(codes) - 1
    full = (opens == ord("F")) & (codes[np.minimum(start + len("Full text"), last)] == ord(":"))
    coded = (opens == ord("L")) | (opens == ord("T"))
    one, two = (codes[np.minimum(start + len("LP") + more, last)] for more in (0, 1))
    set_off = (one == ord("\t")) | ((one == ord(" ")) & (two == ord(" ")))
    return np.asarray(full | (coded & set_off))


def _with_parts(
    joined: str, start: NDArray[np.int64], end: NDArray[np.int64], asked: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int8]]:
    """Put the parts of the lines that were asked in the place of these lines."""
    found = [
        list(_line_parts(joined, a, b))
        for a, b in zip(start[asked].tolist(), end[asked].tolist(), strict=True)
    ]
    counts = np.ones(len(start), dtype=np.int64)
    counts[asked] = list(map(len, found))
    rule = np.zeros(int(counts.sum()), dtype=np.int8)
    first = np.cumsum(counts) - counts
    start, end = np.repeat(start, counts), np.repeat(end, counts)
    for at, parts in zip(first[asked].tolist(), found, strict=True):
        for place, (a, b, name) in enumerate(parts, at):
            start[place], end[place], rule[place] = a, b, CUT_RULES.index(name)
    return start, end, rule


@cache
def _kinds() -> NDArray[np.uint8]:
    """What a character is to a cut, by code point; constant data, so no answer depends on history."""
    kinds = np.zeros(_BEYOND + 1, dtype=np.uint8)
    chars = [chr(code) for code in range(_BEYOND)]
    blanks = [char for char in chars if char.isspace()]
    kinds[list(map(ord, blanks))] |= _SPACE
    kinds[[ord(char) for char in blanks if len(f"a{char}b".splitlines()) > 1]] |= _BREAK
    kinds[[ord(char) for char in ".!?"]] |= _STOP
    kinds[[ord(char) for char in _ENDS]] |= _END
    kinds[[ord(char) for char in MARKS]] |= _MARK
    kinds[[ord(char) for char in load_forms().initials if ord(char) < _BEYOND]] |= _INITIAL
    kinds[_BEYOND] |= _INITIAL  # a button may begin with an ideograph
    return kinds


def _line_parts(text: str, start: int, end: int) -> Iterator[Piece]:
    """Give the pieces of one line `[start, end)` of a text: its tags, and those of what is between them."""
    at = start
    if text[start] in "<#>FLT" or text[end - 1] == ">":
        for first, last in markup_spans(text[start:end]):
            yield from _between(text, at, start + first)
            yield start + first, start + last, "markup"
            at = start + last
    yield from _between(text, at, end)


def _between(text: str, start: int, end: int) -> Iterator[Piece]:
    """Give the pieces of a stretch without tags."""
    found = _PART.search(text, start, end)
    if found is not None:
        yield from _spoken(text, *found.span())


def _spoken(text: str, start: int, end: int) -> Iterator[Piece]:
    """Give the pieces of a stretch that begins and ends with no white space."""
    credit = credit_start(text, start, end)
    if credit < end:
        yield from _parts(text, start, credit)
        yield credit, end, "agency-mark"
        return
    call = _closing_calls(text, start, end)
    if call < end:
        yield from _parts(text, start, call)
        yield from ((a, b, "call-to-action") for a, b, _ in _trimmed(text, call, end))
        return
    glued = None
    if text[end - 1].isalpha():
        glued = buttons_form().search(text, max(start, end - _TAIL), end)
    cut = end if glued is None or glued.start() == start else glued.start()
    yield from _parts(text, start, cut)
    yield from ((a, b, "consent-button") for a, b, _ in _trimmed(text, cut, end))


def _closing_calls(text: str, start: int, end: int) -> int:
    """Where the calls to action begin that close a line of several sentences; `end` where there are none."""
    whole = end
    while text[end - 1] in ".!?":
        tail = text[max(start, end - _CALL) : end]
        at = max(tail.rfind(". ", 0, -1), tail.rfind("! ", 0, -1), tail.rfind("? ", 0, -1))
        if at < 0 or not is_call(tail[at + 2 :]):
            break
        end -= len(tail) - at - 1
    # "Enjoying this? Follow us." is one call: what is left would have no sense
    return whole if end < whole and is_call(text[start:whole]) else end


def _parts(text: str, start: int, end: int) -> Iterator[Piece]:
    if text.find("[", start, end) < 0:
        yield from _trimmed(text, start, end)
        return
    at = start
    for code in shortcode_form().finditer(text, start, end):
        yield from _trimmed(text, at, code.start())
        yield code.start(), code.end(), "shortcode"
        at = code.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Piece]:
    found = _PART.search(text, start, end)
    if found is not None:
        yield (*found.span(), None)
