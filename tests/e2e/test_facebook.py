"""A Facebook page from [Connect] to a renewed access, with the real process, a browser, and Facebook's fake on loopback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import aiohttp

from tests.connectors.facebook.double import PAGE, FakeFacebook, Token, answer_file
from tests.connectors.facebook.stage import CUSTOMER, OTHER
from tests.connectors.facebook.test_webhook import body, signed
from tests.e2e.own_channels import PUBLIC, Own, now, own
from tests.support.provision import Chromium
from tests.support.recording import Recording

NAME = "Kaffeehaus Muster"
FIRST = "Habt ihr am Samstag offen?"


class Page:
    """The page on Facebook, and what its owner made in the console."""

    def __init__(self) -> None:
        self.facebook = FakeFacebook(now, page_name=NAME)
        self.requests = Recording(self.facebook, now)
        sample = json.loads(answer_file("facebook-me-accounts").body)["data"][0]
        self.facebook.tokens["user-token"] = Token("USER", "9001")
        self.facebook.tokens["second-token"] = Token("PAGE", "2")
        self.facebook.accounts = [
            {**sample, "id": "2", "name": "Filiale", "access_token": "second-token", "followers_count": 3},
            {**sample, "id": PAGE, "name": NAME, "access_token": "page-token", "followers_count": 1240},
        ]
        self.post = self.facebook.post("Neue Öffnungszeiten ab Montag!")

    def says(self, text: str, who: tuple[str, str] = CUSTOMER) -> str:
        """Somebody comments under the post."""
        return self.facebook.say(self.post, text, who)

    def answers(self, comment: str) -> list[str]:
        """What the page answered to it, as Facebook shows it."""
        return [
            one.message
            for one in self.facebook.comments.values()
            if one.parent == comment and one.author == self.facebook.us
        ]


async def give_access(live: Own, page: Page, link: str) -> None:
    """Through every step, as an owner would."""
    desk = live.desk
    await desk.open(link)
    await desk.on()
    await desk.says("Schritt 1 von 4")
    await desk.on()
    await desk.says("Schritt 2 von 4")
    await desk.paste("App-ID", page.facebook.app_id)
    await desk.paste("App-Geheimnis", page.facebook.app_secret)
    await desk.says("die App heißt Shopbell")
    await desk.on()
    await desk.says("Schritt 3 von 4")
    await desk.paste("Zugangstoken", "user-token")
    await desk.says("Das ist ein Benutzer-Token.")
    await desk.on()
    await desk.tick(NAME)
    await desk.on()
    await desk.says(f"Fertig. {NAME} läutet ab jetzt in #kundenkommentare.")
    await desk.shoot()


async def slip(live: Own, page: Page, link: str) -> None:
    """A wrong value is said under its field, and nothing that was typed is lost by that."""
    desk = live.desk
    await desk.open(link)
    await desk.on()
    await desk.on()
    await desk.paste("App-ID", page.facebook.app_id)
    await desk.paste("App-Geheimnis", "f" * 32)
    await desk.says("Id und Geheimnis gehören nicht zusammen")
    await desk.on()
    await desk.says("Schritt 2 von 4")
    assert await desk.page.get_by_label("App-ID").input_value() == page.facebook.app_id


async def test_a_page_on_facebook_from_connect_to_a_renewed_access(
    tmp_path: Path, chromium: Chromium, record_property: Callable[[str, object], None]
) -> None:
    page = Page()
    page.says(FIRST)
    async with own(tmp_path, chromium, page.requests, {"SHOPBELL_PUBLIC_URL": PUBLIC}) as live:
        message = await live.connecting("facebook")
        assert message.text.startswith("### Facebook-Seite verbinden")
        await give_access(live, page, live.link(message))
        connected = (
            f"**Verbunden: {NAME} (Facebook)** · ich lese ab jetzt mit, du kannst von hier antworten, "
        )
        await live.discord.until(
            lambda: message.text == f"{connected}verbergen, liken.", 30, "the message to change"
        )
        await live.card(FIRST)
        clicks, pastes = live.desk.clicks, live.desk.pastes
        assert clicks <= 14 and pastes <= 3, (clicks, pastes)

        taps = await reply_from_the_lock_screen(live, page)
        assert taps == 2
        await answered_on_facebook(live, page)
        await hidden_and_liked(live, page)
        await access_ends_and_is_given_again(live, page)
        record_property(
            "figures",
            f"Facebook: {clicks} clicks and {pastes} pastes from [Verbinden] to the first card (beside the console's own),"
            f" {taps} taps from push to sent reply",
        )


async def reply_from_the_lock_screen(live: Own, page: Page) -> int:
    asked = page.says("Gibt es Hafermilch?")
    card = await live.card("Gibt es Hafermilch?")
    assert live.rang("Frage von Anna Beispiel (Facebook): „Gibt es Hafermilch?“") == 1
    assert list(card.buttons) == ["Antworten", "Erledigt", "Mehr"]
    _, taps = await live.reply(card, "Ja, ohne Aufpreis!")
    await live.changed(card, "Beantwortet nach")
    assert page.answers(asked) == ["Ja, ohne Aufpreis!"]
    return taps


async def answered_on_facebook(live: Own, page: Page) -> None:
    asked = page.says("Kann man reservieren?", OTHER)
    card = await live.card("Kann man reservieren?")
    page.facebook.say(page.post, "Gern, unter 01 234.", page.facebook.us, parent=asked)
    await live.changed(card, "direkt auf Facebook")
    assert "**Beantwortet nach" in card.text and "Gern, unter 01 234." in card.text
    assert live.bot.rows("SELECT 1 FROM outbox WHERE parent = ?", asked) == []


async def hidden_and_liked(live: Own, page: Page) -> None:
    spam = page.says("Diese Uhren!", ("7001000000000003", "Udo Uhr"))
    card = await live.card("Diese Uhren!")
    await live.more(card, "Verbergen")
    await live.changed(card, "**Dort verborgen** · Udo Uhr, Facebook")
    assert page.facebook.comments[spam].hidden
    await live.owner.click(card, "Wieder zeigen")
    await live.eventually(lambda: not page.facebook.comments[spam].hidden, "the comment to be seen again")
    await live.offered(card, "Antworten")
    liked = page.says("Der Kuchen war herrlich!", OTHER)
    card = await live.card("Der Kuchen war herrlich!")
    await live.more(card, "Gefällt mir")
    await live.changed(card, "-# gefällt dir")
    assert page.facebook.comments[liked].likes
    await live.offered(card, "Antworten")


async def access_ends_and_is_given_again(live: Own, page: Page) -> None:
    delivered = await live.desk.page.locator(".copy > span").all_inner_texts()
    page.facebook.tokens["page-token"].dead = "facebook-error-password-changed"
    card = await live.card("hat das Facebook-Passwort geändert")
    assert live.rang(f"{NAME} läutet seit ") == 1
    page.says("Und am Sonntag?")
    page.facebook.tokens["new-token"] = Token()
    page.facebook.tokens["fresh-user-token"] = Token("USER", "9001")
    page.facebook.accounts[1]["access_token"] = "new-token"

    message = await live.shown(await live.owner.click(card, "Zugang erneuern"), "Du brauchst:")
    assert message.text.startswith(f"### {NAME}: Zugang erneuern")
    await live.desk.open(live.link(message))
    await live.desk.on()
    await live.desk.says("Schritt 3 von 4")
    await live.desk.paste("Zugangstoken", "fresh-user-token")
    await live.desk.says("Das ist ein Benutzer-Token.")
    await live.desk.on()
    await live.desk.says(f"Fertig. {NAME} hat den neuen Zugang.")
    # What was given to Facebook's console goes on delivering.
    assert await live.desk.page.locator(".copy > span").all_inner_texts() == delivered

    await live.changed(card, f"**{NAME} läutet wieder**")
    await live.discord.until(lambda: "**Zugang erneuert:" in message.text, 30, "the message to change")
    await live.card("Und am Sonntag?")
    live.once("Gibt es Hafermilch?", "Kann man reservieren?", "Diese Uhren!", "Und am Sonntag?")
    # One reply answered it together with what the same person asked later; the card shows that.
    placed = "SELECT 1 FROM comment JOIN card_comment ON comment_id = comment.id WHERE text LIKE ?"
    assert len(live.bot.rows(placed, f"%{FIRST}%")) == 1
    assert live.rang("läutet seit ") == 1
    assert len(live.bot.rows("SELECT 1 FROM channel")) == 1
    said = await live.panel()
    assert "Ich darf dort: lesen, antworten, verbergen, liken" in said


async def test_a_kill_loses_nothing_typed_and_deliveries_ring_between_two_polls(
    tmp_path: Path, chromium: Chromium
) -> None:
    page = Page()
    slowly = {"SHOPBELL_TEST_POLL": ""}
    async with own(tmp_path, chromium, page.requests, {"SHOPBELL_PUBLIC_URL": PUBLIC, **slowly}) as live:
        message = await live.connecting("facebook")
        await slip(live, page, live.link(message))
        await live.reborn()
        desk = live.desk
        await desk.page.reload()
        await desk.says("Id und Geheimnis gehören nicht zusammen")
        assert await desk.page.get_by_label("App-ID").input_value() == page.facebook.app_id
        await desk.paste("App-Geheimnis", page.facebook.app_secret)
        await desk.says("die App heißt Shopbell")
        await desk.on()
        await desk.paste("Zugangstoken", "user-token")
        await desk.says("Das ist ein Benutzer-Token.")
        await live.reborn()
        await desk.on()
        await desk.tick(NAME)
        await desk.on()
        await desk.says(f"Fertig. {NAME} läutet ab jetzt")
        assert page.facebook.subscribed == [PAGE]
        done = await live.shown(await live.owner.click(message, "Fertig?"), "**Verbunden:")
        assert done is message
        await live.row("SELECT 1 FROM channel WHERE first_synced_at IS NOT NULL")
        hook, word = (await desk.page.locator(".copy > span").all_inner_texts())[:2]
        await deliveries(live, page, hook.replace(PUBLIC, live.web), word)


async def deliveries(live: Own, page: Page, hook: str, word: str) -> None:
    async with aiohttp.ClientSession() as meta:
        check = {"hub.mode": "subscribe", "hub.verify_token": word, "hub.challenge": "1158201444"}
        async with meta.get(hook, params=check) as answer:
            assert (answer.status, await answer.text()) == (200, "1158201444")
        async with meta.get(hook, params={**check, "hub.verify_token": "guessed"}) as answer:
            assert answer.status == 404

        polls = listings(page)
        made = page.says("Gibt es Gutscheine?")
        value = {
            "item": "comment",
            "verb": "add",
            "comment_id": made,
            "post_id": page.post,
            "parent_id": page.post,
            "from": {"id": CUSTOMER[0], "name": CUSTOMER[1]},
            "message": "Gibt es Gutscheine?",
            "created_time": int(now().timestamp()),
        }
        forged = body({**value, "comment_id": "1_2", "message": "Klickt hier: böse.example"})
        for secret in ("0" * 32, word, ""):
            async with meta.post(hook, data=forged, headers=signed(forged, secret)) as answer:
                assert answer.status == 404
        async with meta.post(hook, data=forged) as answer:
            assert answer.status == 404
        honest = body(value)
        for _ in range(2):
            async with meta.post(
                hook, data=honest, headers=signed(honest, page.facebook.app_secret)
            ) as answer:
                assert answer.status == 200
        await live.card("Gibt es Gutscheine?")
        live.once("Gibt es Gutscheine?")
        assert listings(page) == polls, "the page's list was not read in between"
        assert live.bot.rows("SELECT 1 FROM comment WHERE text LIKE '%böse%'") == []


def listings(page: Page) -> int:
    """How often the list of posts was asked for."""
    return sum(asked.path.endswith("/feed") for asked in page.requests.log)
