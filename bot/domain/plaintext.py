"""Plain text from HTML or raw text (sanitizing): Unicode normalisation (NFC), no invisible or bidi control
characters, limited size; safe to store and to compare.
"""

import re
import unicodedata

from bot.domain.markup import Tag, attribute, tokens

LIMIT = 20_000
"""Bytes of UTF-8, taken in and given out."""

_TARGET_LIMIT = 500
_BLOCKS = frozenset({"p", "blockquote", "ul", "ol", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = frozenset({"br", "div", "li", "tr"})
_HTTP_OR_MAIL = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_LINK_DRESS = re.compile(r"^(?:https?://|mailto:)(?:www\.)?|/$", re.IGNORECASE)

# Everything of Unicode 17 that is default-ignorable, a format or control character, a lone surrogate or no
# character at all, but for the joiners and the two variation selectors that emoji are made of.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_PICTURE = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff\ufe0f"
# Scripts whose letters change their shape by a joiner or non-joiner behind them: Arabic (Persian, Urdu), Syriac,
# N'Ko, the Indic ones from Devanagari to Sinhala, Myanmar, Khmer, Mongolian. There both are spelling (UAX 31, 2.3).
_SHAPED = (
    "\u0620-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ua8e0-\ua8ff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
)
_JOINERS = re.compile("([\u200c\u200d])[\u200c\u200d]+")
_LONE_JOINER = re.compile(
    f"(?<![{_SHAPED}])\u200c|(?<![{_PICTURE}{_SHAPED}])\u200d|(?<![{_SHAPED}])\u200d(?![{_PICTURE}])"
)
_REPEATED_SELECTOR = re.compile("(?<=[\ufe0e\ufe0f])[\ufe0e\ufe0f]+|^[\ufe0e\ufe0f]+", re.MULTILINE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]+")
_AROUND_LINE_END = re.compile(" ?\n ?")
_BLANK_LINES = re.compile("\n{3,}")
# Words of characters that nothing below would touch, one space or at most one blank line between them.
_EVERYDAY = "!-~\xa1-\xac\xae-\u017f\u2013\u2014\u2018-\u201e\u2026\u20ac"
_UNTOUCHED = re.compile(f"[{_EVERYDAY}]+(?:(?: |\n\n?)[{_EVERYDAY}]+)*")
_MARKS_ALLOWED = 4
_MAYBE_MARKS = re.compile(f"[^\x00-\u02ff]{{{_MARKS_ALLOWED + 1},}}")


def from_html(markup: str, *, line_breaks: bool = False) -> str:
    """Converts a comment's HTML to plain text: NFC, at most LIMIT bytes, never raises, linear in time.

    Paragraphs and breaks become line ends, list items get a dot or number, quotes a "> ", and a link is `text
    [target]` where the text does not show its target. `line_breaks`: a line end in the source is one in the
    text (WordPress' raw form).
    """
    writer = _Writer(keep_lines=line_breaks)
    for token in tokens(_cut(markup.replace("\0", ""))):
        if isinstance(token, str):
            writer.text(token)
        elif token.closes:
            writer.close(token.name)
        else:
            writer.open(token)
    return clean(writer.finish())


def clean(text: str) -> str:
    """Sanitizes plain text: no control, bidi, zero-width or private-use characters, at most one blank line
    and one space in a row, at most four combining marks on a letter, NFC, at most LIMIT bytes.
    """
    if len(text) <= LIMIT // 3 and _UNTOUCHED.fullmatch(text):
        return text
    return _scrubbed(text)


def _scrubbed(text: str) -> str:
    text = _LINE_ENDS.sub("\n", _cut(text))
    text = _LONE_JOINER.sub("", _JOINERS.sub(r"\1", _UNSEEN.sub("", text)))
    text = _REPEATED_SELECTOR.sub("", text)
    text = unicodedata.normalize("NFC", text)
    text = _MAYBE_MARKS.sub(_thin_marks, text)
    text = _AROUND_LINE_END.sub("\n", _SPACES.sub(" ", text))
    text = _BLANK_LINES.sub("\n\n", text).strip()
    return _cut(text).rstrip()


def one_line(text: str) -> str:
    """Sanitizes names and titles: `clean`, with every line end a space."""
    return " ".join(clean(text).split())


def folded(text: str) -> str:
    """Text in small letters without accents, by which texts are compared and sorted: ä as a, ß as ss."""
    small = text.casefold()
    if small.isascii():
        return small
    return "".join(char for char in unicodedata.normalize("NFKD", small) if not unicodedata.combining(char))


def _cut(text: str) -> str:
    return text.encode("utf-8", "ignore")[:LIMIT].decode("utf-8", "ignore")


def _thin_marks(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in run[0]:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= _MARKS_ALLOWED:
            kept.append(character)
    return "".join(kept)


class _Writer:
    """Collects lines of text. Tags may come in any order: nothing depends on correct nesting."""

    def __init__(self, keep_lines: bool) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._keep_lines = keep_lines
        self._quotes = self._verbatim = 0
        self._numbers: list[int | None] = []
        self._link: tuple[str, int, int] | None = None

    def text(self, text: str) -> None:
        if not (self._verbatim or self._keep_lines):
            text = _BLANKS.sub(" ", text)
        elif "\n" in text:
            *lines, text = text.split("\n")
            for line in lines:
                self._line.append(line)
                self._end_line()
        self._line.append(text)

    def open(self, tag: Tag) -> None:
        name = tag.name
        if name in _BLOCKS:
            self._end_block()
        elif name != "br" and name in _LINES:
            self._end_line(only_if_begun=True)
        match name:
            case "br":
                self._end_line()
            case "blockquote":
                self._quotes += 1
            case "pre":
                self._verbatim += 1
            case "ul" | "ol":
                self._numbers.append(0 if name == "ol" else None)
            case "li":
                self._line.append(self._bullet())
            case "td" | "th":
                self._line.append(" ")
            case "a":
                self._end_link()
                self._link = (attribute(tag, "href").strip(), len(self._lines), len(self._line))
            case "img":
                self._line.append(attribute(tag, "alt"))

    def close(self, name: str) -> None:
        if name == "a":
            self._end_link()
        if name in _BLOCKS:
            self._end_block()
        elif name in _LINES:
            self._end_line(only_if_begun=True)
        match name:
            case "blockquote":
                self._quotes = max(0, self._quotes - 1)
            case "pre":
                self._verbatim = max(0, self._verbatim - 1)
            case "ul" | "ol":
                del self._numbers[-1:]

    def finish(self) -> str:
        self._end_link()
        self._end_line()
        return "\n".join(self._lines)

    def _bullet(self) -> str:
        if not self._numbers or self._numbers[-1] is None:
            return "• "
        self._numbers[-1] += 1
        return f"{self._numbers[-1]}. "

    def _end_link(self) -> None:
        href, line, place = self._link or ("", 0, 0)
        self._link = None
        if not _HTTP_OR_MAIL.match(href):
            return
        label = "".join(
            [*self._lines[line:], *self._line[place if line == len(self._lines) else 0 :]]
        ).strip()
        target = href if len(href) <= _TARGET_LIMIT else f"{href[:_TARGET_LIMIT]}…"
        if not label:
            self._line.append(f" {target.removeprefix('mailto:')} ")
        elif _undressed(label) != _undressed(href):
            self._line.append(f" [{target.removeprefix('mailto:')}]")

    def _end_line(self, *, only_if_begun: bool = False) -> None:
        line = "".join(self._line)
        self._line.clear()
        words = line.strip()
        if words or not only_if_begun:
            self._lines.append(f"> {words}" if self._quotes and words else line)

    def _end_block(self) -> None:
        self._end_line(only_if_begun=True)
        if self._lines and self._lines[-1].strip():
            self._lines.append("")


def _undressed(address: str) -> str:
    return _LINK_DRESS.sub("", _LINK_DRESS.sub("", address.strip())).casefold()
