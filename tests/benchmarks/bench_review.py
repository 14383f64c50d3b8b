"""How long a review of 10,000 stories takes to open, to search, to decide and to draw a screenful."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, TypeVar

from tests.review.samples import FLOOD, saved, story

from dedupe_news.review.pages import story_row
from dedupe_news.review.queue import Filters, Queue
from dedupe_news.review.screen import ReviewApp
from dedupe_news.review.storyfile import StoryFile

if TYPE_CHECKING:
    from collections.abc import Callable

STORIES = 10_000
Result = TypeVar("Result")


def main() -> int:
    """Print the table."""
    one = saved(story("flood-N", FLOOD * 4, weakest=0.3, conflicts=1))
    raw = b"".join(one.replace(b"flood-N", f"flood-{n}".encode()) for n in range(STORIES))
    print(f"{STORIES:,} stories of {len(FLOOD) * 4} reports, {len(raw) / 1e6:.0f} MB")
    asyncio.run(_screen(raw))
    file = _timed("open the file", lambda: StoryFile(raw, "bench"))
    queue = _timed("make the queue", lambda: Queue(file))
    _timed("draw 50 rows", lambda: [story_row(item) for item in queue.items[:50]])
    _timed("read one story", lambda: queue.record(queue.items[0]))
    _timed("confirm a story", queue.same)
    _timed("take a report out, told anew (first time)", lambda: _take_out(queue, 1))
    _timed("take a report out, told anew", lambda: _take_out(queue, 5))
    _timed("undo", queue.undo)
    _timed("search all texts", lambda: queue.show(Filters(text="vienna")))
    return 0


async def _screen(raw: bytes) -> None:
    """Time the whole way from bytes to the first picture, as a person waits for it, imports left out."""
    start = time.process_time()
    app = ReviewApp(Queue(StoryFile(raw, "bench")))
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.pause()
        print(
            f"  {'open the screen, first picture':<44}{(time.process_time() - start) * 1000:>9.1f} ms of CPU"
        )
        start = time.process_time()
        await pilot.press("end")
        await pilot.pause()
        print(f"  {'go to the last story':<44}{(time.process_time() - start) * 1000:>9.1f} ms of CPU")


def _take_out(queue: Queue, place: int) -> None:
    queue.go(place)
    queue.take_out(queue.items[place].reports[0])


def _timed(what: str, do: Callable[[], Result]) -> Result:
    start = time.process_time()
    result = do()
    print(f"  {what:<44}{(time.process_time() - start) * 1000:>9.1f} ms of CPU")
    return result


if __name__ == "__main__":
    raise SystemExit(main())
