"""Measure an index: a day's reports added to a million, and how far a grown index is from one run.

Run:
    python -m tests.benchmarks.bench_index [--known 1000000] [--day 5000] [--base 50000] [--latest]
    python -m tests.benchmarks.bench_index --distance [--docs 20000] [--parts 5] [--exact 0]

A million reports are some 50,000 from the load generator beside the labelled data (`tools/make_archive.py`),
indexed in earnest and then laid down again and again: with other ids, samples, lines and days, but the same
terms, so that today's reports find twenty times as many neighbours by words as in one archive of its own.
The day is of the same archive, every n-th report of it, so that nearly all its large stories are touched and
told again with all their reports (three old ones for each of today's); with `--latest` it is the latest
reports by date, as a day is (one old one for each). It is added by whole commands, `run` with its accounts
and `clean`, each to an index of its own; told are wall seconds, the CPU seconds of all their processes, since
wall time means little on a busy machine, and the memory of the largest. Then `index stats`, `check` and
`forget`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from tests.benchmarks.bench_archive import data_folder, make_rows

from dedupe_news import pipeline
from dedupe_news.index import Options, add, blocks, open_index, statistics
from dedupe_news.model import Record
from dedupe_news.pipeline import Settings
from dedupe_news.thresholds import IndexThresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.index import Store

Rows = list[dict[str, Any]]
MONTH = 30


def records(rows: Rows, first: int) -> list[Record]:
    """The rows as records of one source."""
    return [
        Record("archive.jsonl", row["text"], "record", first + n, first + n, row["id"], None, row.get("date"))
        for n, row in enumerate(rows)
    ]


def put(path: Path, rows: Rows, first: int, exact: int) -> float:
    """Add rows to an index; give the CPU seconds."""
    start = time.process_time()
    dump = pipeline.split(records(rows, first), Settings())
    with open_index(path, write=True) as store:
        add(store, dump, Settings(), options=Options(limits=IndexThresholds(exact=exact)))
    return time.process_time() - start


def widen(store: Store, times: int) -> None:
    """Lay down everything in the index again and again, as other reports of other days."""
    base = blocks.join(list(store.blocks(*blocks.RAGGED)))
    standing = store.standing()
    top = int(base.at.max())
    random = np.random.default_rng(times)
    for n in range(1, times):
        shift, salt = n * top, random.integers(1, 1 << 31)
        facts = base.facts.copy()
        facts["at"] += shift
        facts["day"] += MONTH * n
        facts["key"] ^= np.uint64(salt)
        lines = base.lines.copy()
        lines["key"] ^= np.uint64(salt << 1)
        samples = base.samples ^ np.uint32(salt)
        store.merge(blocks.Block(facts, samples, base.slots, lines, base.terms))
        moved = standing.copy()
        for name in ("at", "keeper", "story"):
            moved[name][standing[name] > 0] += shift
        store.put_standing(np.concatenate([store.standing(), moved]))
        columns = [row[1] for row in store.connection.execute("PRAGMA table_info(report)")]
        chosen = ", ".join(
            {"at": "at + ?1", "id": "id || ?2", "name": "name || ?2"}.get(name, name) for name in columns
        )
        values = (shift, f"/{times}-{n}", top)
        store.connection.execute(
            f"INSERT INTO report SELECT {chosen} FROM report WHERE at <= ?3",  # noqa: S608 - columns of ours
            values,
        )
        store.connection.execute(
            "INSERT INTO content SELECT at + ?1, text, lines FROM content WHERE at <= ?3", values
        )
    store.put_value("following", str(top * times + 1).encode())


_WHOLE = """
import ctypes, json, os, resource, subprocess, sys, time
try:
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # orphans come to us, so that workers are counted too
except (AttributeError, OSError):
    pass
start = time.perf_counter()
command = [sys.executable, "-m", "dedupe_news", *sys.argv[1:]]
code = subprocess.run(command, stdout=subprocess.DEVNULL).returncode
wall = time.perf_counter() - start
try:
    while True:
        os.wait()
except ChildProcessError:
    pass
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = used.ru_utime + used.ru_stime
print(json.dumps({"wall": round(wall, 1), "cpu": round(cpu, 1), "peak_mb": used.ru_maxrss // 1024}))
sys.exit(code)
"""
"""Runs a command in a process that is small, since what this one holds would count as the command's peak."""


def whole(*arguments: object) -> str:
    """Wall and CPU seconds of a whole command, its workers in it, and the most that one process held."""
    command = [sys.executable, "-c", _WHOLE, *map(str, arguments), "--config", "none"]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def day(path: Path, rows: Path, jobs: Sequence[int]) -> None:
    """Add a day's reports by whole commands, each to a copy of the index; then look after the last."""
    grown, out = path.with_name("grown.sqlite"), path.with_name("today.jsonl")
    for verb in ("run", "clean"):
        for count in jobs:
            for old in path.parent.glob("grown.sqlite*"):
                old.unlink()
            shutil.copy(path, grown)
            told = whole(verb, rows, "--index", grown, "-o", out, "-q", "-j", count)
            print(f"whole command, {verb} --index -j {count}: {told}", flush=True)
    for verb in ("stats", "check"):
        print(f"index {verb}: {whole('index', verb, grown)}", flush=True)
    print(f"index forget, the day: {whole('index', 'forget', grown, str(rows))}", flush=True)


def scale(known: int, base: int, today: int, folder: Path, jobs: Sequence[int], *, latest: bool) -> None:
    """A day added to many reports."""
    rows = [json.loads(line) for line in make_rows(base + today, folder, seed=5).open(encoding="utf-8")]
    path = folder / ("latest.sqlite" if latest else "seen.sqlite")
    news = path.with_suffix(".jsonl")
    if not path.exists():
        # the day is every n-th report, so that its stories and copies are known; or the latest ones
        spread = range(0, len(rows), len(rows) // today)[:today]
        dated = sorted(range(len(rows)), key=lambda n: (rows[n]["date"], n))
        mine = set(dated[-today:] if latest else spread)
        old = [row for n, row in enumerate(rows) if n not in mine]
        with news.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(rows[n]) + "\n" for n in sorted(mine))
        print(f"base: {len(old)} reports in {put(path, old, 1, 10**9):.1f} s of CPU", flush=True)
        with open_index(path, write=True) as store:
            widen(store, max(1, known // len(old)))
    with open_index(path) as store:
        print(statistics(store), flush=True)
    day(path, news, jobs)


def standing(path: Path) -> tuple[dict[str, int], dict[str, int]]:
    """The story and the keeper of each report, by its id."""
    with open_index(path) as store:
        rows = store.standing()
        ids = [entry.report.id for entry in store.entries(rows["at"].tolist())]
    return dict(zip(ids, rows["story"].tolist(), strict=True)), dict(
        zip(ids, rows["keeper"].tolist(), strict=True)
    )


def b_cubed(gold: dict[str, Any], found: dict[str, int]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a partition (Bagga and Baldwin 1998)."""
    both = Counter((gold[one], found[one]) for one in found)
    of_gold, of_found = Counter(gold[one] for one in found), Counter(found.values())
    precision = sum(both[gold[one], found[one]] / of_found[found[one]] for one in found) / len(found)
    recall = sum(both[gold[one], found[one]] / of_gold[gold[one]] for one in found) / len(found)
    return round(precision, 4), round(recall, 4), round(2 * precision * recall / (precision + recall), 4)


def distance(docs: int, parts: int, exact: int, folder: Path) -> None:
    """An index grown in parts against one run, and both against the generator's stories."""
    rows = [json.loads(line) for line in make_rows(docs, folder, seed=3).open(encoding="utf-8")]
    one, grown = folder / "one.sqlite", folder / "grown.sqlite"
    print(f"one run: {put(one, rows, 1, 10**9):.1f} s of CPU", flush=True)
    step = -(-docs // parts)
    for low in range(0, docs, step):
        spent = put(grown, rows[low : low + step], low + 1, exact)
        print(f"{low + step} reports: {spent:.1f} s of CPU", flush=True)
    (story_1, keeper_1), (story_n, keeper_n) = standing(one), standing(grown)
    gold = {row["id"]: row["gold_story"] for row in rows}
    print(f"copies of grown index, one run as truth: {b_cubed(keeper_1, keeper_n)}")
    print(f"stories of grown index, one run as truth: {b_cubed(story_1, story_n)}")
    print(f"stories by the generator: one run {b_cubed(gold, story_1)}, grown {b_cubed(gold, story_n)}")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--known", type=int, default=1_000_000)
    parser.add_argument("--base", type=int, default=50_000)
    parser.add_argument("--day", type=int, default=5_000)
    parser.add_argument("--latest", action="store_true", help="the day is the latest reports, not every n-th")
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--distance", action="store_true")
    parser.add_argument("--docs", type=int, default=20_000)
    parser.add_argument("--parts", type=int, default=5)
    parser.add_argument("--exact", type=int, default=IndexThresholds().exact)
    parser.add_argument("--folder", type=Path, help="keep what is made there, and go on with it")
    args = parser.parse_args(argv or [])
    if not (data_folder().parent / "tools" / "make_archive.py").exists():
        print("no load generator; name the labelled data beside it in DEDUPE_NEWS_EVAL")
        return 0
    with tempfile.TemporaryDirectory() as made:
        folder = args.folder or Path(made)
        folder.mkdir(exist_ok=True)
        if args.distance:
            distance(args.docs, args.parts, args.exact, folder)
        else:
            jobs = [int(count) for count in args.jobs.split(",")]
            scale(args.known, args.base, args.day, folder, jobs, latest=args.latest)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
