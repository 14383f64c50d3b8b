"""A stream of any length is cleaned as one that is held whole, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dedupe_news.cleaning import CleaningSettings
from dedupe_news.cli import streamed
from dedupe_news.cli.clean import _Found, _list, _write
from dedupe_news.cli.edge import Destination
from dedupe_news.cli.streamed import Wanted
from dedupe_news.decisions import Decision, resolve
from dedupe_news.errors import OutputError
from dedupe_news.model import Record, RecordKind
from dedupe_news.splitting import each
from dedupe_news.stripping import silent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.cli.streamed import Part
    from dedupe_news.filtering import CopyPolicy
    from dedupe_news.matching.settings import Keep
    from dedupe_news.model import Report

    Drawn = tuple[str, RecordKind, str, str | None]

WIRE = (
    "The bridge over the Aller was closed to lorries on Monday after divers found cracks in two piers."
    " The county will inspect the piers again in spring, and until then buses take the road by Verden."
)
BAKERS = (
    "Two bakers in Celle sell bread that was left over the day before at half its price."
    " Nothing is thrown away any more, says Anna Lohmann, who had the idea in her mother's kitchen."
)
FLOOD = (
    "The river at Nienburg rose by two metres on Sunday and cellars in the old town were pumped dry."
    " Thirty volunteers filled sandbags until the rain ended at about four in the morning."
)
HEAD = "URL: https://aller.example/{0}\nTitle: Report {0}\nDate: {0} May 2024\n"
LINES = (
    WIRE,
    BAKERS,
    FLOOD,
    HEAD.format(7),
    "Share on Facebook",
    "Aller Courier online since 1998",
    "",
    "Fog.",
)
TEXTS = st.lists(st.sampled_from(LINES), max_size=4).map("\n".join)
KINDS: tuple[RecordKind, ...] = ("text", "record", "page")
DATES = (None, "2024-03-01", "2023-01-01")
RECORDS = st.lists(
    st.tuples(TEXTS, st.sampled_from(KINDS), st.sampled_from("ab"), st.sampled_from(DATES)), max_size=9
)


def reports(drawn: Sequence[Drawn]) -> Iterator[list[Report]]:
    """The reports of each drawn record; names and ids meet more than once. A text has no keys of its own."""
    records = (
        Record(
            f"{name}.jsonl",
            text,
            kind,
            number,
            id=name,
            date=date,
            extra={} if kind == "text" else {"id": name, f"key {number % 3}": [1]},
        )
        for number, (text, kind, name, date) in enumerate(drawn, start=1)
    )
    return (own for _, _, own in each(records))


def wanted(copies: CopyPolicy = "mark", keeper: Keep | None = None, *, keep: Sequence[str] = ()) -> Wanted:
    """The default settings, but for what is named."""
    return Wanted(CleaningSettings(keep=frozenset(keep)), copies, keeper, None, 1, 1 << 30, again=True)


def told(drawn: Sequence[Drawn], how: Wanted, size: int) -> list[str]:
    """All that is written and said of a stream in batches of a size, in every format."""
    said = io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
        contextlib.redirect_stderr(said),
    ):
        patch.setattr(streamed, "BATCH", size)
        patch.setattr(streamed, "LEAST", 1)
        patch.setattr(streamed, "HELD", 1)
        out = []
        with streamed.streamed(reports(drawn), how, silent) as parts:
            for form in ("text", "jsonl", "json", "csv"):
                found = _Found(listed=True)
                path = Path(folder) / form
                _write(Destination(path, form), parts, how.copies, found)
                out += [path.read_text("utf-8"), f"{found.lines} {found.copies}"]
            _list(parts(), {"show_removed": True}, how.copies)
    return [*out, said.getvalue()]


# fields below two texts stand at the head of a third, where they are no lines of it but have their vote
@example(
    [
        (text, "text", "a", None)
        for text in (f"{WIRE}\n{HEAD.format(7)}", f"{FLOOD}\n{HEAD.format(7)}", f"{HEAD.format(7)}\n{BAKERS}")
    ],
    "mark",
    "first",
)
@settings(max_examples=15, deadline=None)
@given(RECORDS, st.sampled_from(["mark", "drop", "keep"]), st.sampled_from(["first", "longest", "earliest"]))
def test_a_stream_in_batches_is_cleaned_as_one_that_is_held_whole(
    drawn: list[Drawn], copies: CopyPolicy, keeper: Keep
) -> None:
    how = wanted(copies, keeper)
    assert told(drawn, how, 1) == told(drawn, how, 1 << 40) == told(drawn, how, 600)


def test_workers_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    drawn: list[Drawn] = [
        (f"{text}\nAller Courier online since 1998", "record", name, date)
        for text, name, date in zip([WIRE, BAKERS, FLOOD, WIRE] * 2, "abababab", DATES * 3, strict=False)
    ]
    alone = told(drawn, wanted(), 300)
    assert alone == told(drawn, replace(wanted(), jobs=2), 300)
    assert alone[1] != "0 0"
    assert list(tmp_path.glob("dedupe-news-*")) == []


def test_a_line_is_known_to_repeat_when_it_does_so_in_the_last_batch_only() -> None:
    line = "Aller Courier online since 1998"
    drawn: list[Drawn] = [(f"{line}\n{text}", "record", "a", None) for text in (WIRE, BAKERS, FLOOD)]
    gone = told(drawn, wanted(), 1)
    assert line not in gone[0]
    assert told(drawn[:2], wanted(), 1)[0].count(line) == 2


def test_what_was_decided_to_be_another_story_is_no_copy_in_a_long_stream_either() -> None:
    drawn: list[Drawn] = [(WIRE, "record", name, None) for name in "ab"]
    assert told(drawn, wanted("drop"), 1)[1] == "0 1"
    apart = resolve([Decision("not-same", ("a",), ("b",))])
    assert told(drawn, replace(wanted("drop"), constraints=apart), 1)[1] == "0 0"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2024-03-01T00:00:00.000000000000000000001Z", "2024-03-01T00:00:00.000000000000000000009Z"),
        ("Published some time around noon o", "Published some time around noon on 2024-03-01"),
        ("2024-03-01", "2024-03-01\0"),
    ],
)
def test_the_earliest_is_the_same_in_a_long_stream_however_long_dates_are(earlier: str, later: str) -> None:
    drawn: list[Drawn] = [(WIRE, "record", "b", later), (WIRE, "record", "a", earlier)]
    how = wanted("mark", "earliest")
    assert told(drawn, how, 1) == told(drawn, how, 1 << 40)
    assert '"copy_of":"a"' in told(drawn, how, 1)[2].replace(": ", ":")


def test_what_the_head_of_a_report_tells_is_known_in_a_long_stream_too() -> None:
    drawn: list[Drawn] = [(f"{HEAD.format(day)}\n{WIRE}", "text", name, None) for name, day in ("b9", "a3")]
    how = wanted("mark", "earliest")
    found = told(drawn, how, 1)
    assert found == told(drawn, how, 1 << 40)
    rows = [json.loads(line) for line in found[2].splitlines()]
    assert [(row["title"], row["date"], row["url"], row["copy_of"]) for row in rows] == [
        ("Report 9", "2024-05-09", "https://aller.example/9", "a"),
        ("Report 3", "2024-05-03", "https://aller.example/3", None),
    ]


def test_nothing_is_left_in_the_temporary_folder_when_somebody_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(streamed, "BATCH", 1)
    monkeypatch.setattr(streamed, "HELD", 1)
    drawn: list[Drawn] = [(text, "record", "a", None) for text in (WIRE, BAKERS, FLOOD)]
    held: list[Path] = []

    def stopped() -> None:
        with streamed.streamed(reports(drawn), wanted(), silent) as parts:
            next(parts())
            held.extend(tmp_path.iterdir())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert held
    assert list(tmp_path.iterdir()) == []


def test_reports_leave_as_they_come_where_nothing_has_to_be_known_of_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(streamed, "BATCH", 1)
    monkeypatch.setattr(streamed, "HELD", 1)

    def endless() -> Iterator[list[Report]]:
        wire: Drawn = (WIRE, "record", "a", None)
        bakers: Drawn = (BAKERS, "record", "b", None)
        return reports([wire, wire, *[bakers] * 1000])

    seen = itertools.count()
    how = replace(wanted("keep", keep=["repeated"]), again=False)
    counted = (own for own in endless() if next(seen) >= 0)
    with streamed.streamed(counted, how, silent) as parts:
        first: Part = next(parts())
        assert [report.id for report in first[0].reports] == ["a"]
        assert next(seen) <= 3
        assert list(tmp_path.iterdir()) == []


def test_a_long_stream_that_finds_no_temporary_folder_is_told_so_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    monkeypatch.setattr(streamed, "BATCH", 1)
    monkeypatch.setattr(streamed, "HELD", 1)
    drawn: list[Drawn] = [(text, "record", "a", None) for text in (WIRE, BAKERS, FLOOD)]
    stream = streamed.streamed(reports(drawn), wanted(), silent)
    with pytest.raises(OutputError, match="a long stream has to wait on the disk: No such file"), stream:
        pass
