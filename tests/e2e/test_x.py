"""An account on X from [Connect] to a renewed access, with the real process, a browser, and X's fake on loopback. No address
of its own: the links come from the terminal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.connectors.x.double import HANDLE, US, VALUES, FakeX
from tests.e2e.own_channels import Own, link_of_the_terminal, now, own
from tests.support.loopback_discord import Message
from tests.support.provision import Chromium
from tests.support.recording import Recording

NAME = "Kaffeehaus Ex"
FIRST = "habt ihr am Samstag offen?"


class Account:
    """The account on X."""

    def __init__(self) -> None:
        self.x = FakeX(now)
        self.requests = Recording(self.x, now)

    def listens(self, url: str) -> None:
        """Its address is part of what is signed."""
        self.x.origin = url

    def says(self, text: str, name: str = "Anna Beispiel") -> int:
        """Somebody replies to our post, and mentions us only where the text does."""
        return self.x.write(self.x.user(name).id, text, parent=self.x.root).first

    def answers(self, post: int) -> list[str]:
        """What the account answered to it, as X shows it."""
        return [one.text for one in self.x.replies(post)]


def at_machine(message: Message) -> list[str]:
    """The command that a message in Discord tells to type."""
    found = re.search(r"```\npython -m bot (.+)\n```", message.text)
    assert found is not None, message.text
    return found[1].split()


async def to_the_token(live: Own) -> None:
    """From the link to the last step."""
    desk = live.desk
    await desk.on()
    await desk.says("Schritt 1 von 4")
    await desk.on()
    await desk.tick("Mit vier Werten (üblich)")
    await desk.on()
    await desk.paste("API Key", VALUES["api_key"])
    await desk.paste("API Key Secret", VALUES["api_secret"])
    await desk.on()
    await desk.says("Schritt 4 von 4")


async def slip_and_die(live: Own) -> None:
    """A wrong value is said under its field, and is still there after a kill, with all that was typed."""
    desk = live.desk
    await desk.page.get_by_label("Access Token", exact=True).fill(VALUES["access_token"])
    await desk.page.get_by_label("Access Token Secret").fill("token-secre")
    await desk.page.locator("button.primary").click()
    await desk.says("X kennt diese vier Werte nicht.")
    await live.reborn()
    await desk.page.reload()
    await desk.says("Schritt 4 von 4")
    await desk.says("X kennt diese vier Werte nicht.")
    await desk.says(f"eingefügt, {len(VALUES['access_token'])} Zeichen")
    assert VALUES["access_token"] not in await desk.page.content()


async def test_an_account_on_x_from_connect_to_a_renewed_access(
    tmp_path: Path, chromium: Chromium, record_property: Callable[[str, object], None]
) -> None:
    account = Account()
    account.says(f"@{HANDLE} {FIRST}")
    async with own(tmp_path, chromium, account.requests, listens=account.listens) as live:
        message = await live.connecting("x")
        assert message.text.startswith("### X verbinden") and list(message.buttons) == ["Fertig?"]
        await live.desk.open(await link_of_the_terminal(live, *at_machine(message)))
        await to_the_token(live)
        await slip_and_die(live)
        await live.desk.paste("Access Token", VALUES["access_token"])
        await live.desk.paste("Access Token Secret", VALUES["access_secret"])
        await live.desk.says(f"Das ist @{HANDLE}.")
        await live.desk.on()
        await live.desk.says(f"Fertig. {NAME} läutet ab jetzt")
        await live.desk.shoot()
        await live.card(FIRST)
        clicks, pastes = live.desk.clicks, live.desk.pastes

        await live.owner.click(message, "Fertig?")  # the bot that watched is dead
        await live.changed(message, f"**Verbunden: {NAME}")
        assert await reply_by_program(live, account) == 2
        assert await reply_by_link(live, account) + 1 == 3
        said = await live.panel()
        money = re.search(r"Diesen Monat 0,(\d\d)\s\$ von 5\s\$", said)
        assert money is not None, said
        # X's fake counts what it gave in tenths of a cent, what was asked for while connecting among that.
        assert 0 < int(money[1]) <= account.x.bill / 10
        await access_ends_and_is_given_again(live, account)
        record_property(
            "figures",
            f"X: {clicks} clicks and {pastes} pastes from [Verbinden] to the first card (beside the console's own, and a line"
            " in the terminal), 2 taps from push to sent reply, 3 where it goes by link",
        )


async def reply_by_program(live: Own, account: Account) -> int:
    asked = account.says(f"@{HANDLE} gibt es Hafermilch?")
    card = await live.card("gibt es Hafermilch?")
    assert live.rang(f"@{HANDLE} gibt es Hafermilch?") == 1
    _, taps = await live.reply(card, "Ja, ohne Aufpreis!")
    await live.changed(card, "Beantwortet nach")
    assert account.answers(asked) == ["Ja, ohne Aufpreis!"]
    return taps


async def reply_by_link(live: Own, account: Account) -> int:
    """Whoever did not mention the account is answered by hand, on X; the card closes when the answer is seen there."""
    asked = account.says("Kann man reservieren?", "Bernd Probe")
    card = await live.card("Kann man reservieren?")
    assert live.rang("Kann man reservieren?") == 1
    sent, taps = await live.reply(card, "Gern, unter 01 234.")
    shown = await live.shown(sent, "Gern, unter 01 234.")
    page = f"https://x.com/intent/post?in_reply_to={asked}&text=Gern%2C%20unter%2001%20234."
    assert shown.button("Auf X antworten").url == page
    await live.changed(card, "-# Text übergeben um")
    assert card.button("Auf X antworten").url == page
    account.x.write(US, "Gern, unter 01 234.", parent=asked)
    await live.changed(card, "direkt auf X")
    assert account.answers(asked) == ["Gern, unter 01 234."]
    assert live.rang("Kann man reservieren?") == 1
    return taps


async def access_ends_and_is_given_again(live: Own, account: Account) -> None:
    account.x.revoked = True
    card = await live.card("X kennt diesen Zugang nicht mehr.")
    assert live.rang(f"{NAME} läutet seit ") == 1
    account.says(f"@{HANDLE} und am Sonntag?")
    message = await live.shown(await live.owner.click(card, "Zugang erneuern"), "Tipp auf dem Rechner")
    assert message.text.startswith(f"### {NAME}: Zugang erneuern")
    desk = live.desk
    await desk.open(await link_of_the_terminal(live, *at_machine(message)))
    await desk.on()
    await desk.says("Schritt 4 von 4")
    account.x.revoked = False
    await desk.paste("Access Token", VALUES["access_token"])
    await desk.paste("Access Token Secret", VALUES["access_secret"])
    await desk.says(f"Das ist @{HANDLE}.")
    await desk.on()
    await desk.says(f"Fertig. {NAME} hat den neuen Zugang.")
    await live.changed(message, f"**Zugang erneuert: {NAME}")
    await live.changed(card, f"**{NAME} läutet wieder**")
    await live.card("und am Sonntag?")
    live.once("gibt es Hafermilch?", "Kann man reservieren?", "und am Sonntag?")
    assert live.rang("läutet seit ") == 1
    assert len(live.bot.rows("SELECT 1 FROM channel")) == 1
