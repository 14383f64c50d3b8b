"""What `run` and `clean` do with their reports: by themselves, or beside all that an index has seen."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from dedupe_news.cli.words import say
from dedupe_news.rendering.layout import counted, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dedupe_news.cleaning import CleaningSettings
    from dedupe_news.index import Added
    from dedupe_news.index.recalling import Hold
    from dedupe_news.matching import Copies, CopySettings
    from dedupe_news.pipeline import Cleaned, Grouping, Progress, Settings, Shelf
    from dedupe_news.splitting import Dump

    Held = Hold | None
    Strip = Callable[[Dump, CleaningSettings, CopySettings | None, Progress], "Stripped"]
    Walk = Callable[[Dump, Settings, Progress, Held], tuple[Shelf, Grouping]]


class Stripped(NamedTuple):
    """Cleaned reports with their copies; keepers are places of them, or, counted on, of `known` ids.

    `copies` is None where nobody looked, or where there was nothing to compare.
    """

    cleaned: Cleaned
    copies: Copies | None
    known: tuple[str, ...] = ()


LARGE = 64_000_000
"""Bytes from which an index holds so much (some 25,000 reports) that a run beside it asks for workers."""


def prepare_workers(index: str | None, jobs: int, *, tell: bool) -> None:
    """Have what all workers of a run beside a large index need loaded while this process loads its own.

    They label today's reports first and tell the stories later. A server that had loaded only what labels
    left every teller to load the rest by itself: .5 s of each, and .5 s before the first label.

    Args:
        index: the path of an index, or None.
        jobs: how many processes share the work, 0 for one a core.
        tell: whether stories are told.
    """
    from pathlib import Path  # noqa: PLC0415 - only for --index

    from dedupe_news.workers import cores, prepare  # noqa: PLC0415 - as above

    if index is None or (jobs or cores()) <= 1:
        return
    file = Path(index)
    if file.is_file() and file.stat().st_size >= LARGE:
        prepare(("dedupe_news.index.evidence", *(("dedupe_news.telling",) if tell else ())))


@contextmanager
def grouping(index: str | None, *, quiet: bool) -> Iterator[Walk]:
    """Give the walk from reports to stories; an index keeps today's reports if the block ends well.

    Args:
        index: the path of an index, or None.
        quiet: whether to say nothing on stderr.

    Raises:
        DedupeNewsError: the index cannot be used (see `index.open_index`).
    """
    if index is None:
        yield _alone
        return
    from dedupe_news.index import add, open_index, probe, recall  # noqa: PLC0415 - only for --index

    probe(index)
    with _interrupted(index), ExitStack() as until_written:

        def walk(
            dump: Dump, settings: Settings, progress: Progress, decided: Hold | None
        ) -> tuple[Shelf, Grouping]:
            store = until_written.enter_context(open_index(index, write=True))
            added = add(store, dump, settings, progress)
            shelf, grouped = recall(store, added, dump, decided)
            if not quiet:
                _tell(added, f", {counted(len(grouped.groups), 'story', 'stories')} touched")
            return shelf, grouped

        yield walk
        # a pipe that was closed early is met here, before the reports are kept
        sys.stdout.flush()


def _tell(added: Added, more: str = "") -> None:
    again = f" ({added.again:,} seen again)" if added.again else ""
    say(f"dedupe-news: {counted(added.before, 'report')} known, {added.new:,} new{again}{more}")


@contextmanager
def _interrupted(index: str) -> Iterator[None]:
    """After Ctrl-C, say how the index stands."""
    try:
        yield
    except KeyboardInterrupt:
        say(f"dedupe-news: stopped; {plain(index)} is as it was, and the same command begins anew")
        raise


def _alone(
    dump: Dump, settings: Settings, progress: Progress, decided: Hold | None
) -> tuple[Cleaned, Grouping]:
    from dedupe_news import pipeline  # noqa: PLC0415 - loaded only when there is work

    cleaned = pipeline.clean(dump, settings, progress)
    grouped = pipeline.group(cleaned, settings, progress)
    return cleaned, grouped if decided is None else decided.hold(cleaned, grouped)


@contextmanager
def stripping(index: str, *, quiet: bool, keep: bool = True, jobs: int = 1) -> Iterator[Strip]:
    """Give the walk from reports to cleaned reports and their copies beside an index, as `grouping` does.

    Args:
        index: the path of an index.
        quiet: whether to say nothing on stderr.
        keep: whether the index is to keep the reports (not if nothing is to be written).
        jobs: how many processes share the work.

    Raises:
        DedupeNewsError: the index cannot be used (see `index.open_index`).
    """
    from dedupe_news import pipeline  # noqa: PLC0415 - as above
    from dedupe_news.index import Options, add, earlier_of, open_index, probe, read_back  # noqa: PLC0415 - as above
    from dedupe_news.matching import CopySettings  # noqa: PLC0415 - as above

    probe(index)
    with _interrupted(index), ExitStack() as until_written:

        def strip(
            dump: Dump, cleaning: CleaningSettings, copies: CopySettings | None, progress: Progress
        ) -> Stripped:
            settings = pipeline.Settings(cleaning=cleaning, copies=copies or CopySettings(), jobs=jobs)
            store = until_written.enter_context(open_index(index, write=True, keep=keep))
            added = add(store, dump, settings, progress, Options(copies=False))
            if not quiet:
                _tell(added)
            cleaned = read_back(store, store.entries(list(added.today)), dump)
            if copies is None:
                return Stripped(cleaned, None)
            return Stripped(cleaned, *earlier_of(store, added, settings))

        yield strip
        sys.stdout.flush()  # as above
