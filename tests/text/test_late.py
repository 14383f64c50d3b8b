"""Expressions that wait to be asked answer as compiled ones do, and none is compiled when a module loads."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from dedupe_news.text.late import late


def test_an_expression_says_what_the_compiled_one_would() -> None:
    told, compiled = (make(r"(\d{1,2}) may", re.IGNORECASE) for make in (late, re.compile))
    line = "Porto, 3 May: the strike of 1 MAY is over."
    assert told.findall(line) == compiled.findall(line) == ["3", "1"]
    assert told.sub("-", line) == compiled.sub("-", line)
    assert told.match(line) is None
    assert told.pattern == compiled.pattern
    assert told.flags == compiled.flags


def test_a_mistake_shows_when_the_expression_is_asked() -> None:
    wrong = late("(")
    with pytest.raises(re.error):
        wrong.match("Rain in Bergen.")


@pytest.mark.parametrize("module", ["dedupe_news.text.stamps", "dedupe_news.reading.segmenting.mark_lines"])
def test_expressions_are_not_compiled_when_a_module_loads(module: str) -> None:
    code = (
        "import re\nmade = []\ncompiled = re.compile\n"
        "re.compile = lambda *given: made.append(given[0]) or compiled(*given)\n"
        f"import {module}\n"
        r"print(sum('\\uac00' in str(one) or '가' in str(one) for one in made))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
