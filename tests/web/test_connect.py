"""The connect page: from the link to the connected channel, and everything that may come between."""

from __future__ import annotations

import asyncio
import html
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from bot.domain.account import AccountRef
from bot.domain.business import ServerId
from bot.domain.channel import ChannelId
from bot.domain.reason import Reason
from bot.domain.settings import Language
from bot.marks import mark
from bot.ports import Choice, Finding, LoginField, Reconnect, Retry, Steps
from bot.storage.businesses import BusinessStore
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW
from tests.support.platform import FakeConnector
from tests.support.web import (
    HALF_AN_HOUR,
    INBOX,
    OWNER,
    SECRET,
    SERVER,
    Answer,
    Browser,
    SampleLogin,
    Web,
    state_of,
)

GONE = "This link does not work any more. Get a new one in Discord with /connections."
APP = {"app_id": "4711", "secret": SECRET}


def text(answer: Answer) -> str:
    """What a person reads."""
    body = re.sub(r"<(?:script|style).*?</(?:script|style)>", " ", answer.text, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


async def at_token(web: Web) -> tuple[Browser, Answer]:
    """A browser at the second step."""
    browser = web.browser()
    return browser, await browser.press(await browser.open(await web.link()), **APP)


async def at_platform(web: Web) -> tuple[Browser, str]:
    """A browser that is sent to the platform, and where to."""
    browser, page = await at_token(web)
    page = await browser.press(page, note="", kind="page")
    going = await browser.send(page)
    found = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', going.text)
    assert going.status == 200 and found is not None
    return browser, html.unescape(found[1])


async def at_choice(web: Web) -> tuple[Browser, Answer]:
    """A browser that chooses an account."""
    browser, address = await at_platform(web)
    return browser, await browser.follow(await browser.get(f"/connect/back?code=x&state={state_of(address)}"))


async def test_a_link_leads_through_the_steps_to_a_channel(web: Web) -> None:
    browser, link = web.browser(), await web.link()
    first = await browser.get(urlsplit(link.url).path)
    for said in ("Rösterei", "20 minutes", "It costs nothing.", "the account that manages the page"):
        assert said in text(first)
    page = await browser.open(link)
    assert "Step 1 of 3" in text(page) and "the link works until 21:44" in text(page)
    assert "<strong>Create app</strong>" in page.text and "Easy to get wrong: The app must be" in text(page)
    assert 'href="https://platform.example/apps" target="_blank" rel="noopener noreferrer"' in page.text
    page = await browser.press(page, **APP)
    assert "Step 2 of 3" in text(page) and "✓ done · 1 App made" in text(page)
    assert "Make the app" not in text(page) and "3 · Allowed" in text(page)
    page = await browser.press(page, note="", kind="person")
    assert "Step 3 of 3" in text(page) and "✓ done · 2 Token" in text(page), (
        "a step without words has its title"
    )
    going = await browser.send(page)
    address = html.unescape(re.findall(r'content="0;url=([^"]+)"', going.text)[0])
    assert address.startswith("https://platform.example/allow?")
    assert f"{web.base}/connect/back" in html.unescape(address).replace("%3A", ":").replace("%2F", "/")
    page = await browser.follow(await browser.get(f"/connect/back?code=x&state={state_of(address)}"))
    assert "Rösterei Hof 1,240 followers" in text(page) and "Rösterei Hof 3 followers" in text(page)
    page = await browser.press(page, do="take", choice="fake.example")
    assert "Done. Rösterei Hof rings in Discord from now on." in text(page)
    web.app.connect_site.inbox_name = lambda business: f"#comments-{business.id}"
    assert "Done. Rösterei Hof rings in #comments-1 from now on." in text(await browser.get("/connect/at/1"))
    assert "Checked: read, reply, approve, hide, like, mark as spam." in text(page)
    assert "The access does not end by itself." in text(page)
    assert " The link works until " in text(page)
    assert f'href="https://discord.com/channels/{SERVER}/{INBOX}"' in page.text
    assert await web.channels() == [("Rösterei Hof", "fake.example")]
    assert await web.app.connect_links.made(web.business.id, link.id, web.clock()) == ChannelId(1)


async def test_where_there_is_no_page_to_allow_the_last_field_leads_to_the_accounts(web: Web) -> None:
    SampleLogin.page = ""
    browser, page = await at_token(web)
    page = await browser.press(page, kind="page")
    assert "Which one?" in text(page)


async def test_one_account_alone_is_connected_at_once(web: Web) -> None:
    SampleLogin.page, SampleLogin.opens = "", SampleLogin.opens[:1]
    browser, page = await at_token(web)
    page = await browser.press(page, kind="page")
    assert "Done. Rösterei Hof rings in Discord from now on." in text(page)


async def test_another_account_is_connected_with_the_same_link_and_shares_the_access(web: Web) -> None:
    browser, page = await at_choice(web)
    page = await browser.press(page, do="take", choice="fake.example")
    assert "Connect another one?" in text(page)
    web.platform.account = "other.example"
    page = await browser.press(page, do="take", choice="other.example")
    assert "Connect another one?" not in text(page)
    assert [account for _, account in await web.channels()] == ["fake.example", "other.example"]
    rows = await web.app.db.read(lambda tx: tx.all("SELECT DISTINCT credential_id FROM channel"))
    assert len(rows) == 1


async def test_an_account_that_is_connected_says_so_and_cannot_be_chosen(web: Web) -> None:
    browser, page = await at_choice(web)
    await browser.press(page, do="take", choice="fake.example")
    browser, page = await at_choice(web)
    assert "connected already" in text(page)
    assert re.search(r'value="fake.example" disabled', page.text)
    again = await browser.press(page, do="take", choice="fake.example")
    assert "Rösterei Hof is connected already." in text(again)


async def test_a_failed_check_keeps_what_was_typed_and_says_why_under_the_field(web: Web) -> None:
    browser = web.browser()
    page = await browser.press(await browser.open(await web.link()), app_id="0", secret=SECRET)
    assert "Step 1 of 3" in text(page) and "✗ Not yet: There is no app 0." in text(page)
    assert 'value="0"' in page.text and "pasted, 28 characters" in text(page)
    assert 'id="f.app_id" name="f.app_id" type="text" value="0"' in page.text
    assert page.text.count('aria-invalid="true"') == 1
    page = await browser.press(page, app_id="1", secret="")
    assert "Step 2 of 3" in text(page)
    assert SampleLogin.looked[-1] == {"step": "app", "app_id": "1", "secret": SECRET}


async def test_a_secret_is_never_sent_back(web: Web) -> None:
    browser, page = await at_token(web)
    seen = [page, await browser.get("/connect/at/1?step=app")]
    assert "pasted, 28 characters" in text(seen[1]) and 'type="password" value=""' in seen[1].text
    seen.append(await browser.press(seen[1], app_id="0", secret=""))
    look = await browser.ask(
        "POST",
        "/connect/at/1/look",
        data={"proof": seen[1].proof, "step": "app", "f.app_id": "4711", "f.secret": SECRET + "x"},
    )
    seen.append(look)
    assert not [one for one in seen if SECRET in one.text or SECRET in str(one.headers)]


async def test_what_was_typed_survives_a_reload_a_step_back_and_a_restart_of_the_door(web: Web) -> None:
    browser, page = await at_token(web)
    page = await browser.press(page, note="mine", kind="person")
    await web.door.close()
    assert await web.door.open()
    page = await browser.get("/connect/at/1?step=token")
    assert 'value="mine"' in page.text and 'value="person" checked' in page.text
    assert "Step 3 of 3" in text(await browser.get("/connect/at/1"))


async def test_a_change_in_a_done_step_has_it_and_those_after_it_checked_again(web: Web) -> None:
    browser, page = await at_token(web)
    await browser.press(page, note="mine", kind="person")
    page = await browser.press(await browser.get("/connect/at/1?step=app"), app_id="12", secret="")
    assert "Step 2 of 3" in text(page) and 'value="mine"' in page.text


async def test_a_step_that_comes_later_cannot_be_opened_early(web: Web) -> None:
    browser = web.browser()
    await browser.open(await web.link())
    for step in ("token", "allow", "nonsense", "", "app%00"):
        assert "Step 1 of 3" in text(await browser.get(f"/connect/at/1?step={step}"))
    page = await browser.get("/connect/at/1")
    sent = await browser.ask("POST", "/connect/at/1", data={"proof": page.proof, "step": "allow", "do": "on"})
    assert "Step 1 of 3" in text(await browser.follow(sent))


@pytest.mark.parametrize("typed", [{"app_id": "", "secret": ""}, {"app_id": "4711", "secret": "  \n"}])
async def test_an_empty_field_is_said_under_it_without_asking_the_platform(
    web: Web, typed: dict[str, str]
) -> None:
    browser = web.browser()
    page = await browser.press(await browser.open(await web.link()), **typed)
    assert "This is still missing." in text(page) and "Step 1 of 3" in text(page)
    assert SampleLogin.looked == []


async def test_a_platform_that_does_not_answer_is_said_with_the_time_until_which_all_stays(web: Web) -> None:
    SampleLogin.trouble = {"look": [Retry()], "begin": [Retry()], "finish": [Retry()], "take": [Retry()]}
    down = "Fake does not answer just now. What you typed stays here until 21:44."
    browser = web.browser()
    page = await browser.press(await browser.open(await web.link()), **APP)
    assert down in text(page) and 'value="4711"' in page.text
    page = await browser.press(await browser.press(page, app_id="4711", secret=""), kind="page")
    assert down in text(page) and "Step 3 of 3" in text(page)
    going = await browser.send(page)
    state = state_of(html.unescape(re.findall(r'content="0;url=([^"]+)"', going.text)[0]))
    page = await browser.follow(await browser.get(f"/connect/back?code=x&state={state}"))
    assert down in text(page)
    page = await browser.follow(await browser.get(f"/connect/back?code=x&state={state}"))
    page = await browser.press(page, do="take", choice="fake.example")
    assert down in text(page) and "Which one?" in text(page)
    page = await browser.press(page, do="take", choice="fake.example")
    assert "Done. Rösterei Hof rings" in text(page)


async def test_a_refusal_of_the_platform_says_why_and_the_step_works_again(web: Web) -> None:
    SampleLogin.trouble = {"finish": [Reconnect(Reason.REVOKED)]}
    browser, address = await at_platform(web)
    page = await browser.follow(await browser.get(f"/connect/back?error=denied&state={state_of(address)}"))
    assert "✗ Not yet: The access was withdrawn." in text(page) and "Step 3 of 3" in text(page)
    going = await browser.send(page)
    state = state_of(html.unescape(re.findall(r'content="0;url=([^"]+)"', going.text)[0]))
    page = await browser.follow(await browser.get(f"/connect/back?code=x&state={state}"))
    assert "Which one?" in text(page)


async def test_an_access_without_a_right_names_what_it_lacks(web: Web) -> None:
    web.platform.missing = ("moderate_comments",)
    browser, page = await at_choice(web)
    page = await browser.press(page, do="take", choice="fake.example")
    assert "It lacks moderate_comments: give the account that right there." in text(page)
    assert await web.channels() == []


async def test_an_answer_of_the_platform_counts_once_and_for_the_browser_that_was_sent_there(
    web: Web,
) -> None:
    browser, address = await at_platform(web)
    other, _ = await at_platform(web)
    nobody = web.browser()
    back = f"/connect/back?code=x&state={state_of(address)}"
    assert (await nobody.get(back)).status == 404
    page = await other.follow(await other.get(back))
    assert "Which one?" not in text(page) and "Go through this step once more." in text(page)
    page = await browser.follow(await browser.get(back))
    assert "Which one?" in text(page)
    for wrong in ("/connect/back", "/connect/back?state=", "/connect/back?code=x&state=guess"):
        assert (await nobody.get(wrong)).status == 404


async def test_two_links_in_one_browser_do_not_mix(web: Web) -> None:
    browser = web.browser()
    one = await browser.open(await web.link())
    two = await browser.open(await web.link())
    await browser.press(one, app_id="1", secret=SECRET)
    await browser.press(two, app_id="2", secret=SECRET)
    assert 'value="1"' in (await browser.get("/connect/at/1?step=app")).text
    assert 'value="2"' in (await browser.get("/connect/at/2?step=app")).text
    mixed = await browser.ask(
        "POST",
        "/connect/at/1",
        data={"proof": two.proof, "step": "app", "do": "on", "f.app_id": "wrong-number"},
    )
    assert mixed.status == 404
    assert 'value="1"' in (await browser.get("/connect/at/1?step=app")).text


async def test_of_two_links_in_one_browser_the_platform_answers_the_one_that_asked(web: Web) -> None:
    browser = web.browser()
    sent: list[str] = []
    for _ in range(2):
        page = await browser.press(await browser.open(await web.link()), **APP)
        going = await browser.send(await browser.press(page, kind="page"))
        sent.append(html.unescape(re.findall(r'content="0;url=([^"]+)"', going.text)[0]))
    for number in (2, 1):
        back = await browser.get(f"/connect/back?code=x&state={state_of(sent[number - 1])}")
        assert (back.status, back.headers["Location"]) == (303, f"/connect/at/{number}")
        assert "Which one?" in text(await browser.follow(back))


async def test_a_renewal_opens_at_the_step_that_is_needed_and_keeps_the_channel(web: Web) -> None:
    browser, page = await at_choice(web)
    await browser.press(page, do="take", choice="fake.example")
    browser = web.browser()
    link = await web.link(ChannelId(1))
    before = text(await browser.get(urlsplit(link.url).path))
    assert "You need: the account that manages the page." in before
    assert "minutes" not in before.partition("The link works")[0] and "costs" not in before
    page = await browser.open(link)
    assert "Renew the access: Fake" in text(page)
    assert "pasted, 28 characters" in text(page) and "Step 1 of 3" in text(page)
    page = await browser.press(page, app_id="4711", secret="")
    page = await browser.press(page, kind="page")
    going = await browser.send(page)
    state = state_of(html.unescape(re.findall(r'content="0;url=([^"]+)"', going.text)[0]))
    page = await browser.follow(await browser.get(f"/connect/back?code=x&state={state}"))
    assert "Done. Rösterei Hof has its new access." in text(page)
    assert await web.channels() == [("Rösterei Hof", "fake.example")]


@pytest.mark.parametrize("at", ["steps", "platform"])
async def test_a_renewal_of_a_connection_that_is_removed_meanwhile_says_so_and_stores_nothing(
    web: Web, at: str
) -> None:
    browser, page = await at_choice(web)
    await browser.press(page, do="take", choice="fake.example")
    browser = web.browser()
    page = await browser.open(await web.link(ChannelId(1)))
    page = await browser.press(page, app_id="4711", secret="")

    async def remove() -> None:
        await web.app.pausing.remove(acting(web.business.id, OWNER, web.clock()), ChannelId(1))

    if at == "steps":
        await remove()
        page = await browser.press(page, kind="page")
        page = await browser.press(page)
    else:
        going = await browser.send(await browser.press(page, kind="page"))
        await remove()
        state = state_of(html.unescape(re.findall(r'content="0;url=([^"]+)"', going.text)[0]))
        page = await browser.follow(await browser.get(f"/connect/back?code=x&state={state}"))
    assert "The connection was removed meanwhile. Connect the account again instead." in text(page)
    assert await web.app.connect.all(web.business.id) == ()
    assert await web.app.db.read(lambda tx: tx.all("SELECT 1 FROM credential")) == []


async def test_a_connection_that_is_removed_after_the_page_made_it_can_be_chosen_there_again(
    web: Web,
) -> None:
    browser, page = await at_choice(web)
    await browser.press(page, do="take", choice="fake.example")
    await web.app.pausing.remove(acting(web.business.id, OWNER, web.clock()), ChannelId(1))
    page = await browser.get("/connect/at/1")
    assert "Which one?" in text(page) and "Done." not in text(page)
    page = await browser.press(page, do="take", choice="fake.example")
    assert "Done. Rösterei Hof rings in Discord from now on." in text(page)
    assert [channel.id for channel in await web.app.connect.all(web.business.id)] == [ChannelId(1)]


async def test_a_renewal_opens_at_the_step_of_which_the_platform_takes_a_stored_value_no_more(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = SampleLogin.steps

    def steps(self: SampleLogin, form: Mapping[str, str]) -> Steps:
        app, token, *_ = real(self, form).steps
        return Steps((app, replace(token, fields=(LoginField("token", mark("Token"), secret=True),))))

    async def look(self: SampleLogin, step: str, form: Mapping[str, str]) -> tuple[Finding, ...]:
        return (Finding("secret", False, mark("The app is gone.")),) if step == "app" else ()

    monkeypatch.setattr(SampleLogin, "steps", steps)
    SampleLogin.page = ""
    secrets = {"secret": SECRET, "app_id": "4711", "token": "page-token-0123456789"}
    SampleLogin.opens = (Choice("fake.example", "Rösterei Hof", secrets),)
    browser, page = await at_token(web)
    assert "Done." in text(await browser.press(page, token="page-token-0123456789"))
    page = await web.browser().open(await web.link(ChannelId(1)))
    assert "Step 2 of 2" in text(page)
    SampleLogin.trouble = {"look": [Retry()]}
    page = await web.browser().open(await web.link(ChannelId(1)))
    assert "Step 2 of 2" in text(page), "a platform that is down finds nothing wrong"
    monkeypatch.setattr(SampleLogin, "look", look)
    page = await web.browser().open(await web.link(ChannelId(1)))
    assert "Step 1 of 2" in text(page) and "The app is gone." in text(page)
    assert 'value="4711"' in page.text and SECRET not in page.text


async def test_the_script_learns_what_was_pasted_and_says_nothing_of_fields_that_are_empty_still(
    web: Web,
) -> None:
    browser = web.browser()
    page = await browser.open(await web.link())
    common = {"proof": page.proof, "step": "app"}
    look = await browser.ask(
        "POST", "/connect/at/1/look", data={**common, "f.app_id": "4711", "f.secret": ""}
    )
    said = json.loads(look.text)
    assert [one["answers"] for one in said["fields"]] == [[], []] and said["answers"] == []
    look = await browser.ask(
        "POST", "/connect/at/1/look", data={**common, "f.app_id": "4711", "f.secret": SECRET}
    )
    said = json.loads(look.text)
    assert said["fields"] == [
        {"name": "f.app_id", "pasted": "", "answers": [["good", [["That is the app 4711.", False]]]]},
        {
            "name": "f.secret",
            "pasted": "pasted, 28 characters",
            "answers": [["good", [["It ends on 3 May 2027.", False]]]],
        },
    ]


async def test_what_was_checked_when_it_was_pasted_is_not_asked_about_again_by_the_button(web: Web) -> None:
    browser = web.browser()
    page = await browser.open(await web.link())
    typed = {"f.app_id": "4711", "f.secret": SECRET}
    await browser.ask("POST", "/connect/at/1/look", data={"proof": page.proof, "step": "app", **typed})
    assert "Step 2 of 3" in text(await browser.press(page, **APP)) and len(SampleLogin.looked) == 1
    page = await browser.press(await browser.get("/connect/at/1?step=app"), app_id="12", secret="")
    assert "Step 2 of 3" in text(page) and len(SampleLogin.looked) == 2


async def test_a_hundred_questions_are_all_that_a_link_asks_of_a_platform(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.channels.connect_flow.MOST_LOOKS", 3)
    browser = web.browser()
    page = await browser.open(await web.link())
    for number in range(5):
        page = await browser.press(page, app_id="0", secret=f"{SECRET}{number}")
    assert len(SampleLogin.looked) == 3 and "I am asked to come less often." in text(page)


async def test_two_presses_at_once_connect_once(web: Web) -> None:
    browser, page = await at_choice(web)
    sent = [browser.send(page, do="take", choice="fake.example") for _ in range(4)]
    assert {one.status for one in await asyncio.gather(*sent)} == {303}
    assert await web.channels() == [("Rösterei Hof", "fake.example")]


async def test_who_is_no_owner_any_more_connects_nothing(web: Web) -> None:
    browser, page = await at_choice(web)
    web.owners.clear()
    assert (await browser.send(page, do="take", choice="fake.example")).status == 404
    path = urlsplit((await web.link()).url).path
    assert (await browser.ask("POST", path)).status == 404
    assert await web.channels() == []


async def test_while_discord_does_not_answer_nothing_is_used_up_and_nothing_is_lost(web: Web) -> None:
    browser, link = web.browser(), await web.link()
    web.discord = False
    refused = await browser.ask("POST", urlsplit(link.url).path)
    assert refused.status == 503 and "Discord does not answer just now" in text(refused)
    web.discord = True
    page = await browser.press(await browser.open(link), **APP)
    web.discord = False
    assert (await browser.send(page, note="mine")).status == 503
    web.discord = True
    assert "Step 2 of 3" in text(await browser.get("/connect/at/1"))


async def test_old_used_guessed_and_foreign_links_get_the_same_page_byte_for_byte(web: Web) -> None:
    browser, used = web.browser(), await web.link()
    await browser.open(used)
    foreign = await web.app.db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    await web.app.db.write(lambda tx: change_business(tx, foreign.id, set_up_at=NOW))
    not_owner = await web.link(business=foreign.id)
    web.owners.clear()
    stranger, seen = web.browser(), list[Answer]()
    seen.append(await stranger.get(urlsplit(used.url).path))
    seen.append(await stranger.ask("POST", urlsplit(used.url).path))
    seen.append(await stranger.ask("POST", urlsplit(not_owner.url).path))
    seen.append(await stranger.get("/connect/" + "A" * 43))
    seen.append(await stranger.get("/connect/at/1"))
    seen.append(await stranger.get("/connect/at/999999"))
    seen.append(await stranger.get("/connect/back?state=x"))
    old = await web.link()
    web.clock.advance(HALF_AN_HOUR / 2)
    await web.link()  # as long as one works, the door is open
    web.clock.advance(HALF_AN_HOUR / 2)
    seen.append(await stranger.get(urlsplit(old.url).path))
    seen.append(await browser.get("/connect/at/1"))
    assert {(one.status, one.text) for one in seen} == {(404, seen[0].text)}
    assert GONE in text(seen[0])
    headers = {tuple(sorted((k, v) for k, v in one.headers.items() if k != "Date")) for one in seen}
    assert len(headers) == 1


async def test_the_browser_that_used_a_link_up_finds_its_page_by_it_again(web: Web) -> None:
    browser, link = web.browser(), await web.link()
    await browser.open(link)
    again = await browser.get(urlsplit(link.url).path)
    assert again.status == 303 and again.headers["Location"] == "/connect/at/1"
    assert (await web.browser().get(urlsplit(link.url).path)).status == 404


async def test_at_localhost_the_link_leads_to_the_name_that_platforms_send_browsers_back_to(web: Web) -> None:
    link = await web.link()
    path = urlsplit(link.url).path
    moved = await web.browser().get(f"http://localhost:{web.port}{path}", headers={})
    assert (moved.status, moved.headers["Location"]) == (303, link.url)


async def test_each_language_of_a_link_is_the_language_of_its_page(web: Web) -> None:
    for language, said in (
        (Language.GERMAN_DU, "Du brauchst:"),
        (Language.GERMAN_SIE, "Sie brauchen:"),
        (Language.ENGLISH, "You need:"),
    ):
        link = await web.link(language=language)
        first = await web.browser().get(urlsplit(link.url).path)
        assert said in text(first)
        assert f'<html lang="{"en" if language is Language.ENGLISH else "de"}">' in first.text


async def test_the_end_of_an_access_is_said_where_it_has_one(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = FakeConnector.check

    async def ends(connector: FakeConnector) -> AccountRef:
        return replace(await check(connector), token_ends_at=NOW + timedelta(days=60))

    monkeypatch.setattr(FakeConnector, "check", ends)
    browser, page = await at_choice(web)
    page = await browser.press(page, do="take", choice="fake.example")
    assert re.search(r"The access ends on \d+ \w+ \d{4}; I tell you before\.", text(page))


async def test_a_right_that_is_missing_though_replies_go_is_named_at_the_end(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = FakeConnector.check

    async def lacks(connector: FakeConnector) -> AccountRef:
        return replace(await check(connector), missing=("edit_users",))

    monkeypatch.setattr(FakeConnector, "check", lacks)
    browser, page = await at_choice(web)
    page = await browser.press(page, do="take", choice="fake.example")
    assert "Done. " in text(page) and "It lacks edit_users: give the account that right there." in text(page)


async def test_an_account_that_may_only_read_is_refused_with_what_to_do(web: Web) -> None:
    web.platform.can_write = False
    browser, page = await at_choice(web)
    page = await browser.press(page, do="take", choice="fake.example")
    assert "The account may only read there." in text(page)


async def test_an_account_that_nobody_offered_is_not_taken(web: Web) -> None:
    browser, page = await at_choice(web)
    for choice in ("", "mine", "fake.example ", "x" * 10_000):
        await browser.press(page, do="take", choice=choice)
    assert await web.channels() == []


async def test_a_long_value_is_cut_and_invisible_letters_go(web: Web) -> None:
    browser = web.browser()
    page = await browser.open(await web.link())
    await browser.press(page, app_id=" \u200b47\n11\x07 ", secret="x" * 20_000)
    assert SampleLogin.looked[-1]["app_id"] == "4711" and len(SampleLogin.looked[-1]["secret"]) == 4096


async def test_choices_with_hostile_names_stay_text(web: Web) -> None:
    name = '<img src=x onerror=alert(1)>"&{{ 7*7 }}'
    SampleLogin.opens = (Choice("a", name, {"t": "1"}), Choice('"><script>', "b", {"t": "1"}))
    _, page = await at_choice(web)
    assert name in html.unescape(page.text) and "<img" not in page.text and "49" not in text(page)
    assert '"><script>' not in page.text


async def test_a_member_of_the_terminal_is_no_member_of_discord(web: Web) -> None:
    assert OWNER in web.owners
    web.owners.clear()
    web.discord = False
    from bot.domain.actor import NOBODY
    from bot.domain.connect_link import ConnectLink
    from tests.support.businesses import acting
    from tests.support.platform import KEY

    made = await web.app.connect_links.make(
        acting(web.business.id, NOBODY, web.clock()), KEY, None, Language.ENGLISH
    )
    assert isinstance(made, ConnectLink)
    page = await web.browser().open(made)
    assert "Step 1 of 3" in text(page)


async def test_one_account_connected_by_owners_of_two_businesses_at_once_is_two_connections_apart(
    web: Web,
) -> None:
    other = await web.app.db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    await web.app.db.write(lambda tx: change_business(tx, other.id, set_up_at=NOW))
    web.app.directory._named = frozenset({web.business.server_id, ServerId(2)})
    businesses, ready = (web.business.id, other.id), list[tuple[Browser, Answer]]()
    for business in businesses:
        browser = web.browser()
        page = await browser.press(await browser.open(await web.link(business=business)), **APP)
        going = await browser.send(await browser.press(page, note="", kind="page"))
        address = html.unescape(re.findall(r'content="0;url=([^"]+)"', going.text)[0])
        back = f"/connect/back?code=x&state={state_of(address)}"
        for neighbour, _ in ready:
            await neighbour.get(back)  # an answer for somebody else uses nothing up
        ready.append((browser, await browser.follow(await browser.get(back))))
    pages = await asyncio.gather(
        *(browser.press(page, do="take", choice="fake.example") for browser, page in ready for _ in range(2))
    )
    assert all("Done. Rösterei Hof rings" in text(page) for page in pages)
    rows = await web.app.db.read(
        lambda tx: [
            tuple(row)
            for row in tx.all(
                "SELECT channel.business_id, account_key, credential.business_id, credential.id FROM channel"
                " JOIN credential ON credential.id = credential_id ORDER BY channel.business_id"
            )
        ]
    )
    assert [row[:3] for row in rows] == [(each, "fake.example", each) for each in businesses]
    assert len({row[3] for row in rows}) == 2
    first, second = [await web.app.connect.all(business) for business in businesses]
    await web.app.pausing.remove(acting(businesses[0], OWNER, web.clock()), first[0].id)
    assert await web.app.connect.all(businesses[0]) == ()
    assert await web.app.connect.all(businesses[1]) == second
