"""Lines that stand within an article, however like a first line they look: updates, captions, what goes on.

Of 16 articles of GVA that were cut, read by eye, ten are several texts on a page: the station's headlines of
the day above the article, versions of it under each other by the clock, news in brief, nothing but captions.
An update begins with what a first line says, and so does the version below it; both belong to the page. A
live blog tells each thing once more at its minute, and a round-up goes on with `Elsewhere` or `In a separate
case`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting.forms import END_MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["within"]

_CLOCK: Final = r"\d{1,2}(?:[:.]\d{2}(?!\d)|(?=\s?[ap]\.?m\b))\s?(?:[ap]\.?m\b\.?)?"
_UPDATE: Final = re.compile(
    rf"\W*(?:update|original (?:story|post|report)|first report|latest)\b[^\w\d]{{1,3}}(?:at\s)?{_CLOCK}|"
    rf"(?:\S+\s){{0,3}}{_CLOCK}\W*(?:\w+\s)?update\b\W*$|"
    r"\W*(?:original (?:story|post|report)|first report)\s?[:,]",
    re.IGNORECASE,
)
"""`UPDATE @ 2:35 p.m.`, `Saturday 9:26 a.m. UPDATE`, `FIRST REPORT: `; `UPDATE 1-Shares fall` has no
clock."""
_MINUTE: Final = re.compile(rf"{_CLOCK}(?:\s[A-Z]{{2,4}}\b)?\s?[:–—-]\s", re.IGNORECASE)
_UPDATED_BELOW: Final = re.compile(
    r"\W*(?:this is (?:a|an)\b.{0,30}\bupdate\b|"
    r"(?:the|our) (?:previous|original|earlier|first) (?:story|report|article|version)\b)"
    r".{0,60}\b(?:below|follows)\b",
    re.IGNORECASE,
)
"""`This is a story update. The previous story is below.`"""
_DATED_UPDATE: Final = re.compile(
    r"(?:update|original (?:story|post|report)) \([^()]{3,20}\):|\*{2,} ?(?:updated?|posted)\b.{0,60}\*{2,}$",
    re.IGNORECASE,
)
"""`Update (Feb. 18):`, `***POSTED at 11:33 A.M. on Tuesday***`."""
_CREDITED: Final = re.compile(
    r"\([\w .,'’&-]{2,50}/(?:AP|AFP|EPA|dpa|Rex|REX|Reuters|REUTERS|Getty|Shutterstock|"
    r"Associated Press|TNS|MCT|Facebook|Twitter)\b[\w .&/-]{0,30}\)\W*$"
)
"""What ends with who took the picture: `The pier in March. (Ann Roe/AP)`. Of lines that end with `(Photo: …)`
half are the first of a page."""
_PICTURED: Final = re.compile(
    r"[A-Z][\w ,'’-]{2,40}: .{0,80}[,(] ?(?:pictured|seen|left|right|cent(?:re|er)|above|below)\b ?[,)]|"
    r"(?i:image|photo|picture|slide) \d{1,3} (?:of|/) \d{1,3}\b|"
    r"(?:[A-Z][\w.'’-]+ ){1,3}?[A-Z][\w.'’-]+/(?:for (?:the )?|AP\b|AFP\b|Reuters\b|Getty\b|The )",
)
"""`Loss: Ann Roe, pictured, died on Monday`, `Image 3 of 12`, `Ann Roe/for the Post A man with a door`."""
_CAPTION: Final = re.compile(
    r"\((?:[\w /]{0,30}\bphotos?\b|getty|reuters/|afp/)[^()]{0,60}\)|"
    r"(?:in )?this .{0,50}?\b(?:photo|image|photograph|frame grab)"
    r"(?:,|\s(?:by|from|made|provided|released|taken|shows?)\b)|"
    r"(?:file|photo|image|caption|video)\s?(?:\(\d{1,2}:\d{2}\):?|[:–—-])\s",
    re.IGNORECASE,
)
_ONWARD: Final = re.compile(
    r"elsewhere\b|in (?:a|another) (?:separate|parallel|related|similar)\b|in other [\w ]{0,20}news\b|"
    r"(?:[^\s,]+\s){0,5}[^\s,]+, (?:however|meanwhile|too|though|in turn|for (?:his|her|its|their) part),",
    re.IGNORECASE,
)
"""`In a separate report`, `British critics, however, are`: what goes on from the line above."""
_NAME: Final = r"(?:[A-Z&][\w.&'’-]*|of|the|and|for)"
_ABOUT: Final = re.compile(rf"About {_NAME}(?: {_NAME}){{0,7}}$")
"""`About Acme Products Inc.`, under releases. No word may be split in two: a line of capitals never ended."""
_LABEL: Final = re.compile(
    r"(?:previous(?: story| report)?|more|earlier|related|watch)\s?:\s|JUST WATCHED\b", re.IGNORECASE
)
_TWEET: Final = re.compile(
    r"\bpic\.twitter\.com/|https?://t\.co/|[—–-] ?[^()]{2,50} \(@\w{2,20}\) [A-Z][a-z]+ \d{1,2}, \d{4}$"
)
_FILM: Final = re.compile(
    r"\b[A-Z]{2,}[\w.]*['’]s [A-Z][\w.'’-]+ [A-Z][\w.'’-]+ "
    r"(?:reports|explains|has more|has the (?:story|details))\.$"
)
"""`Police seek witnesses, WXYZ's Ann Roe reports.`"""
_SHOWN: Final = re.compile(r"\((?:Published|Posted|Aired) [A-Z][a-z]+day, [^()]{5,30}\)\W*$")
"""What stations put under a film: `… reports. (Published Sunday, May 31, 2015)`. With a headline above,
both stand within an article; without one it often is the first line of a page."""
_HEADLINE: Final = 100
"""Code points of a longest headline."""
_CLOCKS: Final = 20
"""Code points of a longest time of day that is a line of its own."""
_TAIL: Final = 140
"""Code points at a line's end in which the one who took the picture is looked for."""
_SHORT: Final = 60
"""Code points up to which an update's mark is a line of its own, and its text the line below."""


_MINUTE_ALONE: Final = re.compile(rf"\W*{_CLOCK}(?: [A-Z]{{2,4}})?\W*$", re.IGNORECASE)
"""`1:20 p.m.` as a line of its own: where there are two, what stands below each is an entry of one report."""
_ITEMS: Final = (
    ("Best ", re.compile(r"(?:The )?Best [A-Z][^.:]{2,50}: ?\S.{2,80}[^.!?]$")),
    (
        " by ",
        re.compile(r"\S.{2,70}[^,;:] by (?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+(?: \([^()]{2,30}\))?$"),
    ),
)
"""`Best Mouthwash: Acme Mint Rinse`, `The Long Walk by Ann Roe (May 6th)`: heads of what a list praises."""
_FEW_ITEMS: Final = 3
"""So many such heads that a text is a list."""
_INSIDE: Final = (_MINUTE, _CAPTION, _ONWARD, _ABOUT, _LABEL, _DATED_UPDATE, _PICTURED)


def within(heads: Sequence[str]) -> NDArray[np.bool_]:
    """Which lines begin no report for what they open with; bool (n,).

    Example:
        >>> within(["UPDATE @ 2:35 p.m.", "A boy was shot.", "UPDATE 1-Oil up", "10:43 p.m.: Two"]).tolist()
        [True, True, False, True]
    """
    found = np.zeros(len(heads), dtype=np.bool_)
    minutes = [row for row, head in enumerate(heads) if len(head) < _CLOCKS and _MINUTE_ALONE.match(head)]
    if len(minutes) > 1:
        found[minutes] = True
        found[[row + 1 for row in minutes if row + 1 < len(heads)]] = True
    for sign, item in _ITEMS:
        signed = [row for row, head in enumerate(heads) if len(head) <= _HEADLINE and sign in head]
        listed = [row for row in signed if item.match(heads[row])]
        if len(listed) >= _FEW_ITEMS:
            found[listed] = True
    for row, head in enumerate(heads):
        if _UPDATE.match(head[:120]) is not None or _UPDATED_BELOW.match(head[:120]) is not None:
            found[row] = True
            found[row + 1 : row + 2] |= len(head) <= _SHORT
        elif row and _SHOWN.search(head) is not None and _headline(heads[row - 1]):
            found[row - 1 : row + 1] = True
        else:
            found[row] |= (
                _TWEET.search(head) is not None
                or _CREDITED.search(head[-_TAIL:]) is not None
                or _FILM.search(head[-_TAIL:]) is not None
                or any(pattern.match(head) is not None for pattern in _INSIDE)
            )
    return found


def _headline(head: str) -> bool:
    return len(head) <= _HEADLINE and END_MARK.search(head[-12:]) is None
