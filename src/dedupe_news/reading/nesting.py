"""Where the articles are in a JSON value that is none itself, and what of an article lies a level deeper.

News interfaces and exports wrap their articles: `{"articles": […]}` (News API), `{"response": {"results":
[…]}}` (Guardian), `{"response": {"docs": […]}}` (New York Times, Solr), `{"messages": […]}` (Telegram), an
object with an article under each address, or one with a column under each name (pandas). An article of theirs
may keep its text a level deeper (`fields.bodyText`, `headline.main`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

__all__ = ["articles_in", "lifted", "main_string"]

_DEEPEST: Final = 3
"""Objects around a list of articles."""
_TITLED: Final = ("title", "headline", "webTitle", "Title", "Headline")
"""What an object calls the headline that makes it an article."""
_MAIN: Final = ("main", "value", "name", "rendered")
"""Where an object keeps the one string it is about."""


def articles_in(value: object, names: Collection[str]) -> list[object] | None:
    """The articles that an object stands for; None where it is to be read as one.

    Args:
        value: a JSON value.
        names: those of fields that hold a text.

    Example:
        >>> articles_in({"status": "ok", "data": {"items": [{"text": "Rain."}]}}, {"text"})
        [{'text': 'Rain.'}]
        >>> articles_in({"https://a.example/1": {"text": "Rain."}}, {"text"})
        [{'url': 'https://a.example/1', 'text': 'Rain.'}]
        >>> articles_in({"id": {"0": 7}, "text": {"0": "Rain."}}, {"text"})
        [{'id': 7, 'text': 'Rain.'}]
        >>> articles_in({"text": "Rain.", "links": [{"url": "b"}]}, {"text"})
        >>> articles_in({"title": "Rain", "fields": {"text": "Rain."}, "tags": [{"text": "x"}]}, {"text"})
    """
    if not isinstance(value, dict):
        return None
    held = [value[name] for name in names if name in value]
    if held:
        if any(_is_column(column) for column in held):
            return _columns(value)
        return next((column for column in held if _is_titled(column, names)), None)
    lists = list(_lists(value, _DEEPEST))
    told = next((found for found in lists if _holds(found[0], names)), None)
    if told is None and _holds(value, names):
        return _named(value, names)
    if told is not None and _are_articles(value.values(), names):
        return _named(value, names)  # lists in them are theirs: comments, say
    if told is not None and _holds(value, names) and any(name in value for name in _TITLED):
        return None
    if told is not None or lists:
        return told or lists[0]
    return _named(value, names)


def _lists(value: Mapping[str, object], deep: int) -> Iterator[list[object]]:
    """The lists of objects in an object, the outer ones first."""
    for item in value.values():
        if isinstance(item, list) and item and isinstance(item[0], dict):
            yield item
    for item in value.values() if deep > 1 else ():
        if isinstance(item, dict):
            yield from _lists(item, deep - 1)


def _is_titled(value: object, names: Collection[str]) -> bool:
    """Whether a value is a list of articles, with titles: paragraphs of one have none."""
    row = value[0] if isinstance(value, list) and value else None
    return isinstance(row, dict) and any(name in row for name in _TITLED) and _holds(row, names)


def _holds(row: object, names: Collection[str]) -> bool:
    """Whether an object holds a text, or an object of its own that does."""
    if not isinstance(row, dict):
        return False
    inner = [item for item in row.values() if isinstance(item, dict)]
    return any(name in place for place in (row, *inner) for name in names)


def _are_articles(values: Collection[object], names: Collection[str]) -> bool:
    """Whether all of several values are objects that hold a text themselves, and no list under its name."""
    return len(values) > 1 and all(
        isinstance(item, dict) and any(isinstance(item.get(name), str) and item[name] for name in names)
        for item in values
    )


def _named(value: Mapping[str, object], names: Collection[str]) -> list[object] | None:
    """Objects under an address or number each; None where they hold no text."""
    if not value or not all(_holds(item, names) for item in value.values()):
        return None
    return [
        {"url" if "://" in name else "id": name, **item}
        for name, item in value.items()
        if isinstance(item, dict)
    ]


def _is_column(value: object) -> bool:
    """Whether an object is a column: a string under each number."""
    return isinstance(value, dict) and bool(value) and all(name.isdecimal() for name in value)


def _columns(value: Mapping[str, object]) -> list[object]:
    """Rows of columns; what is no column is left out of them."""
    columns = {name: column for name, column in value.items() if _is_column(column)}
    rows: dict[str, dict[str, object]] = {}
    for name, column in columns.items():
        for number, cell in column.items() if isinstance(column, dict) else ():
            rows.setdefault(number, {})[name] = cell
    return list(rows.values())


def lifted(row: Mapping[str, object], names: Collection[str]) -> Mapping[str, object]:
    """An article with the fields beside its text that lie a level deeper; itself where it holds a text.

    Example:
        >>> lifted({"id": 7, "fields": {"body": "Rain.", "id": 8}}, {"body"})
        {'id': 7, 'fields': {'body': 'Rain.', 'id': 8}, 'body': 'Rain.'}
        >>> lifted({"id": 7, "headline": {"main": "Rain"}}, {"body"})
        {'id': 7, 'headline': {'main': 'Rain'}}
    """
    if any(name in row for name in names):
        return row
    for item in row.values():
        if isinstance(item, dict) and any(name in item for name in names):
            return {**row, **{name: cell for name, cell in item.items() if name not in row}}
    return row


def main_string(value: object) -> str | None:
    """The string that a field holds, itself or as the one thing an object is about.

    Example:
        >>> main_string("Rain"), main_string({"main": "Rain", "kicker": None}), main_string(7)
        ('Rain', 'Rain', None)
    """
    if isinstance(value, dict):
        value = next((value[name] for name in _MAIN if isinstance(value.get(name), str)), None)
    return value if isinstance(value, str) else None
