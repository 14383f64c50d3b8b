"""A source that is most of an archive is read here, worked on by all; the bytes are those of one worker."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.archive.samples import json_lines, manifest, records, scraped, table, tree, warc, write

from dedupe_news.archive import ArchiveSettings, Hooks, batches, clean_archive, gathering, sharing
from dedupe_news.archive.batches import read_batch
from dedupe_news.archive.facts import batch_name, read_facts
from dedupe_news.archive.gathering import GatherTask
from dedupe_news.archive.numbering import Anew, number_anew
from dedupe_news.archive.plan import Source, listing_digest, plan, tasks
from dedupe_news.archive.state import State, begin
from dedupe_news.workers import Crew

if TYPE_CHECKING:
    from pathlib import Path

    from dedupe_news.model import Problem

COMMAND = (sys.executable, "-m", "dedupe_news", "clean", "--config", "none", "-q", "-j2")


def noise(seed: int) -> str:
    """Letters that do not pack."""
    return hashlib.shake_256(str(seed).encode()).hexdigest(1200)


def large(folder: Path, **more: bytes) -> Path:
    """An archive of one source of more than 2 MB, and others that are small."""
    rows = [{**row, "noise": noise(n)} for n, row in enumerate(records(0, 1800))]
    return write(folder, {"all.jsonl.gz": gzip.compress(json_lines(rows), 1), **more})


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of a tenth of what they are, so that a small archive has several."""
    monkeypatch.setattr(batches, "FULL", 200_000)


@pytest.mark.usefixtures("small_batches")
def test_a_source_that_workers_share_is_written_as_one_worker_writes_it(tmp_path: Path) -> None:
    source = large(tmp_path / "in", **{"a.txt": scraped(3).encode(), "z.txt": scraped(4).encode()})
    assert (source / "all.jsonl.gz").stat().st_size > 2_000_000
    for jobs in (1, 2):
        clean_archive([str(source)], str(tmp_path / str(jobs)), ArchiveSettings(jobs=jobs))
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_json_lines_are_shared_from_an_eighth_on_and_what_is_read_here_from_all_of_it(tmp_path: Path) -> None:
    rows = json_lines(records(0, 9))
    files = {
        "a.jsonl": rows,
        "b.jsonl.gz": gzip.compress(rows),
        "c.csv": table(records(0, 9)),
        "d.jsonl": rows.decode().encode("utf-16"),
    }
    sources, _ = plan([str(write(tmp_path / "in", files))], str(tmp_path / "out"))
    for source in sources:
        task = GatherTask(0, (source,), str(tmp_path / "state"), ArchiveSettings())
        assert sharing.is_shared(task, source.size - 1)
        assert sharing.is_shared(task, source.size) == (source.place == "a.jsonl")
        assert sharing.is_shared(task, 8 * source.size - 1) == (source.place == "a.jsonl")
        assert not sharing.is_shared(task, 8 * source.size)
    assert not sharing.is_shared(GatherTask(0, tuple(sources), "state", ArchiveSettings()), 1)


@pytest.mark.usefixtures("small_batches")
def test_several_sources_that_workers_share_are_written_as_one_worker_writes_them(tmp_path: Path) -> None:
    files = {f"{n}.jsonl": nameless(n * 900, n * 900 + 3600) for n in range(3)}
    source = write(tmp_path / "in", files)
    for jobs in (1, 2):
        clean_archive([str(source)], str(tmp_path / str(jobs)), ArchiveSettings(jobs=jobs))
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def gather_into(folder: Path, source: Path, large_: int) -> State:
    """Read an archive into a state; sources of more than so many bytes are shared."""
    folder.mkdir()
    state = State(folder)
    begin(state, "test")
    sources, _ = plan([str(source)], str(source.parent / "elsewhere"))
    work = [
        GatherTask(number, tuple(own), str(folder), ArchiveSettings())
        for number, own in enumerate(tasks(sources))
    ]
    with Crew(1) as crew:
        assert list(sharing.gathered(work, crew, large_)) == list(range(len(work)))
    return state


@pytest.mark.usefixtures("small_batches")
def test_what_is_read_here_lies_in_the_state_as_a_worker_leaves_it(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"all.jsonl": json_lines(records(0, 900))})
    here = gather_into(tmp_path / "here", source, 0)
    there = gather_into(tmp_path / "there", source, 1 << 30)
    files = {path.relative_to(here.folder): path.read_bytes() for path in here.folder.glob("*/*")}
    assert len(files) > 8
    assert files == {path.relative_to(there.folder): path.read_bytes() for path in there.folder.glob("*/*")}


def crawl(count: int) -> bytes:
    """Pages of a crawl, and among them redirects, records with wrong lengths and stray bytes."""
    found = []
    for n in range(count):
        record = warc(range(n, n + 1))
        if n % 40 == 7:
            record = record.replace(b"200 OK", b"301 Moved")
        elif n % 40 == 17:
            record = record[: len(record) // 2]
        elif n % 40 == 27:
            record = b"stray bytes\r\n" + record
        found.append(record)
    return b"".join(found)


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
def test_pages_of_a_crawl_that_workers_read_are_written_as_one_worker_writes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, packed: bool
) -> None:
    monkeypatch.setattr(batches, "FULL", 30_000)
    data = crawl(400)
    name = "crawl.warc.gz" if packed else "crawl.warc"
    source = write(tmp_path / "in", {name: gzip.compress(data) if packed else data})
    here = gather_into(tmp_path / "here", source, 0)
    there = gather_into(tmp_path / "there", source, 1 << 30)
    assert files_of(here) == files_of(there)
    state = tmp_path / "several"
    state.mkdir()
    begin(State(state), "test")
    sources, _ = plan([str(source)], str(tmp_path / "elsewhere"))
    with Crew(2, ("dedupe_news.archive",)) as crew:
        assert list(
            sharing.gathered([GatherTask(0, tuple(sources), str(state), ArchiveSettings())], crew, 0)
        ) == [0]
    several = {path.name: path.read_bytes() for path in state.glob("*/*")}
    assert several == {path.name: path.read_bytes() for path in here.folder.glob("*/*")}
    count = len(list(here.folder.glob("batch/*")))
    held = [read_batch(here, batch_name("batch", 0, n)) for n in range(count)]
    numbers = [record.number for batch in held for record in batch.records]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 360
    assert count > 12


def test_a_crawl_without_a_page_says_so_whoever_reads_it(tmp_path: Path) -> None:
    data = warc(range(30)).replace(b"200 OK", b"404 No")
    source = write(tmp_path / "in", {"crawl.warc": data})
    for name, large_ in (("here", 0), ("there", 1 << 30)):
        facts = read_facts(gather_into(tmp_path / name, source, large_), 0)
        told = [problem.what for own in facts.sources for problem in own.problems]
        assert told == ["it holds no HTML or text responses"]


def nameless(low: int, high: int) -> bytes:
    """Records without ids, so that they are called by their numbers; a few rows among them are none."""
    rows = [json.dumps({"text": scraped(n)}) for n in range(low, high)]
    for at in range(30, len(rows), 170):
        rows[at] = rows[at][:90] if at % 4 else '{"title": "no text"}'
    return ("\n\n".join(rows) + "\n").encode()


@pytest.mark.usefixtures("small_batches")
def test_records_are_numbered_as_one_worker_numbers_them_whatever_rows_are_broken(tmp_path: Path) -> None:
    data = nameless(0, 3600)
    assert len(data) > 2_000_000
    source = write(tmp_path / "in", {"all.jsonl": data, "z.jsonl": nameless(0, 3)})
    told: list[list[Problem]] = []
    for jobs in (1, 2):
        told.append([])
        hooks = Hooks(problem=told[-1].append)
        clean_archive([str(source)], str(tmp_path / str(jobs)), ArchiveSettings(jobs=jobs), hooks)
    assert tree(tmp_path / "1") == tree(tmp_path / "2")
    assert told[0] == told[1]
    lines = [row["line"] for row in manifest(tmp_path / "1")[0]["problems"]]
    assert lines == [2 * at + 1 for at in range(30, 3600, 170)]
    kept = [json.loads(row)["id"] for row in (tmp_path / "1/all.jsonl").read_bytes().splitlines()]
    assert kept[0] == "all.jsonl#1"
    assert kept[-1] == f"all.jsonl#{3600 - len(lines)}"


def test_a_stretch_without_a_record_is_a_batch_without_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "FULL", 2000)
    rows = json_lines(records(0, 9)) + b'{"title": "no text"}\n' * 400 + json_lines(records(9, 12))
    source = write(tmp_path / "in", {"all.jsonl": rows})
    outcome = clean_archive([str(source)], str(tmp_path / "out"), ArchiveSettings())
    assert (outcome.totals.kept, outcome.totals.copies, outcome.left_out) == (11, 1, 400)


def test_a_batch_is_numbered_anew_as_often_as_one_likes(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"all.jsonl": nameless(0, 40), "b.jsonl": json_lines(records(0, 2))})
    state = gather_into(tmp_path / "state", source, 1 << 30)
    for before in (70, 70, 12, 0):
        number_anew(Anew(str(state.folder), 0, 0, before))
        found = read_batch(state, "batch/000000-000000")
        names = [f"all.jsonl#{n + before}" for n in range(1, 40)]
        assert [report.id for report in found.reports][:39] == names
        assert [record.number for record in found.records] == list(range(before + 1, before + 42))
        assert [report.id for report in found.reports][39:] == ["r0", "r1"]
        assert [name for name, _ in state.read_json("names/000000-000000")][:39] == names


def test_batches_of_a_run_that_was_killed_are_not_tallied_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path / "in", {"all.jsonl": json_lines(records(0, 40))})
    state = gather_into(tmp_path / "state", source, 0)
    state.path("read/000000.json").unlink()
    (task,) = tasks(plan([str(source)], str(tmp_path / "elsewhere"))[0])
    monkeypatch.setattr(gathering, "tally", lambda *_: pytest.fail("it was tallied already"))
    gathering.gather(GatherTask(0, tuple(task), str(state.folder), ArchiveSettings()))
    assert state.has("read/000000.json")


def files_of(state: State) -> dict[str, bytes]:
    """The bytes of all files of a state."""
    return {path.relative_to(state.folder).as_posix(): path.read_bytes() for path in state.folder.glob("*/*")}


@pytest.mark.usefixtures("small_batches")
def test_stretches_of_a_run_that_was_killed_are_read_again_only_where_nothing_tells_what_they_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path / "in", {"all.jsonl": nameless(0, 900)})
    state = gather_into(tmp_path / "state", source, 0)
    whole = files_of(state)
    (task,) = tasks(plan([str(source)], str(tmp_path / "elsewhere"))[0])
    work = GatherTask(0, tuple(task), str(state.folder), ArchiveSettings())
    for lost in ("held/000000-000001", "batch/000000-000002"):
        state.path("read/000000.json").unlink()
        state.path("held/000000-000002").unlink(missing_ok=True)
        state.path(lost).unlink(missing_ok=True)
        gathering.gather(work)
        assert files_of(state) == whole
    state.path("read/000000.json").unlink()
    monkeypatch.setattr(gathering, "read_lot", lambda *_: pytest.fail("it was read already"))
    gathering.gather(work)
    assert files_of(state) == whole


@pytest.mark.usefixtures("small_batches")
def test_a_run_that_was_killed_before_its_records_were_numbered_anew_numbers_them(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"all.jsonl": nameless(0, 900)})
    state = gather_into(tmp_path / "state", source, 0)
    whole = files_of(state)
    held = state.read_json("held/000000-000002")
    state.write_json("held/000000-000002", {**held, "before": held["before"] + 3})
    number_anew(Anew(str(state.folder), 0, 2, held["before"] + 3))
    state.path("read/000000.json").unlink()
    (task,) = tasks(plan([str(source)], str(tmp_path / "elsewhere"))[0])
    gathering.gather(GatherTask(0, tuple(task), str(state.folder), ArchiveSettings()))
    state.write_json("held/000000-000002", held)
    assert files_of(state) == whole


@pytest.mark.usefixtures("small_batches")
def test_a_batch_of_a_run_that_was_killed_before_it_told_of_it_is_written_again(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"all.jsonl": nameless(0, 900)})
    state = gather_into(tmp_path / "state", source, 0)
    whole = files_of(state)
    number_anew(Anew(str(state.folder), 0, 2, 7))
    state.path("read/000000.json").unlink()
    state.path("held/000000-000002").unlink()
    (task,) = tasks(plan([str(source)], str(tmp_path / "elsewhere"))[0])
    gathering.gather(GatherTask(0, tuple(task), str(state.folder), ArchiveSettings()))
    assert files_of(state) == whole


def test_a_source_that_changes_while_it_is_shared_has_no_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = large(tmp_path / "in")
    with monkeypatch.context() as patch:
        patch.setattr(Source, "is_unchanged", lambda _: False)
        clean_archive([str(source)], str(tmp_path / "out"), ArchiveSettings(jobs=2))
    assert manifest(tmp_path / "out")[0]["hash"] is None
    assert not clean_archive([str(source)], str(tmp_path / "out"), ArchiveSettings(jobs=2)).up_to_date
    assert manifest(tmp_path / "out")[0]["hash"] is not None


def test_a_small_archive_has_tasks_enough_for_all_workers(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {f"{n:03d}.txt": b"Rain." for n in range(400)})
    sources, _ = plan([str(source)], str(tmp_path / "out"))
    work = list(tasks(sources))
    assert [one for task in work for one in task] == sources
    assert len(work) == 8
    assert {len(task) for task in work} == {50}


def test_a_state_of_other_tasks_is_begun_anew(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"a.txt": b"Rain.", "b.txt": b"Snow."})
    (one, two), _ = plan([str(source)], str(tmp_path / "out"))
    assert listing_digest([[one, two]]) == listing_digest([[one, two]])
    assert len({listing_digest(dealt) for dealt in ([[one, two]], [[one], [two]], [[one]])}) == 3


def test_a_source_knows_whether_its_file_was_written_to(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"a.txt": b"Rain."})
    (planned,), _ = plan([str(source)], str(tmp_path / "out"))
    assert planned.is_unchanged()
    (source / "a.txt").write_bytes(b"Rain and snow.")
    assert not planned.is_unchanged()


@pytest.mark.slow
def test_a_shared_source_comes_to_the_same_end_after_kills(tmp_path: Path) -> None:
    rows = [{**row, "noise": noise(n)} for n, row in enumerate(records(0, 6000))]
    source = write(tmp_path / "in", {"all.jsonl": json_lines(rows)})
    began = time.monotonic()
    subprocess.run([*COMMAND, str(source), "-o", f"{tmp_path}/expected/"], check=True)
    seconds = time.monotonic() - began
    rng = random.Random(5)  # noqa: S311 - the same moments every time
    for signal_ in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        run = subprocess.Popen([*COMMAND, str(source), "-o", f"{tmp_path}/out/"], stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.1, 0.5) * seconds)
        run.send_signal(signal_)
        run.wait(30)
    subprocess.run([*COMMAND, str(source), "-o", f"{tmp_path}/out/"], check=True)
    assert tree(tmp_path / "out") == tree(tmp_path / "expected")
    assert json.loads((tmp_path / "out/manifest.jsonl").read_text("utf-8").splitlines()[0])["reports"] == 6000
