"""HTML: a page is one record; its text by resiliparse, its title, date, address and language by its metadata.

A page that builds itself in the browser holds little text, but often all of it in its metadata: that is taken
where it is much longer than what else the page says.

What of the page's furniture is still in the text goes to the cleaning room, line by line, like any text.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from resiliparse.parse.html import HTMLTree

from dedupe_news.model import Problem, Record
from dedupe_news.reading.decoding import decode
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.formats.plain import replaced
from dedupe_news.reading.html_meta import metadata
from dedupe_news.reading.html_text import fragment_text, page_text
from dedupe_news.reading.streams import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.reading.settings import ReadSettings
    from dedupe_news.reading.streams import ByteStream

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)

MARKUP = re.compile(r"</?[a-z][^<>]*>")
LONG = 300
"""Characters of an article in a page's metadata; what is shorter is a summary."""


def read(stream: ByteStream, settings: ReadSettings) -> Iterator[Record | Problem]:
    """The page's text as one record.

    Example:
        >>> import io
        >>> from dedupe_news.reading.settings import ReadSettings
        >>> from dedupe_news.reading.streams import ByteStream
        >>> html = io.BytesIO(b"<html lang=en><title>Rain</title><p>It rained in Bergen.</p>")
        >>> record = next(read(ByteStream("a.html", html.read), ReadSettings()))
        >>> record.text, record.title, record.lang
        ('It rained in Bergen.', 'Rain', 'en')
    """
    limit = settings.limits.record_bytes
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise ReadFault(f"the page is larger than {in_words(limit)}", help="no article's page is that large")
    found = CHARSET.search(data, 0, 4096)
    decoded = decode(data, settings.encoding, found.group(1).decode() if found else None)
    if decoded.replaced:
        yield replaced(stream.name, None, decoded.replaced, decoded.encoding)
    record = page(decoded.text, stream.name, settings)
    if record.text.strip():
        yield record
    else:
        yield Problem(
            stream.name,
            None,
            "the page holds no text",
            help="it may build itself in the browser; save the page as the browser shows it",
        )


def page(
    html: str,
    source: str,
    settings: ReadSettings,
) -> Record:
    """One page as a record, with what its metadata says of it.

    Raises:
        ReadFault: when the extractor asked for is not installed.
    """
    tree = HTMLTree.parse(html)
    known = metadata(tree)
    return Record(
        source,
        _longer(page_text(html, tree, settings), known.body or ""),
        "page",
        title=known.title,
        date=known.date,
        url=known.url,
        lang=known.lang,
    )


def _longer(text: str, body: str) -> str:
    """The text of a page, or the one in its metadata where the page shows less than half of that."""
    if len(body) < LONG or len(body) < 2 * len(text):
        return text
    return fragment_text(body) if MARKUP.search(body) else unescape(body)
