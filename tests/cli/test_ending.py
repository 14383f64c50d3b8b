"""A request to end closes what a run has opened, and is obeyed only once."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_streamed import BAKERS, FLOOD, WIRE, reports, wanted

from dedupe_news.cli.ending import REQUESTS, unwinding
from dedupe_news.cli.streamed import streamed
from dedupe_news.stripping import silent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dedupe_news.model import Report

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are sent by POSIX's rules")


@pytest.fixture
def by_default() -> Iterator[None]:
    """The signals as a shell hands them to a run."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in REQUESTS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("by_default")
@pytest.mark.parametrize("number", REQUESTS)
def test_the_temporary_folder_goes_when_a_long_stream_is_told_to_end_while_it_is_read(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("dedupe_news.cli.streamed.BATCH", 1)
    monkeypatch.setattr("dedupe_news.cli.streamed.HELD", 1)
    held: list[Path] = []

    def ended() -> Iterator[Sequence[Report]]:
        yield from reports([(text, "record", "a", None) for text in (WIRE, BAKERS, FLOOD)])
        held.extend(tmp_path.iterdir())
        os.kill(os.getpid(), number)
        raise AssertionError

    with pytest.raises(SystemExit) as end, streamed(ended(), wanted(), silent):
        pass
    assert end.value.code == 128 + number
    assert held
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(number) is signal.SIG_DFL


@pytest.mark.usefixtures("by_default")
def test_a_second_request_does_not_disturb_the_way_out() -> None:
    closed = []

    def run() -> None:
        with unwinding():
            try:
                os.kill(os.getpid(), signal.SIGTERM)
            finally:
                os.kill(os.getpid(), signal.SIGTERM)
                closed.append("all")

    with pytest.raises(SystemExit):
        run()
    assert closed == ["all"]


@pytest.mark.usefixtures("by_default")
def test_a_request_that_is_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with unwinding():
        os.kill(os.getpid(), signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
