"""Compression and archives: told by content, read through, and refused where they are odd or dangerous."""

from __future__ import annotations

import gzip
import io
import stat
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.samples import PACKINGS, RAIN, SNOW, read_all, read_bytes, tarred, texts, told, zipped

from dedupe_news.reading import ReadLimits

if TYPE_CHECKING:
    from pathlib import Path

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_compression_is_told_by_its_content_whatever_the_name(tmp_path: Path, packing: str) -> None:
    (tmp_path / "news").write_bytes(PACKINGS[packing](RAIN.encode()))
    assert texts(read_all(tmp_path / "news")) == [RAIN]
    assert texts(read_bytes(PACKINGS[packing](RAIN.encode()))) == [RAIN]


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_file_of_several_members_is_read_to_the_end(packing: str) -> None:
    pack = PACKINGS[packing]
    assert texts(read_bytes(pack(RAIN.encode()) + pack(SNOW.encode()))) == [RAIN + SNOW]


@pytest.mark.parametrize("packing", PACKINGS)
def test_rows_before_a_cut_are_read_and_the_cut_is_told(packing: str) -> None:
    rows = b"".join(b'{"text": "Report %d of the flood in Verden."}\n' % n for n in range(40_000))
    packed = PACKINGS[packing](rows)
    records, problems = read_bytes(packed[: len(packed) * 2 // 3])
    assert 0 < len(records) < 40_000
    assert [problem.fatal for problem in problems] == [True]
    assert "ends in the middle" in problems[0].what
    assert problems[0].done == "read up to the break"


@pytest.mark.parametrize("packing", PACKINGS)
def test_damage_in_the_middle_is_told_once(packing: str) -> None:
    packed = bytearray(PACKINGS[packing](bytes(range(32, 127)) * 3000))
    packed[len(packed) // 2] ^= 0xFF
    packed[len(packed) // 2 + 1] ^= 0xFF
    _, problems = read_bytes(bytes(packed))
    assert 1 <= len(problems) <= 2
    assert "Traceback" not in problems[0].what


def test_zeros_behind_the_data_are_padding_and_other_bytes_are_told() -> None:
    assert read_bytes(gzip.compress(RAIN.encode()) + bytes(600))[1] == []
    records, problems = read_bytes(gzip.compress(RAIN.encode()) + b"and then this")
    assert [record.text for record in records] == [RAIN]
    assert "something else follows" in problems[0].what


def test_words_that_begin_like_bzip2_are_words() -> None:
    assert texts(read_bytes(b"BZh9 was seen on the wall of the town hall.")) == [
        "BZh9 was seen on the wall of the town hall."
    ]


def test_a_zstandard_frame_to_skip_comes_first() -> None:
    skipped = b"\x50\x2a\x4d\x18" + (5).to_bytes(4, "little") + b"notes"
    assert texts(read_bytes(skipped + zstd.compress(RAIN.encode()))) == [RAIN]


@pytest.mark.parametrize("packing", ["gz", "zst", "xz", "bz2"])
def test_a_bomb_is_stopped_at_its_bound(packing: str) -> None:
    limits = ReadLimits(ratio=100, ratio_from=1 << 20)
    bomb = PACKINGS[packing](b"spam " * 3_000_000)
    _, problems = read_bytes(bomb, limits=limits)
    assert "grows more than 100 times" in problems[0].what
    assert "bomb" in problems[0].help


def test_repetitive_news_is_no_bomb() -> None:
    rows = (b'{"text": "' + RAIN.strip().encode() + b'"}\n') * 20_000
    records, problems = read_bytes(gzip.compress(rows))
    assert len(records) == 20_000
    assert problems == []


def test_members_are_read_by_their_own_content(tmp_path: Path) -> None:
    members = {
        "a.txt": RAIN.encode(),
        "b/rows": b'{"text": "Rain."}\n{"text": "Snow."}\n',
        "b/c.txt.gz": gzip.compress(SNOW.encode()),
    }
    (tmp_path / "news.zip").write_bytes(zipped(members))
    (tmp_path / "news.tar").write_bytes(tarred(*members.items()))
    for name in ("news.zip", "news.tar"):
        records, problems = read_all(tmp_path / name)
        assert problems == []
        assert [record.text for record in records] == [RAIN, "Rain.", "Snow.", SNOW]
        assert records[1].source == f"{tmp_path}/{name}!b/rows"


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_packed_tar_is_read_in_one_pass(packing: str) -> None:
    packed = PACKINGS[packing](tarred(("a.txt", RAIN.encode()), ("b.txt", SNOW.encode())))
    assert texts(read_bytes(packed)) == [RAIN, SNOW]


@pytest.mark.parametrize(
    "name", ["../up.txt", "a/../../up.txt", "/etc/passwd", "..\\up.txt", "C:\\up.txt", "\\\\host\\x"]
)
def test_a_name_that_points_out_of_the_archive_is_refused(name: str) -> None:
    for packed in (
        zipped({name: RAIN.encode(), "ok.txt": SNOW.encode()}),
        tarred((name, RAIN.encode()), ("ok.txt", SNOW.encode())),
    ):
        records, problems = read_bytes(packed)
        assert [record.text for record in records] == [SNOW]
        assert "points out of its archive" in problems[0].what
        assert problems[0].fatal


def test_nothing_is_ever_unpacked_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.zip").write_bytes(zipped({"a.txt": RAIN.encode(), "../b.txt": SNOW.encode()}))
    read_all("news.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["news.zip"]


def test_archives_in_archives_are_refused_and_their_neighbours_read() -> None:
    inner = {
        "in.zip": zipped({"x.txt": b"x"}),
        "in.tar": tarred(("x.txt", b"x")),
        "in.tgz": gzip.compress(tarred(("x", b"x"))),
    }
    twice = {"twice.gz.gz": gzip.compress(gzip.compress(b"x"))}
    records, problems = read_bytes(zipped({**inner, **twice, "ok.txt": RAIN.encode()}))
    assert [record.text for record in records] == [RAIN]
    assert [problem.source.split("!")[1] for problem in problems] == [*inner, *twice]
    assert {problem.what.split(" (")[0] for problem in problems} == {"packed more than once"}


def test_a_file_compressed_twice_is_refused() -> None:
    assert "packed more than once" in told(read_bytes(gzip.compress(gzip.compress(RAIN.encode()))))[0]


def test_links_devices_and_sparse_files_of_a_tar_are_not_read() -> None:
    link, hard, device = tarfile.TarInfo("link"), tarfile.TarInfo("hard"), tarfile.TarInfo("device")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    hard.type, hard.linkname = tarfile.LNKTYPE, "ok.txt"
    device.type = tarfile.CHRTYPE
    records, problems = read_bytes(tarred(("ok.txt", RAIN.encode()), link, hard, device))
    assert [record.text for record in records] == [RAIN]
    assert [(problem.source, problem.fatal) for problem in problems] == [
        ("stdin!link", False), ("stdin!hard", False), ("stdin!device", False),
    ]  # fmt: skip


def test_a_link_in_a_zip_is_not_followed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("ok.txt", RAIN)
    records, problems = read_bytes(out.getvalue())
    assert [record.text for record in records] == [RAIN]
    assert problems[0].what == "a link, not a file"


def test_an_encrypted_member_is_told() -> None:
    packed = bytearray(zipped({"a.txt": RAIN.encode()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + offset] |= 1
    assert told(read_bytes(bytes(packed))) == ["the member is encrypted"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_second_member_of_a_name_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", RAIN)
        archive.writestr("a.txt", SNOW)
    records, problems = read_bytes(out.getvalue())
    assert [record.text for record in records] == [RAIN]
    assert "two members of this name" in problems[0].what


def test_hidden_members_and_mac_leftovers_are_passed_over_in_silence() -> None:
    found = read_bytes(zipped({"__MACOSX/._a.txt": b"\0\0", ".DS_Store": b"\0", "a.txt": RAIN.encode()}))
    assert (texts(found), told(found)) == ([RAIN], [])


def test_a_picture_among_texts_is_no_news_and_alone_it_is() -> None:
    picture = b"\x89PNG\r\n" + bytes(100)
    _, problems = read_bytes(zipped({"a.txt": RAIN.encode(), "a.png": picture}))
    assert [problem.fatal for problem in problems] == [False]
    _, problems = read_bytes(picture)
    assert [problem.fatal for problem in problems] == [True]


def test_an_office_document_is_no_archive_of_texts() -> None:
    office = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert "document of an office program" in told(read_bytes(office))[0]


def test_a_broken_member_is_told_and_the_next_is_read() -> None:
    packed = bytearray(zipped({"a.txt": RAIN.encode() * 50, "b.txt": SNOW.encode()}))
    at = packed.index(b"a.txt") + len("a.txt") + 8
    packed[at : at + 6] = b"\xff" * 6
    records, problems = read_bytes(bytes(packed))
    assert SNOW in [record.text for record in records]
    assert problems[0].source == "stdin!a.txt"
    assert "damaged" in problems[0].what


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_a_cut_archive_is_told(cut: float) -> None:
    packed = zipped({"a.txt": RAIN.encode() * 9, "b.txt": SNOW.encode() * 9})
    assert "ZIP archive is damaged" in told(read_bytes(packed[: int(len(packed) * cut)]))[0]
    packed = gzip.compress(tarred(("a.txt", RAIN.encode() * 9), ("b.txt", SNOW.encode() * 9)), mtime=0)
    assert read_bytes(packed[: int(len(packed) * cut)])[1]


def test_an_empty_archive_is_told() -> None:
    assert told(read_bytes(zipped({}))) == ["the archive holds no files"]
    assert told(read_bytes(tarred())) != []


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(["", *PACKINGS]),
    st.sampled_from([".txt", ".jsonl", ".csv", ".html"]),
)
def test_no_bytes_whatever_make_reading_fail(data: bytes, packing: str, extension: str) -> None:
    packed = PACKINGS[packing](data) if packing else data
    read_bytes(packed)
    read_bytes(zipped({"a" + extension: packed}))
