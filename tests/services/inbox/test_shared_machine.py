"""Random comments, answers and presses: every comment that waits is on exactly one card, and a person has one open card in a thread."""

import random
from datetime import timedelta

import pytest

from bot.domain.business import Business, DiscordChannelId, MemberId, MessageId
from bot.domain.card_facts import BundleCard, CommentCard
from bot.domain.comment import AuthorRole, CommentState, Visibility
from bot.domain.external_id import ExternalId
from bot.services.inbox.cards import Desk
from bot.services.inbox.closing import Closing
from bot.storage.comments import CommentStore
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW
from tests.support.counts import SOAK
from tests.support.polling import Polling

OWNER, INBOX = MemberId(900_000_000_000_000_001), DiscordChannelId(900_000_000_000_000_002)
TEXTS = (
    "Habt ihr offen?",
    "Und am Sonntag?",
    "Das geht so nicht!",
    "Danke!",
    "👍",
    "Ich komm vorbei.",
    "Super Laden!",
)
STEPS = 40
SHARED = """
SELECT comment.person_id, comment.thread_id, count(DISTINCT card.id) FROM comment
JOIN card_comment ON card_comment.comment_id = comment.id JOIN card ON card.id = card_comment.card_id
WHERE comment.state = 'open' AND comment.visibility = 'public' AND comment.role = 'customer' AND card.form = 'comment'
AND comment.person_id IS NOT NULL AND comment.probable_answer IS NULL
GROUP BY comment.person_id, comment.thread_id HAVING count(DISTINCT card.id) > 1"""
ALONE = """
SELECT comment.id FROM comment LEFT JOIN card_comment ON card_comment.comment_id = comment.id
WHERE comment.state = 'open' AND comment.role = 'customer' GROUP BY comment.id HAVING count(card_comment.id) <> 1"""


@pytest.mark.parametrize("seed", range(30 if SOAK else 2))
async def test_what_waits_is_on_one_card_and_a_person_has_one_open_card_in_a_thread(
    polling: Polling, desk: Desk, shop: Business, seed: int
) -> None:
    await polling.db.write(
        lambda tx: change_business(tx, shop.id, inbox_id=INBOX, set_up_at=NOW, set_up_by=OWNER)
    )
    rng, closing = random.Random(seed), Closing(polling.db, polling.woken.append, polling.switchboard.info)
    for _ in range(STEPS):
        await step(polling, closing, desk, rng)
        assert await polling.rows(SHARED) == []
        assert await polling.rows(ALONE) == []
        await draws_each_once(polling, desk)


async def step(polling: Polling, closing: Closing, desk: Desk, rng: random.Random) -> None:
    for _ in range(rng.choice((1, 1, 1, 2, 6))):
        who = rng.choice(("a", "b", "c", None))
        polling.platform.write(rng.choice(TEXTS), author_id=who, thread=rng.choice(("post-1", "post-2")))
    asked = [
        one
        for one, posted in polling.platform.comments.items()
        if posted.role is AuthorRole.CUSTOMER and posted.visibility is Visibility.PUBLIC
    ]
    chosen: ExternalId = rng.choice(asked)
    match rng.randrange(5):
        case 0:
            polling.platform.answer(chosen, rng.choice(("Ja.", "Wann denn?")))
        case 1:
            polling.platform.edit(chosen, rng.choice(TEXTS))
        case _:
            pass
    await polling.poll(timedelta(seconds=rng.choice((70, 70, 300))))
    for business, card in (await desk.due(polling.clock())).cards:
        await desk.posting(business, card.id, INBOX, polling.clock())
        await desk.posted(
            business, card, MessageId(card.id * 1000 + card.version), polling.clock(),
            rang=card.ringing if card.rings else None, convert_at=None, closed=False,
        )  # fmt: skip
    waiting = await polling.db.read(lambda tx: CommentStore(tx).open(polling.business.id))
    if waiting and rng.random() < 0.5:
        actor = acting(polling.business.id, OWNER, polling.clock())
        one = rng.choice(waiting)
        if rng.random() < 0.5:
            await closing.done(actor, one.id)
        else:
            await closing.open_from_bundle(polling.business.id, one.id, polling.clock())


async def draws_each_once(polling: Polling, desk: Desk) -> None:
    """Every open public comment is in the facts of one card, as far as ten of a card are read."""
    seen: list[int] = []
    for (number,) in await polling.rows("SELECT id FROM card WHERE form <> 'stopped'"):
        facts = await desk.facts(polling.business.id, number)
        if isinstance(facts, CommentCard) and facts.comment.state is CommentState.OPEN:
            seen += [one.id for one in facts.waiting]
        elif isinstance(facts, BundleCard):
            seen += [line.comment.id for line in facts.lines]
    assert len(seen) == len(set(seen))
