"""Answering in a Discord channel: replies, what was answered already, likes, and changes of our own replies."""

from datetime import datetime
from secrets import token_hex

import discord

from bot.domain.act import Act
from bot.domain.channel import Side
from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import OutgoingReply, Refused, SeenComment, SentReply, Target
from cogs.community.asking import asking
from cogs.community.circle import Circle, Members
from cogs.community.normalise import LIKE, WRITTEN, comment, replied_to, sent
from cogs.kit.error_codes import UNKNOWN_MESSAGE

READ_BACK = 500
"""Messages after a comment among which its answer is looked for."""
ONLY_WHOM_IT_ANSWERS = discord.AllowedMentions(everyone=False, users=False, roles=False, replied_user=True)


def may_reply(place: object, me: discord.Member) -> bool:
    """Whether the bot may answer in a channel, a thread, or the posts of a forum: without reading back there, Discord
    refuses a reply. Not being able to see a place takes all other permissions.
    """
    if not isinstance(place, discord.abc.GuildChannel | discord.Thread):
        return False
    mine = place.permissions_for(me)
    in_threads = isinstance(place, discord.Thread | discord.ForumChannel)
    writes = mine.send_messages_in_threads if in_threads else mine.send_messages
    return writes and mine.read_message_history


class Writing:
    """Writes where one comment is."""

    def __init__(self, client: discord.Client, guild: discord.Guild, circle: Circle) -> None:
        self._client = client
        self._guild = guild
        self._circle = circle

    async def send(self, reply: OutgoingReply) -> SentReply:
        """Sends a Discord reply: one attempt. Discord returns the earlier message for a nonce that it knows."""
        place = self._place(reply.to)
        under = discord.MessageReference(
            message_id=int(reply.to.external_id),
            channel_id=place.id,
            guild_id=self._guild.id,
            fail_if_not_exists=True,
        )
        with asking(Side.SEND):
            message = await place.send(
                reply.text,
                reference=under,
                allowed_mentions=ONLY_WHOM_IT_ANSWERS,
                nonce=reply.prepared.key or token_hex(12),
            )
        return sent(message, by_us=True)

    async def answers(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId], members: Members
    ) -> tuple[SentReply, ...]:
        """Replies of the business to this comment after `since`, oldest first."""
        found: list[SentReply] = []
        after = discord.Object(int(reply.to.external_id))
        with asking(Side.READ):
            async for each in self._place(reply.to).history(limit=READ_BACK, after=after, oldest_first=True):
                if replied_to(each) != reply.to.external_id or each.created_at < since:
                    continue
                if ExternalId(str(each.id)) in owned or each.type not in WRITTEN:
                    continue
                if each.author.id == self._circle.us:
                    found.append(sent(each, by_us=True))
                elif not each.author.bot and each.webhook_id is None:
                    roles = await members.roles(self._guild, each.author.id, since)
                    if self._circle.holds(each.author.id, roles):
                        found.append(sent(each, by_us=False))
        return tuple(found)

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        """Does an act and reads the state back; None where the message is gone."""
        before = await self._look(to)
        if before is None:
            return None
        ours = before.author.id == self._circle.us
        if act in (Act.EDIT_OWN, Act.DELETE_OWN) and not ours:
            raise Refused(Reason.NO_RIGHT, "not our own")
        match act:
            case Act.LIKE | Act.UNLIKE:
                await self._like(before, act)
            case Act.EDIT_OWN:
                await self._change(before, text or "")
            case Act.DELETE_OWN:
                with asking(Side.SEND):
                    await before.delete()
            case _:
                raise Refused(Reason.NO_RIGHT, act.value)
        after = await self._look(to)
        return None if after is None else self._state(after, ours=ours)

    async def _like(self, message: discord.Message, act: Act) -> None:
        liked = any(each.me and str(each.emoji) == LIKE for each in message.reactions)
        with asking(Side.SEND):
            if act is Act.LIKE and not liked:
                await message.add_reaction(LIKE)
            elif act is Act.UNLIKE and liked and self._client.user is not None:
                await message.remove_reaction(LIKE, self._client.user)

    async def _change(self, message: discord.Message, text: str) -> None:
        if message.content != text.strip():
            with asking(Side.SEND):
                await message.edit(content=text, allowed_mentions=discord.AllowedMentions.none())

    async def _look(self, to: Target) -> discord.Message | None:
        try:
            with asking(Side.SEND):
                return await self._place(to).fetch_message(int(to.external_id))
        except Refused as error:
            cause = error.__cause__
            if isinstance(cause, discord.NotFound) and cause.code == UNKNOWN_MESSAGE:
                return None
            raise

    def _state(self, message: discord.Message, *, ours: bool) -> SeenComment:
        above = replied_to(message)
        if ours:
            return comment(message, AuthorRole.US, answers=() if above is None else (above,), if_known=True)
        return comment(message, AuthorRole.CUSTOMER)

    def _place(self, to: Target) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(int(to.thread_id or 0), guild_id=self._guild.id)
