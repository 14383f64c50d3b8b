"""What the borders between two saved reports have to do with their being, or not being, one story.

Reports cut out of one text at guessed borders may be parts of one article, and a story of such reports is
taken apart where its parts are more alike within than between (`stories/parting.py`). Whether that is what
held two reports apart is found by grouping the saved reports once more, as if all borders were sure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dedupe_news.stories import StoryInput, StorySettings


@dataclass(frozen=True, slots=True)
class Borders:
    """What is known of the borders of two reports that were cut out of one text.

    `a` and `b` are how sure the borders of each are, `between` the score of the best border between them
    among the saved reports. `one_block`: no border between them is sure, they may be parts of one article.
    `held_apart`: they would be one story if all borders were sure; None where it was not asked.
    """

    a: float
    b: float
    between: float
    one_block: bool
    held_apart: bool | None = None


def borders_of(
    a: Mapping[str, Any], b: Mapping[str, Any], saved: Iterable[Mapping[str, Any]]
) -> Borders | None:
    """Look up the borders of two reports; None unless both were cut out of one text and the run saved how.

    Args:
        a: the record of one report.
        b: that of the other.
        saved: the records of all saved reports.
    """
    apart = max(a["start"], b["start"]) >= min(a["end"], b["end"])  # records of a file have their own offsets
    texts = all((one.get("cut") or {"by": "record"})["by"] != "record" for one in (a, b))
    low, high = sorted((a["start"], b["start"]))
    if not texts or a["source"] != b["source"] or not apart or low == high:
        return None
    scores = [
        one["cut"]["score"]
        for one in saved
        if one["source"] == a["source"] and low < one["start"] <= high and one.get("cut")
    ]
    block = a.get("block")
    return Borders(
        a=a.get("sure", 1.0),
        b=b.get("sure", 1.0),
        between=max(scores),
        one_block=block is not None and block == b.get("block"),
    )


def held_apart(texts: StoryInput, settings: StorySettings) -> bool:
    """Whether the first two reports are two stories by their guessed borders alone.

    Args:
        texts: the independent texts of a run, with how sure the borders of each are.
        settings: how the run cut its stories.
    """
    from dedupe_news.stories import cluster  # noqa: PLC0415 - asked only of pairs with guessed borders

    apart, trusted = (cluster(run, settings).labels for run in (texts, replace(texts, sure=())))
    return bool(apart[0] != apart[1] and trusted[0] == trusted[1])
