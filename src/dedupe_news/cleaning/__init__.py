"""Boilerplate out of text whose markup is gone: named rules, one linear model, repetition."""

from dedupe_news.cleaning.cleaned import clean_text
from dedupe_news.cleaning.labels import Labels, label_lines, label_run, label_texts
from dedupe_news.cleaning.pieces import Cuts, cut_pieces, cut_texts
from dedupe_news.cleaning.repetition import condemned, line_counts, longest_repeated, may_repeat
from dedupe_news.cleaning.rules import RULES, Rule
from dedupe_news.cleaning.settings import CleaningSettings

__all__ = [
    "RULES",
    "CleaningSettings",
    "Cuts",
    "Labels",
    "Rule",
    "clean_text",
    "condemned",
    "cut_pieces",
    "cut_texts",
    "label_lines",
    "label_run",
    "label_texts",
    "line_counts",
    "longest_repeated",
    "may_repeat",
]
