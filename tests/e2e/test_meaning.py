"""Suggestions by meaning in the real process: the encoder is loaded, nothing is encoded twice, and switched off there is none."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.bed import Running, running
from tests.support.loopback_discord import Channel, LoopbackDiscord
from tests.support.weights import cached_weights

TEMPLATES = {
    "Öffnungszeiten": "Wir haben Montag bis Samstag von 9 bis 18 Uhr offen.",
    "Gutscheine": "Gutscheine gibt es ab 10 Euro im Geschäft.",
}
MARKED = "CAST(substr(numbers, 1, length(numbers) - 2) || x'0000' AS BLOB)"
"""Vectors whose last number was set to 0 by the test: computed again, they would have another."""

VECTORS = "SELECT n FROM (SELECT count(*) AS n FROM vector) AS counted WHERE n = {}"


async def asks(live: Running, place: Channel, words: str) -> None:
    """A customer writes on the server, and the owner makes a comment of that."""
    said = live.discord.stranger.say(place, words)
    await (await live.owner.message_command("Als Kommentar erfassen", said)).reply()


def loaded(live: Running) -> bool:
    """Whether the process has numpy in its memory."""
    return "_multiarray_umath" in Path(f"/proc/{live.bot.pid}/maps").read_text(encoding="utf-8")


async def test_a_comment_is_understood_learnt_from_and_never_encoded_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    (data / "models").symlink_to(cached_weights().parent)
    async with (
        LoopbackDiscord(answer_within=20) as discord,
        running(tmp_path, discord, {"SHOPBELL_SUGGESTIONS": "full"}) as live,
    ):
        hilfe = discord.guild.add_channel("hilfe")
        for title, body in TEMPLATES.items():
            panel = await (await live.owner.command("templates")).reply()
            form = (await live.owner.click(panel, "Neue Vorlage")).modal
            await form.submit({"title": title, "short_name": title, "body": body})
        assert not loaded(live), "before there is anything to suggest for"
        await asks(live, hilfe, "Wann sperrt ihr am Wochenende auf?")
        card = await live.card("Wann sperrt ihr")
        await live.offered(card, "1 Öffnungszeiten")
        await live.changed(card, "dem Sinn nach")
        assert loaded(live)
        await (await live.owner.click(card, "1 Öffnungszeiten")).modal.submit({})
        await live.changed(card, "Beantwortet nach")
        await live.row(VECTORS.format(5))
        code, said = await live.bot.command("check")
        assert "Vorschläge gehen nach dem Sinn" in said, (code, said)
        assert await live.bot.terminate() == 0
        live.bot.change(f"UPDATE vector SET numbers = {MARKED}")
        await live.bot.start()
        await discord.ready()
        await live.row("SELECT 1 FROM example WHERE origin = 'pick'")
        await asks(live, hilfe, "Sperrt ihr am Samstag auf?")
        second = await live.card("Sperrt ihr am Samstag")
        await live.offered(second, "1 Öffnungszeiten")
        await live.row(VECTORS.format(6))
        assert len(live.bot.rows(f"SELECT 1 FROM vector WHERE numbers = {MARKED}")) == 5
        assert await live.bot.terminate() == 0
        live.bot.environment["SHOPBELL_SUGGESTIONS"] = "off"
        await live.bot.start()
        await discord.ready()
        await asks(live, hilfe, "Sperrt ihr am Sonntag auf?")
        third = await live.card("Sperrt ihr am Sonntag")
        month = await (await live.owner.command("report", part="month")).reply()
        assert "Nach Vorlage\n" in month.text and "**Öffnungszeiten** · 1" in month.text
        assert not loaded(live)
        assert "1 Öffnungszeiten" not in third.buttons
        code, said = await live.bot.command("check")
        assert "Es wird nichts vorgeschlagen" in said, (code, said)
