"""What a stream holds, told by its first bytes; the name only decides where the content does not."""

from __future__ import annotations

import csv
import json
import re
from typing import Literal

from dedupe_news.reading.decoding import BOMS, wide_encoding
from dedupe_news.reading.names import TEXTS, plain

Kind = Literal[
    "text", "html", "jsonl", "json", "csv", "parquet", "warc", "feed", "wire", "mail", "mbox", "binary"
]

DOCUMENTS = {
    b"%PDF-": "a PDF document",
    b"{\\rtf": "a document of a word processor (RTF)",
    b"\xd0\xcf\x11\xe0": "a document of an office program",
}
BINARY_MARKS = (
    *DOCUMENTS, b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"ID3", b"OggS", b"fLaC", b"wOFF", b"wOF2",
    b"\x7fELF", b"7z\xbc\xaf", b"Rar!\x1a", b"SQLite format 3\0", b"\0\0\x01\0",
)  # fmt: skip
CONTROL = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b\x08") + b"\x7f"
# comments are taken whole: to try each anew doubled the time with every one before the first tag
HTML_START = re.compile(
    r"(?>\s+|<!--.*?-->|<\?xml[^>]*>)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
HTML_PART = re.compile(
    r"\s*<(?:article|aside|div|footer|h[1-6]|header|main|meta|nav|ol|p|section|span|table|title|ul)\b[^>]*>.*</",
    re.IGNORECASE | re.DOTALL,
)
HTML_ANY = re.compile(r"</(?:p|div|a|span|li|h[1-6]|body|html|title)\s*>", re.IGNORECASE)
FEED_START = re.compile(
    r"(?>\s+|<!--.*?-->|<\?[^>]*>|<!DOCTYPE\s+(?:rss|rdf|feed)\b[^>\[]*(?:\[.*?\]\s*)?>)*+"
    r"<(?:rss\b|rdf:RDF\b[^>]*purl\.org/rss|(?:\w+:)?feed\b[^>]*w3\.org/2005/Atom)",
    re.DOTALL,
)
WIRE_START = re.compile(
    r"(?>\s+|<!--.*?-->|<\?[^>]*>|<!DOCTYPE\s+(?:nitf|NewsML)\b[^>\[]*(?:\[.*?\]\s*)?>)*+"
    r"<(?:nitf[\s>]|newsitem\s|NewsML[\s>]|(?:newsItem|newsMessage)\b[^>]*iptc\.org)",
    re.DOTALL,
)
OBJECT_START = re.compile(r'\s*\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}|$)')
ARRAY_START = re.compile(r'\s*\[\s*(?:\{|\]|"(?:[^"\\]|\\.)*"\s*(?:,\s*"|\]))')
MAIL_START = re.compile(
    r"(?P<box>From \S+ [^\n]*\b\d{4}\r?\n)?"
    r"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*+){2,}+\r?(?:\n|\Z)"
)
MAIL_MARK = re.compile(
    r"^(?:MIME-Version:\s*\d|Content-Type:\s*(?:multipart|text)/|Content-Transfer-Encoding:)",
    re.IGNORECASE | re.MULTILINE,
)
"""What only a program writes above a text; `From:` and `Subject:` stand above articles in dumps, too."""
DELIMITERS = ",\t;|"


def sniff(head: bytes, name: str, text_field: str | None = None) -> Kind:
    """The kind of a stream that is neither compressed nor an archive.

    Args:
        head: its first bytes, at best some 100 KiB.
        name: its name, asked only where the content could be several things.
        text_field: the field that the user says holds the text.

    Example:
        >>> sniff(b'{"text": "Rain."}', "stdin"), sniff(b"[youtube abc]", "a.json")
        ('json', 'text')
        >>> sniff(b"%PDF-1.7", "a.txt")
        'binary'
    """
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    if is_binary(head):
        return "binary"
    text = _readable(head)
    extension = _extension(name)
    mail = MAIL_START.match(text)
    if mail and MAIL_MARK.search(mail[0]):
        return "mbox" if mail["box"] else "mail"
    return (
        _markup_kind(text, extension)
        or _json_kind(text, extension)
        or _table_kind(text, extension, text_field)
        or "text"
    )


def is_binary(head: bytes) -> bool:
    r"""Whether bytes are no text in any encoding: a known mark, or too many control characters.

    One NUL in 200 bytes or one control character in 50 is more than any text was seen to have.

    Example:
        >>> is_binary(b"\x89PNG\r\n"), is_binary("Zürich".encode("utf-16"))
        (True, False)
        >>> is_binary(b"a\0b" + b"c" * 900)
        False
    """
    if head.startswith(BINARY_MARKS) or head[4:8] == b"ftyp":
        return True
    if wide_encoding(head) is not None:
        return False
    controls = len(head) - len(head.translate(None, CONTROL))
    return head.count(0) * 200 > len(head) or controls * 50 > len(head)


def delimiter_of(lines: list[str]) -> str:
    """The delimiter of a table, from its first lines: the one that cuts most rows as the header is cut.

    Example:
        >>> delimiter_of(["id;text", "1;Rain, more rain"])
        ';'
    """
    best, best_score = ",", (-1.0, -1)
    for delimiter in DELIMITERS:
        rows = _rows(lines, delimiter)
        if not rows:
            continue
        width = len(rows[0])
        same = sum(len(row) == width for row in rows) / len(rows)
        named = any(plain(cell) in TEXTS for cell in rows[0])
        score = (named + same if width > 1 else 0.0, width)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _readable(head: bytes) -> str:
    encoding = wide_encoding(head) or "utf-8"
    for mark, _ in BOMS:
        if head.startswith(mark):
            head = head[len(mark) :]
            break
    return head.decode(encoding, "replace")


def _extension(name: str) -> str:
    base = name.replace("!", "/").rsplit("/", 1)[-1].lower()
    for packed in (".gz", ".zst", ".bz2", ".xz", ".zstd"):
        base = base.removesuffix(packed)
    return base.rsplit(".", 1)[-1] if "." in base else ""


def _markup_kind(text: str, extension: str) -> Kind | None:
    if FEED_START.match(text):
        return "feed"
    if WIRE_START.match(text):
        return "wire"
    if HTML_START.match(text) or HTML_PART.match(text):
        return "html"
    return "html" if extension in ("html", "htm", "xhtml") and HTML_ANY.search(text) else None


def _json_kind(text: str, extension: str) -> Kind | None:
    if ARRAY_START.match(text):
        return "json"
    rows = extension in ("jsonl", "ndjson", "jl")
    if not rows and not OBJECT_START.match(text):
        return None
    # one line alone may be an object around a list of articles, which the reader of values takes apart
    alone = not rows and not text.strip().count("\n")
    return "json" if alone or _is_spread_out(text) else "jsonl"


def _is_spread_out(text: str) -> bool:
    """Whether one JSON value goes over several lines (pretty-printed) rather than one value a line."""
    lines = [line for line in text.split("\n", 50)[:-1] if line.strip()]
    if not lines:
        return False
    first = lines[0].strip()
    return first in ("{", "[") or (
        first.startswith("{") and first.endswith((",", "{", "[")) and not _is_row(first)
    )


def _is_row(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _table_kind(text: str, extension: str, text_field: str | None) -> Kind | None:
    lines = [line for line in text.split("\n", 30)[:30] if line.strip()]
    if extension in ("csv", "tsv", "tab"):
        return "csv" if lines else None
    if len(lines) < 2:
        return None
    wanted = set(TEXTS) if text_field is None else {plain(text_field)}
    for delimiter in DELIMITERS:
        header = next(iter(_rows(lines[:1], delimiter)), [])
        cells = [cell.strip().lower() for cell in header]
        # a line of prose may have commas too; a header has several short names, each once, one of them known
        short = all(0 < len(cell) <= 40 and cell.count(" ") <= 2 for cell in cells)
        if len(cells) >= 2 and short and len(set(cells)) == len(cells) and wanted & set(map(plain, cells)):
            return "csv"
    return None


def _rows(lines: list[str], delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return []
