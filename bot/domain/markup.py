"""HTML parser (tokenizer) in one pass, without a tree: time and memory grow linearly with the input, whatever
was written.

A tree can be far larger than its source: open formatting elements are repeated in every paragraph that
follows, so 59 KB of markup became gigabytes (html5ever, November 2026).
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_MARK = re.compile(
    r"<(?:(?P<comment>!--)|(?P<bogus>[!?]|/(?![a-zA-Z]))|(?P<close>/?)(?P<name>[a-zA-Z][^ \t\n\f\r/>]*+))"
)
_COMMENT_END = re.compile("--!?>")
# Quotes that never close take everything that follows along, as in a browser.
_ATTRIBUTES = re.compile(
    r"""(?:[ \t\n\f\r/]*+(?:=[^ \t\n\f\r/>=]*+|[^ \t\n\f\r/>=]++)"""
    r"""(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\f\r>]*+))?+)*+[ \t\n\f\r/]*+"""
)
_ATTRIBUTE = re.compile(
    r"""(=[^ \t\n\f\r/>=]*+|[^ \t\n\f\r/>=]++)"""
    r"""(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:"([^"]*+)"?|'([^']*+)'?|([^ \t\n\f\r>]*+)))?+"""
)
_UNSHOWN = {
    "script": re.compile(r"</script(?=[ \t\n\f\r/>])", re.IGNORECASE),
    "style": re.compile(r"</style(?=[ \t\n\f\r/>])", re.IGNORECASE),
}
_IMAGE = re.compile(r"<!--(?s:.*?)(?:--!?>|\Z)|<img(?P<there>(?=[ \t\n\f\r/>]))", re.IGNORECASE)
# int() refuses more than 4,300 digits, and no character has a number that long.
_NO_CHARACTER = re.compile(r"&#(?:[0-9]{9,}|[xX][0-9a-fA-F]{9,});?")


class Tag(NamedTuple):
    """HTML tag: `name` in lower case; `attributes` as they were written. A tuple, because there are thousands
    and it is the fastest to make.
    """

    name: str
    closes: bool
    attributes: str


def tokens(markup: str) -> Iterator[Tag | str]:
    """Splits HTML into tags and the unescaped text between them, in order; no comments, scripts or styles.

    What a browser would drop, as a tag that never ends, is dropped. Nothing is nested or repaired.
    """
    at = 0
    while mark := _MARK.search(markup, at):
        if mark.start() > at:
            yield unescaped(markup[at : mark.start()])
        name = mark["name"]
        if name is None:
            end = _after_comment(markup, mark)
        else:
            end = mark.end()
            # Most tags are as short as can be.
            rest = None if markup.startswith(">", end) else _ATTRIBUTES.match(markup, end)
            end = (rest.end() if rest else end) + 1
            if end > len(markup):
                return
            name, closes = name.lower(), bool(mark["close"])
            yield Tag(name, closes, rest[0] if rest else "")
            if name in _UNSHOWN and not closes:
                closing = _UNSHOWN[name].search(markup, end)
                end = closing.start() if closing else len(markup)
        at = end
    if at < len(markup):
        yield unescaped(markup[at:])


def images(markup: str) -> Iterator[Tag]:
    """Finds the pictures (img tags), wherever they are."""
    at = 0
    while found := _IMAGE.search(markup, at):
        at = found.end()
        rest = _ATTRIBUTES.match(markup, at) if found["there"] is not None else None
        if rest is not None:
            yield Tag("img", closes=False, attributes=rest[0])
            at = rest.end()


def attribute(tag: Tag, name: str) -> str:
    """Unescaped value of an attribute; of two the first, as browsers do; empty for a missing attribute."""
    for found in _ATTRIBUTE.finditer(tag.attributes):
        if found[1].lower() == name:
            return unescaped(found[2] or found[3] or found[4] or "")
    return ""


def unescaped(text: str) -> str:
    """Decodes character references (HTML entities); never raises."""
    return html.unescape(_NO_CHARACTER.sub("\ufffd", text)) if "&" in text else text


def _after_comment(markup: str, mark: re.Match[str]) -> int:
    if mark["comment"]:
        # `<!-->` is a whole one.
        closing = _COMMENT_END.search(markup, mark.start() + 2)
        return closing.end() if closing else len(markup)
    end = markup.find(">", mark.end())
    return end + 1 if end >= 0 else len(markup)
