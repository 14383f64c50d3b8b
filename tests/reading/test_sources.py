"""From the paths a user names to files: folders to the bottom, lists of names, links, what is not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.reading.samples import RAIN, SNOW, read_all, texts

from dedupe_news.reading import expand, read_list


def write(folder: Path, **files: str) -> Path:
    """Write files, `__` in a name standing for a slash and `_` for the dot."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/").replace("_", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_a_folder_is_read_to_the_bottom_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path, b_txt=RAIN, a__z_txt=SNOW, a__b__c_txt="Fog.")
    files, problems = expand([str(tmp_path)])
    assert [file.relative for file in files] == ["a/b/c.txt", "a/z.txt", "b.txt"]
    assert problems == []


def test_the_order_and_repetition_of_paths_never_matter(tmp_path: Path) -> None:
    write(tmp_path, a_txt=RAIN, b_txt=SNOW)
    a, b = str(tmp_path / "a.txt"), str(tmp_path / "b.txt")
    assert expand([b, a, str(tmp_path), b])[0] == expand([str(tmp_path), a, b])[0]
    assert len(texts(read_all(b, a, tmp_path))) == 2


def test_hidden_files_are_passed_over_unless_named(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text(RAIN)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config.txt").write_text(RAIN)
    (tmp_path / "seen.txt").write_text(SNOW)
    assert texts(read_all(tmp_path)) == [SNOW]
    assert texts(read_all(tmp_path / ".hidden.txt")) == [RAIN]


def test_a_link_out_of_the_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, outside__secret_txt=RAIN, inside__a_txt=SNOW)
    (tmp_path / "inside/link.txt").symlink_to(tmp_path / "outside/secret.txt")
    (tmp_path / "inside/folder").symlink_to(tmp_path / "outside")
    records, problems = read_all(tmp_path / "inside")
    assert [record.text for record in records] == [SNOW]
    assert {problem.what for problem in problems} == {"a link that leads out of the folder"}
    assert not any(problem.fatal for problem in problems)


def test_a_link_inside_the_folder_reads_nothing_twice(tmp_path: Path) -> None:
    write(tmp_path, a_txt=RAIN)
    (tmp_path / "again.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    records, problems = read_all(tmp_path)
    assert [record.text for record in records] == [RAIN]
    assert problems == []


def test_a_link_that_the_user_names_is_followed(tmp_path: Path) -> None:
    write(tmp_path, a_txt=RAIN)
    (tmp_path / "named.txt").symlink_to(tmp_path / "a.txt")
    assert texts(read_all(tmp_path / "named.txt")) == [RAIN]


@pytest.mark.parametrize("name", ["nowhere.txt", "a.txt/below", "nul\0byte"])
def test_what_is_not_there_is_told_with_a_way_out(tmp_path: Path, name: str) -> None:
    write(tmp_path, a_txt=RAIN)
    _, problems = read_all(f"{tmp_path}/{name}")
    assert problems[0].what == "no such file or folder"
    assert problems[0].fatal
    assert problems[0].help


def test_an_empty_folder_and_one_of_pictures_are_told(tmp_path: Path) -> None:
    assert "no readable text" in read_all(tmp_path)[1][0].what
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n" + bytes(100))
    assert "no readable text" in read_all(tmp_path)[1][-1].what


def test_a_pipe_in_a_folder_does_not_stop_the_walk(tmp_path: Path) -> None:
    write(tmp_path, a_txt=RAIN)
    os.mkfifo(tmp_path / "pipe")
    assert texts(read_all(tmp_path)) == [RAIN]


def test_names_that_are_no_utf_8_are_read_and_can_be_printed(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text(RAIN)
    records, _ = read_all(tmp_path)
    assert records[0].source.endswith("caf\\xe9.txt")


def test_a_list_of_names_is_read_by_lines_or_by_nul() -> None:
    assert read_list("a.txt\nb c.txt\r\n\n\u00e9.txt".encode()) == ["a.txt", "b c.txt", "\u00e9.txt"]
    assert read_list(b"a.txt\0b\nc.txt\0", null_separated=True) == ["a.txt", "b\nc.txt"]
    assert [os.fsencode(name) for name in read_list(b"caf\xe9.txt\n")] == [b"caf\xe9.txt"]
