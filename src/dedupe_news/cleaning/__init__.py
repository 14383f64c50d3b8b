"""Boilerplate out of text whose markup is gone: named rules, one linear model, repetition."""

from dedupe_news.cleaning.cleaned import clean_text
from dedupe_news.cleaning.labels import label_lines, label_run
from dedupe_news.cleaning.pieces import cut_pieces
from dedupe_news.cleaning.repetition import line_counts, may_repeat
from dedupe_news.cleaning.rules import RULES, Rule
from dedupe_news.cleaning.settings import CleaningSettings

__all__ = [
    "RULES",
    "CleaningSettings",
    "Rule",
    "clean_text",
    "cut_pieces",
    "label_lines",
    "label_run",
    "line_counts",
    "may_repeat",
]
