"""Archives for tests: invented local news in any number, in every form people keep it."""

from __future__ import annotations

import bz2
import csv
import gzip
import hashlib
import io
import json
import lzma
import random
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TOWNS = ("Verden", "Ostheim", "Langwedel", "Achim", "Kirchlinteln", "Hoya", "Syke", "Bassum", "Nienburg")
WHO = (
    "the mayor", "a police spokeswoman", "the fire brigade", "the district council", "a school head",
    "the water board", "a retired ferryman", "the choir", "the savings bank", "an engineer", "the hospital",
)  # fmt: skip
DID = (
    "opened", "closed", "inspected", "praised", "refused to sell", "repaired", "bought", "painted",
    "measured", "voted against", "applauded", "searched", "evacuated", "rebuilt", "photographed",
    "auctioned",
)  # fmt: skip
WHAT = (
    "the old swing bridge", "a bakery from 1934", "the outdoor pool", "two listed barns", "the bus depot",
    "a field of solar panels", "the brass band's van", "the flood gates", "a meteorite in a glass case",
    "the market hall", "a closed railway line", "the library's basement", "three windmills", "a stolen organ",
)  # fmt: skip
WHY = (
    "after a storm tore off its roof", "because no one had asked for years", "for {n} euros",
    "in spite of a petition with {n} names", "before {n} guests", "while the river rose to {n} centimetres",
    "to the delight of {n} pupils", "although {n} residents had protested",
    "following an audit of {n} invoices", "on the advice of {n} experts",
)  # fmt: skip
COOKIES = "This website uses cookies to improve your experience. AcceptRejectRead More"
SHARE = "Share on Facebook"
FOOTER = "Verdener Bote, Bridge Street 4"


def sentence(rng: random.Random) -> str:
    """One sentence of invented news."""
    why = rng.choice(WHY).format(n=rng.randrange(20, 9000))
    text = f"{rng.choice(WHO)} of {rng.choice(TOWNS)} {rng.choice(DID)} {rng.choice(WHAT)} {why}."
    return text[0].upper() + text[1:]


def article(seed: int, sentences: int = 6) -> str:
    """One article; another seed makes another article."""
    rng = random.Random(seed)  # noqa: S311 - the same articles every time
    return "\n".join(sentence(rng) for _ in range(sentences)) + "\n"


def scraped(seed: int) -> str:
    """An article with the furniture of its page."""
    return f"{COOKIES}\n{article(seed)}{SHARE}\n" + (f"{FOOTER}\n" if seed % 2 else "")


def headed(seed: int, day: int) -> str:
    """An article below a head of fields, as some scrapers write it."""
    fields = f"URL: https://bote.example/{seed}/{day}\nTitle: Report {seed}\nDate: {day} May 2024\n"
    return f"{fields}\n{article(seed)}"


def records(low: int, high: int) -> list[dict[str, Any]]:
    """Articles as records; every tenth is an exact copy of the first of its ten."""
    return [
        {
            "id": f"r{n}",
            "date": f"2015-11-{n % 28 + 1:02d}",
            "text": scraped(n - n % 10 if n % 10 == 9 else n),
        }
        for n in range(low, high)
    ]


def json_lines(rows: list[dict[str, Any]]) -> bytes:
    """Rows as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def table(rows: list[dict[str, Any]], delimiter: str = ",") -> bytes:
    """Rows as a table."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def page(seed: int) -> bytes:
    """An article as a page."""
    lines = "".join(f"<p>{line}</p>" for line in article(seed).splitlines())
    head = f"<html lang=en><head><title>Report {seed}</title></head>"
    return f"{head}<body><article><h1>Report {seed}</h1>{lines}</article></body></html>".encode()


def warc(seeds: range) -> bytes:
    """A crawl of pages."""
    out = b""
    for seed in seeds:
        body = page(seed)
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
            f"WARC-Target-URI: http://bote.example/{seed}\r\nWARC-Date: 2015-11-20T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{seed:012d}>\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        out += head.encode() + http + b"\r\n\r\n"
    return out


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    """A tar archive."""
    out = io.BytesIO()
    with tarfile.open(None, "w", out) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def everything() -> dict[str, bytes]:
    """Files of every form and packing, by name."""
    texts = {f"texts/{n:03d}.txt": scraped(n).encode() for n in range(12)}
    return {
        **texts,
        "texts/copy.txt": scraped(3).encode(),
        "rows.jsonl": json_lines(records(100, 120)),
        "rows.jsonl.gz": gzip.compress(json_lines(records(120, 140))),
        "deep/down/rows.jsonl.bz2": bz2.compress(json_lines(records(140, 150))),
        "deep/list.json": json.dumps(records(150, 160), indent=1).encode(),
        "deep/one.json": json.dumps(records(160, 161)[0]).encode(),
        "table.csv": table(records(170, 180)),
        "table.tsv.xz": lzma.compress(table(records(180, 190), "\t")),
        "page.html": page(200),
        "crawl.warc.gz": b"".join(gzip.compress(warc(range(n, n + 1))) for n in range(210, 216)),
        "mixed.zip": zipped(
            {
                "a/one.txt": scraped(220).encode(),
                "rows.jsonl": json_lines(records(230, 240)),
                "p.html": page(241),
            }
        ),
        "mixed.tar.gz": gzip.compress(
            tarred({"x.txt": scraped(250).encode(), "y.txt": scraped(251).encode()})
        ),
        "picture.png": b"\x89PNG\r\n" + bytes(64),
    }


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def tree(folder: Path) -> dict[str, str]:
    """Every file and folder below, hidden ones too, with the digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else ""
        for path in sorted(folder.rglob("*"))
    }


def manifest(out: Path) -> list[dict[str, Any]]:
    """The rows of a manifest."""
    return [json.loads(line) for line in (out / "manifest.jsonl").read_text("utf-8").splitlines()]
