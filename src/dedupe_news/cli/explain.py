"""`explain`: why two reports of a saved run are, or are not, of one story, and whether one is a copy."""

from __future__ import annotations

from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import canvas, choose, opened
from dedupe_news.cli.saved import find_report, load
from dedupe_news.cli.show import file_and_ids
from dedupe_news.cli.writing import write_rows
from dedupe_news.rendering.layout import counted, plain
from dedupe_news.review.borders import borders_of, held_apart
from dedupe_news.review.evidence import differences, standing_of, weigh
from dedupe_news.thresholds import SegmentThresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dedupe_news.cli.edge import Destination
    from dedupe_news.cli.saved import FoundReport
    from dedupe_news.matching import CopyEvidence
    from dedupe_news.review.borders import Borders
    from dedupe_news.review.evidence import Evidence
    from dedupe_news.review.storyfile import StoryRecord
    from dedupe_news.stories import Feature, StoryEvidence, TermWeight

FORMATS = ("text", "jsonl", "json")
HEAD, GOOD, BAD = "bold", "green", "red"
Styled = tuple[str, str]


@click.command("explain")
@click.argument("words", nargs=-1, metavar="[STORIES] A B", required=True, type=click.Path())
@options.output_options(*FORMATS)
@click.option(
    "--granularity",
    type=click.FloatRange(0.0, 1.0),
    default=0.5,
    metavar="0..1",
    help="The cut the run was made with.  [default: 0.5]",
)
@options.quiet_options
def command(
    words: tuple[str, ...],
    format_: str | None,
    output: str | None,
    color: str,
    granularity: float,
    **rest: Any,  # noqa: ANN401 - what is said on stderr
) -> int:
    r"""Say why two reports of a saved run match or do not. Exit 0: same story; 1: not.

    Shown are the terms they share and those only one has, numbers and dates, each comparison with its part
    in the score, the cut and what would move the pair across it. A and B are report ids, or a story's id
    and a number as in s-1a2b:2.

    \b
    Examples:
      dedupe-news explain stories.jsonl dump.txt#1 dump.txt#2
      dedupe-news explain s-1a2b:1 s-9f8e:1 -f json
    """
    del rest
    destination = choose(output, format_, color, FORMATS)
    path, (first, second) = file_and_ids(words, 2)
    stories, left_out = load(path)
    a, b = find_report(stories, first), find_report(stories, second)
    same = a.story["id"] == b.story["id"]
    told = a.story if same else _as_one(a, b)
    spoken = weigh(told, a.report, b.report, differences(a.report, b.report))
    story, borders = _story_evidence(stories, a, b, granularity)
    copy = _copy_evidence(a, b)
    with opened(destination, page=True) as out:
        if destination.format != "text":
            write_rows([_record(a, b, spoken, story, copy, borders)], destination, out)
        else:
            lines = _lines(a, b, spoken, story, copy, borders)
            if destination.drawn:
                _draw(lines, destination, out)
            else:
                out.writelines(line + "\n" for _, line in lines)
    return (3 if left_out else 0) if same else 1


def _as_one(a: FoundReport, b: FoundReport) -> StoryRecord:
    """Tell two reports of two stories as if they were of one, to see what they would dispute."""
    from dedupe_news.review.recompose import recompose  # noqa: PLC0415 - `--help` tells nothing

    return recompose([a.report, b.report])


def _story_evidence(
    stories: list[StoryRecord], a: FoundReport, b: FoundReport, granularity: float
) -> tuple[StoryEvidence, Borders | None]:
    """Score the pair again, among the independent texts of the saved run, and look at their borders."""
    from dedupe_news.review.recompose import reports_of  # noqa: PLC0415 - `--help` compares nothing
    from dedupe_news.stories import StoryInput, StorySettings, explain_story  # noqa: PLC0415 - as above

    chosen = [a.report, b.report]
    for story in stories:
        for report in reports_of(story):
            if report.id not in {a.id, b.id} and report.record.get("copy_of") is None:
                chosen.append(report)  # noqa: PERF401 - a comprehension of two loops and two tests reads worse
    texts = StoryInput(
        texts=["\n".join(sentence.text for sentence in report.sentences) for report in chosen],
        titles=[report.record.get("title") for report in chosen],
        dates=[report.record.get("date") for report in chosen],
        sure=[report.record.get("sure", 1.0) for report in chosen],
    )
    settings = StorySettings(granularity=granularity)
    found = explain_story(texts, 0, 1, settings)
    saved = (record for story in stories for record in story["reports"])
    borders = borders_of(a.report.record, b.report.record, saved)
    if borders is not None and a.story["id"] != b.story["id"]:
        borders = replace(borders, held_apart=held_apart(texts, settings))
    return found, borders


def _copy_evidence(a: FoundReport, b: FoundReport) -> CopyEvidence:
    from dedupe_news.matching import explain_copy  # noqa: PLC0415 - `--help` compares nothing

    return explain_copy(a.text, b.text)


def _lines(
    a: FoundReport,
    b: FoundReport,
    spoken: Evidence,
    story: StoryEvidence,
    copy: CopyEvidence,
    borders: Borders | None,
) -> Iterator[Styled]:
    """Tell the evidence as lines with a style each."""
    same = a.story["id"] == b.story["id"]
    for name, found in (("A", a), ("B", b)):
        yield (
            HEAD,
            f"{name} {plain(found.id)}  ({plain(found.story['id'])}: {plain(found.story['headline'])})",
        )
    guessed = borders is None and not a.report.record.get("cut") and _of_one_text(a, b)
    verdict = _verdict(story, borders, same=same, perhaps_guessed=guessed)
    yield from ((GOOD if same else BAD, line) for line in verdict)
    if same:
        yield "", f"the story: {standing_of(a.story)}"
    yield "", ""
    yield HEAD, "For"
    yield from ((GOOD, f"  + {plain(line)}") for line in (*_shared(story), *spoken.speaks_for))
    yield HEAD, "Against"
    yield from ((BAD, f"  - {plain(line)}") for line in (*_apart(story), *spoken.against))
    yield HEAD, "Score"
    yield "", f"  {'what':<20}{'value':>8}{'log-odds':>10}"
    yield from (("", _compared(one)) for one in story.features)
    yield "", f"  {'probability':<20}{story.probability:>8.3f}{'':>10}  cut {story.cut:.2f}"
    yield "", f"  {'fuzzy (title, lead)':<20}{story.fuzzy:>8.3f}{'':>10}  RapidFuzz token set"
    yield "", f"  {_what_joins(story)}"
    yield HEAD, "Copy"
    yield from (("", f"  {line}") for line in _copy_lines(copy))


COMPARED: dict[str, str] = {
    "likeness": "words in both, the rare ones more, beyond what strangers share",
    "contrast": "beside the report that each is most like (0: they are each other's)",
    "company": "how many reports of the run have company at all",
    "spread": "how unevenly these two are like strangers",
    "reports": "how many others they might be like by chance",
    "length": "how many different words there are to go by",
    "repeats": "how often the two repeat their own words",
    "days": "how much sooner than usual one follows the other",
    "year": "whether they are of one time",
    "rare names": "names in both that few reports of the run have",
    "strange leads": "an opening that names nothing the other report knows",
    "other fillers": "the same sentences with other names, figures or days in them",
    "names": "too few names in both for two reports that are alike in words",
    "constant": "what speaks against any two reports",
}
"""What each comparison of the score looks at, in a reader's words."""


def _compared(one: Feature) -> str:
    value, effect = round(one.value, 3) + 0.0, round(one.effect, 2) + 0.0  # no -0.000
    return f"  {one.name:<20}{value:>8.3f}{effect:>+10.2f}  {COMPARED[one.name]}"


def _of_one_text(a: FoundReport, b: FoundReport) -> bool:
    """Whether both were cut out of one text; records of one file each have offsets of their own."""
    one, other = a.report.record, b.report.record
    apart = max(one["start"], other["start"]) >= min(one["end"], other["end"])
    return bool(one["source"] == other["source"] and apart)


def _verdict(
    story: StoryEvidence, borders: Borders | None, *, same: bool, perhaps_guessed: bool
) -> Iterator[str]:
    """Say whether they are one story, and what their borders have to do with it.

    Args:
        story: the evidence as a pair.
        borders: what the run saved of their borders.
        same: whether they are one story.
        perhaps_guessed: whether they were cut out of one text and nothing was saved of how.
    """
    reaches = story.probability >= story.cut
    side = "reaches" if reaches else "is under"
    pair = f"as a pair {story.probability:.2f}, which {side} the cut of {story.cut:.2f}"
    if same and not reaches:
        yield f"same story, by way of its other reports: {pair}"
    elif same or not reaches:
        yield f"{'same story' if same else 'not the same story'}: {pair}"
    elif borders is not None and borders.held_apart:
        yield f"not the same story, although {pair}: their guessed borders held them apart"
    else:
        guess = ", or they were cut out of one text by guess and are less alike than its other reports"
        yield (
            f"not the same story, although {pair}: the rest of their stories held them apart"
            f"{guess if perhaps_guessed else ''}"
        )
    if borders is not None and min(borders.a, borders.b) < 1.0:
        yield from _told(borders)


def _told(borders: Borders) -> Iterator[str]:
    sure = (
        f"borders guessed: those of A are sure to {borders.a:.2f}, of B to {borders.b:.2f}, "
        f"the best between them to {borders.between:.2f}"
    )
    if borders.held_apart:
        yield f"{sure}; were all of them sure, the two would be one story"
    elif borders.held_apart is None:
        yield sure
    else:
        yield f"{sure}; were all of them sure, the two would still be two stories"
    if borders.one_block:
        least = SegmentThresholds().sure
        yield f"no border between them reaches {least:.2f}: they may be parts of one article"


def _what_joins(story: StoryEvidence) -> str:
    if story.joins_at is None:
        return "no granularity joins this pair"
    if story.joins_at == 0.0:
        return "this pair joins at any --granularity"
    return f"this pair joins from --granularity {story.joins_at:.2f} up"


def _shared(story: StoryEvidence) -> Iterator[str]:
    if terms := _terms(story.shared):
        yield f"terms in both: {terms}"


def _apart(story: StoryEvidence) -> Iterator[str]:
    for side, found in (("A", story.only_a), ("B", story.only_b)):
        if terms := _terms(found):
            yield f"terms in {side} only: {terms}"


_TOLD = 0.005
"""Weight from which on a term is told: less is printed as 0.00 and speaks for nothing."""


def _terms(found: Iterable[TermWeight]) -> str:
    return ", ".join(f"{one.term} {one.weight:.2f}" for one in found if one.weight >= _TOLD)


def _copy_lines(copy: CopyEvidence) -> Iterator[str]:
    yield copy.verdict
    yield (
        f"resemblance {copy.resemblance:.2f}; A in B {copy.a_in_b:.2f}, B in A {copy.b_in_a:.2f}; "
        f"RapidFuzz token set {copy.token_set:.2f}"
    )
    if copy.numbers:
        yield f"numbers that differ: {', '.join(f'{plain(x)} / {plain(y)}' for x, y in copy.numbers)}"
    if copy.names:
        yield f"names that differ: {', '.join(f'{plain(x)} / {plain(y)}' for x, y in copy.names)}"
    for run in copy.runs[:3]:
        yield f"both have: “{plain(run)}”"
    if len(copy.runs) > 3:
        yield f"and {counted(len(copy.runs) - 3, 'more run')} of words"


def _draw(lines: Iterable[Styled], destination: Destination, out: IO[str]) -> None:
    from rich.text import Text  # noqa: PLC0415 - a terminal alone draws

    from dedupe_news.rendering.terminal import marked  # noqa: PLC0415 - as above

    screen = canvas(destination, out)
    for style, line in lines:
        body = line.lstrip()
        by, mark = len(line) - len(body), body[:2] if body.startswith(("+ ", "- ")) else ""
        text = Text(body.removeprefix(mark), style=style)
        screen.print(marked(Text(mark, style=style), text, by) if body else "")


def _record(
    a: FoundReport,
    b: FoundReport,
    spoken: Evidence,
    story: StoryEvidence,
    copy: CopyEvidence,
    borders: Borders | None,
) -> dict[str, Any]:
    from dataclasses import asdict  # noqa: PLC0415 - for machine formats only

    return {
        "a": a.id,
        "b": b.id,
        "same_story": a.story["id"] == b.story["id"],
        "for": list(spoken.speaks_for),
        "against": list(spoken.against),
        "story": asdict(story),
        "copy": asdict(copy),
        "borders": None if borders is None else asdict(borders),
    }
