"""Pages that a browser saved whole, mails, and boxes of mails are read as what their reader saw."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.samples import RAIN, SNOW, read_bytes, told

PAGE = (
    f"<html><head><title>Rain – Courier</title></head><body><nav>Home Sport</nav><p>{RAIN}</p></body></html>"
)


def mail(text: str = RAIN, html: str | None = None, **fields: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Courier <news@courier.example>"
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def saved_page() -> bytes:
    message = MIMEMultipart("related", type="text/html")
    message["Snapshot-Content-Location"] = "https://c.example/rain"
    message["Subject"] = "=?utf-8?Q?Rain=20=E2=80=93=20Courier?="
    message["Date"] = "Thu, 2 May 2024 10:00:00 -0000"
    message.attach(MIMEText(PAGE, "html", "utf-8"))
    message.attach(MIMEText("nav { color: red }", "css"))
    return message.as_bytes()


def test_a_saved_page_is_read_as_the_page_it_shows() -> None:
    [record], problems = read_bytes(saved_page())
    assert not problems
    assert record.text.strip() == RAIN.strip()
    assert (record.kind, record.title, record.date, record.url) == (
        "page",
        "Rain – Courier",
        "2024-05-02T10:00:00",
        "https://c.example/rain",
    )


@pytest.mark.parametrize("policy", [None, SMTP])
def test_a_mail_is_read_as_its_text(policy: object) -> None:
    message = mail(
        Subject="Røldal under snow", Date="Thu, 2 May 2024 10:00:00 +0200", Message_ID="<7@c.example>"
    )
    data = message.as_bytes() if policy is None else message.as_bytes(policy=SMTP)
    [record], _ = read_bytes(data)
    assert (record.text, record.title, record.id) == (RAIN, "Røldal under snow", "7@c.example")
    assert record.date == "2024-05-02T10:00:00+02:00"


def test_of_a_mail_with_both_the_plain_text_is_read_unless_it_is_a_mere_note() -> None:
    both, note = mail(RAIN, PAGE), mail("View this mail in your browser.", PAGE.replace(RAIN, RAIN + SNOW))
    assert read_bytes(both.as_bytes())[0][0].text == RAIN
    assert SNOW.strip() in read_bytes(note.as_bytes())[0][0].text


@pytest.mark.parametrize("passed", ["Fwd: ", "FW: Re: ", "WG: ", "AW: Fwd:"])
def test_a_mail_that_was_passed_on_has_the_headline_of_what_it_passes_on(passed: str) -> None:
    [record], _ = read_bytes(mail(Subject=f"{passed}Røldal under snow").as_bytes())
    assert record.title == "Røldal under snow"


def test_a_headline_with_a_colon_is_kept_whole() -> None:
    [record], _ = read_bytes(mail(Subject="Refund: 40,000 to be paid").as_bytes())
    assert record.title == "Refund: 40,000 to be paid"


def test_attachments_are_no_text_of_a_mail() -> None:
    message = mail(RAIN)
    message.add_attachment(SNOW, filename="snow.txt")
    assert [record.text for record in read_bytes(message.as_bytes())[0]] == [RAIN]


def test_a_box_of_mails_is_a_record_a_message_with_its_line() -> None:
    first, second = (
        mail(RAIN, Subject="Rain"),
        mail(SNOW + "\n>From here on the road is closed.\n", Subject="Snow"),
    )
    box = b"".join(
        b"From courier Thu May  2 10:00:00 2024\n" + message.as_bytes() + b"\n" for message in (first, second)
    )
    records, problems = read_bytes(box)
    assert not problems
    assert [(record.title, record.number) for record in records] == [("Rain", 1), ("Snow", 2)]
    assert records[1].line == box.decode().split("\nFrom courier")[0].count("\n") + 2
    assert "\nFrom here on" in records[1].text


@pytest.mark.parametrize(
    "dump",
    [
        f"From: Courier\nSubject: Rain\nDate: 2 May 2024\n\n{RAIN}",
        f"Title: Rain\nURL: https://c.example\n\n{RAIN}",
        f"From Bergen it was told on 2 May 2024\n{RAIN}",
    ],
)
def test_fields_above_an_article_make_no_mail_of_a_dump(dump: str) -> None:
    [record] = read_bytes(dump.encode())[0]
    assert (record.kind, record.text) == ("text", dump)


def test_a_mail_without_a_text_and_one_in_an_unknown_encoding_are_told() -> None:
    empty = b"MIME-Version: 1.0\nSubject: Rain\nContent-Type: image/png\n\niVBORw0KGgo=\n"
    assert "holds no text" in told(read_bytes(empty))[0]
    head = b"MIME-Version: 1.0\nSubject: =?x-none?q?Rain?=\n"
    odd = head + b'Content-Type: text/plain; charset="x-none"\n\nRain.\n'
    [record], _ = read_bytes(odd)
    assert (record.title, record.text) == ("=?x-none?q?Rain?=", "Rain.\n")


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_a_subject_that_is_written_as_it_is_keeps_its_letters(encoding: str) -> None:
    subject = "The road to Ålesund and to Røldal is closed for the night"
    data = f"MIME-Version: 1.0\nSubject: {subject}\n\n{SNOW}".encode(encoding)
    assert [record.title for record in read_bytes(data)[0]] == [subject]


@pytest.mark.parametrize("envelope", [b"", b"From courier Thu May  2 10:00:00 2024\n"])
def test_a_mark_of_byte_order_hides_no_head(envelope: bytes) -> None:
    [record], _ = read_bytes(b"\xef\xbb\xbf" + envelope + mail(RAIN, Subject="Rain").as_bytes())
    assert (record.title, record.text) == ("Rain", RAIN)


def test_what_stands_below_a_picture_in_a_mail_is_read_with_what_stands_above() -> None:
    message = MIMEMultipart("mixed")
    message.attach(MIMEText(RAIN, "plain", "utf-8"))
    message.attach(MIMEImage(b"GIF89a", "gif"))
    message.attach(MIMEText(SNOW, "plain", "utf-8"))
    notes = MIMEText("Notes of the editor.", "plain")
    notes.add_header("Content-Disposition", "inline", filename="notes.txt")
    message.attach(notes)
    [record], _ = read_bytes(message.as_bytes())
    assert record.text == f"{RAIN}\n\n{SNOW}"


@pytest.mark.parametrize(
    "field",
    [
        b"Content-Type: text/plain; charset*" + b"9" * 5000 + b"=a",
        b"Content-Type: text/plain; charset*=a%00b''x%ff",
        b'Content-Type: text/plain; charset*0="utf"; charset*',
        b"Subject: =?ut\xc3\xa9?q?Rain?=",
    ],
)
def test_fields_on_which_a_parser_would_fail_leave_the_mail_readable_or_told(field: bytes) -> None:
    records, problems = read_bytes(b"MIME-Version: 1.0\n" + field + b"\n\n" + RAIN.encode())
    assert [record.text for record in records] == [RAIN] or problems[0].fatal


def test_a_field_is_read_up_to_a_length_that_no_subject_has() -> None:
    head = "From courier Thu May  2 10:00:00 2024\nMIME-Version: 1.0\nSubject: "
    box = f"{head}Snow\n\n{SNOW}\n{head}{'=?a?q?' * 100_000}\n\n{RAIN}"
    records, _ = read_bytes(box.encode())
    assert [len(record.title or "") for record in records] == [4, 4_000]


PIECES = st.sampled_from(
    [
        *(
            "MIME-Version: 1.0\n",
            "Subject: =?utf-8?b?",
            "=?=\n",
            "\n",
            "--b\n",
            "--b--\n",
            RAIN,
            "\0",
            "é",
            "=E2",
        ),
        *("Content-Type: multipart/mixed; boundary=b\n", "Content-Type: message/rfc822\n", "Date: now\n"),
        *("Content-Transfer-Encoding: base64\n", "Content-Type: text/html; charset=\n", "From a Thu 2024\n"),
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_whatever_the_mail_it_gives_records_or_problems_and_never_fails(rest: str) -> None:
    records, _ = read_bytes(("MIME-Version: 1.0\nFrom: a\n" + rest).encode())
    assert all(record.text.strip() for record in records)
