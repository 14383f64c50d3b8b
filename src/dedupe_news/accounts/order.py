"""The order of an account: news before background, each a merge of the reports that keeps their own order.

A topological merge in the spirit of Barzilay, Elhadad and McKeown (2002): the sentences of one report never
change places; where a statement stands in several reports, what leads up to it there comes before it too.
Otherwise the account stays in one report as long as it can, because a reader follows one teller best.
Quotations stay whole, and a sentence that leans on the one before ("However, they") stays behind it. Where
the beginning of a quotation is told in another report's words, the rest follows those; other sentences that
lean keep their report's order (tried: "Those sentences will run …" came before the sentences were told).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.sections import Cues, backgrounds, read_cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.accounts.kinds import Kinds, Place
    from dedupe_news.accounts.words import Words

_OPENING = '"“„«「'
_LEADING_UP = 5
"""A shared statement waits for at most so many sentences of another report that lead up to it there."""


def arrange(
    reports: Sequence[ReportInput], groups: Sequence[Sequence[Place]], kinds: Kinds
) -> tuple[list[int], list[bool]]:
    """The order of the groups and, for each group as given, whether it is background.

    Args:
        reports: the story's reports.
        groups: statements as places of sentences, the printed one first.
        kinds: the distinct sentences, for their words.
    """
    owner = {place: number for number, group in enumerate(groups) for place in group}
    printed = {group[0]: number for number, group in enumerate(groups)}
    behind = [False] * len(groups)
    glued = [False] * len(groups)
    follows: dict[int, int] = {}
    chains: list[list[int]] = []
    cues: dict[int, Cues] = {}
    printing = {group[0][0] for group in groups}
    for number, report in enumerate(reports):
        if number not in printing:  # a copy, mostly
            chains.append([])
            continue
        own = [kinds.of[number, place] for place in range(len(report.sentences))]
        for kind in own:
            if kind not in cues:
                cues[kind] = read_cues(kinds.words[kind])
        marks = backgrounds([cues[kind] for kind in own], report.date)
        open_quote = False
        chain: list[int] = []
        for place, sentence in enumerate(report.sentences):
            mine = printed.get((number, place))
            inside, open_quote = open_quote, _stays_open(sentence.text, open_quote)
            if mine is None:
                continue
            quoted = place > 0 and (inside or _quotes_on(report, place))
            lean = place > 0 and (quoted or _leans(kinds.words[own[place]]))
            before = owner[number, place - 1] if quoted else mine
            glued[mine] = lean and bool(chain) and printed.get((number, place - 1)) == chain[-1]
            if before != mine and (before in follows or (number, place - 1) not in printed):
                follows[mine] = before
            behind[mine] = behind[chain[-1]] if glued[mine] and inside else marks[place]
            chain.append(mine)
        chains.append(chain)
    waits = _waits(reports, groups, owner)
    after = _after(follows)
    ordered: list[int] = []
    for section in (False, True):
        part = [
            [number for number in chain if behind[number] is section and number not in after]
            for chain in chains
        ]
        ordered.extend(_merge(part, waits, glued))
    return _with_followers(ordered, behind, after)


def _after(follows: dict[int, int]) -> dict[int, int]:
    """For each group that leans on another the one to tell it after, where these do not lean in a circle."""
    found = {}
    for number, leader in follows.items():
        at, seen = leader, {number}
        while at in follows and at not in seen:
            seen.add(at)
            at = follows[at]
        if at not in seen:
            found[number] = leader
    return found


def _with_followers(
    ordered: Sequence[int], behind: list[bool], after: dict[int, int]
) -> tuple[list[int], list[bool]]:
    """The order with those that lean on a group right behind it, and in its section."""
    followers: dict[int, list[int]] = {}
    for number, leader in sorted(after.items()):
        followers.setdefault(leader, []).append(number)
    found: list[int] = []
    stack = list(reversed(ordered))
    while stack:
        number = stack.pop()
        found.append(number)
        behind[number] = behind[after[number]] if number in after else behind[number]
        stack.extend(reversed(followers.get(number, ())))
    return found, behind


def _quotes_on(report: ReportInput, place: int) -> bool:
    """Whether a sentence quotes on in the paragraph of a quotation ("…," he said. "They did not …")."""
    text, last = report.sentences[place].text, report.sentences[place - 1].text
    return not report.begins_line(place) and text[:1] in _OPENING and any(mark in last for mark in _OPENING)


def _leans(words: Words) -> bool:
    return bool(words.lowers) and words.lexicon.has("opener", words.lowers[0])


def _stays_open(text: str, was_open: bool) -> bool:  # noqa: FBT001 - a state, not a switch
    """Whether a quotation goes on into the next sentence."""
    if text.isascii():
        return (not was_open) if text.count('"') % 2 else was_open
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
    merging = _Merging(chains, waits, glued)
    for chain in range(len(chains)):
        merging.tell(chain)
    return merging.ordered


class _Merging:
    """A merge under way: how far each chain is told, and which chains wait for which."""

    def __init__(
        self, chains: Sequence[Sequence[int]], waits: dict[int, list[int]], glued: Sequence[bool]
    ) -> None:
        self.ordered: list[int] = []
        self._chains = chains
        self._waits = waits
        self._glued = glued
        self._heads = [0] * len(chains)
        self._chain_of = {number: place for place, chain in enumerate(chains) for number in chain}
        self._done: set[int] = set()

    def tell(self, begin: int) -> None:
        """Tell a chain to its end, and of others what it waits for."""
        stack = [begin]
        while stack:
            chain = stack[-1]
            if self._heads[chain] >= len(self._chains[chain]):
                stack.pop()
                continue
            number = self._chains[chain][self._heads[chain]]
            other = None if self._glued[number] else self._awaited(number, stack)
            if other is not None:
                stack.append(other)
                continue
            self._heads[chain] += 1
            self._done.add(number)
            self.ordered.append(number)
            if len(stack) > 1 and not self._awaits(stack[-2], chain):
                stack.pop()

    def _awaited(self, number: int, stack: Sequence[int]) -> int | None:
        """The chain that a group must wait for, unless that waits for this one."""
        for other in self._waits.get(number, ()):
            chain = self._chain_of.get(other)
            if other not in self._done and chain is not None and chain not in stack:
                return chain
        return None

    def _awaits(self, chain: int, other: int) -> bool:
        """Whether the next group of a chain still waits for something of another chain."""
        head = self._heads[chain]
        return head < len(self._chains[chain]) and any(
            number not in self._done and self._chain_of.get(number) == other
            for number in self._waits.get(self._chains[chain][head], ())
        )
