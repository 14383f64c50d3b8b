"""The rule that how a line ends gives away: a caption closes with its credit, or says all again.

On labelled pages of news that train nothing 60 of 64 such lines that were kept are captions; the other four
are captions that their site counts as text. "(Reuters)" alone closes paragraphs of articles too and says
nothing. A line that is twice the same words is a picture's text beside its caption, or a teaser's beside its
link: of 38 on those pages one is an article's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.stretches import find_marks, holds, places

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.cleaning.stretches import Marks

__all__ = ["closing_rule", "may_close"]

# full-width signs by number
_OPEN: Final = "\uff08"
_CLOSE: Final = "\uff09"
_COLON: Final = "\uff1a"
_EQUAL: Final = "\uff1d"
_TAKEN: Final = "摄|攝|撮影|供图|供圖"
_LONGEST: Final = 300
"""A longer line is a paragraph with a caption glued to it."""
_TAIL: Final = 90
_DASHES: Final = "-–—"
_RULED: Final = f"{_DASHES}_="
_ENDS: Final = f")]{_CLOSE}影{_RULED}"
"""Characters that end a line which may close with a credit whatever else it holds."""
_AGENCIES: Final = (
    *("AP", "Reuters", "REUTERS", "AFP", "EPA", "EFE", "ANSA", "TASS", "UPI", "dpa", "DPA", "APA", "AAP"),
    *("PA", "Getty Images", "Getty", "GETTY", "Shutterstock", "Alamy", "ALAMY", "Bloomberg", "Anadolu"),
    *("Imago", "imago", "IMAGO", "picture alliance", "Keystone", "NurPhoto", "Xinhua", "iStock", "POOL"),
    *("Unsplash", "WireImage", "Canadian Press", "PA Images", "PA Wire", "Sipa USA", "Europa Press"),
)
_PICTURE: Final = (
    "photo source|picture source|image source|video source"
    "|photo|photos|photograph|photographs|image|images|picture|pictures|pic|file photo|handout|courtesy"
    "|screengrab|screenshot"
    "|foto|fotos|bild|bilder|crédit photo|crédit|imagen|imagem|immagine|фото|zdjęcie|fotoğraf"
    "|ảnh|φωτο|φωτογραφία|fotó|kuva|picha na|ছবি|फोटो|फ़ोटो|تصوير|صورة|عکس|ภาพ|사진|צילום|ფოტო|լուսանկարը"
)
_KEYS: Final = frozenset(word[:3] for word in _PICTURE.split("|"))
"""How a sentence that gives a credit begins."""
_HINTS: Final = ("hoto", "mage", "ic", "edit", "oto", "ild", "ourtesy", "rédit", "ото", "jęcie", "oğraf")
_HINTS_ELSEWHERE: Final = (
    *(
        "nh",
        "ωτο",
        "otó",
        "uva",
        "ছবি",
        "फोटो",
        "फ़ोटो",
        "تصوير",
        "صورة",
        "عکس",
        "ภาพ",
        "사진",
        "צילום",
        "ფოტო",
    ),
    "լուսանկարը",
)


_UNFOLDED: Final = " View Full Caption"
"""What a gallery writes behind a caption, before the credit."""
_HALF: Final = 15
"""Characters of a line that stands twice in one, at least, of which `_HALF_WORDS` are words."""
_HALF_WORDS: Final = 3
_UNCASED: Final = 0x590
"""From this code point on scripts have no capitals."""
_SAID: Final = '!"”»’'
_TOLD: Final = 40
"""Characters of a picture's line before a bracket of names, at least: titles and rows of lists have fewer."""
_STAFF: Final = (
    # two words of a land: `(Great Britain/Mercedes)` tells of a driver
    r"(?!(?:Great|New|South|North|United|Saudi|Czech|Sri|Costa|Puerto|Nueva|Gran|Estados|Corea|Nouvelle|Nuova|"
    r"Grande) [A-Z][\w'’-]+/)"
    r"[A-Z][a-zà-ÿ'’-]+(?: [A-Z]\.?)?(?: [A-Z][\w'’-]+){1,2}"
    r"(?:/(?:The |Special to )?[A-Z][\w .'’-]{2,40}| for The [A-Z][\w '’-]{2,30}|, Staff)"
)
_SHOWN: Final = (
    # a video's caption tells the day when it was shown: "(Published Monday, Nov. 24, 2014)"; "(Published in
    # London in 1871)" is of a book
    r"\((?:Published|Posted|Publicado|Publicada|Publié|Publiée|Pubblicato|Veröffentlicht|Opublikowano)\b"
    r"[^()]{1,30}\b\d{1,2}\b[^()]{1,20}\b\d{4}\)$"
)
_FULL_NAME: Final = r"(?!Ipsos|YouGov|Opinium|NORC)[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w.'’-]*){1,3}"
"""Two to four words that open large behind an agency: its photographer, not the house it polls with."""


@cache
def _closing() -> re.Pattern[str]:
    """Compiled when the first line asks; constant data, so no answer depends on history."""
    agency = "|".join(re.escape(name) for name in sorted(_AGENCIES, key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?i:[(\[{_OPEN}](?:{_PICTURE})\s?(?:credit|by|courtesy of|:|{_COLON}|©|/|=)\s?"
        rf"[^()\[\]]{{1,60}}[)\]{_CLOSE}]\.?$)"
        rf"|\([^()]{{0,60}}(?:Photo/|/ ?(?:{agency}))[^()]{{0,40}}\)\.?$"
        rf"|(?:/ ?|\bvia |© ?)(?:{agency})\.?$"
        rf"|(?<=[.!?…।] )(?i:{_PICTURE})(?i: credits?)?\s?(?:by|:|©|/|=)\s?[^.:]{{2,60}}\.?$"
        # an agency and its photographer in full: "EFE/Luis Parra"; "Reuters/Ipsos" alone polls
        rf"|(?<=[.!?…] )(?:{agency})(?: Photo)? ?/ ?{_FULL_NAME}\.?$"
        rf"|(?<=[.!?…] )Picha na [^.:]{{2,60}}\.?$"
        # a paper's own photographer: "(Jim Ross for The Ledger)", "(Ann Lee/Bay Ledger)"
        rf"|\((?P<staff>{_STAFF})\)\.?$"
        r"|^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2} photos?/$"
        rf"|(?P<shown>{_SHOWN})"
        # a Chinese or Japanese caption names who took it, in brackets or after a sign of equality
        rf"|[({_OPEN}][^(){_OPEN}{_CLOSE}]{{1,40}}(?:{_TAKEN})[){_CLOSE}]$"
        rf"|[={_EQUAL}][^。={_EQUAL}]{{2,40}}撮影$"
    )


@cache
def _dateline() -> re.Pattern[str]:
    """A dateline, a speaker's name or a rule of dashes with nothing behind it; compiled as above."""
    capitals = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’/-]*"
    place = rf"{capitals}(?: {capitals}){{0,3}}(?:, [A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){{0,2}}){{0,2}}"
    dated = r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,2},? (?:- )?[A-Z][a-z]{2,8}\.? \d{1,2}"
    return re.compile(
        rf"(?:-- ?)?(?:{place}|{dated})(?: ?\([^()]{{2,20}}\))? ?[{_DASHES}]{{1,2}}$|[{_RULED}]{{3,}}$"
    )


def closing_rule(line: str) -> str | None:
    """Name the rule whose form the end of this line has, or None.

    Example:
        >>> closing_rule("The bridge in Písek on Tuesday. Photo: Jana Dvořáková")
        'image-credit'
        >>> closing_rule("Some 300 people were moved from the valley. (AFP)") is None
        True
        >>> closing_rule("Bridge in Písek closed Bridge in Písek closed"), closing_rule("MADISON, Wis. -")
        ('image-credit', 'agency-mark')
    """
    if len(line) > _LONGEST:
        return None
    if line[-1:] in _RULED:
        return "agency-mark" if _dateline().match(line) else None
    tail = line[-_TAIL:]
    if _UNFOLDED in tail or _doubled(line):
        return "image-credit"
    if line[-1:] not in _ENDS and not tail.rstrip(".").endswith(_AGENCIES) and not _hinted(tail):
        return None
    found = _closing().search(tail)
    if found is None or (
        (found["staff"] or found["shown"]) and len(line) - len(tail) + found.start() < _TOLD
    ):
        return None
    return "image-credit"


def _doubled(line: str) -> bool:
    """Whether a line is some words and the same words again."""
    half = len(line) // 2
    return (
        half >= _HALF
        and line[:half] == line[half + 1 :]
        and line[half] == " "
        and line.count(" ", 0, half) + 1 >= _HALF_WORDS
        # "Hands up, don't shoot!" is chanted twice, a chorus sung: titles and captions name somebody
        and line[-1] not in _SAID
        and any(char.isupper() or char.isdecimal() or ord(char) > _UNCASED for char in line[1:half])
    )


def _hinted(tail: str) -> bool:
    """Whether a word of pictures may stand in the tail: nearly all lines go by without an expression."""
    if "/" in tail and tail.rpartition("/")[0].rstrip().removesuffix(" Photo").endswith(_AGENCIES):
        return True
    if not (":" in tail or " by " in tail or "©" in tail or "/" in tail or "=" in tail or " na " in tail):
        return False
    return any(hint in tail for hint in (_HINTS if tail.isascii() else (*_HINTS, *_HINTS_ELSEWHERE)))


def may_close(
    joined: str,
    codes: NDArray[np.uint32],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    marks: Marks | None = None,
) -> NDArray[np.bool_]:
    r"""Whether each stretch `[start, end)` may close with a credit: one line in ten, told for a whole batch.

    It ends in a bracket, names an agency after a mark, its last sentence opens with a word of pictures, or
    its second half begins as the first does.
    The answer may be yes too often, never no wrongly. `codes` uint32 are the code points of `joined`, with
    some more after the last stretch; `marks` are theirs where they are known already.

    Example:
        >>> joined = "A bridge. Photo: Ann Lee\nRain fell in Oslo.\nA flood (Reuters)" + "\n" * 6
        >>> codes = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
        >>> may_close(joined, codes, np.array([0, 25, 44]), np.array([24, 43, 61])).tolist()
        [True, False, True]
    """
    last = codes[ends - 1]
    last = np.where((last == ord(".")) & (ends - starts > 1), codes[ends - 2], last)
    found = np.zeros(len(starts), dtype=np.bool_)
    for end in _ENDS:
        found |= last == ord(end)
    tails = np.maximum(starts, ends - _TAIL)
    marks = find_marks(codes) if marks is None else marks
    found |= holds(marks.of("/©"), tails, ends)
    found |= holds(places(joined, "via "), tails, ends)
    found |= holds(places(joined, _UNFOLDED), tails, ends)
    middle = starts + (ends - starts) // 2
    again = (codes[middle] == ord(" ")) & ((ends - starts) % 2 == 1)
    for step in range(4):
        again &= codes[starts + step] == codes[middle + 1 + step]
    found |= again
    stops = marks.of(".!?…।")
    stops = stops[stops < len(codes) - 4]
    blanks = stops[codes[stops + 1] == ord(" ")] + 1
    opening = np.stack([codes[blanks + step] for step in (1, 2, 3)])
    # a letter beyond ASCII may have a case of its own: it is asked again
    picture = (opening > 0x7F).any(axis=0) | (_key(opening | np.uint32(0x20))[:, None] == _keys()).any(axis=1)
    found |= holds(blanks[picture], tails, ends)
    return np.asarray(found & (ends - starts <= _LONGEST))


def _key(opening: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return np.asarray((opening[0] << 14) | (opening[1] << 7) | opening[2], dtype=np.uint32)


@cache
def _keys() -> NDArray[np.uint32]:
    ascii_ = sorted(word for word in _KEYS if word.isascii())
    return _key(np.array([list(map(ord, word)) for word in ascii_], dtype=np.uint32).T)
