"""Copies on archives with known ones: quality, speed and memory, beside other tools on the same files.

Run:
    python -m tests.benchmarks matching
    python -m tests.benchmarks.bench_matching --docs 1000000 --no-peers
    python -m tests.benchmarks.bench_matching --docs 10000 --corpus --seed 12
    python -m tests.benchmarks.bench_matching --crowd 20000

Archives come from the load generator beside the labelled data (`tools/make_archive.py`). Each method runs in
a process of its own, from the file to its groups, so that peak memory is that method's; seconds include
reading the file, and `x wc` sets them against `wc -w` on it. Ours reads and fingerprints stretches of a
large file in `--jobs` processes, as `clean ARCHIVE/` does, and matches in one; seconds, CPU and memory are
those of all of them together (memory is looked at four times a second, shared pages counted once). Peers are
those that `--python` (this interpreter by default) has installed: datasketch, rensa, gaoya and text-dedup
(`matching_peers.py`).
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from tests.benchmarks.bench_archive import data_folder, memory_of
from tests.benchmarks.plain_lines import texts_of

from dedupe_news.workers import cores, ordered_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.matching import Fingerprints

    Stretch = tuple[Path, int, int]

PEERS = ("datasketch", "rensa", "gaoya", "text-dedup")
PEER_DOCS = 100_000
"""Peers are left out of larger runs: the slowest takes two minutes for so many."""
STRETCH = 1 << 24
"""Bytes of a file that a process reads at a time."""
WORTH = 1 << 29
"""Bytes of a file from which on further processes are started: in smaller ones two threads are as fast."""
LOOK = 0.25
"""Seconds from one look at memory to the next."""
KINDS = ("noise", "edits", "chain")
"""Crowds: typing errors and misread letters; any edits; edits of edits."""


class Quality(NamedTuple):
    """How found groups agree with known ones."""

    b_cubed: float
    pairwise: float
    templates: float
    """Part of the reports of templated series that were put into a group with others."""


def agreement(gold: NDArray[Any], found: NDArray[Any], template: NDArray[np.bool_]) -> Quality:
    """B-cubed F1 (Bagga and Baldwin 1998), pairwise F1, and templates merged."""
    gold = np.unique(gold, return_inverse=True)[1].astype(np.int64)
    found = np.unique(found, return_inverse=True)[1].astype(np.int64)
    _, first, both = np.unique(gold * len(gold) + found, return_index=True, return_counts=True)
    of_gold, of_found = np.bincount(gold), np.bincount(found)
    both = both.astype(float)
    precision = float((both**2 / of_found[found[first]]).sum()) / len(gold)
    recall = float((both**2 / of_gold[gold[first]]).sum()) / len(gold)
    true, said, known = _pairs(both), _pairs(of_found), _pairs(of_gold)
    merged = of_found[found[template]] > 1
    return Quality(
        _f1(precision, recall),
        _f1(true / said if said else 1.0, true / known if known else 1.0),
        float(merged.mean()) if len(merged) else 0.0,
    )


def _pairs(sizes: NDArray[Any]) -> float:
    sizes = sizes.astype(float)
    return float((sizes * (sizes - 1) / 2).sum())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def generator() -> Path:
    """Where the load generator is."""
    return data_folder().parent / "tools" / "make_archive.py"


def make_archive(docs: int, seed: int, out: Path, corpus: str | None) -> None:
    """Write articles with known copies as JSON Lines."""
    command = [sys.executable, str(generator()), "--docs", str(docs), "--out", str(out), "--seed", str(seed)]
    more = ["--corpus", corpus] if corpus else []
    subprocess.run([*command, "--extra", *more], check=True, stderr=subprocess.DEVNULL)


def make_crowd(copies: int, kind: str, seed: int, out: Path, others: int = 5000) -> None:
    """Write one article with very many copies, among others, as JSON Lines."""
    spec = importlib.util.spec_from_file_location("make_archive", generator())
    assert spec is not None and spec.loader is not None  # noqa: PT018 - the file is there
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    rows = [(row["text"], row["gold_dup_group"] + 1, row["edits"]) for row in made.generate(others, [], seed)]
    rng = random.Random(seed)  # noqa: S311 - the same crowd every time
    source = made.Source(made._builtin_corpus(random.Random(f"src{seed}")), seed)  # noqa: S311, SLF001 - as above
    lexicon = source.words[source.b_content : source.b_content + 3 * source.n_content : 3]
    need, plans = [0] * 20, []
    for _ in range(copies):
        ops, fresh = ([rng.choice(("typos", "ocr", "words"))], 0) if kind == "noise" else made.plan_edits(rng)
        plans.append((ops, len(need), fresh))
        need += [0] * fresh
    drawn = np.random.default_rng(seed)
    sentences = source.sentences(drawn, np.array(need), source.story_params(drawn, 1))
    publisher = made.Publisher(rng, "Morning News", "Porto", [])
    body = last = sentences[:20]
    rows.append((publisher.dress(body, rng), 0, "original"))
    for ops, at, fresh in plans:
        base = last if kind == "chain" and rng.random() < 0.3 else body
        last = made.apply_edits(base, ops, sentences[at : at + fresh], rng, lexicon)
        rows.append((publisher.dress(last, rng), 0, "+".join(ops)))
    rng.shuffle(rows)
    with out.open("w", encoding="utf-8") as file:
        for at, (text, group, edits) in enumerate(rows):
            row = {"id": str(at), "text": text, "gold_dup_group": group, "edits": edits}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def gold_of(path: Path) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The known group of each report, and which are of templated series."""
    groups, templates = [], []
    with path.open("rb") as lines:
        for line in lines:
            row = json.loads(line)
            groups.append(row["gold_dup_group"])
            templates.append(row.get("edits") == "template")
    return np.array(groups), np.array(templates, bool)


class Printed(NamedTuple):
    """Fingerprints of a stretch, the process that took them, and all its processor time so far."""

    prints: Fingerprints
    process: int
    spent: float


def print_stretch(stretch: Stretch) -> Printed:
    """Take the fingerprints of a stretch; texts are read as they are fingerprinted, never held together."""
    from dedupe_news.matching import fingerprint

    return Printed(fingerprint(texts_of(*stretch)), os.getpid(), time.process_time())


def ours(path: Path, jobs: int) -> tuple[NDArray[np.int64], float]:
    """The keeper of each report, and the processor time of processes other than this one."""
    from dedupe_news.matching import join, match

    size = path.stat().st_size
    jobs = jobs if size >= WORTH else 1
    step = STRETCH if jobs > 1 else max(1, size)
    stretches = [(path, low, low + step) for low in range(0, size, step)]
    prints, spent = [], {}
    for done in ordered_map(print_stretch, stretches, jobs):
        prints.append(done.prints)
        spent[done.process] = done.spent
    spent.pop(os.getpid(), None)
    return match(join(prints)).keeper, sum(spent.values())


def child(path: Path, out: Path, jobs: int) -> None:
    """Measure ours in this process and those below it; groups and figures go to a file."""
    began, spent = time.perf_counter(), time.process_time()
    found, elsewhere = ours(path, jobs)
    figures = {
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - spent + elsewhere,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    out.write_text(json.dumps({**figures, "groups": found.tolist()}), "ascii")


def run(method: str, chosen: argparse.Namespace, path: Path) -> dict[str, Any] | None:
    """Run a method in a process of its own; None if it failed, which is said."""
    out = path.with_suffix(f".{method}.json")
    here = Path(__file__)
    if method == "ours":
        command = [sys.executable, "-m", "tests.benchmarks.bench_matching", "--jobs", str(chosen.jobs)]
        command += ["--child", str(path), str(out)]
    else:
        command = [chosen.python, str(here.with_name("matching_peers.py")), method, str(path), str(out)]
    peak = 0
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, cwd=here.parents[2])
        while done.poll() is None:
            peak = max(peak, memory_of(done.pid))
            time.sleep(LOOK)
        if done.returncode:
            said.seek(0)
            last = (said.read().strip().splitlines() or ["no message"])[-1]
            print(f"{'':>9}  {method:<12} failed: {last}")
            return None
    figures: dict[str, Any] = json.loads(out.read_text("ascii"))
    out.unlink()
    figures["peak"] = max(figures["peak"], peak / (1 << 20))
    return figures


def installed(python: str) -> list[str]:
    """The peers that an interpreter has."""
    code = (
        "import importlib.util, json\n"
        f"print(json.dumps([p for p in {PEERS!r} if importlib.util.find_spec(p.replace('-', '_'))]))"
    )
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return found


def words_counted(path: Path) -> float | None:
    """Seconds that `wc -w` takes on a file that is in the system's cache."""
    if shutil.which("wc") is None:
        return None
    began = time.perf_counter()
    subprocess.run(["wc", "-w", str(path)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def compare(path: Path, methods: Sequence[str], chosen: argparse.Namespace) -> float:
    """Print a row for each method on one file; give the seconds of processor time that ours took."""
    gold, template = gold_of(path)
    counting = words_counted(path)
    spent = 0.0
    for method in methods:
        found = run(method, chosen, path)
        if found is None:
            continue
        quality = agreement(gold, np.array(found["groups"]), template)
        seconds = found["seconds"]
        times = f"{seconds / counting:5.1f}" if counting else "    -"
        print(
            f"{len(gold):>9,}  {method:<12} {seconds:8.1f} {found['cpu']:8.1f} {times}"
            f" {len(gold) / seconds:9,.0f} {found['peak']:8,.0f} {quality.b_cubed:8.4f}"
            f" {quality.pairwise:8.4f} {quality.templates:9.2%}",
            flush=True,
        )
        if method == "ours":
            spent = found["cpu"]
    return spent


HEAD = (
    f"{'articles':>9}  {'method':<12} {'seconds':>8} {'CPU s':>8} {'x wc':>5}"
    f" {'docs/s':>9} {'peak MB':>8} {'B3 F1':>8} {'pair F1':>8} {'templates':>9}"
)


def main(args: Sequence[str] = ()) -> int:
    parser = argparse.ArgumentParser(description="Measure how copies are found.")
    parser.add_argument("--docs", default="1000,10000,100000")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--corpus", action="store_true", help="walk over real reports, not made-up words")
    parser.add_argument("--crowd", type=int, default=0, help="one article with so many copies instead")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the peers")
    parser.add_argument("--jobs", type=int, default=cores(), help="processes that read and fingerprint")
    parser.add_argument("--child", nargs=2, type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(args)
    if chosen.child:
        child(chosen.child[0], chosen.child[1], chosen.jobs)
        return 0
    if not generator().is_file():
        print(f"no load generator beside {data_folder()}; name the data with DEDUPE_NEWS_EVAL")
        return 0
    peers = [] if chosen.no_peers else installed(chosen.python)
    missing = [] if chosen.no_peers else [peer for peer in PEERS if peer not in peers]
    if missing:
        print(f"not installed: {', '.join(missing)}")
    corpus = str(data_folder() / "stories" / "gva_2013_2015.jsonl") if chosen.corpus else None
    print(HEAD)
    spent: list[tuple[int, float]] = []
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "archive.jsonl"
        if chosen.crowd:
            for kind in KINDS:
                make_crowd(chosen.crowd, kind, chosen.seed, path)
                print(f"{kind}:")
                compare(path, ["ours", *peers], chosen)
            return 0
        for docs in map(int, chosen.docs.split(",")):
            make_archive(docs, chosen.seed, path, corpus)
            methods = ["ours", *(peers if docs <= PEER_DOCS else [])]
            spent.append((docs, compare(path, methods, chosen)))
    for (fewer, before), (more, after) in itertools.pairwise(spent):
        growth = math.log(after / before) / math.log(more / fewer)
        print(f"ours, from {fewer:,} to {more:,} articles: processor time grows with exponent {growth:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
