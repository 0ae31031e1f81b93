"""Normalising Discord messages into SeenComment and SentReply: plain text without markup, names in the place of mentions."""

import json
import re
from collections.abc import Mapping

import discord

from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId
from bot.domain.plaintext import clean, one_line
from bot.ports import SeenComment, SentReply

LIKE = "👍"
WRITTEN = (discord.MessageType.default, discord.MessageType.reply)
"""Kinds of messages that somebody wrote; all others are Discord's own."""
LONGEST_NAME = 200
MOST_MEDIA = 10

_CODE = re.compile(r"```(?:[A-Za-z0-9_+-]{1,20}\n)?(.*?)```|``(.+?)``|`([^`\n]+)`", re.DOTALL)
_MENTION = re.compile(r"<(@!?|@&|#)(\d{15,20})>")
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
    text = _MENTION.sub(lambda found: hold(_named(found, names)), text)
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


def mentioned(message: discord.Message) -> Mapping[str, str]:
    """Names of what a message mentions, as `plain` wants them."""
    guild = message.guild
    names = {f"@{user.id}": name_of(user) for user in message.mentions}
    if guild is not None:
        for found in _MENTION.finditer(message.content):
            number = int(found[2])
            role = guild.get_role(number) if found[1] == "@&" else None
            place = guild.get_channel_or_thread(number) if found[1] == "#" else None
            named = role or place
            if named is not None:
                names[found[1] + found[2]] = one_line(named.name)
    return names


def name_of(user: discord.abc.User) -> str:
    """Name of an author: the one of the account, since only messages of the gateway bring the one of the server along."""
    return one_line(user.global_name or user.name)[:LONGEST_NAME]


def text_of(message: discord.Message, role: AuthorRole) -> str:
    """Text of a message. Our own stays as it was sent."""
    return clean(message.content) if role is AuthorRole.US else plain(message.content, mentioned(message))


def media_of(message: discord.Message) -> tuple[str, ...]:
    """Addresses of what is attached, without Discord's signatures: those change with every look."""
    return tuple(each.url.partition("?")[0] for each in message.attachments[:MOST_MEDIA])


def replied_to(message: discord.Message) -> ExternalId | None:
    """Message that this one is a reply to, in the same channel."""
    reference = message.reference
    if message.type is not discord.MessageType.reply or reference is None or reference.message_id is None:
        return None
    return ExternalId(str(reference.message_id)) if reference.channel_id == message.channel.id else None


def comment(
    message: discord.Message,
    role: AuthorRole,
    *,
    answers: tuple[ExternalId, ...] = (),
    answers_sure: bool = True,
    if_known: bool = False,
) -> SeenComment:
    """Converts a message."""
    return SeenComment(
        external_id=ExternalId(str(message.id)),
        order=message.id,
        thread_id=ExternalId(str(message.channel.id)),
        author=name_of(message.author),
        author_id=str(message.author.id),
        role=role,
        text=text_of(message, role),
        media=media_of(message),
        posted_at=message.created_at,
        edited_at=message.edited_at,
        url=message.jump_url,
        in_reply_to=replied_to(message),
        answers=answers,
        answers_sure=answers_sure,
        context=json.dumps({"by": str(message.author.id)}),
        liked=any(each.me and str(each.emoji) == LIKE for each in message.reactions),
        if_known=if_known,
    )


def author_in(context: str) -> str:
    """Author that the context of a Target names; empty for one of our own replies that no list has shown yet."""
    try:
        kept = json.loads(context) if context else {}
    except ValueError:
        return ""
    return str(kept.get("by", "")) if isinstance(kept, dict) else ""


def sent(message: discord.Message, *, by_us: bool) -> SentReply:
    """Converts an answer of the business."""
    role = AuthorRole.US if by_us else AuthorRole.TEAM
    return SentReply(
        external_id=ExternalId(str(message.id)),
        url=message.jump_url,
        posted_at=message.created_at,
        text=text_of(message, role),
        by_us=by_us,
    )
