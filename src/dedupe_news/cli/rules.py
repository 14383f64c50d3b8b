"""`rules`: the boilerplate rules, each with what it removes and an example."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import choose, opened
from dedupe_news.cli.writing import write_rows

FORMATS = ("text", "jsonl", "json")


@click.command("rules")
@options.output_options(*FORMATS)
@options.quiet_options
def command(
    format_: str | None,
    output: str | None,
    color: str,
    **rest: Any,  # noqa: ANN401 - what is said on stderr
) -> int:
    r"""List the rules by which `clean` and `run` remove lines.

    \b
    Examples:
      dedupe-news rules
      dedupe-news clean --keep newsletter scraped.txt
      dedupe-news clean --drop contact scraped.txt
    """
    from dedupe_news.cleaning import RULES  # noqa: PLC0415 - `--help` lists nothing

    del rest
    destination = choose(output, format_, color, FORMATS)
    with opened(destination) as out:
        if destination.format != "text":
            write_rows([asdict(rule) for rule in RULES], destination, out)
        else:
            for rule in RULES:
                asked = "" if rule.by_default else "  (only with --drop)"
                out.write(f"{rule.name}{asked}\n  {rule.removes}\n")
                out.writelines(f"    e.g. {example}\n" for example in rule.examples)
    return 0
