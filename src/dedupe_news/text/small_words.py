"""Small words that tell languages of one script apart: articles, prepositions, conjunctions, copulas.

Chosen by hand from each language's most frequent function words. A word may stand under several languages;
it then votes for each of them, and the words that only one of them has decide.
"""

# ruff: noqa: RUF001 - words of many scripts

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LATIN = {
    "en": (
        "the of and to a i in is was for that on with as by from at were said has have it he his be are which"
    ),
    "de": (
        "der die das und den dem des von zu mit im ist auf für nicht ein eine sich auch wurde nach werden als"
    ),
    "fr": "le la les des du et est une dans pour qui que sur par au aux il elle ont été avec ce cette ne pas",
    "es": "el la los las de del y en que un una por con para se su al es lo como más fue ha sus pero",
    "pt": "o a os as do da dos das e em que um uma no na não por com para se ao foi mais são pelo pela",
    "it": "il la lo gli le di del della dei delle e che è un una per con nel nella sono non si da al alla ha",
    "ca": "el la els les de del i en que un una per amb és al als dels no ha han seva aquest més ser com",
    "gl": "o a os as do da dos das e en que un unha non por con para se ao foi máis polo pola unha na",
    "ro": "și de la în a cu pe nu care este din pentru au fost că un o mai sunt se prin după lui al ale",
    "nl": (
        "de het een van en in is dat op te voor met zijn niet aan er om ook door naar bij werd heeft worden"
    ),
    "af": "die het van en in is nie dat op te vir met aan om ook deur na by word wat hy sy sal",
    "sv": "och att det som en av på är för den till med har inte ett om han från var men sig de inte så jag",
    "da": "og at det som en af på er for den til med har ikke et om han fra var men sig de blev efter",
    "nb": (
        "og at det som en av på er for den til med har ikke et om han fra var men seg de ble etter hun sier"
    ),
    "is": "og að í á er sem var til við um hann með en það fyrir ekki af frá hún eru hefur verið",
    "fi": "ja on ei että oli hän se kun mutta ovat myös sen joka mukaan tai kuin jo ole jälkeen ollut",
    "et": "ja on ei et oli ta see kui aga ka oma mis ning mille seda pärast olnud kes või juba",
    "lv": "un ir ka ar no par uz tika bija kas gada tas arī pēc lai vai viņš nav bet kā",
    "lt": "ir yra kad su iš į buvo kaip bet jo tai metų apie po už dėl taip nuo savo ar",
    "pl": "i w na z do się nie że jest to po od przez dla za jak o oraz który było został są ma",
    "cs": "a v na se je že s z do o k i ve za by pro ale jako po byl které bylo jsou jeho",
    "sk": "a v na sa je že s z do o k aj vo za by pre ale ako po bol ktoré bolo sú jeho",
    "sl": "in v na je da se za so z s po ki pa bi pri tudi od do ni kot bil je ter",
    "hr": "i u na je da se za su od s kao koji što ne iz bi o do biti ali nakon prema te nije",
    "hu": "a az és hogy nem is egy van volt meg csak szerint de már ki el ez után azt pedig",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ancak sonra kadar dedi oldu göre en",
    "sq": "dhe të e në një për me nga është se që u i ka janë nuk si më",
    "id": "yang dan di dari untuk pada dengan ini itu dalam tidak akan ke oleh telah adalah tersebut juga",
    "ms": (
        "yang dan di dari untuk pada dengan ini itu dalam tidak akan ke oleh telah adalah tersebut juga "
        "berkata"
    ),
    "vi": "của và là có được trong cho các với một những người không đã này tại từ ông khi về",
    "sw": "ya wa na kwa ni katika za la kuwa hiyo alisema baada cha huo watu yake kutoka hii",
    "tl": "ang ng sa na mga ay at si ni para kay nang ito hindi kung nito mula",
    "eu": "eta da ez bat dira izan du baina zuen duen egin dute ere hau zen gero",
    "cy": "y yr yn a i o ar ei mae wedi gan oedd eu am bod un fod",
    "ga": "an na ar agus a i go is le do bhí sé ag ó tá nach",
    "az": "və bir bu ilə üçün olan də da edib edilib ki sonra daha",
    "uz": "va bu bilan uchun bir ham deb edi da haqida bo",
}
CYRILLIC = {
    "ru": "и в на не что с по он как из это за был для его но от к о было также после",
    "uk": "і в на не що з за у та до він як це про від для його але був також після й",
    "bg": "и в на не че с за от по се да е са като той но до си бе беше които след",
    "sr": "и у на не да са за од се је су као који што али то из до био није након",
    "mk": "и во на не дека со за од се да е како тој но што ќе од ги беше",
    "be": "і ў на не што з па ён як гэта за быў для яго але ад да таксама пасля",
    "kk": "және мен бұл бір үшін деп еді бар да де болды туралы жылы",
    "mn": "нь бол байна юм гэж болон энэ хийх байгаа оны тухай",
}
DEVANAGARI = {
    "hi": "के में है की को से का ने और पर हैं यह कि भी था वे आए गए",
    "mr": "आहे आणि या ते च्या होते नाही की तर मध्ये आहेत हे आले गेले",
    "ne": "छ र को मा ले हो पनि छन् गरेको भएको यो",
}
ARABIC = {
    "ar": "في من على إلى أن التي الذي عن مع هذا هذه بعد قال كان كما لم ما بين وقال",
    "fa": "در و به از که این را با است برای آن می شد یک تا خود بر کرد شده",
    "ur": "کے کی میں کا اور سے نے کو ہے کہ پر ہیں اس یہ بھی گیا تھا ہو",
    "ps": "په د او چې کې ته له دی هم سره دا یې ده",
    "ckb": "لە بە و کە بۆ ئەو لەسەر دەکات ئەم بوو",
}

LETTERS = {
    "Latin": {
        "tr": "ığş", "az": "ə", "hu": "őű", "pl": "łęąśźż", "cs": "řěů", "sk": "ľĺŕô", "lv": "ģķļņ",
        "lt": "ėųį",
        "ro": "țșăţ", "vi": "ơưạảấầậắặệễộớợứựđ", "pt": "ãõ", "es": "ñ¿¡", "de": "ßä", "is": "ðþ", "fi": "äy",
        "et": "õä", "sv": "åä", "da": "øåæ", "nb": "øå", "sl": "č", "hr": "ćđ", "fr": "èêœ", "it": "ìò",
    },
    "Cyrillic": {
        "uk": "іїєґ", "be": "ўі", "sr": "ђћљњџј", "mk": "ѓќѕљњџј", "ru": "ыэё", "bg": "ъщ",
        "kk": "әғқңұүһі", "mn": "өү",
    },
    "Arabic": {"fa": "یکپچگژ", "ur": "ٹڈڑےںہیک", "ps": "ښځڅړېۍ", "ckb": "ێۆڵڕە", "ar": "ةىيك"},
    "Devanagari": {"mr": "ळऱ", "hi": "ड़ढ़"},
}  # fmt: skip
"""Letters that few languages of a script write; each that occurs counts like one small word."""


def invert(words: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Turn the words of each language into the languages of each word.

    Example:
        >>> invert({"da": "og at", "nb": "og"})
        {'og': ('da', 'nb'), 'at': ('da',)}
    """
    languages: dict[str, list[str]] = {}
    for lang, listed in words.items():
        for word in sorted(set(listed.split()), key=listed.split().index):
            languages.setdefault(word, []).append(lang)
    return {word: tuple(langs) for word, langs in languages.items()}
