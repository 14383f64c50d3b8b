"""`show`: the account of one saved story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import choose
from dedupe_news.cli.saved import find_story, load, spans_of
from dedupe_news.cli.writing import write_stories
from dedupe_news.errors import UsageError

if TYPE_CHECKING:
    from dedupe_news.review.storyfile import StoryRecord

FORMATS = ("text", "jsonl", "json", "md", "html", "csv")
DEFAULT_FILE = "stories.jsonl"


@click.command("show")
@click.argument("words", nargs=-1, metavar="[STORIES] ID...", required=True, type=click.Path())
@options.output_options(*FORMATS)
@options.quiet_options
def command(
    words: tuple[str, ...],
    format_: str | None,
    output: str | None,
    color: str,
    **rest: Any,  # noqa: ANN401 - what is said on stderr
) -> int:
    r"""Print the account of a story from a saved run. ID is a story's id, the start of one, or a report's id.

    STORIES is the saved file; stories.jsonl when left out.

    \b
    Examples:
      dedupe-news show stories.jsonl s-1a2b3c4d5e
      dedupe-news show s-1a2b -f md
    """
    del rest
    destination = choose(output, format_, color, FORMATS)
    path, ids = file_and_ids(words)
    stories, left_out = load(path)
    chosen = [find_story(stories, wanted) for wanted in ids]
    write_stories(chosen, destination, lambda: _texts(chosen), page=True)
    return 3 if left_out else 0


def file_and_ids(words: tuple[str, ...], count: int | None = None) -> tuple[str, list[str]]:
    """Tell the saved file from the ids: the file is the word that is one, by name or by being there.

    The contract writes `show ID`, `diff A B`: the file may be left out and is then `stories.jsonl`; where
    it is given it may come first or last.

    Raises:
        UsageError: too few words.
    """
    rest = list(words)
    path = DEFAULT_FILE
    too_many = count is not None and len(rest) > count
    ends = [at for at in (0, len(rest) - 1) if _names_a_file(rest[at], by_name=count is None or too_many)]
    if ends or too_many:
        path = rest.pop(ends[0] if ends else 0)
    if count is not None and len(rest) != count:
        raise UsageError(f"give {count} ids, and the saved file before them", help="as in: stories.jsonl A B")
    if not rest:
        raise UsageError("give the id of a story", help=f"`dedupe-news clusters {path}` lists them")
    return path, rest


def _names_a_file(word: str, *, by_name: bool) -> bool:
    """Whether a word is a file of stories: it is there, or its name says so where ids would not be such."""
    if word == "-" or Path(word).is_file():
        return True
    return by_name and word.endswith((".jsonl", ".json", ".ndjson"))


def _texts(stories: list[StoryRecord]) -> dict[str, str]:
    """Rebuild each report's text from its saved sentences and removed lines, at their own offsets.

    What stood between them was white space only (conservation), so a blank of the same length restores it.
    """
    texts: dict[str, str] = {}
    for story in stories:
        by_n = {report["n"]: report["id"] for report in story["reports"]}
        pieces: dict[int, list[tuple[int, str]]] = {}
        for statement in (*story["account"], *story.get("left_out", ())):
            for span, text in spans_of(statement):
                pieces.setdefault(span["report"], []).append((span["start"], text))
        for line in story.get("removed", ()):
            pieces.setdefault(line["report"], []).append((line["start"], line["text"]))
        for n, parts in pieces.items():
            texts[by_n[n]] = _placed(sorted(parts))
    return texts


def _placed(parts: list[tuple[int, str]]) -> str:
    out: list[str] = []
    at = 0
    for start, text in parts:
        out.append(" " * (start - at))
        out.append(text)
        at = start + len(text)
    return "".join(out)
