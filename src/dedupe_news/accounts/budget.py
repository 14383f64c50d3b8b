"""Which statements a budget prints: leads of the reports in turn, nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.likeness import compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.inputs import AccountSettings, ReportInput
    from dedupe_news.accounts.statements import Grouping


def within_budget(reports: Sequence[ReportInput], grouping: Grouping, settings: AccountSettings) -> set[int]:
    """The numbers of the groups to print: round robin over the reports' leads under a cap on redundancy."""
    groups = grouping.groups
    allowed = settings.budget if settings.budget is not None else len(groups)
    words = settings.words
    if allowed >= len(groups) and words is None:
        return set(range(len(groups)))
    owner = {place: number for number, group in enumerate(groups) for place in group}
    cap = settings.thresholds.redundant
    chosen: list[int] = []
    used = 0
    for rank in range(max((len(report.sentences) for report in reports), default=0)):
        for number, report in enumerate(reports):
            if len(chosen) >= allowed or rank >= len(report.sentences):
                continue
            group = owner[number, rank]
            if group in chosen:
                continue
            kind = grouping.kinds.of[groups[group][0]]
            if any(_common(grouping, kind, grouping.kinds.of[groups[other][0]]) > cap for other in chosen):
                continue
            place = groups[group][0]
            size = len(reports[place[0]].sentences[place[1]].text.split())
            if words is not None and used + size > words and chosen:
                continue
            used += size
            chosen.append(group)
    return set(chosen)


def _common(grouping: Grouping, first: int, second: int) -> float:
    return compare(grouping.weights, first, second).both
