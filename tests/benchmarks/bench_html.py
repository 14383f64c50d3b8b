"""Measure the text taken from HTML pages: shingle precision, recall and F1, and pages a second, with peers.

Run:
    DEDUPE_NEWS_EVAL=../shared/eval python -m tests.benchmarks.bench_html

Shingles of four words, as a bag, of each page against its gold, averaged over pages (the measure of
article-extraction-benchmark). Peers are measured where they are installed: resiliparse alone comes with this
project, trafilatura and jusText are asked of the environment.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from typing import TYPE_CHECKING

from resiliparse.extract.html2text import extract_plain_text
from tests.benchmarks.train_lines import eval_folder

from dedupe_news.cleaning import clean_text, label_lines
from dedupe_news.reading import ReadSettings
from dedupe_news.reading.formats.html import page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH = 4
_WORD = re.compile(r"\w+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words; a shorter text is one run."""
    words = _WORD.findall(text)
    if len(words) < WIDTH:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[at : at + WIDTH]) for at in range(len(words) - WIDTH + 1))


def figures(found: Sequence[str], gold: Sequence[str]) -> tuple[float, float, float]:
    """Mean precision and recall over pages, and the F1 of the means."""
    precisions, recalls = [], []
    for one, true in zip(found, gold, strict=True):
        ours, theirs = shingles(one), shingles(true)
        hit = (ours & theirs).total()
        precisions.append(hit / ours.total() if ours else float(not theirs))
        recalls.append(hit / theirs.total() if theirs else 1.0)
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall)


def ours(html: bytes) -> str:
    """The page read and cleaned as a run does it."""
    text = read_only(html)
    return clean_text(text, label_lines([text], kinds=["page"])[0])


def read_only(html: bytes) -> str:
    """The page read, not cleaned."""
    return page(html.decode("utf-8", "replace"), "page", ReadSettings()).text


def resiliparse_alone(html: bytes) -> str:
    """Resiliparse's own main content."""
    return str(extract_plain_text(html.decode("utf-8", "replace"), main_content=True))


def peers() -> dict[str, Callable[[bytes], str]]:
    """Other extractors, as far as they are installed."""
    found: dict[str, Callable[[bytes], str]] = {}
    try:
        import trafilatura

        found["trafilatura"] = lambda html: (
            trafilatura.extract(html, include_comments=False, deduplicate=False) or ""
        )
    except ImportError:
        print("trafilatura is not installed: not measured")
    try:
        import justext

        stop = justext.get_stoplist("English")
        found["jusText"] = lambda html: "\n".join(
            p.text for p in justext.justext(html, stop) if not p.is_boilerplate
        )
    except ImportError:
        print("jusText is not installed: not measured")
    return found


def main() -> int:
    """Print the table."""
    labelled = eval_folder()
    if labelled is None or not (labelled / "html" / "gold.jsonl").is_file():
        print("no labelled pages (DEDUPE_NEWS_EVAL names their folder): nothing measured")
        return 0
    folder = labelled / "html"
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    pages = [gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes()) for row in rows]
    gold = [row["text"] for row in rows]
    size = sum(map(len, pages)) / 1e6
    print(f"{len(pages)} pages, {size:.1f} MB")
    print(f"{'':<22}{'precision':>10}{'recall':>8}{'F1':>8}{'pages/s':>9}")
    methods = {"dedupe-news": ours, "  read, not cleaned": read_only, "resiliparse": resiliparse_alone}
    for name, method in {**methods, **peers()}.items():
        start = time.perf_counter()
        found = [method(page) for page in pages]
        rate = len(pages) / (time.perf_counter() - start)
        precision, recall, f1 = figures(found, gold)
        print(f"{name:<22}{precision:>10.3f}{recall:>8.3f}{f1:>8.3f}{rate:>9.0f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
