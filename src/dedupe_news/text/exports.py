r"""What news databases write around an article they export: fields above it, indexing below it.

Researchers get their news from LexisNexis and Nexis Uni, Factiva and ProQuest. A file of theirs is plain
text in which every article is wrapped in what the database knows of it: outlet, day, section, number of
words, then subjects, companies and places. None of that is the outlet's text; the title names it, the day
dates it.

An export is told by what no article says of itself: its number of words on a line, Factiva's codes,
ProQuest's `Full text:` above its own number. One of these alone is no export: a newspaper limits letters to
"Length: 300 words" and prints the "Full text: …" of a speech. What stands between is left alone, corrections
too, and an "Update: …" in an article is no field below it.
"""

# ruff: noqa: RUF001 - names of fields as they are spelled

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dedupe_news.text.days import is_date, iso_date
from dedupe_news.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["DOCUMENT", "Export", "read_export"]

DOCUMENT: Final = late(r"(?:AN\s{1,8})?Document [A-Z][A-Z0-9]{7}(?:19|20)\d{6}[a-z0-9]{6,12}")
"""The last line of an article out of Factiva: its source's code filled up with zeros, the day, a number.
Where its fields have codes, this one is `AN`."""

_WORDS: Final = r"\d[\d,.]*\s(?:words|w[öo]rter|mots|palabras|parole|woorden|palavras|слов[а]?)"
_SIZE: Final = late(rf"(?:length|l[äa]nge|longueur|longitud|lengte|lunghezza)\s?:\s*{_WORDS}", re.IGNORECASE)
_COUNT: Final = late(rf"{_WORDS}", re.IGNORECASE)
_ABOVE: Final = late(
    r"(?:byline|section|length|dateline|highlight|series|type|column|edition|source|publication|author|"
    r"journal-code|rubrik|l[äa]nge|autor|ressort|longueur|auteur|longitud|sección|lengte|sectie)\s?:",
    re.IGNORECASE,
)
_BELOW: Final = late(
    r"(?:url|load-date|update|date de chargement|language|sprache|langue|publication-type|zeitungs-code|"
    r"type de publication|journal[ -]code|subject|graphic|company|organization|organisation|industry|"
    r"geographic|person|people|ticker|country|state|city|name|names|document-type|pub-type|acc-no|"
    r"correction-date|dateline|notes)\s?:|(?:classification|klassifizierung)$",
    re.IGNORECASE,
)
_LOADED: Final = late(r"(?:load-date|update|date de chargement)\s?:\s*(\S.*)", re.IGNORECASE)
_BODY: Final = late(r"body|abstract|full text|text|volltext|hauptteil|corps|cuerpo|testo", re.IGNORECASE)
_RIGHTS: Final = late(r"(?:copyright|©|\(c\))(?!\w)", re.IGNORECASE)
_CODE: Final = late(
    r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CT|RF|CX|CO|IN|NS|RE|IPC|IPD|PUB|AN)(?:\s+(\S.*))?"
)
_OPENS: Final = ("LP", "TD")
_INDEX: Final = frozenset({"ART", "CT", "RF", "CX", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN"})
_FULL: Final = late(r"full text\s?:\s*(?!(?:none|not) available)\S", re.IGNORECASE)
_OWN: Final = late(
    r"(?:proquest document id|publication title|publication date|last updated|database|document url)\s?:",
    re.IGNORECASE,
)
_NUMBERED: Final = late(r"proquest document id\s?:|document url\s?:.*proquest", re.IGNORECASE)
_CATALOGUE: Final = late(
    r"(?:subject|location|people|company / organization|title|publication title|credit|section|"
    r"business indexing term|classification|identifier / keyword|publication year|first page|pages|issn|"
    r"publication date|publisher|place of publication|country of publication|publication subject|"
    r"source type|language of publication|document type|proquest document id|document url|copyright|"
    r"last updated|database)\s?:",
    re.IGNORECASE,
)
_TITLE: Final = late(r"title\s?:\s*(\S.*)", re.IGNORECASE)
_DAY: Final = late(r"publication date\s?:\s*(\S.*)", re.IGNORECASE)
_WEEKDAY: Final = late(r"([A-Z][a-z]+ \d{1,2}, \d{4}),? [A-Z][a-z]+day\b.*")
"""A day with its weekday, and after it an hour or an edition."""
_HINTS: Final = (
    " words",
    "WC",
    "ull text:",
    "örter",
    " mots",
    " woorden",
    " palabras",
)
"""A text that holds none of these is no export: the rest is looked at in few."""
_SAID: Final = late(
    r"[\d,.]\s(?:words|w[öo]rter|mots|palabras|parole|woorden|palavras|слов)|full text\s?:", re.IGNORECASE
)
"""What every one of these has: a text that is "a man of few words" need not be taken apart into lines."""
_TOP: Final = 30
"""Lines above an article, at most."""
_WRAPPED: Final = 60
_COLUMN: Final = 90
"""A line of a field that is at least and at most so long may go on in the next."""
_MOST: Final = 8
"""Lines in which a field goes on: more are an article from which blank lines were taken."""
_NEAR: Final = 8
"""Lines between the number of words and the copyright line in Factiva's heads."""
_BRIEF: Final = 8
"""Words of a publisher's name below an article."""


@dataclass(frozen=True, slots=True)
class Export:
    """What an export says of its article; spans, offsets in the text, are of lines that are no text of it."""

    title: str | None
    date: str | None
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that is not blank, white space at either end left out; `apart`: a blank one stands above it."""

    text: str
    start: int
    end: int
    apart: bool


def read_export(text: str, start: int = 0, end: int | None = None) -> Export | None:
    r"""What a news database wrote around the article in `[start, end)`; None where none did.

    Example:
        >>> text = "Rain in Bergen\nThe Herald\nMay 2, 2024\nCopyright 2024 The Herald\n"
        >>> text += "Length: 9 words\n\nBody\n\nRain fell.\n\nLoad-Date: May 3, 2024"
        >>> found = read_export(text)
        >>> found.title, found.date, text[slice(*found.spans[-1])]
        ('Rain in Bergen', '2024-05-02', 'Load-Date: May 3, 2024')
        >>> read_export("He wrote 300 words on Monday.")
    """
    stop = len(text) if end is None else end
    for hint in _HINTS:
        if text.find(hint, start, stop) >= 0:
            break
    else:
        return None
    if _SAID.search(text, start, stop) is None:
        return None
    rows = list(_rows(text, start, stop))
    for read in (_lexis, _coded, _counted, _proquest):
        found = read(rows)
        if found is not None:
            return found
    return None


def _rows(text: str, start: int, stop: int) -> Iterator[_Row]:
    at, apart = start, False
    for line in text[start:stop].splitlines(keepends=True):
        kept = line.strip()
        if kept:
            begin = at + line.index(kept)
            yield _Row(kept, begin, begin + len(kept), apart)
        apart = not kept
        at += len(line)


def _lexis(rows: Sequence[_Row]) -> Export | None:
    """LexisNexis and Nexis Uni: fields around `LENGTH: 187 words`, indexing around `LOAD-DATE`."""
    size = next((at for at, row in enumerate(rows[:_TOP]) if _SIZE.fullmatch(row.text)), None)
    if size is None:
        return None
    first = next(at for at, row in enumerate(rows) if at == size or _ABOVE.match(row.text))
    named = rows[:first]
    body = _head_end(rows, size)
    marks = [at for at in range(body, min(body + _TOP, len(rows))) if _BODY.fullmatch(rows[at].text)]
    foot = _foot(rows, body)
    new = any(_RIGHTS.match(row.text) for row in named)
    day = _day(row.text for row in named)
    if day is None and not new and not marks and foot == len(rows):
        return None
    title = named[:1] if new else _last_paragraph(named)
    return Export(
        " ".join(row.text for row in title) or None,
        day,
        _spans(rows, [*range(body), *marks, *range(foot, len(rows))]),
    )


def _head_end(rows: Sequence[_Row], size: int) -> int:
    """The first line that is none of the fields above an article."""
    last = size
    while last + 1 < len(rows):
        more = 1 if _ABOVE.match(rows[last + 1].text) else _rest(rows, last)
        if not more:
            break
        last += more
    return last + 1


def _rest(rows: Sequence[_Row], field: int) -> int:
    """The number of lines in which a field goes on; 0 where nothing parts them from the article."""
    end = field + 1
    while end < len(rows) and _goes_on(rows, end - 1):
        end += 1
    parted = end < len(rows) and (rows[end].apart or _is_mark(rows[end]))
    return end - field - 1 if parted and end - field - 1 <= _MOST else 0


def _goes_on(rows: Sequence[_Row], at: int) -> bool:
    """Whether the next line is the rest of a field that is as long as a line may be."""
    after = rows[at + 1]
    return (
        not after.apart
        and not _is_mark(after)
        and _WRAPPED <= len(rows[at].text) <= _COLUMN
        and len(after.text) <= _COLUMN
    )


def _is_mark(row: _Row) -> bool:
    return bool(_ABOVE.match(row.text) or _BODY.fullmatch(row.text))


def _foot(rows: Sequence[_Row], body: int) -> int:
    """The first line of what stands below an article: fields, the day it was loaded among them."""
    loaded = [
        at
        for at in range(body, len(rows))
        if (found := _LOADED.fullmatch(rows[at].text)) is not None and is_date(found[1])
    ]
    if not loaded:
        return len(rows)
    first = loaded[-1]
    for at in range(loaded[-1] - 1, body, -1):
        if _BELOW.match(rows[at].text):
            first = at
        elif rows[at].apart or len(rows[at - 1].text) < _WRAPPED:
            break  # a field may go on over lines, but not over a blank one
    return first


def _last_paragraph(rows: Sequence[_Row]) -> Sequence[_Row]:
    """The headline that stands under outlet, day and edition; nothing where only these do."""
    first = len(rows) - 1
    while first > 0 and not rows[first].apart:
        first -= 1
    some = rows[first:] if first > 0 else ()
    return () if any(is_date(row.text) for row in some) else some


def _coded(rows: Sequence[_Row]) -> Export | None:
    """Factiva's codes: `HD` the headline, `PD` the day, `LP` and `TD` the text, `CO` and others indexing."""
    codes = {at: found for at, row in enumerate(rows) if (found := _CODE.fullmatch(row.text)) is not None}
    names = {found[1]: at for at, found in reversed(codes.items())}
    size = names.get("WC")
    if size is None or size > _TOP or not _COUNT.fullmatch(_value(rows, codes, size)):
        return None
    opens = [names[name] for name in _OPENS if names.get(name, 0) > size]
    if not opens or names.get("HD", len(rows)) > min(opens):
        return None
    last = _indexed(rows, codes, max(opens))
    bare = [at for at in opens if codes[at][2] is None]
    title = _value(rows, codes, names["HD"]) or None
    day = _value(rows, codes, names["PD"]) if "PD" in names else ""
    return Export(title, _day([day]), _spans(rows, [*range(min(opens)), *bare, *range(last, len(rows))]))


def _value(rows: Sequence[_Row], codes: Mapping[int, re.Match[str]], at: int) -> str:
    """What a code says: on its line, or in the next one, as cells of a table come out of a document."""
    if codes[at][2] is not None:
        return codes[at][2]
    return rows[at + 1].text if at + 1 < len(rows) and at + 1 not in codes else ""


def _indexed(rows: Sequence[_Row], codes: Mapping[int, re.Match[str]], opens: int) -> int:
    """The first line of Factiva's indexing: a code with nothing but codes behind blank lines up to `AN`."""
    number = max((at for at in codes if at > opens and codes[at][1] == "AN"), default=len(rows) - 1)
    first = len(rows)
    for at in range(number, opens, -1):
        if at in codes and codes[at][1] in _INDEX:
            first = at
        elif rows[at].apart and at not in codes:
            break  # a paragraph that begins "IN LONDON" has others behind it
    return first


def _counted(rows: Sequence[_Row]) -> Export | None:
    """Factiva without codes: headline, byline, `187 words`, day, outlet, language, copyright line."""
    size = next((at for at, row in enumerate(rows[:_TOP]) if _COUNT.fullmatch(row.text)), None)
    if not size:
        return None
    near = range(size + 1, min(size + 1 + _NEAR, len(rows)))
    rights = next((at for at in near if _RIGHTS.match(rows[at].text)), None)
    day = None if rights is None else _day(row.text for row in rows[size:rights])
    if rights is None or day is None or any(_is_sentence(row.text) for row in rows[size:rights]):
        return None
    foot = len(rows)
    if DOCUMENT.fullmatch(rows[-1].text):
        foot -= 1
    if foot - 1 > rights + 1 and rows[foot - 1].apart and _is_name(rows[foot - 1].text):
        foot -= 1
    title = max((row.text for row in rows[:size]), key=len)
    return Export(title, day, _spans(rows, [*range(rights + 1), *range(foot, len(rows))]))


def _is_name(line: str) -> bool:
    return line[-1] not in ".!?…\"”'’»" and len(line.split()) <= _BRIEF


def _is_sentence(line: str) -> bool:
    return line[-1] in ".!?…" and len(line.split()) > _BRIEF


def _proquest(rows: Sequence[_Row]) -> Export | None:
    """ProQuest: `Full text: …` between what it knows of an article."""
    full = next((at for at, row in enumerate(rows[:_TOP]) if _FULL.match(row.text)), None)
    if not full or not any(_NUMBERED.match(row.text) for row in rows):
        return None
    own = next((at for at in range(len(rows) - 1, full, -1) if _OWN.match(rows[at].text)), len(rows))
    foot = own
    while foot - 1 > full and (
        _CATALOGUE.match(rows[foot - 1].text)
        or (not rows[foot - 1].apart and len(rows[foot - 2].text) >= _WRAPPED)
    ):
        foot -= 1
    while foot < own and not _CATALOGUE.match(rows[foot].text):
        foot += 1  # what a field goes on in has one above it
    said = [found[1] for row in rows[foot:] if (found := _TITLE.fullmatch(row.text)) is not None]
    days = [found[1] for row in rows if (found := _DAY.fullmatch(row.text)) is not None]
    return Export(
        (said or [rows[0].text])[0], _day(days), _spans(rows, [*range(full), *range(foot, len(rows))])
    )


def _day(lines: Sequence[str] | Iterator[str]) -> str | None:
    """The first of some lines that is a day."""
    for line in lines:
        weekday = None if is_date(line) else _WEEKDAY.fullmatch(line)
        day = line if weekday is None else weekday[1]
        if is_date(day):
            return iso_date(day)
    return None


def _spans(rows: Sequence[_Row], places: Sequence[int]) -> tuple[tuple[int, int], ...]:
    return tuple((rows[at].start, rows[at].end) for at in sorted(set(places)))
