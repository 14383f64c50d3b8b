"""The library's functions: the same walk the commands take, for texts a program already holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from dedupe_news import pipeline, telling
from dedupe_news.errors import InputError
from dedupe_news.model import Record, Report, Sentence
from dedupe_news.rendering.records import story_record

if TYPE_CHECKING:
    from collections.abc import Iterator

KNOWN = ("id", "title", "date", "url", "lang")


def consolidate(
    articles: Iterable[str | Mapping[str, Any]],
    *,
    settings: pipeline.Settings | None = None,
    singles: bool = True,
) -> list[dict[str, Any]]:
    """Write one account per story.

    Args:
        articles: texts, or mappings with `text` and optionally `id`, `title`, `date`, `url`, `lang`; each
            is one report. A dump that holds several is split with `split_reports` first, or by
            `Settings(segment="auto")`.
        settings: how to decide; the defaults are the commands'.
        singles: whether stories of one report are in the answer.

    Returns:
        One record per story, most independent texts first, as `run -f jsonl` writes them.

    Raises:
        InputError: an article has no text.

    Example:
        >>> one = "The bridge over the Aller was closed on Monday after cracks were found."
        >>> [story] = consolidate([one, one])
        >>> story["report_count"], story["text_count"], len(story["account"])
        (2, 1, 1)
    """
    settings = settings or pipeline.Settings()
    dump = pipeline.split(_records(articles), settings)
    cleaned = pipeline.clean(dump, settings)
    grouping = pipeline.group(cleaned, settings)
    removed = cleaned.removed()
    wanted = pipeline.shown_order(grouping, singles=singles)
    return [
        story_record(story, cleaned.reports, removed)
        for story in pipeline.tell(cleaned, grouping, settings, wanted)
    ]


def clean(text: str, *, settings: pipeline.Settings | None = None) -> str:
    r"""Strip boilerplate from one text; what is kept stays as it was.

    Example:
        >>> clean("The council met on Monday.\nThis website uses cookies. Accept all cookies\n")
        'The council met on Monday.\n'
    """
    from dedupe_news.filtering import without  # noqa: PLC0415 - keeps `import dedupe_news` light

    settings = settings or pipeline.Settings()
    cleaned = pipeline.clean(pipeline.split([_text_record(text)], settings), settings)
    return without(
        text, [(line.start, line.end) for lines in cleaned.lines for line in lines if not line.kept]
    )


def split_reports(text: str, *, settings: pipeline.Settings | None = None) -> list[Report]:
    r"""Split a dump into its reports, each with its span, its lines and the reason for the cut.

    Example:
        >>> [report.text for report in split_reports("Rain fell again.\n---\nFog closed a port.")]
        ['Rain fell again.', 'Fog closed a port.']
    """
    return list(pipeline.split([_text_record(text)], settings or pipeline.Settings()).reports)


def split_sentences(text: str, lang: str | None = None) -> list[Sentence]:
    """Split a text into sentences, each with its span: `text[s.start:s.end] == s.text`.

    Example:
        >>> [s.text for s in split_sentences("It rained. Dr. Lee left.")]
        ['It rained.', 'Dr. Lee left.']
    """
    return list(telling.sentences_of(0, [(0, _checked(text))], lang))


def _text_record(text: str) -> Record:
    return Record(source="text", text=_checked(text))


def _checked(text: object) -> str:
    """Give a text back.

    Raises:
        InputError: it is something else.
    """
    if isinstance(text, str):
        return text
    raise InputError(f"a text is a str, not {type(text).__name__}", help="decode bytes, join a list")


def _records(articles: Iterable[str | Mapping[str, Any]]) -> Iterator[Record]:
    if isinstance(articles, str | bytes | Mapping) or not isinstance(articles, Iterable):
        what = f"articles come as a list of texts or mappings, not as one {type(articles).__name__}"
        raise InputError(what, help="put a single article into a list; `split_reports` takes a dump apart")
    for number, article in enumerate(articles, start=1):
        fields = {"text": article} if isinstance(article, str) else article
        text = fields.get("text") if isinstance(fields, Mapping) else None
        if not isinstance(text, str):
            raise InputError(
                "an article needs a text", source="articles", line=number, help="give it as `text`"
            )
        known = {key: str(fields[key]) for key in KNOWN if fields.get(key) is not None}
        yield Record("articles", text, "record", number, number, extra=dict(fields), **known)
