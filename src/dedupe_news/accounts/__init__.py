"""Accounts: from the reports of one story to ordered, cited statements with their conflicts."""

from dedupe_news.accounts.align import Aligned, SentenceEvidence, WordOp, align, explain_sentences, word_ops
from dedupe_news.accounts.compose import AccountSettings, ReportInput, compose
from dedupe_news.accounts.words import Reader

__all__ = [
    "AccountSettings",
    "Aligned",
    "Reader",
    "ReportInput",
    "SentenceEvidence",
    "WordOp",
    "align",
    "compose",
    "explain_sentences",
    "word_ops",
]
