"""What `run` does with its reports: group them by themselves, or with all that an index has seen."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from dedupe_news.cli.words import say
from dedupe_news.rendering.layout import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dedupe_news.index.recalling import Hold
    from dedupe_news.pipeline import Cleaned, Grouping, Progress, Settings
    from dedupe_news.splitting import Dump

    Held = Hold | None
    Walk = Callable[[Dump, Settings, Progress, Held], tuple[Cleaned, Grouping]]


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
    with ExitStack() as until_written:

        def walk(
            dump: Dump, settings: Settings, progress: Progress, decided: Hold | None
        ) -> tuple[Cleaned, Grouping]:
            store = until_written.enter_context(open_index(index, write=True))
            added = add(store, dump, settings, progress)
            cleaned, grouped = recall(store, added, dump, decided)
            if not quiet:
                stories = counted(len(grouped.groups), "story", "stories")
                say(
                    f"dedupe-news: {counted(added.before, 'report')} known, {added.new:,} new"
                    f"{f' ({added.again:,} seen again)' if added.again else ''}, {stories} touched"
                )
            return cleaned, grouped

        yield walk


def _alone(
    dump: Dump, settings: Settings, progress: Progress, decided: Hold | None
) -> tuple[Cleaned, Grouping]:
    from dedupe_news import pipeline  # noqa: PLC0415 - loaded only when there is work

    cleaned = pipeline.clean(dump, settings, progress)
    grouped = pipeline.group(cleaned, settings, progress)
    return cleaned, grouped if decided is None else decided.hold(cleaned, grouped)
