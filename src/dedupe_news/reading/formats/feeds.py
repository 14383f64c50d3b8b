"""News feeds: each item of RSS (0.9x, 1.0, 2.0) or Atom is a record, with its title, date and address.

Formats: RSS 2.0 (rssboard.org) with the `content:encoded` module, RSS 1.0 (RDF), Atom (RFC 4287). Of an
item's texts the longest is taken: the whole article where the feed gives it, else its summary. What feeds are
known to get wrong is mended as browsers do: HTML's named entities and bare ampersands outside CDATA, prefixes
that are never declared, and characters that XML forbids. A feed that breaks off gives the items before the
break. No entity may be declared in a feed, so none can swell.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from dedupe_news.model import Problem, Record
from dedupe_news.reading.decoding import decode, xml_encoding
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.fields import record_of
from dedupe_news.reading.formats.plain import replaced
from dedupe_news.reading.html_text import fragment_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.reading.settings import ReadSettings
    from dedupe_news.reading.streams import ByteStream

_LOOSE: Final = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|"
    r"&(?!(?:amp|lt|gt|quot|apos);)(?:(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,8}|#[xX][\dA-Fa-f]{1,6});)?",
    re.DOTALL,
)
"""An ampersand that XML may not allow, with the name or number behind it; and what it is free in, whole."""
_FORBIDDEN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION: Final = re.compile(r"\s*<\?xml\b[^>]*>")
_ITEMS: Final = ("item", "entry")
_TEXTS: Final = ("encoded", "content", "description", "summary", "fulltext")
_FIELDS: Final = {
    "title": "title",
    "link": "url",
    "guid": "id",
    "id": "id",
    "pubDate": "date",
    "published": "date",
    "date": "date",
    "updated": "updated",
    "creator": "author",
    "language": "lang",
}
_MEDIA: Final = ("http://search.yahoo.com/mrss", "http://www.itunes.com/dtds")
"""Namespaces whose titles and texts are those of a picture or a recording."""
_ORIGIN: Final = "http://www.w3.org/2005/Atom source"
"""An entry's `source` tells of the feed that it is from in the elements of an entry (RFC 4287, 4.2.11)."""
_ROOT: Final = re.compile(r"<(?:rss|rdf:RDF|(?:\w+:)?feed)\b")
_PREFIX: Final = re.compile(
    r"(?:</?|\s)(?!xml)([A-Za-z_][\w.-]*):[A-Za-z_][\w.-]*(?:[\s/>]|=[\"'])", re.ASCII
)
_SPACE: Final = re.compile(r"\sxmlns:([\w.-]+)\s*=", re.ASCII)
_STEP: Final = 1 << 16


def read(stream: ByteStream, settings: ReadSettings) -> Iterator[Record | Problem]:
    r"""Each item as a record or a problem, in order.

    Example:
        >>> import io
        >>> from dedupe_news.reading.settings import ReadSettings
        >>> from dedupe_news.reading.streams import ByteStream
        >>> item = b"<item><title>Rain</title><description>&lt;p&gt;It rained.&lt;/p&gt;</description></item>"
        >>> feed = io.BytesIO(b"<rss><channel>" + item + b"</channel></rss>")
        >>> record = next(read(ByteStream("a.xml", feed.read), ReadSettings()))
        >>> record.title, record.text
        ('Rain', 'It rained.')
    """
    data = stream.read_whole(settings.limits.whole_bytes, "a feed")
    decoded = decode(data, settings.encoding, xml_encoding(data))
    if decoded.replaced:
        yield replaced(stream.name, None, decoded.replaced, decoded.encoding)
    items: list[tuple[int, dict[str, object]]] = []
    reader = _Items(items)
    number = seen = 0
    for broken in reader.feed(_mended(decoded.text)):
        for line, row in items:
            seen += 1
            try:
                record = record_of(
                    row, stream.name, number=number + 1, line=line, text_field=settings.text_field
                )
            except ReadFault as fault:
                fault.line = line
                yield fault.problem(stream.name)
                continue
            number += 1
            yield record
        items.clear()
        if broken is not None:
            seen += 1
            yield broken.problem(stream.name)
    if not seen:
        yield Problem(stream.name, None, "the feed has no items", help="check that it was fetched to the end")


def _mended(text: str) -> str:
    """The feed as well-formed XML would have it."""
    # it is decoded already, and blank lines above the declaration, which many a blog has, would be an error
    declaration = _DECLARATION.match(text)
    if declaration is not None:
        text = "\n" * declaration[0].count("\n") + text[declaration.end() :]
    text = _FORBIDDEN.sub(" ", text)
    return _declared(_LOOSE.sub(_allowed, text))


def _declared(text: str) -> str:
    """The feed with a namespace for each prefix that it uses and never declares."""
    root = _ROOT.search(text)
    loose = sorted({*_PREFIX.findall(text)} - {*_SPACE.findall(text)})
    if root is None or not loose:
        return text
    known = dict(zip(("media", "itunes"), _MEDIA, strict=True))
    spaces = "".join(f' xmlns:{name}="{known.get(name, name)}"' for name in loose)
    return text[: root.end()] + spaces + text[root.end() :]


def _allowed(loose: re.Match[str]) -> str:
    """What XML allows in the place of a loose ampersand: the character that is meant, or an ampersand."""
    found = loose[0]
    return found if found[0] == "<" else escape(unescape(found))


class _Items:
    """Takes the items out of a feed as it is parsed."""

    def __init__(self, items: list[tuple[int, dict[str, object]]]) -> None:
        self._items = items
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.CharacterDataHandler = self._take
        self._parser.EntityDeclHandler = self._refuse
        self._lang: str | None = None
        self._row: dict[str, str] | None = None
        self._line = 0
        self._field: str | None = None
        self._deep = 0
        self._held: list[str] = []

    def feed(self, text: str) -> Iterator[ReadFault | None]:
        """Parse; after each step the items found so far are there, and at last what broke, if anything."""
        try:
            for start in range(0, len(text), _STEP):
                self._parser.Parse(text[start : start + _STEP])
                yield None
            self._parser.Parse("", True)  # noqa: FBT003 - expat takes it by place only
        except expat.ExpatError as error:
            what = expat.errors.messages.get(error.code, "it is broken")
            yield ReadFault(
                f"the feed is not well-formed: {what}",
                line=error.lineno,
                done="left out from there on",
                help="what stands before it is read; fetch the feed again for the rest",
            )
        except ReadFault as fault:
            fault.line = self._parser.CurrentLineNumber
            yield fault

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if self._field is not None:  # markup within a field: XHTML in Atom
            self._deep += 1
            self._held.append(f"<{local}>")
        elif local in _ITEMS and self._row is None:
            self._row, self._line = {}, self._parser.CurrentLineNumber
            self._deep = 0
        elif self._row is None:
            self._lang = self._lang or attributes.get("http://www.w3.org/XML/1998/namespace lang")
            self._begin(local if local == "language" else None)
        elif local == "link" and "href" in attributes:
            if attributes.get("rel", "alternate") == "alternate":
                self._row.setdefault("url", attributes["href"].strip())
        elif name == _ORIGIN or (not space.startswith(_MEDIA) and (local in _TEXTS or local in _FIELDS)):
            self._begin(local)

    def _begin(self, field: str | None) -> None:
        self._field, self._deep, self._held = field, 0, []

    def _take(self, data: str) -> None:
        if self._field is not None:
            self._held.append(escape(data, quote=False) if self._deep else data)

    def _close(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if self._field is not None:
            if self._deep:
                self._deep -= 1
                self._held.append(f"</{local}>")
                return
            self._keep(self._field, "".join(self._held).strip())
            self._field = None
        elif local in _ITEMS and self._row is not None:
            self._items.append((self._line, self._finished(self._row)))
            self._row = None

    def _keep(self, field: str, value: str) -> None:
        if self._row is None:
            self._lang = self._lang or value or None
        elif field in _TEXTS:
            text = _plain(value)
            if len(text) > len(self._row.get("text", "")):
                self._row["text"] = text
        elif value and field in _FIELDS:
            name = _FIELDS[field]
            self._row.setdefault(name, " ".join(_plain(value).split()) if name == "title" else value)

    def _finished(self, row: dict[str, str]) -> dict[str, object]:
        """The item's fields in the order of the contract."""
        updated = row.pop("updated", None)
        row.setdefault("date", updated or "")
        row.setdefault("lang", self._lang or "")
        order = ("id", "title", "date", "url", "author", "lang")
        known: dict[str, object] = {name: row[name] for name in order if row.get(name)}
        return {**known, "text": row.get("text", "")}

    def _refuse(self, *_: object) -> None:
        raise ReadFault(
            "the feed declares entities of its own", help="no feed needs to, and they may swell without bound"
        )


def _plain(value: str) -> str:
    """What a reader would see of a field, which may hold HTML."""
    return fragment_text(value) if "<" in value or "&" in value else value
