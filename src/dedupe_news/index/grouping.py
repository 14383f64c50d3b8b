"""Copies and stories of an index: worked out over all reports, or over today's and those they touch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dedupe_news import pipeline
from dedupe_news.index.blocks import GROUP, STALE
from dedupe_news.index.neighbours import survey
from dedupe_news.matching import match
from dedupe_news.splitting import sureness
from dedupe_news.stories import StoryInput, cluster, grow

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.index.store import Store
    from dedupe_news.pipeline import Progress, Settings
    from dedupe_news.stories import Clustering
    from dedupe_news.thresholds import IndexThresholds

    Ints = NDArray[np.int64]
    Standing = NDArray[np.void]


class Measure(NamedTuple):
    """What is told of a story: see `stories.Clustering`."""

    cohesion: float | None
    weakest: float | None
    borderline: bool


@dataclass(slots=True)
class Regrouped:
    """How all reports stand, and the measures of the stories that were worked out, by number."""

    standing: Standing
    measures: dict[int, Measure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """When two are copies or tell one event, how far to look in a large index, whom to tell of progress."""

    settings: Settings
    limits: IndexThresholds
    progress: Progress = pipeline.silent


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be grouped: the reports that came or are due (numbers, ascending), over all or not."""

    arrived: Ints
    whole: bool
    stories: bool


def regroup(store: Store, standing: Standing, task: Task, rules: Rules) -> Regrouped:
    """Find the copies and the stories of the reports that came.

    Over all reports (`task.whole`) nothing is taken from what was known, and the answer is that of one run.
    Otherwise copies are found among today's reports and the copy groups of their look-alikes; stories among
    today's texts and the stories nearest to them; those that today's come near are worked out anew if all
    their texts are in sight.

    Args:
        store: the index, with today's reports in its blocks.
        standing: how the reports stood, today's in it.
        task: what to do.
        rules: how to decide.
    """
    settings = rules.settings
    found = Regrouped(standing.copy())
    kin = np.zeros(0, np.int64)
    if task.whole:
        members = standing["at"].astype(np.int64)
    else:
        today = store.of(task.arrived, "samples", "slots", "terms")
        texts = standing["at"][(standing["keeper"] == standing["at"]) & (standing["story"] > 0)]
        nearby = survey(
            store.blocks("samples", "terms"),
            today,
            texts.astype(np.int64),
            (settings.copies.thresholds, settings.stories.thresholds, rules.limits),
        )
        kin = nearby.kin
        touched = _rows(standing, nearby.alike)
        group = np.isin(standing["keeper"], standing["keeper"][touched])
        members = np.union1d(task.arrived, standing["at"][group].astype(np.int64))
    told = _copies(store, found.standing, members, rules)
    if task.stories:
        keepers = standing["keeper"][_rows(standing, members)].astype(np.int64)
        _stories(store, found, _Scope(task, members, told, keepers, kin), rules)
    rows = _rows(found.standing, task.arrived)
    found.standing["due"][rows] &= STALE
    if not task.stories:
        found.standing["due"][rows] |= GROUP
    return found


def _rows(standing: Standing, ats: Ints) -> Ints:
    return np.searchsorted(standing["at"], ats)


def _copies(store: Store, standing: Standing, members: Ints, rules: Rules) -> NDArray[np.bool_]:
    """Work out who reprints whom among some reports; give whether anything is told in each."""
    rules.progress("copies", 0, len(members))
    block = store.of(members, "samples", "slots")
    ranks = store.ranks(members.tolist())
    copies = match(block.prints(), rules.settings.copies, ranks)
    rows = _rows(standing, members)
    standing["keeper"][rows] = members[copies.keeper]
    standing["similarity"][rows] = copies.similarity
    standing["how"][rows] = copies.how
    rules.progress("copies", len(members), len(members))
    return block.facts["told"]


class _Scope(NamedTuple):
    """The reports of which copies were worked out (told or not, their keepers before), and today's kin."""

    task: Task
    members: Ints
    told: NDArray[np.bool_]
    keepers: Ints
    kin: Ints


def _stories(store: Store, found: Regrouped, scope: _Scope, rules: Rules) -> None:
    standing = found.standing
    before = np.zeros(len(standing), np.int64) if scope.task.whole else standing["story"].astype(np.int64)
    before[_rows(standing, scope.task.arrived)] = 0
    rows = _rows(standing, scope.members)
    keeper = standing["keeper"][rows].astype(np.int64)
    # most look-alikes turn out to be none: their texts stay where they are
    touched = np.isin(scope.members, scope.task.arrived) | (keeper != scope.keepers) | scope.task.whole
    text = scope.told & (keeper == scope.members) & np.isin(keeper, keeper[touched])
    own = scope.members[text]
    # stories that were told by a keeper that is a copy now go on with the text it is a copy of
    tied = (before[rows] > 0) & np.isin(keeper, own)
    ties = np.stack([keeper, before[rows]])[:, tied]
    chosen = np.union1d(own, _representatives(standing, before, scope.kin, ties[1], rules.limits))
    rules.progress("stories", 0, len(chosen))
    clustering = cluster(_story_input(store, chosen), rules.settings.stories)
    free = np.zeros(0, np.int64)
    if not scope.task.whole:
        free = _free(standing, before, chosen, own, clustering)
        known = _known(chosen, before[_rows(standing, chosen)], ties)
        clustering = grow(clustering, np.where(np.isin(known, free), -1, known))
    rules.progress("stories", len(chosen), len(chosen))
    loose = np.isin(before, free)
    _settle(found, np.where(loose, 0, before), chosen, clustering)
    followed = np.flatnonzero(loose)
    standing["story"][followed] = standing["story"][_rows(standing, standing["keeper"][followed])]
    standing["story"][rows] = np.where(scope.told, standing["story"][_rows(standing, keeper)], 0)


def _representatives(
    standing: Standing, before: Ints, kin: Ints, tied: Ints, limits: IndexThresholds
) -> Ints:
    """The known texts that stand for the stories today's reports are held against.

    Stories of look-alikes come first, then those of the nearest kin, while there is room. A story's own kin
    stand for it first, then its latest texts.
    """
    if not len(kin) and not len(tied):
        return np.zeros(0, np.int64)
    text = np.flatnonzero((standing["keeper"] == standing["at"]) & (before > 0))
    nearness = np.full(len(standing), len(kin), np.int64)
    nearness[_rows(standing, kin)] = np.arange(len(kin))
    stories = np.concatenate([np.unique(tied), before[_rows(standing, kin)]])
    stories = stories[stories > 0]
    _, first = np.unique(stories, return_index=True)
    wanted = stories[np.sort(first)]
    order = np.argsort(wanted, kind="stable")
    place = np.minimum(np.searchsorted(wanted[order], before[text]), len(wanted) - 1)
    inside = wanted[order][place] == before[text]
    text, place = text[inside], order[place[inside]]
    by = np.lexsort((-text, nearness[text], place))
    text, place = text[by], place[by]
    nth = np.arange(len(place)) - np.searchsorted(place, place)
    text, place = text[nth < limits.of_story], place[nth < limits.of_story]
    found: Ints = standing["at"][text[: limits.scope]].astype(np.int64)
    return found


def _free(standing: Standing, before: Ints, chosen: Ints, own: Ints, clustering: Clustering) -> Ints:
    """The known stories that today's reports come near and that are in sight with all their texts.

    They are worked out anew. Frozen for good, early decisions over few reports would add up: grown in four
    parts, stories were .92 of those of one run; so they are .97 (`bench_index.py`).
    """
    label = clustering.labels
    near = np.isin(label, label[np.isin(chosen, own)])
    rows = _rows(standing, chosen)
    text = (standing["keeper"] == standing["at"]) & (before > 0)
    size = int(before.max(initial=0)) + 1
    every = np.bincount(before[text], minlength=size)
    seen = np.bincount(before[rows], minlength=size)
    stories = np.unique(before[rows[near]])
    free: Ints = stories[(stories > 0) & (seen[stories] >= every[stories])]
    return free


def _story_input(store: Store, ats: Ints) -> StoryInput:
    chosen = ats.tolist()
    # the next report's cut is the other border of each
    entries = store.present(np.union1d(ats, ats + 1).tolist())
    found = sureness([entry.report for entry in entries])
    known = {entry.at: (entry.report, one) for entry, one in zip(entries, found.tolist(), strict=True)}
    return StoryInput(
        texts=store.bodies(chosen),
        titles=[known[at][0].title for at in chosen],
        dates=[known[at][0].date for at in chosen],
        sure=[known[at][1] for at in chosen],
    )


def _known(chosen: Ints, before: Ints, ties: Ints) -> Ints:
    """The story each text is in, -1 for none; stories that came to share a text are one."""
    parent: dict[int, int] = {}

    def root(story: int) -> int:
        while parent.get(story, story) != story:
            story = parent[story]
        return story

    of: dict[int, int] = {
        at: story for at, story in zip(chosen.tolist(), before.tolist(), strict=True) if story
    }
    for keeper, story in ties.T.tolist():
        one, other = sorted((root(of.setdefault(keeper, story)), root(story)))
        parent[other] = one
    return np.array([root(of[at]) if at in of else -1 for at in chosen.tolist()], np.int64)


def _settle(found: Regrouped, before: Ints, chosen: Ints, clustering: Clustering) -> None:
    """Number the stories, known ones by their lowest number, and take all their reports along."""
    standing = found.standing
    labels = clustering.labels
    count = int(labels.max(initial=-1)) + 1
    known = before[_rows(standing, chosen)]
    old = np.flatnonzero(known > 0)
    none = np.iinfo(np.int64).max
    number = np.full(count, none)
    np.minimum.at(number, labels[old], known[old])
    fresh = number == none
    number[fresh] = before.max(initial=0) + np.arange(1, int(fresh.sum()) + 1)
    moved = np.unique(np.stack([known[old], number[labels[old]]]), axis=1)
    standing["story"] = before
    if moved.shape[1]:
        near = np.minimum(np.searchsorted(moved[0], before), moved.shape[1] - 1)
        along = moved[0][near] == before
        standing["story"][along] = moved[1][near[along]]
    standing["story"][_rows(standing, chosen)] = number[labels]
    texts = np.bincount(labels, minlength=count)
    for story in range(count):
        alone = texts[story] < 2
        found.measures[int(number[story])] = Measure(
            None if alone else float(clustering.cohesion[story]),
            None if alone else float(clustering.weakest[story]),
            bool(clustering.borderline[story]),
        )
