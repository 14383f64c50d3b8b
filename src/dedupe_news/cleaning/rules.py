"""The rules by name: what each removes, examples, and how certain it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["RULES", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One named reason to remove a line; `certainty` is the probability given to lines it removes."""

    name: str
    removes: str
    examples: tuple[str, ...]
    certainty: float
    by_default: bool = True


RULES: Final[tuple[Rule, ...]] = (
    Rule("shortcode", "shortcodes of content systems", ("[youtube AcctA4N2Soo]",), 0.999),
    Rule("embed-url", "bare addresses", ("https://t.co/abc",), 0.99),
    Rule("copyright", "copyright and rights lines", ("© 2019 Example News. All rights reserved.",), 0.99),
    Rule("cookie-notice", "cookie, consent and privacy notices", ("This website uses cookies.",), 0.99),
)
