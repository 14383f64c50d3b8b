"""News items as agencies and archives of newspapers keep them (NITF, NewsML, Reuters' corpus); each a record.

Formats: NITF 3.x and NewsML-G2 (iptc.org; the archive of The New York Times is NITF), NewsML 1.2, whose
content is NITF, and the `newsitem` of Reuters Corpus Volume 1. As text they were told with the markup of
their heads and with `&apos;` for an apostrophe. An item is taken out by its tags, and what it holds is read
as HTML is, so what is not well-formed costs its own item at most, and no entity can be declared.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from dedupe_news.reading.decoding import decode, xml_encoding
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.fields import record_of
from dedupe_news.reading.formats.plain import replaced
from dedupe_news.reading.html_text import fragment_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.model import Problem, Record
    from dedupe_news.reading.settings import ReadSettings
    from dedupe_news.reading.streams import ByteStream

_OPEN: Final = re.compile(r"<(nitf|newsitem|newsItem|NewsItem)(?=[\s>])")
_BODIES: Final = (
    # an archive repeats the first paragraphs as a block of their own above the text
    (r"block\b[^<>]{0,200}\bclass=[\"']full_text[\"']", "block"),
    (r"body\.content\b", "body.content"),
    (r"inlineXML\b", "inlineXML"),
    (r"inlineData\b", "inlineData"),
    (r"DataContent\b", "DataContent"),
    (r"text\b", "text"),
)
"""Where each format keeps the text, the surest first."""
_TITLES: Final = tuple((rf"{name}\b", name) for name in ("hl1", "headline", "HeadLine", "title"))
_DATES: Final = tuple(
    re.compile(form)
    for form in (
        r"\bdate\.publication=[\"']([^\"'<>]{8,40})",
        r"<date\.issue\b[^>]{0,80}\bnorm=[\"']([^\"'<>]{8,40})",
        r"<(?:contentCreated|versionCreated|firstCreated)\b[^<>]*>([^<]{8,40})<",
        r"<(?:FirstCreated|ThisRevisionCreated)\b[^<>]*>([^<]{8,40})<",
        r"^<newsitem\b[^>]{0,300}?\bdate=[\"']([^\"'<>]{8,40})",
    )
)
_PAGE: Final = ((r"body\b", "body"),)
"""A whole page may stand in `inlineXML`."""
_LANG: Final = re.compile(r"^<\w+\b[^>]{0,600}?\bxml:lang=[\"']([A-Za-z-]{2,20})")
_ADDRESS: Final = re.compile(r"\bex-ref=[\"'](https?://[^\"'<>\s]{1,2000})")
_IDENTIFIER: Final = re.compile(
    r"\bid-string=[\"']([^\"'<>]{1,200})|^<newsitem\b[^>]{0,300}?\bitemid=[\"']([^\"'<>]{1,200})|"
    r"^<newsItem\b[^>]{0,600}?\bguid=[\"']([^\"'<>]{1,200})|<NewsItemId\b[^<>]*>([^<]{1,200})<"
)
_MARKUP: Final = re.compile(r"<[^<>]*>")
_CHARACTERS: Final = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)


def read(stream: ByteStream, settings: ReadSettings) -> Iterator[Record | Problem]:
    r"""Each news item as a record or a problem, in order.

    Example:
        >>> import io
        >>> from dedupe_news.reading.settings import ReadSettings
        >>> from dedupe_news.reading.streams import ByteStream
        >>> head = b'<newsitem itemid="7" date="1996-08-20"><headline>Rain</headline>'
        >>> item = io.BytesIO(head + b"<text><p>It&apos;s wet.</p></text></newsitem>")
        >>> record = next(read(ByteStream("a.xml", item.read), ReadSettings()))
        >>> record.id, record.title, record.date, record.text
        ('7', 'Rain', '1996-08-20', "It's wet.")
    """
    data = stream.read_whole(settings.limits.whole_bytes, "a file of news items")
    decoded = decode(data, settings.encoding, xml_encoding(data))
    if decoded.replaced:
        yield replaced(stream.name, None, decoded.replaced, decoded.encoding)
    number = 0
    for line, item in _items(decoded.text):
        try:
            row = _row(item)
            record = record_of(row, stream.name, number=number + 1, line=line, text_field=settings.text_field)
        except ReadFault as fault:
            fault.line = line
            yield fault.problem(stream.name)
            continue
        number += 1
        yield record


def _items(text: str) -> Iterator[tuple[int, str]]:
    """The news items of a file, outermost ones, with the lines on which they begin.

    One that is never closed ends where the next begins, or with the file.
    """
    at = counted = 0
    line = 1
    closed: dict[str, int] = {}  # of many that are left open each would be followed to the end of the file
    while (opened := _OPEN.search(text, at)) is not None:
        start, name = opened.start(), opened[1]
        closing = f"</{name}>"
        if closed.get(name, 0) < opened.end():
            end = text.find(closing, opened.end())
            closed[name] = end + len(closing) if end >= 0 else len(text)
        at = closed[name]
        following = next(
            (found.start() for found in _OPEN.finditer(text, opened.end(), at) if found[1] == name), at
        )
        at = min(at, following)
        line += text.count("\n", counted, start)
        counted = start
        yield line, text[start:at]


def _row(item: str) -> dict[str, object]:
    """An item's fields in the order of the contract."""
    identifier = _IDENTIFIER.search(item)
    title = _inside(_TITLES, item)
    row = {
        "id": next(filter(None, identifier.groups()), "") if identifier else "",
        "title": " ".join(unescape(_MARKUP.sub(" ", _CHARACTERS.sub(r"\1", title))).split()),
        "date": _first(_DATES, item).strip(),
        "url": _first((_ADDRESS,), item),
        "lang": _first((_LANG,), item),
    }
    known: dict[str, object] = {name: unescape(value) for name, value in row.items() if value}
    return {**known, "text": _body(item)}


def _body(item: str) -> str:
    """What a reader would see of an item's text."""
    inside = _inside(_BODIES, item)
    page = _inside(_PAGE, inside) if "<body" in inside else ""
    held = _CHARACTERS.sub(_escaped, page or inside)
    text = fragment_text(held) if "<" in held or "&" in held else held
    # the content of some items is markup that was escaped to stand in an element
    return (fragment_text(text) if "</p>" in text else text).strip()


def _escaped(found: re.Match[str]) -> str:
    return found[1].replace("&", "&amp;").replace("<", "&lt;")


def _first(forms: tuple[re.Pattern[str], ...], item: str) -> str:
    """What the first of these forms that is found holds."""
    return next((found[1] for form in forms if (found := form.search(item)) is not None), "")


def _inside(forms: tuple[tuple[str, str], ...], item: str) -> str:
    """What stands between the tags of the first of these elements that is opened and closed.

    Closing tags are looked for by themselves: in one expression, thousands of elements that were opened and
    never closed were each followed to the end of the item, which took minutes.
    """
    for opening, name in forms:
        opened = re.search(rf"<{opening}[^<>]*>", item)
        end = item.find(f"</{name}>", opened.end()) if opened else -1
        if opened and end >= 0:
            return item[opened.end() : end]
    return ""
