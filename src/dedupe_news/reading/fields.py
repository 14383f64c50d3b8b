"""From one object (a JSON row, a table row) to a `Record`: which field is the text, the title, the date.

Contract: `text` is required; `id`, `title`, `date`, `url` and `lang` are used where they are strings; all
others pass through untouched. The usual names of other tools (news-please, newspaper, trafilatura,
schema.org) stand in where the contract's own name is absent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.model import Record
from dedupe_news.reading.faults import ReadFault
from dedupe_news.text.days import iso_date

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT_ORDER = ("text", "content", "body", "article", "maintext", "articleBody", "article_body", "full_text")
TEXT_NAMES = frozenset(name.lower() for name in TEXT_ORDER)
TITLES = ("title", "headline")
DATES = (
    "date",
    "published",
    "date_publish",
    "publish_date",
    "published_at",
    "publishedAt",
    "datePublished",
    "pub_date",
)
URLS = ("url", "link")
LANGS = ("lang", "language")


def record_of(
    row: Mapping[str, object], source: str, *, number: int, line: int, text_field: str | None = None
) -> Record:
    """One object as a record; `extra` is the whole object, its text included, in its own order.

    Raises:
        ReadFault: when no field holds text.

    Example:
        >>> record_of({"id": 7, "body": "Rain."}, "a.jsonl", number=1, line=1).id
        '7'
    """
    key = text_key(row, text_field)
    text = row[key]
    if not isinstance(text, str) or not text.strip():
        raise _textless(row, key, text_field)
    return Record(
        source,
        text,
        "record",
        number,
        line,
        id=_identifier(row.get("id")),
        title=_first(row, TITLES),
        date=iso_date(_first(row, DATES)),
        url=_first(row, URLS),
        lang=_first(row, LANGS),
        extra=row,
    )


def text_key(row: Mapping[str, object], text_field: str | None = None) -> str:
    """The field that holds the text: the named one, else the first of the usual names that is a string.

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
    present = [name for name in TEXT_ORDER if name in row]
    for name in present:
        value = row[name]
        if isinstance(value, str) and value.strip():
            return name
    if present:
        return present[0]
    raise _textless(row, None, None)


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
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return None
