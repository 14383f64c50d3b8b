"""Counts of comments, share bars and headings of links in a dozen languages: what sites put around articles.

`Kommentare (12)`, `Te puede interesar`, `À lire aussi`, `Поделиться`: no report begins with such a line, and
below one a headline often begins the next. The looks learned that from English lines (`forms.py`); these tell
them of the same lines elsewhere. All are whole lines, but for a link that follows its heading and a colon.
"""

# ruff: noqa: RUF001 - words of many scripts

from __future__ import annotations

import re
from typing import Final

__all__ = ["COMMENTS", "FAR", "NOTICE_WORDS", "links", "notice"]


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LONGEST: Final = 120
FAR: Final = "\u0600"
"""From which letter on scripts are looked at for notices without a word that hints at one."""
COMMENTS: Final = (
    r"comments?|replies|responses|kommentare?n?|kommentarer?|leserkommentare|diskussion|comentarios?|"
    r"opiniones|commentaires?|r[ée]actions?|r[ée]agir|comment[io]|coment[áa]rios?|reacties?|reageren?|"
    r"komentarz[ey]?|komentarzy|"
    r"koment[áa]ře|комментари(?:и|ев|й|я)|комментировать|обсудить|коментар(?:і|ів|ии)|yorum(?:lar)?|"
    r"hozzászólás(?:ok)?|σχόλια|التعليقات|تعليقات?|评论|評論|留言|跟贴|コメント|댓글|टिप्पणियां"
)
_SHARE: Final = (
    r"(?:artikel |beitrag |jetzt |(?:auf|bei|per|via|mit) \S{1,12} )?teilen|"
    r"(?:artikel )?(?:drucken|merken|vorlesen)|"
    r"compart(?:ir|e|ilhar|ilhe)|partag(?:er|ez)|condividi|partilh(?:ar|e)|delen|deel (?:dit artikel|op|via)|"
    r"udostępnij|podziel się|dela(?: artikeln)?|del (?:artikkelen|artiklen|på)|поделиться|поділитися|paylaş|"
    r"envoyer par|enviar por|invia(?:re)? (?:per|via)|wyślij (?:e-?mailem|na)|tweet(?:ear|er|nij|a|en)|"
    r"シェアする?|ツイート|分享(?:到)?|شارك|مشاركة|공유"
)
_PRINT: Final = (
    r"imprim(?:ir|er)|stampa|afdrukken|drukuj|skriv ut|распечатать|yazdır|wyślij(?: znajomemu)?|"
    r"commenter|commenta|comentar|skomentuj|kommentera|kommentér"
)
_MORE: Final = (
    r"(?:tambi[ée]n )?(?:te|le) puede interesar|(?:lea?|leer|vea|ver) (?:tambi[ée]n|m[áa]s)|"
    r"m[áa]s (?:informaci[óo]n|"
    r"noticias|sobre)|noticias relacionadas|lesen sie (?:auch|hier|mehr)|lies auch|mehr (?:zum thema|dazu|"
    r"nachrichten)|"
    r"das könnte (?:sie|dich|ihnen) (?:auch )?(?:interessieren|gefallen)|auch interessant|zum thema|"
    r"weiterlesen|meistgelesen|"
    r"(?:à )?(?:lire|voir|d[ée]couvrir) (?:aussi|[ée]galement)|sur le m[êe]me sujet|les plus lus|leggi anche|"
    r"(?:ti |vi )?potrebbe(?:ro)? (?:interessar[etvi]+|anche interessar[etvi]+)|"
    r"(?:leia|veja|saiba) (?:tamb[ée]m|mais)|(?:not[íi]cias|artigos) relacionad[oa]s|mais lidas|"
    r"lees (?:ook|meer|verder)|meer over|meest gelezen|(?:czytaj|zobacz|przeczytaj|sprawdź) (?:też|także|"
    r"również)|"
    r"l[äæe]s (?:också|också|även|mer|også|mere)|читайте (?:также|ещ[её]|також)|(?:материалы )?по теме|"
    r"(?:ayrıca|bunu da) oku(?:yun)?|ilginizi çekebilir|ilgili haberler|"
    r"関連(?:記事|ニュース|リンク)|あわせて読みたい|"
    r"(?:相关|相關)(?:阅读|新闻|报道|新聞|報導)|延伸(?:阅读|閱讀)|推荐阅读|اقر[أا] (?:أيضا|أيضًا|ايضا|المزيد)|"
    r"(?:مواضيع|أخبار|مقالات) ذات صلة|관련 ?(?:기사|뉴스)"
)
_ADVERT: Final = (
    r"anzeige|werbung|publicidade?|publicit[ée]|pubblicità|advertentie|reklam[ay]?|annons|"
    r"реклама|広告|广告|إعلان"
)
_TAGGED: Final = (
    r"tags?|schlag(?:wörter|worte)|etiquetas|mots[- ]cl[ée]s|argomenti|tagi|etiketter|"
    r"теги|etiketler|标签|タグ|الوسوم"
)
_COUNT: Final = r"[(\[（]?\s?\d{1,5}\s?[)\]）]?"
_NOTICE: Final = re.compile(
    rf"(?:(?:{_COUNT}\s?)?(?:{COMMENTS})(?:\s?[:：]?\s?{_COUNT})?|{_ADVERT})$|"
    rf"(?:{_SHARE})(?:\s\S{{1,12}}){{0,3}}$|(?:{_PRINT})$|"
    rf"(?:{_MORE})\s?(?:[:：…]|\.{{3}}|$)|(?:{_TAGGED})\s?[:：]",
    re.IGNORECASE,
)
NOTICE_WORDS: Final = _words(
    "kommentar kommentare kommentaren kommentarer leserkommentare diskussion comentario comentarios "
    "opiniones commentaire commentaires réaction réactions reactions réagir commenti commento "
    "comentário comentários reactie reacties reageer reageren komentarz komentarze komentarzy "
    "komentáře комментарии комментариев комментарий комментария комментировать обсудить коментарі "
    "коментарів yorum yorumlar hozzászólások σχόλια replies responses التعليقات تعليقات تعليق 댓글 "
    "टिप्पणियां teilen drucken merken vorlesen compartir comparte compartilhar compartilhe partager "
    "partagez condividi partilhar partilhe delen deel udostępnij podziel dela del поделиться "
    "поділитися paylaş شارك مشاركة 공유 interesar también tambien lesen lies thema mehr interessieren "
    "gefallen interessant weiterlesen meistgelesen aussi également sujet lus leggi interessare "
    "interessarti interessarvi leia veja saiba relacionadas relacionados lidas lees gelezen czytaj "
    "zobacz przeczytaj sprawdź läs læs les читайте теме ayrıca ilginizi ilgili bunu اقرأ اقرا صلة 관련 "
    "anzeige werbung publicidad publicidade publicité pubblicità advertentie reklama reklamy annons "
    "реклама إعلان schlagwörter schlagworte etiquetas mots argomenti tagi etiketter теги etiketler "
    "الوسوم información noticias lea leer ver más meer envoyer enviar invia inviare wyślij tweetear "
    "tweeter tweetnij tweeta tweeten imprimir imprimer stampa afdrukken drukuj skriv распечатать yazdır "
    "commenter commenta comentar skomentuj kommentera kommentér"
)
"""Words without which a line in letters before `FAR` is none; those that have one are looked at."""
_LINKS: Final = re.compile(rf"(?:{_MORE})\s?(?:[:：…]|\.{{3}}|$)", re.IGNORECASE)


def links(head: str) -> bool:
    """Whether a line is a heading of links to other articles.

    Example:
        >>> links("Lesen Sie auch"), links("Artikel teilen")
        (True, False)
    """
    return len(head) <= _LONGEST and _LINKS.match(head) is not None


def notice(head: str) -> bool:
    """Whether a line is such a notice.

    Example:
        >>> [notice(line) for line in ("Kommentare (12)", "12 commentaires", "Lesen Sie auch: Werk zu")]
        [True, True, True]
        >>> notice("Kommentare von Lesern wertete die Redaktion am Freitag aus."), notice("相关阅读")
        (False, True)
    """
    return len(head) <= _LONGEST and _NOTICE.match(head) is not None
