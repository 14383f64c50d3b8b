"""Accounts of the seed's three stories against its hand-made gold: pairs that say the same, conflicts, order.

The gold is `gold.json` beside the dump: groups of sentences that say the same, pairs that must never be
joined, things that look like conflicts and are none, and an ideal order for each story.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from dedupe_news.accounts import ReportInput, compose
from dedupe_news.model import Account, Sentence
from dedupe_news.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Point = tuple[int, int]
"""A sentence of the dump: its line from 1, its place in the line from 0."""


@dataclass(frozen=True, slots=True)
class SeedStory:
    """A story of the seed with its account; `points` names each sentence by its span."""

    name: str
    reports: tuple[ReportInput, ...]
    account: Account
    points: dict[tuple[int, int], Point]


def load(folder: Path) -> tuple[str, dict[str, Any]]:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    return (folder / gold["file"]).read_text("utf-8"), gold


def stories(text: str, gold: dict[str, Any]) -> list[SeedStory]:
    """The gold's stories, made of the gold's reports: only the account is under test."""
    starts: list[int] = [0, 0]
    at = 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        starts.append(at)
    found = []
    for story in gold["stories"]:
        reports: list[ReportInput] = []
        points: dict[tuple[int, int], Point] = {}
        for place, report in enumerate(r for r in gold["reports"] if r["story"] == story["id"]):
            sentences: list[Sentence] = []
            begins: list[bool] = []
            for number in range(report["lines"][0], report["lines"][1] + 1):
                offset = starts[number]
                raw = text[offset : starts[number + 1]]
                for index, (start, end) in enumerate(sentence_spans(raw, "en")):
                    sentences.append(Sentence(place, offset + start, offset + end, raw[start:end]))
                    begins.append(index == 0)
                    points[offset + start, offset + end] = (number, index)
            reports.append(ReportInput(tuple(sentences), tuple(begins)))
        found.append(SeedStory(story["id"], tuple(reports), compose(reports), points))
    return found


def statements(story: SeedStory) -> list[list[Point]]:
    """The account's statements as points of the dump, the printed sentence first."""
    return [
        [story.points[s.start, s.end] for s in (statement.printed, *statement.also)]
        for statement in story.account.statements
    ]


def pairs(groups: Iterable[Sequence[Point]]) -> set[frozenset[Point]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def point(told: dict[str, int]) -> Point:
    return told["line"], told["sentence_index"]


def tau(ranks: Sequence[int]) -> float:
    """Kendall's tau of a sequence of distinct ranks against rising order."""
    size = len(ranks)
    if size < 2:
        return 1.0
    wrong = sum(ranks[i] > ranks[j] for i, j in combinations(range(size), 2))
    return 1.0 - 4.0 * wrong / (size * (size - 1))


def order(story: SeedStory, gold: dict[str, Any]) -> float:
    """Tau of the printed order to the ideal; a statement counts by the sentence that the ideal prints."""
    ideal = [point(p) for part in ("lead", "background") for p in gold["ideal"][story.name][part]]
    ranks = []
    for group in statements(story):
        known = [ideal.index(p) for p in group if p in ideal]
        if known:
            ranks.append(known[0])
    return tau(ranks)


def sections(story: SeedStory, gold: dict[str, Any]) -> tuple[int, int]:
    """How many printed sentences stand in the section that the ideal gives them, and of how many."""
    where = {
        point(p): section
        for part, section in (("lead", "news"), ("background", "background"))
        for p in gold["ideal"][story.name][part]
    }
    judged = [
        where[p] == s.section
        for s in story.account.statements
        if (p := story.points[s.printed.start, s.printed.end]) in where
    ]
    return sum(judged), len(judged)


def false_conflicts(told: Sequence[SeedStory], gold: dict[str, Any]) -> list[str]:
    """Conflicts that set two members of a declared non-conflict side by side."""
    found: list[str] = []
    for story in told:
        for conflict in story.account.conflicts:
            held = {story.points[s.start, s.end] for value in conflict.values for s in value.sentences}
            found.extend(
                f"{conflict.kind} {conflict.about}: {entry['why']}"
                for entry in gold["non_conflicts"]
                if len(held & {point(p) for p in entry["members"]}) > 1
            )
    return found


def report(folder: Path, *, show: bool) -> None:
    text, gold = load(folder)
    told = stories(text, gold)
    mine = pairs(group for story in told for group in statements(story))
    groups = [[point(p) for p in group] for group in gold["duplicate_sentence_groups"]]
    partial = [[point(p) for p in group] for group in gold["partial_overlap_groups"]]
    true = pairs(groups)
    never = {frozenset(point(p) for p in entry["pair"]) for entry in gold["must_not_merge"]}
    hit = len(mine & true)
    wrong = mine - true
    print(f"pairs that say the same   precision {hit / max(1, len(mine)):.3f}   recall {hit / len(true):.3f}")
    overlapping, forbidden = len(wrong & pairs(partial)), len(mine & never)
    print(f"  joined though only overlapping {overlapping}, joined though forbidden {forbidden}")
    print(f"  never joined: {sorted(sorted(pair) for pair in true - mine)}")
    print(f"  joined wrongly: {sorted(sorted(pair) for pair in wrong)}")
    print(f"conflicts {sum(len(s.account.conflicts) for s in told)}, false: {false_conflicts(told, gold)}")
    for story in told:
        right, of = sections(story, gold)
        print(f"{story.name}  order tau {order(story, gold):.3f}   sections {right}/{of}")
    if show:
        for story in told:
            print(f"\n{story.name}  {story.account.headline}")
            section = ""
            for statement, group in zip(story.account.statements, statements(story), strict=True):
                if statement.section != section:
                    section = statement.section
                    print(f"  {section}")
                named = ", ".join(f"L{line}.{index}" for line, index in group)
                print(f"   {statement.printed.text} {[c + 1 for c in statement.cites]} ({named})")
            for conflict in story.account.conflicts:
                sides = " | ".join(f"{v.value} {[c + 1 for c in v.cites]}" for v in conflict.values)
                print(f"   ~ {conflict.kind} {conflict.about}: {sides}")
