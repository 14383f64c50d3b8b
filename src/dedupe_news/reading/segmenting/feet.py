"""Where one scraped page ends and the next begins: the foot of a page, with prose above and below it.

A page of a site closes with whose it is and a row of legal links ("© 2024 Example Herald. All rights
reserved", "Privacy policy", "Contact us"); below the last of them, whatever follows is another page. An
article may carry an agency's copyright line of its own, so there must be sentences on both sides. An agency's
credit of who reported and who edited is a foot, too. Of the
borders between whole pages the lead detector, made for bare reports, finds half to two thirds and draws one
false for every second it finds; feet find four in five, and less than one page in a hundred has one within
its article (`tests/benchmarks/bench_pages.py`). Where below the foot the next page begins the looks say
(`leads.begin_below`): in joins with invented feet the line right below began a report in 371 of 632 cases,
the line they choose in 572 of 613; most of the others were one more line of the same foot. To train the lead
detector on whole pages was tried: it found a fifth.
"""

# ruff: noqa: RUF001 - feet are worded in many scripts

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting.mark_lines import DENSE, END_MARK
from dedupe_news.text.late import late

if TYPE_CHECKING:
    from dedupe_news.reading.segmenting.rows import Rows
    from dedupe_news.thresholds import SegmentThresholds

__all__ = ["page_feet"]

_RIGHTS: Final = (
    r"all rights reserved|rights reserved\b|alle rechte vorbehalten|tous droits r[ée]serv[ée]s|"
    r"todos los derechos reservados|reservados todos los derechos|todos os direitos reservados|"
    r"tutti i diritti riservati|diritti riservati|riproduzione (?:© ?)?riservata|reproduction interdite|"
    r"prohibida (?:la|su) reproducci[óo]n|proibida a reprodu[çc][ãa]o|nachdruck (?:verboten|nur mit)|"
    r"alle rechten voorbehouden|wszelkie prawa zastrze[żz]one|"
    r"v[šs]echna pr[áa]va vyhrazena|v[šs]etky pr[áa]va vyhraden[ée]|minden jog fenntartva|"
    r"toate drepturile rezervate|sva prava pridr[žz]ana|vse pravice pridr[žz]ane|все права защищены|"
    r"всі права захищені|всички права запазени|сва права задржана|με επιφύλαξη παντός δικαιώματος|"
    r"t[üu]m haklar[ıi] sakl[ıi]d[ıi]r|alla r[äa]ttigheter f[öo]rbeh[åa]ll|alle rettigheder forbeholde|"
    r"alle rettigheter reservert|kaikki oikeudet pid[äa]tet[äa][äa]n|k[õo]ik [õo]igused kaitstud|"
    r"visas ties[īi]bas aizsarg[āa]tas|visos teis[ėe]s saugomos|hak cipta dilindungi|gi[ữu] b[ảa]n quy[ềe]n|"
    r"جميع الحقوق محفوظة|تمامی حقوق|כל הזכויות שמורות|सर्वाधिकार सुरक्षित|สงวนลิขสิทธิ์|版权所有|版權所有|"
    r"無断転載|無断複製|무단\s?전재|저작권자"
)
_YEAR: Final = r"(?:©|\(c\)|copyright)\s?.{0,40}(?:19|20)\d\d|(?:19|20)\d\d\s?(?:©|\(c\)\s)"
_LEGAL: Final = (
    r"terms (?:of|and|&)|privacy (?:policy|notice|statement)|cookie (?:policy|settings)|contact us|about us|"
    r"advertise|site ?map|impressum|datenschutz|agb\b|kontakt\b|mentions l[ée]gales|aviso legal|"
    r"politique de confidentialit[ée]|pol[íi]tica de privaci?dade?|termos de uso|privacyverklaring|"
    r"note legali|polityka prywatno[śs]ci|regulamin\b|gizlilik|integritetspolicy|tietosuoja|"
    r"политика конфиденциальности|пользовательское соглашение|"
    r"隐私政策|隱私權政策|プライバシーポリシー|利用規約|개인정보"
)
_CREDIT: Final = (
    r"^\(?(?:additional )?(?:reporting|writing) by [^.]{3,160}(?:editing|compiled) by [^.]{2,100}$|"
    r"^\((?:bericht|geschrieben|reporter)[^.]{3,160}redigiert von [^.]{2,100}\)$|"
    r"^\((?:reportage|avec|rédigé|version)[^.]{3,160}édité par [^.]{2,100}\)$|"
    r"^\((?:reporte|reportaje|información|con)[^.]{3,160}(?:editado|edición|traducid)[^.]{2,100}\)$|"
    r"^\((?:reportagem|por|com)[^.]{3,160}(?:edição|editado)[^.]{2,100}\)$|"
    r"^© ?dpa-infocom, dpa:[\d/-]{8,30}$|^quelle: ntv\.de\b.{0,30}$|"
    r"^(?-i:[a-zäöü]{2,4}/(?:dpa|AFP|Reuters|AP|sid|epd))(?:/\w{2,8})*$"
)
"""An agency's last line: "(Reporting by Tom Wall; editing by Ann Lee)"; or that of a German site, with the
agency's number of the report or who edited it: "© dpa-infocom, dpa:240304-99-208154/2", "mba/dpa/AFP"."""
_FOOT: Final = late(
    rf"(?P<rights>{_RIGHTS})|(?P<year>{_YEAR})|(?P<credit>{_CREDIT})|^(?:{_LEGAL}).{{0,40}}$", re.IGNORECASE
)
_OPENING: Final = 3
"""Characters of a sentence within which a year's copyright has to begin, or the sentence speaks of one."""
_SIGNS: Final = (
    "©", "(c)", "copyright", "reserv", "rechte", "diritti", "prawa", "práva", "prava",
    "fenntartva", "rezervate", "pravice", "права", "δικαιώματος", "haklar", "rättigheter",
    "rattigheter", "rettighe", "oikeudet", "õigused", "oigused", "tiesības", "tiesibas",
    "teisės", "teises", "hak cipta", "bản quy", "ban quy", "الحقوق", "حقوق", "הזכויות",
    "सर्वाधिकार", "สงวนลิขสิทธิ์", "版权所有", "版權所有", "無断", "무단", "저작권자", "terms ", "privacy",
    "riproduzione", "reprodu", "nachdruck", "quelle: ntv", "/dpa", "/afp", "/reuters", "/ap", "/sid", "/epd",
    "editing by", "compiled by", "redigiert von", "édité par", "editado", "edición", "traducid", "edição",
    "cookie", "contact us", "about us", "advertise", "site map", "sitemap", "impressum",
    "datenschutz", "agb", "kontakt", "mentions", "aviso legal", "confidentialit", "priva",
    "termos", "note legali", "polityka", "regulamin", "gizlilik", "integritetspolicy",
    "tietosuoja", "политика", "пользовательское", "隐私", "隱私", "プライバシー", "利用規約", "개인정보",
)  # fmt: skip
"""A text without one of these has no foot: to look for them takes a tenth of the time that the forms take."""
_LONGEST: Final = 250
"""Characters of a line of a foot; a paragraph about copyright is longer."""
_WORDS: Final = 8
_LETTERS: Final = 20
"""In scripts without spaces."""


def page_feet(rows: Rows, first: int, last: int, settings: SegmentThresholds) -> list[int]:
    r"""Give the rows of `[first, last)` that begin a page after the foot of another.

    A foot is one line that says whose the page is, or several of its lines with no sentence between them.

    Example:
        >>> from dedupe_news.reading.segmenting.rows import read_rows
        >>> from dedupe_news.thresholds import SegmentThresholds
        >>> page = "Rain fell in Bergen for the ninetieth day in a row.\n" * 3
        >>> rows = read_rows(f"{page}© 2024 Bergen Herald\nPrivacy policy\nHome\nSport\n{page}")
        >>> page_feet(rows, 0, len(rows), SegmentThresholds())
        [5]
    """
    low = rows.text.lower()
    if not any(sign in low for sign in _SIGNS):
        return []
    lines = [rows.line(row) for row in range(first, last)]
    feet = {at: found for at, line in enumerate(lines) if (found := _foot(line)) is not None}
    told = np.array([at not in feet and _told(line) for at, line in enumerate(lines)])
    sentences = np.concatenate(([0], np.cumsum(told)))
    borders: list[int] = []
    for _, block in groupby(feet, key=sentences.__getitem__):
        own = list(block)
        above = sentences[own[0]] - sentences[borders[-1] if borders else 0]
        below = sentences[-1] - sentences[own[-1]]
        whose = len(own) > 1 or any(feet[own[0]][kind] for kind in ("rights", "year", "credit"))
        if whose and min(above, below) >= settings.foot_sentences:
            borders.append(own[-1] + 1)
    return [first + at for at in borders]


def _foot(line: str) -> re.Match[str] | None:
    """What of a line is of a page's foot."""
    found = _FOOT.search(line) if len(line) <= _LONGEST else None
    if found is None or not found["year"] or found.start() <= _OPENING or not _told(line):
        return found
    return None


def _told(line: str) -> bool:
    """Whether a line is a sentence, or several."""
    if not END_MARK.search(line):
        return False
    return len(line.split()) >= _WORDS or len(DENSE.findall(line[:400])) >= _LETTERS
