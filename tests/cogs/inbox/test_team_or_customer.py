"""Who wrote that, asked on the card and answered in its panel."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.domain.comment import AuthorRole, by_guest
from tests.cogs.inbox.test_answering import more, said
from tests.support.simcord_bed import simcord_bed

ASKS = "Seid ihr das? Unter „Mehr“ kannst du es sagen."
ACCOUNT: dict[str, str] = {"author": "Maria M.", "author_id": "user:9", "identity": "user:9"}


async def test_a_card_asks_once_whether_an_unknown_account_is_yours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        first = await bed.asked("Ab Montag haben wir länger offen.", **ACCOUNT)
        assert ASKS in first.text
        second = await bed.asked("Auch am Samstag!", **ACCOUNT)
        assert ASKS not in second.text
        done = await said(await bed.owner.click(await more(bed, first), "Das sind wir"))
        assert done.text.endswith("Gemerkt: Maria M. gehört zu euch. Dafür läute ich nicht mehr.")
        assert done.buttons == []
        await bed.show()
        for card in (first, second):
            closed = bed.again(card)
            assert closed.text.startswith("**Von euch** · Maria M., Blog\n")
            assert (closed.framed, closed.buttons) == (False, ["Kundschaft"])


async def test_the_word_is_taken_back_on_the_card_and_it_asks_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr offen?", **ACCOUNT)
        await bed.owner.click(await more(bed, card), "Das sind wir")
        await bed.show()
        back = await said(await bed.owner.click(bed.again(card), "Kundschaft"))
        assert back.text.endswith("Gemerkt: Maria M. ist Kundschaft. Dafür läute ich ab jetzt.")
        await bed.show()
        opened = bed.again(card)
        assert opened.framed
        assert ASKS not in opened.text
        panel = await more(bed, opened)
        assert "Das sind wir" in panel.buttons
        assert "Kundschaft" not in panel.buttons


async def test_a_plain_guests_panel_says_nothing_of_who_that_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr offen?", author="Klara K.", author_id="mail:1")
        assert ASKS not in card.text
        assert not {"Das sind wir", "Kundschaft"} & set((await more(bed, card)).buttons)


async def test_a_guest_with_a_name_of_yours_rings_and_the_word_holds_for_that_comment_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        write = partial(bed.platform.write, author="Inhaberin", author_id=None)
        for text in ("Ich bin’s", "Und noch einmal"):
            written = write(text)
            bed.platform.comments[written].identity = by_guest(written)
            bed.clock.advance(timedelta(minutes=2))
            await bed.read()
            await bed.show()
        first, second = bed.cards()
        assert f"<@{bed.owner.id}>" in first.text
        assert ASKS in first.text
        assert ASKS in second.text
        done = await said(await bed.owner.click(await more(bed, first), "Das sind wir"))
        assert done.text.endswith("Gemerkt, nur für diesen Kommentar: Ein Name beweist nichts.")
        await bed.show()
        assert bed.again(first).text.startswith("**Von euch** · Inhaberin, Blog")
        assert bed.again(second).framed


async def test_a_card_that_a_customer_closed_opens_when_you_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr offen?", author="Klara K.", author_id="k")
        (asked,) = bed.platform.comments
        bed.platform.write(
            "Das wüsst ich auch gern!",
            parent=asked,
            role=AuthorRole.TEAM,
            identity="user:5",
            author="Gabi G.",
        )
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.show()
        assert not bed.again(card).framed
        await bed.owner.click(await more(bed, bed.again(card)), "Gabi G. ist Kundschaft")
        await bed.show()
        cards = bed.cards()
        assert [one.framed for one in cards] == [True, True]
        assert "Gabi G." in cards[1].text


async def test_perhaps_answered_by_a_colleague_can_be_placed_both_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr offen?", author="Klara K.", author_id="k")
        (asked,) = bed.platform.comments
        bed.platform.write(
            "Ja, bis 14 Uhr.",
            parent=asked,
            role=AuthorRole.TEAM,
            maybe=True,
            identity="user:5",
            author="Gabi G.",
        )
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.show()
        assert bed.again(card).text.startswith("### Schon beantwortet?")
        panel = await more(bed, bed.again(card))
        assert {"Gabi G. gehört zu uns", "Gabi G. ist Kundschaft"} <= set(panel.buttons)
        await bed.owner.click(panel, "Gabi G. gehört zu uns")
        await bed.show()
        assert bed.again(card).text.startswith("**Beantwortet nach")


@pytest.mark.parametrize(
    ("can", "words"),
    [(False, "**Im Blog gelöscht** · Klara K."), (True, "**Vom Kunden gelöscht** · Klara K., Blog")],
)
async def test_a_deleted_comment_names_the_customer_only_where_customers_can_delete(
    can: bool, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bed.platform.customers_delete = can
        card = await bed.asked("Habt ihr offen?", author="Klara K.", author_id="k")
        (asked,) = bed.platform.comments
        bed.platform.delete(asked)
        for _ in range(3):
            bed.clock.advance(timedelta(minutes=6))
            await bed.read()
        await bed.show()
        assert bed.again(card).text == words
