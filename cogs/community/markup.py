"""Markup of Discord messages (markdown) as plain text. Imported with the first message, so that the start compiles no
patterns.
"""

import re
from collections.abc import Mapping

from bot.domain.plaintext import clean

_CODE = re.compile(r"```(?:[A-Za-z0-9_+-]{1,20}\n)?(.*?)```|``(.+?)``|`([^`\n]+)`", re.DOTALL)
MENTION = re.compile(r"<(@!?|@&|#)(\d{15,20})>")
_EMOJI = re.compile(r"<a?(:\w{2,32}:)\d{15,20}>")
_COMMAND = re.compile(r"<(/[\w -]{1,100}):\d{15,20}>")
_TIME = re.compile(r"<t:(-?\d{1,13})(?::[a-zA-Z])?>")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(<?(https?://[^\s()<>]{1,500})>?(?: \"[^\"\n]*\")?\)")
_BARE = re.compile(r"<(https?://[^\s<>]{1,1000})>")
_LINES = re.compile(r"^(?:#{1,3} |-# |>>> |> )", re.MULTILINE)
_STYLE = re.compile(r"\*\*\*|\*\*|\*|__|_|~~|\|\|")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>@:/&])")
_KEPT = "\ue000{}\ue001"
_HELD = re.compile("\ue000(\\d{1,4})\ue001")


def plain(content: str, names: Mapping[str, str]) -> str:
    """Plain text of a message's content (Discord markdown). `names`: what each mention is called, by its kind and id."""
    held: list[str] = []

    def hold(text: str) -> str:
        held.append(text)
        return _KEPT.format(len(held) - 1)

    text = content.replace("\ue000", "").replace("\ue001", "")
    text = _CODE.sub(lambda code: hold(next(part for part in code.groups() if part is not None)), text)
    text = _ESCAPED.sub(lambda escaped: hold(escaped[1]), text)
    text = MENTION.sub(lambda found: hold(_named(found, names)), text)
    text = _EMOJI.sub(lambda emoji: hold(emoji[1]), text)
    text = _COMMAND.sub(lambda command: hold(command[1]), text)
    text = _TIME.sub(lambda _: hold("…"), text)
    text = _LINK.sub(lambda link: hold(f"{link[1]} [{link[2]}]"), text)
    text = _BARE.sub(lambda link: hold(link[1]), text)
    text = _LINES.sub("", text)
    text = _unstyled(text)
    for _ in range(2):
        text = _HELD.sub(lambda kept: held[int(kept[1])] if int(kept[1]) < len(held) else "", text)
    return clean(text)


def _unstyled(text: str) -> str:
    """Text without pairs of signs for bold, italic and the like; a sign without a partner stays. Linear in time."""
    signs = list(_STYLE.finditer(text))
    begun: dict[str, list[int]] = {}
    gone: set[int] = set()
    for place, sign in enumerate(signs):
        before, behind = text[max(sign.start() - 1, 0) : sign.start()], text[sign.end() : sign.end() + 1]
        single = len(sign[0]) == 1
        partners = begun.setdefault(sign[0], [])
        if partners and before.strip() and not (single and behind.isalnum()):
            gone |= {partners.pop(), place}
        elif behind.strip() and not (single and before.isalnum()):
            partners.append(place)
    kept, at = [], 0
    for place in sorted(gone):
        kept.append(text[at : signs[place].start()])
        at = signs[place].end()
    return "".join([*kept, text[at:]])


def _named(found: re.Match[str], names: Mapping[str, str]) -> str:
    sign = "#" if found[1] == "#" else "@"
    return f"{sign}{names.get(found[1].rstrip('!') + found[2], '…')}"
