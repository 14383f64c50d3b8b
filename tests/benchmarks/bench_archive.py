"""Measure `clean ARCHIVE/ -o OUT/` from file to file: docs/s, peak memory, workers, and runs that are killed.

Run:
    python -m tests.benchmarks.bench_archive [--docs 100000] [--form mixed|jsonl] [--jobs 1,2] [--memory 2G]
    python -m tests.benchmarks.bench_archive --docs 5000 --kills 50

The archive is made by the load generator beside the labelled data (`tools/make_archive.py`), a third
each as gzip JSON Lines, as WARC and as texts, one article a file. Memory is that of all processes together,
shared pages counted once (PSS), looked at ten times a second; so is processor time, which tells more than
seconds where the machine has other work. `own` is that of the process which shares out the work.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHUNK = 2000
"""Articles of one file, or one folder of texts."""


def data_folder() -> Path:
    """The folder of the labelled data; the generator lies beside it."""
    named = os.environ.get("DEDUPE_NEWS_EVAL")
    return Path(named) if named else Path(__file__).resolve().parents[3] / "shared" / "eval"


def make_rows(docs: int, folder: Path, seed: int) -> Path:
    """Articles with known copies, as JSON Lines."""
    out = folder / "rows.jsonl"
    generator = data_folder().parent / "tools" / "make_archive.py"
    corpus = data_folder() / "stories" / "gva_2013_2015.jsonl"
    command = [sys.executable, str(generator), "--docs", str(docs), "--out", str(out), "--seed", str(seed)]
    subprocess.run([*command, "--extra", "--corpus", str(corpus)], check=True, stderr=subprocess.DEVNULL)
    return out


def chunks(rows: Path) -> Iterator[list[dict[str, Any]]]:
    """Some articles at a time."""
    with rows.open(encoding="utf-8") as lines:
        chunk: list[dict[str, Any]] = []
        for line in lines:
            chunk.append(json.loads(line))
            if len(chunk) == CHUNK:
                yield chunk
                chunk = []
        if chunk:
            yield chunk


def make_archive(rows: Path, form: str, folder: Path) -> None:
    """The articles in the forms people keep them in."""
    folder.mkdir()
    if form == "jsonl":
        rows.replace(folder / "archive.jsonl")
        return
    for number, chunk in enumerate(chunks(rows)):
        if number % 3 == 0:
            data = "".join(json.dumps(row) + "\n" for row in chunk).encode()
            (folder / f"{number:05d}.jsonl.gz").write_bytes(gzip.compress(data, 6))
        elif number % 3 == 1:
            crawl = b"".join(gzip.compress(_warc(row)) for row in chunk)
            (folder / f"{number:05d}.warc.gz").write_bytes(crawl)
        else:
            (folder / f"{number:05d}").mkdir()
            for row in chunk:
                (folder / f"{number:05d}" / f"{row['id']}.txt").write_text(row["text"] + "\n", "utf-8")


def _warc(row: dict[str, Any]) -> bytes:
    lines = row["text"].split("\n")
    text = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    title = escape(lines[0][:60])
    page = (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title></head><body>"
        f"<nav><a href=/>Home</a><a href=/s>Sport</a></nav><article><h1>{title}</h1>{text}</article>"
    ).encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
        f"WARC-Target-URI: http://news.example/{row['id']}\r\nWARC-Date: {row['date'][:10]}T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{hashlib.md5(row['id'].encode()).hexdigest()}>\r\n"  # noqa: S324 - a name
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def processes(first: int) -> list[int]:
    """A process and all below it; none where the system does not tell."""
    found, waiting = [], [first]
    while waiting:
        pid = waiting.pop()
        try:
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text("ascii").split())
            found.append(pid)
        except (OSError, ValueError):
            continue
    return found


def memory_of(process: int) -> int:
    """Bytes of a process and all below it, shared pages counted once; 0 where the system does not tell."""
    return sum(map(_memory_of, processes(process)))


def _memory_of(pid: int) -> int:
    try:
        rolled = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
        return next(int(line.split()[1]) << 10 for line in rolled.splitlines() if line.startswith("Pss:"))
    except (OSError, StopIteration, ValueError):
        return 0


def seconds_of(pid: int) -> float:
    """Processor time of a process so far; 0 where the system does not tell."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError):
        return 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds, processor time of the main and of all processes, peak memory, progress."""

    seconds: float
    own: float
    processor: float
    peak: int
    progress: list[dict[str, Any]]


def clean(source: Path, out: Path, *more: str) -> Run:
    """Clean an archive in a process of its own."""
    command = [sys.executable, "-m", "dedupe_news", "clean", "--config", "none", "--progress", "json", "-q"]
    began = time.perf_counter()
    log = out.parent / "progress.log"
    with log.open("wb") as told:
        run = subprocess.Popen([*command, *more, str(source), "-o", f"{out}/"], stderr=told)
        peak, spent = 0, dict.fromkeys([run.pid], 0.0)
        while run.poll() is None:
            alive = processes(run.pid)
            peak = max(peak, sum(map(_memory_of, alive)))
            # the last look at a process is at most a tenth of a second before its end
            spent.update({pid: max(seconds_of(pid), spent.get(pid, 0.0)) for pid in alive})
            time.sleep(0.1)
    seconds = time.perf_counter() - began
    if run.returncode:
        raise SystemExit(log.read_text("utf-8"))
    progress = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    return Run(seconds, spent[run.pid], sum(spent.values()), peak, progress)


def tree_of(folder: Path) -> str:
    """One digest of all names and bytes below a folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(path.relative_to(folder).as_posix().encode())
        if path.is_file():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def stages(progress: Sequence[dict[str, Any]]) -> str:
    """Seconds of each stage."""
    spent: dict[str, list[float]] = {}
    for row in progress:
        spent.setdefault(row["stage"], []).append(row["seconds"])
    return ", ".join(f"{stage} {seen[-1] - seen[0]:.1f} s" for stage, seen in spent.items())


def measure(docs: int, form: str, jobs: Sequence[str], memory: str, seed: int) -> int:
    """Print docs/s and peak memory for each number of workers; 1 if their results differ."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_archive(make_rows(docs, folder, seed), form, folder / "in")
        size = sum(path.stat().st_size for path in (folder / "in").rglob("*") if path.is_file())
        print(f"{docs:,} articles as {form}, {size / 1e6:,.0f} MB on disk, --memory {memory}")
        print(f"{'workers':>7} {'seconds':>8} {'docs/s':>8} {'CPU s':>7} {'own':>6} {'peak MB':>8}  stages")
        trees = set()
        for number in jobs:
            out = folder / f"out{number}"
            run = clean(folder / "in", out, "-j", number, "--memory", memory)
            speed = f"{number:>7} {run.seconds:8.1f} {docs / run.seconds:8,.0f}"
            print(
                f"{speed} {run.processor:7.1f} {run.own:6.1f} {run.peak / 1e6:8,.0f}  {stages(run.progress)}"
            )
            trees.add(tree_of(out))
        if len(jobs) > 1:
            print("the trees are " + ("the same" if len(trees) == 1 else "DIFFERENT"))
    return int(len(trees) > 1)


def kill(docs: int, form: str, kills: int, seed: int) -> int:
    """Kill runs at random moments until they have been killed so often; 1 if any tree comes out different."""
    rng = random.Random(seed)  # noqa: S311 - the same moments every time
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_archive(make_rows(docs, folder, seed), form, folder / "in")
        seconds = clean(folder / "in", folder / "expected", "-j", "2").seconds
        expected = tree_of(folder / "expected")
        command = [sys.executable, "-m", "dedupe_news", "clean", "--config", "none", "-q", "-j", "2"]
        killed = finished = wrong = 0
        while killed < kills:
            run = subprocess.Popen(
                [*command, str(folder / "in"), "-o", f"{folder}/out/"], stderr=subprocess.DEVNULL
            )
            try:
                run.wait(rng.uniform(0.2, seconds))
            except subprocess.TimeoutExpired:
                run.send_signal(rng.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGINT]))
                run.wait()
                killed += 1
                continue
            finished += 1
            wrong += tree_of(folder / "out") != expected
            subprocess.run(["rm", "-r", str(folder / "out")], check=True)
        print(f"{killed} kills, {finished} runs came to their end, {wrong} of them to another tree")
    return int(wrong > 0)


def main(args: Sequence[str] = ()) -> int:
    parser = argparse.ArgumentParser(description="Measure batches over archives.")
    parser.add_argument("--docs", type=int, default=100_000)
    parser.add_argument("--form", choices=["mixed", "jsonl"], default="mixed")
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--memory", default="2G")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--kills", type=int, default=0)
    chosen = parser.parse_args(args)
    if not (data_folder().parent / "tools" / "make_archive.py").is_file():
        print(f"no load generator beside {data_folder()}; name the data with DEDUPE_NEWS_EVAL")
        return 0
    if chosen.kills:
        return kill(chosen.docs, chosen.form, chosen.kills, chosen.seed)
    return measure(chosen.docs, chosen.form, chosen.jobs.split(","), chosen.memory, chosen.seed)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
