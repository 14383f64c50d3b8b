"""What a saved story has to be, checked once at the door: whoever reads it afterwards may count on it.

Keys that a later version adds are passed over. A record that was cut, edited by hand or made by another tool
is told as "not a story" with its line, never met as a missing key in the middle of an account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SCHEMA = "dedupe-news/story@"
_NONE = type(None)


def _is(*kinds: type) -> Callable[[Any], bool]:
    """Whether a value is of these kinds: JSON gives the very types, and a truth value is no number."""
    return lambda value: type(value) in kinds


def _list_of(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _object(
    needed: Mapping[str, Callable[[Any], bool]], allowed: Mapping[str, Callable[[Any], bool]] | None = None
) -> Callable[[Any], bool]:
    """Whether a value is an object with the needed keys, and the allowed ones rightly where it has them."""
    optional = allowed or {}

    def check(value: Any) -> bool:  # noqa: ANN401 - any JSON
        return (
            isinstance(value, dict)
            and all(key in value and right(value[key]) for key, right in needed.items())
            and all(right(value[key]) for key, right in optional.items() if key in value)
        )

    return check


_text, _int = _is(str), _is(int)
_text_or_none, _number_or_none = _is(str, _NONE), _is(int, float, _NONE)
_ints = _list_of(_int)


def _span(value: Any) -> bool:  # noqa: ANN401 - any JSON
    """Whether a value is a span; most of a record is spans, so this check is spelled out."""
    return (
        type(value) is dict
        and type(value.get("report")) is int
        and type(value.get("start")) is int
        and type(value.get("end")) is int
        and type(value.get("text", "")) is str
    )


_statement = _object(
    {"text": _text, "section": _text, "cites": _ints, "from": _span, "also": _list_of(_span)},
    {
        "independent": _ints,
        "repeated": _int,
        "retells": _span,
        "adds": _list_of(_object({"start": _int, "end": _int, "text": _text})),
    },
)
_cut = _object({"by": _text, "score": _is(int, float)}, {"rule": _text})
_report = _object(
    {
        "n": _int,
        "id": _text,
        "source": _text,
        "lines": _list_of(_int),
        "start": _int,
        "end": _int,
        "title": _text_or_none,
        "date": _text_or_none,
        "url": _text_or_none,
        "copy_of": _text_or_none,
        "similarity": _number_or_none,
    },
    {"cut": _cut, "sure": _is(int, float), "block": _text_or_none},
)
_value = _object({"value": _text, "cites": _ints}, {"spans": _list_of(_span)})
_conflict = _object({"kind": _text, "values": _list_of(_value)}, {"about": _text_or_none})
_removed = _object(
    {"report": _int, "start": _int, "end": _int, "rule": _text, "score": _is(int, float), "text": _text}
)
_story = _object(
    {
        "schema": _text,
        "id": _text,
        "headline": _text,
        "first": _text_or_none,
        "last": _text_or_none,
        "report_count": _int,
        "text_count": _int,
        "reports": _list_of(_report),
        "account": _list_of(_statement),
        "conflicts": _list_of(_conflict),
    },
    {
        "cohesion": _number_or_none,
        "weakest": _number_or_none,
        "left_out": _list_of(_statement),
        "removed": _list_of(_removed),
        "worded": _list_of(_object({"values": _list_of(_value)}, {})),
    },
)


def is_story(row: Any) -> TypeGuard[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Whether a row is a story as `run` writes it, every span and citation pointing to one of its reports."""
    if not _story(row) or not row["schema"].startswith(SCHEMA) or not row["reports"]:
        return False
    if not all(len(report["lines"]) == 2 for report in row["reports"]):
        return False
    return _retold(row) and _pointed_to(row) <= {report["n"] for report in row["reports"]}


def _retold(row: dict[str, Any]) -> bool:
    """Whether what is told again retells a statement of the account: else nothing would print it."""
    spans = [statement["from"] for statement in row["account"]]
    told = {(span["report"], span["start"]) for span in spans}
    again = (statement["retells"] for statement in row["account"] if "retells" in statement)
    return all((span["report"], span["start"]) in told for span in again)


def _pointed_to(row: dict[str, Any]) -> set[int]:
    found: set[int] = {line["report"] for line in row.get("removed", ())}
    for statement in (*row["account"], *row.get("left_out", ())):
        found.update(statement["cites"])
        found.add(statement["from"]["report"])
        found.update(span["report"] for span in statement["also"])
        found.update([statement["retells"]["report"]] if "retells" in statement else [])
    for conflict in (*row["conflicts"], *row.get("worded", ())):
        for value in conflict["values"]:
            found.update(value["cites"])
            found.update(span["report"] for span in value.get("spans", ()))
    return found
