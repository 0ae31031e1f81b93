"""The month of /report: what it was about, another month, and the words as a file for the owner alone."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.settings import Language
from cogs.kit.phone import phone_lines
from cogs.report.month import LINES
from tests.cogs.bell import Bell, bell
from tests.support.loopback_discord import Message, Person

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NOON = datetime(2026, 11, 12, 11, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
async def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bell]:
    async with bell(tmp_path, monkeypatch) as ready:
        ready.clock.advance(NOW - ready.clock())
        await ready.discord.synced("report")
        yield ready


async def opened(live: Bell, who: Person | None = None) -> Message:
    page = await (await (who or live.discord.owner).command("report", part="month")).reply()
    assert page.ephemeral
    return page


async def chosen(live: Bell, page: Message, month: str) -> list[str]:
    """Lines of the page after another month was chosen."""
    await live.discord.owner.select(page, month)
    await live.discord.until(lambda: page.text.startswith(f"### Worum es ging: {month}"))
    return page.text.split("\n")


async def handed_over(live: Bell, page: Message, label: str = "Wörter ausgeben") -> Message:
    return await (await live.discord.owner.click(page, label)).reply()


async def month(live: Bell) -> None:
    """Comments of November and one of October."""
    for text, author in (
        ("Habt ihr Gutscheine? lg Anna", "Anna Huber"),
        ("Was kostet ein Gutschein? 0664 1234567", "Bert Zwirner"),
        ("gutschein per mail an bert@zwirner.at bitte", "Bert Zwirner"),
        ("Wo kann man parken?", "Carl"),
        ("Parken kann man wo? @carl_w weiß es nicht", "Dora"),
        ("Mein Packerl 4711-22 hängt", "Edi"),
    ):
        await live.days.comment(NOON, answered=9 * MINUTE, text=text, author=author)
    await live.days.comment(NOON - 30 * DAY, text="Gibt es Adventkränze?")


async def test_the_month_names_its_topics_and_the_one_before_is_one_choice_away(live: Bell) -> None:
    await month(live)
    page = await opened(live)
    assert page.text.startswith("### Worum es ging: November\n**6 neu · 6 beantwortet · 0 offen**")
    first, second = (block.split("\n")[0] for block in page.text.split("\n\n")[1:3])
    assert (first, second) == (
        "**Gutschein** · 3 ähnliche",
        "**Parken** · 2 ähnliche",
    )
    assert "1 zu anderem" in page.text
    assert "Anna" not in page.text and "Zwirner" not in page.text and "carl_w" not in page.text
    assert (await chosen(live, page, "Oktober"))[1] == "**1 neu · 0 beantwortet · 1 offen**"
    assert await chosen(live, page, "September") == [
        "### Worum es ging: September",
        "Niemand hat geschrieben.",
    ]
    assert "Wörter ausgeben" not in page.buttons
    live.discord.assert_clean()


async def test_the_owner_is_given_the_words_as_a_text_file_without_personal_data(live: Bell) -> None:
    await month(live)
    page = await opened(live)
    handed = await handed_over(live, page)
    assert handed.ephemeral
    assert handed.content.startswith("Was im November gefragt und gesagt wurde, nach Themen.")
    [file] = handed.attachments
    text = file.content.decode()
    assert file.filename == "worte-2026-11.txt"
    assert text.startswith("Was Kund*innen geschrieben haben: November\n")
    assert "\nGUTSCHEIN · 3 ähnliche\n\nGefragt\n" in text
    assert "\n- Was kostet ein Gutschein? […]\n" in text
    assert "\nGesagt\n- gutschein per mail an […] bitte\n" in text
    for planted in ("Anna", "Huber", "Zwirner", "bert@", "0664", "1234567", "carl_w", "4711", "Dora", "Edi"):
        assert planted.casefold() not in text.casefold()
    assert "November" in text and "Adventkränze" not in text
    found = await live.app.db.read(
        lambda tx: tx.all("SELECT what, detail FROM event WHERE what = 'words_exported'")
    )
    assert [tuple(row) for row in found] == [("words_exported", '{"month": "2026-11"}')]
    live.discord.assert_clean()


async def test_the_team_sees_the_month_and_is_given_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch, team=True) as live:
        live.clock.advance(NOW - live.clock())
        await live.discord.synced("report")
        await month(live)
        page = await opened(live, live.discord.colleague)
        assert page.text.startswith("### Worum es ging: November")
        assert list(page.buttons) == ["Tag"]
        live.discord.assert_clean()


async def test_what_a_forgotten_person_wrote_is_in_no_file_that_is_made_later(live: Bell) -> None:
    await month(live)
    page = await opened(live)
    await live.app.db.write(
        lambda tx: tx.execute("UPDATE comment SET text = '', erased_at = 1 WHERE author = 'Edi'")
    )
    handed = await handed_over(live, page)
    assert "hängt" not in handed.attachments[0].content.decode()


async def test_a_month_with_many_topics_fits_a_phone(live: Bell) -> None:
    words = "Gutschein Parkplatz Hafermilch Adventkranz Geburtstagstorte Workshop Lieferzeit Allergene Barrierefreiheit Rückgabe"
    for word in words.split():
        for text in (
            f"{word} bei euch, wie geht das, und was muss man da alles wissen?",
            f"{word}, wie geht das?",
        ):
            await live.days.comment(NOON, text=f"{word} {text} {word}")
    page = await opened(live)
    assert phone_lines([line for line in page.text.split("\n") if line]) <= LINES
    assert "weitere Themen" in page.text


@pytest.mark.parametrize(
    ("language", "title", "look"),
    [
        (Language.GERMAN_SIE, "### Worum es ging: November", "Lesen Sie die Datei durch"),
        (Language.ENGLISH, "### What it was about: November", "Read the file before you pass it on."),
    ],
)
async def test_it_speaks_as_the_business_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language, title: str, look: str
) -> None:
    async with bell(tmp_path, monkeypatch, language=language) as live:
        live.clock.advance(NOW - live.clock())
        await live.discord.synced("report")
        await month(live)
        if language is Language.ENGLISH:
            panel = (await live.discord.owner.command("me")).message
            assert panel is not None
            await live.discord.owner.select(panel, "English")
        page = await opened(live)
        assert page.text.startswith(title)
        label, _ = page.buttons
        handed = await handed_over(live, page, label)
        assert look in handed.content
        live.discord.assert_clean()
