"""Poster: brings every due card to Discord (post, edit, convert), and finds a posted card again after a
crash.
"""

from __future__ import annotations

import logging
import random
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import discord

from bot.domain.business import BusinessId, DiscordChannelId, MessageId
from bot.domain.card import Card, Ringing
from bot.domain.card_facts import CardFacts, CommentCard
from bot.services.inbox.cards import Desk, Next, is_closed
from bot.texts import Texts, speak
from cogs.inbox.removing import Remover
from cogs.inbox.restore_sweep import Sweep
from cogs.inbox.threads import Threads
from cogs.inbox.typed_hints import Hints
from cogs.kit.error_codes import BAD_REQUEST, BROKEN, UNAUTHORIZED, UNKNOWN_CHANNEL, UNKNOWN_MESSAGE
from cogs.kit.errors import NETWORK_TROUBLE
from cogs.kit.message_parsing import card_ids, find_posted
from cogs.kit.ringing import mention_of, shows_words

if TYPE_CHECKING:
    from cogs.gateway.client import Shopbell
    from cogs.inbox.discord_refusals import Plainness

log = logging.getLogger(__name__)

TROUBLE = timedelta(seconds=5)
FORBIDDEN = timedelta(minutes=1)
REFUSALS = 3
LOOK_BACK = 100
"""Messages of history in which a card that may have been posted is looked for."""


class Poster:
    """Brings all due cards up to date, in the order in which they became due."""

    def __init__(self, client: Shopbell, desk: Desk, convert_after: timedelta) -> None:
        self._client = client
        self._desk = desk
        self._convert_after = convert_after
        self.hints = Hints(client)
        client.add_listener(self._open_again, "on_place_open")
        self._sweep = Sweep(client, desk)
        self._remover = Remover(client)
        self._threads = Threads(client)
        self._refusals = 0
        """Cards in a row that Discord refused even bare."""
        self._shut: dict[DiscordChannelId | None, datetime] = {}
        """Channels that refuse messages, and until when none is sent there: Discord blocks bots that keep trying."""

    async def _open_again(self, place: DiscordChannelId | None) -> None:
        """Retries a channel at once, because the bot is back where it had been removed."""
        self._shut.pop(place, None)

    async def step(self, now: datetime) -> datetime | None:
        """Shows what is due and takes away hints that were there long enough; returns when there is more to do."""
        if not self._client.is_ready():
            return None
        due = [await self._cards(now)]
        if self._client.rests_until(now) is None:
            due.append(await self.hints.tidy(now))
            due.append(await self._threads.step(now))
            due.append(await self._remover.step(now))
        return min((at for at in due if at is not None), default=None)

    async def _cards(self, now: datetime) -> datetime | None:
        if (until := self._client.rests_until(now)) is not None:
            return until
        sweeps = True
        while True:
            # Discord takes about one edit a second: what comes during a long pass would ring after all of it.
            now = max(now, self._client.app.now())
            found = await self._next(now, sweeps=sweeps)
            if found.to_sweep is not None:
                reached = await self._swept(found.to_sweep, now)
                sweeps = False
            elif found.due is not None:
                reached = await self._one(*found.due, found.facts, now)
            else:
                return found.next_due
            if not reached:
                return self._client.rests_until(now) or now + TROUBLE

    async def _next(self, now: datetime, *, sweeps: bool) -> Next:
        """Next card to show. One whose rows cannot be read is postponed, so that it holds up no other."""
        while True:
            try:
                return await self._desk.next(now, sweeps=sweeps)
            except Exception:
                unread = await self._desk.first_due(now)
                if unread is None:
                    raise
                business, card = unread
                log.exception("card %s could not be read", card)
                await self._desk.put_off(business, card, now + BROKEN)

    async def _swept(self, restored: datetime, now: datetime) -> bool:
        """After a restored backup every inbox is swept before anything is posted there; whether Discord can be
        reached.
        """
        businesses = await self._client.app.directory.with_inbox()
        open_now = [one for one in businesses if self._shut.get(one.inbox_id, now) <= now]
        try:
            for place in await self._sweep.step(businesses, open_now, restored):
                self._shut[place] = now + FORBIDDEN
        except (discord.HTTPException, *NETWORK_TROUBLE) as error:
            log.warning("the inbox could not be swept yet (%s)", type(error).__name__)
            self._client.rest(error, now)
            return False
        return True

    async def _one(self, business: BusinessId, card: Card, facts: CardFacts | None, now: datetime) -> bool:
        """Whether Discord can be reached. A card with which something is wrong holds up no other."""
        try:
            return await self._bring(business, card, facts, now)
        except Exception as slip:
            if self._client.is_closed():
                # Our own reconnect came in between: the next connection shows it.
                await self._put_off(business, card, now + TROUBLE, slip)
                return False
            log.exception("card %s could not be shown", card.id)
            await self._desk.put_off(business, card.id, now + BROKEN)
            return True

    async def _bring(self, business: BusinessId, card: Card, facts: CardFacts | None, now: datetime) -> bool:
        """Shows one card; whether Discord can be reached. A card that it refuses is postponed by itself.

        1. Nothing is left to show: the card is done.
        2. Its channel refuses messages: postponed, without a request.
        3. The card is posted or edited; by the error: a deleted message or channel (`_not_found`), Discord in
           trouble or out of reach (nothing else is tried now), a refusal (`_not_taken`), a long rate limit of its channel, which
           is left alone for that long.
        """
        if facts is None:
            await self._desk.shown(business, card, True, now)
            return True
        place = _place_of(facts)
        until = self._shut.get(place, now)
        if until > now:
            await self._desk.put_off(business, card.id, until)
            return True
        try:
            await self._show_somehow(facts, now)
            self._refusals = 0
            if card.notes or card.thread_id is not None:
                self._client.app.noting.changed()
        except discord.NotFound as error:
            await self._not_found(facts, now, error)
        except discord.DiscordServerError as error:
            await self._put_off(business, card, now + TROUBLE, error)
            return False
        except discord.HTTPException as error:
            return await self._not_taken(facts, now, error)
        except discord.RateLimited as error:
            self._shut[place] = now + timedelta(seconds=error.retry_after)
            await self._put_off(business, card, self._shut[place], error)
        except NETWORK_TROUBLE as error:
            await self._put_off(business, card, now + TROUBLE, error)
            return False
        return True

    async def _not_found(self, facts: CardFacts, now: datetime, error: discord.NotFound) -> None:
        """Handles a deleted message or channel: what is open is posted again."""
        business, card = facts.business, facts.card
        if error.code == UNKNOWN_MESSAGE and is_closed(facts):
            await self._desk.shown(business.id, card, True, now)
        elif error.code == UNKNOWN_MESSAGE:
            await self._desk.lost(business.id, card.id)
        elif error.code != UNKNOWN_CHANNEL:
            await self._put_off(business.id, card, now + FORBIDDEN, error)
        elif _place_of(facts) == business.inbox_id:
            self._shut[business.inbox_id] = now + FORBIDDEN
            await self._put_off(business.id, card, now + FORBIDDEN, error)
            self._client.dispatch("place_lost", business.server_id, business.inbox_id)
        elif is_closed(facts):
            await self._desk.shown(business.id, card, True, now)
        else:
            await self._desk.lost(business.id, card.id)

    async def _not_taken(self, facts: CardFacts, now: datetime, error: discord.HTTPException) -> bool:
        """Handles a refusal; whether it is worth going on with other cards."""
        rests_until = self._client.rest(error, now)
        business, place, until = facts.business, _place_of(facts), rests_until or now + FORBIDDEN
        await self._put_off(business.id, facts.card, until, error)
        if rests_until is not None:
            return False
        if error.status == UNAUTHORIZED:
            self._client.refuse()
            return False
        self._refusals += error.status == BAD_REQUEST
        if self._refusals >= REFUSALS and place is not None:
            # Nothing from outside is in a bare card, so the channel is the reason.
            self._shut[place] = until
        if isinstance(error, discord.Forbidden) and place is not None:
            self._shut[place] = until
            self._client.dispatch("place_shut", business.server_id, place)
        return True

    async def _put_off(self, business: BusinessId, card: Card, until: datetime, error: Exception) -> None:
        code = error.code if isinstance(error, discord.HTTPException) else ""
        log.warning("card %s was not taken (%s %s)", card.id, type(error).__name__, code)
        await self._desk.put_off(business, card.id, until + timedelta(seconds=random.uniform(0, 2)))  # noqa: S311

    async def _show_somehow(self, facts: CardFacts, now: datetime) -> None:
        """Shows a card with less and less of its text, until Discord accepts it (fallback): what a customer wrote must not keep a card away."""
        from cogs.inbox.discord_refusals import Plainness

        for plainness in Plainness:
            try:
                await self._show(facts, now, plainness)
                return
            except discord.HTTPException as error:
                if error.status != BAD_REQUEST or plainness is Plainness.BARE:
                    raise
                log.warning(
                    "Discord refused card %s as it is (%s); it is shown plainer", facts.card.id, error.code
                )

    async def _show(self, facts: CardFacts, now: datetime, plainness: Plainness) -> None:
        card, texts = facts.card, speak(facts.business.language)
        if card.message_id is None or card.again:
            if card.tidied_at is not None and is_closed(facts):
                await self._desk.shown(facts.business.id, card, True, now)
                return
            await self._post(facts, texts, now, plainness)
            return
        place = self._place(card.place_id or facts.business.inbox_id)
        rung, allowed = self._mention(facts, card.rang)
        message = place.get_partial_message(card.message_id)
        closed, shown = is_closed(facts), facts.with_pictures if isinstance(facts, CommentCard) else facts
        from cogs.inbox.discord_refusals import drawn

        view = drawn(shown, texts, now, rung, plainness)
        # A closed card is two lines: the customer's pictures leave Discord with the frame.
        gone: dict[str, Any] = {"attachments": []} if closed and card.pictures else {}
        await message.edit(content=None, view=view, allowed_mentions=allowed, **gone)
        wants = not closed and isinstance(facts, CommentCard) and facts.wants_pictures
        await self._desk.shown(facts.business.id, card, closed, now, wants_pictures=wants)

    async def _post(self, facts: CardFacts, texts: Texts, now: datetime, plainness: Plainness) -> None:
        """Posts a card. The order is the contract:

        1. One that may have been posted before a crash is looked for in the channel, and taken over if found.
        2. The intent is recorded, before the request; not where another process has it.
        3. The message: plain if it notifies, else silent with the whole card (Components V2).
        4. Its id is recorded, with whom it rang, and when it becomes a whole card.
        5. The message that it replaces is deleted, which step 4 recorded as due: neither a crash nor a refusal of Discord's
           leaves it there. One that a thread hangs under stays for that (threads.py).
        """
        card, business = facts.card, facts.business.id
        place_id = facts.business.inbox_id
        place = self._place(place_id)
        if place_id is None:
            return
        if card.posting_at is not None:
            found = await self._find(place, card)
            if found is not None:
                await self._adopt(facts, found, now)
                return
        if not await self._desk.posting(business, card.id, place_id, now):
            return
        closed = is_closed(facts)
        mention, allowed = self._mention(facts, facts.ringing if card.rings and not closed else None)
        nonce = f"{business}.{card.id}.{card.version}"[:25]
        from cogs.inbox.discord_refusals import drawn
        from cogs.inbox.plain_line import plain_buttons, plain_text

        if mention:
            shown = shows_words(facts.business, facts.ringing, allowed)
            worded = replace(facts, business=replace(facts.business, lock_screen_text=shown))
            message = await place.send(
                plain_text(worded, texts, mention, plainness),
                view=plain_buttons(facts, texts, plainness),
                allowed_mentions=allowed,
                nonce=nonce,
            )
        else:
            view = drawn(facts, texts, now, "", plainness)
            message = await place.send(view=view, silent=True, allowed_mentions=allowed, nonce=nonce)
        await self._desk.posted(
            business,
            card,
            MessageId(message.id),
            now,
            rang=facts.ringing if mention else None,
            convert_at=now + self._convert_after if mention else None,
            closed=closed,
            wants_pictures=not mention and isinstance(facts, CommentCard) and bool(facts.wanted_pictures),
        )
        await self._remove_replaced(card, now)

    async def _adopt(self, facts: CardFacts, message: discord.Message, now: datetime) -> None:
        """Records a message whose id was lost in a crash as the card's, and redraws it."""
        plain = not message.flags.components_v2
        rang = (
            facts.ringing
            if plain and (message.mentions or message.role_mentions or message.content)
            else None
        )
        await self._desk.posted(
            facts.business.id,
            facts.card,
            MessageId(message.id),
            now,
            rang=rang,
            convert_at=now + self._convert_after,
            closed=False,
        )
        await self._remove_replaced(facts.card, now)

    async def _find(self, place: discord.PartialMessageable, card: Card) -> discord.Message | None:
        """Finds a message of the card that is newer than the one that is known, by the ids in its buttons; the nonce is not
        kept with a message.
        """
        known = card.message_id or 0
        return await find_posted(
            self._client,
            place,
            card.posting_at,
            LOOK_BACK,
            lambda message: message.id > known and card.id in card_ids(message),
        )

    async def _remove_replaced(self, card: Card, now: datetime) -> None:
        """Deletes the message that was replaced, at once: behind it there may be hundreds of cards to be redrawn."""
        if card.again:
            self._client.app.removing.added()
            await self._remover.step(now)

    def _place(self, place_id: DiscordChannelId | None) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(place_id or 0)

    def _mention(self, facts: CardFacts, ringing: Ringing | None) -> tuple[str, discord.AllowedMentions]:
        """Mention, and exactly whom it may notify (AllowedMentions)."""
        guild = self._client.get_guild(facts.business.server_id)
        return mention_of(guild, _place_of(facts), ringing)


def _place_of(facts: CardFacts) -> DiscordChannelId | None:
    """Discord channel of its message, posted or not."""
    place = None if facts.card.message_id is None or facts.card.again else facts.card.place_id
    return place or facts.business.inbox_id
