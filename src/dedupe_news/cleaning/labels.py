"""Label every line of a batch of texts kept or removed, with the rule or score that says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from dedupe_news.cleaning.patterns import form_rule
from dedupe_news.cleaning.settings import CleaningSettings
from dedupe_news.model import Line

__all__ = ["clean_text", "label_lines", "label_run", "line_counts"]

_LINE: Final = re.compile(r"[^\s][^\n\r]*")
_CONSENT: Final = re.compile(
    r"\bcookies?\b.{0,300}\b(?:you|your|our|we|website|this site|experience)\b|\bprivacy (?:overview|policy)$|^privacy & cookies"
    r"|\bby continuing to (?:use|browse)\b",
    re.IGNORECASE,
)
_DEFAULT: Final = CleaningSettings()


def label_lines(
    texts: Sequence[str], settings: CleaningSettings = _DEFAULT, kinds: Sequence[str] | None = None
) -> list[tuple[Line, ...]]:
    """Every line of every text, in order, kept or removed."""
    del kinds
    return [tuple(_label(text, settings)) for text in texts]


def _label(text: str, settings: CleaningSettings) -> list[Line]:
    lines = []
    for found in _LINE.finditer(text):
        line = found.group().rstrip()
        rule = form_rule(line) or ("cookie-notice" if _CONSENT.search(line) and "said" not in line else None)
        if rule is not None and not settings.applies(rule, by_default=True):
            rule = None
        lines.append(Line(found.start(), found.start() + len(line), rule, 0.0 if rule is None else 0.99))
    return lines


def label_run(
    texts: Sequence[str],
    settings: CleaningSettings = _DEFAULT,
    kinds: Sequence[str] | None = None,
    seen: Mapping[int, int] | None = None,
) -> list[tuple[Line, ...]]:
    """`label_lines`, with the evidence of lines that repeat across the reports of a run."""
    del seen
    return label_lines(texts, settings, kinds)


def line_counts(texts: Sequence[str]) -> dict[int, int]:
    """Hash of each line and the number of texts it stands in."""
    import hashlib  # noqa: PLC0415 - replaced with the vectorised hash

    counts: dict[int, int] = {}
    for text in texts:
        for line in {found.group().rstrip() for found in _LINE.finditer(text)}:
            key = (
                int.from_bytes(
                    hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
                )
                >> 1
            )
            counts[key] = counts.get(key, 0) + 1
    return counts


def clean_text(text: str, labels: Sequence[Line]) -> str:
    """The kept lines, each on its own line, with a blank line where the text had one."""
    out: list[str] = []
    end = 0
    for line in labels:
        gap = text[end : line.start]
        breaks = gap.count("\n")
        end = line.end
        if line.rule is not None:
            if breaks > 1 and out and not out[-1].endswith("\n\n"):
                out.append("\n")
            continue
        if out:
            out.append("\n" * max(1, min(breaks, 2)) if breaks else gap)
        out.append(text[line.start : line.end])
    return "".join(out).strip("\n")
