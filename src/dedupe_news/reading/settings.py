"""How input is to be read: the format, the text field, the encoding and the bounds, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from dedupe_news.errors import UsageError

FromFormat = Literal["auto", "text", "html", "jsonl", "csv", "parquet", "warc"]
Extractor = Literal["resiliparse", "trafilatura"]

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What is refused rather than read, in bytes unless said otherwise.

    Sizes are of decompressed data. The longest of 1.4 million scraped news articles met while building this
    was under 1 MiB, so a record of 16 MiB is an accident or an attack. Deflate cannot shrink by more than
    1,032 times; news text shrinks 3 to 6 times, a file of copies of one article 40 times.
    """

    record_bytes: int = 16 * MIB
    """One line, JSON row, CSV row, HTML page or WARC response."""
    whole_bytes: int = 1024 * MIB
    """What has to be held whole: a plain text, or a ZIP archive or Parquet file that arrives on a pipe."""
    ratio: int = 250
    """Bytes a compressed file may yield for each byte of its own, once `ratio_from` is passed."""
    ratio_from: int = 32 * MIB
    nodes_deep: int = 250
    """Levels of HTML nesting up to which the main content is looked for; deeper pages give all their text."""


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """What the caller said about the input; everything else is found by content.

    Args:
        from_: the format, or `auto` to tell it by content (archives and compression are always told by
            content).
        text_field: the name of the field or column that holds the text, else `text` or the first of a few
            usual names.
        encoding: a codec's name, else strict UTF-8, then detection.
        extractor: what takes the text out of HTML; `trafilatura` needs the extra `[html]`.
        limits: what is refused rather than read.

    Raises:
        UsageError: for an encoding that Python does not know or an unknown format or extractor.

    Example:
        >>> ReadSettings(from_="jsonl", text_field="body").encoding is None
        True
    """

    from_: FromFormat = "auto"
    text_field: str | None = None
    encoding: str | None = None
    extractor: Extractor = "resiliparse"
    limits: ReadLimits = field(default_factory=ReadLimits)

    def __post_init__(self) -> None:
        """Refuse what no input could satisfy."""
        if self.from_ not in get_args(FromFormat):
            raise UsageError(
                f"unknown format '{self.from_}'", help=f"use one of {', '.join(get_args(FromFormat))}"
            )
        if self.extractor not in get_args(Extractor):
            raise UsageError(
                f"unknown extractor '{self.extractor}'", help=f"use one of {', '.join(get_args(Extractor))}"
            )
        if self.encoding is not None:
            try:
                b"a".decode(self.encoding, "replace")
            except (LookupError, ValueError) as unknown:
                raise UsageError(
                    f"unknown encoding '{self.encoding}'",
                    help="use a name such as utf-8, windows-1252, shift_jis or gb18030",
                ) from unknown
