"""The benchmark's quick way to the texts of JSON Lines gives what the standard parser gives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.benchmarks.plain_lines import texts_in, texts_of

if TYPE_CHECKING:
    from pathlib import Path

ROWS: list[dict[str, Any]] = [
    {"id": "1", "text": 'He said: "No rain."\nNone fell.', "edits": "text"},
    {"text": "Ein Boot – ölig und „alt“ – sank vor Vigo.", "id": "text", "n": 3},
    {"id": "a backslash \\ in a path", "text": "C:\\news\\today"},
    {"id": "4", "text": "tab\tand a lone \u0007", "text2": "no"},
    {"id": "5", "text": "braces { in } the text"},
    {"id": "6", "inner": {"text": "not this one"}, "text": "this one"},
    {"id": 'a "text": in a value', "text": ""},
    {"id": "8", "text": '"', "last": 'ends with \\"'},
]


def test_texts_are_those_of_the_parser_whatever_stands_in_the_line() -> None:
    for plain in (True, False):
        lines = [json.dumps(row, ensure_ascii=plain) for row in ROWS]
        lines += [json.dumps(ROWS[0], separators=(",", ":")), '{"text" : "a space", "id": 1}']
        lines += ['{"text": "first", "text": "last"}', '{"text":  "two spaces"}']
        wanted = [json.loads(line)["text"] for line in lines]
        assert texts_in("\n".join(lines).encode()) == wanted
        assert [texts_in(line.encode() + b"\n")[0] for line in lines] == wanted


def test_stretches_of_a_file_have_each_of_its_texts_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    size = path.stat().st_size
    for step in (1, 7, 60, 200, size):
        found = [text for low in range(0, size, step) for text in texts_of(path, low, low + step)]
        assert found == [row["text"] for row in ROWS]
    assert list(texts_of(path)) == found
