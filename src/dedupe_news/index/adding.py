"""Add a dump to what was seen, and give the stories that its reports touch.

What refreshes, and when. Up to `IndexThresholds.exact` reports a run works out anew, over all of them,
which lines repeat, who reprints whom and what is one story: so an index that grew in five parts holds the
stories of one run. Only what is new, or holds a line whose repetition is judged otherwise than before, is
labelled and fingerprinted; for the rest that is taken as stored.

Beyond that number a run works on today's reports and those they touch, and three things are approximate:
a known report's vote on repeated lines stands as it was when the report was last worked out (a line once
condemned stays so); copies are found among today's reports and the whole copy groups of their look-alikes;
stories among today's texts and the known stories nearest to them, of which those that today's come near are
worked out anew if all their texts are in sight, and else only grow.
What shares a line, a copy group or a story with a forgotten source is worked out again by the next run.

If the program fingerprints otherwise than the one that wrote the index, all reports are labelled and
fingerprinted again: a million would take a quarter of an hour of one core. If it only labels otherwise
(another model, or other rules kept and dropped), an index of up to `exact` reports is worked out anew, too.
In a larger one that is done for today's reports and, before they are told, for those of the stories they
touch; the others stand as they were labelled until a story with them is told. Then a fourth thing is
approximate: known reports are held against today's by what an older program left of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news import pipeline
from dedupe_news.index import evidence
from dedupe_news.index.blocks import DERIVE, DUE, GROUP, STALE, STANDING
from dedupe_news.index.entry import Entry
from dedupe_news.index.grouping import Regrouped, Rules, Task, regroup
from dedupe_news.index.refreshing import Work, refresh, relabel
from dedupe_news.thresholds import IndexThresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.index.store import Store
    from dedupe_news.pipeline import Progress, Settings
    from dedupe_news.splitting import Dump


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of an addition.

    Without `copies` reports are only taken in, and without `stories` not grouped: the next `run` does that.
    `dump` is the number of a dump that comes in several parts; by itself every addition is one.
    """

    copies: bool = True
    stories: bool = True
    dump: int | None = None
    limits: IndexThresholds = field(default_factory=IndexThresholds)


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition came to.

    `today` are the numbers of the dump's reports, in order; `before` reports were in the index, `new` were
    added; `again` of today's were among those before.
    """

    today: tuple[int, ...]
    found: Regrouped
    before: int
    new: int
    again: int


def add(
    store: Store,
    dump: Dump,
    settings: Settings,
    progress: Progress = pipeline.silent,
    options: Options | None = None,
) -> Added:
    """Add the reports of a dump, and group them with all that was ever seen.

    A report seen before (the same id and the same text) is not added again; only where it stands, its title,
    date and address are taken from the newest dump.

    Args:
        store: an index opened for writing.
        dump: today's reports.
        settings: how to decide; how stories are cut may differ from run to run.
        progress: told how far the work is.
        options: what is wanted, and how far to look in a large index.
    """
    chosen = options or Options()
    known = store.standing()
    before = len(known) or store.count()
    today, fresh = meet(store, dump, chosen.dump)
    standing = _standing(store, known, fresh)
    whole = len(standing) <= chosen.limits.exact
    texts = {at: report.text for at, report in zip(today, dump.reports, strict=True)}
    refresh(Work(store, standing, texts, settings, progress, whole=whole))
    if not chosen.copies:
        store.put_standing(standing)
        return Added(tuple(today), Regrouped(standing), before, len(fresh), len(set(today) - fresh))
    task = Task(standing["at"][standing["due"] & DUE > 0].astype(np.int64), whole, chosen.stories)
    found = regroup(store, standing, task, Rules(settings, chosen.limits, progress))
    if chosen.stories and (found.standing["due"] & STALE).any():
        relabel(
            Work(store, found.standing, texts, settings, progress, whole=whole), _told(found.standing, today)
        )
    store.put_standing(found.standing)
    return Added(tuple(today), found, before, len(fresh), len(set(today) - fresh))


def _told(standing: NDArray[np.void], today: Sequence[int]) -> NDArray[np.int64]:
    """The numbers of the reports of the stories in which today's stand."""
    story = standing["story"]
    mine = story[np.isin(standing["at"], np.array(today, np.int64))]
    told: NDArray[np.int64] = standing["at"][np.isin(story, mine[mine > 0])].astype(np.int64)
    return told


def meet(store: Store, dump: Dump, number: int | None = None) -> tuple[list[int], frozenset[int]]:
    """Write the dump's new reports; give the number of each of its reports, and which numbers are new."""
    following = store.number("following") or store.highest() + 1
    number = store.number("dump") + 1 if number is None else number
    first = following
    records: dict[int, bytes] = {}
    today: list[int] = []
    written: dict[tuple[str, bytes], Entry] = {}
    taken: set[str] = set()
    for report in dump.reports:
        record = report.record
        if id(record) not in records:
            records[id(record)] = evidence.content_hash(record.text)
        digest = evidence.content_hash(report.text)
        # how sure the borders are, and of which block, follows from the cuts (see `recalling`)
        bare = replace(report, record=replace(record, text="", extra={}), sure=1.0, block=None)
        known = written.get((report.id, digest)) or store.met(report.id, digest)
        if known is None:
            at, name = following, _free(store, report.id, taken)
            following += 1
        else:
            at, name = known.at, known.report.id
        entry = Entry(at, report.id, digest, records[id(record)], replace(bare, id=name))
        if known is None or entry != known:
            written[report.id, digest] = entry
        today.append(at)
    store.put_entries(written.values())
    store.put_value("following", str(following).encode())
    if following > first:
        store.put_value("dump", str(number).encode())
    return today, frozenset(range(first, following))


def _free(store: Store, name: str, taken: set[str]) -> str:
    """Give the first of `name`, `name~2`, `name~3` that no other report bears, and take it."""
    found, n = name, 1
    while found in taken or store.taken(found):
        n += 1
        found = f"{name}~{n}"
    taken.add(found)
    return found


def _standing(store: Store, known: NDArray[np.void], fresh: frozenset[int]) -> NDArray[np.void]:
    """How all reports stand, the new ones by themselves with everything due."""
    lone = sorted({*fresh, *(() if len(known) else store.numbers().tolist())})
    new = np.zeros(len(lone), STANDING)
    new["at"] = new["keeper"] = lone
    new["due"] = GROUP | DERIVE
    new["similarity"] = 1.0
    return np.concatenate([known, new])
