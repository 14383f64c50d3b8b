"""The order of an account: news before background, each a merge of the reports that keeps their own order.

A topological merge in the spirit of Barzilay, Elhadad and McKeown (2002): the sentences of one report never
change places; where a statement stands in several reports, what leads up to it there comes before it too.
Otherwise the account stays in one report as long as it can, because a reader follows one teller best.
Quotations stay whole, and a sentence that leans on the one before ("However, they") stays behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.lexicon import DANGLING
from dedupe_news.accounts.sections import backgrounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.accounts.statements import Place

_LEADING_UP = 5
"""A shared statement waits for at most so many sentences of another report that lead up to it there."""


def arrange(
    reports: Sequence[ReportInput], groups: Sequence[Sequence[Place]]
) -> tuple[list[int], list[bool]]:
    """The order of the groups and, for each group as given, whether it is background.

    Args:
        reports: the story's reports.
        groups: statements as places of sentences, the printed one first.
    """
    owner = {place: number for number, group in enumerate(groups) for place in group}
    printed = {group[0]: number for number, group in enumerate(groups)}
    behind = [False] * len(groups)
    glued = [False] * len(groups)
    chains: list[list[int]] = []
    for number, report in enumerate(reports):
        marks = backgrounds(report)
        open_quote = False
        chain: list[int] = []
        for place, sentence in enumerate(report.sentences):
            mine = printed.get((number, place))
            inside, open_quote = open_quote, _stays_open(sentence.text, open_quote)
            if mine is None:
                continue
            lean = inside or (place > 0 and (number, place - 1) in printed and _leans(sentence.text))
            glued[mine] = lean and bool(chain) and printed.get((number, place - 1)) == chain[-1]
            behind[mine] = behind[chain[-1]] if glued[mine] and inside else marks[place]
            chain.append(mine)
        chains.append(chain)
    waits = _waits(reports, groups, owner)
    ordered: list[int] = []
    for section in (False, True):
        part = [[number for number in chain if behind[number] is section] for chain in chains]
        ordered.extend(_merge(part, waits, glued))
    return ordered, behind


def _leans(text: str) -> bool:
    first = text.split(maxsplit=1)
    return bool(first) and first[0].strip("“\"',").lower() in DANGLING


def _stays_open(text: str, was_open: bool) -> bool:  # noqa: FBT001 - a state, not a switch
    """Whether a quotation goes on into the next sentence."""
    opened, closed = text.count("“") + text.count("«"), text.count("”") + text.count("»")
    if opened or closed:
        return opened > closed if not was_open or opened else closed == 0
    if text.count('"') % 2:
        return not was_open
    return was_open


def _waits(
    reports: Sequence[ReportInput], groups: Sequence[Sequence[Place]], owner: dict[Place, int]
) -> dict[int, list[int]]:
    """For each shared group the groups that lead up to it in the reports where it is not printed."""
    found: dict[int, list[int]] = {}
    if len(reports) < 2:
        return found
    shared = {number for number, group in enumerate(groups) if len({report for report, _ in group}) > 1}
    for number in shared:
        before: list[int] = []
        for report, place in groups[number][1:]:
            for earlier in range(place - 1, max(-1, place - 1 - _LEADING_UP), -1):
                other = owner[report, earlier]
                if other in shared or other == number:
                    break
                if groups[other][0][0] == report:
                    before.append(other)
        if before:
            found[number] = before
    return found


def _merge(chains: Sequence[Sequence[int]], waits: dict[int, list[int]], glued: Sequence[bool]) -> list[int]:
    """Merge chains of groups, staying in one chain until a group must wait for another chain's."""
    heads = [0] * len(chains)
    chain_of = {number: place for place, chain in enumerate(chains) for number in chain}
    done: set[int] = set()
    ordered: list[int] = []
    stack: list[int] = []
    begin = 0
    while True:
        if not stack:
            while begin < len(chains) and heads[begin] >= len(chains[begin]):
                begin += 1
            if begin == len(chains):
                return ordered
            stack.append(begin)
        chain = stack[-1]
        if heads[chain] >= len(chains[chain]):
            stack.pop()
            continue
        number = chains[chain][heads[chain]]
        missing = [
            other
            for other in waits.get(number, ())
            if other not in done and chain_of.get(other, chain) not in stack
        ]
        if missing and not glued[number]:
            stack.append(chain_of[missing[0]])
            continue
        heads[chain] += 1
        done.add(number)
        ordered.append(number)
        if len(stack) > 1 and not _awaited(chains[stack[-2]], heads[stack[-2]], waits, done, chain, chain_of):
            stack.pop()


def _awaited(  # noqa: PLR0913, PLR0917 - the state of one merge
    chain: Sequence[int],
    head: int,
    waits: dict[int, list[int]],
    done: set[int],
    other: int,
    chain_of: dict[int, int],
) -> bool:
    """Whether the next group of a chain still waits for something of another chain."""
    return head < len(chain) and any(
        number not in done and chain_of.get(number) == other for number in waits.get(chain[head], ())
    )
