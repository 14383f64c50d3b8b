"""The rules by name: what each removes, examples, and how certain it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["CERTAINTY", "RULES", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One named reason to remove a line.

    `certainty` is the probability given to the lines it removes: one less the share of its lines that were
    content on whole pages (WCXB, AEB and L3S together), which count list pages and link collections
    as content. For `model` and `repeated` it is the least score they remove at.
    """

    name: str
    removes: str
    examples: tuple[str, ...]
    certainty: float
    by_default: bool = True


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "shortcode",
        "shortcodes and embeds of content systems, also within a line",
        ("[youtube AcctA4N2Soo]", "[caption id=12 align=left]", "[embed]", "![Rain](rain.jpg)"),
        0.999,
    ),
    Rule(
        "markup",
        "tags left in a text, in lines that begin or end with one; Markdown before headings and quotations",
        ("<TEXT>", "</P>", '<div class="body">', "#"),
        0.999,
    ),
    Rule(
        "embed-url",
        "an address that stands alone on its line",
        ("https://t.co/1a2b3c", "pic.twitter.com/1a2b"),
        0.9,
    ),
    Rule(
        "consent-button",
        "buttons, switches and headings of consent dialogs, also glued to the end of a sentence",
        ("Accept all", "Nur notwendige Cookies", "AcceptRejectRead More", "Zarządzaj ustawieniami"),
        0.98,
    ),
    Rule(
        "cookie-notice",
        "cookie, consent, privacy and GDPR notices in whole sentences",
        (
            "This website uses cookies to improve your experience.",
            "Wir und unsere Partner verwenden Cookies.",
        ),
        0.99,
    ),
    Rule(
        "service-notice",
        "what consent dialogs say of the services behind them",
        (
            "This service has not installed anything.",
            "Les réseaux sociaux permettent d'améliorer la convivialité du site.",
        ),
        0.97,
    ),
    Rule(
        "share-bar",
        "share bars and names of social networks",
        ("Share on Facebook", "Teilen Tweet E-Mail"),
        0.98,
    ),
    Rule(
        "newsletter",
        "calls to subscribe, sign up, follow or download an app",
        ("Sign up for our daily newsletter", "Abonnez-vous à notre newsletter"),
        0.97,
    ),
    Rule(
        "read-more",
        "links to other articles, named as such",
        ("Read more: Floods close the bridge", "Lesen Sie auch: …", "Related stories"),
        0.95,
    ),
    Rule(
        "call-to-action",
        "whole sentences that call to subscribe, log in, follow, give, download or read on, or in which a"
        " site speaks of itself and of its authors",
        ("Subscribe now to read the full article.", "Folgen Sie uns auf Facebook und Instagram."),
        0.97,
    ),
    Rule(
        "contact",
        "lines with an e-mail address, a handle or a telephone number to write to",
        ("Contact the reporter at j.doe@herald.example", "Follow her on Twitter @janedoe"),
        0.9,
        by_default=False,
    ),
    Rule("comment-count", "counts of comments and calls to comment", ("12 comments", "Kommentare (3)"), 0.99),
    Rule(
        "advertisement",
        "marks of advertising",
        ("ADVERTISEMENT", "Story continues below advertisement"),
        0.99,
    ),
    Rule(
        "footer-links",
        "rows of links to legal pages, sections and help",
        ("Terms of use | Privacy policy | Contact us", "Impressum · Datenschutz · AGB"),
        0.99,
    ),
    Rule(
        "copyright",
        "copyright and rights lines",
        ("© 2019 Example News. All rights reserved.", "Tous droits réservés"),
        0.99,
    ),
    Rule(
        "field-line",
        "the fields at the head of a report in a dump, which name and date it",
        ("URL: https://news.example/flood", "Title: Floods close the bridge", "Date: 2024-05-02"),
        0.99,
    ),
    Rule("byline", "the author's line", ("By Maria Novak, Example News", "Von Jan Weber"), 0.95),
    Rule(
        "timestamp",
        "lines of date, time or reading time alone",
        ("Updated 14 March 2023, 10:15 GMT", "4 min read"),
        0.95,
    ),
    Rule("image-credit", "credits of pictures", ("Photo: Jane Doe/Getty Images", "Bild: dpa"), 0.93),
    Rule(
        "agency-mark",
        "an agency's end mark, and who its report is by, also at the end of a paragraph",
        ("ENDS", "(Reuters)", "- 30 -", "(Reporting by Ann Lee; Editing by Jan Roe)"),
        0.9,
    ),
    Rule(
        "page-tool",
        "players, page tools and labels that stand on a page as they are",
        ("Listen to this article", "Zum Hauptinhalt springen", "Résumé généré par IA", "返回首页"),
        0.99,
    ),
    Rule("pagination", "page numbers and page links", ("Page 2 of 5", "1 2 3 4 Next »"), 0.95),
    Rule(
        "model",
        "lines that a linear model of wording, shape, neighbours and topic takes for boilerplate",
        ("Most popular in World", "Storm leaves thousands without power"),
        0.5,
    ),
    Rule(
        "repeated",
        "short lines that stand in three or more otherwise different reports of a run or an index",
        ("The Example Herald – Independent since 1921",),
        0.9,
    ),
)
CERTAINTY: Final = {rule.name: rule.certainty for rule in RULES}
