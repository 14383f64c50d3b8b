"""How a line opens in a dozen languages: does it go on from the line above, and does it name a day?

A sentence that opens with a pronoun, a demonstrative or a connective goes on from what was said, as hardly a
first one does; Arabic joins sentence to sentence with a prefix (`وقال`, `وكان`), Chinese and Japanese open
with `他`, `该`, `同`. A first sentence says when: in news of a day by the day of the week. The columns of the
first looks ask for much the same in English, where they were trained; these are asked of short texts in any
of these languages (`shorts.py`), and are classes of words, so that what is learned of them in one language
holds in another.
"""

# ruff: noqa: RUF001 - words of many scripts

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["AND", "goes_on", "names_day"]

_READ: Final = 400
"""Code points of a line in which a day is looked for: about its first sentence."""
_WORDS: Final = {
    "en": (
        "he she it they his her its their him them this that these those such there here both neither "
        "others but and also however meanwhile still yet then so although though nevertheless moreover "
        "furthermore besides instead therefore thus later earlier afterwards because nor even "
        "additionally similarly likewise indeed otherwise finally eventually previously now"
    ),
    "de": (
        "er sie es ihr ihre ihren ihrem sein seine seinen dies diese dieser dieses diesen dort dabei "
        "damit danach dafür dagegen daher deshalb dadurch darin davon dazu darauf zuvor zudem außerdem "
        "auch aber und jedoch doch dann später bislang bisher zunächst zuletzt allerdings hingegen "
        "dennoch trotzdem inzwischen mittlerweile nun beide ebenso schließlich"
    ),
    "es": (
        "él ella ellos ellas su sus este esta estos estas esto ese esa eso aquel aquella también además "
        "según pero aunque así ambos ambas entonces mientras luego después ahora allí sin y"
    ),
    "fr": (
        "il elle ils elles ce cet cette ces cela son sa ses leur leurs mais et selon toutefois cependant "
        "pourtant aussi ensuite puis enfin là ainsi celui celle ceux"
    ),
    "it": (
        "egli lui lei essi loro suo sua suoi questo questa questi queste quello quella ma anche inoltre "
        "secondo intanto poi tuttavia così quindi entrambi entrambe invece"
    ),
    "pt": ("ele ela eles elas seu sua seus suas isso isto mas também além segundo porém já depois então"),
    "nl": ("hij zij ze het deze dit die daar ook maar daarbij volgens daarna toch intussen zijn haar hun"),
    "ru": (
        "он она оно они его её ее их ему ей им это этот эта эти этого этой этом также однако кроме ранее "
        "позже затем но там тогда теперь среди поэтому впрочем наконец сам сама а и він вона вони його її "
        "їх це цей ця також проте раніше"
    ),
    "ar": ("كما لكن غير فيما هذا هذه ذلك تلك أما إلا هو هي هم كان كانت"),
    "hi": (
        "उन्होंने उनके उनका उनकी उन्हें उसे उसके उसकी उसका उसने इस इसके इसकी इसका इससे इसमें "
        "इसे यह ये वह वे वहीं वहां वहाँ यहां अब लेकिन हालांकि जबकि इन इनमें इनके उस उधर इधर साथ "
        "फिर और मगर पर"
    ),
}
_GOES_ON: Final = frozenset(word for words in _WORDS.values() for word in words.split())
AND: Final = (
    "و(?!زار|زير|زرا|فد|كال|فاة|سط|قع|صل|افق|ثيق|حد|جه|اشنطن|سائل|ضع|لاي|الي|رش|رث|لد|عد|دع|رد|باء|قف|زع)"
)
"""Arabic `and` before a word, and not the first letter of `ministry`, `agency`, `Washington`, `happened`."""
_PREFIXED: Final = re.compile(rf"{AND}\w{{2,}}")
_UNSPACED: Final = re.compile(
    "他|她|它|这|這|该|該|此|其|目前|据|據|另|同时|同時|此外|然而|但|不过|不過|随后|隨後|因此|对此|事发|截至|与此|上述|双方|"
    "これ|この|その|それ|また|しかし|一方|さらに|現場|現在|彼|なお|当時|今回|同"
)
_OPENING: Final = re.compile(r"[\"'“”‘’«„»「『(\[¿¡\s]*([^\W\d_]+)")
_MARKED: Final = re.compile("[\u0900-\u097f]+")
"""Vowel signs are no letters to a pattern: a word of Devanagari is a run of its script."""
_DAY: Final = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:today|yesterday|tonight|overnight)\b|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|\b(?:heute|gestern)\b|"
    r"\b(?:lun|mar|mercre|jeu|vendre|same)di\b|\bdimanche|aujourd.hui|\bhier\b|"
    r"\b(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|ayer|hoy)\b|"
    r"\b(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|ieri|oggi)\b|"
    r"\b(?:segunda|terça|quarta|quinta|sexta)-feira\b|\b(?:ontem|hoje)\b|"
    r"\b(?:maan|dins|woens|donder|vrij|zater|zon)dag|\b(?:vandaag|gisteren)\b|"
    r"\b(?:mån|man|tis|tirs|ons|tors|fre|lör|lør|sön|søn)dag|\b(?:idag|igår|i dag|i går)\b|"
    r"\b(?:poniedział|wtor(?:ek|ku)|środ[aęy]\b|czwart(?:ek|ku)|piąt(?:ek|ku)|sobot[aęy]\b|niedziel|wczoraj|dzisiaj)|"
    r"\b(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье|сегодня|вчера)\b|"
    r"الاثنين|الإثنين|الأحد|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|\bاليوم\b|\bأمس\b|"
    r"सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार|"
    r"星期[一二三四五六日天]|周[一二三四五六日]|今天|昨天|\d日|[月火水木金土日]曜",
    re.IGNORECASE,
)


def goes_on(heads: Sequence[str]) -> NDArray[np.bool_]:
    """Which lines open with a word that goes on from the line above; bool (n,).

    Example:
        >>> goes_on(["Un tren descarriló.", "También hubo heridos.", "وقال شاهد", "该厂"]).tolist()
        [False, True, True, True]
    """
    return np.array([_goes_on(head) for head in heads], dtype=np.bool_)


def _goes_on(head: str) -> bool:
    found = _OPENING.match(head[:60])
    if found is None:
        return False
    run = _MARKED.match(head, found.start(1))
    word = run[0] if run else found[1].lower()
    return (
        word in _GOES_ON
        or _PREFIXED.match(word) is not None
        or _UNSPACED.match(head, found.start(1)) is not None
    )


def names_day(heads: Sequence[str]) -> NDArray[np.bool_]:
    """Which lines name a day of the week, today or yesterday; bool (n,).

    Example:
        >>> names_day(["Am Montag brannte es.", "Es war 1998.", "星期二凌晨", "Le feu a pris."]).tolist()
        [True, False, True, False]
    """
    return np.array([_DAY.search(head, 0, _READ) is not None for head in heads], dtype=np.bool_)
