"""A cleaned archive mirrors its tree: every source in its own form and packing, copies set aside."""

from __future__ import annotations

import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from tests.archive.samples import (
    COOKIES,
    SHARE,
    article,
    json_lines,
    manifest,
    page,
    records,
    scraped,
    tree,
    write,
    zipped,
)

from dedupe_news.archive import ArchiveSettings, Hooks, Outcome, clean_archive
from dedupe_news.errors import InputError, UsageError
from dedupe_news.reading import ReadSettings

if TYPE_CHECKING:
    from pathlib import Path

    from dedupe_news.model import Problem


def clean(source: Path, out: Path, **choices: Any) -> Outcome:
    """Clean with these settings."""
    return clean_archive([str(source)], str(out), ArchiveSettings(**choices))


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The archive of every form and what is left of it."""
    from tests.archive.samples import everything

    folder = tmp_path_factory.mktemp("mirror")
    source = write(folder / "archive", everything())
    before = tree(source)
    clean(source, folder / "out")
    assert tree(source) == before, "inputs are never touched"
    return source, folder / "out"


def test_the_tree_is_mirrored_and_nothing_else_is_left(cleaned: tuple[Path, Path]) -> None:
    source, out = cleaned
    kept = {name for name in tree(out) if (out / name).is_file()}
    mirrored = {name for name in tree(source) if (source / name).is_file()}
    assert mirrored - kept >= {"picture.png", "page.html", "crawl.warc.gz"}
    assert kept - mirrored == {"manifest.jsonl", "page.html.txt", "crawl.warc.jsonl.gz"}
    assert not any(name.startswith(".") for name in tree(out))


def test_a_text_loses_its_boilerplate_and_keeps_everything_else(cleaned: tuple[Path, Path]) -> None:
    _, out = cleaned
    text = (out / "texts/002.txt").read_text("utf-8")
    assert text == article(2)


def test_rows_keep_their_keys_and_say_what_went(cleaned: tuple[Path, Path]) -> None:
    _, out = cleaned
    rows = [json.loads(line) for line in (out / "rows.jsonl").read_bytes().splitlines()]
    first = rows[0]
    assert first["id"] == "r100"
    assert first["date"] == "2015-11-17"
    assert COOKIES.split(" Acc")[0] not in first["text"]
    raw = records(100, 101)[0]["text"]
    assert raw[first["removed"][0]["start"] : first["removed"][0]["end"]] in COOKIES
    assert first["copy_of"] is None


def test_packings_are_kept(cleaned: tuple[Path, Path]) -> None:
    _, out = cleaned
    assert len(gzip.decompress((out / "rows.jsonl.gz").read_bytes()).splitlines()) == 18
    table = lzma.decompress((out / "table.tsv.xz").read_bytes()).decode()
    rows = list(csv.DictReader(io.StringIO(table), delimiter="\t"))
    assert rows[0]["id"] == "r180"
    assert SHARE not in table
    with zipfile.ZipFile(out / "mixed.zip") as archive:
        assert archive.namelist() == ["a/one.txt", "rows.jsonl", "p.html.txt"]
        assert archive.read("a/one.txt").decode() == article(220)
    with tarfile.open(out / "mixed.tar.gz") as tar:
        assert tar.getnames() == ["x.txt", "y.txt"]


def test_lists_stay_lists_and_objects_objects(cleaned: tuple[Path, Path]) -> None:
    _, out = cleaned
    listed = json.loads((out / "deep/list.json").read_bytes())
    assert [row["id"] for row in listed] == [f"r{n}" for n in range(150, 159)]
    assert json.loads((out / "deep/one.json").read_bytes())["id"] == "r160"


def test_a_page_becomes_a_text_and_a_crawl_a_record_a_page(cleaned: tuple[Path, Path]) -> None:
    _, out = cleaned
    assert article(200).splitlines()[0] in (out / "page.html.txt").read_text("utf-8")
    rows = gzip.decompress((out / "crawl.warc.jsonl.gz").read_bytes()).splitlines()
    assert [json.loads(row)["url"] for row in rows] == [f"http://bote.example/{n}" for n in range(210, 216)]


def test_the_manifest_has_a_row_a_source_and_a_row_a_copy(cleaned: tuple[Path, Path]) -> None:
    source, out = cleaned
    rows = manifest(out)
    sources = [row for row in rows if row["report"] is None]
    assert [row["source"] for row in sources] == sorted(
        name for name in tree(source) if (source / name).is_file()
    )
    by_name = {row["source"]: row for row in sources}
    assert by_name["rows.jsonl"]["kept"] == 18
    assert by_name["rows.jsonl"]["hash"] == "sha256:" + tree(source)["rows.jsonl"]
    assert by_name["rows.jsonl"]["output_hash"] == "sha256:" + tree(out)["rows.jsonl"]
    assert by_name["picture.png"]["output"] is None
    assert "no text" in by_name["picture.png"]["problems"][0]["what"]
    copies = {row["report"]: row for row in rows if row["report"] is not None}
    assert copies["r109"]["copy_of"] == "r100"
    assert copies["r109"]["similarity"] == 1.0
    assert {copies[name]["source"] for name in copies} >= {"rows.jsonl", "table.csv"}


def test_copies_may_be_marked_or_left_alone(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"rows.jsonl": json_lines(records(0, 10))})
    clean(source, tmp_path / "marked", copies="mark")
    clean(source, tmp_path / "kept", copies="keep")
    marked = [json.loads(line) for line in (tmp_path / "marked/rows.jsonl").read_bytes().splitlines()]
    assert [row["copy_of"] for row in marked if row["copy_of"]] == ["r0"]
    assert len(marked) == len((tmp_path / "kept/rows.jsonl").read_bytes().splitlines()) == 10
    assert [row["copy_of"] for row in manifest(tmp_path / "kept")] == [None]


def test_every_output_may_take_one_form(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"a.txt": scraped(1).encode(), "p.html": page(2)})
    clean(source, tmp_path / "out", form="jsonl")
    assert set(tree(tmp_path / "out")) == {"a.txt.jsonl", "p.html.jsonl", "manifest.jsonl"}
    assert json.loads((tmp_path / "out/p.html.jsonl").read_bytes())["title"] == "Report 2"


def test_names_that_meet_get_a_number(tmp_path: Path) -> None:
    source = write(
        tmp_path / "in",
        {
            "p.html": page(1),
            "p.html.txt": scraped(2).encode(),
            "p~2.html": page(3),
            "manifest.jsonl": json_lines(records(20, 22)),
        },
    )
    clean(source, tmp_path / "out")
    names = set(tree(tmp_path / "out"))
    assert len(names) == 5
    assert names >= {"p.html.txt", "manifest~2.jsonl", "manifest.jsonl"}
    assert (tmp_path / "out/p.html.txt").read_text("utf-8") == article(2)


def test_ids_that_meet_across_sources_are_numbered_as_in_any_run(tmp_path: Path) -> None:
    rows = json_lines([{"id": "7", "text": article(1)}])
    more = json_lines([{"id": "7", "text": article(2)}, {"id": "7~2", "text": article(3)}])
    source = write(tmp_path / "in", {"a.jsonl": rows, "b.jsonl": more})
    clean(source, tmp_path / "out")
    found = [json.loads(line)["id"] for line in (tmp_path / "out/b.jsonl").read_bytes().splitlines()]
    assert found == ["7~2", "7~2~2"]


def test_several_inputs_get_folders_of_their_names(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"one/a.txt": scraped(1).encode(), "two/a.txt": scraped(2).encode(), "c.txt": scraped(3).encode()},
    )
    inputs = [str(tmp_path / name) for name in ("two/", "one", "c.txt")]
    clean_archive(inputs, str(tmp_path / "out"), ArchiveSettings())
    assert set(tree(tmp_path / "out")) == {"one", "one/a.txt", "two", "two/a.txt", "c.txt", "manifest.jsonl"}


def test_inputs_of_one_name_are_refused(tmp_path: Path) -> None:
    write(tmp_path, {"x/a.txt": b"Rain.", "y/a.txt": b"Snow."})
    with pytest.raises(UsageError, match="same place"):
        clean_archive(
            [str(tmp_path / "x/a.txt"), str(tmp_path / "y/a.txt")], str(tmp_path / "out"), ArchiveSettings()
        )


@pytest.mark.parametrize("out", ["in", "in/out", "in/../in/out", "."])
def test_an_output_in_or_around_the_input_is_refused(tmp_path: Path, out: str) -> None:
    source = write(tmp_path / "in", {"a.txt": b"Rain."})
    before = tree(tmp_path)
    with pytest.raises(UsageError, match=r"lies in|holds"):
        clean(source, tmp_path / out)
    assert tree(tmp_path) == before


def test_an_output_behind_a_link_into_the_input_is_refused(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"a.txt": b"Rain."})
    (tmp_path / "link").symlink_to(source)
    with pytest.raises(UsageError, match="lies in"):
        clean(source, tmp_path / "link")


def test_a_folder_with_files_of_somebody_else_is_refused(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"a.txt": scraped(1).encode()})
    write(tmp_path / "out", {"thesis.tex": b"years of work"})
    with pytest.raises(UsageError, match="did not write"):
        clean(source, tmp_path / "out")


def test_bad_input_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    source = write(
        tmp_path / "in",
        {
            "a.jsonl": json_lines(records(0, 2)) + b"{broken\n",
            "b.gz": b"\x1f\x8b\x08" + bytes(40),
            "c.zip": zipped(
                {"in.zip": zipped({"x.txt": b"Rain."}), "../up.txt": b"Snow.", "ok.txt": scraped(4).encode()}
            ),
        },
    )
    told: list[Problem] = []
    outcome = clean_archive(
        [str(source)], str(tmp_path / "out"), ArchiveSettings(), Hooks(problem=told.append)
    )
    assert outcome.left_out == 4
    assert {problem.source.removeprefix(f"{source}/") for problem in told} == {
        "a.jsonl", "b.gz", "c.zip!in.zip", "c.zip!../up.txt",
    }  # fmt: skip
    assert set(tree(tmp_path / "out")) == {"a.jsonl", "c.zip", "manifest.jsonl"}


def test_an_archive_without_text_is_no_usable_input(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"a.png": b"\x89PNG\r\n" + bytes(64)})
    with pytest.raises(InputError, match="no usable input"):
        clean(source, tmp_path / "out")


def test_reader_settings_reach_the_reader(tmp_path: Path) -> None:
    source = write(
        tmp_path / "in", {"a.jsonl": b'{"id": "1", "prose": "Rain fell on Verden all night long."}\n'}
    )
    clean(source, tmp_path / "out", read=ReadSettings(text_field="prose"))
    row = json.loads((tmp_path / "out/a.jsonl").read_bytes())
    assert row["prose"] == row["text"] == "Rain fell on Verden all night long."


def test_parquet_comes_back_as_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    source = write(tmp_path / "in", {})
    source.mkdir()
    rows = [{**row, "views": n, "tags": ["a", "b"]} for n, row in enumerate(records(0, 10))]
    pq.write_table(pa.Table.from_pylist(rows), source / "rows.parquet")
    clean(source, tmp_path / "out", copies="mark")
    found = pq.read_table(tmp_path / "out/rows.parquet").to_pylist()
    assert [row["views"] for row in found] == list(range(10))
    assert found[9]["copy_of"] == "r0"
    assert COOKIES not in found[0]["text"]
