"""News or background: which sentences of a report tell what happened before.

Signs for background are explicit past dates (most at the beginning of a sentence), the past perfect, words of
looking back, plain statives; against it speak the lead, weekdays, the future, running events and speech.
A sentence alone proves little, so the likeliest run of sections is taken over the whole report (Viterbi over
two states with a price for each change), and "In response", "However, he" follow the sentence before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dedupe_news.accounts.lexicon import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.inputs import ReportInput

_BACK = re.compile(
    r"\b(?:earlier this (?:year|month)|last (?:year|month)|(?:years?|months|decades?) (?:ago|earlier)|"
    r"previously|formerly|"
    r"in recent (?:years|months)|months of|years of|years later|in the past|the last such|historically|"
    r"at (?:that|the) time|back in|dates? back|in the wake of|founded|"
    r"(?:comes?|came) (?:after|amid)|follow(?:s|ed)? (?:a|an|the|months|years)|"
    r"(?:im|vor) (?:vergangenen|letzten) jahr|l'an dernier|l’an dernier|il y a \w+ ans|"
    r"el año pasado|hace \w+ años|"
    r"l'anno scorso|l’anno scorso|no ano passado|vorig jaar|в прошлом году)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"\b(?:had (?!no\b|not\b|to\b|a\b|the\b)\w+|war(?:en)? \w+ worden|avai(?:t|ent) \w+é|había \w+do)\b",
    re.IGNORECASE,
)
_STATIVE = re.compile(
    r"\b(?:is|are) (?:seen|regarded|considered|known|employed|located|based|technically|still|"
    r"one of|home to|an? (?:key|major|member)|the (?:largest|biggest|only))\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|due to|is to|are to|planned for|scheduled|expected|is set to|are set to|hopes? to|plans? to|"
    r"tomorrow|next (?:week|month|year)|later this|upcoming|wird|werden|va|vont|sarà|será)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:today|yesterday|tonight|this (?:week|morning|afternoon|evening)|now|so far|"
    r"(?:is|are|was|were) (?:holding|taking|being|continuing|trying|meeting|leading|working|"
    r"searching|investigating)|"
    r"has|have|heute|gestern|aujourd’hui|aujourd'hui|hier|hoy|ayer|oggi|ieri|hoje|ontem|vandaag|gisteren)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:said|told|says|announced|confirmed|spoke|sagte|dit|dijo|disse|ha detto)\b|[“”\"«»]", re.IGNORECASE
)
_CHAIN = re.compile(
    r"^(?:in response|however|but|and|also|they|he|she|it|that|this|these|those|"
    r"the (?:agreement|deal|move|decision|zone)|"
    r"then|after (?:that|the|crisis)|afterwards?|as a result|following (?:that|this)|"
    r"meanwhile|but|doch|aber|mais|pero|ma)\b",
    re.IGNORECASE,
)
_DATE_WORD = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\w+", re.UNICODE)
_LEAD = 2
"""The first sentences of a report are news whatever they say."""
_EARLY = 1.9
"""Weight of a date that opens its sentence."""
_ENTER, _LEAVE = 0.9, 0.5
"""Price of going from news to background and back. At an even .7 sections flickered between "On August 4" and
what followed from it; with a dearer entry, single asides stay where they stand."""


def backgrounds(report: ReportInput) -> list[bool]:
    """For each sentence of a report, whether it is background.

    Example:
        >>> from dedupe_news.accounts.inputs import ReportInput
        >>> from dedupe_news.model import Sentence
        >>> texts = ["Talks began on Monday.", "Both sides will meet again.", "In June 2013 they had failed."]
        >>> backgrounds(ReportInput(tuple(Sentence(0, i, i + 1, t) for i, t in enumerate(texts))))
        [False, False, True]
    """
    count = len(report.sentences)
    scores = [
        _score(sentence.text, place, count, report.date) for place, sentence in enumerate(report.sentences)
    ]
    if not scores or max(scores) <= 0:
        return [False] * count
    return _smooth(scores)


def _score(text: str, place: int, count: int, date: str | None) -> float:
    """Evidence that a sentence is background; over 0 speaks for it."""
    score = -0.3 + 0.4 * (place / max(count - 1, 1))
    if place < _LEAD:
        score -= 3.0
    ahead = _AHEAD.search(text) is not None
    dated = _dated(text, date)
    if dated:
        score += dated if not ahead or dated >= _EARLY else 0.3 * dated
    if _BACK.search(text):
        score += 1.2
    if _PERFECT.search(text):
        score += 0.6
    if _STATIVE.search(text):
        score += 1.0
    if ahead and dated < _EARLY:
        score -= 1.4
    if _NOW.search(text):
        score -= 0.5
    if _SPEECH.search(text):
        score -= 0.6
    lowers = text.lower()
    if any(day in lowers for day in WEEKDAYS if len(day) > 4) and any(
        word in WEEKDAYS for word in _DATE_WORD.findall(lowers)
    ):
        score -= 0.8
    return 0.15 * score if _CHAIN.match(text) and score > -1.5 else score


def _dated(text: str, date: str | None) -> float:
    """How strongly a sentence names a past date: more at its beginning, not for the report's own month."""
    words = _DATE_WORD.findall(text)
    own_year = int(date[:4]) if date and date[:4].isdigit() else None
    own_month = int(date[5:7]) if date and date[5:7].isdigit() else None
    best = 0.0
    for place, word in enumerate(words):
        early = _EARLY if place <= 2 else 0.8
        if word.isdigit() and len(word) == 4:
            if own_year is None or int(word) < own_year:
                best = max(best, early)
            continue
        month = MONTHS.get(word.lower()) if word[:1].isupper() and place else None
        if month is None or len(word) < 3 or (len(word) == 3 and word.lower() != "may"):
            continue
        if own_month is not None and month == own_month:
            continue
        if word.lower() in {"may", "march"} and words[place - 1].lower() not in {
            "in",
            "on",
            "of",
            "since",
            "last",
        }:
            continue
        best = max(best, early)
    return best


def _smooth(scores: Sequence[float]) -> list[bool]:
    """The likeliest run of sections."""
    news, back = 0.0, -9.0
    steps: list[tuple[bool, bool]] = []
    for score in scores:
        from_back_to_news, from_news_to_back = back - _LEAVE > news, news - _ENTER > back
        steps.append((from_back_to_news, from_news_to_back))
        news, back = max(news, back - _LEAVE) - score / 2, max(back, news - _ENTER) + score / 2
    state = back > news
    found = [False] * len(scores)
    for place in range(len(scores) - 1, -1, -1):
        found[place] = state
        changed = steps[place][1] if state else steps[place][0]
        if changed:
            state = not state
    return found
