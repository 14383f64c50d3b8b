"""Which language's word lists to read a text by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.lexicon import lexicon
from dedupe_news.text.languages import guess, primary, script_of

if TYPE_CHECKING:
    from dedupe_news.accounts.lexicon import Lexicon

_DEFAULT = "en"
_SHORT = 200
"""A guess from more code points than this is trusted."""
_COMPARED = ("en", "de", "fr", "es", "pt", "it", "nl", "sv", "pl", "tr", "id")


def language_of(text: str, told: str | None = None) -> str:
    """The language code whose lists suit a text: as told, else guessed, English where too little speaks.

    A guess from a few words is often another language of the script ("men" is Danish for "but"), so the lists
    are asked too: the language with most small words in the text wins, the guess and English first.

    Example:
        >>> [language_of(text) for text in ("Two men died on Monday.", "Am Montag starben zwei Männer.")]
        ['en', 'de']
        >>> language_of("Sem data.", "pt-BR")
        'pt'
    """
    code = primary(told) or guess(text) or _DEFAULT
    if told or len(text) > _SHORT or script_of(text) != "Latin":
        return code
    words = [word.strip(".,:;!?\"'()") for word in text.lower().split()]
    counts = {lang: sum(_knows(lexicon(lang), word) for word in words) for lang in _COMPARED}
    order = sorted(_COMPARED, key=lambda lang: (lang != _DEFAULT, lang != code, lang))
    return max(order, key=counts.__getitem__)


def _knows(lists: Lexicon, word: str) -> bool:
    return word in lists.function or word in lists.numbers or word in lists.months or word in lists.weekdays
