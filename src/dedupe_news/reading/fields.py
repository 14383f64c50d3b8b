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
from dedupe_news.reading.names import (
    DATES,
    LANGS,
    SUMMARIES,
    TITLES,
    TREES,
    URLS,
    by_plain_name,
    named,
    spellings,
)
from dedupe_news.reading.nesting import is_told, is_told_in_short, lifted, main_string, text_names
from dedupe_news.reading.trees import tree_text
from dedupe_news.text.days import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CLOSED = re.compile(r"</(?:p|div|li|h[1-6]|td|blockquote|figure|section|article)>", re.IGNORECASE)
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_BLOCK = re.compile(rf"{_CLOSED.pattern}|{_BREAK.pattern}|<p>", re.IGNORECASE)
_BROKEN = re.compile(r"[.!?…:\"”’)\]。！？]\s*<br ?/?>", re.IGNORECASE)
_PROSE = 60
"""Characters of what may be proposed as a text; titles are shorter."""
_SIMPLE = re.compile(r"[\w.-]{1,40}\Z")
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
    row = lifted(row, text_field)
    key = text_key(row, text_field)
    held = tree_text(row[key])
    text = None if held is None else _unmarked(held)
    if text is None or not text.strip():
        raise _textless(row, key, text_field)
    if text is not row[key]:
        row = {**row, key: text}
    names = spellings(row)
    titles = TITLES if key not in SUMMARIES else (*TITLES, "name")
    return Record(
        source,
        text,
        "record",
        number,
        line,
        id=_identifier(row, named(names, ("id",))),
        title=_first(row, named(names, titles)),
        date=_date(row, named(names, DATES)),
        url=_first(row, named(names, URLS)),
        lang=_first(row, named(names, LANGS)),
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
    if isinstance(text := row.get("text"), str) and text.strip():
        return "text"
    present = list(text_names(row))
    stand_in = SUMMARIES if present or is_told_in_short(row) else ()
    for name in [*present, *by_plain_name(row, (*TREES, *stand_in))]:
        value = tree_text(row[name])
        if value is not None and value.strip():
            return name
    if present:
        return present[0]
    raise _textless(row, None, None)


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
    if key is None and text_field is None and is_told(row):
        return ReadFault(
            "the row is a story that a run saved, not an article",
            help="name the articles themselves; `dedupe-news show` and `clusters` read saved stories",
        )
    if key is None:
        wanted = f"no field '{text_field}'" if text_field else "no field 'text'"
        names = ", ".join(f"'{name[:40]}'" for name in list(row)[:8]) or "none at all"
        return ReadFault(f"{wanted} (it has {names})", help=_way_out(row))
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


def _way_out(row: Mapping[str, object]) -> str:
    """How to name the field; the one that holds most, where it looks like a text."""
    longest = max(row, key=lambda name: len(value) if isinstance(value := row[name], str) else 0, default="")
    prose = row.get(longest)
    named = (
        isinstance(prose, str) and len(prose) >= _PROSE and " " in prose.strip() and _SIMPLE.match(longest)
    )
    return f"name the field that holds the text: --text-field {longest if named else 'NAME'}"


def _identifier(row: Mapping[str, object], names: Iterator[str]) -> str | None:
    value = next((row[name] for name in names), None)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return main_string(value) or None


def _date(row: Mapping[str, object], names: Iterator[str]) -> str | None:
    """The day of publication, seconds since 1970 written as a number too."""
    for name in names:
        value = row[name]
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value) if isinstance(value, int) else f"{value:.0f}"
            if iso_date(value) == value:
                continue
        value = main_string(value)
        if value is not None and value.strip():
            return iso_date(value)
    return None


def _first(row: Mapping[str, object], names: Iterator[str]) -> str | None:
    for name in names:
        value = row[name]
        if isinstance(value, dict) and isinstance(value.get("rendered"), str):
            value = _as_read(value["rendered"])
        value = main_string(value)
        if value is not None and value.strip():
            return value
    return None
