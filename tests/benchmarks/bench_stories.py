"""Stories against gold on every labelled set, whole, in samples, in unknown scripts; leave-outs and speed.

Data: `stories/*.jsonl` in the folder named by DEDUPE_NEWS_EVAL, else beside the checkout. A whole set is
taken as a run takes it: cleaned, copies folded and counted with their keepers; `as given` are the raw
texts. `own cut` is what the set would reach with the best of thirteen cuts, `left out` what it reaches with
the cut that is best for the other sets. Samples are whole stories drawn until so many reports are reached,
several draws averaged. Ciphered texts have their letters exchanged, `syllables` also their words cut into
threes, and `ideographs` have each word written in one to three signs without spaces: languages of which
nothing is known. `lead` is the first 40 words.

`look-alikes` are pairs of events written by hand that pass for one. `small runs` are 26 of them in twelve
languages, each on its own and all of a half as one run of many languages, `fresh` 25 harder ones; `alike`
are runs of 5 to 14 reports drawn from the stories of a set that are nearest to each other, `random` from
any. `twin events` are 33 pairs of look-alikes of two reports of the length of a short article, all or one of
each event; `told in two ways` are 22 events in which two reports share few words, and `own words` 44 runs of
such and of look-alikes: pairs of one event that are found, and pairs of two that are joined, as in the 44
runs of `twin briefs`, short look-alikes of one day in eighteen languages, worded alike, and in 36 of
`one frame`: two events of one week in the same sentences, or one event in others. `briefs` are runs of
three to five: the first sentences, all of one day and without titles, of two reports of one event and
of a report each of one to three others; how often the two are one story, and how often strangers are.
`scattered runs` have one report an event and a pair in ten: the part of the reports that stand beside a
stranger, and the pairs found; scraped pages are given days of one week, and some of them are of one event.
`right at` tells of all compared pairs of samples and whole sets that are printed with such a probability how
many are of one event.

Speed is CPU time of clustering alone. `python -m tests.benchmarks.bench_stories --archive N` adds a generated
archive of N articles, with its B-cubed.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tests.benchmarks.bench_archive import make_rows
from tests.benchmarks.bench_sentences import eval_folder
from tests.benchmarks.stories_draws import briefs, contents, few, in_one_week, nearest, sample, scattered_run
from tests.benchmarks.stories_scripts import ciphered, ideographic, lead, rewritten, syllabic
from tests.benchmarks.stories_sets import SETS, Set, clustered, grouped, load, measure, undated
from tests.benchmarks.stories_written import (
    fillers,
    hand_written_runs,
    look_alike_events,
    own_words,
    told_apart,
    twin_briefs,
    twin_events,
)

from dedupe_news.evaluation import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.benchmarks.stories_sets import Row

CHANCES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
DRAWS = 40
PAGES = ("l3s_gn1", "aeb", "wcxb_dev_articles")
STEPS = tuple(at / 20 for at in range(4, 17))


def whole_sets(sets: list[Set]) -> None:
    print(f"{'set':<20}{'reports':>8}{'P':>7}{'R':>7}{'F1':>7}{'own cut':>9}{'left out':>9}{'as given':>9}")
    curves: dict[str, list[float]] = {}
    for one in sets:
        gold = [row["story"] for row in one.given]
        curves[one.name] = [
            evaluate(gold, one.labels(clustered(one.texts, step)), 0).b_cubed.f1 for step in STEPS
        ]
    for one in sets:
        gold = [row["story"] for row in one.given]
        found = evaluate(gold, one.labels(clustered(one.texts)), 0).b_cubed
        others = np.mean([curve for name, curve in curves.items() if name != one.name] or [[0.0]], axis=0)
        left_out = curves[one.name][int(np.argmax(others))]
        print(
            f"{one.name:<20}{len(gold):>8,}{found.precision:>7.3f}{found.recall:>7.3f}{found.f1:>7.3f}"
            f"{max(curves[one.name]):>9.3f}{left_out:>9.3f}{measure(one.given).f1:>9.3f}",
            flush=True,
        )


def conditions(sets: list[Set]) -> None:
    shapes: dict[str, tuple[Callable[[list[Row]], list[Row]], int | None, int]] = {
        "without dates": (undated, None, 1),
        "lead": (lambda texts: rewritten(texts, lead), None, 1),
        "20 reports": (list, 20, 12),
        "140 reports": (list, 140, 4),
        "500 reports": (list, 500, 2),
    }
    for name, how in (("ciphered", ciphered), ("syllables", syllabic), ("ideographs", ideographic)):

        def written(texts: list[Row], how: Callable[[str], str] = how) -> list[Row]:
            return rewritten(texts, how)

        shapes[name] = (written, None, 1)
        shapes[f"{name}, 140"] = (written, 140, 3)
    print(f"\nF1{'':<18}" + "".join(f"{one.name[:12]:>14}" for one in sets) + f"{'mean':>8}")
    for name, (shape, most, draws) in shapes.items():
        found = []
        for one in sets:
            texts = shape(one.texts)
            runs = [texts] if most is None else [sample(texts, most, seed) for seed in range(draws)]
            found.append(float(np.mean([measure(run).f1 for run in runs])))
        print(f"{name:<20}" + "".join(f"{f1:>14.3f}" for f1 in found) + f"{np.mean(found):>8.3f}", flush=True)


def small(sets: list[Set]) -> None:
    print(f"\nF1{'':<18}" + "".join(f"{one.name[:12]:>14}" for one in sets) + f"{'mean':>8}")
    near = [nearest(one.texts) for one in sets]
    for most in (5, 8, 14):
        for name in ("random", "alike"):
            found = []
            for stories, alike in near:
                runs = (few(stories, alike if name == "alike" else None, most, seed) for seed in range(DRAWS))
                found.append(float(np.mean([measure(run).f1 for run in runs])))
            print(
                f"{f'{most} reports, {name}':<20}"
                + "".join(f"{f1:>14.3f}" for f1 in found)
                + f"{np.mean(found):>8.3f}",
                flush=True,
            )


def scattered(sets: list[Set]) -> None:
    """How many reports stand beside strangers where most have no company, and the pairs that are found."""
    print(f"\n{'scattered runs':<20}{'reports':>8}" + "".join(f"{one.name[:12]:>14}" for one in sets), end="")
    pages = {name: contents(eval_folder() / "boilerplate" / f"{name}.jsonl") for name in PAGES}
    print("".join(f"{name[:12]:>14}" for name in pages))
    for most in (20, 60, 140):
        runs = [[scattered_run(one.texts, most, seed) for seed in range(DRAWS // 8)] for one in sets]
        runs += [
            [in_one_week(scattered_run(page, most, seed), seed) for seed in range(DRAWS // 8)]
            for page in pages.values()
        ]
        told = []
        for some in runs:
            strange = reports = found = pairs = 0
            for run in some:
                labels, gold = np.array(clustered(run)), np.array([row["story"] for row in run])
                strange += sum(len(set(gold[labels == label])) > 1 for label in labels)
                both = [gold == name for name in set(gold) if (gold == name).sum() > 1]
                reports, pairs = reports + len(run), pairs + len(both)
                found += sum(len(set(labels[one])) == 1 for one in both)
            told.append(f"{strange / reports:.2f}" + (f" {found}/{pairs}" if pairs else ""))
        print(f"{'':<20}{most:>8}" + "".join(f"{one:>14}" for one in told), flush=True)


def runs_of_briefs(sets: list[Set], draws: int = 60) -> None:
    print(f"\n{'briefs of one day':<20}" + "".join(f"{one.name[:12]:>14}" for one in sets) + f"{'all':>10}")
    for name, shape in (("dated", list), ("undated", undated)):
        two, strangers = [], []
        for one in sets:
            runs = [shape(briefs(one.texts, seed)) for seed in range(draws)]
            found = [clustered(run) for run in runs]
            two.append(sum(labels[0] == labels[1] for labels in found))
            strangers.append(sum(map(_strangers, runs, found)))
        for shown, counts in ((f"{name}: the two", two), (f"{name}: strangers", strangers)):
            print(
                f"{shown:<20}" + "".join(f"{count:>14}" for count in counts) + f"{sum(counts):>10}",
                flush=True,
            )


def _strangers(run: list[Row], labels: list[int]) -> bool:
    gold = [row["story"] for row in run]
    return len(set(zip(labels, gold, strict=True))) > len(set(labels))


def reliability(sets: list[Set]) -> None:
    print(
        "\nright at"
        + " " * 12
        + "".join(f"{low:>8.2f}" for low in CHANCES[:-1])
        + f"{'border':>8}{'firm':>7}"
    )
    for one in sets:
        runs = [one.texts] + [sample(one.texts, most, seed) for most in (20, 140) for seed in range(4)]
        right, count = np.zeros(len(CHANCES) - 1), np.zeros(len(CHANCES) - 1)
        exact: dict[bool, list[bool]] = {True: [], False: []}
        for texts in runs:
            found = grouped(texts)
            gold = np.unique([row["story"] for row in texts], return_inverse=True)[1]
            same = gold[found.pairs.left] == gold[found.pairs.right]
            bins = np.searchsorted(CHANCES, found.pairs.probability, side="right") - 1
            right += np.bincount(bins[same], minlength=len(right)) / len(texts)
            count += np.bincount(bins, minlength=len(right)) / len(texts)
            for story, doubtful in enumerate(found.borderline.tolist()):
                members = found.labels == story
                if members.sum() > 1:
                    exact[doubtful].append(bool((members == (gold == gold[members][0])).all()))
        shares = "".join(f"{share:>8.2f}" for share in right / np.maximum(count, 1e-9))
        print(f"{one.name:<20}{shares}{np.mean(exact[True]):>8.2f}{np.mean(exact[False]):>7.2f}", flush=True)


def speed(texts: list[Row], name: str) -> list[int]:
    start = time.process_time()
    labels = clustered(texts)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = len(texts) / seconds
    print(f"{name:<20}{len(texts):>8,} texts{seconds:>8.1f} s CPU{rate:>9,.0f} a second{peak:>7,.0f} MB")
    return labels


def archive(docs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = make_rows(docs, Path(folder), 11)
        with made.open(encoding="utf-8") as lines:
            given = [json.loads(line) for line in lines]
        for row in given:
            row |= {"story": row["gold_story"], "title": None}
        made.write_text("".join(json.dumps(row) + "\n" for row in given), "utf-8")
        one = load(made)
    labels = one.labels(speed(one.texts, f"archive of {docs:,}"))
    found = evaluate([row["story"] for row in given], labels, 0).b_cubed
    print(f"{'':<20}B-cubed P {found.precision:.3f} R {found.recall:.3f} F1 {found.f1:.3f}")


def main() -> int:
    folder = eval_folder() / "stories"
    if not folder.is_dir():
        print(f"no labelled stories in {folder}; name the folder with DEDUPE_NEWS_EVAL")
        return 0
    sets = [load(folder / f"{name}.jsonl") for name in SETS if (folder / f"{name}.jsonl").is_file()]
    whole_sets(sets)
    conditions(sets)
    small(sets)
    scattered(sets)
    look_alike_events()
    twin_events()
    told_apart()
    own_words()
    twin_briefs()
    fillers()
    hand_written_runs()
    runs_of_briefs(sets)
    reliability(sets)
    print("\nspeed")
    for one in sets:
        speed(one.texts, one.name)
    if "--archive" in sys.argv:
        archive(int(sys.argv[sys.argv.index("--archive") + 1]))
    return 0
