"""Acts while a page or a push is under way that shows the comment as it was before: nothing that was read before an act
undoes it, and what is changed there afterwards is seen.
"""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest

from bot.domain.act import Act
from bot.domain.actor import Actor
from bot.domain.business import Business
from bot.domain.comment import Comment, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.form_text import Purpose
from bot.domain.submission import Asked, Queued, Submitted
from bot.ports import Fetched, Pull, Received
from bot.services.channels.process_memory import Process
from bot.services.reading.pushes import Pushes
from bot.services.sending.acts import Acts
from bot.services.sending.delivery import Delivery
from bot.services.sending.outbox import Outbox
from bot.services.sending.replies import Replies
from bot.storage.sqlite.database import Database
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.holders import ONLY
from tests.support.outbox import OWNER, form, interaction
from tests.support.platform import FakePlatform
from tests.support.polling import Polling

_PUBLIC, _HELD, _HIDDEN = Visibility.PUBLIC, Visibility.HELD, Visibility.HIDDEN
MODERATIONS = [
    (Act.HIDE, _PUBLIC), (Act.UNHIDE, _HIDDEN), (Act.LIKE, _PUBLIC), (Act.UNLIKE, _PUBLIC),
    (Act.APPROVE, _HELD), (Act.HOLD, _PUBLIC), (Act.SPAM, _PUBLIC), (Act.UNSPAM, Visibility.SPAM),
    (Act.TRASH, _PUBLIC), (Act.UNTRASH, Visibility.TRASHED),
]  # fmt: skip
"""Each act, and how a comment is before it."""


class Acting(Polling):
    """A polled channel from which things are sent, too."""

    def sends(self) -> None:
        outbox = Outbox(self.db, self.switchboard, self.woken.append)
        self.acts, self.replies = Acts(outbox), Replies(outbox)
        self.delivery = Delivery(
            self.db, self.switchboard, self.woken.append, random.Random(1), Process(ONLY)
        )

    def actor(self) -> Actor:
        return acting(self.business.id, OWNER, self.clock())

    async def done(self, asked: Asked | Submitted) -> None:
        """Delivers what was asked for, after its undo window."""
        assert isinstance(asked, Queued), asked
        self.clock.advance(max(asked.reply.due_at - self.clock(), timedelta(0)))
        await self.delivery.step(self.business.id, self.channel_id, self.clock())
        assert await self.rows("SELECT 1 FROM outbox WHERE state <> 'sent'") == []

    async def act(self, external: ExternalId, act: Act) -> None:
        comment = await self.comment(external)
        await self.done(await self.acts.act(self.actor(), comment.id, act, interaction(), undo=False))

    async def answer(self, external: ExternalId, text: str, purpose: Purpose = Purpose.REPLY) -> None:
        """Our reply, or another text of it."""
        comment = await self.comment(external)
        typed = form(comment.id, text, member=OWNER, purpose=purpose, press=interaction())
        kept = await self.replies.keep_text(self.business.id, typed, self.clock())
        send = self.acts.edit_own if purpose is Purpose.EDIT_OWN else self.replies.send
        await self.done(await send(self.actor(), kept))

    async def delete_own(self, external: ExternalId) -> None:
        comment = await self.comment(external)
        await self.done(await self.acts.delete_own(self.actor(), comment.id, interaction()))

    async def read_meanwhile(self, meanwhile: Callable[[], Awaitable[None]]) -> None:
        """Asks for a page; the platform has answered when this happens, and it is taken in after that."""
        connector = await self.switchboard.connector(self.business.id, self.channel_id)
        fetch, happened = connector.fetch, list[None]()

        async def held(pull: Pull) -> Fetched:
            page = await fetch(pull)
            if not happened:
                happened.append(None)
                await meanwhile()
            return page

        connector.fetch = held  # type: ignore[method-assign]
        self.clock.advance(timedelta(seconds=70))
        await self.step()
        assert happened
        connector.fetch = fetch  # type: ignore[method-assign]

    async def events(self, comment: Comment) -> list[str]:
        rows = await self.rows(
            "SELECT what FROM event WHERE comment_id = :id AND what <> 'queued' ORDER BY id", id=comment.id
        )
        return [what for (what,) in rows]

    async def agrees(self, external: ExternalId) -> bool:
        """Whether the mirror has a comment as the platform has it."""
        there, here = self.platform.comments[external], await self.comment(external)
        return (here.visibility, here.liked, here.text) == (there.visibility, there.liked, there.text)


async def acting_on(db: Database, shop: Business, platform: FakePlatform, clock: Clock) -> Acting:
    made = Acting(db, shop, clock, platform)
    await made.connected()
    made.sends()
    return made


@pytest.fixture
async def here(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Acting]:
    made = await acting_on(db, shop, FakePlatform(clock), clock)
    yield made
    await made.switchboard.aclose()


async def before(here: Acting, act: Act, visibility: Visibility) -> ExternalId:
    """A comment that is known as it is before the act."""
    made = here.platform.write("Habt ihr ofen?")
    await here.poll()
    here.platform.social = act in (Act.HIDE, Act.UNHIDE, Act.LIKE, Act.UNLIKE)
    here.platform.set(made, visibility)
    here.platform.comments[made].liked = act is Act.UNLIKE
    await here.poll(timedelta(minutes=6))
    assert await here.agrees(made)
    return made


@pytest.mark.parametrize(("act", "visibility"), MODERATIONS)
async def test_a_page_that_was_read_before_an_act_does_not_undo_it(
    here: Acting, act: Act, visibility: Visibility
) -> None:
    made = await before(here, act, visibility)
    known = await here.events(await here.comment(made))
    await here.read_meanwhile(lambda: here.act(made, act))
    assert await here.agrees(made)
    assert await here.events(await here.comment(made)) == [*known, "acted"]
    await here.poll()
    assert await here.events(await here.comment(made)) == [*known, "acted"]


@pytest.mark.parametrize(("act", "visibility"), MODERATIONS)
async def test_what_somebody_changes_there_after_an_act_is_seen_at_once(
    here: Acting, act: Act, visibility: Visibility
) -> None:
    """The first look after an act may have been before it; so it is followed by another one, which is not."""
    made = await before(here, act, visibility)
    await here.act(made, act)
    here.platform.set(made, visibility)
    here.platform.comments[made].liked = act is Act.UNLIKE
    await here.poll()
    assert await here.agrees(made)


async def test_what_a_page_from_before_an_act_brings_besides_is_taken(here: Acting) -> None:
    made = await before(here, Act.HIDE, _PUBLIC)
    here.platform.edit(made, "Habt ihr offen?")
    await here.read_meanwhile(lambda: here.act(made, Act.HIDE))
    comment = await here.comment(made)
    assert (comment.visibility, comment.text) == (_HIDDEN, "Habt ihr offen?")
    assert (await here.events(comment))[-2:] == ["acted", "edited"]


@pytest.mark.parametrize("known", [True, False], ids=["read before", "never read"])
async def test_a_page_from_before_a_deletion_does_not_bring_our_reply_back(here: Acting, known: bool) -> None:
    made = here.platform.write("Habt ihr offen?")
    await here.poll()
    await here.answer(made, "Ja!")
    if known:
        await here.poll()
    await here.read_meanwhile(lambda: here.delete_own(made))
    comment = await here.comment(made)
    assert (comment.state.value, await here.events(comment)) == (
        "open",
        ["announced", "sent", "deleted_own"],
    )
    assert await here.rows("SELECT visibility FROM outbox WHERE errand = 'reply'") == [("gone",)]
    assert await here.rows("SELECT visibility, text FROM comment WHERE role = 'us'") == [("gone", "")]


@pytest.mark.parametrize("known", [True, False], ids=["read before", "never read"])
async def test_a_page_from_before_an_edit_does_not_bring_the_former_words_back(
    here: Acting, known: bool
) -> None:
    made = here.platform.write("Habt ihr offen?")
    await here.poll()
    await here.answer(made, "Ja, bis 13 Uhr.")
    if known:
        await here.poll()
    await here.read_meanwhile(lambda: here.answer(made, "Ja, bis 14 Uhr.", Purpose.EDIT_OWN))
    assert await here.rows("SELECT body FROM outbox WHERE errand = 'reply'") == [("Ja, bis 14 Uhr.",)]
    assert await here.rows("SELECT text FROM comment WHERE role = 'us'") == [("Ja, bis 14 Uhr.",)]
    own = here.platform.own()[0]
    here.platform.edit(own.id, "Ja, bis 15 Uhr!")
    await here.poll()
    assert await here.rows("SELECT body FROM outbox WHERE errand = 'reply'") == [("Ja, bis 15 Uhr!",)]


async def test_a_reply_that_was_deleted_from_here_and_is_back_there_answers_again(here: Acting) -> None:
    made = here.platform.write("Habt ihr offen?")
    await here.poll()
    await here.answer(made, "Ja!")
    await here.poll()
    [own] = here.platform.own()
    await here.delete_own(made)
    here.platform.comments[own.id] = own
    await here.poll()
    await here.poll()
    assert (await here.comment(own.id)).visibility is _PUBLIC
    assert (await here.comment(made)).state.value == "answered"


async def test_a_push_from_before_an_act_does_not_undo_it(db: Database, shop: Business, clock: Clock) -> None:
    """A delivery waits for the one before it while the act is done."""
    here = await acting_on(db, shop, FakePlatform(clock, social=True), clock)
    made = here.platform.write("Habt ihr offen?")
    await here.poll()
    await here.answer(made, "Ja!")
    own = here.platform.own()[0].id
    late = Received(seen=tuple(here.platform.seen(here.platform.comments[one]) for one in (made, own)))
    await here.act(made, Act.HIDE)
    await here.act(made, Act.LIKE)
    await here.delete_own(made)
    pushes = Pushes(here.switchboard, here.intake, here.woken.append, lambda: True)
    assert await pushes.take(here.business.id, here.channel_id, late, clock())
    assert await here.agrees(made)
    assert await here.rows("SELECT visibility FROM outbox WHERE errand = 'reply'") == [("gone",)]
    assert "restored" not in await here.events(await here.comment(made))
    await here.switchboard.aclose()


async def test_where_a_platform_never_says_what_is_hidden_a_comment_stays_as_it_was_left_from_here(
    db: Database, shop: Business, clock: Clock
) -> None:
    """However often it is read, and whatever else changes; what was thought deleted and is there again is public."""
    here = await acting_on(db, shop, FakePlatform(clock, social=True, says_visibility=False), clock)
    made = here.platform.write("Habt ihr ofen?")
    await here.poll()
    await here.act(made, Act.HIDE)
    for text in ("Habt ihr auf?", "Habt ihr offen?"):
        here.platform.edit(made, text)
        await here.poll()
        hidden = await here.comment(made)
        assert (hidden.visibility, hidden.text) == (_HIDDEN, text)
    await here.act(made, Act.UNHIDE)
    await here.poll()
    comment = await here.comment(made)
    assert comment.visibility is _PUBLIC
    assert await here.events(comment) == ["announced", "acted", "edited", "edited", "acted"]
    back = here.platform.comments[made]
    here.platform.delete(made)
    await here.poll(timedelta(minutes=12))
    assert (await here.comment(made)).visibility is Visibility.GONE
    here.platform.comments[made] = back
    await here.poll()
    assert (await here.comment(made)).visibility is _PUBLIC
    await here.switchboard.aclose()
