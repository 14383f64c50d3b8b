"""From bytes to text: a byte order mark or a given name, then strict UTF-8, then detection.

Nothing else is touched: line ends, odd spaces and control characters stay as they came, for every span of
the house refers to this text. Only a byte order mark goes (Unicode Standard 16.0, section 23.8).

Detection is resiliparse's (uchardet). Two things were measured on news sentences in 20 languages and put
right here: a text that is nearly all ASCII gives the detector too little to go on (one `é` was Hungarian to
it), and a UTF-8 dump with one foreign line is still UTF-8.
"""

from __future__ import annotations

import codecs
import io
import re
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 1 << 17
FEW_HIGH = 0.01
"""Share of non-ASCII bytes under which the detector is not asked; Croatian, the sparsest, has 0.03."""
WIDER = {  # what a label means in practice: the superset that browsers use for it (WHATWG Encoding Standard)
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
HIGH = re.compile(rb"[\x80-\xff]+")
XML_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})["']""")
XML_HEAD = 400
"""Bytes in which an XML declaration is looked for."""
UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding it was read in and how many places could not be read (now U+FFFD)."""

    text: str
    encoding: str
    replaced: int = 0


def xml_encoding(data: bytes) -> str | None:
    """The encoding that an XML declaration names, if there is one.

    Example:
        >>> xml_encoding(b'<?xml version="1.0" encoding="iso-8859-1"?><rss/>'), xml_encoding(b"<rss/>")
        ('iso-8859-1', None)
    """
    found = XML_DECLARED.search(data, 0, XML_HEAD)
    return found[1].decode() if found else None


def decode(data: bytes, declared: str | None = None, hint: str | None = None) -> Decoded:
    """Read bytes as text; never fails.

    Args:
        data: the bytes of one text.
        declared: the encoding the user names; it is used whatever the bytes look like.
        hint: the encoding the data itself claims (an HTML page's or its server's); used if it fits.

    Example:
        >>> decode("Zürich".encode("utf-16")).text
        'Zürich'
        >>> decode("La réunion était très utile.".encode("latin-1")).encoding
        'cp1252'
    """
    if declared is not None:
        return _forced(data, declared)
    for mark, name in BOMS:
        if data.startswith(mark):
            return _forced(data[len(mark) :], name)
    wide = wide_encoding(data)
    if wide is not None:
        return _forced(data, wide)
    try:
        return _escaped(data) or Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    hinted = _fitting(data, hint)
    if hinted is not None:
        return hinted
    return _mixed(data) if _has_utf8_lines(data) else _forced(data, detect(data))


def detect(data: bytes) -> str:
    """The legacy encoding that bytes, which are not UTF-8, are most likely in.

    Example:
        >>> detect("Премьер-министр сообщил журналистам".encode("koi8-r"))
        'koi8-r'
    """
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415 - most input never needs it

    sample = _sample(data)
    high = sum(len(run) for run in HIGH.findall(sample))
    if high < FEW_HIGH * len(sample) and _fitting(sample, "cp1252") is not None:
        return "cp1252"
    named = detect_encoding(sample, max_len=0, html5_compatible=False) or "cp1252"
    name = WIDER.get(named.lower(), named)
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return "cp1252" if name.lower() in ("utf-8", "ascii") else name


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 by its mark, or without one by where the zero bytes stand; None for anything else.

    Example:
        >>> wide_encoding("Rain, said the mayor.".encode("utf-16-be"))
        'utf-16-be'
        >>> wide_encoding(b"Rain, said the mayor.") is None
        True
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return None if name == "utf-8" else name
    head = data[: 1 << 12]
    head = head[: len(head) // 4 * 4]
    if len(head) < 8 or b"\0" not in head:
        return None
    zeros = [head[place::4].count(0) / (len(head) / 4) for place in range(4)]
    # of four bytes of UTF-32 two are always zero outside of the rarest scripts, of UTF-16 never neighbours
    if min(zeros[2:]) > 0.9 > zeros[0] or min(zeros[:2]) > 0.9 > zeros[3]:
        return "utf-32-le" if zeros[0] < zeros[3] else "utf-32-be"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    # Latin text has a zero in nearly every pair, Chinese only in its line ends, digits and spaces
    for name, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        # (and a few characters end in a zero byte), so that the zeros only propose and the reading decides
        if many > 0.02 and few * 3 <= many and _reads_as_text(head, name):
            return name
    return None


def is_ascii_based(encoding: str) -> bool:
    """Whether lines can be cut at the byte 0A before decoding.

    Example:
        >>> is_ascii_based("cp1252"), is_ascii_based("utf-16")
        (True, False)
    """
    try:
        return '\n{"a":1}'.encode(encoding) == b'\n{"a":1}'
    except (LookupError, UnicodeError):
        return False


class LineDecoder:
    """Decodes the lines of one stream one by one; a line that is not UTF-8 is read in the stream's encoding.

    Args:
        sample: the first bytes of the stream, from which its encoding is told when a line asks for it.
        declared: the encoding the user names.
        found: the encoding, where it was told already.
    """

    def __init__(self, sample: bytes, declared: str | None, found: str | None = None) -> None:
        self._sample = sample
        self._declared = declared
        self._found = found

    def learnt(self, lines: bytes) -> str | None:
        """The stream's encoding, if these or earlier lines asked for it: for who decodes them elsewhere."""
        if self._declared is None and self._found is None and not is_utf8(lines):
            for line in io.BytesIO(lines):
                if not is_utf8(line) and self._encoding(line) != "utf-8":
                    break
        return self._found

    def decode(self, line: bytes) -> tuple[str, int]:
        r"""The line's text and how many places of it could not be read.

        Example:
            >>> LineDecoder(b"", None).decode("{\"text\": \"Malmö\"}".encode())
            ('{"text": "Malmö"}', 0)
        """
        if self._declared is None:
            try:
                return line.decode("utf-8"), 0
            except UnicodeDecodeError:
                pass
        decoded = _forced(line, self._encoding(line))
        return decoded.text, decoded.replaced

    def _encoding(self, line: bytes) -> str:
        if self._declared is not None:
            return self._declared
        if _mostly_utf8(line):
            return "utf-8"
        if self._found is None:
            bad = [row for row in self._sample.split(b"\n")[:-1] if not is_utf8(row)]
            self._found = detect(b"\n".join([*bad, line]))
        return self._found


def is_utf8(data: bytes) -> bool:
    r"""Whether bytes are valid UTF-8.

    Example:
        >>> is_utf8(b"caf\xe9")
        False
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _forced(data: bytes, encoding: str) -> Decoded:
    for mark, name in BOMS:
        if data.startswith(mark) and codecs.lookup(encoding).name in (name, name[:6], "utf-8-sig"):
            data, encoding = data[len(mark) :], name
            break
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeError, ValueError):
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, text.count("\ufffd"))


def _fitting(data: bytes, encoding: str | None) -> Decoded | None:
    if not encoding:
        return None
    name = WIDER.get(encoding.lower(), encoding)
    try:
        text = data.decode(WIDER.get(codecs.lookup(name).name, name))
    except (LookupError, UnicodeError, ValueError):
        return None
    return Decoded(text, name)


def _escaped(data: bytes) -> Decoded | None:
    """ISO-2022-JP looks like ASCII with escapes, so it is asked before UTF-8 (RFC 1468)."""
    if b"\x1b$" not in data[:SAMPLE] or HIGH.search(data, 0, SAMPLE):
        return None
    return _fitting(data, "iso2022_jp")


def _mostly_utf8(line: bytes) -> bool:
    """A line with whole UTF-8 sequences and a few broken ones is damaged UTF-8, not another encoding.

    Two and a half times as many bytes in whole sequences: Shift JIS reaches 2.2 by chance.
    """
    whole = sum(len(match) for match in UTF8_SEQUENCE.findall(line))
    high = sum(len(run) for run in HIGH.findall(line))
    return whole * 2 > (high - whole) * 5


def _has_utf8_lines(data: bytes) -> bool:
    """Whether lines with non-ASCII characters are mostly UTF-8, so that the others are the exception."""
    good = bad = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            if is_utf8(line) or _mostly_utf8(line):
                good += 1
            else:
                bad += 1
    return good > 0 and good * 4 >= bad


def _mixed(data: bytes) -> Decoded:
    decoder = LineDecoder(data, None)
    lines = [decoder.decode(line) for line in data.split(b"\n")]
    return Decoded("\n".join(text for text, _ in lines), "utf-8", sum(count for _, count in lines))


def _sample(data: bytes) -> bytes:
    """Lines that hold something to detect, up to a bound; a long ASCII head would hide the rest."""
    if len(data) <= SAMPLE:
        return data
    picked: list[bytes] = []
    size = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            picked.append(line[:SAMPLE])
            size += len(line)
            if size > SAMPLE:
                break
    return b"\n".join(picked)[:SAMPLE]


def _reads_as_text(head: bytes, encoding: str) -> bool:
    text = head.decode(encoding, "replace")
    odd = sum(
        1 for char in text if char == "\ufffd" or (not char.isprintable() and char not in "\t\n\r\f\ufeff")
    )
    return odd * 50 <= len(text)
