"""A batch is the walk that any run takes: the same decisions, whatever its batches, workers and hash seed."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.archive.samples import everything, headed, json_lines, records, scraped, tree, write

from dedupe_news import pipeline
from dedupe_news.archive import ArchiveSettings, batches, clean_archive, copies, room
from dedupe_news.archive.batches import Batch, Rows, read_batch
from dedupe_news.archive.labelling import labels_as_bytes, read_labelled
from dedupe_news.archive.names import Ids, unique_names, write_ids
from dedupe_news.archive.plan import plan
from dedupe_news.archive.state import FOLDERS, State, as_arrays
from dedupe_news.archive.tally import Counted, condemned_keys, line_key, tally
from dedupe_news.cleaning import CleaningSettings, label_run, label_texts, longest_repeated
from dedupe_news.errors import UsageError
from dedupe_news.filtering import clean_records, marks_of
from dedupe_news.matching import CopySettings
from dedupe_news.model import Line, Problem, Record
from dedupe_news.reading import read_one
from dedupe_news.splitting import split
from dedupe_news.thresholds import CleaningThresholds

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from dedupe_news.matching import Shelf
    from dedupe_news.matching.settings import Keep

LIMITS = CleaningThresholds()


def as_run(source: Path, settings_: ArchiveSettings) -> list[dict[str, object]]:
    """The records of the archive as the filter would print them, all held in memory."""
    sources, _ = plan([str(source)], str(source.parent / "elsewhere"))
    walk = pipeline.Settings(cleaning=settings_.cleaning, copies=settings_.matching)
    read = (item for one in sources for item in read_one(one.file) if not isinstance(item, Problem))
    cleaned = pipeline.clean(pipeline.split(read, walk), walk)
    marks = marks_of(cleaned.reports, pipeline.copies(cleaned, walk))
    return list(clean_records(cleaned, marks, "mark"))


def as_batch(out: Path) -> list[dict[str, object]]:
    """The records that a batch wrote as JSON Lines, in the order of its sources."""
    found = []
    for row in (out / "manifest.jsonl").read_text("utf-8").splitlines():
        told = json.loads(row)
        if told["report"] is None and told["output"] is not None:
            found += [json.loads(line) for line in (out / told["output"]).read_text("utf-8").splitlines()]
    return found


def test_matching_on_disk_where_memory_is_short_writes_the_same_bytes_and_leaves_nothing_behind(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean_archive([str(archive)], str(tmp_path / "roomy"), ArchiveSettings(copies="mark"))
    shelves: list[Path | None] = []

    def shelved(where: Path | None) -> AbstractContextManager[Shelf]:
        shelves.append(where)
        return room.shelved(where)

    monkeypatch.setattr(copies, "shelved", shelved)
    monkeypatch.setattr(copies, "BASE_ROOM", 1 << 60)
    clean_archive([str(archive)], str(tmp_path / "tight"), ArchiveSettings(copies="mark"))
    assert len(shelves) == 1
    assert tree(tmp_path / "tight") == tree(tmp_path / "roomy")


@pytest.mark.parametrize("size", [700, 5000, 2_000_000])
def test_a_batch_decides_as_a_run_does_whatever_the_size_of_its_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    packed = (".zip", ".tar.gz", ".gz", ".bz2", ".xz", ".png")
    files = {name: data for name, data in everything().items() if not name.endswith(packed)}
    source = write(tmp_path / "in", files)
    monkeypatch.setattr(batches, "FULL", size)
    choices = ArchiveSettings(copies="mark", form="jsonl")
    clean_archive([str(source)], str(tmp_path / "out"), choices)
    expected = json.loads(json.dumps(as_run(source, choices)))
    assert as_batch(tmp_path / "out") == expected
    assert any(record["copy_of"] for record in expected)
    assert any(one["rule"] == "repeated" for record in expected for one in record["removed"])


@pytest.mark.parametrize("keep", ["longest", "first", "earliest"])
@pytest.mark.parametrize("size", [500, 2_000_000])
def test_a_batch_knows_what_the_head_of_a_report_tells_as_a_run_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, keep: Keep
) -> None:
    files = {"a.txt": headed(1, 9), "b.txt": headed(1, 3), "c.txt": f"{headed(2, 8)}\n---\n\n{headed(3, 7)}"}
    source = write(tmp_path / "in", {name: text.encode() for name, text in files.items()})
    monkeypatch.setattr(batches, "FULL", size)
    choices = ArchiveSettings(copies="mark", form="jsonl", matching=CopySettings(keep=keep))
    clean_archive([str(source)], str(tmp_path / "out"), choices)
    found = as_batch(tmp_path / "out")
    assert found == json.loads(json.dumps(as_run(source, choices)))
    assert [(row["title"], row["date"], row["url"]) for row in found] == [
        (f"Report {seed}", f"2024-05-0{day}", f"https://bote.example/{seed}/{day}")
        for seed, day in ((1, 9), (1, 3), (2, 8), (3, 7))
    ]
    first_stays = keep == "first"
    assert [row["copy_of"] for row in found[:2]] == ([None, "a.txt#1"] if first_stays else ["b.txt#1", None])


@pytest.mark.slow
def test_workers_hash_seeds_and_locales_change_no_byte(tmp_path: Path) -> None:
    rows = {f"{n}.jsonl": json_lines(records(n * 900, n * 900 + 900)) for n in range(3)}
    source = write(tmp_path / "in", {**everything(), **rows})
    trees = []
    for n, (jobs, seed, locale) in enumerate([("1", "0", "C"), ("2", "7", "C.UTF-8"), ("3", "99", "tr_TR")]):
        command = ["dedupe_news", "clean", "--config", "none", "-q", "-j", jobs, str(source), "-o", f"{n}/"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        subprocess.run([sys.executable, "-m", *command], check=True, cwd=tmp_path, env=environment)
        trees.append(tree(tmp_path / str(n)))
    assert trees[0] == trees[1] == trees[2]


def test_an_output_depends_on_its_own_source_alone_where_nothing_is_shared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "FULL", 3000)
    one = write(tmp_path / "one", {"m.jsonl.gz": everything()["rows.jsonl.gz"]})
    two = write(
        tmp_path / "two", {"m.jsonl.gz": everything()["rows.jsonl.gz"], "a.txt": scraped(50).encode()}
    )
    keep = CleaningSettings(keep=frozenset({"repeated"}))
    for source in (one, two):
        clean_archive([str(source)], f"{source}-out", ArchiveSettings(cleaning=keep))
    name = "m.jsonl.gz"
    assert (tmp_path / "one-out" / name).read_bytes() == (tmp_path / "two-out" / name).read_bytes()


def test_settings_that_shape_the_result_show_in_the_digest_and_workers_do_not() -> None:
    plain = ArchiveSettings().digest()
    assert ArchiveSettings(jobs=7).digest() == plain
    assert ArchiveSettings(copies="keep").digest() != plain
    assert ArchiveSettings(form="jsonl").digest() != plain
    rules = CleaningSettings(keep=frozenset({"a", "b", "c"}))
    assert ArchiveSettings(cleaning=rules).digest() != plain


def test_memory_bounds_workers_and_what_is_held_whole() -> None:
    small, large = ArchiveSettings(memory=600 << 20, jobs=64), ArchiveSettings(memory=8 << 30, jobs=64)
    assert small.workers < large.workers < 64
    assert small.reading.limits.whole_bytes < large.reading.limits.whole_bytes
    with pytest.raises(UsageError, match="--memory"):
        ArchiveSettings(memory=10 << 20)


LINES = st.sampled_from(
    [
        "Most read",
        "Share",
        "Example Herald since 1921",
        "Rain fell on Verden.",
        "Snow fell.",
        "Fog",
        "Weather",
    ]
)
TEXTS = st.lists(st.lists(LINES, min_size=1, max_size=6).map("\n".join), min_size=1, max_size=12)


@settings(deadline=None, max_examples=40)
@given(TEXTS, st.lists(st.integers(0, 12), max_size=3), st.sampled_from([1, 200, 1 << 20]))
def test_repetition_is_judged_as_over_all_texts_at_once(texts: list[str], cuts: list[int], room: int) -> None:
    edges = sorted({0, len(texts), *(cut for cut in cuts if cut < len(texts))})
    parts = [texts[a:b] for a, b in itertools.pairwise(edges)]
    found = condemned_keys(
        [tally(part, LIMITS)[0] for part in parts], list(map(len, parts)), LIMITS.repeats, room
    )
    plain = CleaningSettings()
    whole = label_run(texts, plain)
    for part, low in zip(parts, edges, strict=False):
        counted = Counted.of(tally(part, LIMITS)[1].arrays())
        own = label_texts(part, plain, repeated=counted.repeated(part, found), cuts=counted.cuts)
        assert own.lines() == whole[low : low + len(part)]


def test_keys_of_lines_never_change() -> None:
    assert line_key("Most read") == 0xA94E4CDF0360BB4C
    assert sorted(tally(["b\na", "a"], LIMITS)[0]["report"].tolist()) == [0, 0, 1]


def test_of_the_lines_of_a_batch_those_may_repeat_that_are_no_longer_than_the_longest() -> None:
    name = "Verden-Langwedel-Kirchlinteln-Ostheim "
    longest = (name * 9)[: longest_repeated(LIMITS) - 1] + "x"
    lines, _ = tally([longest, longest + "x", "Most read", "Rain fell."], LIMITS)
    assert lines["may"][np.argsort(lines["report"])].tolist() == [True, False, True, False]


NAMES = st.lists(st.sampled_from(["a", "b", "a~2", "a~2~2", "b~3", "c"]), max_size=6)


@given(st.lists(NAMES, max_size=4))
def test_names_are_numbered_as_in_one_run(parts: list[list[str]]) -> None:
    rows = [Record("x.jsonl", "Rain.", "record", id=name) for part in parts for name in part]
    expected = [report.id for report in split(rows).reports]
    assert [name for part in unique_names(lambda: parts) for name in part] == expected


def test_ids_are_looked_up_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    state = State(tmp_path)
    write_ids(state, [["a", "Übung"], [], ["", "\ud83d"]])
    ids = Ids(state)
    assert len(ids) == 4
    assert [ids.of(n) for n in range(4)] == ["a", "Übung", "", "\ud83d"]


def batch_of(rows: list[Record]) -> Batch:
    """A batch of these records, each a part of its own."""
    made = Batch()
    for part, row in enumerate(rows):
        made.add(row, part, split([row]).reports)
    return made


def state_in(folder: Path) -> State:
    """An empty state."""
    for name in FOLDERS:
        (folder / name).mkdir()
    return State(folder)


def test_batches_come_back_as_they_were(tmp_path: Path) -> None:
    row = {"id": 1, "text": "Rain.", "same": "Rain.", "n": 1.5, "tags": ["a", None], "deep": {"ü": True}}
    rows = [
        Record("a.jsonl", "Rain.", "record", 1, 3, "1", "T", "2015-11-20", "http://x", "en", row),
        Record("b.txt", "Two lines\nof news about the flood.\n"),
        Record("c.txt", headed(1, 9)),
        Record("d.txt", headed(1, 9), title="T", date="2015-11-20"),
        Record("e.jsonl", "Fog.", "record", title="", date=""),
        Record("f.jsonl", 'Ice.\0 "Snow"\\ \U0001f328 \ud83d', "record", extra={"\0": "\0"}),
    ]
    state = state_in(tmp_path)
    made = batch_of(rows)
    state.write("batch/x", Rows.of(made).as_bytes())
    found = read_batch(state, "batch/x")
    assert found.records == made.records
    assert [report.id for report in found.reports] == [report.id for report in made.reports]
    assert [(r.start, r.end, r.lines) for r in found.reports] == [
        (r.start, r.end, r.lines) for r in made.reports
    ]
    told = [(r.title, r.date, r.url, r.lang) for r in found.reports]
    assert told == [(r.title, r.date, r.url, r.lang) for r in made.reports]
    assert told[2:] == [
        ("Report 1", "2024-05-09", "https://bote.example/1/9", None),
        ("T", "2015-11-20", "https://bote.example/1/9", None),
        (None, None, None, None),
        (None, None, None, None),
    ]
    rows_ = Rows.read(state, "batch/x")
    assert rows_.report_texts() == [report.text for report in made.reports]
    assert rows_.kinds() == [report.record.kind for report in made.reports]
    assert Rows.of(made).names() == [(r.id, r.date) for r in made.reports]
    assert found.records[0].extra["text"] is found.records[0].text
    assert [report.id for report in read_batch(state, "batch/x", list("pqrstu")).reports] == list("pqrstu")


def test_removed_lines_and_bodies_come_back_as_they_were(tmp_path: Path) -> None:
    state = state_in(tmp_path)
    text = "\n  Rain fell.\nShare\n\nSnow fell."
    made = batch_of([Record("a.txt", text), Record("b.txt", "Fog came.")])
    state.write("batch/000000-000000", Rows.of(made).as_bytes())
    texts = [report.text for report in made.reports]
    removed = [[Line(11, 16, "share-bar", 1.0)], []]
    bodies = ["Rain fell.\n\nSnow fell.", "Fog came."]
    state.write("labels/000000-000000", labels_as_bytes(texts, removed, bodies))
    found = read_labelled(state, 0, 0)
    assert found.bodies == ["Rain fell.\n\nSnow fell.", "Fog came."]
    start = text.index("Share")
    assert found.lines == [(Line(start, start + 5, "share-bar", 1.0),), ()]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), min_size=1, max_size=30))
def test_a_part_is_cut_at_places_of_its_own(sizes: list[tuple[int, int]]) -> None:
    made = Batch()
    for part, (_, size) in enumerate(sizes):
        made.add(
            Record("x", "a" * size, "record"), part // 2, split([Record("x", "a" * size, "record")]).reports
        )
    before, after = made.cut_before(len(sizes) // 4)
    assert before.records + after.records == made.records
    assert before.reports + after.reports == made.reports
    assert before.size + after.size == made.size
    assert not set(before.parts) & set(after.parts)


def test_arrays_without_rows_are_kept_too(tmp_path: Path) -> None:
    state = state_in(tmp_path)
    state.write_array("tally/x", tally([], LIMITS)[0])
    assert len(state.look_into("tally/x")) == 0
    state.write("labels/x", as_arrays({"a": np.zeros(0, np.uint8)}))
    assert state.read_arrays("labels/x")["a"].dtype == np.uint8
