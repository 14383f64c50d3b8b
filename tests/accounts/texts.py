"""Reports for tests of accounts: one line is one paragraph, sentences are found as the product finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts import AccountSettings, ReportInput, compose
from dedupe_news.model import Sentence
from dedupe_news.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.model import Account, Statement

FERRY = (
    "A ferry carrying 212 passengers ran aground off the coast of Brittany early on Tuesday.\n"
    "Rescue boats worked until dawn to bring everyone ashore, the maritime prefecture said.\n"
    "Most of the passengers were tourists on their way from Roscoff to Plymouth.\n"
    "The captain told investigators that the steering failed in heavy seas.\n"
    "In March 1998 a sister ship sank in the same bay and nine sailors drowned."
)
FERRY_AGAIN = (
    "Rescue boats worked until dawn to bring all passengers ashore, the prefecture said on Tuesday.\n"
    "The ferry, carrying 212 passengers, ran aground off the coast of Brittany early on Tuesday.\n"
    "Two Dutch children were treated for cold in the hospital of Brest.\n"
    "The captain told investigators the steering failed in heavy seas.\n"
    "Divers will look at the hull when the storm is over."
)


def report(
    text: str,
    *,
    number: int = 0,
    title: str | None = None,
    date: str | None = None,
    keeper: int = -1,
    lang: str | None = "en",
) -> ReportInput:
    """A report as the account sees it, its sentences spans of `text`."""
    spans = list(sentence_spans(text, lang))
    breaks = tuple(not text[:start].rpartition("\n")[2].strip() for start, _ in spans)
    sentences = tuple(Sentence(number, start, end, text[start:end]) for start, end in spans)
    return ReportInput(sentences, breaks, title, date, keeper, lang)


def story(*texts: str, lang: str | None = "en") -> list[ReportInput]:
    return [report(text, number=number, lang=lang) for number, text in enumerate(texts)]


def account_of(*texts: str, budget: int | None = None, lang: str | None = "en") -> Account:
    return compose(story(*texts, lang=lang), AccountSettings(budget=budget))


def printed(account: Account) -> list[str]:
    return [statement.printed.text for statement in account.statements]


def statement_with(account: Account, words: str) -> Statement:
    """The statement that prints or folds a sentence with these words."""
    for statement in (*account.statements, *account.left_out):
        if any(words in sentence.text for sentence in (statement.printed, *statement.also)):
            return statement
    raise AssertionError(f"no statement says {words!r}")


def disputed(*texts: str, lang: str | None = "en") -> list[tuple[str, tuple[str, ...]]]:
    """The conflicts between reports: kind, and the values in the order of the reports that tell them."""
    return [
        (conflict.kind, tuple(side.value for side in conflict.values))
        for conflict in account_of(*texts, lang=lang).conflicts
    ]


def together(first: str, second: str, *more: str) -> bool:
    """Whether two sentences of two reports are one statement; `more` are further sentences of both."""
    common = "\n".join(more)
    account = account_of(f"{first}\n{common}", f"{second}\n{common}")
    return any(
        {s.text for s in (statement.printed, *statement.also)} >= {first, second}
        for statement in account.statements
    )


def told(account: Account) -> Sequence[tuple[int, int, int]]:
    """Every sentence of an account by report and span, printed, folded or left out."""
    return [
        (sentence.report, sentence.start, sentence.end)
        for statement in (*account.statements, *account.left_out)
        for sentence in (statement.printed, *statement.also)
    ]
