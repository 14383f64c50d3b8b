"""Every threshold of the product in one table, each with where it came from.

One default serves all inputs; a number without a source does not belong here. Rooms take their class as
an argument with these defaults, so a caller can change one without touching the others.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SegmentThresholds:
    """Where one report ends and the next begins."""


@dataclass(frozen=True, slots=True)
class CleaningThresholds:
    """What is boilerplate."""


@dataclass(frozen=True, slots=True)
class CopyThresholds:
    """When one report reprints another."""


@dataclass(frozen=True, slots=True)
class StoryThresholds:
    """When two reports tell the same event."""


@dataclass(frozen=True, slots=True)
class StatementThresholds:
    """When two sentences say the same, and when they disagree."""
