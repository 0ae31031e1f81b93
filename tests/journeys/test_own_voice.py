"""A reply in the business's own voice, in each language: picked, edited, sent, learnt from, undone; and what a freelancer
proposes goes out by the owner's hand.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import DiscordRoleId, MemberId
from bot.domain.role import Role
from bot.domain.settings import Language
from bot.storage.examples import ExampleStore
from bot.texts import speak
from tests.support.businesses import acting
from tests.support.simcord_bed import Member, SimcordBed, form_in, message_in, simcord_bed

TITLE, ASKED, LIKE_IT, BODY, EDITED, PROPOSED = 0, 1, 2, 3, 4, 5
STORY = {
    Language.GERMAN_DU: (
        "Gutscheine",
        "Was nehme ich bloß Tante Hilde mit?",
        "Und was nehme ich nur Onkel Hubert mit?",
        "Gutscheine gibt es ab 10 Euro, du bekommst sie bei uns im Laden.",
        "Gutscheine gibt es ab 10 Euro, du bekommst sie gleich bei uns im Laden.",
        "Ja, komm gern vorbei!",
    ),
    Language.GERMAN_SIE: (
        "Gutscheine",
        "Was nehme ich bloß Tante Hilde mit?",
        "Und was nehme ich nur Onkel Hubert mit?",
        "Gutscheine gibt es ab 10 Euro, Sie bekommen sie bei uns im Laden.",
        "Gutscheine gibt es ab 10 Euro, Sie bekommen sie gleich bei uns im Laden.",
        "Ja, kommen Sie gern vorbei!",
    ),
    Language.ENGLISH: (
        "Vouchers",
        "Do you have something to give away?",
        "What do you have to give away?",
        "We have vouchers from 10 euros, you get them in our shop.",
        "We have vouchers from 10 euros, you get them right in our shop.",
        "Yes, just drop in!",
    ),
}
SAID = {
    Language.GERMAN_DU: (
        "Ändern",
        "geändert gesendet",
        "Daraus lerne ich nichts mehr.",
        "Vorgeschlagen. Senden kann es Inhaber*in oder Team.",
        "Senden",
    ),
    Language.GERMAN_SIE: (
        "Ändern",
        "geändert gesendet",
        "Daraus lerne ich nichts mehr.",
        "Vorgeschlagen. Senden kann es Inhaber*in oder Team.",
        "Senden",
    ),
    Language.ENGLISH: (
        "Change",
        "sent, changed before",
        "I learn nothing from that any more.",
        "Proposed. The owner or the team sends it, or not.",
        "Send",
    ),
}


async def learnt(bed: SimcordBed) -> list[tuple[str, str]]:
    """Words and origin of everything that counts as learnt."""
    every = await bed.app.db.read(lambda tx: ExampleStore(tx).all(bed.business.id))
    return [(one.text, one.origin.value) for one in every]


def _beginning(label: str) -> str:
    """Label of a select without its dots."""
    return label.removesuffix("…").strip()


@pytest.mark.parametrize("language", list(Language))
async def test_a_pick_is_edited_sent_learnt_and_undone_and_a_proposal_is_sent_by_the_owner(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, texts = STORY[language], speak(language)
    change, edited, undone, proposed, send = SAID[language]
    async with simcord_bed(tmp_path, monkeypatch, language=language, team=True) as bed:
        await bed.saved(story[TITLE], story[BODY])
        card = await bed.asked(story[ASKED], author="Anna", author_id="a")
        assert f"1 {story[TITLE]}" not in card.buttons

        more = message_in(await bed.owner.click(card, card.buttons[-1]))
        form = form_in(await bed.owner.choose(more, _beginning(texts("Another template …")), story[TITLE]))
        assert form.fields["answer"]["value"] == story[BODY]
        await bed.owner.send(form, answer=story[EDITED])
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == [story[EDITED]]
        await bed.learn()
        assert await learnt(bed) == [(story[ASKED], "edited")]

        bed.clock.advance(timedelta(minutes=20))
        second = await bed.asked(story[LIKE_IT], author="Bea", author_id="b")
        assert f"1 {story[TITLE]}" in second.buttons

        panel = message_in(await bed.owner.command("templates", template=story[TITLE]))
        panel = message_in(
            await bed.owner.choose(panel, _beginning(texts.p("template", "Open one …")), story[TITLE])
        )
        panel = message_in(await bed.owner.choose(panel, panel.selects[0]["placeholder"], "learnt"))
        assert f"„{story[ASKED]}“" in panel.text or f"“{story[ASKED]}”" in panel.text
        assert edited in panel.text
        gone = message_in(
            await bed.owner.choose(panel, _beginning(texts("Learn nothing from …")), story[ASKED])
        )
        assert undone in gone.text
        assert await learnt(bed) == []
        await bed.learn()
        second = bed.again(second)
        assert f"1 {story[TITLE]}" not in second.buttons

        role = bed.guild.create_role("Texte")
        owner = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        await bed.app.setup.set_role(owner, Role.DRAFT, DiscordRoleId(role.id))
        writer = Member(bed, bed.guild.add_member(bed.env.create_user("Texterin"), roles=[role]))
        form = form_in(await writer.click(second, second.buttons[0]))
        said = message_in(await writer.send(form, answer=story[PROPOSED]))
        assert said.text == proposed
        await bed.show()
        drafted = bed.cards()[-1]
        assert story[PROPOSED] in drafted.text and drafted.buttons[:2] == [send, change]
        assert len(bed.platform.own()) == 1, "nothing goes out by a proposal"
        await bed.owner.click(drafted, send)
        await bed.deliver()
        assert bed.platform.own()[-1].text == story[PROPOSED]
