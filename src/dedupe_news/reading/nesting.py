"""Where the articles are in a JSON value that is none itself, and what of an article lies a level deeper.

News interfaces and exports wrap their articles: `{"articles": […]}` (News API), `{"response": {"results":
[…]}}` (Guardian), `{"data": {"children": [{"data": …}]}}` (Reddit), `{"messages": […]}` (Telegram), an object
with an article or a list of them under each name, one with a text under each name, or one with a column
under each (pandas). An article of theirs may keep its text a level deeper (`fields.bodyText`).

Objects are walked from the outside; one that holds a text is an article, and what it holds beside the text
is its own. All others are only around articles, and all articles in them are taken. Tried and dropped: the
first list that holds articles; of a list for each outlet it read that of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dedupe_news.reading.names import DATES, SUMMARIES, TEXTS, TITLES, TREES, by_plain_name, plain
from dedupe_news.reading.trees import tree_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["articles_in", "is_told", "is_told_in_short", "lifted", "main_string", "text_names"]

_DEEPEST: Final = 5
"""Objects and lists around an article."""
_NAMED_TEXT: Final = 40
"""Characters of a text that stands under a name of its own; labels and addresses are shorter."""
_MAIN: Final = ("main", "value", "name", "rendered", "$date", "$oid", "$numberLong", "permalink")
"""Where an object keeps the one string it is about."""
_TOLD: Final = "dedupe-news/story@"
_ASIDE: Final = frozenset(
    ("comments", "replies", "tags", "keywords", "entities", "facets", "images", "media", "captions", "links")
)
"""Lists beside articles that hold none, whatever they call what they hold."""
_ITEMS: Final = frozenset(
    ("item", "items", "entry", "entries", "articles", "posts", "stories", "results", "hits", "docs", "news")
)
"""Where a feed or an answer keeps its articles; it has a title, a description and a day itself."""


def articles_in(value: object, text_field: str | None = None) -> list[object] | None:
    """The articles that an object stands for; None where it is to be read as one.

    Args:
        value: a JSON value.
        text_field: the name of the field that holds the text, where the user gives one.

    Example:
        >>> articles_in({"status": "ok", "data": {"items": [{"text": "Rain."}]}})
        [{'text': 'Rain.'}]
        >>> articles_in({"https://a.example/1": {"text": "Rain."}})
        [{'url': 'https://a.example/1', 'text': 'Rain.'}]
        >>> articles_in({"one": [{"text": "Rain."}], "two": [{"text": "Snow."}]})
        [{'text': 'Rain.'}, {'text': 'Snow.'}]
        >>> articles_in({"id": {"0": 7}, "text": {"0": "Rain."}})
        [{'id': 7, 'text': 'Rain.'}]
        >>> articles_in({"id": [7, 8], "text": ["Rain.", "Snow."]})
        [{'id': 7, 'text': 'Rain.'}, {'id': 8, 'text': 'Snow.'}]
        >>> articles_in({"text": "Rain.", "links": [{"url": "b"}]})
        >>> articles_in({"title": "Rain", "fields": {"text": "Rain."}, "tags": [{"text": "x"}]})
    """
    if not isinstance(value, dict) or (text_field is None and is_told(value)):
        return None
    table = _table(value, text_field)
    if table is not None:
        return table
    if _is_article(value, text_field):
        return None
    named = _named(value, text_field)
    if named is not None:
        return named
    alone = _is_titled(value) or not any(_lists(value, _DEEPEST))
    if alone and _holds_deeper(value, text_field) and not _is_feed(value, text_field):
        return None
    found = list(_walk(value, text_field, _DEEPEST))
    if found or any(True for _ in text_names(value, text_field)):
        return found or None
    return _named_texts(value) or next(_lists(value, _DEEPEST), None)


def is_told(row: Mapping[str, object]) -> bool:
    """Whether an object is what a run of this program saved: its sentences stand in articles elsewhere.

    Read as articles they would make a story of each word that two sentences share.

    Example:
        >>> is_told({"schema": "dedupe-news/story@1", "account": [{"text": "Rain."}]})
        True
        >>> is_told({"schema": "news/article@1", "articles": [{"text": "Rain."}]})
        False
    """
    return str(row.get("schema", "")).startswith(_TOLD)


def text_names(row: Mapping[str, object], text_field: str | None = None) -> Iterator[str]:
    """The names of a row that may hold its text, the surest first."""
    if text_field is not None:
        return iter([text_field] if text_field in row else [])
    return by_plain_name(row, TEXTS)


def is_told_in_short(row: Mapping[str, object]) -> bool:
    """Whether an object stands for an article by its headline, its summary and its day.

    Example:
        >>> is_told_in_short({"name": "Rain", "description": "It rained.", "datePublished": "2024-05-02"})
        True
        >>> is_told_in_short({"name": "Courier", "description": "A newspaper."})
        False
    """
    summary = any(isinstance(row[name], str) for name in by_plain_name(row, SUMMARIES))
    titled = any(True for _ in by_plain_name(row, (*TITLES, "name")))
    return summary and titled and any(True for _ in by_plain_name(row, DATES))


def lifted(row: Mapping[str, object], text_field: str | None = None) -> Mapping[str, object]:
    """An article with the fields beside its text that lie a level deeper; itself where it holds a text.

    Example:
        >>> lifted({"id": 7, "fields": {"body": "Rain.", "id": 8}})
        {'id': 7, 'fields': {'body': 'Rain.', 'id': 8}, 'body': 'Rain.'}
        >>> lifted({"id": 7, "headline": {"main": "Rain"}})
        {'id': 7, 'headline': {'main': 'Rain'}}
    """
    if isinstance(row.get(text_field or "text"), str) or any(
        not _is_around(row[name], text_field) for name in text_names(row, text_field)
    ):
        return row
    for item in row.values():
        if isinstance(item, dict) and _is_inner(item, text_field):
            return {**row, **{name: cell for name, cell in item.items() if name not in row}}
    return row


def main_string(value: object) -> str | None:
    """The string that a field holds, itself or as the one thing an object is about.

    Example:
        >>> main_string("Rain"), main_string({"main": "Rain", "kicker": None}), main_string(7)
        ('Rain', 'Rain', None)
        >>> main_string({"$date": {"$numberLong": "1710237600000"}})
        '1710237600000'
    """
    for _ in range(2):
        if isinstance(value, dict):
            value = next((value[name] for name in _MAIN if isinstance(value.get(name), (str, dict))), None)
    return value if isinstance(value, str) else None


def _walk(value: Mapping[str, object], text_field: str | None, deep: int) -> Iterator[object]:
    """The articles in an object that is none, in order; a list that holds any is given whole."""
    for name, item in value.items() if deep > 0 else ():
        if isinstance(item, dict):
            yield from _in_object(item, text_field, deep)
        elif isinstance(item, list) and plain(name) not in _ASIDE:
            rows = [
                (row, list(_in_object(row, text_field, deep - 1)) if isinstance(row, dict) else [])
                for row in item
            ]
            if any(found for _, found in rows):
                for row, found in rows:
                    yield from found or ([] if _is_other_thing(row) else [row])


def _in_object(value: Mapping[str, object], text_field: str | None, deep: int) -> Iterator[object]:
    table = _table(value, text_field)
    if table is not None:
        yield from table
    elif _is_article(value, text_field):
        yield value
    elif (named := _named(value, text_field)) is not None:
        yield from named
    elif _holds_deeper(value, text_field) and not any(_lists(value, 1)):
        yield value
    else:
        yield from _walk(value, text_field, deep - 1)


def _lists(value: Mapping[str, object], deep: int) -> Iterator[list[object]]:
    """The lists of objects in an object, the outer ones first."""
    for item in value.values():
        if isinstance(item, list) and item and isinstance(item[0], dict):
            yield item
    for item in value.values() if deep > 1 else ():
        if isinstance(item, dict):
            yield from _lists(item, deep - 1)


def _is_article(row: Mapping[str, object], text_field: str | None) -> bool:
    """Whether an object holds a text itself, or parts of one, or stands for an article by its summary."""
    if any(_is_text(row[name], text_field) for name in text_names(row, text_field)):
        return True
    if text_field is not None:
        return False
    if _is_titled(row) and any(tree_text(row[name]) for name in by_plain_name(row, TREES)):
        return True
    return is_told_in_short(row) and not _is_feed(row, None)


def _is_feed(row: Mapping[str, object], text_field: str | None) -> bool:
    """Whether what has a title, and a summary or a first article, holds articles: the channel of a feed."""
    for name, item in row.items():
        rows = item if isinstance(item, list) else [item]
        if plain(name) in _ITEMS and any(
            isinstance(one, dict) and _is_article(one, text_field) for one in rows
        ):
            return True
    return False


def _is_text(value: object, text_field: str | None) -> bool:
    """Whether what stands under the name of a text is one: a string, or parts that are no articles."""
    rows = value if isinstance(value, list) else [value]
    if any(isinstance(row, dict) and _is_titled_article(row, text_field) for row in rows):
        return False
    text = tree_text(value)
    return text is not None and bool(text.strip())


def _is_titled(row: Mapping[str, object]) -> bool:
    return any(True for _ in by_plain_name(row, TITLES))


def _is_titled_article(row: Mapping[str, object], text_field: str | None) -> bool:
    return _is_titled(row) and any(True for _ in text_names(row, text_field))


def _is_around(value: object, text_field: str | None) -> bool:
    """Whether what stands under the name of a text is an article and no text: `"article": {"title": …}`."""
    return isinstance(value, dict) and _is_titled_article(value, text_field)


def _is_inner(value: object, text_field: str | None) -> bool:
    """Whether a field of an article holds its text and what belongs to it: `fields`, `_source`."""
    if not isinstance(value, dict) or _table(value, text_field) is not None:
        return False
    return any(_is_text(value[name], text_field) for name in text_names(value, text_field))


def _holds_deeper(row: Mapping[str, object], text_field: str | None) -> bool:
    return any(_is_inner(item, text_field) for item in row.values())


def _is_one(row: Mapping[str, object], text_field: str | None) -> bool:
    """Whether an object is an article with its text a level deeper, and not several under a name each."""
    return _holds_deeper(row, text_field) and _named(row, text_field) is None


def _is_other_thing(row: object) -> bool:
    """Whether an object says of itself that it is something (schema.org), and is no article."""
    return isinstance(row, dict) and isinstance(row.get("@type"), str)


def _named(value: Mapping[str, object], text_field: str | None) -> list[object] | None:
    """Objects under an address or number each; None where they hold no text.

    One whose text is empty is among them, so that it is told of and the others keep their addresses.
    """
    rows = [(name, item) for name, item in value.items() if isinstance(item, dict)]
    if not rows or len(rows) < len(value) or (len(rows) == 1 and "://" not in rows[0][0]):
        return None
    articles = [_is_article(item, text_field) or _is_one(item, text_field) for _, item in rows]
    empty = (_is_empty(name, item, text_field) for name, item in rows)
    if not any(articles) or not all(told or bare for told, bare in zip(articles, empty, strict=True)):
        return None
    return [{"url" if "://" in name else "id": name, **item} for name, item in rows]


def _is_empty(name: str, row: Mapping[str, object], text_field: str | None) -> bool:
    """Whether an object is an article whose text is not there."""
    if any(row[field] is None or isinstance(row[field], str) for field in text_names(row, text_field)):
        return True
    return _is_titled(row) and ("://" in name or name.isdecimal())


def _named_texts(value: Mapping[str, object]) -> list[object]:
    """A text under each name (of a file, say); none where some are no texts."""
    texts = [(name, item) for name, item in value.items() if isinstance(item, str)]
    if len(texts) < max(2, len(value)) or not all(len(text.strip()) >= _NAMED_TEXT for _, text in texts):
        return []
    return [{"url" if "://" in name else "id": name, "text": text} for name, text in texts]


def _table(value: Mapping[str, object], text_field: str | None) -> list[object] | None:
    """The rows of an object that holds a column under each name; None where it holds none."""
    for name in text_names(value, text_field):
        held = value[name]
        if _is_column(held):
            return _columns(value)
        if isinstance(held, list) and len(held) > 1:
            beside = (value[other] for other in by_plain_name(value, ("id", *TITLES, *DATES)))
            if any(isinstance(column, list) and len(column) == len(held) for column in beside):
                return _rows_of(value, len(held))
    return None


def _rows_of(value: Mapping[str, object], count: int) -> list[object]:
    """Rows of columns that are lists; what is no column is left out of them."""
    columns = {name: item for name, item in value.items() if isinstance(item, list) and len(item) == count}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


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
