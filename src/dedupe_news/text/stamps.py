"""The day that stands beneath a report's headline: "Posted 5 February 2024, 14:20".

Most scraped texts have no other date. Reports of one event are told from those of the next by their days, so
the line is worth reading; that it goes as boilerplate is another matter. What may as well be the day on which
the page was fetched, above the menu, dates nothing.
"""

# ruff: noqa: RUF001 - words as they are spelled

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Final

from dedupe_news.text.days import is_date, iso_date
from dedupe_news.text.heads import DATE_NAMES
from dedupe_news.text.languages import guess
from dedupe_news.text.late import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Notices = Callable[[Sequence[str]], Sequence[bool]]

__all__ = ["read_stamp"]

_FAR: Final = 6000
"""So many characters of a report are looked at: a page's menus come first."""
_MOST: Final = 60
"""Lines that are not blank among which the day has to stand. Of 1,592 pages flattened to text (L3S-GN1, AEB,
WCXB) 344 are dated so, 94 by the first ten lines; of 25 of the others that were read all were right, but that
two gave the day of a change; the 38 behind a writer or a time were, too, six of them that of a change."""
_LONGEST: Final = 80
_NEAR: Final = 2
"""A day without "Posted" or the like has prose in so many lines behind it; one above a page has menus."""
_OVER: Final = 2
_BETWEEN: Final = 15
_TELLING: Final = 4
"""Or one of so many lines above it is said again in the prose within so many lines below: a word has so many
letters."""
_SHORT_LINES: Final = 8
_SHORT: Final = 25
"""Or there are only so many short lines in between, a share bar say, and none that may be the headline."""
_HEADLINE: Final = 15
_PROSE: Final = 60
_PROSE_DENSE: Final = 25
_HEADLINE_DENSE: Final = 8
"""Characters of prose and of a headline at least; scripts without spaces say the same in fewer: items of a
menu there have two to five."""
_YEAR: Final = late(r"(?:19|20)\d\d")
_DENSE: Final = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff]")
_CHANGED: Final = (
    "updated|last updated|last update|last modified|modified|aktualisiert|zuletzt aktualisiert|mis à jour|"
    "actualizad[oa]|aggiornat[oa]|atualizad[oa]|zaktualizowano|обновлено|güncellenme|diperbarui|bijgewerkt|"
    "modifié|güncelleme tarihi|güncellenme tarihi|son güncelleme|senast uppdaterad|uppdaterad|opdateret|"
    "oppdatert|päivitetty|aktualizacja|ostatnia aktualizacja|aktualizováno|aktualizované|frissítve|оновлено|"
    "actualizat|ενημερώθηκε|آخر تحديث|अपडेटेड|수정|更新日時?|"
    "cập nhật|更新时间|更新時間|更新"
)
_PRINTED: Final = (
    "created|gepubliceerd|geplaatst|udgivet|publicerad(?:es)?|publisert|发布日期|發布日期|发布于|發布於|"
    "发表于|發表於|giriş tarihi|yayınlanma tarihi|yayın tarihi|eklenme tarihi|oluşturulma tarihi|julkaistu|"
    "publikováno|publikované|közzétéve|megjelent|опубліковано|publicat|δημοσιεύθηκε|δημοσίευση|تاريخ النشر|"
    "प्रकाशित|입력|등록|公開|公開日時?|配信日時?|投稿日時?|配信|掲載|発行|入力"
)
"""Further words for when a report was printed; as the name of a field above a text they are not known."""
_LABEL: Final = late(
    rf"(?:first\s|originally\s)?(?:{DATE_NAMES}|{_PRINTED}|(?P<later>{_CHANGED}))"
    r"(?:\s(?:on|at|am|le|el|il|em|op|den|the))?(?:\s?[:：]\s*|\s+)",
    re.IGNORECASE,
)
_WORDY: Final = late(r"[^\W\d_]{3,}\s+[^\W\d_]{3,}")
"""More words than a time has: "2024-02-05 Lorry burns out" is a line of a chronology."""
_PARTS: Final = late(
    rf"\s+[|·•–—/]\s+|\s+-\s+(?=.{{0,40}}\d[:.h]\d\d)|(?<=\d{{4}})\s+-\s+(?=\d{{1,2}}[:.h]\d\d)|\s*;\s*|[,.(]?(?:\s-)?\s+\(?(?=(?:{_CHANGED}|zuletzt)\b)|[.,]\s(?=created\b)",
    re.IGNORECASE,
)
_ENGLISH: Final = late(
    r"(?:first |originally |last )?(?:date|publi(?:shed|cation)|post|creat|updat|modif)", re.IGNORECASE
)
_ISO: Final = late(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?")
_FIGURES: Final = late(r"(?<![\d/-])(\d\d?)([/-])(0?[1-9]|1[0-2])\2(\d{4})(?!\d)")
_NOT_DAY_FIRST: Final = frozenset((None, "en", "zh", "ja", "ko", "hu", "lt", "mn", "eu", "tl"))
"""Languages that write months or years first, or both ways; all others write 9-11-2023 for 9 November."""
_WRITER: Final = late(
    r"(?:by|von|par|por|di|da|door|av|af|przez|oleh|от)\s(?P<who>[^\d|]{3,60})", re.IGNORECASE
)
"""Who wrote it, before a day: "By Ann Moor, 14/03/2024"."""
_PARTICLES: Final = frozenset(
    (
        *("and", "und", "et", "y", "e", "i", "en", "og"),
        *("van", "von", "de", "der", "den", "del", "di", "da", "du", "dos", "la", "le", "el", "bin", "al"),
    )
)
_CLOCK_FIRST: Final = late(
    r"(?P<clock>\d{1,2}[:.h]\d\d(?P<half>\s?[ap]\.?m\.?)?)(?:\s(?:Uhr|[A-Z]{2,4}))?,?\s+"
    r"(?:(?:on|am|le|el|il|em|op|den)\s)?(?=[^\d]{0,25}\d)",
    re.IGNORECASE,
)
"""The time before the day: "Published at 14:00 on 14 March 2024"."""
_GLUED: Final = late(r"(?<=日)(?=\d)")
_HAPPENS: Final = late(r"[日일](?!星期|[周週]|[礼禮]拜|[上下]午)[\u3400-\u9fff\uac00-\ud7af]{2}")
"""What follows a day without a space happened on it: "2024年3月14日上映"."""
_CREDIT: Final = late(
    r"(?:来源|來源|稿源|出处|出處|作者|记者|記者|撰文|责任编辑|責任編輯|责编|責編|编辑|編輯|出典|출처)\s?[:：]\s?"
    r"[^\s\d|]+(?:\s[^\s\d|:：]{2,4}(?=[\s|]|$))?[\s|]*"
)
"""Where it comes from and who wrote it, around a Chinese day: "2024年3月14日 08:30 来源：…"."""
_LEAD: Final = late(r"\D{0,80}")
_NOTHING: Final = frozenset(("1970-01-01", "1900-01-01"))
"""What a page prints that knows of no day."""
_ONLINE: Final = "1990"
"""Before this year a day without "Posted" is one that is told of: "Born", and below it the day."""
_CHRONICLE: Final = 3
"""So many different days, each between sentences, head what happened on them. Of 355 pages dated by a day
without "Posted" two have them: posts of a blog, and teasers."""
_SENTENCE: Final = late(r"[.!?…。！？।]['\"”’»)\]]*$")
_PICTURE: Final = late(r"\W*(?:photos?|fotos?|pictures?|images?|bild(?:er)?|фото|zdjęcie)\b", re.IGNORECASE)
WEEKDAYS: Final = "weekdays.txt"
"""Names of the days of the week, with their short forms, a language a line."""
_SMALL: Final = frozenset(
    (
        *("on", "the", "am", "den", "le", "el", "il", "em", "op", "of", "de"),
        *("post", "date", "datum", "stand", "publikacja"),
    )
)
_BY: Final = frozenset(
    ("by", "in", "at", "von", "par", "por", "da", "di", "door", "av", "af", "przez", "oleh", "от")
)
"""What leads to who posted it, or under what: "Posted by Ann 5 May 2024"."""


def read_stamp(
    text: str, start: int = 0, end: int | None = None, notices: Notices | None = None
) -> str | None:
    r"""The day, as ISO 8601, that is printed above the prose of a text `[start, end)`; None where none is.

    `notices` tells of lines which are a site's own (a consent dialog, a share bar): those are looked past. It
    is asked only where a day stands below more prose than a headline and a lead.

    Example:
        >>> read_stamp("Harbour bridge closed after fire\nPosted 5 February 2024, 14:20\nA lorry burnt out.")
        '2024-02-05T14:20'
        >>> read_stamp("5 February 2024\nHome\nSport\nHarbour bridge closed after fire\nA lorry burnt out.")
    """
    top = text[start : min(len(text) if end is None else end, start + _FAR)]
    if _YEAR.search(top) is None:
        return None
    lines = [line for whole in top.splitlines() if (line := whole.strip())][: _MOST + _SHORT_LINES]
    later = None
    for at, day, label, own in _days(lines, top, notices):
        if label == "later":
            later = later or day
        elif label:
            return day
        elif _stands_between(lines, at, own):
            return later if _is_chronicle(lines[at:], top) else day
    return later


def _days(
    lines: list[str], text: str, notices: Notices | None
) -> Iterator[tuple[int, str, str, Sequence[bool]]]:
    """Give the days above the prose of some lines: where, the day, what says so, which lines are a site's."""
    prose = 0
    own: Sequence[bool] = ()
    for at, line in enumerate(lines[:_MOST]):
        begun = prose > 1
        if begun and (own or notices is None):
            return  # what is dated from here on is a comment, a correction, another report
        found = _day(line, text)
        if begun and found is None:
            continue
        if begun and notices is not None:
            # or a consent dialog has begun, not the text
            own = notices(lines)
            prose = sum(map(_is_prose, _not_own(lines[:at], own)))
            if prose > 1:
                return
        prose += _is_prose(line) and not (own and own[at])
        if found is not None:
            yield at, *found, own


def _stands_between(lines: list[str], at: int, own: Sequence[bool]) -> bool:
    """Whether a day stands below a headline and above the prose of its report."""
    above, below = _not_own(lines[:at], own), _not_own(lines[at + 1 :], own[at + 1 :])
    return _below_headline(above) and (_leads_to_prose(below) or _is_told_below(above[-_OVER:], below))


def _not_own(lines: list[str], own: Sequence[bool]) -> list[str]:
    return [line for line, is_own in zip_longest(lines, own[: len(lines)]) if not is_own]


def _is_told_below(above: list[str], below: list[str]) -> bool:
    """Whether a line right above a day is the headline of what stands below: two of its words are there.

    Captions, names of writers and tools may stand between.
    """
    prose = " ".join([line for line in below[:_BETWEEN] if _is_prose(line)][:_NEAR]).casefold().split()
    told = {word for word in map(_plain, prose) if len(word) >= _TELLING}
    return any(
        len(told.intersection(map(_plain, line.split()))) >= _NEAR
        for line in above
        if len(line) >= _SHORT and _SENTENCE.search(line) is None
    )


def _is_chronicle(lines: list[str], text: str) -> bool:
    """Whether days head what happened on them, one after the other; above a comment's day stands a name."""
    days = set()
    above = "."
    for line, below in pairwise(lines):
        if (
            _SENTENCE.search(above)
            and _SENTENCE.search(below)
            and (found := _day(line, text))
            and is_date(line)
        ):
            days.add(found[0][:10])
        above = line
    return len(days) >= _CHRONICLE


def _day(line: str, text: str) -> tuple[str, str] | None:
    """The day that a line of a text tells and only who wrote it besides, and what kind of word says so."""
    if len(line) > _LONGEST or _YEAR.search(line) is None:
        return None
    if _PICTURE.match(line) is not None:
        return None
    later: tuple[str, str] | None = None
    bares: list[tuple[str, str]] = []
    whole = _GLUED.sub(" ", _CREDIT.sub("", line).strip(" |\u3000"))
    for part in (whole, *_PARTS.split(whole)):
        found = _stamp(part, text)
        if found is None:
            continue
        if found[1] == "first" or (part is whole and not found[1]):
            return found
        if found[1]:
            later = later or found
        else:
            bares.append(found)
    # two days of one line are a time that something lasts
    return bares[0] if len({day[:10] for day, _ in bares}) == 1 else later


def _stamp(part: str, text: str) -> tuple[str, str] | None:
    """The day that a part of a line is, and what kind of word says so ("" where none does)."""
    label = _LABEL.match(part)
    bare = _without_writer(part[label.end() :] if label else part)
    if _FIGURES.search(bare) and (_is_foreign(label) or guess(text) not in _NOT_DAY_FIRST):
        bare = _FIGURES.sub(r"\1.\3.\4", bare, count=1)
    bare = _clock_last(bare, labelled=label is not None)
    if (
        not is_date(bare)
        or _WORDY.search(bare, len("2024-02-05"))
        or _HAPPENS.search(bare)
        or not _leads(bare, labelled=label is not None)
    ):
        return None
    day = _bare(iso_date(bare) or "")
    if day[:10] in _NOTHING or (label is None and day < _ONLINE):
        return None
    return day, "" if label is None else "later" if label["later"] else "first"


def _is_foreign(label: re.Match[str] | None) -> bool:
    return label is not None and _ENGLISH.match(label[0]) is None


def _without_writer(text: str) -> str:
    """What follows who wrote it; "By Friday, 14 March" and "By noon on …" are deadlines and stay."""
    found = _WRITER.match(text)
    if found is None:
        return text
    words = found["who"].split()
    rest: list[str] = []
    while words and (_of_calendar(words[-1]) or _plain(words[-1]) in _SMALL or not _plain(words[-1])):
        rest.insert(0, words.pop().strip("–—-"))
    named = [word for word in words if word.casefold() not in _PARTICLES]
    if not named or not all(word[0].isupper() for word in named):
        return text
    whole = len(named) > 1 or named[0].strip(",").isupper()
    return " ".join([*rest, text[found.end() :]]) if whole else text


def _of_calendar(word: str) -> bool:
    return _plain(word) in weekdays() or is_date(f"1 {word.strip('.,')} 2024")


def _clock_last(text: str, *, labelled: bool) -> str:
    """A time before a day, put behind it; with "pm" and no word that says so it is when something begins."""
    found = _CLOCK_FIRST.match(text)
    if found is None or (found["half"] and not labelled):
        return text
    return f"{text[found.end() :]} {found['clock']}"


def _leads(bare: str, *, labelled: bool) -> bool:
    """Whether what stands before a day's first figure is no more than a weekday, a month, a place or a name.

    "Born 5 May 1960", "Deadline: 5 May", "Date of birth: 5 May" are days of something else.
    """
    found = _LEAD.match(bare)
    words = [] if found is None else found[0].split()
    if labelled and words and words[0].casefold() in _BY:
        return True
    if words and is_date(f"1 {words[-1].strip('.,')} 2024"):
        words.pop()
    while words and words[-1] in _SMALL:
        words.pop()  # "Paris, le 3 mars 2025"
    if words and words[-1].endswith(",") and all(word[0].isupper() for word in words):
        return words[0].casefold() not in _BY or not any(map(_of_calendar, words))
    return all(_plain(word) in _SMALL or _plain(word) in weekdays() for word in words)


@cache
def weekdays() -> frozenset[str]:
    """Constant data."""
    return frozenset(resources.files(__package__).joinpath(WEEKDAYS).read_text("utf-8").split())


def _plain(word: str) -> str:
    return word.casefold().strip(".,:()|–—-")


def _bare(day: str) -> str:
    """What is ISO 8601 of a line that begins with it, as `iso_date` leaves it."""
    found = _ISO.match(day)
    return day if found is None else found[0]


def _below_headline(above: list[str]) -> bool:
    return any(_is_headline(line, _HEADLINE) or _is_prose(line) for line in above)


def _leads_to_prose(below: list[str]) -> bool:
    if any(map(_is_prose, below[:_NEAR])):
        return True
    first = next((at for at, line in enumerate(below[:_SHORT_LINES]) if _is_headline(line, _SHORT)), None)
    return first is not None and _is_prose(below[first])


def _is_headline(line: str, shortest: int) -> bool:
    return len(line) >= (_HEADLINE_DENSE if _DENSE.search(line) else shortest)


def _is_prose(line: str) -> bool:
    return len(line) >= (_PROSE_DENSE if _DENSE.search(line) else _PROSE)
