"""Accounts cut to 100 words against four hand-written summaries each: ROUGE on the 50 clusters of DUC 2004.

Settings are those of the published figures (Hong et al., 2014: ROUGE 1.5.5 with `-m -a -l 100 -f A`, best
extractive systems 39.8 and 9.8): recall, stems, stop words kept, summary and references both cut to their
first 100 words, the mean over the references, no jackknife. `whole` leaves the references uncut (they have
105 words on average), `best` takes the best of each four. `account` is whole sentences of a hundred words at
most, 99 on average; `account, cut` adds the next and cuts it at the hundredth, as published systems are.
Tokens and stems are the rouge-score library's.

Data: `accounts/duc2004_refs.jsonl` and `stories/duc2004.jsonl` in the folder named by DEDUPE_NEWS_EVAL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rouge_score.rouge_scorer import RougeScorer
from tests.benchmarks.accounts_plants import inputs
from tests.benchmarks.bench_sentences import eval_folder, rows

from dedupe_news.accounts import AccountSettings, ReportInput, compose
from dedupe_news.accounts.budget import choices
from dedupe_news.accounts.statements import group
from dedupe_news.accounts.words import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

WORDS = 100
KINDS = ("rouge1", "rouge2")
WAYS = ("as published", "whole", "best")


def first_words(sentences: Sequence[str]) -> str:
    """The first hundred words of some sentences, the last of them cut where it must be."""
    return " ".join(" ".join(sentences).split()[:WORDS])


def account(reports: Sequence[ReportInput]) -> str:
    """What a budget of a hundred words prints, whole sentences."""
    found = compose(reports, AccountSettings(words=WORDS))
    return first_words([statement.printed.text for statement in found.statements])


def filled(reports: Sequence[ReportInput]) -> str:
    """What a budget of a hundred words takes, filled up with what it would take next, cut as published."""
    settings = AccountSettings()
    grouping = group(reports, settings.thresholds, Reader())
    texts = list(range(len(reports)))
    taken = choices(grouping, texts, AccountSettings(words=WORDS))
    further = (number for number in choices(grouping, texts, settings) if number not in taken)
    places = [grouping.groups[number][0] for number in (*taken, *further)]
    return first_words([reports[report].sentences[place].text for report, place in places])


def first_report(reports: Sequence[ReportInput]) -> str:
    return first_words([sentence.text for sentence in reports[0].sentences])


def leads_in_turn(reports: Sequence[ReportInput]) -> str:
    """First sentences of all reports, then second sentences, exact repetitions aside."""
    deepest = max(len(report.sentences) for report in reports)
    said = [r.sentences[rank].text for rank in range(deepest) for r in reports if rank < len(r.sentences)]
    return first_words(list(dict.fromkeys(said)))


def measure(summary: str, references: Sequence[str], scorer: RougeScorer) -> dict[tuple[str, str], float]:
    """ROUGE-1 and -2 recall of one summary, its references taken in three ways."""
    cut = [scorer.score(first_words([reference]), summary) for reference in references]
    whole = [scorer.score(reference, summary) for reference in references]
    found: dict[tuple[str, str], float] = {}
    for kind in KINDS:
        found[kind, "as published"] = sum(score[kind].recall for score in cut) / len(cut)
        found[kind, "whole"] = sum(score[kind].recall for score in whole) / len(whole)
        found[kind, "best"] = max(score[kind].recall for score in cut)
    return found


def clusters(
    documents: Sequence[dict[str, Any]], wanted: Sequence[dict[str, Any]]
) -> dict[str, list[ReportInput]]:
    """The reports of each cluster, by the documents it names and in their order."""
    known = {row["id"]: row for row in documents}
    return {
        row["story_id"]: inputs([known[name] for name in row["doc_ids"] if name in known]) for row in wanted
    }


def main() -> int:
    references, documents = (
        eval_folder() / name for name in ("accounts/duc2004_refs.jsonl", "stories/duc2004.jsonl")
    )
    if not (references.is_file() and documents.is_file()):
        print("no references or no clusters: set DEDUPE_NEWS_EVAL")
        return 0
    wanted = rows(references)
    gold = {row["story_id"]: row["references"] for row in wanted}
    stories = clusters(rows(documents), wanted)
    scorer = RougeScorer(list(KINDS), use_stemmer=True)
    makers: Mapping[str, Callable[[Sequence[ReportInput]], str]] = {
        "first report": first_report,
        "leads in turn": leads_in_turn,
        "account": account,
        "account, cut": filled,
    }
    print(f"{len(stories)} clusters, {WORDS} words, recall in per cent; ROUGE-1 and -2 of each")
    print(" " * 14 + "".join(f"{way:>15} " for way in WAYS))
    for name, make in makers.items():
        total: dict[tuple[str, str], float] = {}
        for story, reports in stories.items():
            for key, value in measure(make(reports), gold[story], scorer).items():
                total[key] = total.get(key, 0.0) + 100 * value / len(stories)
        print(f"{name:<14}" + " ".join(f"{total[kind, way]:7.2f}" for way in WAYS for kind in KINDS))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
