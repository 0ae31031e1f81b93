"""Practice comment: everything works on it, it is marked in every state, goes nowhere, counts nowhere, and leaves no trace."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.domain.business import MemberId
from bot.domain.channel import PRACTICE
from bot.domain.hours import local_date
from bot.domain.settings import Language, TidyAfter
from bot.loops import delivery_loop
from bot.storage.members import MemberStore
from bot.storage.sqlite.database import Tx
from cogs.inbox.tidying import Tidying
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW
from tests.support.rows import rows_of
from tests.support.simcord_bed import Form, Shown, SimcordBed, form_in, message_in, simcord_bed

MARK = {Language.GERMAN_DU: "Probe", Language.GERMAN_SIE: "Probe", Language.ENGLISH: "Practice"}


async def practised(bed: SimcordBed) -> tuple[str, Shown]:
    """What the owner hears who asks for a practice comment, and its card."""
    page = message_in(await bed.owner.command("setup"))
    said = message_in(await bed.owner.click(page, _label(page)))
    await bed.suggest()
    await bed.poster.step(bed.clock())
    bed.clock.advance(timedelta(seconds=1))
    await bed.poster.step(bed.clock())
    return said.text, bed.cards()[-1]


def _label(page: Shown) -> str:
    return next(one for one in page.buttons if one in ("Probekommentar", "Practice comment"))


async def channel_of(bed: SimcordBed) -> int:
    rows = await bed.app.db.read(
        lambda tx: tx.all("SELECT id FROM channel WHERE connector = :key", key=PRACTICE)
    )
    return int(rows[0]["id"])


async def answered(bed: SimcordBed, card: Shown, button: str, **fields: str) -> Shown:
    """The card after its undo window."""
    await bed.owner.send(form_in(await bed.owner.click(card, button)), **fields)
    await bed.poster.step(bed.clock())
    bed.clock.advance(timedelta(seconds=15))
    await bed.app.delivery.step(bed.business.id, await channel_of(bed), bed.clock())  # type: ignore[arg-type]
    await bed.poster.step(bed.clock())
    return bed.again(card)


async def test_the_blue_button_at_the_end_of_set_up_is_the_one_that_its_question_means(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        page = message_in(await bed.owner.command("setup"))
        done = message_in(await bed.owner.click(page, "Fertig"))
        assert "Jetzt einmal ausprobieren?" in done.text
        assert [part["label"] for part in done.parts if part.get("style") == 1] == ["Probekommentar"]


async def with_template(bed: SimcordBed) -> None:
    owner = acting(bed.business.id, MemberId(bed.owner.id), NOW)
    await bed.app.templates.save(owner, None, "Gutscheine", "", "Gutscheine gibt’s ab 10 €.")


@pytest.mark.parametrize("language", Language)
async def test_it_goes_through_everything_and_is_marked_in_every_state(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, language=language) as bed:
        mark = MARK[language]
        await with_template(bed)
        said, plain = await practised(bed)
        assert f"<#{bed.inbox.id}>" in said
        assert f"<@{bed.owner.id}>" in plain.content
        assert f"Klara ({mark}): " in plain.content
        assert "1 Gutscheine" in plain.buttons
        bed.clock.advance(timedelta(seconds=4))
        await bed.poster.step(bed.clock())
        card = bed.again(plain)
        assert card.framed
        assert f"-# {mark} · <t:" in card.text
        form = form_in(await bed.owner.click(card, "1 Gutscheine"))
        assert isinstance(form, Form)
        assert form.fields["answer"]["description"].startswith(f"{mark}: ")
        await bed.owner.send(form)
        await bed.poster.step(bed.clock())
        going = bed.again(card)
        assert f", {mark}\n" in going.text
        assert f"-# {mark}: " in going.text
        back = form_in(await bed.owner.click(going, going.buttons[0]))
        await bed.poster.step(bed.clock())
        assert mark in bed.again(card).text
        await bed.owner.send(back)
        await bed.poster.step(bed.clock())
        bed.clock.advance(timedelta(seconds=15))
        await bed.app.delivery.step(bed.business.id, await channel_of(bed), bed.clock())  # type: ignore[arg-type]
        await bed.poster.step(bed.clock())
        line = bed.again(card)
        assert not line.framed
        assert f"Klara, {mark}" in line.text
        assert bed.platform.comments == {}


async def test_too_long_an_answer_is_objected_to_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        _, card = await practised(bed)
        form = form_in(await bed.owner.click(card, "Antworten"))
        assert form.fields["answer"]["max_length"] == 2000
        said = message_in(await bed.owner.send(form, answer="   "))
        assert said.ephemeral
        done = await answered(bed, bed.cards()[-1], "Antworten", answer="Ja, bis 14 Uhr.")
        assert "Beantwortet" in done.text


async def test_without_templates_it_asks_an_everyday_question_and_rings_the_one_who_asked_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        _, card = await practised(bed)
        assert "Habt ihr am Samstag offen?" in card.content
        assert card.raw.role_mentions == []
        assert [one.id for one in card.raw.mentions] == [bed.owner.id]


async def test_one_waits_at_a_time_and_after_an_answer_there_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        _, first = await practised(bed)
        said, _ = await practised(bed)
        assert said.startswith("Eine Probe wartet schon: [hier]")
        assert str(first.id) in said
        assert len(bed.cards()) == 1
        bed.clock.advance(timedelta(seconds=4))
        await bed.poster.step(bed.clock())
        await answered(bed, bed.again(first), "Antworten", answer="Ja!")
        said, second = await practised(bed)
        assert "Gleich läutet es" in said
        assert second.id != first.id


async def counted(bed: SimcordBed) -> Mapping[str, object]:
    """Everything that says how many there are, to whom, or in what list."""
    app, business = bed.app, bed.business
    today = local_date(bed.clock(), business.zone)
    lines, total = await app.desk.open(business.id)
    day = await app.figures.day(business.id, today, bed.clock())
    texts = {
        command: message_in(await bed.owner.command(command)).text
        for command in ("open", "numbers", "help", "connections")
    }
    while await app.indexing.step(bed.clock()) == bed.clock():
        pass
    for options in ({}, {"words": "klara"}, {"words": "gutscheine"}):
        texts[f"find {options}"] = message_in(await bed.owner.command("find", **options)).text
    known = await app.db.read(
        lambda tx: MemberStore(tx).known(business.id, NOW - timedelta(days=1), NOW + timedelta(days=1))
    )
    (kept,) = await app.directory.with_inbox()
    return {
        **texts,
        "open lines": (len(lines), total),
        "day": None if day is None else replace(day, now=NOW),
        "members": known,
        "celebrated": kept.celebrated_at,
        "templates": [(one.title, one.used) for one in await app.templates.all(business.id)],
        "inventory": await app.directory.inventory(business.id),
        "channels": await app.connect.all(business.id),
    }


async def test_it_counts_nowhere_open_or_answered_and_is_not_celebrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await with_template(bed)
        before = await counted(bed)
        _, card = await practised(bed)
        assert await counted(bed) == before
        bed.clock.advance(timedelta(seconds=4))
        await bed.poster.step(bed.clock())
        done = await answered(bed, bed.again(card), "1 Gutscheine")
        assert "Beantwortet" in done.text
        assert "erste Antwort" not in done.text
        assert await counted(bed) == before


async def test_an_export_has_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await with_template(bed)
        real = await bed.asked("Was kostet der Versand?", author="Kunde M.", author_id="m")
        await answered(bed, (await practised(bed))[1], "1 Gutscheine")
        await bed.owner.click(await _practised_again(bed), "Erledigt")
        owner = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        made = await bed.app.exports.make(owner)
        with ZipFile(made.path) as archive:
            exported = {name: archive.read(name).decode() for name in archive.namelist()}
        assert "Kunde M." in exported["comment.jsonl"]
        assert "Kunde M." in exported["comments.csv"]
        assert len(exported["card.jsonl"].splitlines()) == 1
        assert len(exported["outbox.jsonl"].splitlines()) == 0
        assert [name for name, text in exported.items() if "Klara" in text or '"practice"' in text] == []
        assert real.framed


async def _practised_again(bed: SimcordBed) -> Shown:
    _, card = await practised(bed)
    return card


async def test_a_day_later_card_and_rows_are_gone_whatever_the_setting_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.app.db.write(lambda tx: change_business(tx, bed.business.id, tidy_after=TidyAfter.NEVER))
        tidying = Tidying(bed.client)
        before = await bed.app.db.read(lambda tx: _rows(tx, bed))
        _, first = await practised(bed)
        bed.clock.advance(timedelta(seconds=4))
        await bed.poster.step(bed.clock())
        await answered(bed, bed.again(first), "Antworten", answer="Ja!")
        await practised(bed)
        await tidying.step(bed.clock())
        assert len(bed.cards()) == 2
        bed.clock.advance(timedelta(days=1, seconds=10))
        await bed.poster.step(bed.clock())
        await tidying.step(bed.clock())
        assert bed.cards() == []
        assert await bed.app.db.read(lambda tx: _rows(tx, bed)) == before
        said, card = await practised(bed)
        assert "Gleich läutet es" in said
        assert "Klara" in card.text


def _rows(tx: Tx, bed: SimcordBed) -> Mapping[str, object]:
    """Rows of the business but for the one of the practice's channel."""
    kept = dict(rows_of(tx, bed.business.id))
    kept["channel"] = [row for row in kept["channel"] if PRACTICE not in row]
    return kept


async def test_its_loops_end_with_the_last_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bed.app._started = True
        await practised(bed)
        loop = delivery_loop(await channel_of(bed))  # type: ignore[arg-type]
        assert loop in bed.app.loops
        bed.clock.advance(timedelta(days=1, seconds=10))
        await bed.poster.step(bed.clock())
        await Tidying(bed.client).step(bed.clock())
        assert loop not in bed.app.loops
