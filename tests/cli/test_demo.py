"""`demo`: an account with no file at hand, and the dump it starts from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Call


def test_the_demo_tells_two_stories_and_what_their_reports_dispute(call: Call) -> None:
    stories = [json.loads(line) for line in call("demo", "-f", "jsonl").stdout.splitlines()]
    assert [story["report_count"] for story in stories] == [3, 2]
    values = {value["value"] for one in stories[0]["conflicts"] for value in one["values"]}
    assert {"Two people were injured", "Three people were injured"} <= values


def test_the_demo_is_an_ordinary_run_over_the_dump_it_shows(call: Call) -> None:
    dump = call("demo", "--input").stdout
    piped = [json.loads(line) for line in call("-f", "jsonl", "--singles", stdin=dump).stdout.splitlines()]
    shown = [json.loads(line) for line in call("demo", "-f", "jsonl").stdout.splitlines()]
    assert [story["account"] for story in piped] == [story["account"] for story in shown]
