"""From one object (a JSON row, a table row) to a `Record`: which field is the text, the title, the date.

Contract: `text` is required; `id`, `title`, `date`, `url` and `lang` are used where they are strings; all
others pass through untouched. The usual names of other tools (news-please, newspaper, trafilatura,
schema.org) stand in where the contract's own name is absent.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from dedupe_news.model import Record
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.nesting import lifted, main_string
from dedupe_news.text.days import iso_date

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT_ORDER = (
    "text",
    "content",
    "body",
    "article",
    "maintext",
    "articleBody",
    "article_body",
    "full_text",
    "bodyText",
    "lead_paragraph",
)
SUMMARIES = ("description", "summary", "excerpt", "abstract")
"""What stands in for a text that is empty: news interfaces give it where they hold the text back."""
TEXT_SPELLINGS = tuple(
    dict.fromkeys(known for name in TEXT_ORDER for known in (name, name.capitalize(), name.upper()))
)
TEXT_NAMES = frozenset(name.lower() for name in TEXT_ORDER)
TITLES = ("title", "headline", "webTitle")
DATES = (
    "date",
    "published",
    "date_publish",
    "publish_date",
    "published_at",
    "publishedAt",
    "datePublished",
    "pub_date",
    "webPublicationDate",
    "pubDate",
)
URLS = ("url", "link", "webUrl", "web_url")
LANGS = ("lang", "language")
_CLOSED = re.compile(r"</(?:p|div|li|h[1-6]|td|blockquote|figure|section|article)>", re.IGNORECASE)
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_BLOCK = re.compile(rf"{_CLOSED.pattern}|{_BREAK.pattern}|<p>", re.IGNORECASE)
_BROKEN = re.compile(r"[.!?…:\"”’)\]。！？]\s*<br ?/?>", re.IGNORECASE)
_BLOCKS = 2
"""Marks of blocks that a text of HTML has at least; one alone may be quoted."""


def record_of(
    row: Mapping[str, object], source: str, *, number: int, line: int, text_field: str | None = None
) -> Record:
    """One object as a record; `extra` is the whole object, its text included, in its own order.

    A field may hold paragraphs in a list or what WordPress calls `rendered`, may lie a level deeper, and its
    text may be marked up with HTML: the record's text is what a reader would see, and its spans are of that.
    Names in capitals (`Title`) stand for those in small letters.

    Raises:
        ReadFault: when no field holds text.

    Example:
        >>> record_of({"id": 7, "body": "Rain."}, "a.jsonl", number=1, line=1).id
        '7'
    """
    row = lifted(row, (text_field,) if text_field else TEXT_SPELLINGS)
    key = text_key(row, text_field)
    held = _textual(row[key])
    text = None if held is None else _unmarked(held)
    if text is None or not text.strip():
        raise _textless(row, key, text_field)
    if text is not row[key]:
        row = {**row, key: text}
    said = _in_small_letters(row)
    return Record(
        source,
        text,
        "record",
        number,
        line,
        id=_identifier(said.get("id")),
        title=_first(said, TITLES),
        date=iso_date(_first(said, DATES)),
        url=_first(said, URLS),
        lang=_first(said, LANGS),
        extra=row,
    )


def text_key(row: Mapping[str, object], text_field: str | None = None) -> str:
    """The field that holds the text: the named one, else the first of the usual names that is a string.

    A row whose text is empty is read by its summary.

    Raises:
        ReadFault: when there is none.

    Example:
        >>> text_key({"text": None, "content": "Rain."})
        'content'
    """
    if text_field is not None:
        if text_field in row:
            return text_field
        raise _textless(row, None, text_field)
    present = [known for name in TEXT_ORDER if (known := _spelled(row, name)) is not None]
    for name in [*present, *SUMMARIES] if present else []:
        value = _textual(row.get(name))
        if value is not None and value.strip():
            return name
    if present:
        return present[0]
    raise _textless(row, None, None)


def _textual(value: object) -> str | None:
    """The string a field holds: itself, its paragraphs, or what it calls `rendered`."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value:
        if all(isinstance(part, str) for part in value):
            return "\n".join(value)
        parts = [part.get("text") if isinstance(part, dict) else part for part in value]
        strings = [part for part in parts if isinstance(part, str)]
        blocks = all(isinstance(part, dict) for part in value)
        return _run_together(strings, blocks=blocks) if len(strings) == len(parts) else None
    if isinstance(value, dict) and isinstance(value.get("rendered"), str):
        return str(value["rendered"])
    return None


def _run_together(parts: list[str], *, blocks: bool) -> str:
    """A message with links (Telegram), whose blanks are in its parts; or blocks that have none between."""
    spaced = any(part[:1].isspace() or part[-1:].isspace() for part in parts)
    return ("\n" if blocks and not spaced else "").join(parts)


def _unmarked(text: str) -> str:
    if "<" not in text or not is_marked_up(text):
        return text
    if not _CLOSED.search(text):
        text = text.replace("\n", "<br>")  # a text whose lines alone are marked has others that are not
    return _as_read(text)


def _as_read(html: str) -> str:
    from dedupe_news.reading.html_text import fragment_text  # noqa: PLC0415 - most fields hold no markup

    return fragment_text(html)


def is_marked_up(text: str) -> bool:
    """Whether a text is HTML: its paragraphs, lists, headings or lines are marked as such.

    Two blocks are, and one of them is closed; or lines end in breaks, and no fewer than in newlines. Tags
    that only dress words, or that somebody quotes, make no HTML of a text.

    Example:
        >>> is_marked_up("<p>Rain fell.</p><p>It stopped.</p>"), is_marked_up("He wrote <b>no</b> in <p>.")
        (True, False)
        >>> is_marked_up("Rain fell.<br><br>It stopped."), is_marked_up("Use <br> and <br> to break lines.")
        (True, False)
    """
    if _CLOSED.search(text):
        return len(list(islice(_BLOCK.finditer(text), _BLOCKS))) == _BLOCKS
    breaks = sum(1 for _ in _BREAK.finditer(text))
    return breaks >= max(_BLOCKS, text.count("\n")) and _BROKEN.search(text) is not None


def _textless(row: Mapping[str, object], key: str | None, text_field: str | None) -> ReadFault:
    if key is None:
        wanted = f"no field '{text_field}'" if text_field else "no field 'text'"
        names = ", ".join(f"'{name[:40]}'" for name in list(row)[:8]) or "none at all"
        return ReadFault(
            f"{wanted} (it has {names})", help="name the field that holds the text: --text-field NAME"
        )
    if row[key] is None or isinstance(row[key], str):
        return ReadFault(
            f"its field '{key}' is empty", help="nothing to do, unless the text is in another field"
        )
    kind = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    found = kind.get(type(row[key]), "something else")
    return ReadFault(
        f"its field '{key}' is {found}, not a string",
        help="name the field that holds the text: --text-field NAME",
    )


def _identifier(value: object) -> str | None:
    if isinstance(value, str):
        return value or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return None


def _first(row: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        if name not in row:
            continue
        value = row[name]
        if isinstance(value, dict) and isinstance(value.get("rendered"), str):
            value = _as_read(value["rendered"])
        value = main_string(value)
        if value is not None and value.strip():
            return value
    return None


def _spelled(row: Mapping[str, object], name: str) -> str | None:
    """The name as the row spells it: in these letters, with a capital, or in capitals."""
    return next((known for known in (name, name.capitalize(), name.upper()) if known in row), None)


def _in_small_letters(row: Mapping[str, object]) -> Mapping[str, object]:
    """The row with names in small letters beside those that begin with a capital (`Title`, `DATE`)."""
    capital = [name for name in row if name[:1].isupper()]
    return {**{name.lower(): row[name] for name in capital}, **row} if capital else row
