"""Notes on screen: the buttons and the form to write a note or to ask somebody, and the line of a card that has some."""

from collections.abc import Mapping
from typing import Any

import discord
from discord import ui

from bot.app import App
from bot.domain.business import DiscordRoleId, MemberId
from bot.domain.card import CardId
from bot.domain.card_facts import CommentCard
from bot.domain.note import NOBODY, NOTE_LIMIT, Asked
from bot.marks import Marked, mark
from bot.texts import Texts
from cogs.inbox.claims import several_answer
from cogs.kit.form import Form
from cogs.kit.links import place_link
from cogs.kit.markdown import cut, escape, link, quote
from cogs.kit.names import plain_name
from cogs.kit.routes import Button, Press, whole

_LABEL = 45
_WHOM = "whom"
_TEXT = "note"
_NEEDED: Mapping[str, Marked] = {
    "create_public_threads": mark("It comes as soon as I have “Create Public Threads”."),
    "send_messages_in_threads": mark("It comes as soon as I have “Send Messages in Threads”."),
}
"""Permissions without which a note cannot be shown, with what to say then."""


def note_line(facts: CommentCard, texts: Texts) -> list[str]:
    """Small line: how many notes there are, with a link to the thread that has them; nothing for none."""
    count = facts.card.notes
    if not count:
        return []
    said = texts.n("{n} note", "{n} notes", count)
    thread = facts.card.thread_id
    if thread is not None:
        said = link(said, place_link(facts.business.server_id, thread))
    return ["-# " + said]


def note_buttons(facts: CommentCard, texts: Texts, stamped: str) -> list[Button]:
    """Buttons of the private panel; alone there is nobody to ask."""
    asks = [Button(texts("Ask someone"), "card:ask", facts.card.id, stamped)] if several_answer(facts) else []
    return [*asks, Button(texts("Note"), "card:note", facts.card.id, stamped)]


class Notes:
    """Callbacks of the two buttons and of their form."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def open(self, press: Press, facts: CommentCard) -> None:
        """Opens the form for a note."""
        await press.interaction.response.send_modal(_form(facts, press.texts, asks=False))

    async def ask(self, press: Press, facts: CommentCard) -> None:
        """Opens the form for a question to somebody."""
        if not several_answer(facts):
            await press.gone()
            return
        await press.interaction.response.send_modal(_form(facts, press.texts, asks=True))

    async def submitted(self, press: Press) -> None:
        """Keeps the note, and says where it will be read. What could not be kept is given back."""
        text = press.field(_TEXT).strip()
        asked, wrong = _asked(press)
        if not text:
            await press.settle(press.texts("Nothing was written."))
        elif wrong is not None:
            await press.settle(_given_back(press.texts.marked(wrong), text))
        elif not await self._app.noting.add(press.actor, CardId(press.number()), text, asked):
            await press.settle(_given_back(press.texts("That is no longer here."), text))
        else:
            await press.settle(_kept(press, asked, text))


def _form(facts: CommentCard, texts: Texts, *, asks: bool) -> Form:
    who = plain_name(facts.comment, facts.words, texts)
    title = texts("Ask about {name}", name=who) if asks else texts("Note about {name}", name=who)
    form = Form(title, "form:note", facts.card.id)
    if asks:
        whom: ui.MentionableSelect[Any] = ui.MentionableSelect(custom_id=_WHOM)
        form.add_item(ui.Label(text=cut(texts("Whom?"), _LABEL), component=whom))
    field: ui.TextInput[Any] = ui.TextInput(
        custom_id=_TEXT, style=discord.TextStyle.paragraph, max_length=NOTE_LIMIT, required=True
    )
    label = texts("Your question") if asks else texts("Your note")
    described = texts("In a thread under the card. Customers do not see it.")
    return form.add_item(ui.Label(text=label, description=described, component=field))


def _asked(press: Press) -> tuple[Asked, Marked | None]:
    """Whom the form names, and what is wrong with that."""
    number = whole(press.field(_WHOM))
    if not number:
        return NOBODY, None
    data: Mapping[str, Any] = press.interaction.data or {}
    user = data.get("resolved", {}).get("users", {}).get(str(number), {})
    guild = press.interaction.guild
    role = None if guild is None else guild.get_role(number)
    if user.get("bot") or (role is not None and role.managed):
        return NOBODY, mark("A bot answers no question. Pick a person.")
    if role is not None and role.is_default():
        return NOBODY, mark("I ring nobody for everyone. Pick a person.")
    if role is not None:
        return Asked(role=DiscordRoleId(role.id)), None
    return Asked(member=MemberId(number)), None


def _kept(press: Press, asked: Asked, text: str) -> str:
    """Sentences about a note that was kept: where it is read, and what Discord does not allow yet."""
    texts, guild = press.texts, press.interaction.guild
    place = None if guild is None else guild.get_channel(press.business.inbox_id or 0)
    first = texts("Kept.") if asked == NOBODY else texts("Kept, and I ask.")
    if guild is None or place is None:
        return first
    mine = place.permissions_for(guild.me)
    missing = next((said for right, said in _NEEDED.items() if not getattr(mine, right)), None)
    if missing is not None:
        return _given_back(" ".join((texts("Kept."), texts.marked(missing))), text)
    lines = [" ".join((first, texts("It is in the thread under the card.")))]
    role = guild.get_role(asked.role) if asked.role else None
    if role is not None and not place.permissions_for(role).view_channel:
        lines.append(texts("{role} does not see this channel.", role=escape(role.name)))
    elif role is not None and not (role.mentionable or mine.mention_everyone):
        lines.append(texts("I may not ring {role}: nobody is notified.", role=escape(role.name)))
    elif asked.member is not None and not _sees(press, asked.member):
        lines.append(texts("{member} does not see this channel.", member=f"<@{asked.member}>"))
    return "\n".join(lines)


def _sees(press: Press, member: MemberId) -> bool:
    """Whether a member sees the channel of the form, as Discord says with it."""
    data: Mapping[str, Any] = press.interaction.data or {}
    found = data.get("resolved", {}).get("members", {}).get(str(member), {}).get("permissions")
    if found is None or press.interaction.channel_id != press.business.inbox_id:
        return True
    return discord.Permissions(whole(str(found))).view_channel


def _given_back(said: str, text: str) -> str:
    return f"{said}\n{quote(escape(text))}"[:2000]


def mention(asked: Asked) -> tuple[str, discord.AllowedMentions]:
    """Mention of whom a note asks, and exactly whom it may notify (AllowedMentions)."""
    if asked.role is not None:
        roles = [discord.Object(asked.role)]
        return f"<@&{asked.role}>", discord.AllowedMentions(
            everyone=False, users=False, roles=roles, replied_user=False
        )
    if asked.member is not None:
        users = [discord.Object(asked.member)]
        return f"<@{asked.member}>", discord.AllowedMentions(
            everyone=False, users=users, roles=False, replied_user=False
        )
    return "", discord.AllowedMentions.none()
