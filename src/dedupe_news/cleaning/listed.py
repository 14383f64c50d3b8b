"""The words by which lines of a fixed form are known, rule by rule, as `wording/openings.txt` lists them."""

from __future__ import annotations

from functools import cache
from importlib import resources

from dedupe_news.cleaning.alternatives import alternatives

__all__ = ["any_of", "words_of_rules"]


@cache
def words_of_rules() -> dict[str, list[str]]:
    """The words of each rule; constant data, read once."""
    found: dict[str, list[str]] = {}
    text = resources.files("dedupe_news.cleaning").joinpath("wording/openings.txt").read_text("utf-8")
    for row in text.splitlines():
        if row and not row.startswith("#"):
            name, _, rest = row.partition(" ")
            found.setdefault(name, []).extend(word.strip() for word in rest.split("|"))
    return found


@cache
def any_of(name: str) -> str:
    """The words of a rule as alternatives of an expression."""
    return alternatives(words_of_rules()[name])
