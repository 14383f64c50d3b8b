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
any. `briefs` are runs of three to five: the first sentences, all of one day and without titles, of two
reports of one event and of a report each of one to three others; how often the two are one story, and how
often strangers are. `scattered runs` have one report an event and a pair in ten: the part of the reports
that stand beside a stranger, and the pairs found; scraped pages are given days of one week, and some of them
are of one event. `right at` tells of all compared pairs of samples and whole sets that are printed with such
a probability how many are of one event.

Speed is CPU time of clustering alone. `python -m tests.benchmarks.bench_stories --archive N` adds a generated
archive of N articles, with its B-cubed.
"""

from __future__ import annotations

import json
import random
import re
import resource
import string
import sys
import tempfile
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from tests.benchmarks.bench_archive import make_rows
from tests.benchmarks.bench_sentences import eval_folder, rows
from tests.stories import look_alikes, small_runs

from dedupe_news import pipeline
from dedupe_news.evaluation import Measure, evaluate
from dedupe_news.model import Record
from dedupe_news.stories import Clustering, StoryInput, StorySettings, cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

SETS = ("gva_2013_2015", "ecbplus_train_dev", "neus_val", "duc2004")
CHANCES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
DRAWS = 40
PAGES = ("l3s_gn1", "aeb", "wcxb_dev_articles")
SHORTEST = 60
"""Words of a page's content that may pass for a report."""
STEPS = tuple(at / 20 for at in range(4, 17))
Row = dict[str, Any]

_LETTERS = "qwertyuiopasdfghjklzxcvbnm"[::-1]
_CIPHER = str.maketrans(string.ascii_letters, _LETTERS + _LETTERS.upper())
_SIGNS = 2500


@dataclass(frozen=True, slots=True)
class Set:
    """A labelled set: its rows as given, and the independent texts that a run makes of them."""

    name: str
    given: list[Row]
    texts: list[Row]
    follows: list[int | None]

    def labels(self, found: Sequence[int]) -> list[int]:
        """The story of every given row; one that the run left out is a story of its own."""
        alone = max(found, default=-1) + 1
        return [alone + at if text is None else int(found[text]) for at, text in enumerate(self.follows)]


def load(path: Path) -> Set:
    given = rows(path)
    settings = pipeline.Settings()
    records = [
        Record(path.name, row["text"], "record", n, n, id=row["id"], title=row["title"], date=row["date"])
        for n, row in enumerate(given, 1)
    ]
    cleaned = pipeline.clean(pipeline.split(records, settings), settings)
    copies = pipeline.copies(cleaned, settings)
    by_id = {row["id"]: row for row in given}
    place: dict[int, int] = {}
    texts: list[Row] = []
    for at, keeper in enumerate(copies.keeper.tolist()):
        if at == keeper and cleaned.bodies[at].strip():
            place[at] = len(texts)
            texts.append(by_id[cleaned.reports[at].id] | {"text": cleaned.bodies[at]})
    keeper_of = {report.id: int(copies.keeper[at]) for at, report in enumerate(cleaned.reports)}
    follows = [place.get(keeper_of.get(row["id"], -1)) for row in given]
    return Set(path.stem, given, texts, follows)


def grouped(texts: list[Row], granularity: float = 0.5) -> Clustering:
    given = StoryInput(
        [row["text"] for row in texts],
        titles=[row.get("title") for row in texts],
        dates=[row.get("date") for row in texts],
    )
    return cluster(given, StorySettings(granularity=granularity))


def clustered(texts: list[Row], granularity: float = 0.5) -> list[int]:
    labels: list[int] = grouped(texts, granularity).labels.tolist()
    return labels


def measure(texts: list[Row], granularity: float = 0.5) -> Measure:
    return evaluate([row["story"] for row in texts], clustered(texts, granularity), 0).b_cubed


def sample(texts: list[Row], most: int, seed: int) -> list[Row]:
    stories: dict[str, list[Row]] = {}
    for row in texts:
        stories.setdefault(row["story"], []).append(row)
    names = sorted(stories)
    random.Random(seed).shuffle(names)  # noqa: S311 - a draw that can be repeated
    drawn: list[Row] = []
    for name in names:
        if len(drawn) < most:
            drawn += stories[name]
    return drawn


def ciphered(text: str) -> str:
    return text.translate(_CIPHER)


def syllabic(text: str) -> str:
    def cut(word: re.Match[str]) -> str:
        letters = ciphered(word.group())
        return " ".join(letters[at : at + 3] for at in range(0, len(letters), 3))

    return re.sub(r"[A-Za-z]{4,}", cut, text)


def ideographic(text: str) -> str:
    def sign(word: str, at: int) -> str:
        part = (zlib.crc32(f"{word}{at}".encode()) % 100_000) / 100_000
        return chr(0x4E00 + int(_SIGNS * part * part))  # few signs are frequent, many are rare

    def write(word: re.Match[str]) -> str:
        low = word.group().lower()
        return "".join(sign(low, at) for at in range(1 + (len(low) > 3) + (len(low) > 8)))

    return re.sub(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])", "", re.sub(r"[A-Za-z]+", write, text))


def lead(text: str) -> str:
    return " ".join(text.split()[:40])


def rewritten(texts: list[Row], how: Callable[[str], str]) -> list[Row]:
    return [row | {"text": how(row["text"]), "title": how(row.get("title") or "")} for row in texts]


def undated(texts: list[Row]) -> list[Row]:
    return [row | {"date": None} for row in texts]


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


def look_alike_events() -> None:
    every = [dict(row) for row in look_alikes.reports()]
    shapes = {"all": every, "undated": undated(every), "last": every[-look_alikes.UNSEEN :]}
    shapes["last, undated"] = undated(shapes["last"])
    print(f"\n{'look-alikes':<20}{'reports':>8}{'P':>7}{'R':>7}{'F1':>7}")
    for name, texts in shapes.items():
        found = measure(texts)
        print(
            f"{name:<20}{len(texts):>8,}{found.precision:>7.3f}{found.recall:>7.3f}{found.f1:>7.3f}",
            flush=True,
        )


def hand_written_runs() -> None:
    every = list(small_runs.runs().values())
    halves = {"read": every[: small_runs.READ], "unread": every[small_runs.READ :]}
    halves["fresh"] = list(small_runs.runs(small_runs.FRESH).values())
    print(f"\n{'small runs':<20}{'runs':>8}{'P':>7}{'R':>7}{'F1':>7}{'as one':>8}{'P':>7}{'R':>7}{'F1':>7}")
    for name, runs in halves.items():
        for shown, shape in ((name, list), (f"{name}, undated", undated)):
            each = [measure(shape(run)) for run in runs]
            whole = [row for run in runs for row in shape(run)]
            one = measure(whole)
            means = (
                np.mean([getattr(found, part) for found in each]) for part in ("precision", "recall", "f1")
            )
            print(
                f"{shown:<20}{len(runs):>8}"
                + "".join(f"{mean:>7.3f}" for mean in means)
                + f"{len(whole):>8}{one.precision:>7.3f}{one.recall:>7.3f}{one.f1:>7.3f}",
                flush=True,
            )


def nearest(texts: list[Row]) -> tuple[dict[str, list[Row]], NDArray[np.float64]]:
    """Give the stories and how alike each two are: the cosine of the sums of their TF-IDF rows."""
    stories: dict[str, list[Row]] = {}
    for row in sorted(texts, key=lambda row: row["story"]):
        stories.setdefault(row["story"], []).append(row)
    bodies = [
        " ".join(f"{row.get('title') or ''} {row['text']}" for row in told) for told in stories.values()
    ]
    rows = TfidfVectorizer(sublinear_tf=True).fit_transform(bodies)
    alike: NDArray[np.float64] = (rows @ rows.T).toarray()
    return stories, alike


def few(stories: dict[str, list[Row]], alike: NDArray[np.float64] | None, most: int, seed: int) -> list[Row]:
    """Draw a run of so many reports, up to four of a story, from any stories or from the nearest of one."""
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    names = list(stories)
    first = chance.randrange(len(names))
    if alike is None:
        chance.shuffle(names)
    else:
        order = np.argsort(-alike[first], kind="stable").tolist()
        names = [names[at] for at in [first, *(at for at in order if at != first)]]
    drawn: list[Row] = []
    for name in names:
        if len(drawn) < most:
            told = stories[name]
            drawn += chance.sample(told, min(len(told), chance.choice((1, 2, 3, 4))))
    return drawn[:most]


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


def scattered_run(texts: list[Row], most: int, seed: int) -> list[Row]:
    """Draw one report an event, of every tenth event two."""
    stories: dict[str, list[Row]] = {}
    for row in texts:
        stories.setdefault(row["story"], []).append(row)
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    names = sorted(stories)
    chance.shuffle(names)
    drawn: list[Row] = []
    for at, name in enumerate(names):
        if len(drawn) < most:
            drawn += chance.sample(stories[name], min(len(stories[name]), 1 + (at % 10 == 0)))
    return drawn


def in_one_week(texts: list[Row], seed: int) -> list[Row]:
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    days = {row["story"]: f"2024-03-{chance.randrange(10, 16)}" for row in texts}
    return [row | {"date": days[row["story"]]} for row in texts]


def contents(path: Path) -> list[Row]:
    """The content lines of scraped pages, each taken for an event of its own (not all of them are)."""
    pages = ("\n".join(text for text, content in row["lines"] if content == 1) for row in rows(path))
    kept = (page for page in pages if len(page.split()) >= SHORTEST)
    return [{"text": page, "title": None, "date": None, "story": str(at)} for at, page in enumerate(kept)]


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


def briefs(texts: list[Row], seed: int) -> list[Row]:
    """Draw two reports of one event and one each of one to three others, cut to two sentences, of one day."""
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    stories: dict[str, list[Row]] = {}
    for row in sorted(texts, key=lambda row: (row["story"], row["id"])):
        stories.setdefault(row["story"], []).append(row)
    pair = chance.choice([name for name in sorted(stories) if len(stories[name]) > 1])
    rest = chance.sample([name for name in sorted(stories) if name != pair], chance.choice((1, 2, 3)))
    drawn = chance.sample(stories[pair], 2) + [chance.choice(stories[name]) for name in rest]
    return [row | {"text": _opening(row["text"]), "title": None, "date": "2024-03-05"} for row in drawn]


def _opening(text: str) -> str:
    return " ".join(re.split(r"""(?<=[.!?])["”']?\s+(?=[A-Z"“])""", text.strip())[:2])


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
    hand_written_runs()
    runs_of_briefs(sets)
    reliability(sets)
    print("\nspeed")
    for one in sets:
        speed(one.texts, one.name)
    if "--archive" in sys.argv:
        archive(int(sys.argv[sys.argv.index("--archive") + 1]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
