"""Who an agency's report is by: "(Reporting by Ann Lee; Editing by Jan Roe)" closes its last paragraph.

Agencies write it in brackets at the end of a line, after the text or alone, and their sites without brackets
on a line of its own. It is no sentence of the story, wherever it stands. In brackets nothing but the role is
asked for. Without them all words must be names and roles: "Reporting by the Herald showed that ministers
knew" is news. "(Written by Bob Dylan)" is no credit of a report. Papers of the United States close with a
whole sentence that tells where there is more "on this developing story". Who "contributed to this report" is
told in a sentence of names and roles alone. Half of our sets call it the article's (.2 % of GVA's sentences);
nobody wants it in an account. "Scientists from nine countries contributed to this report" stays.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.stretches import find_marks
from dedupe_news.text.late import late

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.cleaning.stretches import Marks

__all__ = ["LONGEST", "credit_start", "may_credit"]

_KEY: Final = 7
"""Letters of the shortest role."""
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
LONGEST: Final = 400
"""A credit is looked for in so many last characters of a line."""
_ROLES: Final = (
    *("Reporting", "Additional reporting", "Writing", "Editing", "Compiled", "Reporting and writing"),
    *("Reporting and editing", "Writing and editing", "Reporting, writing and editing"),
)
_ROLES_ELSEWHERE: Final = (
    *("Bericht von", "Berichtet von", "Geschrieben von", "Redigiert von", "Reporter:"),
    *("Reporte de", "Reportes de", "Reporte adicional", "Información de", "Escrito por", "Editado por"),
    *("Traducido por", "Reportage de", "Reportage par", "Rédigé par", "Édité par", "Version française"),
    *("Reportagem de", "Reportagem por", "Reportagem adicional", "Edição de", "Edição por", "Tradotto da"),
)
_ENGLISH: Final = "|".join(sorted((re.escape(role) for role in _ROLES), key=lambda role: (-len(role), role)))
_NAME: Final = r"[^\W\d_a-z][\w.'’-]{0,30}"
_SMALL: Final = (
    "and|in|by|with|from|at|additional|reporting|writing|editing|de|van|von|der|den|la|le|di|da|al|el"
)
_BRACKETED: Final = late(
    rf"\((?:(?:{_ENGLISH}) by|{'|'.join(map(re.escape, _ROLES_ELSEWHERE))})\s[^()]{{2,360}}\)\.?$"
)
_BARE: Final = late(
    rf"(?:{_ENGLISH}) by(?: (?:{_NAME}|{_SMALL})[,;.]?){{1,60}}$"
    r"|Our Standards: [A-Z][\w ]{4,60}\.?$"
)
_ABBREVIATED: Final = r"(?<=\b[A-Z])\.|(?<=\bSt)\.|(?<=\b[JSD]r)\.|\.(?=com\b|org\b|net\b)"
_PROMISED: Final = r"(?=[^!?\n]{0,140}\b(?:more|updates?|latest|details|coverage|information)\b)"
_SENTENCE: Final = late(
    rf"(?:(?<=[.!?] )|(?<=[.!?][”\"’)] )|(?<![^\n]))(?:[-–—]{{1,2}} ?)?(?=[A-Z\d])"
    rf"(?:(?:Stay with|Tune in to|For more|(?:Check|Read|See){_PROMISED})"
    rf" (?:[^.!?\n]|{_ABBREVIATED}|\.(?=\S)){{3,140}}?"
    r" (?:on this (?:developing )?story|for more on this (?:developing )?story))\.$"
)
_CONTRIBUTED: Final = (
    *(f"this {what}{end}" for what in ("report", "story", "article") for end in (".", ".)", ")")),
    *("contributed reporting.", "contributed reporting.)"),
)
_ENDINGS: Final = ("this story.", "ing story.", *_CONTRIBUTED)
"""How such a sentence ends."""
_ROLE: Final = r"(?:staff |news )?(?:writer|reporter|photographer|editor|producer|correspondent|intern)s?"
_NAMES: Final = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}"
_WRITER: Final = (
    rf"(?:[A-Z][\w.'’-]*(?: of the| of)? )*(?:{_ROLE} )?{_NAMES}(?: in [A-Z][\w.'’-]*(?: {_NAME})?)?"
)
"""Somebody by two names at the least, at most behind a paper and a role; "Rain and Wind" are nobody."""
_HELPED: Final = late(
    rf"(?:(?<=[.!?] )|(?<=[.!?][”\"’)] )|(?<![^\n]))(?:[—–-]{{1,2}} ?)?\(?(?!The )(?:(?i:{_ROLE}) )?"
    rf"{_WRITER}(?:(?:,|,? and) {_WRITER}){{0,8}},? (?:also )?"
    r"contributed (?:reporting|to this (?:report|story|article))\.?\)?$"
)


def credit_start(text: str, start: int, end: int) -> int:
    """Where the credit begins that closes the line `[start, end)` of a text; `end` where none does.

    Example:
        >>> line = "The talks go on. (Reporting by Ann Lee in Oslo; Editing by Jan Roe)"
        >>> line[credit_start(line, 0, len(line)) :]
        '(Reporting by Ann Lee in Oslo; Editing by Jan Roe)'
        >>> line = "Editing by Jan Roe"
        >>> credit_start(line, 0, len(line)), credit_start("Rain (the first in May)", 0, 23)
        (0, 23)
        >>> line = "It rained. Staff writers Ann Lee and Jan Roe contributed to this report."
        >>> line[credit_start(line, 0, len(line)) :]
        'Staff writers Ann Lee and Jan Roe contributed to this report.'
    """
    if text.endswith(_CONTRIBUTED, start, end):
        low = max(start, end - LONGEST)
        found = _HELPED.search(text[low:end])
        if found is not None:
            return low + found.start()
    if text[end - 1] == ")" or text.startswith(").", end - 2):
        at = text.rfind("(", max(start, end - LONGEST), end)
        return at if at >= 0 and _BRACKETED.match(text, at, end) is not None else end
    if text.endswith(_ENDINGS, start, end):
        found = _SENTENCE.search(text[max(start, end - LONGEST) : end])
        return max(start, end - LONGEST) + found.start() if found is not None else end
    bare = end - start <= LONGEST and _BARE.match(text, start, end) is not None
    return start if bare else end


def may_credit(
    codes: NDArray[np.uint32],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    marks: Marks | None = None,
) -> NDArray[np.bool_]:
    r"""Whether each line `[start, end)` may close with a credit: one in a hundred, told for a whole batch.

    It ends in brackets that open with the first letters of a role, or begins with them itself. The answer may
    be yes too often, never no wrongly. `codes` uint32 are code points, with some more after the last line;
    `marks` are theirs where they are known already.

    Example:
        >>> joined = "Rain. (Editing by Jan Roe)\nRain (Oslo)\nEditing by Ann Lee" + "\n" * 6
        >>> codes = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
        >>> may_credit(codes, np.array([0, 27, 39]), np.array([26, 38, 57])).tolist()
        [True, False, True]
    """
    found = _opens(codes, starts) | _closes(codes, starts, ends)
    last = codes[ends - 1]
    closed = (last == ord(")")) | ((last == ord(".")) & (codes[np.maximum(ends - 2, 0)] == ord(")")))
    brackets = (find_marks(codes) if marks is None else marks).of("(")
    asked = np.flatnonzero(closed)
    if len(brackets) and len(asked):
        near = brackets[np.maximum(np.searchsorted(brackets, ends[asked]) - 1, 0)]
        inside = (near >= np.maximum(starts[asked], ends[asked] - LONGEST)) & (near < ends[asked])
        found[asked[inside]] |= _opens(codes, near[inside] + 1)
    return found


def _closes(
    codes: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether each line ends as a sentence that credits somebody does."""
    found = np.zeros(len(starts), dtype=np.bool_)
    last = codes[ends - 1]
    asked = np.flatnonzero((last == ord(".")) | (last == ord(")")))
    asked = asked[(ends - starts)[asked] > max(map(len, _ENDINGS))]
    for ending in _ENDINGS:
        like = np.ones(len(asked), dtype=np.bool_)
        for step, char in enumerate(reversed(ending), 1):
            like[like] &= codes[ends[asked[like]] - step] == ord(char)
        found[asked[like]] = True
    return found


def _opens(codes: NDArray[np.uint32], at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a role may open at each place: its first three letters are seldom another word's, seven never.

    Three alone sent every line that opens with "Com", "Our" or "Rep" to the expressions: one in twenty of
    scraped pages.
    """
    found = np.zeros(len(at), dtype=np.bool_)
    near = np.flatnonzero(_held(codes, at, 3))
    found[near] = _held(codes, at[near], _KEY)
    return found


def _held(codes: NDArray[np.uint32], at: NDArray[np.int64], size: int) -> NDArray[np.bool_]:
    """Whether the hash of so many first letters is that of a role's."""
    keys, last = _keys(size), len(codes) - 1
    key = np.zeros(len(at), dtype=np.uint64)
    for step in range(size):
        key = (key + codes[np.minimum(at + step, last)]) * _ODD
    return np.asarray(keys[np.minimum(np.searchsorted(keys, key), len(keys) - 1)] == key)


@cache
def _keys(size: int) -> NDArray[np.uint64]:
    """The hashes of so many first letters of every role, in order; constant data."""
    opening = sorted({role[:size] for role in (*_ROLES, *_ROLES_ELSEWHERE, "Our Standards")})
    letters = np.array([list(map(ord, role)) for role in opening], dtype=np.uint64).T
    key = np.zeros(len(opening), dtype=np.uint64)
    for row in letters:
        key = (key + row) * _ODD
    return np.sort(key)
