"""Named rules, by table: what goes, and the traps that stay."""

from __future__ import annotations

import pytest

from dedupe_news.cleaning import RULES, CleaningSettings, Rule, label_lines

NO_MODEL = CleaningSettings(keep=frozenset({"model"}))

GONE = [
    ("[youtube AcctA4N2Soo]", "shortcode"),
    ("[gallery ids=12,13]", "shortcode"),
    ("https://www.example.org/watch?v=abc", "embed-url"),
    ("pic.twitter.com/a1b2c3d4", "embed-url"),
    (
        "This website uses cookies to improve your experience while you navigate through the website.",
        "cookie-notice",
    ),
    ("Necessary cookies are absolutely essential for the website to function properly.", "cookie-notice"),
    ("Diese Website verwendet Cookies, um Ihnen ein besseres Erlebnis zu bieten.", "cookie-notice"),
    ("Ta strona używa plików cookie, aby poprawić Twoje doświadczenia.", "cookie-notice"),
    ("Tento web používá soubory cookie ke zlepšení vašich služeb.", "cookie-notice"),
    ("Αυτός ο ιστότοπος χρησιμοποιεί cookies για να βελτιώσει την εμπειρία σας.", "cookie-notice"),
    ("Мы используем файлы cookie, чтобы улучшить работу нашего сайта.", "cookie-notice"),
    ("Този сайт използва бисквитки, за да подобри вашето преживяване.", "cookie-notice"),
    ("يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك.", "cookie-notice"),
    ("本网站使用cookie来改善您的体验。", "cookie-notice"),
    ("Accept all", "consent-button"),
    ("Alle akzeptieren", "consent-button"),
    ("Tout refuser", "consent-button"),
    ("Rechazar todo", "consent-button"),
    ("Hyväksy kaikki evästeet", "consent-button"),
    ("Összes elfogadása", "consent-button"),
    ("Odmítnout vše", "consent-button"),
    ("Tümünü kabul et", "consent-button"),
    ("すべて許可", "consent-button"),
    ("모두 허용", "consent-button"),
    ("Privacy Overview", "consent-button"),
    ("Share on Facebook", "share-bar"),
    ("Twitter Facebook WhatsApp LinkedIn", "share-bar"),
    ("Sign up for our daily newsletter", "newsletter"),
    ("Lesen Sie auch: Brücke nach Hochwasser gesperrt", "read-more"),
    ("Read more: Flood closes the bridge", "read-more"),
    ("Lea también: La riada cierra el puente", "read-more"),
    ("Читайте также: Мост закрыт после паводка", "read-more"),
    ("12 comments", "comment-count"),
    ("Leave a comment", "comment-count"),
    ("What do you think? Leave a comment below.", "comment-count"),
    ("Let us know what you think in the comments below.", "comment-count"),
    ("Tell us your views in the comments", "comment-count"),
    ("Advertisement", "advertisement"),
    ("Werbung", "advertisement"),
    ("Terms of use | Privacy policy | Contact us | Sitemap", "footer-links"),
    ("© 2019 Example News. All rights reserved.", "copyright"),
    ("Copyright 2015 by The Example Press. All rights reserved.", "copyright"),
    ("Wszelkie prawa zastrzeżone", "copyright"),
    ("By Maria Novak", "byline"),
    ("Von Jan Weber", "byline"),
    ("Photo: Jane Doe/Example Herald", "image-credit"),
    ("Image caption: The home the morning after", "image-credit"),
    ("The closed bridge in Písek on Tuesday. Photo: Jana Dvořáková", "image-credit"),
    ("Firefighters pump out a cellar near the weir (Image: GETTY)", "image-credit"),
    ("Die gesperrte Brücke in Písek am Dienstag. (Foto: dpa)", "image-credit"),
    ("The weir at Čížová. Sakib Ali/Hindustan Times/Getty Images", "image-credit"),
    ("(Reuters)", "agency-mark"),
    ("- 30 -", "agency-mark"),
    ("Get the best of the Herald, delivered every week to your inbox.", "call-to-action"),
    ("By signing up, you agree that we may write to you twice a week.", "call-to-action"),
    ("Mit unserem Newsletter wissen Sie, was Hamburg bewegt, kostenlos und werktags.", "call-to-action"),
    ("Suivez-nous sur WhatsApp pour ne rien manquer de l'actualité du port.", "call-to-action"),
    ("Zapisz się na nasz przegląd tygodnia, wysyłamy go w każdy piątek.", "call-to-action"),
    ("Подпишитесь на нас, чтобы первыми узнавать о погоде в Твери.", "call-to-action"),
    ("更多猛料！欢迎扫描下方二维码了解本市新闻", "call-to-action"),
    ("تابعونا على منصة إكس لمعرفة أحوال الطقس", "call-to-action"),
    ("Подписывайтесь на наш канал в «Телеграме», чтобы первыми узнавать о погоде.", "call-to-action"),
    ("This is a subscriber-only story. You have 2 free articles left this month.", "call-to-action"),
    ("An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt.", "call-to-action"),
    ("有料会員になると続きをお読みいただけます。", "call-to-action"),
    ("Tekst gaat verder onder de foto", "call-to-action"),
    ("La suite après cette publicité", "call-to-action"),
    ("請繼續往下閱讀...", "call-to-action"),
    ("If this story mattered to you, please consider a gift of any size.", "call-to-action"),
    ("Nora Lind is a reporter covering schools and the county council.", "call-to-action"),
    ("This is an archived article and its figures may be out of date.", "call-to-action"),
    ("Ваша підтримка допомагає нам залишатися незалежними.", "call-to-action"),
    ("[관련기사] 봄철 산불 절반이 담배꽁초 소각", "read-more"),
    ("Materiał chroniony prawem autorskim – zasady określa redakcja.", "copyright"),
    ("Page 2 of 5", "pagination"),
    ("1 2 3 4 5 Next »", "pagination"),
    ("Published on Friday, 27 September 2013", "timestamp"),
    ("05.06.2024, 11:20 Uhr", "timestamp"),
    ("5 June 2024, 11:20", "timestamp"),
    ("Words: Calum Reith", "byline"),
    ("Par Léa Morin avec AFP", "byline"),
    ("[Image: The ferry under tow on Tuesday afternoon (Isles Today)]", "image-credit"),
    ("Scroll down for video", "call-to-action"),
    ("Share or comment on this article: Cleared of murder after eleven years", "call-to-action"),
    ("Like this story? Share it with your friends!", "call-to-action"),
    ("Get the latest Harriers news sent straight to your phone", "call-to-action"),
    ("Follow Isles Today on WhatsApp for breaking news.", "call-to-action"),
    ("Cancel anytime.", "call-to-action"),
    ("LISTEN · 5 min", "page-tool"),
    ("صدر الصورة، Getty Images", "image-credit"),
    ("Pie de foto, Un hombre camina entre las casas quemadas.", "image-credit"),
    ("圖像來源，Getty Images", "image-credit"),
    ("Sumber gambar, Getty Images", "image-credit"),
    ("The shop in downtown Dayton is to close in May. (Jim Ross for The Ledger)", "image-credit"),
    ("Crews spray water on the roof on Tuesday. (Marcus Reid/The Tidewater Courier)", "image-credit"),
    ("Saltar Recomendamos y continuar leyendo", "read-more"),
    ("تخطى قصص مقترحة وواصل القراءة", "read-more"),
    ("Пропустить Самое читаемое и продолжить чтение", "read-more"),
    ("MORE: Why discount chains are winning", "read-more"),
    ("Author, Ana Reyes", "byline"),
    ("A version of this article appears in print on March 2, 2024, Section B, Page 1.", "call-to-action"),
    ("Skip to main content", "page-tool"),
    ("Artikel anhören", "page-tool"),
    ("Résumé généré par IA", "page-tool"),
    ("İçeriğe geç", "page-tool"),
    ("इस खबर को सुनें", "page-tool"),
    ("返回首页", "page-tool"),
    ("글자크기 조절", "page-tool"),
    ("medium-browser-and-portrait-tablet", "page-tool"),
    ("Lien copié", "share-bar"),
    ("Время чтения: 2 мин", "timestamp"),
    ("3 giờ trước", "timestamp"),
    ("Selasa, 21 Mei 2024 | 07:45 WIB", "timestamp"),
    ("03/04/2024 10:20", "timestamp"),
    ("(Published Tuesday, April 2, 2024)", "timestamp"),
    ("Published Date: 11 January 2008", "timestamp"),
    ("Updated: 11:03 p.m. EST Nov. 25, 2023", "timestamp"),
    ("Posted 4:15 PM, November 25, 2023, Updated at 5:01pm, November 25, 2023", "timestamp"),
    ("Veröffentlicht: 14.03.2024, 10:15 Uhr | Aktualisiert: 15.03.2024, 7:20 Uhr", "timestamp"),
    ("发布时间2024年3月14日", "timestamp"),
    ("Czytaj dalej", "read-more"),
    ("有料記事", "newsletter"),
    ("Symbolbild", "image-credit"),
    ("Фото:", "image-credit"),
    (
        (
            "FILE PHOTO: Traders wait for the bell on the floor of the exchange in Halden, Norway, on the "
            "day after the vote, November 18, 2019, when shipyards fell. REUTERS/Kari Moen/File Photo"
        ),
        "image-credit",
    ),
    ("Image caption, The weir at Čížová the morning after", "image-credit"),
    ("(Photo Source: Lee County Sheriff's Office)", "image-credit"),
    ("LIKE WKLN ON FACEBOOK", "call-to-action"),
    ("Like Bay Ledger on Facebook", "call-to-action"),
    ("Loading...", "page-tool"),
    ("Image 3 of 14 Firefighters lead a horse out of the water at Čížová.", "image-credit"),
    ("Bild 3 von 14 Die Feuerwehr führt ein Pferd aus dem Wasser.", "image-credit"),
    ("Photo 12 of 40", "image-credit"),
    ("Video (02:18) : Rescuers said the weir had held until noon.", "image-credit"),
    ("Buy Photo The weir at Halden on Monday morning", "image-credit"),
    ("The weir at Halden held until noon, police said. View Full Caption Kari Moen/HNA", "image-credit"),
    ("Photos: The weir at Halden Photos: The weir at Halden", "image-credit"),
    ("JUST WATCHED Mayor: We heard the dam go Replay More Videos ... MUST WATCH", "page-tool"),
    ("Read or share this story: http://halden.example/2024/05/weir", "page-tool"),
    ("On a mobile device? Click here for pictures of the weir", "page-tool"),
    ("Mobile users tap here for video", "page-tool"),
    ("Mobile users can click on this link to see the gallery", "page-tool"),
    ("On your phone? Please watch the video here", "page-tool"),
    ("Watch this report on your mobile device", "page-tool"),
    ("Previous Next", "page-tool"),
    ("Bildergalerie öffnen", "page-tool"),
    ("Listen", "page-tool"),
    ("Edited By: Rohan Das", "byline"),
    ("责任编辑：刘敏", "byline"),
    ("Our Standards: The Thomson Reuters Trust Principles., opens new tab", "copyright"),
    (
        "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)",
        "call-to-action",
    ),
    (
        "Dieser Artikel wurde mit maschineller Unterstützung erstellt und von der Redaktion geprüft.",
        "call-to-action",
    ),
]

STAYS = [
    "Listen to this article of the treaty, the judge said, before you sign.",
    "Skip to main street, where the parade begins at ten.",
    "Like many on Facebook, Mrs Novak had not heard of the flood until noon.",
    "The picture was made three hours ago.",
    "Updated rules for the fair of 4 May 2024 fill nine pages.",
    "Posted to Lille on 4 May 2015 and updated by radio, he wrote home.",
    "Image rights for the 14 players were sold in May.",
    "Photo 51 of Rosalind Franklin is shown in the hall until Sunday.",
    "Video shows the two men at the weir.",
    "Buy photos of the fair at the town hall from noon.",
    "On a mobile device the form takes two minutes, the ministry said.",
    "Mobile users will pay more from May, the regulator said.",
    "Mobile users can tap into the city's new network from Monday, the mayor said.",
    "Mobile device users click on one in nine scam links, police in Oslo warned.",
    "On your phone? So is the government, according to papers published on Thursday.",
    "Using a phone? Drivers in Lyon now face a fine of 135 euros.",
    "Image 3 of 14 in the series shows the painter's wife beside an open window.",
    "Photo 12 of 40, found in an attic in Ghent, shows the officer alive.",
    "Bild 3 von 14 zeigt den Maler im Garten, sagte die Kuratorin.",
    "MUST WATCH television is how the network sold the trial to viewers.",
    "W twojej skrzynce może być fałszywy list, ostrzega policja w Gdańsku.",
    "Na twoją skrzynkę trafi wezwanie z sądu, zapowiada ministerstwo.",
    "LINEの友だち追加を悪用した詐欺で、男女3人が逮捕された。",
    "카카오톡 채널 추가를 유도한 사기 조직 12명이 붙잡혔다.",
    "Une adresse e-mail est collectée par le site pour chaque électeur, a révélé l'enquête.",
    "Email us at least once a day, the kidnappers told the family.",
    "The weir held and the weir held",
    "Enlarge the school, parents told the council.",
    "March 2019",
    "6-4 3-6 7-5",
    "The prize went to the runner-up (John Smith).",
    "Skip to the end, the critics said, and continue reading the letters.",
    "More: the play that Halden loved in 1921 returns.",
    "编辑部的门一直开着。",
    "File photos of the bridge were shown to the court.",
    "Photo caption contests are back, the museum of Písek said.",
    (
        "“We want to be able to find who this person is. We want to be able to arrest them, but we need the "
        "community’s help to give us information,” said Mayor Bill Peduto. “And I can assure you, any "
        "information that’s given will be kept confidential.”"
    ),
    "Google said on Monday that it will stop supporting third-party cookies in its Chrome browser next year.",
    "The Irish regulator fined the company €1.2bn over transfers of personal data to the United States.",
    "Users will be able to reject all cookies with one click, the French regulator CNIL said.",
    "The GDPR requires websites to ask for consent before they store cookies on a user's device.",
    "Nutzer müssen der Verwendung von Cookies aktiv zustimmen, entschied der Europäische Gerichtshof.",
    "Les internautes doivent pouvoir refuser les cookies aussi vite que les accepter, a rappelé la CNIL.",
    "YouTube said it had removed more than 10,000 videos that violated its policies.",
    "Facebook used the personal data of its users without their consent, the regulator found.",
    "She gave her consent to the operation.",
    "Bake the cookies for ten minutes or until the edges turn golden.",
    "He was allowed to leave the site after two hours.",
    "Copyright law protects the author for seventy years, the court said.",
    "By Monday the river had fallen two metres.",
    "5 June 2024 was the day on which the bridge was closed for good.",
    "Words: the poet used to say that he had too many of them.",
    "Customers can cancel anytime, the court ruled.",
    "He shared or commented on this article and 40 others, the prosecutor said.",
    "By the time police arrived, the two men had left.",
    "Let us know what you think, the mayor told the meeting.",
    "Leave a comment on the wall below, visitors were told.",
    "Twenty comments were enough to close the debate in parliament.",
    "EU court rules on cookies",
    "“No.”",
    "The video [sic] was shown in court.",
    "Page one of the report blames the pilot.",
    "The minister will share the report with parliament next week.",
    "He read more than 300 books in prison.",
    "We need them and they need us",
    "Some 300 people were moved from the valley before the dam gave way. (AFP)",
    "The paper printed a photo by a reader who had stood on the bridge that night.",
    "The ministry published the picture and/or asked others to share it via Reuters and two other agencies.",
    "The union asked its members to sign up for the strike fund by Friday.",
    "The state is already a member of the treaty.",
    "People like us on the coast have seen worse storms.",
    "The court found that the hackers had access without authorisation.",
    "黑客未经授权访问了医院的数据库。",
    "我们也非常关注我们国家数字经济的发展。",
    "老人打开APP后发现账户里的钱不见了。",
    "Nora Lind, a reporter for the Halden Herald, was held at the border for nine hours.",
    "The museum was built with gifts of every size from people in the valley.",
    "La noticia continúa generando reacciones en el puerto.",
    "Landet eine solche Mail in Ihrem Postfach, löschen Sie sie am besten sofort.",
    "«Подписывайтесь на мой канал», кричал он прохожим с крыши гаража.",
    "有料会員は三年で二倍に増え、百万人を超えた。",
    "The band will play two nights for subscribers only before it opens the hall to all.",
    # journalists are spoken of in news as well
    "Nora Lind is a reporter for the Halden Herald who was held in Minsk for a year.",
    "Tom Wall is a freelance journalist based in Beirut, where he was abducted in March.",
    "Der Festgenommene ist Korrespondent der Zeitung Die Welt in Istanbul.",
    "La detenida es corresponsal en Moscú desde 2019.",
    "A vítima é repórter da TV Litoral e foi assaltada no Rio.",
    "La vittima è giornalista di un quotidiano locale e aveva ricevuto minacce.",
    "The pass gives riders unlimited access to all buses for 29 euros a month.",
    "Users can opt out at any time, the company told the committee.",
    "The mayor asked them to join the conversation and vote on the plan.",
    "O deputado tem uma sugestão para o governo.",
    "Tenants may get a share of the sale, the court ruled.",
    "Heeft u een tip, dan kunt u de politie bellen.",
    "Like most people, he is on Facebook.",
    "Pub",
    "Archivo",
    "Listen.",
    "“Copied!”",
    "The Long Road (Ann Lee/Bay Pictures)",
    "The race was won on Sunday in the rain by the oldest driver (Great Britain/Mercedes)",
]


def _rule(line: str) -> str | None:
    (label,) = label_lines([line], NO_MODEL)[0]
    assert (label.start, label.end) == (0, len(line))
    return label.rule


@pytest.mark.parametrize(("line", "rule"), GONE)
def test_furniture_goes_by_a_named_rule(line: str, rule: str) -> None:
    assert _rule(line) == rule


@pytest.mark.parametrize("line", STAYS)
def test_news_that_sounds_like_furniture_stays(line: str) -> None:
    assert _rule(line) is None


def test_a_row_of_glued_buttons_is_a_part_of_its_own() -> None:
    text = "We updated our privacy policy. Please read this to review the updates. AcceptRejectRead More"
    parts = [(text[line.start : line.end], line.rule) for line in label_lines([text], NO_MODEL)[0]]
    assert parts[-1] == ("AcceptRejectRead More", "consent-button")
    assert parts[0][0].endswith("updates.")


def test_a_shortcode_within_a_paragraph_goes_and_the_paragraph_stays() -> None:
    text = "The dam held through the night. [youtube AcctA4N2Soo] Villagers returned on Sunday."
    parts = [(text[line.start : line.end], line.rule) for line in label_lines([text], NO_MODEL)[0]]
    assert parts == [
        ("The dam held through the night.", None),
        ("[youtube AcctA4N2Soo]", "shortcode"),
        ("Villagers returned on Sunday.", None),
    ]


def test_the_marks_of_a_caption_go_and_its_words_stay() -> None:
    text = '[caption id="attachment_12" align="alignleft"]The bridge in 1921[/caption]'
    parts = [(text[line.start : line.end], line.rule) for line in label_lines([text], NO_MODEL)[0]]
    assert [rule for _, rule in parts] == ["shortcode", None, "shortcode"]
    assert parts[1][0] == "The bridge in 1921"


def test_an_embedded_address_goes_with_its_marks() -> None:
    rules = [line.rule for line in label_lines(["[embed]https://example.org/v/1[/embed]"], NO_MODEL)[0]]
    assert rules == ["shortcode", "embed-url", "shortcode"]


def test_a_kept_rule_removes_nothing() -> None:
    settings = CleaningSettings(keep=frozenset({"byline", "model"}))
    assert label_lines(["By Maria Novak"], settings)[0][0].rule is None


def test_a_cookie_notice_longer_than_is_read_is_left_to_the_model() -> None:
    notice = "This website uses cookies to improve your experience. "
    assert _rule((notice * 20).strip()) == "cookie-notice"
    assert _rule((notice * 40).strip()) is None


def test_every_rule_has_a_name_of_its_own_and_examples() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert {"model", "repeated"} <= set(names)
    assert all(rule.examples and rule.removes and 0 < rule.certainty < 1 for rule in RULES)


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.name not in ("model", "repeated")], ids=lambda r: r.name
)
def test_at_least_one_example_of_each_rule_is_removed_by_it(rule: Rule) -> None:
    asked = CleaningSettings(keep=NO_MODEL.keep, drop=frozenset({rule.name}))
    alone = {label_lines([example], asked)[0][-1].rule for example in rule.examples}
    above = {label_lines([f"{example}\nThe Aller fell."], asked)[0][0].rule for example in rule.examples}
    assert rule.name in alone | above


def test_the_fields_above_a_report_are_no_text_of_it_and_those_below_are() -> None:
    head = "URL: https://news.example/flood\nTitle: Floods close the bridge\nDate: 2024-05-02"
    text = f"{head}\nThe bridge over the Aller was closed on Thursday.\nTitle: the mayor has none."
    rules = [line.rule for line in label_lines([text], NO_MODEL)[0]]
    assert rules == ["field-line"] * 3 + [None, None]


def test_who_keeps_fields_has_them_kept_by_every_other_rule_too() -> None:
    text = "Title: Subscribe\nDate: 2024-05-02\nThe bridge over the Aller was closed on Thursday."
    kept = CleaningSettings(keep=frozenset({"field-line"}))
    assert [line.rule for line in label_lines([text], kept)[0]] == [None, None, None]


SGML = """<HEADLINE> Vietnam frees officers </HEADLINE>
<TEXT>
<P>
Vietnam said Friday it had freed more than 150 officers of the former Saigon government.
</P>
<P>
Ten generals and a former cabinet minister were among them, the news agency said.
</P>
</TEXT>"""


def test_tags_go_and_the_prose_between_them_is_read_as_if_they_were_not_there() -> None:
    found = [(SGML[line.start : line.end], line.rule) for line in label_lines([SGML])[0]]
    prose = SGML.split("\n")[3::3][:2]
    assert [line for line, rule in found if rule is None] == prose
    assert {line for line, rule in found if rule == "markup"} == {
        "<HEADLINE>",
        "</HEADLINE>",
        "<TEXT>",
        "<P>",
        "</P>",
        "</TEXT>",
    }
    bare = "\n".join(line for line, rule in found if rule != "markup")
    assert [line.score for line in label_lines([bare])[0][1:]] == [
        line.score for line in label_lines([SGML])[0] if line.kept
    ]


def test_where_a_news_interface_cut_the_text_off_is_no_part_of_it() -> None:
    text = "Service was suspended until the after… [+1834 chars]"
    assert [(text[line.start : line.end], line.rule) for line in label_lines([text], NO_MODEL)[0]] == [
        ("Service was suspended until the after…", None),
        ("[+1834 chars]", "shortcode"),
    ]
    assert _rule("[Removed]") == "shortcode"
    assert _rule("He [removed] his hat and bowed to the crowd of 300.") is None


def test_who_keeps_markup_has_every_tag() -> None:
    kept = CleaningSettings(keep=frozenset({"markup"}))
    labels = label_lines([SGML], kept)[0]
    assert [SGML[line.start : line.end] for line in labels if not line.kept] == ["Vietnam frees officers"]


def test_a_rule_that_is_off_by_default_removes_only_when_asked_for() -> None:
    line = "Contact the reporter at j.doe@herald.example"
    assert label_lines([line], NO_MODEL)[0][0].rule is None
    asked = CleaningSettings(keep=NO_MODEL.keep, drop=frozenset({"contact"}))
    assert label_lines([line], asked)[0][0].rule == "contact"


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe now to read the full article.",
        "Sign up for our morning briefing and get the day’s news in your inbox before breakfast.",
        "Enjoying this? Follow us on Facebook.",
        "Melden Sie sich für unseren Newsletter an.",
        "Abonnez-vous à notre newsletter pour recevoir l'actualité.",
        "Síguenos en nuestro canal de Telegram.",
        "Подпишитесь на наш канал в Telegram.",
        "Subscribe to the Valley blog to receive fresh perspectives on gardening.",
        "Please sign up for a carefully chosen selection of recipes.",
        "Suscríbase aquí para leer las últimas noticias.",
        "The free Morning Letter brings one story to your inbox every Monday.",
        "You must be logged in to post a comment.",
        "Your information will be processed according to the Valley Hub Privacy Policy.",
    ],
)
def test_a_whole_sentence_that_calls_the_reader_goes(line: str) -> None:
    assert _rule(line) in {"call-to-action", "newsletter"}


@pytest.mark.parametrize(
    "line",
    [
        "Police asked residents to sign up for alerts.",
        "Follow the river for two miles and you come to the site.",
        "“Subscribe to our channel,” the man shouts in the video posted on YouTube.",
        "Donate blood, the hospital urged members of the public.",
        "Subscribers will pay two euros more from March.",
        "Sign up sheets were full by noon.",
        "Residents can sign up for the run at the town hall.",
    ],
)
def test_news_of_a_call_stays(line: str) -> None:
    assert _rule(line) is None


@pytest.mark.parametrize(
    ("story", "call"),
    [
        ("The probe lands in May.", "Follow us on Twitter @Spacedotcom and on Facebook."),
        ("The court rules on Friday!", "Sign up for our free newsletter. Download our app today."),
        ("Der Pegel sinkt.", "Abonnieren Sie unseren Newsletter kostenlos."),
    ],
)
def test_a_call_that_closes_a_paragraph_goes_and_the_paragraph_stays(story: str, call: str) -> None:
    text = f"{story} {call}"
    parts = [(text[line.start : line.end], line.rule) for line in label_lines([text], NO_MODEL)[0]]
    assert parts == [(story, None), (call, "call-to-action")]


@pytest.mark.parametrize(
    "line",
    [
        "The mayor was blunt. Sign language will be taught in every school.",
        "“They told us one thing. Subscribe to our channel.” He laughed.",
        "He hung up. Follow the money, his editor had said.",
    ],
)
def test_a_paragraph_that_closes_without_a_call_is_one_part(line: str) -> None:
    assert _rule(line) is None


def test_a_closing_call_stays_when_calls_are_kept() -> None:
    text = "The probe lands in May. Follow us on Twitter @Spacedotcom and on Facebook."
    kept = CleaningSettings(keep=NO_MODEL.keep | {"call-to-action", "newsletter"})
    assert [line.rule for line in label_lines([text], kept)[0]] == [None, None]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (
            "_ga 1 year 1 month Google Analytics sets this cookie to store and count page views.",
            "cookie-notice",
        ),
        ("MR 7 days This cookie, set by Bing, is used to collect analytics.", "cookie-notice"),
        (
            'others 11 months This cookie is set by GDPR Cookie Consent plugin for the category "Other".',
            "cookie-notice",
        ),
        ("Advertisement. Scroll to continue reading.", "advertisement"),
        ('<a href="http://ads.example/click?rand=7"><img src="http://ads.example/7.gif"></a>', "shortcode"),
        ("&lt;iframe src='//video.example/9' width=640&gt;&lt;/iframe&gt;", "shortcode"),
    ],
)
def test_rows_of_cookie_tables_and_left_over_markup_go(line: str, rule: str) -> None:
    assert _rule(line) == rule


@pytest.mark.parametrize(
    "line",
    [
        "Regulators asked why the firm set these cookies before anyone had agreed.",
        "The company said “this cookie is used for safety” and appealed.",
        "Advertisement spending fell for a third year.",
        '<a href="http://example.org">The minister</a> resigned on Monday.',
    ],
)
def test_news_of_cookies_and_a_link_in_a_sentence_stay(line: str) -> None:
    assert _rule(line) is None


def test_a_line_whose_rule_is_kept_is_not_removed_by_the_model_instead() -> None:
    text = "Home\nNews\nSport\nBy Maria Novak\nMost read\nAbout us\nContact\nLogin"
    kept = CleaningSettings(keep=frozenset({"byline"}))
    assert [text[line.start : line.end] for line in label_lines([text], kept)[0] if line.kept] == [
        "By Maria Novak"
    ]


CREDITED = (
    "Talks resume on Monday. (Reporting by Ann Lee in Oslo; Editing by Jan Roe)",
    "Talks resume on Monday. (Editing by Jan Roe).",
    "Las partes vuelven a reunirse el lunes. (Reporte de Ana Ruiz; editado por Juan Roe)",
)
NO_CREDITS = (
    'The band closed with "Blowin\' in the Wind" (written by Bob Dylan)',
    "Reporting by the Herald showed that two ministers knew of the loan.",
    "Editing by hand takes her a week for every minute of film.",
    "He was paid for both jobs (reporting by day, editing by night)",
)


@pytest.mark.parametrize("paragraph", CREDITED)
def test_who_a_report_is_by_goes_from_the_end_of_its_last_paragraph(paragraph: str) -> None:
    said, credit = label_lines([paragraph], NO_MODEL)[0]
    assert (said.rule, credit.rule) == (None, "agency-mark")
    assert paragraph[said.start : said.end] == paragraph[: paragraph.index("(")].rstrip()


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ann Lee)",
        "Reporting by Ann Lee in Oslo; Additional reporting by Jan van Roe",
        "Editing by Jo Roe",
    ],
)
def test_a_line_that_says_no_more_than_who_a_report_is_by_goes(line: str) -> None:
    assert [found.rule for found in label_lines([line], NO_MODEL)[0]] == ["agency-mark"]


@pytest.mark.parametrize("line", NO_CREDITS)
def test_a_sentence_that_speaks_of_writing_is_no_credit(line: str) -> None:
    assert [found.rule for found in label_lines([line], NO_MODEL)[0]] == [None]
