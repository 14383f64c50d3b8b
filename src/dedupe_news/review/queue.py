"""The review without a screen: the queue of stories, where one stands in it, what is decided and taken back.

Every change goes through a decision that is saved first (`save`) and then shown, so that what the screen
shows is what a rerun with the decisions file gives. The stories as they stand are always worked out from
the file and the decisions, so undo is nothing but one decision less.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from dedupe_news.decisions import Constraints, Contradiction, Decision, apply, resolve, standing
from dedupe_news.errors import UsageError
from dedupe_news.review.recompose import SavedReport, recompose, reports_of
from dedupe_news.review.storyfile import Entry, entry_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dedupe_news.review.storyfile import StoryFile, StoryRecord

Status = Literal["open", "later", "settled"]
MARKS: dict[Status, str] = {"open": " ", "later": "…", "settled": "✓"}
KEPT = 64
"""Recomposed stories kept at hand: what a person pages through; a story takes some milliseconds to redo."""


@dataclass(frozen=True, slots=True)
class Item:
    """One story as it stands.

    `base` is its place in the file where decisions left its reports as they were, else None; `entry` is
    what a list shows of it. A story changed in an earlier session bears the headline of its first report's
    story until it is looked at.
    """

    key: str
    reports: tuple[str, ...]
    entry: Entry
    base: int | None
    status: Status


@dataclass(frozen=True, slots=True)
class Filters:
    """Which stories the queue shows; all conditions hold together."""

    borderline: bool = False
    conflicts: bool = False
    open: bool = False
    min_reports: int = 1
    text: str = ""

    @property
    def told(self) -> str:
        """The filters in words; empty when everything is shown."""
        parts = [name for name in ("borderline", "conflicts", "open") if getattr(self, name)]
        parts += [f"{self.min_reports}+ reports"] if self.min_reports > 1 else []
        parts += [f"“{self.text}”"] if self.text else []
        return ", ".join(parts)


class Queue:
    """Stories ordered most doubtful first, with decisions over them.

    Args:
        file: the saved run.
        decisions: those already made, oldest first.
        save: called with each new decision before it counts; what it raises leaves the queue as it was.
        stamp: gives who and when for a new decision; the queue itself knows no clock.
    """

    def __init__(
        self,
        file: StoryFile,
        decisions: Sequence[Decision] = (),
        save: Callable[[Decision], None] = lambda _: None,
        stamp: Callable[[Decision], Decision] = lambda decision: decision,
    ) -> None:
        self.file = file
        self.decisions = list(decisions)
        self.filters = Filters()
        self.position = 0
        self.items: list[Item] = []
        self._save = save
        self._stamp = stamp
        self._home: dict[str, int] = {
            report: place for place, entry in enumerate(file.entries) for report in entry.reports
        }
        self._keeper_of = {
            report: keeper
            for entry in file.entries
            for report, keeper in zip(entry.reports, entry.keepers, strict=True)
            if keeper is not None
        }
        self._doubt = [entry.doubt for entry in file.entries]
        self._base = [
            Item(min(entry.reports), entry.reports, entry, place, "open")
            for place, entry in enumerate(file.entries)
        ]
        self._told: OrderedDict[tuple[str, ...], StoryRecord] = OrderedDict()
        self.constraints = Constraints()
        self._all: dict[str, Item] = {}
        self._work_out()
        self.position = next((n for n, item in enumerate(self.items) if item.status == "open"), 0)

    # --- where one stands

    @property
    def current(self) -> Item | None:
        """The story at the position; None when nothing is shown."""
        return self.items[self.position] if self.items else None

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What decisions that stand disagree about; places are those of `decisions`."""
        return self.constraints.contradictions

    def go(self, position: int) -> None:
        """Move to a place of the list, or the nearest there is."""
        self.position = max(0, min(position, len(self.items) - 1))

    def find(self, key: str) -> int | None:
        """Give the place of a story in the list by its key (its smallest report id)."""
        return next((n for n, item in enumerate(self.items) if item.key == key), None)

    def show(self, filters: Filters) -> None:
        """Show other stories, staying on the current one if it is still there."""
        self.filters = filters
        here = self.current
        self._arrange()
        place = None if here is None else self.find(here.key)
        self.go(0 if place is None else place)

    def count(self, status: Status) -> int:
        """How many stories have a status, shown or not."""
        return sum(item.status == status for item in self._all.values())

    def __len__(self) -> int:
        """How many stories there are, shown or not."""
        return len(self._all)

    # --- what a story says

    def record(self, item: Item) -> StoryRecord:
        """Give a story's whole record, told anew where decisions changed it."""
        if item.base is not None:
            return self.file.record(item.base)
        found = self._told.get(item.reports)
        if found is None:
            found = recompose(self._saved(item.reports))
            self._told[item.reports] = found
            while len(self._told) > KEPT:
                self._told.popitem(last=False)
            standing_now = self._all.get(item.key)
            if standing_now is not None and standing_now.reports == item.reports:
                self._learn(replace(item, entry=entry_of(found)))
        return found

    def records(self) -> Iterator[StoryRecord]:
        """Give the record of every story as decided, in the order of the file, new ones where they began."""
        order = sorted(self._all.values(), key=lambda item: (self._home[item.reports[0]], item.key))
        return (self.record(item) for item in order)

    def likely(self, item: Item, words: str = "", most: int = 50) -> list[Item]:
        """Give stories that may be the same as this one: by words typed, else by words in common.

        Words that many headlines share say little: each counts as the inverse of how many bear it.
        """
        others = [other for other in self._all.values() if other.key != item.key]
        wanted = words.casefold().split()
        if wanted:
            found = [
                other
                for other in others
                if all(word in f"{other.entry.id} {other.entry.headline}".casefold() for word in wanted)
            ]
            return sorted(found, key=lambda other: (other.entry.headline.casefold(), other.key))[:most]
        bearing: dict[str, int] = {}
        keyed = [(other, _keys(other.entry.headline)) for other in others]
        own = _keys(item.entry.headline)
        for _, keys in keyed:
            for key in keys & own:
                bearing[key] = bearing.get(key, 0) + 1
        scored = [(-sum(1 / bearing[key] for key in keys & own), other) for other, keys in keyed]
        scored.sort(key=lambda pair: (pair[0], pair[1].key))
        return [other for _, other in scored[:most]]

    # --- decisions

    def same(self) -> Decision:
        """Confirm that the reports of the story belong together."""
        item = self._here()
        if len(item.reports) < 2:
            raise UsageError("a story of one report has nothing to confirm", help="merge it, or go on")
        return self._decide(Decision("same", item.reports[:1], item.reports[1:]), onward=True)

    def take_out(self, report: str) -> Decision:
        """Take a report, with what reprints it, out of the story."""
        item = self._here()
        copies = {one["id"] for one in self.record(item)["reports"] if one["copy_of"] == report}
        return self.split({report, *copies})

    def split(self, reports: set[str]) -> Decision:
        """Make two stories of this one: the reports named and the rest."""
        item = self._here()
        left = tuple(report for report in item.reports if report in reports)
        right = tuple(report for report in item.reports if report not in reports)
        if not left or not right:
            raise UsageError("that would leave no story", help="mark some of the reports, not all")
        return self._decide(Decision("not-same", left, right))

    def merge_into(self, other: Item) -> Decision:
        """Make one story of this one and another."""
        item = self._here()
        if other.key == item.key:
            raise UsageError("that is the same story", help="choose another one")
        return self._decide(Decision("same", item.reports, other.reports))

    def later(self) -> Decision:
        """Put the story off: it goes behind the others."""
        return self._decide(Decision("later", self._here().reports))

    def undo(self) -> Decision | None:
        """Take back the last decision that stands and go to its story; None when there is none left."""
        stands = standing(self.decisions)
        if not stands:
            return None
        taken = self.decisions[stands[-1]]
        self._append(Decision("undo"))
        self._work_out()
        self._go_to(taken.a[0])
        return taken

    def _here(self) -> Item:
        if self.current is None:
            raise UsageError("no story is shown", help="clear the filter")
        return self.current

    def _decide(self, decision: Decision, *, onward: bool = False) -> Decision:
        self._append(decision)
        here, length = self.position, len(self.items)
        self._work_out()
        self._tell_anew({*decision.a, *decision.b})
        if onward:
            self.go(here + 1 if len(self.items) == length else here)
        elif decision.verb == "later":
            self.go(here)
        else:
            self._go_to((decision.b or decision.a)[0])
        return decision

    def _tell_anew(self, reports: set[str]) -> None:
        """Tell the stories that a decision has just changed."""
        for item in [item for item in self._all.values() if item.base is None]:
            if not reports.isdisjoint(item.reports):
                self.record(item)

    def _append(self, decision: Decision) -> None:
        stamped = self._stamp(decision)
        self._save(stamped)
        self.decisions.append(stamped)

    def _go_to(self, report: str) -> None:
        """Stand on the story that holds a report, if the list shows it."""
        place = next((n for n, item in enumerate(self.items) if report in item.reports), None)
        self.go(self.position if place is None else place)

    # --- working it out

    def _work_out(self) -> None:
        """Give every report its story from the file and the decisions that stand."""
        self.constraints = resolve(self.decisions)
        places = sorted({self._home[one] for one in self.constraints.class_of if one in self._home})
        touched = set(places)
        status = self._statuses()
        before = [self.file.entries[place].reports for place in places]
        changed = [self._changed(group, status) for group in apply(before, self.constraints, self._keeper_of)]
        items = {item.key: item for item in changed}
        for place, item in enumerate(self._base):
            if place not in touched:
                items[item.key] = replace(item, status=status[place]) if place in status else item
        self._all = items
        self._arrange()

    def _statuses(self) -> dict[int, Status]:
        """Say what the last decision about each story of the file came to."""
        status: dict[int, Status] = {}
        for at in standing(self.decisions):
            decision = self.decisions[at]
            for report in (*decision.a, *decision.b):
                if report in self._home:
                    status[self._home[report]] = "later" if decision.verb == "later" else "settled"
        return status

    def _changed(self, group: Sequence[str], status: dict[int, Status]) -> Item:
        """Make the item of a group that decisions touched; it may still be as it was in the file."""
        members = tuple(group)
        homes = sorted({self._home[report] for report in members})
        first = self.file.entries[homes[0]]
        stands: Status = "later" if all(status.get(home) == "later" for home in homes) else "settled"
        if len(homes) == 1 and len(first.reports) == len(members):
            return Item(members[0], first.reports, first, homes[0], stands)
        told = self._told.get(members)
        entry = entry_of(told) if told else self._guess(first, members)
        return Item(members[0], members, entry, None, stands)

    def _guess(self, first: Entry, members: tuple[str, ...]) -> Entry:
        """Say of a changed story what is known before it is told anew: no measure of the run holds for it."""
        keepers = tuple(self._keeper_of.get(report) for report in members)
        texts = sum(keeper not in members for keeper in keepers)
        guess = replace(first, reports=members, keepers=keepers, texts=texts, conflicts=0)
        return replace(guess, cohesion=None, weakest=None, borderline=False)

    def _learn(self, item: Item) -> None:
        """Take in what telling a changed story anew has shown of it."""
        self._all[item.key] = item
        place = self.find(item.key)
        if place is not None:
            self.items[place] = item

    def _arrange(self) -> None:
        """Put the stories the filters show in order: most doubtful first, put off last."""
        wanted = [item for item in self._all.values() if self._shows(item)]
        words = tuple(self.filters.text.casefold().split())
        if words:
            wanted = [item for item in wanted if self._contains(item, words)]
        self.items = sorted(
            wanted,
            key=lambda item: (item.status == "later", self._doubt[self._home_of(item)], item.key),
        )
        self.go(self.position)

    def _home_of(self, item: Item) -> int:
        """The story of the file whose doubt an item inherits, so that a list keeps its order."""
        if item.base is not None:
            return item.base
        return min((self._home[report] for report in item.reports), key=lambda home: self._doubt[home])

    def _shows(self, item: Item) -> bool:
        filters, entry = self.filters, self.file.entries[self._home_of(item)]
        return (
            (not filters.borderline or entry.borderline)
            and (not filters.conflicts or (item.entry.conflicts > 0))
            and (not filters.open or item.status == "open")
            and len(item.reports) >= filters.min_reports
        )

    def _contains(self, item: Item, words: tuple[str, ...]) -> bool:
        if item.base is not None:
            return self.file.contains(item.base, words)
        return any(self.file.contains(home, words) for home in {self._home[one] for one in item.reports})

    def _saved(self, members: Sequence[str]) -> list[SavedReport]:
        wanted = set(members)
        return [
            report
            for home in sorted({self._home[one] for one in members})
            for report in reports_of(self.file.record(home))
            if report.id in wanted
        ]


def _keys(headline: str) -> set[str]:
    """The words of a headline, and its pairs of neighbouring letters for scripts that part no words."""
    words = {word for word in headline.casefold().split() if len(word) > 3}
    wide = [letter for letter in headline if ord(letter) > 0x2E80]
    return words | {a + b for a, b in pairwise(wide)}
