"""Threads under cards, made with the first note: posts notes there, archives a closed card's, opens it again with the card."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING, Literal

import discord
from discord import ui

from bot.domain.business import DiscordChannelId, MessageId
from bot.domain.plaintext import one_line
from bot.marks import mark
from bot.texts import Texts, speak
from cogs.gateway.client import Shopbell
from cogs.inbox.claims import member
from cogs.kit.error_codes import THREAD_EXISTS, UNKNOWN_CHANNEL
from cogs.kit.errors import NETWORK_TROUBLE
from cogs.kit.links import jump
from cogs.kit.markdown import cut, escape, link
from cogs.kit.message_parsing import find_posted

if TYPE_CHECKING:
    from bot.domain.note import Note, ThreadDue

log = logging.getLogger(__name__)

AT_ONCE = 5
"""Threads in one pass, so that new cards do not wait for more."""
_WEEK: Literal[10080] = 10080
"""Minutes without a message after which Discord archives a thread by itself."""
_ANNOUNCED_AMONG = 20
"""Newest messages of the inbox among which the line about a new thread is."""
LOOK_BACK = 50
"""Messages of a thread in which a note that may have been posted is looked for."""
_NAME = 100
_MESSAGE = 2000
_REFUSED = mark("Notes in <#{place}> do not get through. I try again every hour.")


class Threads:
    """Does what is due in threads, in the cards' loop."""

    def __init__(self, client: Shopbell) -> None:
        self._client = client
        self._noting = client.app.noting

    async def step(self, now: datetime) -> datetime | None:
        """Does a few of what is due; when there is more to do. One with which something is wrong holds up no other."""
        for _ in range(AT_ONCE):
            due = await self._noting.due(now)
            if due is None:
                return self._noting.next_due
            try:
                await self._bring(due, now)
            except (discord.HTTPException, *NETWORK_TROUBLE) as error:
                await self._refused(due, error, now)
                if (until := self._client.rests_until(now)) is not None:
                    return until
            else:
                await self._noting.done(due)
        return now

    async def _refused(self, due: ThreadDue, error: Exception, now: datetime) -> None:
        code = error.code if isinstance(error, discord.HTTPException) else ""
        log.warning("the thread of card %s was not taken (%s %s)", due.card, type(error).__name__, code)
        if isinstance(error, discord.NotFound) and error.code == UNKNOWN_CHANNEL and due.thread is not None:
            await self._noting.gone(due)
        if isinstance(error, discord.Forbidden):
            self._client.dispatch("right_missing", due.server, due.place, _REFUSED)
        await self._noting.put_off(due, self._client.put_off_until(error, now))

    async def _bring(self, due: ThreadDue, now: datetime) -> None:
        """Brings a thread up to date. Each step can be done again after a crash:

        1. The thread is made under the card's message; one that was made and not recorded is found by the message.
        2. Notes are posted; one that may have been posted is looked for.
        3. A message that the card has left for a newer one points to that.
        4. The thread is archived with a closed card, else open: a message opens it by itself.
        """
        texts, thread = speak(due.language), due.thread
        if thread is None:
            if not due.notes:
                return
            thread = await self._make(due, texts, now)
        for note in due.notes:
            await self._post(due, thread, note, now)
        if MessageId(thread) != due.message:
            await self._point(due, thread, texts)
        if due.closed or not due.notes:
            await self._client.http.edit_channel(thread, archived=due.closed)

    async def _make(self, due: ThreadDue, texts: Texts, now: datetime) -> DiscordChannelId:
        who = cut(one_line(due.author), _NAME // 2)
        name = texts("Notes: {name}", name=who) if who else texts("Notes")
        try:
            await self._client.http.start_thread_with_message(
                due.place, due.message, name=cut(name, _NAME), auto_archive_duration=_WEEK
            )
        except discord.HTTPException as error:
            if error.code != THREAD_EXISTS:
                raise
        thread = DiscordChannelId(due.message)
        await self._drop_announcement(due, thread)
        await self._noting.made(due, thread, now)
        return thread

    async def _drop_announcement(self, due: ThreadDue, thread: DiscordChannelId) -> None:
        """Deletes the line "started a thread" with the customer's name that Discord puts below an older message: the inbox
        holds cards alone, and what was forgotten is to be gone.
        """
        place = self._client.get_partial_messageable(due.place)
        async for message in place.history(
            limit=_ANNOUNCED_AMONG, after=discord.Object(due.message), oldest_first=False
        ):
            about = message.reference
            if message.type is not discord.MessageType.thread_created or about is None:
                continue
            if thread in (about.channel_id, about.message_id):
                await place.get_partial_message(message.id).delete()

    async def _post(self, due: ThreadDue, thread: DiscordChannelId, note: Note, now: datetime) -> None:
        from cogs.inbox.notes import mention

        place = self._client.get_partial_messageable(thread)
        rung, allowed = mention(note.asked)
        said = " ".join(filter(None, (rung, f"**{member(note.name)}:** {escape(note.text)}")))
        text = cut(said, _MESSAGE)
        if note.posting_at is not None:
            found = await find_posted(
                self._client, place, note.posting_at, LOOK_BACK, lambda message: message.content == text
            )
            if found is not None:
                await self._noting.posted(due, note, MessageId(found.id))
                return
        if not await self._noting.posting(due, note, now):
            return
        message = await place.send(text, allowed_mentions=allowed, suppress_embeds=True)
        await self._noting.posted(due, note, MessageId(message.id))

    async def _point(self, due: ThreadDue, thread: DiscordChannelId, texts: Texts) -> None:
        """Turns the message that the thread hangs under into a pointer to the card's newer one."""
        view = ui.LayoutView(timeout=None)
        below = link(texts("further down"), jump(due.server, due.place, due.message))
        view.add_item(ui.TextDisplay("-# " + below))
        if await self._edited(due.place, thread, view):
            return
        # The inbox was another channel then.
        found = await self._client.fetch_channel(thread)
        if isinstance(found, discord.Thread) and found.parent_id != due.place:
            await self._edited(DiscordChannelId(found.parent_id), thread, view)

    async def _edited(self, place: DiscordChannelId, message: DiscordChannelId, view: ui.LayoutView) -> bool:
        """Whether there is such a message, which shows this now."""
        none = discord.AllowedMentions.none()
        there = self._client.get_partial_messageable(place).get_partial_message(message)
        try:
            await there.edit(content=None, view=view, attachments=[], allowed_mentions=none)
        except discord.NotFound:
            return False
        return True
