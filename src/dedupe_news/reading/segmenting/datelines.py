"""Datelines that name an agency: `Celle (dpa) - ` or `MADRID, 12 Mar. (EFE) - ` open a report's first line.

Agencies print place, often the day, and their own name before the first sentence, in any language and of the
shortest item, and nowhere else. The looks see an English dateline and weigh it as one sign of many; short
reports of one event that open so they often leave whole. Of 4,800 articles (GVA, DUC 2004, NeuS, WCXB,
L3S-GN1) left whole three have two such lines, each below a sentence: pages of a station with several items.
A colon after the name is not taken for a dash. Lines of a list follow one another; so do items of one
paragraph each, which hold three sentences or more.
"""

# ruff: noqa: RUF001 - dashes and letters of many scripts

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting.forms import END_MARK, sentences_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.thresholds import SegmentThresholds

__all__ = ["datelines", "opens_with_agency"]

_READ: Final = 120
"""Code points in which a dateline ends."""
_REST, _REST_DENSE = 30, 12
"""Code points of the shortest sentence after it; in scripts without spaces words are shorter."""
_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŖŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁЄІЇҐ"
_PLACE: Final = rf"[{_UPPER}][\w'’.-]*(?:[ /][{_UPPER}][\w'’.-]*){{0,3}}"
_MONTH: Final = (
    r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|maj|okt|dez|déc|janv|févr|avr|juin|juil|août|ene|"
    r"abr|ago|dic|gen|mag|giu|lug|set|ott|fev|out|mei|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)[^\W\d_]*\.?"
)
_DAY: Final = rf"(?:\d{{1,2}}\.?º? (?:de )?{_MONTH}|{_MONTH} \d{{1,2}})(?:,? (?:de )?\d{{4}})?"
AGENCIES: Final = "agencies.txt"
"""Names of agencies as they stand in datelines, one a line."""
AGENCIES_BEHIND_CAPITALS: Final = "agencies_capitals.txt"
"""Those that are called as states, parties and records are: `LONDON (PA) — ` is a dateline,
`Bob Casey (D-PA) – ` and `Cold Harbour (EP) – ` are items of one article."""
_STATION: Final = (
    r"(?:CBS|NBC|ABC|FOX) ?\d*|"
    r"(?!W(?:HO|TO|WF|FP|EF|ADA|NBA|BA|BC|BO|WE|TA)\b|K(?:GB|FC|KK|PMG|LM)\b)"
    r"[KW][A-Z]{2,3}(?:[ -]?TV|\d{1,2})?"
)
"""How networks and stations of the United States are called: `(KRQE)`, `(WHAS11)`. Behind a place in
capitals alone, or `World Health Organization (WHO) – ` were one; in capitals it still is none."""


def _agencies(name: str) -> str:
    names = resources.files(__package__).joinpath(name).read_text("utf-8").split("\n")
    return "|".join(re.escape(name) for name in names if name)


_AGENCY, _CAPITALS_AGENCY = (
    rf"\((?:[^()]{{1,20}}[ /-])??(?:{_agencies(name)})(?:[ /-][^()]{{1,20}})?\)"
    for name in (AGENCIES, AGENCIES_BEHIND_CAPITALS)
)
"""`(dpa/lno)`, `(AFP)`. That any short word would do was tried: `Diatomaceous Earth (DE) – `."""
_DASH: Final = r"(?:—|–|-{1,3}|_)"
_CITY: Final = rf"[{_UPPER}][{_UPPER}'’-]*\.?(?: [{_UPPER}][{_UPPER}'’-]*\.?){{0,3}}"
_REGION: Final = rf"(?: \([\w .-]{{2,30}}\))?(?:, ?{_PLACE})?(?:,? {_DAY})?"
_WHERE: Final = rf"(?:{_PLACE}{_REGION}|{_DAY})"
"""A place, or the day alone as summaries of markets have it: `Nov 3 (AP) - Oil slipped`."""
_ARABIC: Final = (
    r"رويترز|[أا] ?\.?ف ?\.?ب|د ?\.?ب ?\.?[أا]|[أا] ?\.?ش ?\.?[أا]|[أا] ?\.?ب|"
    r"وكالات|الوكالات|وام|واس|قنا|كونا|سبأ|سانا|"
    r"الأناضول|شينخوا|بترا|وفا|بنا|واج|وات|ومع|سونا|ارنا|إرنا|ایرنا|ایسنا|تسنیم|مهر|فارس"
)
"""Agencies; any word would make `محمد صلاح (ليفربول) - ` one."""
_OPENING: Final = re.compile(
    rf"{_WHERE},? ?{_AGENCY} ?[.,]? ?{_DASH} ?(?=\S)|"
    rf"{_CITY}{_REGION},? ?{_CAPITALS_AGENCY} ?[.,]? ?{_DASH} ?(?=\S)|"
    rf"[A-Z][A-Z .'’-]{{2,30}}(?:, ?{_PLACE})? ?\((?:{_STATION})(?:[/ -][^()]{{1,20}})?\) ?{_DASH} ?(?=\S)|"
    rf"{_AGENCY} ?{_DASH} ?{_WHERE},? ?\.?{_DASH} ?(?=\S)|"
    r"[А-ЯЁЇІЄҐ][А-ЯЁЇІЄҐ -]{2,30}, \d{1,2} [а-яёїіє]{3,9}\.? ?"
    r"(?:/[^/]{2,30}/\.?|[—–-] ?(?:РИА|ТАСС|Интерфакс)[^.]{0,20}\.)|"
    rf"[\u0620-\u06ff][\u0620-\u06ff ]{{2,40}}\((?:[\u0620-\u06ff ]{{2,16}}[/ ])?(?:{_ARABIC})\) ?[-–—] |"
    r"(?:【[^】]{1,12}】|[（(])?(?:新华社|新華社|中新社|中新网|中央社|路透社?|法新社|美联社)"
    r"[^\s，。]{1,16}?\d{1,2}(?:月\d{1,2})?日?[电電訊讯]|"
    r"[【［\[][^】］\]]{0,20}(?:ロイター|AFP|共同|時事)[】］\]]|"
    r"[(\[][\uac00-\ud7a3·]{2,12} ?= ?(?:연합뉴스|뉴시스|뉴스1)[)\]]|"
    r"[\u0900-\u097f][\u0900-\u097f ]{2,30},? \d{1,2} [\u0900-\u097f]{2,10},? ?\((?:भाषा|वार्ता|एजेंसी)\)"
)
"""`SAN'A, Yemen (AP) -- `, `(ANSA) - ROMA, 9 FEB - `, `МОСКВА, 4 марта. /ТАСС/.`,
`القاهرة (رويترز) - `, `新华社北京3月4日电`, `[東京 4日 ロイター]`, `(서울=연합뉴스)`."""
_PLACE_ALONE: Final = re.compile(rf"([{_UPPER}][{_UPPER} -]{{2,30}})\.{_DASH} ?[{_UPPER}\"«“]")
"""`GETAFE.- Los`: where other lines name an agency, and once. So open sections and points of a ruling, too,
and the questions of an interview (`PREGUNTA.- `): each was a report of its own."""


def opens_with_agency(head: str) -> bool:
    """Whether a line opens with a place and an agency's name, and goes on with a sentence.

    Example:
        >>> opens_with_agency("Celle (dpa) - Bei einem Brand in einem Heim starben drei Bewohner.")
        True
        >>> opens_with_agency("Private (in person): Such sessions are the most expensive choice.")
        False
    """
    found = _OPENING.match(head[:_READ])
    if found is None:
        return False
    rest = head[found.end() :].strip(" -–—=")
    return len(rest) >= (_REST if " " in rest else _REST_DENSE)


def datelines(
    heads: Sequence[str], told: NDArray[np.bool_], possible: NDArray[np.bool_], settings: SegmentThresholds
) -> list[int]:
    """Give the lines that open so right below a sentence: where a report begins.

    None where the text has but one such line: a station hangs its news of the day above an agency's article.
    What else stands above it (a headline, a rubric, a picture's line, when it was posted) begins its report,
    and is left to who knows of those (`mastheads.py`). That a headline be taken with it was tried: half of
    them were none.

    Args:
        heads: the lines of a text, as far as they are read.
        told: bool (n,), lines that are sentences.
        possible: bool (n,), lines that may begin a report.
        settings: thresholds.

    Example:
        >>> from dedupe_news.thresholds import SegmentThresholds
        >>> lines = ["Oslo (NTB) - It has snowed in Oslo since Monday.", "Roads are closed.", "It goes on."]
        >>> other = ["OSLO (AP) — Heavy snow fell on Norway's capital on Monday.", *lines[1:]]
        >>> datelines([*lines, *other], np.ones(6, bool), np.ones(6, bool), SegmentThresholds())
        [3]
    """
    dated = np.array([opens_with_agency(head) for head in heads], dtype=np.bool_)
    if dated.any():
        dated[_places_alone(heads)] = True
    if dated.sum() < settings.dateline_fewest:
        return []
    held = np.where(dated, sentences_in(heads), 1)
    # two in a row are a list's, unless each is a whole item in one paragraph
    brief = dated & (held <= settings.dateline_sentences)
    listed = _beside(brief) | (brief & _beside(dated))
    sentences = np.concatenate(([0], np.cumsum(told * held)))
    found: list[int] = []
    border = 0
    for row in np.flatnonzero(dated & ~listed & possible).tolist():
        if not row or END_MARK.search(heads[row - 1][-12:]) is None:
            continue
        above, below = sentences[row] - sentences[border], sentences[-1] - sentences[row]
        if min(above, below) >= settings.dateline_sentences:
            found.append(row)
            border = row
    return found


def _beside(marks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which lines stand right above or below a marked one."""
    return np.concatenate((marks[1:], [False])) | np.concatenate(([False], marks[:-1]))


def _places_alone(heads: Sequence[str]) -> list[int]:
    """The lines that open with a place in capitals, each with one of its own."""
    found = [(row, match[1]) for row, head in enumerate(heads) if (match := _PLACE_ALONE.match(head[:_READ]))]
    times = Counter(place for _, place in found)
    return [row for row, place in found if times[place] == 1]
