"""Where each output goes: the source's own place, with an extension more where it changes its form.

`crawl/page.html` becomes `crawl/page.html.txt`, `a.warc.gz` becomes `a.warc.jsonl.gz`. A name that is taken
already, by another source or by the manifest, gets `~2` before its extensions.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from dedupe_news.archive.manifest import MANIFEST
from dedupe_news.archive.shapes import EXTENSIONS, form_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from dedupe_news.archive.facts import SourceFacts
    from dedupe_news.reading import Part

PACKED = (".gz", ".zst", ".zstd", ".bz2", ".xz")


def with_form(name: str, form: str, own: str) -> str:
    """A name with the extension of its new form before that of its packing.

    Example:
        >>> with_form("a.warc.gz", "jsonl", "warc"), with_form("dump", "text", "text")
        ('a.warc.jsonl.gz', 'dump')
    """
    if form == own or name.lower().endswith(EXTENSIONS[form]):
        return name
    for packing in PACKED:
        if name.lower().endswith(packing):
            return name[: -len(packing)] + EXTENSIONS[form] + name[-len(packing) :]
    return name + EXTENSIONS[form]


def free(name: str, taken: Container[str]) -> str:
    """The name, or the first of its numbered forms that nobody has.

    Example:
        >>> free("b/a.txt.gz", {"b/a.txt.gz", "b/a~2.txt.gz"})
        'b/a~3.txt.gz'
    """
    head, slash, base = name.rpartition("/")
    stem, dot, extensions = base.partition(".")
    number = 1
    while name in taken:
        number += 1
        name = f"{head}{slash}{stem}~{number}{dot}{extensions}"
    return name


class Places:
    """The places of all sources, as the outputs keep clear of them.

    Args:
        places: the places of the sources, in any order.
        form: the form every output is written in, or None for each source's own.
    """

    def __init__(self, places: Sequence[str], form: str | None) -> None:
        self._own = sorted(places)
        self._form = form

    def of(self, source: SourceFacts) -> str:
        """Where the output of a source goes; the same however often and in whatever order it is asked."""
        single = len(source.parts) == 1 and source.parts[0].part.member is None
        part = source.parts[0].part if single else None
        name = with_form(source.place, form_of(part, self._form), part.kind) if part else source.place
        if name == source.place and name != MANIFEST:
            return name
        return free(name, _Taken(self._own, source.place))


class _Taken:
    """Names that are other sources' places, or what those become with an extension more."""

    def __init__(self, own: Sequence[str], asking: str) -> None:
        self._own = own
        self._asking = asking

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (
            name == MANIFEST or self._has(name) or any(self._has(one) for one in _without_form(name))
        )

    def _has(self, name: str) -> bool:
        at = bisect_left(self._own, name)
        return name != self._asking and at < len(self._own) and self._own[at] == name


def _without_form(name: str) -> Iterator[str]:
    packing = next((one for one in PACKED if name.lower().endswith(one)), "")
    bare = name[: len(name) - len(packing)]
    for extension in EXTENSIONS.values():
        if bare.endswith(extension):
            yield bare.removesuffix(extension) + packing


def output_member(part: Part, form: str | None, taken: set[str]) -> str:
    """The name of a member in the archive that is written; it is added to those taken."""
    if part.member is None:
        return ""
    name = free(with_form(part.member, form_of(part, form), part.kind), taken)
    taken.add(name)
    return name
