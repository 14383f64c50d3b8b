"""The walk from records to stories: the only file that knows the order of the stages.

Bulk stages see lists of texts and arrays; accounts are composed one story at a time, when somebody asks.
Everything here is a function of its arguments; reading happened before and writing happens after.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news import splitting, stripping
from dedupe_news.accounts import AccountSettings
from dedupe_news.cleaning import CleaningSettings
from dedupe_news.decisions import apply
from dedupe_news.matching import Copies, CopySettings
from dedupe_news.model import Report, Story, StoryMember
from dedupe_news.rendering.layout import counted
from dedupe_news.stories import StoryInput, StorySettings, cluster
from dedupe_news.telling import (
    Columns,
    Member,
    Sheet,
    Sheets,
    Telling,
    bare,
    compose_chunk,
    print_chunk,
    sentence_chunk,
    story_id,
    stretches,
    to_split,
)
from dedupe_news.workers import in_chunks, ordered_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from dedupe_news.decisions import Constraints
    from dedupe_news.model import Account, Record, Sentence
    from dedupe_news.splitting import Dump, SegmentMode
    from dedupe_news.stories import Clustering
    from dedupe_news.telling import Shape

Progress = stripping.Progress
Rank = stripping.Rank
Cleaned = stripping.Cleaned
Shelf = stripping.Shelf
Opened = stripping.Opened
silent = stripping.silent
rank = stripping.rank


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run decides; every stage's own settings with their defaults."""

    segment: SegmentMode | None = None
    """None: texts are split automatically, records and pages are one report each."""
    starts: tuple[int, ...] | None = None
    cleaning: CleaningSettings = field(default_factory=CleaningSettings)
    copies: CopySettings = field(default_factory=CopySettings)
    stories: StorySettings = field(default_factory=StorySettings)
    account: AccountSettings = field(default_factory=AccountSettings)
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Grouping:
    """Who reprints whom and who tells the same event, before any account is written.

    `keeper[i]` is the place of the report that `i` reprints (itself when independent). `groups` are the
    places of each story's reports; reports with nothing left after cleaning are in none.
    """

    keeper: NDArray[np.int64]
    similarity: NDArray[np.float64]
    groups: tuple[tuple[int, ...], ...]
    cohesion: tuple[float | None, ...]
    weakest: tuple[float | None, ...]
    borderline: tuple[bool, ...]


def split(records: Iterable[Record], settings: Settings) -> Dump:
    """Split records into reports, each with an id of its own (see `splitting.split`)."""
    return splitting.split(records, settings.segment, settings.starts, settings.jobs)


def sentences(dump: Dump, settings: Settings, *, strip: bool = False) -> Iterator[tuple[Report, Sentence]]:
    """Split every report into sentences, in order; with `strip` boilerplate goes first.

    Args:
        dump: the reports.
        settings: how to clean; `jobs` processes share the work.
        strip: whether to clean first; else the text is taken as it is.
    """
    lines = clean(dump, settings).lines if strip else None
    columns = Columns()
    work = (
        to_split(at, report, None if lines is None else lines[at], columns)
        for at, report in enumerate(dump.reports)
    )
    chunks = in_chunks(work, lambda one: sum(len(run) for _, run in one[1]))
    for found in ordered_map(sentence_chunk, chunks, settings.jobs):
        yield from ((dump.reports[sentence.report], sentence) for sentence in found)


def clean(dump: Dump, settings: Settings, progress: Progress = silent) -> Cleaned:
    """Label every line of every report as kept or removed, with what is left of each report."""
    return stripping.strip(dump, settings.cleaning, progress, settings.jobs)


def copies(cleaned: Cleaned, settings: Settings, progress: Progress = silent, *, look: bool = True) -> Copies:
    """Find who reprints whom; with `look` False every report is its own keeper."""
    return stripping.copies(cleaned, settings.copies, progress, look=look)


def group(cleaned: Cleaned, settings: Settings, progress: Progress = silent) -> Grouping:
    """Fold copies, then group the independent texts into stories; copies follow their keepers."""
    reports = cleaned.reports
    count = len(reports)
    found = copies(cleaned, settings, progress)
    told = np.fromiter((bool(body.strip()) for body in cleaned.bodies), bool, count)
    places = np.flatnonzero((found.keeper == np.arange(count)) & told)
    progress("stories", 0, len(places))
    clustering = cluster(_story_input(cleaned, places), settings.stories)
    progress("stories", len(places), len(places))
    return arrange(found, told, clustering, [rank(report) for report in reports])


def arrange(
    found: Copies, told: NDArray[np.bool_], clustering: Clustering, ranks: Sequence[Rank]
) -> Grouping:
    """Put copies with their keepers, and stories in the order of their first reports.

    Args:
        found: who reprints whom.
        told: of each report, whether anything is left of it.
        clustering: the stories of the told reports that are their own keepers, in their order.
        ranks: of each report, where it stands among the reports of its story.
    """
    count = len(told)
    places = np.flatnonzero((found.keeper == np.arange(count)) & told)
    members: dict[int, list[int]] = {}
    label = np.full(count, -1, np.int64)
    label[places] = clustering.labels
    for at in np.flatnonzero(told).tolist():
        members.setdefault(int(label[found.keeper[at]]), []).append(at)
    order = sorted(members, key=lambda story: members[story][0])
    alone = {story for story in order if int((label[members[story]] >= 0).sum()) < 2}
    return Grouping(
        keeper=found.keeper,
        similarity=found.similarity,
        groups=tuple(tuple(sorted(members[story], key=lambda at: ranks[at])) for story in order),
        cohesion=tuple(None if s in alone else float(clustering.cohesion[s]) for s in order),
        weakest=tuple(None if s in alone else float(clustering.weakest[s]) for s in order),
        borderline=tuple(bool(clustering.borderline[s]) for s in order),
    )


def decide(cleaned: Cleaned, grouping: Grouping, constraints: Constraints) -> Grouping:
    """Regroup the reports so that a person's decisions hold, over whole chains.

    A story that decisions changed carries no measures of the machine's: they were of another group. A copy
    whose keeper is in another story now reprints the first of its fellows there.
    """
    reports = cleaned.reports
    place = {report.id: at for at, report in enumerate(reports)}
    keeper_of = {
        reports[at].id: reports[int(keeper)].id
        for at, keeper in enumerate(grouping.keeper)
        if int(keeper) != at
    }
    named = apply([[reports[at].id for at in group] for group in grouping.groups], constraints, keeper_of)
    groups = [
        tuple(sorted((place[name] for name in names), key=lambda at: rank(reports[at]))) for names in named
    ]
    groups.sort(key=min)
    before = {group: at for at, group in enumerate(grouping.groups)}
    was = [before.get(group) for group in groups]
    keeper = grouping.keeper.copy()
    for group in groups:
        heirs: dict[int, int] = {}
        for at in group:
            if int(keeper[at]) not in group:
                keeper[at] = heirs.setdefault(int(keeper[at]), at)
    return Grouping(
        keeper=keeper,
        similarity=np.where(keeper == np.arange(len(keeper)), 1.0, grouping.similarity),
        groups=tuple(groups),
        cohesion=tuple(None if at is None else grouping.cohesion[at] for at in was),
        weakest=tuple(None if at is None else grouping.weakest[at] for at in was),
        borderline=tuple(at is not None and grouping.borderline[at] for at in was),
    )


def shown_order(grouping: Grouping, *, singles: bool) -> list[int]:
    """Put stories told by most texts first, single reports last or not at all."""

    def size(at: int) -> tuple[int, int, int]:
        group = grouping.groups[at]
        texts = sum(int(grouping.keeper[i]) == i for i in group)
        return (-texts, -len(group), at)

    chosen = [at for at, group in enumerate(grouping.groups) if singles or len(group) > 1]
    return sorted(chosen, key=size)


def counts(cleaned: Shelf, grouping: Grouping) -> str:
    """Count a run in one line: `14 reports · 11 texts · 5 stories (2 of one report)`.

    Parts with guessed borders are no reports: `5 parts (borders guessed) · 3 stories (1 of one part)`.
    """
    unsure = [report.block is not None for report in cleaned.reports]
    own = [int(keeper) == at for at, keeper in enumerate(grouping.keeper)]
    parts, sure = sum(unsure), len(unsure) - sum(unsure)
    told = [counted(sure, "report")] if sure or not parts else []
    if sure or not parts:
        texts = sum(itself and not part for itself, part in zip(own, unsure, strict=True))
        told.append(counted(texts, "text"))
    if parts:
        told.append(f"{counted(parts, 'part')} (borders guessed)")
    told.append(counted(len(grouping.groups), "story", "stories"))
    alone = sum(len(group) == 1 for group in grouping.groups)
    one = "report or part" if parts and sure else "part" if parts else "report"
    return " · ".join(told) + (f" ({alone:,} of one {one})" if alone else "")


def _story_input(cleaned: Cleaned, places: NDArray[np.int64]) -> StoryInput:
    chosen = [(cleaned.reports[at], cleaned.bodies[at]) for at in places.tolist()]
    return StoryInput(
        texts=[body for _, body in chosen],
        titles=[report.title for report, _ in chosen],
        dates=[report.date for report, _ in chosen],
        sure=splitting.sureness(cleaned.reports)[places].tolist(),
    )


CHUNK = 2_000_000
"""Characters of stories composed at a time in one worker: a second or two of work. In smaller chunks a tenth
of the time goes into reading the same spellings again, in larger ones workers wait for the last."""
_LEAST = 8
"""The last parts of work for several processes are so many times smaller."""


def tell(
    cleaned: Cleaned,
    grouping: Grouping,
    settings: Settings,
    wanted: Sequence[int] | None = None,
) -> Iterator[Story]:
    """Write the account of each wanted story, in order (all by default).

    Args:
        cleaned: the reports with their kept lines.
        grouping: the stories as groups of reports.
        settings: how to compose; `jobs` processes share the work.
        wanted: places of stories in `grouping.groups`.
    """
    places = range(len(grouping.groups)) if wanted is None else wanted
    columns = Columns()
    opened = cleaned.opened(())
    tellings = (_telling(opened, grouping, at, settings.account, columns) for at in places)
    work = in_chunks(tellings, _characters, CHUNK)
    for chunk in ordered_map(compose_chunk, work, settings.jobs):
        for at, account in chunk:
            yield _story(cleaned, grouping, at, account)


def told(
    cleaned: Shelf, grouping: Grouping, settings: Settings, shape: Shape, wanted: Sequence[int]
) -> Iterator[str]:
    """Write the account of each wanted story and print it, in order.

    Reports are opened a share of the work at a time, while other processes tell what they have.

    Args:
        cleaned: the reports with their kept lines.
        grouping: the stories as groups of reports.
        settings: how to compose; `jobs` processes share the work.
        shape: prints the record of a story; importable by name.
        wanted: places of stories in `grouping.groups`.
    """
    sizes = [_size(cleaned, grouping, at) for at in wanted]
    columns = Columns()

    def sheets(places: Sequence[int]) -> Sheets:
        opened = cleaned.opened(sorted({i for at in places for i in grouping.groups[at]}))
        tellings = [_telling(opened, grouping, at, settings.account, columns) for at in places]
        return Sheets(shape, [_sheet(cleaned.reports, opened, grouping, one) for one in tellings])

    work = (sheets(wanted[low:high]) for low, high in _shares(sizes, settings.jobs))
    for chunk in ordered_map(print_chunk, work, settings.jobs):
        yield from chunk


def _shares(sizes: Sequence[int], jobs: int) -> Iterator[tuple[int, int]]:
    """Part work into runs of places: `CHUNK` each, and less towards the end, where others wait for the last.

    What is no more than a `CHUNK` stays together: no process is started for it.

    Example:
        >>> list(_shares([CHUNK, CHUNK // 2, CHUNK // 2, 1], 2)), list(_shares([CHUNK // 2, 1, 1], 2))
        ([(0, 1), (1, 2), (2, 3), (3, 4)], [(0, 3)])
    """
    left, low, held = sum(sizes), 0, 0
    least = CHUNK // _LEAST if left > CHUNK and jobs > 1 else CHUNK
    for place, size in enumerate(sizes, 1):
        held += size
        if held >= min(CHUNK, max(left // (2 * jobs), least)):
            yield low, place
            left, low, held = left - held, place, 0
    if low < len(sizes):
        yield low, len(sizes)


def _size(cleaned: Shelf, grouping: Grouping, at: int) -> int:
    return sum(cleaned.reports[i].end - cleaned.reports[i].start for i in grouping.groups[at])


def _sheet(reports: Sequence[Report], opened: Opened, grouping: Grouping, telling: Telling) -> Sheet:
    at = telling.place
    group = grouping.groups[at]
    members = [_story_member(grouping, i) for i in group]
    # keepers are of the story, too, unless nothing is left of them
    named = dict.fromkeys([*group, *(member.copy_of for member in members if member.copy_of is not None)])
    place = {i: n for n, i in enumerate(named)}
    return Sheet(
        telling=telling,
        name=story_id([reports[i].id for i in group]),
        reports=tuple(bare(reports[i]) for i in named),
        members=tuple(
            replace(
                member,
                report=place[member.report],
                copy_of=None if member.copy_of is None else place[member.copy_of],
            )
            for member in members
        ),
        removed=tuple(
            tuple(
                (line, opened.reports[i].record.text[line.start : line.end])
                for line in opened.lines[i]
                if not line.kept
            )
            for i in group
        ),
        cohesion=grouping.cohesion[at],
        weakest=grouping.weakest[at],
        borderline=grouping.borderline[at],
    )


def _telling(
    cleaned: Opened, grouping: Grouping, at: int, settings: AccountSettings, columns: Columns
) -> Telling:
    group = grouping.groups[at]
    place = {report: n for n, report in enumerate(group)}
    blocks: dict[str, int] = {}
    members = []
    for n, i in enumerate(group):
        report = cleaned.reports[i]
        runs = tuple(stretches(report.record.text, cleaned.lines[i]))
        members.append(
            Member(
                stretches=runs,
                keeper=place.get(int(grouping.keeper[i]), n),
                title=report.title,
                date=report.date,
                lang=report.lang,
                block=-1 if report.block is None else blocks.setdefault(report.block, n),
                column=columns.of(report, len(runs)),
            ),
        )
    return Telling(at, tuple(members), settings)


def _characters(telling: Telling) -> int:
    return sum(len(run) for member in telling.members for _, run in member.stretches)


def _story(cleaned: Cleaned, grouping: Grouping, at: int, account: Account) -> Story:
    group = grouping.groups[at]
    return Story(
        id=story_id([cleaned.reports[i].id for i in group]),
        members=tuple(_story_member(grouping, i) for i in group),
        cohesion=grouping.cohesion[at],
        weakest=grouping.weakest[at],
        borderline=grouping.borderline[at],
        account=account,
    )


def _story_member(grouping: Grouping, i: int) -> StoryMember:
    keeper = int(grouping.keeper[i])
    return StoryMember(i) if keeper == i else StoryMember(i, keeper, float(grouping.similarity[i]))
