"""The fields at the head of a report in a dump: `URL: …`, `Title: …`, `Date: …`.

Scrapers that write many articles into one text put what they know of each above it. That is no text of the
report: the title names it, the day dates it, the address tells where it came from. Archives in SGML say the
same in elements: `<DOCNO> … </DOCNO>`, `<HEADLINE> … </HEADLINE>`. News databases write below it too (see
`exports`).
"""

# ruff: noqa: RUF001 - names of fields as they are spelled

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dedupe_news.text.days import is_date, iso_date
from dedupe_news.text.exports import read_export
from dedupe_news.text.late import late
from dedupe_news.text.markup import marked_fields

__all__ = ["DATE_NAMES", "Head", "read_head"]

_MOST: Final = 16
"""Lines of a head, blank ones among them."""
_FAR: Final = 4000
"""So many characters of a report are looked at: a head of `_MOST` lines with long addresses."""
_LONGEST: Final = 400
_WORDY: Final = 120
_BRIEF: Final = 30
"""Characters of a value that is a day written in a way that is not read."""
_NEAR: Final = 40
"""The colon of a field stands in so many first characters of its line: its name is shorter."""
_ENDS: Final = frozenset(".!?…。！？।")
_TITLE: Final = (
    "title|headline|subject|titel|überschrift|schlagzeile|titre|título|titulo|titolo|tytuł|titulek|"
    "заголовок|назва|başlık|tiêu đề|judul|otsikko|rubrik|标题|標題|题目|タイトル|제목|العنوان|عنوان|शीर्षक"
)
DATE_NAMES: Final = (
    "date|published|published (?:on|at)|publication date|publish date|pubdate|pub date|posted|"
    "posted on|published time|datetime|datum|veröffentlicht|publié|publié le|date de publication|fecha|"
    "fecha de publicación|publicado|data|pubblicato|opublikowano|дата|дата публикации|"
    "опубликовано|tarih|ngày|ngày đăng|tanggal|päivämäärä|日期|发布时间|發布時間|时间|日付|날짜|التاريخ|तारीख"
)
_URL: Final = (
    "url|link|permalink|source url|url source|sourceurl|canonical url|article url|web address|lien|"
    "enlace|ссылка|адрес|adres|网址|链接|連結"
)
_OTHER: Final = (
    "from|to|cc|reply-to|message-id|mime-version|content-type|content-transfer-encoding|return-path|received|"
    "list-unsubscribe|x-[a-z-]+|"
    "id|doc ?id|docno|markdown content|text content|article id|source|section|category|"
    "categories|byline|by|author|authors|"
    "language|lang|publisher|outlet|publication|newspaper|website|site|domain|keywords|tags|"
    "topic|topics|dateline|location|country|word ?count|length|updated|last updated|modified|"
    "crawled|scraped|retrieved|fetched|load-date|quelle|autor|autorin|rubrik|ressort|auteur|"
    "source du texte|rubrique|fuente|autora|sección|fonte|autore|sezione|źródło|источник|автор|"
    "раздел|kaynak|yazar|nguồn|tác giả|sumber|penulis|来源|來源|作者|出处|記者|기자|출처|المصدر|الكاتب"
)
_FIELD: Final = late(
    rf"[\W_]{{0,3}}(?:(?P<title>{_TITLE})|(?P<date>{DATE_NAMES})|(?P<url>{_URL})|(?:{_OTHER}))"
    r"[*_]{0,2}\s?[:：][*_]{0,2}\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_ADDRESS: Final = late(r"<?((?:https?://|www\.)\S+?)>?$")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a text says, and the spans of its lines; None where it says nothing."""

    title: str | None = None
    date: str | None = None
    url: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


_NONE: Final = Head()


def read_head(text: str, start: int = 0, end: int | None = None) -> Head:
    r"""The fields that a text `[start, end)` begins with; one line that is no field may stand above them.

    One field alone has to be a title, an address or a day; "By: …" alone may be a byline or a sentence.
    Spans are offsets in `text`.

    Example:
        >>> head = read_head("URL: https://a.example/1\nTitle: Rain in Bergen\n\nRain fell on Monday.")
        >>> head.title, head.url, head.spans
        ('Rain in Bergen', 'https://a.example/1', ((0, 24), (25, 46)))
        >>> read_head("Source: the river rose. Nobody knew.").spans
        ()
    """
    stop = len(text) if end is None else end
    export = read_export(text, start, stop)
    if export is not None:
        return Head(export.title, export.date, None, export.spans)
    top = text[start : min(stop, start + _FAR)]
    if top.lstrip()[:1] == "<":
        return _marked(top, start, stop, text)
    if not _may_begin(top):
        return _NONE
    lines = top.splitlines(keepends=True)[:_MOST]
    if start + len(top) < stop:
        lines = lines[:-1] if sum(map(len, lines)) == len(top) else lines  # the last one may be cut
    fields: list[tuple[int, int, re.Match[str]]] = []
    others, at = 0, start
    for whole in lines:
        line = whole.strip()
        found = _field(line)
        if found is not None:
            begin = at + whole.index(line)
            fields.append((begin, begin + len(line), found))
        elif line:
            if fields or others:
                break
            others += 1
        at += len(whole)
    if not fields or not text[fields[-1][1] : stop].strip():
        return _NONE
    return _head(fields, named=others > 0)


def _marked(top: str, start: int, stop: int, text: str) -> Head:
    """The head of a report that is marked up."""
    fields = list(marked_fields(top))
    if not fields or not text[start + fields[-1][3] : stop].strip():
        return _NONE
    said: dict[str, str] = {}
    for kind, value, _, _ in fields:
        if value:
            said.setdefault(kind, value)
    return _said(said, tuple((start + first, start + last) for _, _, first, last in fields))


def _may_begin(top: str) -> bool:
    """Whether one of the first two lines that are not blank is a field: the rest is looked at seldom."""
    above = top.lstrip()[: 2 * _LONGEST]
    if ":" not in above and "：" not in above:
        return False
    lines = above.split("\n", 8)
    some = [line.strip() for line in lines if line.strip()][:2]
    return any(_field(line) is not None for line in some)


def _field(line: str) -> re.Match[str] | None:
    """The field that a line is: a day or another fact; what speaks in sentences is text."""
    # most lines have no colon there, which is told in a twentieth of the time
    if line.find(":", 0, _NEAR) < 0 and line.find("：", 0, _NEAR) < 0:
        return None
    found = _FIELD.match(line) if len(line) <= _LONGEST else None
    if found is None or found["title"] is not None or found["url"] is not None:
        return found
    if found["date"] is not None and any(char.isdecimal() for char in found["value"]):
        return found if is_date(found["value"].strip()) or len(found["value"]) <= _BRIEF else None
    return None if len(found["value"]) > _WORDY or found["value"].rstrip()[-1:] in _ENDS else found


def _head(fields: list[tuple[int, int, re.Match[str]]], *, named: bool) -> Head:
    said: dict[str, str] = {}
    for _, _, found in fields:
        for kind in ("title", "date", "url"):
            if found[kind] is not None and found["value"].strip():
                said.setdefault(kind, found["value"].strip())
    head = _said(said, tuple((first, last) for first, last, _ in fields))
    return head if head.url or head.date or (head.title and not named) else _NONE


def _said(said: dict[str, str], spans: tuple[tuple[int, int], ...]) -> Head:
    address = _ADDRESS.match(said.get("url", ""))
    url = None if address is None else address.group(1)
    day = iso_date(said.get("date")) if is_date(said.get("date", "")) else None
    return Head(said.get("title"), day, url, spans)
