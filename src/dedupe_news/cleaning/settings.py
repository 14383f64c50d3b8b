"""What a caller may choose about cleaning: rules never to apply, rules to apply besides, thresholds."""

from __future__ import annotations

from dataclasses import dataclass, field

from dedupe_news.thresholds import CleaningThresholds

__all__ = ["CleaningSettings"]


@dataclass(frozen=True, slots=True)
class CleaningSettings:
    """The choices behind `--keep RULE` and `--drop RULE`.

    `keep` names rules that are never applied; `drop` names rules that are off by default and are to be
    applied too. A name that no rule bears is the caller's to report (see `rules.RULES`).

    Example:
        >>> CleaningSettings(keep=frozenset({"byline"})).applies("byline", by_default=True)
        False
    """

    keep: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()
    thresholds: CleaningThresholds = field(default_factory=CleaningThresholds)

    def applies(self, rule: str, *, by_default: bool) -> bool:
        """Whether the rule of this name is applied under these settings."""
        return rule not in self.keep and (by_default or rule in self.drop)
