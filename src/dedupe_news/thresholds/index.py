"""How far an index looks back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexThresholds:
    """How an index grows (`index/adding.py`); measured in `tests/benchmarks/bench_index.py`."""

    exact: int = 20_000
    """Reports up to which an index is worked out anew as one run: some 20 s of one core."""
    neighbours: int = 6
    """Known reports looked up for each of today's in a larger index; ten find hardly more stories."""
    scope: int = 6_000
    """Known texts that today's are grouped with, the nearest stories first: a millisecond each."""
    of_story: int = 64
    """Texts of one known story that stand for it: one of thousands must not fill the scope. It only grows."""
    term_texts: int = 30
    """Of today's texts that hold a term, the most with which it still looks up neighbours. With 50 there is
    two and a half times as much to multiply, and grown stories are as near to those of one run (.975)."""
    least_likeness: float = 0.08
    """Cosine of the heaviest terms under which a known report is no neighbour."""
