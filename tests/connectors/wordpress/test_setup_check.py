"""The check at connecting tries what reading needs, and says of each obstacle what it is."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.connectors.wordpress.words import WORDS
from bot.domain.connecting import NotConnected
from bot.domain.external_id import ExternalId
from bot.domain.outbox import RowId
from bot.domain.reason import Reason
from bot.domain.settings import Language
from bot.http import Http
from bot.ports import (
    AccountRef,
    ConnectorError,
    HttpAnswer,
    HttpRequest,
    Net,
    NetworkTrouble,
    NoSuchHost,
    OutgoingReply,
    Pull,
    Refused,
    Retry,
)
from bot.texts import speak
from cogs.connections.wording import connect_sentence
from tests.connectors.harness import look, target
from tests.connectors.wordpress.double import EDITOR, HOME, FakeWordPress, page, said
from tests.connectors.wordpress.stage import connector, way_out
from tests.support.clock import NOW
from tests.support.wordpress import WordPress

Change = Callable[[HttpRequest, HttpAnswer], HttpAnswer]
LATER = "in ein paar Minuten"
NOT_THERE = "kein WordPress"


@dataclass
class Before:
    """Implements ports.Net: a proxy before a site that changes its answers."""

    net: Net
    change: Change
    asked: int = 0

    async def request(self, request: HttpRequest) -> HttpAnswer:
        self.asked += 1
        return self.change(request, await self.net.request(request))


def route(request: HttpRequest) -> str:
    parts = urlsplit(request.url)
    asked = parse_qs(parts.query).get("rest_route", [""])[0]
    return asked or ("/" + parts.path.partition("/wp-json/")[2] if "/wp-json" in parts.path else "")


def changed(answer: HttpAnswer, **how: object) -> HttpAnswer:
    kept = {name: getattr(answer, name) for name in ("status", "url", "headers", "body", "links")}
    return HttpAnswer(**{**kept, **how})


def without_count(request: HttpRequest, answer: HttpAnswer) -> HttpAnswer:
    return changed(
        answer, headers={name: value for name, value in answer.headers.items() if "x-wp" not in name}
    )


def bytes_before(request: HttpRequest, answer: HttpAnswer) -> HttpAnswer:
    """A file saved with a mark at its start: PHP has sent its headers before WordPress has any."""
    if not route(request):
        return answer
    return HttpAnswer(200, answer.url, {"content-type": "text/html"}, b"\n\xef\xbb\xbf\n" + answer.body)


async def check(net: Net, url: str = HOME, *, anonymous: bool = False) -> AccountRef:
    proof = {} if anonymous else {"user": "redaktion", "password": "abcd efgh ijkl"}
    return await connector(net, url, None, **proof).check()


async def refusal(net: Net, url: str = HOME, *, anonymous: bool = False) -> ConnectorError:
    with pytest.raises(ConnectorError) as found:
        await check(net, url, anonymous=anonymous)
    return found.value


# --- lists without their count ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", [without_count, bytes_before])
async def test_a_list_whose_count_is_lost_on_the_way_is_read_by_its_envelope(
    wordpress: WordPress, change: Change
) -> None:
    post = wordpress.make_post()
    made = [wordpress.comment(wordpress.customer(), post.id, f"Frage {number}?") for number in range(3)]
    site = Before(way_out(wordpress.url), change)
    editor = wordpress.editor
    proof = {"user": editor.login, "password": editor.application_password}
    ref = await connector(site, wordpress.url, None, **proof).check()
    reader = connector(site, wordpress.url, ref, **proof)
    seen = await look(reader, lambda: datetime.now(UTC))
    assert set(seen) == {str(number) for number in made}
    to = target(seen[ExternalId(str(made[0]))])
    sent = await reader.send(OutgoingReply(RowId(1), to, "Ja!"))
    found = await reader.find_sent(OutgoingReply(RowId(1), to, "Ja!"), NOW.replace(year=2020), frozenset())
    assert [one.external_id for one in found] == [sent.external_id]
    stranger = connector(site, wordpress.url, await connector(site, wordpress.url, None).check())
    assert len(await look(stranger, lambda: datetime.now(UTC))) == 4


async def test_bytes_before_the_headers_do_not_make_a_wrong_password_a_good_one() -> None:
    blog = FakeWordPress(password="another one")
    found = await refusal(Before(blog, bytes_before))
    assert getattr(found, "reason", None) is Reason.REVOKED


@pytest.mark.parametrize("anonymous", [True, False])
async def test_a_list_that_never_says_how_long_it_is_is_refused_in_a_sentence(anonymous: bool) -> None:
    blog = FakeWordPress()
    found = await refusal(Before(blog, without_count), anonymous=anonymous)
    assert isinstance(found, Refused) and found.reason is Reason.NO_COUNT
    ref = await check(blog)
    reader = connector(Before(blog, without_count), HOME, ref, user=blog.user, password=blog.password)
    with pytest.raises(Retry) as later:
        await reader.fetch(Pull("fast", "", (), NOW))
    assert later.value.reason is Reason.NO_COUNT


async def test_an_emptied_list_is_no_proof_that_our_reply_is_missing() -> None:
    blog = FakeWordPress()
    number = blog.add("Wann?")
    ref = await check(blog)

    def emptied(request: HttpRequest, answer: HttpAnswer) -> HttpAnswer:
        lists = route(request) == "/wp/v2/comments" and request.method == "GET"
        return said(request, 200, [], {"x-wp-total": "0"}) if lists else answer

    reader = connector(Before(blog, emptied), HOME, ref, user=blog.user, password=blog.password)
    to = target(
        (await look(connector(blog, HOME, ref, user=blog.user, password=blog.password), lambda: NOW))[
            ExternalId(str(number))
        ]
    )
    with pytest.raises(Retry) as later:
        await reader.find_sent(OutgoingReply(RowId(1), to, "Um acht."), NOW, frozenset())
    assert later.value.reason is Reason.EMPTIED
    honest = connector(blog, HOME, ref, user=blog.user, password=blog.password)
    assert await honest.find_sent(OutgoingReply(RowId(1), to, "Um acht."), NOW, frozenset()) == ()
    blog.erase(number)
    assert await reader.find_sent(OutgoingReply(RowId(1), to, "Um acht."), NOW, frozenset()) == ()


# --- doors that are shut ----------------------------------------------------------------------------------------------

NOTICE = b"<br />\n<b>Deprecated</b>:  Function foo() is deprecated in <b>/x.php</b> on line <b>7</b><br />\n"
HUMAN = "<!DOCTYPE html><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x'></script>"


def on_rest(answer: Callable[[HttpRequest, HttpAnswer], HttpAnswer], under: str = "/") -> Change:
    def change(request: HttpRequest, given: HttpAnswer) -> HttpAnswer:
        return answer(request, given) if route(request).startswith(under) else given

    return change


def everywhere(answer: Callable[[HttpRequest, HttpAnswer], HttpAnswer]) -> Change:
    return answer


SHUT: list[tuple[str, Change, Reason]] = [
    ("firewall", on_rest(lambda r, _: page(r, 403, "<html>Forbidden")), Reason.TURNED_AWAY),
    ("not acceptable", on_rest(lambda r, _: page(r, 406, "<html>Not Acceptable! mod_security")), Reason.TURNED_AWAY),
    ("whole site", everywhere(lambda r, _: page(r, 403, "<html>Access denied")), Reason.TURNED_AWAY),
    ("challenge 403", on_rest(lambda r, _: page(r, 403, HUMAN)), Reason.CHALLENGE),
    ("challenge 503", everywhere(lambda r, _: page(r, 503, HUMAN)), Reason.CHALLENGE),
    ("challenge by header", on_rest(lambda r, _: page(r, 403, "<html>", {"cf-mitigated": "challenge"})), Reason.CHALLENGE),
    ("siteground", on_rest(lambda r, _: page(r, 202, "<meta url='/.well-known/sgcaptcha/'>")), Reason.CHALLENGE),
    ("notices", on_rest(lambda _, a: changed(a, body=NOTICE + a.body)), Reason.MESSAGES),
    ("bare notices", on_rest(lambda _, a: changed(a, body=b"\nWarning: foo in /x.php on line 7\n" + a.body)), Reason.MESSAGES),
    ("disabled", on_rest(lambda r, _: said(r, 401, {"code": "rest_disabled"})), Reason.API_OFF),
    ("users hidden", on_rest(lambda r, _: said(r, 404, {"code": "rest_no_route"}), "/wp/v2/users"), Reason.USERS_HIDDEN),
    ("users shut", on_rest(lambda r, _: said(r, 403, {"code": "nope"}), "/wp/v2/users"), Reason.USERS_HIDDEN),
    ("users by address", on_rest(lambda r, _: page(r, 403, "<html>"), "/wp/v2/users"), Reason.USERS_HIDDEN),
    ("lists shut", on_rest(lambda r, _: page(r, 403, "<html>"), "/wp/v2/comments"), Reason.TURNED_AWAY),
    ("users noisy", on_rest(lambda _, a: changed(a, body=NOTICE + a.body), "/wp/v2/users/me"), Reason.MESSAGES),
]  # fmt: skip


@pytest.mark.parametrize(("what", "change", "reason"), SHUT, ids=[what for what, _, _ in SHUT])
async def test_each_shut_door_has_its_own_sentence(what: str, change: Change, reason: Reason) -> None:
    found = await refusal(Before(FakeWordPress(), change))
    assert isinstance(found, Refused) and found.reason is reason
    for language in (Language.GERMAN_DU, Language.GERMAN_SIE):
        sentence = connect_sentence(speak(language), WORDS, NotConnected(found.reason))
        assert LATER not in sentence and NOT_THERE not in sentence
    assert (
        len({connect_sentence(speak(Language.GERMAN_DU), WORDS, NotConnected(one)) for _, _, one in SHUT})
        == 5
    )


async def test_a_hidden_list_of_users_does_not_keep_a_reader_out() -> None:
    shut = on_rest(lambda r, _: page(r, 403, "<html>"), "/wp/v2/users")
    assert (await check(Before(FakeWordPress(), shut), anonymous=True)).team_ids == ()
    others = on_rest(lambda r, a: a if route(r).endswith("/me") else page(r, 403, "<html>"), "/wp/v2/users")
    assert (await check(Before(FakeWordPress(), others))).own_ids == (str(EDITOR),)


async def test_a_wordpress_without_its_interface_is_never_called_no_wordpress() -> None:
    def change(request: HttpRequest, answer: HttpAnswer) -> HttpAnswer:
        if route(request):
            return page(request, 404, "<html>")
        return changed(answer, links={}, body=b"<link href='/wp-content/themes/x/style.css'>")

    found = await refusal(Before(FakeWordPress(), change))
    assert isinstance(found, Refused) and found.reason is Reason.API_OFF


# --- front pages that say less than the interface ---------------------------------------------------------------------


@pytest.mark.parametrize("status", [403, 405, 500, 501, 503])
async def test_a_site_that_knows_no_head_is_connected(status: int) -> None:
    blog = FakeWordPress(pretty=True)
    shut = Before(blog, lambda r, a: page(r, status, "") if r.method == "HEAD" else a)
    assert (await check(shut)).found["root"] == f"{HOME}/wp-json/"


async def test_a_site_that_hangs_up_on_head_is_connected() -> None:
    blog = FakeWordPress()
    blog.trap(lambda request: request.method == "HEAD", 9, trouble=NetworkTrouble(began=True))
    assert (await check(blog)).own_ids == (str(EDITOR),)


@pytest.mark.parametrize("status", [401, 403, 404, 500, 503])
@pytest.mark.parametrize("pretty", [True, False])
async def test_a_front_page_that_is_not_ready_keeps_nobody_out_while_the_interface_works(
    status: int, pretty: bool
) -> None:
    blog = FakeWordPress(pretty=pretty)
    soon = Before(blog, lambda r, a: a if route(r) else page(r, status, "<html>Demnächst hier"))
    assert (await check(soon)).own_ids == (str(EDITOR),)


async def test_without_the_link_header_the_pretty_address_is_tried_too() -> None:
    blog = FakeWordPress(pretty=True)

    def change(request: HttpRequest, answer: HttpAnswer) -> HttpAnswer:
        if "rest_route" in request.url:
            return page(request, 404, "<html>")
        return changed(answer, links={})

    assert (await check(Before(blog, change))).found["root"] == f"{HOME}/wp-json/"


async def test_a_site_that_is_down_with_its_interface_is_waited_for() -> None:
    found = await refusal(Before(FakeWordPress(), lambda r, _: page(r, 503, "<html>Wartung")))
    assert isinstance(found, Retry)


# --- addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "mein blog",
        "der Blog vom Café",
        "https://",
        "blog@example",
        "a b.example",
        "https://bl og.example/x",
        "?",
        "…",
    ],
)
async def test_what_cannot_be_an_address_says_so_and_nobody_is_asked(typed: str) -> None:
    blog = FakeWordPress()
    found = await refusal(blog, typed)
    assert isinstance(found, Refused) and found.reason is Reason.NO_ADDRESS
    assert blog.requests == []
    assert "keine Adresse" in connect_sentence(speak(Language.GERMAN_DU), WORDS, NotConnected(found.reason))


async def test_a_name_that_does_not_exist_says_so_at_connecting_and_is_waited_for_later() -> None:
    blog = FakeWordPress()
    ref = await check(blog)
    blog.trap(lambda _: True, 99, trouble=NoSuchHost(began=False))
    found = await refusal(blog)
    assert isinstance(found, Refused) and found.reason is Reason.NO_HOST
    assert LATER not in connect_sentence(speak(Language.GERMAN_DU), WORDS, NotConnected(found.reason))
    known = connector(blog, HOME, ref, user=blog.user, password=blog.password)
    with pytest.raises(Retry):
        await known.check()


class Resolver(AbstractResolver):
    """A name service with one answer."""

    def __init__(self, answer: int) -> None:
        self.answer = answer

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        raise socket.gaierror(self.answer, "no")

    async def close(self) -> None:
        """Holds nothing."""


@pytest.mark.parametrize(("answer", "nobody"), [(socket.EAI_NONAME, True), (socket.EAI_AGAIN, False)])
async def test_a_name_that_nobody_has_is_distinguished_from_a_net_that_is_down(
    answer: int, nobody: bool
) -> None:
    http = Http(frozenset(), resolver=Resolver(answer))
    try:
        with pytest.raises(NetworkTrouble) as trouble:
            await http.request(HttpRequest("GET", "https://blog.example/"))
    finally:
        await http.aclose()
    assert isinstance(trouble.value, NoSuchHost) is nobody and not trouble.value.began
