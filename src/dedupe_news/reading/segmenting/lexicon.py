"""Small classes of words that tell how a line opens and whom it names: mostly English, as the training data.

In other languages almost nothing of this fires, and their lines are judged by shape and repetition alone.
"""

from __future__ import annotations

from typing import Final

from dedupe_news.reading.segmenting.notices import NOTICE_WORDS
from dedupe_news.text.small_words import ARABIC, CYRILLIC, DEVANAGARI, LATIN

__all__ = [
    "CONNECTIVES",
    "FURNITURE",
    "INDEFINITE",
    "MONTHS",
    "PRONOUNS",
    "SMALL",
    "SPEECH",
    "TITLES",
    "WEEKDAYS",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SMALL: Final = frozenset(
    word
    for table in (LATIN, CYRILLIC, ARABIC, DEVANAGARI)
    for words in table.values()
    for word in words.split()
) | _set(
    "an this these those they them their she her him its it's but or if so had been be being than then there "
    "when who whom whose what where why how would could should will can may might must do does did not no nor "
    "also just about after before during over under into out up down off more most some any all each other "
    "another such only own same too very our your you we us my me i'm said says say told tell new one two "
    "according since until while because through between against both few many much now here again once"
)
"""Words that tell nothing of what a line is about, in any of the languages of `text/small_words.py`."""

PRONOUNS: Final = _set(
    "he she it they his her its their him them this these those that such there here both neither others "
    "er sie es ihr ihre sein seine dies diese dieser dieses il elle ils elles ce cette ces cela él ella ellos "
    "ellas esto este esta estos su sus ele ela eles elas isso egli lui lei essi hij zij ze het han hon hun de "
    "он она они это его её их він вона вони це"
)
CONNECTIVES: Final = _set(
    "but and however also meanwhile still yet then so although though nevertheless nonetheless moreover "
    "furthermore besides instead therefore thus later earlier afterwards afterward since while because when "
    "if as at after before despite until once asked or nor even additionally similarly likewise indeed "
    "otherwise finally eventually previously aber und jedoch auch doch dann mais et toutefois pourtant ensuite "
    "aussi pero y sin además también luego entonces mas porém também então ma però inoltre anche maar en ook "
    "но и также однако але також"
)
INDEFINITE: Final = _set("a an ein eine un une una um uma een en et ett")
TITLES: Final = _set(
    "mr mrs ms dr prof sir lord lady president prime minister senator sen rep gov governor mayor judge justice "
    "chief sgt lt capt captain officer detective det sheriff deputy col gen general secretary chairman "
    "chairwoman ceo director coach spokesman spokeswoman spokesperson attorney lawyer king queen prince "
    "princess pope actor actress singer star author professor councillor commissioner superintendent inspector "
    "herr frau monsieur madame señor señora"
)
WEEKDAYS: Final = _set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight montag dienstag mittwoch "
    "donnerstag freitag samstag sonntag heute gestern lundi mardi mercredi jeudi vendredi samedi dimanche "
    "aujourd'hui hier lunes martes miércoles jueves viernes sábado domingo hoy ayer"
)
MONTHS: Final = _set(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril "
    "juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto "
    "septiembre octubre noviembre diciembre"
)
SPEECH: Final = _set(
    "said says say told added asked according announced reported sagte sagten erklärte dit déclaré dijo disse"
)
FURNITURE: Final = NOTICE_WORDS | _set(
    "cookie cookies privacy share newsletter newsletters subscribe sign rights copyright read see related more "
    "advertisement also watch photo photos tags topics print comment comments follow click image getty file most "
    "trending facebook whatsapp youtube javascript terms accept contact contributed information reporting editing "
    "writing asked published check story article twitter source call email e-mail reach details developing stay "
    "instagram linkedin pinterest embed"
)
"""Words without which a line is no share bar, notice or closing line; those that have one are looked at."""
