"""A long stream that workers read in lots is told, numbered and cleaned as one that is read here."""

from __future__ import annotations

import gzip
import itertools
import json
import tempfile
from typing import TYPE_CHECKING, Any

import pytest
from tests.archive.samples import (
    article,
    headed,
    json_lines,
    records,
    scraped,
    table,
    warc,
    write,
    zipped,
)

from dedupe_news.archive import streaming
from dedupe_news.archive.feeding import Lots
from dedupe_news.cli import main, streamed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dedupe_news.archive.feeding import Feed

    Told = tuple[int | str | None, str, str]
    Cleaned = Callable[..., Told]


def rows_with_faults(low: int, high: int) -> bytes:
    """Records without ids among those that share one, dates of all kinds, and rows that are none."""
    rows = []
    for n in range(low, high):
        row: dict[str, object] = {"text": scraped(n - n % 10 if n % 10 > 7 else n)}
        if n % 3 == 0:
            row["id"] = ("same", "same~2", f"r{n}")[n % 9 // 3]
        row["date"] = (None, "2024-03-01", f"Published on {'a long ' * 6}day {n % 5}", "2023-01-01")[n % 4]
        rows.append(json.dumps(row))
    for at in range(7, len(rows), 20):
        broken = (rows[at][:70], '{"title": "no text"}', "[1, 2]", "", '{"text": "\\ud83d rain"}')
        rows[at] = broken[at // 20 % 5]
    two = {"articles": [{"text": article(low)}, {"title": "no text"}, {"text": article(low + 1)}]}
    rows[len(rows) // 2] = json.dumps(two)
    return ("\n".join(rows) + "\n").encode()


def crawl(count: int) -> bytes:
    """Pages, and among them one that is cut off and one that moved."""
    pages = [warc(range(n, n + 1)) for n in range(count)]
    pages[5] = pages[5][: len(pages[5]) // 2]
    pages[9] = pages[9].replace(b"200 OK", b"301 Moved")
    return b"".join(pages)


def everything() -> dict[str, bytes]:
    """Long streams and short ones; the members of the archive do not come in the order of their names."""
    return {
        "a.jsonl": rows_with_faults(0, 90),
        "b.jsonl.gz": gzip.compress(rows_with_faults(40, 120)),
        "c.csv": table(records(0, 40)),
        "crawl.warc": crawl(40),
        "d.txt": "\n\n\n".join(headed(n, n + 1) for n in range(9)).encode(),
        "f.json": json.dumps(records(30, 60)).encode(),
        "moved.warc": warc(range(6)).replace(b"200 OK", b"301 Moved"),
        "one.jsonl": json_lines(records(3, 4)),
        "z.zip": zipped(
            {"rows.jsonl": rows_with_faults(10, 60), "more.jsonl": rows_with_faults(20, 70), "x.txt": b""}
        ),
    }


@pytest.fixture
def cleaned(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Cleaned:
    """Run `clean` in lots of some bytes, of which one may be held; give its exit code and all it says."""
    monkeypatch.chdir(tmp_path)
    spooled = tmp_path / "spooled"
    spooled.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spooled))

    def run(*args: str, size: int, jobs: int = 1, held: int = 1, long: bool = True) -> Told:
        feeds = []
        by_the_disk = streaming.spooled

        def noted(feed: Feed, *more: Any) -> Any:
            feeds.append(type(feed))
            return by_the_disk(feed, *more)

        with monkeypatch.context() as patch:
            patch.setattr(streamed, "BATCH", size)
            patch.setattr(streamed, "LEAST", 1)
            patch.setattr(streamed, "HELD", held)
            patch.setattr(streaming, "spooled", noted)
            with pytest.raises(SystemExit) as ended:
                main(["clean", "--config", "none", f"-j{jobs}", *args])
        said = capsys.readouterr()
        assert feeds == [Lots] * (long and size < WHOLE)
        assert list(spooled.glob("dedupe-news-*")) == []
        return ended.value.code, said.out, said.err

    return run


WHOLE = 1 << 30
"""A size that no stream has."""


@pytest.mark.parametrize(
    "how",
    [
        ("-f", "jsonl", "--keeper", "first"),
        ("-f", "text", "--show-removed"),
        ("-f", "csv", "--copies", "drop", "--keeper", "earliest"),
        ("-f", "json", "--copies", "keep", "--segment", "auto"),
        ("--check",),
    ],
)
def test_files_of_all_forms_are_cleaned_in_lots_as_when_they_are_held(
    tmp_path: Path, cleaned: Cleaned, how: Sequence[str]
) -> None:
    write(tmp_path / "in", everything())
    held = cleaned(*how, "in", size=WHOLE)
    assert held[0] == (1 if "--check" in how else 3)
    assert "in/a.jsonl:8" in held[2]
    for size in (3000, 20_000):
        assert cleaned(*how, "in", size=size) == held


def test_workers_read_lots_as_one_process_reads_them(tmp_path: Path, cleaned: Cleaned) -> None:
    write(tmp_path / "in", everything())
    how = ("-f", "jsonl", "--keeper", "earliest", "in")
    assert cleaned(*how, size=4000, jobs=2) == cleaned(*how, size=WHOLE)


def test_the_first_of_two_copies_is_kept_however_records_before_it_were_miscounted(
    tmp_path: Path, cleaned: Cleaned
) -> None:
    rows = [json.dumps({"text": article(n)}) for n in range(40)]
    rows[1:19] = ['{"title": "no text"}'] * 18
    rows[38] = rows[30]
    write(tmp_path, {"a.jsonl": ("\n".join(rows) + "\n").encode()})
    for jobs in (1, 2):
        found = cleaned("a.jsonl", "-f", "jsonl", "-q", size=900, jobs=jobs)
        kept = [json.loads(row) for row in found[1].splitlines()]
        assert [row["id"] for row in kept] == [f"a.jsonl#{n}" for n in range(1, 23)]
        assert [row["id"] for row in kept if row["copy_of"]] == ["a.jsonl#21"]
        assert kept[20]["copy_of"] == "a.jsonl#13"


def test_a_strict_run_ends_at_the_first_of_all_problems(tmp_path: Path, cleaned: Cleaned) -> None:
    rows = json_lines(records(0, 60)).splitlines(keepends=True)
    rows[31] = rows[47] = b"no row\n"
    write(tmp_path, {"a.jsonl": b"".join(rows), "b.csv": b"id,text\n1,\n2,Rain.\n"})
    for jobs in (1, 2):
        found = cleaned("a.jsonl", "b.csv", "-f", "jsonl", "--strict", size=3000, jobs=jobs)
        assert found[:2] == (2, "")
        assert "a.jsonl:32" in found[2]
        assert "a.jsonl:48" not in found[2]
        assert "b.csv" not in found[2]


def test_a_long_stream_without_a_record_is_no_usable_input(tmp_path: Path, cleaned: Cleaned) -> None:
    write(tmp_path / "in", {"a.jsonl": b'{"title": "no text"}\n' * 300, "b.jsonl": b'{"no": 1}\n' * 300})
    write(tmp_path / "pictures", {"p.png": b"\x89PNG\r\n" + bytes(64)})
    for jobs in (1, 2):
        found = cleaned("in", "pictures", "-f", "jsonl", size=900, jobs=jobs)
        assert found[:2] == (2, "")
        assert found[2].index("in/a.jsonl:300") < found[2].index("in/b.jsonl:1:")
        assert "pictures: no readable text in this folder" in found[2]
        assert "no usable input" in found[2]
        assert found == cleaned("in", "pictures", "-f", "jsonl", size=WHOLE)


def test_a_crawl_without_a_page_is_told_of_in_its_place_and_one_with_pages_is_not(
    tmp_path: Path, cleaned: Cleaned
) -> None:
    nothing = warc(range(60)).replace(b"200 OK", b"404 No")
    write(tmp_path, {"a.warc": nothing, "b.warc": crawl(60), "c.jsonl": b"no row\n"})
    found = cleaned("a.warc", "b.warc", "c.jsonl", "-f", "jsonl", size=4000, jobs=2)
    lines = found[2].splitlines()
    places = [n for n, line in enumerate(lines) if "holds no HTML" in line or "c.jsonl" in line]
    assert "a.warc: it holds no HTML or text responses" in lines[places[0]]
    assert len(places) == 2
    assert [json.loads(row)["id"] for row in found[1].splitlines()][:3] == [f"b.warc#{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(("letters", "long"), [(1000, False), (1001, True)])
def test_a_stream_that_may_just_be_held_never_sees_the_disk(
    tmp_path: Path, cleaned: Cleaned, letters: int, *, long: bool
) -> None:
    rows = [json.dumps({"text": article(n)}).encode() for n in (1, 2)]
    data = b"".join(row + b" " * (letters - 1 - len(row)) + b"\n" for row in rows)
    assert len(data) == 2 * letters
    write(tmp_path, {"a.jsonl": data})
    assert cleaned("a.jsonl", "-f", "jsonl", size=1000, held=2, long=long)[0] == 0


def test_problems_are_not_held_without_end_until_something_can_be_read(
    tmp_path: Path, cleaned: Cleaned
) -> None:
    broken = {f"{n:03d}.html.gz": gzip.compress(article(n).encode())[:40] for n in range(60)}
    write(tmp_path / "in", {**broken, "z.jsonl": json_lines(records(0, 1))})
    found = cleaned("in", "-f", "jsonl", size=50)
    assert found[0] == 3
    assert found == cleaned("in", "-f", "jsonl", size=WHOLE)
    assert found[2].count("data ends in the middle") == 60


def test_progress_tells_how_many_records_were_read_so_far(tmp_path: Path, cleaned: Cleaned) -> None:
    write(tmp_path, {"a.jsonl": json_lines(records(0, 90)), "b.csv": table(records(90, 120))})
    said = cleaned("a.jsonl", "b.csv", "-f", "jsonl", "--progress", "json", "-q", size=3000)[2]
    told = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    stages = [stage for stage, _ in itertools.groupby(row["stage"] for row in told)]
    assert stages == ["reading", "cleaning", "copies"]
    assert told[0]["done"] <= 20
    assert next(row for row in told if row["stage"] == "cleaning")["total"] == 120
