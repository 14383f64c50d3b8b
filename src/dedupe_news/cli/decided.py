"""A person's decisions as a run takes them: read from a file, resolved, contradictions and strangers told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dedupe_news.cli.words import explain_problem, say
from dedupe_news.decisions import resolve
from dedupe_news.errors import InputError
from dedupe_news.rendering.layout import counted, plain
from dedupe_news.review.log import read_decisions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from dedupe_news.decisions import Constraints, Contradiction, Decision


def read_constraints(path: str, *, quiet: bool) -> tuple[Constraints, tuple[Decision, ...], bool]:
    """Read the decisions of a file: what they come to, the decisions, whether lines were left out.

    Raises:
        InputError: there is no such file, or it cannot be read.
    """
    if not Path(path).is_file():
        raise InputError("no such file", source=path, help="give a file of decisions, as `review` writes it")
    made, problems = read_decisions(Path(path))
    for problem in problems:
        if problem.fatal or not quiet:
            explain_problem(problem)
    constraints = resolve(made)
    if not quiet:
        tell_contradictions(constraints.contradictions, made)
    return constraints, made, any(problem.fatal for problem in problems)


def tell_contradictions(found: Iterable[Contradiction], decisions: Sequence[Decision]) -> None:
    """Say on stderr which decisions later ones overruled."""
    for told in found:
        by = ", ".join(str(place + 1) for place in told.by)
        verb = decisions[told.set_aside].verb
        say(
            f"dedupe-news: decision {told.set_aside + 1} ({verb}) does not hold for {plain(told.a)} and "
            f"{plain(told.b)}: overruled by {counted(len(told.by), 'later decision')} ({by})"
        )


def tell_strangers(decisions: Iterable[Decision], known: Collection[str], where: str) -> None:
    """Say how many reports decisions name that `known` lacks."""
    named = {report for decision in decisions for report in (*decision.a, *decision.b)}
    strangers = sorted(named - set(known))
    if strangers:
        first = ", ".join(plain(report) for report in strangers[:3])
        more = ", …" if len(strangers) > 3 else ""
        say(f"dedupe-news: decisions name {counted(len(strangers), 'report')} not in {where}: {first}{more}")
