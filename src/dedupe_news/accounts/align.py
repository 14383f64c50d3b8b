"""Two reports side by side: which sentences are the same, reworded, moved, or in one report only.

Sentences pair off best first by likeness; a pair is *moved* when it is not on the longest run of pairs that
keeps both reports' order. Reworded pairs carry a word diff with the numbers that changed.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from dedupe_news.accounts.clashes import Clash, disputes
from dedupe_news.accounts.facts import tell
from dedupe_news.accounts.languages import language_of
from dedupe_news.accounts.likeness import Weights, candidates, compare
from dedupe_news.accounts.words import Reader
from dedupe_news.thresholds import StatementThresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

AlignedKind = Literal["same", "reworded", "moved", "only_a", "only_b"]
OpTag = Literal["equal", "replace", "insert", "delete"]
_SAMPLE = 6
"""So many sentences of either report are enough to guess the language."""


@dataclass(frozen=True, slots=True)
class WordOp:
    """One step of a word diff: what stands in A and what in B, as written, words parted by one space."""

    tag: OpTag
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Aligned:
    """One row of the comparison.

    `i` and `j` are places from 0 in A and B, None where the row has no sentence there. `ops` is empty for
    rows of one report only. `numbers` are the numbers that changed, as written in A and B.
    """

    kind: AlignedKind
    i: int | None
    j: int | None
    ops: tuple[WordOp, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
    """Why two sentences do or do not say the same.

    `a_covered` and `b_covered` are the shares of either sentence's weighted words that the other holds,
    `common` their common part, `token_set` RapidFuzz's ratio in 0..1, `shared` the words both have,
    `clashes` what they dispute, `same` the verdict.
    """

    a_covered: float
    b_covered: float
    common: float
    token_set: float
    shared: tuple[str, ...]
    clashes: tuple[Clash, ...]
    same: bool


def word_ops(a: str, b: str) -> tuple[WordOp, ...]:
    """The word diff of two sentences.

    Example:
        >>> [(op.tag, op.a, op.b) for op in word_ops("Two men died.", "Three men died.")]
        [('replace', 'Two', 'Three'), ('equal', 'men died.', 'men died.')]
    """
    left, right = a.split(), b.split()
    found: list[WordOp] = []
    for op in Indel.opcodes([_plain(word) for word in left], [_plain(word) for word in right]):
        ours, theirs = " ".join(left[op.src_start : op.src_end]), " ".join(right[op.dest_start : op.dest_end])
        tag = cast("OpTag", op.tag)
        if found and tag != "equal" and found[-1].tag != "equal":
            last = found.pop()
            ours, theirs = f"{last.a} {ours}".strip(), f"{last.b} {theirs}".strip()
            tag = "replace" if ours and theirs else "delete" if ours else "insert"
        found.append(WordOp(tag, ours, theirs))
    return tuple(found)


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").strip("\"“”„«»'‘,.;:!?()[]") or word


def explain_sentences(a: str, b: str, thresholds: StatementThresholds | None = None) -> SentenceEvidence:
    """The evidence for and against two sentences saying the same, on their own.

    Example:
        >>> evidence = explain_sentences("Two men died on Monday.", "Three men died on Monday.")
        >>> evidence.same, [clash.kind for clash in evidence.clashes]
        (False, ['number'])
    """
    limits = thresholds or StatementThresholds()
    lang = language_of(f"{a} {b}")
    words = [Reader().read(text, lang) for text in (a, b)]
    weights = Weights(words)
    likeness = compare(weights, 0, 1)
    disputed = disputes(weights, tell(words[0]), tell(words[1]), limits)
    keys = weights.sets[0] & weights.sets[1]
    shared = tuple(
        dict.fromkeys(t for t, key in zip(words[0].tokens, words[0].keys, strict=True) if key in keys)
    )
    return SentenceEvidence(
        a_covered=likeness.first,
        b_covered=likeness.second,
        common=likeness.both,
        token_set=fuzz.token_set_ratio(a, b) / 100,
        shared=shared,
        clashes=disputed,
        same=likeness.both >= limits.same and not disputed,
    )


def align(
    a: Sequence[str], b: Sequence[str], thresholds: StatementThresholds | None = None
) -> tuple[Aligned, ...]:
    """The sentences of two reports side by side, in the order of A with B's own put where they stand in B.

    Example:
        >>> rows = align(["It rained.", "Two men died in the flood."], ["Three men died in the flood."])
        >>> [(row.kind, row.i, row.j, row.numbers) for row in rows]
        [('only_a', 0, None, ()), ('reworded', 1, 0, (('Two', 'Three'),))]
    """
    limits = thresholds or StatementThresholds()
    pairs = _pairs(a, b, limits)
    steady = _steady(pairs)
    rows: dict[int, Aligned] = {}
    for i, j in pairs:
        ops = word_ops(a[i], b[j])
        same = all(op.tag == "equal" for op in ops)
        kind: AlignedKind = "moved" if i not in steady else "same" if same else "reworded"
        rows[i] = Aligned(kind, i, j, ops, _changed_numbers(ops))
    return tuple(_interleave(len(a), len(b), rows, steady))


def _pairs(a: Sequence[str], b: Sequence[str], limits: StatementThresholds) -> list[tuple[int, int]]:
    """Pairs of places, each sentence at most once, most alike first, equals by nearness of place."""
    reader = Reader()
    lang = language_of(" ".join((*a[:_SAMPLE], *b[:_SAMPLE])))
    weights = Weights([reader.read(text, lang) for text in (*a, *b)])
    size = len(a)
    scored = []
    for both, first, second in candidates(weights, limits.centre):
        if first < size <= second:
            away = abs(first / max(size, 1) - (second - size) / max(len(b), 1))
            scored.append((-round(both, 9), round(away, 9), first, second - size))
    exact: dict[str, list[int]] = {}
    for j, text in enumerate(b):
        exact.setdefault(" ".join(text.split()), []).append(j)
    for i, text in enumerate(a):
        scored.extend((-2.0, abs(i - j) / 1e6, i, j) for j in exact.get(" ".join(text.split()), ()))
    found, used_a, used_b = [], set(), set()
    for _, _, i, j in sorted(scored):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            found.append((i, j))
    return sorted(found)


def _steady(pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The longest run of pairs that rises in both reports (patience sorting), as A's place to B's."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(j)
            ends.append(place)
        else:
            tails[at], ends[at] = j, place
    found: dict[int, int] = {}
    place = ends[-1] if ends else -1
    while place >= 0:
        found[pairs[place][0]] = pairs[place][1]
        place = before[place]
    return found


def _changed_numbers(ops: Sequence[WordOp]) -> tuple[tuple[str, str], ...]:
    """Numbers that stand against each other in replaced stretches, in order."""
    found: list[tuple[str, str]] = []
    reader = Reader()
    for op in ops:
        if op.tag != "replace":
            continue
        ours, theirs = (
            [(token, key) for token, key in zip(words.tokens, words.keys, strict=True) if key.startswith("#")]
            for words in (reader.read(op.a), reader.read(op.b))
        )
        found.extend(
            (one, other) for (one, left), (other, right) in zip(ours, theirs, strict=False) if left != right
        )
    return tuple(found)


def _interleave(size_a: int, size_b: int, rows: dict[int, Aligned], steady: dict[int, int]) -> list[Aligned]:
    paired_b = {row.j for row in rows.values()}
    ordered: list[Aligned] = []
    at_b = 0

    def catch_up(end: int) -> None:
        nonlocal at_b
        while at_b < end:
            if at_b not in paired_b:
                ordered.append(Aligned("only_b", None, at_b))
            at_b += 1

    for i in range(size_a):
        if i in steady:
            catch_up(steady[i])
        ordered.append(rows.get(i) or Aligned("only_a", i, None))
        if i in steady:
            at_b = max(at_b, steady[i] + 1)
    catch_up(size_b)
    return ordered
