"""A blog that may only be read: what waits there comes as one bundle, and texts are handed over to be copied."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.e2e.bed import Bed, bed
from tests.support.loopback_discord import LoopbackDiscord
from tests.support.wordpress import WordPress

pytestmark = pytest.mark.asyncio(loop_scope="module")

WAITING = ("Habt ihr Chai?", "Ist am Montag zu?", "Was kostet ein Abo?", "Wie mahle ich fein?")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def live(tmp_path_factory: pytest.TempPathFactory, wordpress_server: WordPress) -> AsyncIterator[Bed]:
    wordpress_server.reset()
    post = await asyncio.to_thread(wordpress_server.make_post, "Gästebuch")
    for words in WAITING:
        await asyncio.to_thread(
            wordpress_server.comment, wordpress_server.customer(words.split()[-1]), post.id, words
        )
    async with (
        LoopbackDiscord(answer_within=15) as discord,
        bed(tmp_path_factory.mktemp("reading_along"), wordpress_server, discord, read_only=True) as running,
    ):
        yield running


async def test_what_waited_on_a_new_blog_comes_as_one_silent_bundle_that_counts_down(live: Bed) -> None:
    bundle = await live.card("4 neue Kommentare")
    assert bundle.silent and not live.discord.notifications
    assert len(live.inbox.messages) == 1 and "und 1 weiterer" in bundle.text
    for left, words in zip((3, 2, 1, 0), WAITING, strict=True):
        panel = await (await live.owner.click(bundle, "Als Liste")).reply()
        chosen = next(option for option in panel.select("Einen öffnen").options if words in option.label)
        opened = await (await live.owner.select(panel, chosen.label, placeholder="Einen öffnen")).reply()
        card = await live.card(f"> {words}")
        # The answer is there before the card, and becomes a link to it.
        await live.changed(
            opened, f"https://discord.com/channels/{live.discord.guild.id}/{live.inbox.id}/{card.id}"
        )
        assert card.silent and card.text.startswith(("### Frage von", "### Kaufinteresse von"))
        says = f"noch {left} Kommentar" if left else "**Alle 4 angesehen**"
        await live.changed(bundle, says)
    assert not bundle.buttons and len(live.inbox.messages) == 5
    assert not live.discord.notifications


async def test_a_text_is_handed_over_and_the_card_closes_when_it_is_there(live: Bed) -> None:
    card = await live.card("> Habt ihr Chai?")
    handed = await live.answer(card, "Ja, hausgemacht!")
    await live.given_back(handed, "Ja, hausgemacht!")
    address = handed.messages[-1].buttons["Im Web"].url
    assert address is not None and address.startswith(live.wordpress.url)
    await live.changed(card, "Text übergeben um")
    assert list(card.buttons) == ["Im Blog antworten", "Ist beantwortet", "Text", "Mehr"]
    assert "> Ja, hausgemacht!" in card.text
    assert live.bot.rows("SELECT 1 FROM outbox") == []
    asked = next(row.id for row in live.wordpress.comments() if row.content == "Habt ihr Chai?")
    await asyncio.to_thread(live.wordpress.reply_in_admin, live.wordpress.owner, asked, "Ja, hausgemacht!")
    await live.changed(card, "direkt im Blog")
    happened = await live.row("SELECT 1 FROM event WHERE what = 'handed_over'")
    assert happened is not None


async def test_the_owner_may_say_that_a_handed_over_text_is_there(live: Bed) -> None:
    card = await live.card("> Was kostet ein Abo?")
    await live.answer(card, "Zehn Euro im Monat")
    await live.offered(card, "Ist beantwortet")
    await asyncio.gather(live.owner.click(card, "Ist beantwortet"), live.owner.click(card, "Ist beantwortet"))
    await live.changed(card, "**Beantwortet nach")
    facts = live.bot.rows("SELECT state FROM comment WHERE text = 'Was kostet ein Abo?'")
    assert [row["state"] for row in facts] == ["elsewhere"]
    events = live.bot.rows("SELECT 1 FROM event WHERE what = 'answered_elsewhere' AND member_id IS NOT NULL")
    assert len(events) == 1
