"""The first pass shared among workers: a task each, or a source that is most of an archive batch by batch.

One worker would read such a source while the others wait for it. So JSON Lines and the pages of WARC files
are only cut into lots here, and the workers read, split, tally and write them down. (Pages once came back as
plain text. To take 20,000 small ones in was 2.3 of 13 seconds of processors, and those that came in while a
batch was given were lost at the end of a file.) Other forms are read and split here, a third of the work on a
CSV file of as many articles (2.6 of 9.1), and the workers tally the batches and write them down meanwhile.
"""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dedupe_news.archive.facts import facts_name, write_facts
from dedupe_news.archive.gathering import (
    BatchTask,
    Gatherer,
    file_hash,
    gather,
    put_down,
    read_down,
)
from dedupe_news.archive.state import State
from dedupe_news.reading import is_plain_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dedupe_news.archive.gathering import GatherTask
    from dedupe_news.archive.numbering import Held
    from dedupe_news.workers import Crew

    Work = tuple[Callable[[Any], Any], Any]
    Then = Callable[[Any], int | None]


PART = 8
"""JSON Lines of more than this part of `large` are shared: of two workers with three files one would wait."""


def gathered(tasks: Iterable[GatherTask], crew: Crew, large: int) -> Iterator[int]:
    """Read all tasks into the state; give the number of each, in order, once it is done.

    Args:
        tasks: in the order of the sources.
        crew: the workers.
        large: bytes; a task of one source of more is read here, and one of JSON Lines that is not much less.
    """
    then: deque[Then] = deque()
    for answer in crew.map(_do, _work(tasks, large, then)):
        number = then.popleft()(answer)
        if number is not None:
            yield number


def _do(work: Work) -> Any:  # noqa: ANN401 - whatever the work gives
    function, argument = work
    return function(argument)


def _work(tasks: Iterable[GatherTask], large: int, then: deque[Then]) -> Iterator[Work]:
    """What the workers have to do; `then` has, for each piece of it, what its answer is for."""
    for task in tasks:
        if not is_shared(task, large) or State(Path(task.folder)).has(facts_name(task.number)):
            then.append(_number)
            yield gather, task
            continue
        shared = _Shared(task)
        then.append(shared.hashed)
        yield file_hash, task.sources[0].file.path
        for work in shared.gatherer.work():
            if isinstance(work, BatchTask):
                then.append(_nothing)
                yield put_down, work
            else:
                then.append(shared.taken)
                yield read_down, work.sent()
        shared.whole = task.sources[0].is_unchanged()
        then.append(shared.done)
        yield _nothing, None


def is_shared(task: GatherTask, large: int) -> bool:
    """Whether a task is one source that is best read by all."""
    if len(task.sources) > 1 or task.sources[0].size * PART <= large:
        return False
    source = task.sources[0]
    return source.size > large or is_plain_lines(source.file, task.settings.reading)


def _number(answer: int) -> int:
    return answer


def _nothing(_: None) -> None:
    """A batch is written, or a source is at its end: that is all."""


class _Shared:
    """A source that is read here: it is done when the answer to what was sent last is back."""

    def __init__(self, task: GatherTask) -> None:
        self._task = task
        self._digest: str | None = None
        self.gatherer = Gatherer(task)
        self.whole = True

    def hashed(self, digest: str | None) -> None:
        """Take the digest, which a worker makes while the source is read."""
        self._digest = digest

    def taken(self, held: Held) -> None:
        """Take what a lot held."""
        self.gatherer.take(held)

    def done(self, _: None) -> int:
        """Write the facts; give the number of the task."""
        facts = self.gatherer.facts([self._digest if self.whole else None])
        write_facts(State(Path(self._task.folder)), self._task.number, facts)
        return self._task.number
