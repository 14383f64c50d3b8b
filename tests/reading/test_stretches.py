"""Lines cut into stretches hold, read one by one by whomever, what the whole stream holds."""

from __future__ import annotations

import gzip
import io
import json
import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_news.model import Problem, Record
from dedupe_news.reading import (
    Cutting,
    Part,
    ReadLimits,
    ReadSettings,
    SourceFile,
    Stretch,
    read_lot,
    read_lots,
    read_one,
)
from dedupe_news.reading.pages import Blank, Pages
from dedupe_news.reading.streams import ByteStream
from dedupe_news.reading.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FEW = Cutting(200, 5)
RAIN = b'{"text": "Rain fell in Halden on Monday, the mayor said."}\n'


def source(path: Path) -> SourceFile:
    """A file by its name."""
    return SourceFile(path.name, str(path), path.name)


def in_stretches(path: Path, settings: ReadSettings, cutting: Cutting = FEW) -> list[Record | Problem]:
    """What a file holds, its stretches sent away and read there."""
    found: list[Record | Problem] = []
    before = 0
    for item in read_lots(source(path), settings, cutting):
        if isinstance(item, (Part, Pages, Blank)):
            continue
        if not isinstance(item, Stretch):
            found.append(item)
            before += isinstance(item, Record)
            continue
        sent = pickle.loads(pickle.dumps(item.sent()))  # noqa: S301 - as it goes to a worker
        told = list(read_lot(sent, before))
        before += sum(isinstance(one, Record) for one in told)
        found += told
    return found


def cut(data: bytes, cutting: Cutting, limit: int = 1000) -> list[bytes | int]:
    """The stretches of some bytes, and the numbers of lines that are too long."""
    settings = ReadSettings(limits=ReadLimits(record_bytes=limit))
    found = stretches(ByteStream("a.jsonl", io.BytesIO(data).read), settings, cutting)
    return [item.data if isinstance(item, Stretch) else item.number for item in found]


@pytest.mark.parametrize(
    "rows",
    [
        RAIN * 30,
        RAIN * 30 + RAIN.rstrip(),
        b"\xef\xbb\xbf" + RAIN * 30,
        RAIN * 7 + b"no row\n\n\n" + RAIN * 20 + b'{"body": 3}\n' + RAIN * 9,
        RAIN * 9 + '{"text": "Der Bürgermeister trat zurück."}\n'.encode("latin-1") * 20 + RAIN,
        RAIN * 9
        + '{"text": "Im März brach das Eis."}\n'.encode()
        + b'{"text": "M\xe4rz \xc3\xa4 \xc3\xa4"}\n' * 9,
        (RAIN.decode() * 30).encode("utf-16"),
        RAIN * 5 + b"\r\n \t\n" * 90 + RAIN * 5,
        RAIN * 6
        + b'{"text": "'
        + b"x" * 900
        + b'"}\n'
        + RAIN * 9
        + b'{"text": "'
        + b"y" * 3000
        + b'"}\n'
        + RAIN,
        b"\n" * 900,
        b'{"text": "\\ud83d rain"}\n' * 30,
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_records_and_problems_of_all_stretches_are_those_of_the_file(
    tmp_path: Path, rows: bytes, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(pack(rows))
    settings = ReadSettings(from_="jsonl", limits=ReadLimits(record_bytes=1000))
    assert in_stretches(path, settings) == list(read_one(source(path), settings))


def test_a_line_that_the_break_of_a_file_cut_in_two_is_in_no_stretch(tmp_path: Path) -> None:
    rows = b"".join(RAIN.replace(b"Monday", str(n).encode()) for n in range(400))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(rows)[:-60])
    found = in_stretches(path, ReadSettings())
    assert found == list(read_one(source(path), ReadSettings()))
    assert len(found) > 100
    assert [item.what for item in found if isinstance(item, Problem)] == ["the gz data ends in the middle"]


def test_the_bytes_of_a_plain_file_are_not_sent_those_of_a_packed_one_are(tmp_path: Path) -> None:
    sizes = []
    for name, data in (("a.jsonl", RAIN * 99), ("b.jsonl.gz", gzip.compress(RAIN * 99))):
        (tmp_path / name).write_bytes(data)
        items = read_lots(source(tmp_path / name), ReadSettings(), FEW)
        sizes.append({len(item.sent().data) for item in items if isinstance(item, Stretch)})
    assert sizes[0] == {0}
    assert min(sizes[1]) > 0


def test_a_file_that_went_after_it_was_cut_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(RAIN * 20)
    items = list(read_lots(source(path), ReadSettings(), FEW))
    path.unlink()
    second = [item.sent() for item in items if isinstance(item, Stretch)][1]
    (problem,) = read_lot(second, 4)
    assert isinstance(problem, Problem)
    assert (problem.line, problem.fatal) == (5, True)
    assert problem.what == "reading failed from here on: No such file or directory"


def test_a_file_that_was_cut_short_after_it_was_cut_up_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(RAIN * 20)
    items = list(read_lots(source(path), ReadSettings(), FEW))
    second = [item.sent() for item in items if isinstance(item, Stretch)][1]
    end = 2 * len(RAIN) * second.lines
    path.write_bytes(path.read_bytes()[:end])
    assert len(list(read_lot(second, 4))) == second.lines
    path.write_bytes(path.read_bytes()[: end - 1])
    (problem,) = read_lot(second, 4)
    assert isinstance(problem, Problem)
    assert (problem.line, problem.fatal) == (5, True)
    assert problem.what == "reading failed from here on: the file was cut short while it was read"


def test_a_short_file_is_given_as_records(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(RAIN * 3)
    kinds = [type(item) for item in read_lots(source(path), ReadSettings(), FEW)]
    assert kinds == [Part, Record, Record, Record]


def test_a_stretch_ends_behind_the_line_in_which_it_has_enough_bytes_or_lines() -> None:
    assert cut(b"12345\n12345\n1\n", Cutting(6, 9)) == [b"12345\n", b"12345\n", b"1\n"]
    assert cut(b"12345\n12345\n1\n", Cutting(7, 9)) == [b"12345\n12345\n", b"1\n"]
    assert cut(b"1\n2\n3\n4\n5", Cutting(99, 2)) == [b"1\n2\n", b"3\n4\n", b"5"]


def test_a_line_just_over_the_bound_stands_between_two_stretches() -> None:
    assert cut(b"1\n1234567\n2\n", Cutting(4, 9), limit=7) == [b"1\n1234567\n", b"2\n"]
    assert cut(b"1\n12345678\n2\n", Cutting(4, 9), limit=7) == [b"1\n", 2, b"2\n"]
    assert cut(b"12345678\n", Cutting(99, 9), limit=7) == [b"12345678\n"]


def test_records_are_foreseen_as_so_many_as_there_are_lines_that_are_not_blank() -> None:
    lines = io.BytesIO(b"1\n\n2\n\n3\n4\n5").read
    found = stretches(ByteStream("a.jsonl", lines), ReadSettings(), Cutting(6, 9))
    assert [(item.line, item.lines) for item in found if isinstance(item, Stretch)] == [(1, 2), (5, 3)]


@given(st.lists(st.text("ab\n\r é", max_size=9), max_size=40), st.integers(1, 40), st.integers(1, 6))
def test_stretches_put_together_are_the_stream(texts: list[str], size: int, most: int) -> None:
    data = "".join(json.dumps(text) + "\n" for text in texts).encode()
    assert b"".join(item for item in cut(data, Cutting(size, most)) if isinstance(item, bytes)) == data
