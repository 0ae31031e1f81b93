"""Attacks on the web door: other hosts, other sites, floods, slow clients, oversize, nonsense."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from bot.web import messages, server
from tests.support.counts import SOAK
from tests.support.web import SECRET, SampleLogin, Web

DISCORDBOT = "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)"
GUESSES = 5_000 if SOAK else 200


async def raw(web: Web, sent: bytes, *, eof: bool = False) -> bytes:
    """What comes back for these bytes, to the end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", web.port)
    try:
        writer.write(sent)
        await writer.drain()
        if eof:
            writer.write_eof()
        return await asyncio.wait_for(reader.read(), 20)
    except ConnectionError:
        return b""
    finally:
        writer.close()


def request(web: Web, line: str, headers: Mapping[str, str] | None = None, body: str = "") -> bytes:
    lines = {"Host": f"127.0.0.1:{web.port}", "Connection": "close", **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{line} HTTP/1.1\r\n{head}\r\n{body}".encode()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_a_preview_by_discord_uses_nothing_up(web: Web, method: str) -> None:
    link = await web.link()
    path = urlsplit(link.url).path
    for _ in range(5):
        seen = await web.browser().ask(method, path, headers={"User-Agent": DISCORDBOT})
        assert seen.status == 200 and "Set-Cookie" not in seen.headers
    assert "Step 1 of 3" in (await web.browser().open(link)).text


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8766",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost",
        "[::1]:8766",
        "",
        "127.0.0.1:8766@x",
    ],
)
async def test_another_host_name_is_refused_everywhere(web: Web, host: str) -> None:
    link = await web.link()
    for path in (urlsplit(link.url).path, "/health", "/connect/style.css", "/hooks/fake/x", "/"):
        said = await raw(web, request(web, f"GET {path}", {"Host": host}))
        assert said.startswith((b"HTTP/1.1 421 ", b"HTTP/1.1 400 ")), said[:200]
    assert (await web.browser().get("/health")).text == "ok"
    assert (await raw(web, request(web, "GET /health", {"Host": f"LOCALHOST:{web.port}"}))).endswith(b"ok")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1:1"},
    ],
)
async def test_a_form_of_another_site_is_refused(web: Web, headers: dict[str, str]) -> None:
    link, browser = await web.link(), web.browser()
    assert (await browser.ask("POST", urlsplit(link.url).path, headers=headers)).status == 403
    page = await browser.open(link)
    typed = {"proof": page.proof, "step": "app", "do": "on", "f.app_id": "wrong-number", "f.secret": SECRET}
    for path in ("/connect/at/1", "/connect/at/1/look"):
        assert (await browser.ask("POST", path, data=typed, headers=headers)).status == 403
    assert SampleLogin.looked == [] and "wrong-number" not in (await browser.get("/connect/at/1")).text


@pytest.mark.parametrize("proof", ["", "x", "0" * 64])
async def test_a_form_without_the_secret_of_its_page_changes_nothing(web: Web, proof: str) -> None:
    browser = web.browser()
    await browser.open(await web.link())
    typed = {"proof": proof, "step": "app", "do": "on", "f.app_id": "wrong-number", "f.secret": SECRET}
    for path in ("/connect/at/1", "/connect/at/1/look"):
        assert (await browser.ask("POST", path, data=typed)).status == 404
    assert "wrong-number" not in (await browser.get("/connect/at/1")).text


async def test_every_answer_has_the_headers_that_keep_it_to_itself(web: Web) -> None:
    link, browser = await web.link(), web.browser()
    page = await browser.open(link)
    seen = [
        page,
        await browser.get("/connect/" + "A" * 43),
        await browser.get("/connect/style.css"),
        await browser.get("/connect/page.js"),
        await browser.get("/health"),
        await browser.get("/hooks/fake/x"),
        await browser.get("/"),
        await browser.ask("DELETE", "/connect/at/1"),
        await browser.ask("POST", "/connect/at/1", headers={"Sec-Fetch-Site": "cross-site"}),
    ]
    for one in seen:
        assert one.headers["Content-Security-Policy"] == (
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self';"
            " frame-ancestors 'none'; base-uri 'none'"
        )
        assert one.headers["Cache-Control"] == "no-store"
        assert one.headers["Referrer-Policy"] == "no-referrer"
        assert one.headers["X-Content-Type-Options"] == "nosniff"
        assert one.headers["X-Frame-Options"] == "DENY"
        assert one.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Server" not in one.headers
        assert "Content-Type" in one.headers or one.status in (303, 405)
    for nonsense in (
        b"nonsense\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00" * 20 + b"\r\n\r\n",
    ):
        said = await raw(web, nonsense)
        assert said.startswith(b"HTTP/1.") and b" 400 " in said[:20]
        assert b"erver:" not in said and b"aiohttp" not in said and b"ython" not in said


async def test_the_cookie_is_for_this_door_alone(web: Web) -> None:
    browser = web.browser()
    await browser.open(await web.link())
    [said] = browser.set_cookies
    name, _, rest = said.partition("=")
    value, *flags = rest.split("; ")
    assert (name, len(value)) == ("connect-1", 43)
    assert flags == ["Path=/connect", "Max-Age=1800", "HttpOnly", "SameSite=Lax"]


@pytest.mark.parametrize("path", ["/connect/at/1", "/connect/at/1/look"])
async def test_a_body_that_is_too_long_too_slow_or_no_form_is_refused(
    web: Web, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    browser = web.browser()
    page = await browser.open(await web.link())
    long = {"proof": page.proof, "step": "app", "f.app_id": "x" * messages.FORM_BYTES}
    assert (await browser.ask("POST", path, data=long)).status == 413

    async def chunks():
        for _ in range(200):
            yield b"x" * 1024

    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await browser.ask("POST", path, data=chunks(), headers=form)).status == 413
    assert (await browser.ask("POST", path, data=b"{}", headers={"Content-Type": "text/plain"})).status == 400
    monkeypatch.setattr(messages, "BODY_WITHIN", 0.1)
    cookie = "; ".join(f"{k}={v}" for k, v in browser.cookies.items())
    head = {**form, "Content-Length": "100", "Cookie": cookie, "Sec-Fetch-Site": "same-origin"}
    assert (await raw(web, request(web, f"POST {path}", head, "proof="))).startswith(b"HTTP/1.1 408 ")
    assert "Step 1 of 3" in (await browser.get("/connect/at/1")).text


async def test_slow_heads_are_cut_off_and_others_served_meanwhile(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "HEADERS_WITHIN", 0.3)
    await web.link()
    slow = [await asyncio.open_connection("127.0.0.1", web.port) for _ in range(30)]
    for _, writer in slow:
        writer.write(b"GET /health HTTP/1.1\r\nHost: 127")
    assert (await web.browser().get("/health")).status == 200
    ended = await asyncio.wait_for(asyncio.gather(*(reader.read() for reader, _ in slow)), 20)
    assert set(ended) == {b""}
    for _, writer in slow:
        writer.close()


async def test_a_connection_ends_with_its_response_so_that_no_proxy_sends_a_delivery_into_a_closed_one(
    web: Web,
) -> None:
    await web.link()
    twice = request(web, "GET /health", {"Connection": "keep-alive"}) * 2
    assert (await raw(web, twice)).count(b"HTTP/1.1 200 OK") == 1


async def test_connections_beyond_the_cap_are_cut_and_free_ones_serve_again(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "CONNECTIONS", 4)
    await web.link()
    held = [await asyncio.open_connection("127.0.0.1", web.port) for _ in range(4)]
    await asyncio.sleep(0)
    assert await raw(web, request(web, "GET /health")) == b""
    for _, writer in held:
        writer.close()
        await writer.wait_closed()
    while not (said := await raw(web, request(web, "GET /health"))):
        await asyncio.sleep(0)
    assert said.endswith(b"ok")


async def test_guesses_from_one_place_are_looked_up_twenty_times_and_cost_no_other_place(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    fresh = web.app.connect_links.fresh

    async def counted(token: str, now: object) -> object:
        looked.append(token)
        return await fresh(token, now)  # type: ignore[arg-type]

    monkeypatch.setattr(web.app.connect_links, "fresh", counted)
    link, chance = await web.link(), random.Random(8)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    browser, place = web.browser(), {"X-Forwarded-For": "10.0.0.1, 198.51.100.7"}
    statuses = {
        (
            await browser.ask(
                chance.choice(["GET", "POST"]),
                "/connect/" + "".join(chance.choices(letters, k=43)),
                headers=place,
            )
        ).status
        for _ in range(GUESSES)
    }
    assert statuses == {404} and len(looked) == 20
    assert (await browser.get(urlsplit(link.url).path, headers=place)).status == 404
    spoofed = {"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}
    assert (await browser.get(urlsplit(link.url).path, headers=spoofed)).status == 404
    assert "Step 1 of 3" in (await web.browser().open(link)).text
    web.clock.advance(timedelta(minutes=10))
    assert (await browser.get("/connect/" + "A" * 43, headers=place)).status == 404 and len(looked) > 20


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "{{ 7 * 191 * 1000003 }}{% raw %}",
    "javascript:alert(1)",
    "</textarea></form><form action=https://evil.example>",
    "\u202eevil",
    "**bold** [x](https://evil.example)",
]


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
async def test_scripts_in_pasted_values_stay_text(web: Web, value: str) -> None:
    browser = web.browser()
    page = await browser.press(await browser.open(await web.link()), app_id=value, secret=value)
    back = await browser.get("/connect/at/1?step=app")
    look = await browser.ask(
        "POST",
        "/connect/at/1/look",
        data={"proof": page.proof, "step": "app", "f.app_id": value, "f.secret": ""},
    )
    for one in (page, back):
        assert not any(
            tag in one.text for tag in ("<script>alert", "<img", "onfocus='", "<form action=https")
        )
        assert one.text.count("<form ") == 1 and "1337004011" not in one.text
    assert look.headers["Content-Type"] == "application/json; charset=utf-8"
    assert SampleLogin.looked[0]["secret"] == value.replace("\u202e", "")


@pytest.mark.parametrize(
    "method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"]
)
async def test_other_methods_do_nothing(web: Web, method: str) -> None:
    browser = web.browser()
    await browser.open(await web.link())
    cookie = "; ".join(f"{k}={v}" for k, v in browser.cookies.items())
    for path in (
        "/connect/at/1",
        "/connect/at/1/look",
        "/connect/back",
        "/connect/style.css",
        "/health",
        "/hooks/fake/x",
    ):
        said = await raw(web, request(web, f"{method} {path}", {"Cookie": cookie}))
        assert said[9:12] in (b"405", b"400", b"404"), (path, said[:100])


async def test_paths_that_lead_nowhere_or_out_of_the_folder_give_nothing(web: Web) -> None:
    await web.link()
    paths = [
        *("/", "/connect", "/connect/", "/connect//style.css", "/connect/page.html", "/connect/base.html"),
        *(
            "/connect/../connect/base.html",
            "/connect/..%2fserver.py",
            "/connect/%2e%2e/server.py",
            "/connect/style.css/",
        ),
        *(
            "/connect/at",
            "/connect/at/",
            "/connect/at/x",
            "/connect/at/-1",
            "/connect/at/1/look/x",
            "/connect/at/" + "9" * 30,
        ),
        *(
            "/connect/%00",
            "/connect/" + "A" * 3000,
            "/connect/at/1%00",
            "/connect/at/%EF%BC%91",
            "/hooks/",
            "/hooks/fake",
            "/health/x",
        ),
    ]
    for path in paths:
        said = await raw(web, request(web, f"GET {path}"))
        assert said.startswith(b"HTTP/1.1 404 "), (path, said[:80])
        assert b"{%" not in said and b"import" not in said


async def test_a_slip_inside_says_nothing_of_it_and_logs_no_link(
    web: Web, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    link = await web.link()

    async def broken(*_: object) -> None:
        raise RuntimeError("inside")

    monkeypatch.setattr(web.app.connect_links, "fresh", broken)
    said = await web.browser().get(urlsplit(link.url).path)
    assert (said.status, said.text) == (500, "Error")
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert "a request to the web door failed" in logged and link.url.rpartition("/")[2] not in caplog.text


async def test_no_request_is_logged(web: Web, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", logger="bot")
    caplog.set_level("DEBUG", logger="aiohttp")
    browser = web.browser()
    link = await web.link()
    page = await browser.press(await browser.open(link), app_id="4711", secret=SECRET)
    assert page.status == 200
    secrets = (SECRET, link.url.rpartition("/")[2], *browser.cookies.values())
    assert not [one for one in secrets if one in caplog.text]


async def test_many_fields_and_doubled_names_are_no_trouble(web: Web) -> None:
    browser = web.browser()
    page = await browser.open(await web.link())
    many = {"proof": page.proof, "step": "app", **{f"f.{number}": "x" for number in range(500)}}
    assert (await browser.ask("POST", "/connect/at/1", data=many)).status == 404
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    twice = f"proof={page.proof}&step=app&do=on&f.app_id=1&f.app_id=2&f.secret=abcdefgh&f.nobody=x&f.secret=%FF%FE"
    sent = await browser.ask("POST", "/connect/at/1", data=twice, headers=form)
    assert (
        sent.status == 303
        and SampleLogin.looked[-1]["app_id"] == "2"
        and "nobody" not in SampleLogin.looked[-1]
    )


@pytest.mark.parametrize("use", ["image", "iframe", "script", "empty"])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_pages_of_other_sites_use_up_no_guesses_of_their_visitors(
    web: Web, site: str, use: str
) -> None:
    first, second, owner = await web.link(), await web.link(), web.browser()
    await owner.open(first)
    embedded = {"Sec-Fetch-Site": site, "Sec-Fetch-Dest": use, "Sec-Fetch-Mode": "no-cors"}
    for path in (
        *("/connect/" + "A" * 43,) * 25,
        urlsplit(second.url).path,
        "/connect/at/1",
        "/connect/back",
    ):
        assert (await owner.ask("GET", path, headers=embedded)).status == 403
    assert "Step 1 of 3" in (await owner.get("/connect/at/1")).text
    clicked = {"Sec-Fetch-Site": site, "Sec-Fetch-Dest": "document", "Sec-Fetch-Mode": "navigate"}
    assert (await owner.ask("GET", urlsplit(second.url).path, headers=clicked)).status == 200


async def test_forms_for_links_that_nobody_has_leave_nothing_in_memory(web: Web) -> None:
    await web.link()
    browser, turns = web.browser(), web.app.connect_flow._turns._locks
    for number in range(1, 41):
        for path in (f"/connect/at/{number}", f"/connect/at/{number}/look"):
            place = {"X-Forwarded-For": f"198.51.100.{number}"}
            assert (await browser.ask("POST", path, data={"step": "app"}, headers=place)).status == 404
    assert not turns


@pytest.mark.parametrize(
    "address", ["http://[::1", "https://[", "javascript:alert(1)", "//evil.example", "https://"]
)
async def test_an_address_of_a_platform_that_is_none_is_not_opened(web: Web, address: str) -> None:
    SampleLogin.page = address
    browser = web.browser()
    page = await browser.press(await browser.open(await web.link()), app_id="1", secret=SECRET)
    page = await browser.press(page, note="", kind="page")
    said = await browser.send(page)
    assert said.status == 303 and (await browser.follow(said)).status == 200
