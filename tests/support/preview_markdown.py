"""simcord's parser of Discord's markdown, as a judge that shares no code with the bot."""

from collections.abc import Iterable, Mapping
from typing import Any

from simcord.preview._markdown import (
    _FIELD_POLICIES,
    _blocks,
    _discord_multiline_quotes,
    _markdown_parser,
)

_KNOWN = dict.fromkeys(("1", "123456789012345678", "223456789012345678", "323456789012345678"), "known")
_CONTEXT = {
    "users": _KNOWN,
    "roles": _KNOWN,
    "channels": _KNOWN,
    "commands": {"423456789012345678": "zahlen", "1": "x"},
    "emojis": {"523456789012345678": {"id": "523456789012345678", "name": "kaffee", "animated": False}},
    "everyone": True,
}
_POLICY = _FIELD_POLICIES["text_display"]
# simcord makes a parser for every text, which takes longer than reading the text with it.
_PARSER = _markdown_parser(_POLICY, _CONTEXT)
_PLAIN = frozenset({"inline", "paragraph", "text", "break"})


def drawn_by_preview(source: str) -> tuple[set[str], str]:
    """The kinds of marks it draws (`em`, `link`, `heading` …), and the text."""
    kinds: set[str] = set()
    words: list[str] = []

    def visit(tokens: Iterable[Mapping[str, Any]]) -> None:
        for token in tokens:
            kind = str(token["type"])
            if kind not in _PLAIN:
                kinds.add(kind.removesuffix("_open").removesuffix("_close"))
            words.append("\n" if kind in ("break", "paragraph", "subtext") else str(token.get("content", "")))
            visit(token.get("children", ()))

    # As `markdown_tokens` does it.
    visit(_blocks(_PARSER.parse(_discord_multiline_quotes(source), {"context": _CONTEXT}), _POLICY))
    return kinds, "".join(words).replace("\u200b", "").replace("\u2068", "").replace("\u2069", "")
