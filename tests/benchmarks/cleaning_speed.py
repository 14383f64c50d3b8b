"""How fast lines are labelled, beside tools that see the HTML, on the same pages in one run.

Seconds are of one processor. A peer that is not installed is said to be absent; none of them takes plain
lines, so there the row is left to this project alone.
"""

from __future__ import annotations

import gzip
import json
import time
from functools import partial
from typing import TYPE_CHECKING

from tests.benchmarks.bench_html import ours, peers, read_only

from dedupe_news.cleaning import label_texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TIMES = 3
"""The best of so many runs counts: another process on the machine only ever takes time away."""


def labelled_together(texts: list[str]) -> None:
    """Label and join plain texts as a batch of `clean` does, each text by itself as to repetition."""
    label_texts(texts, repeated=frozenset()).bodies(texts)


def labelled_alone(texts: list[str]) -> None:
    """Label and join plain texts one after the other."""
    for text in texts:
        labelled_together([text])


def each(method: Callable[[bytes], str], pages: list[bytes]) -> None:
    """Take the text of every page."""
    for page in pages:
        method(page)


def seconds(work: Callable[[], object]) -> float:
    """The least processor time that the work took."""
    least = float("inf")
    for _ in range(TIMES):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return least


def measure_speed(folder: Path) -> None:
    """Print pages and megabytes a second."""
    if not (folder / "html" / "gold.jsonl").is_file():
        print("no HTML pages among the labelled data: speed is not measured")
        return
    rows = [json.loads(line) for line in (folder / "html" / "gold.jsonl").read_text("utf-8").splitlines()]
    pages = [
        gzip.decompress((folder / "html" / "pages" / f"{row['id']}.html.gz").read_bytes()) for row in rows
    ]
    texts = [read_only(page) for page in pages]
    html, plain = (sum(map(len, one)) / 1e6 for one in (pages, [text.encode() for text in texts]))
    labelled_alone(texts[:3])
    print(f"speed on {len(pages)} pages ({html:.1f} MB of HTML, {plain:.1f} MB of text), one processor")
    print(f"{'':<36}{'pages/s':>9}{'MB/s in':>9}{'MB/s text':>11}")

    def told(name: str, size: float, work: Callable[[], object]) -> None:
        took = seconds(work)
        print(f"{name:<36}{len(pages) / took:>9.0f}{size / took:>9.1f}{plain / took:>11.1f}")

    told("plain lines, dedupe-news, together", plain, lambda: labelled_together(texts))
    told("plain lines, dedupe-news, one by one", plain, lambda: labelled_alone(texts))
    told("HTML, dedupe-news", html, partial(each, ours, pages))
    for name, method in peers().items():
        told(f"HTML, {name} (takes no plain lines)", html, partial(each, method, pages))
