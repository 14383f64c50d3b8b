"""Decisions of a person about stories: read, resolved into constraints, applied to groups of reports."""

from dedupe_news.decisions.constraints import Constraints, Contradiction, resolve
from dedupe_news.decisions.record import VERBS, Decision, Verb, load_decisions, standing
from dedupe_news.decisions.regrouping import apply

__all__ = [
    "VERBS",
    "Constraints",
    "Contradiction",
    "Decision",
    "Verb",
    "apply",
    "load_decisions",
    "resolve",
    "standing",
]
