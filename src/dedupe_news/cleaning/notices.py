"""Rules that vocabulary gives away, in every language of the lexicon: consent, sharing, subscribing, links.

A line is a notice when nearly all its letters stand in words that notices are made of and it speaks to
its reader or of its own site; one word of reported news ("said", "court", "минист…") vetoes it. So
"This website uses cookies" goes and "The court said websites must let users refuse cookies" stays.

Coverage is counted in letters, which treats scripts without spaces like the others. Tried and dropped:
listing whole strings (.80 of another product's strings missed), counting words only (Chinese and Thai
have none), a trained classifier (its labels are English; it knew no Finnish cookie).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.shapes import SHAPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.cleaning.wording import Wording
    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["NOTICES", "notice_rules"]

NOTICES: Final = (
    "cookie-notice",
    "share-bar",
    "newsletter",
    "read-more",
    "comment-count",
    "advertisement",
    "copyright",
    "footer-links",
    "timestamp",
    "call-to-action",
    "consent-button",
    "service-notice",
    "page-tool",
    "image-credit",
)
"""Rules that words give away; the first that matches a line names it. The last two are `standing`'s."""
_DAY_AND_YEAR: Final = 4.5
"""Figures of a year by itself, and a half: "March 2019" heads a part of an article."""
_STOP, _COLON, _BREAKS, _DIGITS, _QUOTED = (
    SHAPES.index(name) for name in ("ends_stop", "ends_colon", "breaks", "digits", "quoted")
)


def notice_rules(
    wording: Wording, shapes: NDArray[np.float32], lengths: NDArray[np.int64], limits: CleaningThresholds
) -> NDArray[np.int8]:
    """For each line the place of its rule in `NOTICES`, or -1.

    `shapes` are `shapes.line_shapes` of the same lines, `lengths` their full lengths in characters.
    """
    ends = (shapes[:, _STOP] > 0) | (shapes[:, _COLON] > 0)
    found = np.full(len(wording.total), -1, dtype=np.int8)
    button, notice, service = _consent(wording, ends, shapes[:, _QUOTED] > 0, limits)
    answers = _furniture(wording, shapes, lengths, limits)
    for place, answer in reversed(list(enumerate((notice, *answers, button, service)))):
        found[answer] = place
    # a line cut to its head and tail has not been read through
    found[lengths > limits.longest_notice] = -1
    return found


def _consent(
    wording: Wording, ends: NDArray[np.bool_], quoted: NDArray[np.bool_], limits: CleaningThresholds
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    cookie, privacy, action, site, filler, address, news = wording.words(*"CPUSWYK")
    cover, own = wording.cover("FCPUSW", "CPUSW")
    strong = cookie + privacy
    about = action + site + filler
    vetoed = news > 0
    terse = (~ends & (wording.total <= limits.button_letters)) | (wording.count <= limits.button_words)
    button = (
        terse
        & ~vetoed
        & (cover >= limits.button_cover)
        & ((strong + action + site > 0) | (cover >= limits.sure_cover))
    )
    # small words alone make no button: "We need them and they need us"
    named = (strong > 0) | (own >= limits.button_named)
    button &= named | (wording.count <= limits.button_words)
    # a sentence of one or two words has to be about buttons, not merely made of small words
    button &= ~ends | ((strong + action > 0) & (address == 0) & (cover >= limits.sure_cover))
    button &= (about + strong > 0) & ~quoted
    # somebody is quoted who speaks of information that "will be kept confidential"
    rest = ~button & ~vetoed & (~quoted | (cookie > 0))
    notice = rest & (strong > 0) & (address > 0) & (cover >= limits.addressed_cover)
    notice |= rest & (cookie > 0) & (cover >= limits.button_cover) & (about > 0)
    notice |= rest & (strong > 0) & (cover >= limits.notice_cover) & (site + action > 0)
    notice |= rest & (strong > 1) & (address > 1) & (cover >= limits.long_cover)
    # one word of the veto is let pass in a long notice that speaks to its reader throughout
    notice |= (
        (strong > 1)
        & (address > 1)
        & (news <= 1)
        & (site > 0)
        & (cover >= limits.notice_cover)
        & (wording.count > 12)
    )
    service = rest & ~notice & (strong == 0) & (cover >= limits.notice_cover)
    service &= (
        ((site > 0) & (about > 2))
        | ((address > 0) & (action > 1) & (about > 3))
        | ((site == 0) & (about > 4) & ~(ends & (wording.total <= limits.service_letters)))
    )
    return button, notice, service


def _furniture(
    wording: Wording,
    shapes: NDArray[np.float32],
    lengths: NDArray[np.int64],
    limits: CleaningThresholds,
) -> tuple[NDArray[np.bool_], ...]:
    ends = (shapes[:, _STOP] > 0) | (shapes[:, _COLON] > 0)
    breaks, digits = shapes[:, _BREAKS] * 4, shapes[:, _DIGITS] > 0
    share, letter, more, comment, advert, rights, place, byline, date, news, address = wording.words(
        *"HNRMAGVBDKY"
    )
    cookie, owner, called, reprint = wording.words(*"CZTQ")
    small, shared, lettered, read, advertised, owned = wording.cover(*"FHNRA", "GCP")
    as_share, as_letter, as_read, as_comment, as_advert, as_links, as_rights, as_stamp = wording.cover(
        *("HFUVMY", "NFVUSYHWR", "RFVUWY", "MFRVUYH", "AFRY", "GVHNMRASCP", "GFVYCPWS", "DBFR")
    )
    brief = (wording.total <= limits.button_letters) & ~ends
    sure = limits.sure_cover
    shares = brief & (share > 0) & (as_share >= sure) & (shared > small)
    letters = (letter > 0) & (news == 0) & (as_letter >= limits.notice_cover)
    letters &= (brief & (wording.count <= 6)) | ((letter > 1) & (address > 0))
    letters &= lettered * wording.total >= 6
    reads = brief & (more > 0) & (as_read >= sure) & (read > small)
    comments = brief & (comment > 0) & (as_comment >= sure) & (wording.count <= 8)
    adverts = brief & (advert > 0) & (as_advert >= sure) & (advertised > small)
    links = (breaks > 1) & (wording.total <= 400) & (rights + place + share + letter > 1)
    links &= as_links >= limits.link_cover
    links |= brief & (rights > 0) & (cookie == 0) & (as_rights >= sure) & (owned > small)
    stamp = brief & digits & (date + byline > 0) & (as_stamp >= limits.stamp_cover)
    stamp &= ~((date == 0) & (wording.count > 8))
    # "Updated 14 March 2023, 10:15 GMT" is more figures than words
    figures = shapes[:, _DIGITS] * lengths / np.maximum(wording.total, 1)
    stamp |= brief & (figures > 0) & (byline > 0) & (as_stamp + figures >= limits.stamped_cover)
    # "Selasa, 12 Juni 2024" is a day with its year and nothing else
    dated = brief & (date > 0) & (shapes[:, _DIGITS] * lengths > _DAY_AND_YEAR)
    stamp |= dated & (as_stamp + figures >= sure)
    owns = (owner > 0) & (wording.total <= limits.rights_letters)
    # phrases that no report uses, unless it quotes them
    plain = (lengths <= limits.call_letters) & (shapes[:, _QUOTED] == 0)
    owns |= plain & (news == 0) & (reprint > 0)
    # a letter that comes to "your inbox every Monday" names a day as news does
    calls = plain & (called > 0) & ((news == 0) | ((news == 1) & (address > 0)))
    return shares, letters, reads, comments, adverts, owns, links, stamp, calls
