"""Other tools that find near-duplicates, each as its documentation shows it: one file in, groups out.

Run by `bench_matching.py` in a process for each, with the interpreter that has them:
    python -m tests.benchmarks.matching_peers datasketch|rensa|gaoya|text-dedup ARCHIVE.jsonl OUT.json

All take shingles of five words, link texts whose estimated Jaccard is .5 or more (text-dedup links whatever
shares a band) and join what is linked, as these tools do.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WORDS = 5
PERMUTATIONS = 128
JACCARD = 0.5


def shingles(text: str) -> set[str]:
    words = text.lower().split()
    return {" ".join(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1))}


def texts_of(path: Path) -> list[str]:
    with path.open("rb") as lines:
        return [json.loads(line)["text"] for line in lines]


def joined(count: int, links: Iterable[tuple[int, int]]) -> list[int]:
    """Number each of `count` things by the least member of its group (union-find)."""
    parent = list(range(count))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for a, b in links:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return [root(at) for at in range(count)]


def datasketch(path: Path) -> list[int]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    sketches: list[Any] = []
    links = []
    for at, text in enumerate(texts_of(path)):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        links += [(at, other) for other in index.query(sketch) if sketch.jaccard(sketches[other]) >= JACCARD]
        index.insert(at, sketch)
        sketches.append(sketch)
    return joined(len(sketches), links)


def rensa(path: Path) -> list[int]:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS, num_bands=32)
    sketches: list[Any] = []
    links = []
    for at, text in enumerate(texts_of(path)):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(list(shingles(text)))
        links += [(at, other) for other in index.query(sketch) if sketch.jaccard(sketches[other]) >= JACCARD]
        index.insert(at, sketch)
        sketches.append(sketch)
    return joined(len(sketches), links)


def gaoya(path: Path) -> list[int]:
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=JACCARD,
        num_bands=32,
        band_size=4,
        analyzer="word",
        ngram_range=(5, 5),
    )
    texts = texts_of(path)
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    found = index.par_bulk_query(texts)
    return joined(len(texts), ((at, other) for at, others in enumerate(found) for other in others))


def text_dedup(path: Path) -> list[int]:
    """Its own hashing and banding; links are all texts of a bucket, as in its `minhash.main`."""
    import numpy as np  # comes with text-dedup
    from text_dedup.minhash import embed_func
    from text_dedup.utils import optimal_param
    from text_dedup.utils.hashfunc import xxh3_32hash

    bands, rows = optimal_param(JACCARD, PERMUTATIONS, 0.5, 0.5)
    rng = np.random.RandomState(42)
    prime = np.uint64((1 << 61) - 1)
    permutations = (
        rng.randint(1, prime, PERMUTATIONS, dtype=np.uint64),
        rng.randint(0, prime, PERMUTATIONS, dtype=np.uint64),
    )
    buckets: list[dict[bytes, int]] = [{} for _ in range(bands)]
    links = []
    count = 0
    for at, text in enumerate(texts_of(path)):
        found = embed_func(
            text,
            at,
            num_perm=PERMUTATIONS,
            ngram_size=WORDS,
            min_length=0,
            hashranges=[(band * rows, (band + 1) * rows) for band in range(bands)],
            permutations=permutations,
            hash_func=xxh3_32hash,
            dtype=np.uint64,
            max_hash=np.uint64((1 << 32) - 1),
            modulo_prime=prime,
        )
        links += [
            (at, bucket.setdefault(key, at))
            for bucket, key in zip(buckets, found["__signatures__"], strict=True)
        ]
        count += 1
    return joined(count, links)


METHODS: dict[str, Callable[[Path], list[int]]] = {
    "datasketch": datasketch,
    "rensa": rensa,
    "gaoya": gaoya,
    "text-dedup": text_dedup,
}


def main(method: str, path: str, out: str) -> int:
    began, spent = time.perf_counter(), time.process_time()
    groups = METHODS[method](Path(path))
    figures = {
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - spent,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    Path(out).write_text(json.dumps({**figures, "groups": groups}), "ascii")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:4]))
