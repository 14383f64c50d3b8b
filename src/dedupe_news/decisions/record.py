"""What a person decided about stories, as data: one line of JSON for each key pressed.

One line is one key, so one key is one write and a killed session loses nothing:

    {"verb":"same","a":["a.txt#1"],"b":["b.txt#4"]}      one story, and all that hangs on either
    {"verb":"not-same","a":["a.txt#1"],"b":["c.txt#2"]}  different stories
    {"verb":"later","a":["a.txt#1"],"b":[]}              looked at, put off
    {"verb":"undo"}                                      takes back the last one that still stands

Report ids name the reports, so decisions survive a rerun.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from dedupe_news.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Verb = Literal["same", "not-same", "later", "undo"]
VERBS: tuple[str, ...] = get_args(Verb)
SCHEMA = "dedupe-news/decision@1"


@dataclass(frozen=True, slots=True)
class Decision:
    """One key pressed: a verb and the reports it is about.

    "same" says that all of `a` and `b` are one story; "not-same" that no report of `a` is in a story with
    one of `b`. `by` and `at` say who and when, where that is known; nothing depends on them.
    """

    verb: Verb
    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()
    by: str | None = None
    at: str | None = None

    def as_record(self) -> dict[str, object]:
        """Tell the decision as the record of a decisions file."""
        record: dict[str, object] = {"schema": SCHEMA, "verb": self.verb}
        if self.verb != "undo":
            record |= {"a": list(self.a), "b": list(self.b)}
        return record | {key: value for key, value in (("by", self.by), ("at", self.at)) if value}


def load_decisions(
    lines: Iterable[str], source: str = "decisions"
) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """Read decisions from the lines of a file.

    A last line that was torn by a crash is told as a repair; any other unreadable line is told as left out.

    Args:
        lines: the lines, with or without their line breaks.
        source: the file's name, for the problems.

    Example:
        >>> found, problems = load_decisions(['{"verb":"same","a":"x","b":"y"}', '{"verb":"sa'])
        >>> found[0].a, found[0].b, [problem.fatal for problem in problems]
        (('x',), ('y',), [False])
    """
    rows = [(n, line.strip("\ufeff \t\r\n")) for n, line in enumerate(lines, start=1)]
    rows = [(n, line) for n, line in rows if line]
    decisions: list[Decision] = []
    problems: list[Problem] = []
    for place, (n, line) in enumerate(rows, start=1):
        parsed = _parsed(line)
        decision = _decision(parsed)
        if decision is not None:
            decisions.append(decision)
        elif place == len(rows) and parsed is None:
            problems.append(Problem(source, n, "the last line is torn", "passed over", fatal=False))
        else:
            how = 'a line looks like {"verb":"same","a":["id"],"b":["id"]}'
            problems.append(Problem(source, n, "not a decision", help=f"{how}; verbs: {', '.join(VERBS)}"))
    return tuple(decisions), tuple(problems)


def _parsed(line: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _decision(row: Any) -> Decision | None:  # noqa: ANN401 - any JSON
    if not isinstance(row, dict) or row.get("verb") not in VERBS:
        return None
    a, b = _ids(row.get("a", ())), _ids(row.get("b", ()))
    verb: Verb = row["verb"]
    if a is None or b is None:
        return None
    if not _says_something(verb, set(a), set(b)):
        return None
    by, at = row.get("by"), row.get("at")
    return Decision(verb, a, b, by if isinstance(by, str) else None, at if isinstance(at, str) else None)


def _says_something(verb: Verb, a: set[str], b: set[str]) -> bool:
    """Whether the verb has the reports it needs."""
    if verb == "same":
        return len(a | b) > 1
    if verb == "not-same":
        return bool(a and b) and not a & b
    return verb == "undo" or bool(a)


def _ids(value: Any) -> tuple[str, ...] | None:  # noqa: ANN401 - any JSON
    """Read one id or a list of them; None when it is neither."""
    ids = [value] if isinstance(value, str) else value
    if not isinstance(ids, list | tuple) or not all(isinstance(one, str) and one for one in ids):
        return None
    return tuple(dict.fromkeys(ids))


def standing(decisions: Sequence[Decision]) -> tuple[int, ...]:
    """Give the places of the decisions that still stand, after every undo has taken back the one before it.

    Example:
        >>> standing([Decision("later", ("x",)), Decision("undo"), Decision("later", ("y",))])
        (2,)
    """
    stack: list[int] = []
    for place, decision in enumerate(decisions):
        if decision.verb != "undo":
            stack.append(place)
        elif stack:
            stack.pop()
    return tuple(stack)
