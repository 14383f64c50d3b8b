"""`eval`: how good a run's stories are against labels made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import choose, opened
from dedupe_news.cli.labels import read_labels
from dedupe_news.cli.words import say
from dedupe_news.cli.writing import write_rows
from dedupe_news.errors import UsageError
from dedupe_news.rendering.layout import counted, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.evaluation import Evaluation

FORMATS = ("text", "jsonl", "json")
Share = click.FloatRange(0.0, 1.0)


@click.command("eval")
@click.argument("pred", metavar="PRED", type=click.Path())
@click.argument("gold", metavar="GOLD", type=click.Path())
@options.output_options(*FORMATS)
@click.option(
    "--worst", type=click.IntRange(min=0), default=10, metavar="N", help="How many stories to list."
)
@click.option("--min-f1", type=Share, metavar="X", help="Exit 1 when B-cubed F1 is under X.")
@click.option("--min-pairwise", type=Share, metavar="X", help="Exit 1 when pairwise F1 is under X.")
@click.option("--min-ari", type=click.FloatRange(-1.0, 1.0), metavar="X", help="Exit 1 when ARI is under X.")
@options.quiet_options
def command(
    pred: str,
    gold: str,
    format_: str | None,
    output: str | None,
    color: str,
    worst: int,
    min_f1: float | None,
    min_pairwise: float | None,
    min_ari: float | None,
    quiet: bool,  # noqa: FBT001 - click passes flags by name
    **rest: Any,  # noqa: ANN401 - what is said on stderr
) -> int:
    r"""Measure stories against gold: B-cubed, pairwise, ARI, NMI, and the stories that went worst.

    PRED is a saved run or any labelled file, GOLD labels by report id. A report of GOLD that PRED lacks
    counts as a story of its own; reports that GOLD does not name are left aside.

    \b
    Examples:
      dedupe-news eval stories.jsonl gold.json
      dedupe-news eval stories.jsonl gold.csv --min-f1 0.9
    """
    from dedupe_news.evaluation import evaluate_by_id  # noqa: PLC0415 - `--help` measures nothing

    del rest
    if pred == gold == "-":
        raise UsageError("standard input cannot be both", help="name the file of labels")
    destination = choose(output, format_, color, FORMATS)
    predicted, true = read_labels(pred), read_labels(gold)
    if not quiet:
        for note in _notes(predicted, true):
            say(f"dedupe-news: {note}")
    found = evaluate_by_id(true, predicted, worst)
    with opened(destination) as out:
        if destination.format == "text":
            out.writelines(line + "\n" for line in _lines(found))
        else:
            write_rows([found.as_record()], destination, out)
    limits = (
        (found.b_cubed.f1, min_f1, "B-cubed F1"),
        (found.pairwise.f1, min_pairwise, "pairwise F1"),
        (found.ari, min_ari, "ARI"),
    )
    under = [(name, value, limit) for value, limit, name in limits if limit is not None and value < limit]
    for name, value, limit in under:
        say(f"dedupe-news: {name} {value:.4f} is under {limit:g}")
    return 1 if under else 0


def _notes(predicted: dict[str, str], true: dict[str, str]) -> Iterator[str]:
    missing = len(true.keys() - predicted.keys())
    extra = len(predicted.keys() - true.keys())
    if missing:
        yield f"{counted(missing, 'report')} of gold not in PRED: each counts as a story of its own"
    if extra:
        yield f"{counted(extra, 'report')} of PRED not in gold: left aside"


def _lines(found: Evaluation) -> Iterator[str]:
    yield (
        f"{counted(found.reports, 'report')} · {counted(found.gold_stories, 'story', 'stories')} in gold · "
        f"{counted(found.predicted_stories, 'story', 'stories')} predicted"
    )
    yield ""
    yield f"{'':<10}{'precision':>10}{'recall':>10}{'F1':>10}"
    for name, measure in (("B-cubed", found.b_cubed), ("pairwise", found.pairwise)):
        yield f"{name:<10}{measure.precision:>10.4f}{measure.recall:>10.4f}{measure.f1:>10.4f}"
    yield f"{'V-measure':<10}{found.homogeneity:>10.4f}{found.completeness:>10.4f}{found.v_measure:>10.4f}"
    yield f"{'ARI':<10}{'':>20}{found.ari:>10.4f}"
    yield f"{'NMI':<10}{'':>20}{found.v_measure:>10.4f}"
    if found.worst:
        yield ""
        yield "Stories that went worst:"
        yield from (f"  {plain(one.story)}: {one.why} (F1 {one.f1:.2f})" for one in found.worst)
