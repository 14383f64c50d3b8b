"""How copies are found: which of them is kept, and from when two reports are copies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dedupe_news.thresholds import CopyThresholds

Keep = Literal["longest", "first", "earliest"]


@dataclass(frozen=True, slots=True)
class CopySettings:
    """Which report of a copy group stands for it, and the thresholds.

    `keep` is `longest` (most words; nothing that a shorter reprint cut is lost), `first` (stands first in the
    input) or `earliest` (lowest rank, which callers give as date and place). Ties go to the lower rank, then
    to the earlier place.
    """

    keep: Keep = "longest"
    thresholds: CopyThresholds = field(default_factory=CopyThresholds)
