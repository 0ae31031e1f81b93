"""HTTP requests against servers that misbehave, and against addresses of the inner network."""

import asyncio
import errno
import gzip
import json
import socket
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

import bot.http
from bot.http import BODY_LIMIT, Http, NotJson, allowed, json_of, retry_after
from bot.ports import AddressRefused, AnswerTooLong, HttpAnswer, HttpRequest, NetworkTrouble
from tests.support.rough_server import RoughServer, Wire, own_certificate, rough_server


@pytest.fixture
async def server() -> AsyncIterator[RoughServer]:
    async with rough_server() as running:
        yield running


@pytest.fixture
async def http(server: RoughServer) -> AsyncIterator[Http]:
    """Knows the server as a named private host."""
    out = Http(frozenset({f"127.0.0.1:{server.port}"}))
    yield out
    await out.aclose()


def get(server: RoughServer, path: str = "/", **more: Any) -> HttpRequest:
    return HttpRequest("GET", f"http://127.0.0.1:{server.port}{path}", **more)


async def began(http: Http, request: HttpRequest, ports: frozenset[int] = frozenset()) -> bool:
    with pytest.raises(NetworkTrouble) as trouble:
        await http.request(request, ports)
    assert not isinstance(trouble.value, AddressRefused)
    return trouble.value.began


class Names(AbstractResolver):
    """Answers every name with the next of its addresses; the last one is repeated."""

    def __init__(self, *addresses: str) -> None:
        self.left = list(addresses)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if not self.left:
            raise OSError("no such name")
        address = self.left.pop(0) if len(self.left) > 1 else self.left[0]
        kind = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [
            ResolveResult(
                hostname=host, host=address, port=port, family=kind, proto=0, flags=socket.AI_NUMERICHOST
            )
        ]

    async def close(self) -> None:
        """Holds nothing."""


async def test_an_answer_comes_with_its_address_headers_links_and_body(
    http: Http, server: RoughServer
) -> None:
    async def behave(wire: Wire) -> None:
        await wire.answer(
            404,
            b'["x"]',
            "X-WP-Total: 25",
            "Vary: a",
            "Vary: b",
            'Link: <https://blog.example/wp-json/>; rel="https://api.w.org/"',
            'Link: </next?page=2>; rel="next", <broken',
        )

    server.behave = behave
    answer = await http.request(get(server, "/a?b=%2Fc%20d"))
    assert (answer.status, answer.body, json_of(answer)) == (404, b'["x"]', ["x"])
    assert answer.url == f"http://127.0.0.1:{server.port}/a?b=%2Fc%20d"
    assert (answer.headers["x-wp-total"], answer.headers["vary"]) == ("25", "a, b")
    assert answer.links["https://api.w.org/"] == "https://blog.example/wp-json/"
    assert answer.links["next"].endswith("/next?page=2")
    assert server.asked[0].path == "/a?b=%2Fc%20d"


async def test_a_request_carries_what_it_was_given_and_nothing_else(
    http: Http, server: RoughServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def behave(wire: Wire) -> None:
        await wire.answer(200, b"", "Set-Cookie: a=b")

    server.behave = behave
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    for _ in range(2):
        await http.request(
            HttpRequest("POST", get(server).url, {"X-Own": "1"}, b"{}", basic=("Jörg", "ab cd"))
        )
    asked = server.asked[1]
    assert asked.body == b"{}"
    assert asked.headers["authorization"] == "Basic SsO2cmc6YWIgY2Q="
    assert asked.headers["user-agent"].startswith("Shopbell/")
    assert asked.headers["x-own"] == "1"
    assert "cookie" not in asked.headers


async def test_at_most_four_connections_go_to_one_host(http: Http, server: RoughServer) -> None:
    four, more = asyncio.Event(), asyncio.Event()

    async def behave(wire: Wire) -> None:
        if server.busy == 4:
            four.set()
        await more.wait()
        await wire.answer()

    server.behave = behave
    asking = [asyncio.create_task(http.request(get(server))) for _ in range(10)]
    await four.wait()
    more.set()
    await asyncio.gather(*asking)
    assert (server.busiest, len(server.asked)) == (4, 10)


# What went wrong, and whether anything may have happened there


async def test_nothing_began_where_the_name_is_unknown() -> None:
    http = Http(frozenset(), resolver=Names())
    assert await began(http, HttpRequest("POST", "http://shop.example/")) is False
    await http.aclose()


async def test_nothing_began_where_nobody_listens(http: Http, server: RoughServer) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        http = Http(frozenset({f"127.0.0.1:{taken.getsockname()[1]}"}))
        assert await began(http, HttpRequest("POST", f"http://127.0.0.1:{taken.getsockname()[1]}/")) is False
        await http.aclose()


async def test_nothing_began_where_the_other_side_speaks_no_tls() -> None:
    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ready\r\n")
        writer.close()

    async with await asyncio.start_server(greet, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        http = Http(frozenset({f"127.0.0.1:{port}"}))
        assert await began(http, HttpRequest("POST", f"https://127.0.0.1:{port}/")) is False
        await http.aclose()


async def test_nothing_began_where_the_certificate_is_not_trusted(tmp_path: Path) -> None:
    serving, _ = own_certificate(tmp_path)
    async with rough_server(tls=serving) as server:
        http = Http(frozenset({f"127.0.0.1:{server.port}"}))
        assert await began(http, HttpRequest("POST", f"https://127.0.0.1:{server.port}/")) is False
        assert server.asked == []
        await http.aclose()


async def test_nothing_began_where_the_handshake_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.http, "_TIMEOUT", aiohttp.ClientTimeout(total=20, sock_connect=0.2))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        http = Http(frozenset({f"127.0.0.1:{port}"}))
        assert await began(http, HttpRequest("POST", f"https://127.0.0.1:{port}/")) is False
        await http.aclose()


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
async def test_a_request_whose_connection_breaks_may_have_begun_and_is_not_repeated(
    http: Http, server: RoughServer, method: str
) -> None:
    async def behave(wire: Wire) -> None:
        wire.reset()

    server.behave = behave
    assert await began(http, HttpRequest(method, get(server).url)) is True
    assert len(server.asked) == 1


async def hang_up(wire: Wire) -> None:
    wire.writer.close()


async def break_off(wire: Wire) -> None:
    await wire.send(b"HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{")
    wire.reset()


async def speak_nonsense(wire: Wire) -> None:
    await wire.send(b"\x00\xff nonsense\r\n\r\n")
    wire.writer.close()


async def send_endless_headers(wire: Wire) -> None:
    await wire.send(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000)


async def send_too_much(wire: Wire) -> None:
    await wire.send(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    while True:
        await wire.send(b"x" * 65_536)


async def claim_gzip(wire: Wire) -> None:
    await wire.answer(200, b"not gzip", "Content-Encoding: gzip")


@pytest.mark.parametrize(
    "behave", [hang_up, break_off, speak_nonsense, send_endless_headers, send_too_much, claim_gzip]
)
async def test_an_answer_that_cannot_be_used_leaves_open_what_happened(
    http: Http, server: RoughServer, behave: Any
) -> None:
    server.behave = behave
    assert await began(http, HttpRequest("POST", get(server).url, body=b"{}")) is True


async def never_answer(wire: Wire) -> None:
    await asyncio.Event().wait()


async def dribble(wire: Wire) -> None:
    await wire.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        await wire.send(b"x")
        await asyncio.sleep(0.02)


@pytest.mark.parametrize("behave", [never_answer, dribble])
async def test_a_server_that_never_finishes_is_given_up(
    http: Http, server: RoughServer, behave: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.http, "_TIMEOUT", aiohttp.ClientTimeout(total=0.5, sock_connect=5, sock_read=10))
    server.behave = behave
    assert await began(http, get(server)) is True


async def test_a_body_of_exactly_the_limit_is_read(http: Http, server: RoughServer) -> None:
    async def behave(wire: Wire) -> None:
        await wire.answer(200, b"x" * BODY_LIMIT)

    server.behave = behave
    assert len((await http.request(get(server))).body) == BODY_LIMIT


async def test_a_longer_body_says_that_it_is_too_long(http: Http, server: RoughServer) -> None:
    async def behave(wire: Wire) -> None:
        await wire.answer(200, b"x" * (BODY_LIMIT + 1))

    server.behave = behave
    with pytest.raises(AnswerTooLong):
        await http.request(get(server))


async def test_a_gzip_bomb_does_not_fill_the_memory(http: Http, server: RoughServer) -> None:
    bomb = gzip.compress(b"\0" * 300_000_000)

    async def behave(wire: Wire) -> None:
        await wire.answer(200, bomb, "Content-Encoding: gzip")

    server.behave = behave
    tracemalloc.start()
    assert await began(http, get(server)) is True
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


async def test_no_error_holds_the_address_with_its_query(http: Http, server: RoughServer) -> None:
    server.behave = hang_up
    with pytest.raises(NetworkTrouble) as trouble:
        await http.request(get(server, "/?access_token=s3cret"))
    assert "s3cret" not in str(trouble.value)


# Redirects


def redirect(target: str, status: int = 302) -> Any:
    async def behave(wire: Wire) -> None:
        if wire.asked.path.startswith("/end"):
            await wire.answer(200, b"there")
        else:
            await wire.answer(status, b"", f"Location: {target}")

    return behave


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_within_the_host_is_followed(http: Http, server: RoughServer, status: int) -> None:
    server.behave = redirect("/end?x=1", status)
    answer = await http.request(get(server, "/start", basic=("a", "b")))
    assert (answer.status, answer.body, answer.url) == (200, b"there", get(server, "/end?x=1").url)
    assert "authorization" in server.asked[1].headers


@pytest.mark.parametrize("target", ["http://127.0.0.2:{port}/end", "http://localhost:{port}/end", "//[::1]:{port}/end",
                                    "ftp://127.0.0.1/end", "http://x@127.0.0.1:{port}/end", "http://[", ""])  # fmt: skip
async def test_a_redirect_elsewhere_is_only_an_answer(http: Http, server: RoughServer, target: str) -> None:
    server.behave = redirect(target.format(port=server.port))
    answer = await http.request(get(server, "/start"))
    assert answer.status == 302 or (target == "" and answer.status == 302)
    assert server.connections == 1


async def test_at_most_three_redirects_are_followed(http: Http, server: RoughServer) -> None:
    server.behave = redirect("/again")
    assert (await http.request(get(server))).status == 302
    assert len(server.asked) == 4


@pytest.mark.parametrize(("method", "follow"), [("POST", True), ("DELETE", True), ("GET", False)])
async def test_a_redirect_of_a_write_or_one_that_is_not_wanted_is_only_an_answer(
    http: Http, server: RoughServer, method: str, follow: bool
) -> None:
    server.behave = redirect("/end", 307)
    answer = await http.request(
        HttpRequest(method, get(server).url, body=b"{}" if method == "POST" else None, follow=follow)
    )
    assert (answer.status, len(server.asked)) == (307, 1)


async def test_a_redirect_from_https_to_http_is_only_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serving, trusting = own_certificate(tmp_path)
    monkeypatch.setattr("aiohttp.connector._SSL_CONTEXT_VERIFIED", trusting)
    async with rough_server() as plain, rough_server(tls=serving) as safe:
        safe.behave = redirect(f"http://127.0.0.1:{plain.port}/end")
        http = Http(frozenset({f"127.0.0.1:{plain.port}", f"127.0.0.1:{safe.port}"}))
        answer = await http.request(HttpRequest("GET", f"https://127.0.0.1:{safe.port}/"))
        assert (answer.status, plain.connections) == (302, 0)
        await http.aclose()


# The address guard


FORMS = {
    "address": "http://127.0.0.1:{port}/",
    "name": "http://localhost:{port}/",
    "unspecified": "http://0.0.0.0:{port}/",
    "hexadecimal": "http://0x7f000001:{port}/",
    "decimal": "http://2130706433:{port}/",
    "octal": "http://0177.0.0.1:{port}/",
    "short": "http://127.1:{port}/",
    "mapped": "http://[::ffff:127.0.0.1]:{port}/",
    "IPv6": "http://[::1]:{port}/",
    "unspecified IPv6": "http://[::]:{port}/",
    "other loopback": "http://127.8.8.8:{port}/",
    "name with a dot": "http://localhost.:{port}/",
    "full-width": "http://１２７.0.0.1:{port}/",
    "NAT64": "http://[64:ff9b::7f00:1]:{port}/",
    "6to4": "http://[2002:7f00:1::]:{port}/",
    "Teredo": "http://[2001:0:7f00:1::1]:{port}/",
    "link-local": "http://169.254.169.254:{port}/latest/meta-data/",
    "link-local IPv6": "http://[fe80::1%25lo]:{port}/",
}


@pytest.fixture
async def listening() -> AsyncIterator[tuple[RoughServer, ...]]:
    """One port on every IPv4 address of this machine and, where it has IPv6, on ::1."""
    async with AsyncExitStack() as stack:
        for _ in range(20):
            four = await stack.enter_async_context(rough_server(host="0.0.0.0"))
            try:
                six = await stack.enter_async_context(rough_server(host="::1", port=four.port))
            except OSError as trouble:
                if trouble.errno != errno.EADDRINUSE:
                    yield (four,)
                    return
            else:
                yield (four, six)
                return
        raise AssertionError("no port is free")


@pytest.mark.parametrize("form", FORMS)
async def test_no_form_of_a_private_address_gets_through(
    listening: tuple[RoughServer, ...], form: str
) -> None:
    http = Http(frozenset())
    port = listening[0].port
    with pytest.raises(NetworkTrouble) as trouble:
        await http.request(HttpRequest("GET", FORMS[form].format(port=port)), frozenset({port}))
    assert isinstance(trouble.value, AddressRefused) or trouble.value.began is False
    assert [server.connections for server in listening] == [0] * len(listening)
    await http.aclose()


@pytest.mark.parametrize(
    "addresses", [("127.0.0.1",), ("93.184.216.34", "127.0.0.1"), ("::1",), ("10.0.0.1",)]
)
async def test_no_name_that_answers_with_a_private_address_gets_through(addresses: tuple[str, ...]) -> None:
    async with rough_server() as server:
        names = Names(*addresses)
        if len(addresses) > 1:
            await names.resolve("shop.example")
        http = Http(frozenset(), resolver=names)
        with pytest.raises(AddressRefused):
            await http.request(
                HttpRequest("GET", f"http://shop.example:{server.port}/"), frozenset({server.port})
            )
        assert server.connections == 0
        await http.aclose()


async def test_a_redirect_of_a_public_host_to_a_private_one_does_not_get_through() -> None:
    async with rough_server() as inner, rough_server() as outer:
        # The outer one plays a public blog: only its own name and port are let through.
        outer.behave = redirect(f"http://blog.example:{inner.port}/end")
        http = Http(frozenset({f"blog.example:{outer.port}"}), resolver=Names("127.0.0.1"))
        with pytest.raises(AddressRefused):
            await http.request(
                HttpRequest("GET", f"http://blog.example:{outer.port}/"), frozenset({inner.port})
            )
        assert (outer.connections, inner.connections) == (1, 0)
        await http.aclose()


async def test_a_private_host_is_reached_only_by_the_name_and_port_that_were_set() -> None:
    async with rough_server() as server, rough_server() as other:
        http = Http(frozenset({f"blog.local:{server.port}"}), resolver=Names("127.0.0.1"))
        answer = await http.request(HttpRequest("GET", f"http://Blog.local.:{server.port}/"))
        assert answer.status == 200
        for wrong in (f"blog.local:{other.port}", f"x.local:{server.port}", f"127.0.0.1:{server.port}"):
            with pytest.raises(AddressRefused):
                await http.request(
                    HttpRequest("GET", f"http://{wrong}/"), frozenset({server.port, other.port})
                )
        assert (server.connections, other.connections) == (1, 0)
        await http.aclose()


async def test_a_port_is_refused_unless_its_platform_declares_it() -> None:
    http = Http(frozenset(), resolver=Names("93.184.216.34"))
    with pytest.raises(AddressRefused, match="port 8443"):
        await http.request(HttpRequest("GET", "https://shop.example:8443/"))
    await http.aclose()
    assert allowed("93.184.216.34", 8443, frozenset({8443}))


@pytest.mark.parametrize("url", ["ftp://shop.example/", "file:///etc/passwd", "http://a:b@shop.example/", "http://@shop.example/",
                                 "http:///x", "shop.example", "", "http://[::1", "http://shop.example:99999/", "gopher://x:70/"])  # fmt: skip
async def test_only_plain_web_addresses_are_asked(url: str) -> None:
    http = Http(frozenset(), resolver=Names())
    with pytest.raises((AddressRefused, NetworkTrouble)) as trouble:
        await http.request(HttpRequest("GET", url))
    assert trouble.value.began is False
    await http.aclose()


async def test_a_password_in_a_body_goes_over_plain_http_only_to_a_named_private_host(
    http: Http, server: RoughServer
) -> None:
    stranger = Http(frozenset(), resolver=Names("93.184.216.34"))
    with pytest.raises(AddressRefused, match="plain http"):
        await stranger.request(
            HttpRequest("POST", "http://shop.example/xmlrpc.php", body=b"secret", secret_body=True)
        )
    await stranger.aclose()
    named = HttpRequest("POST", f"http://127.0.0.1:{server.port}/", body=b"secret", secret_body=True)
    assert (await http.request(named)).status == 200


@pytest.mark.parametrize("proof", [{"basic": ("a", "b")}, {"headers": {"AUTHORIZATION": "Bearer x"}}])
async def test_a_password_goes_over_plain_http_only_to_a_named_private_host(
    http: Http, server: RoughServer, proof: dict[str, Any]
) -> None:
    stranger = Http(frozenset(), resolver=Names("93.184.216.34"))
    with pytest.raises(AddressRefused, match="plain http"):
        await stranger.request(HttpRequest("GET", "http://shop.example/", **proof))
    await stranger.aclose()
    assert (await http.request(get(server, **proof))).status == 200


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254", "168.63.129.16", "100.100.100.200", "192.80.8.124", "161.26.0.10", "166.9.1.1",
     "::ffff:168.63.129.16", "fd00:ec2::254", "fd20:ce::254", "192.0.0.8", "192.0.2.1",
     "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fc00::1", "fe80::1%eth0", "fec0::1", "ff02::1",
     "2001:db8::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:a00:1::", "2001:0:a00:1::1", "localhost", ""],
)  # fmt: skip
def test_an_address_that_is_not_public_is_not_allowed(address: str) -> None:
    assert not allowed(address, 443)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_a_public_address_is_allowed_on_web_ports_only(address: str) -> None:
    assert allowed(address, 443)
    assert allowed(address, 80)
    assert not allowed(address, 25)


# What headers and bodies say


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, None),
        ({"retry-after": "120"}, timedelta(minutes=2)),
        ({"retry-after": " 0 "}, timedelta()),
        ({"retry-after": "9" * 30}, timedelta(hours=6)),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "１２"}, None),
        (
            {"retry-after": "Sat, 21 Nov 2026 20:15:00 GMT", "date": "Sat, 21 Nov 2026 20:14:00 GMT"},
            timedelta(minutes=1),
        ),
        (
            {"retry-after": "Sat, 21 Nov 2026 20:14:00 GMT", "date": "Sat, 21 Nov 2026 20:15:00 GMT"},
            timedelta(),
        ),
        ({"retry-after": "Sat, 21 Nov 2026 20:14:00 GMT"}, None),
    ],
)
def test_retry_after_is_read_in_both_forms(headers: dict[str, str], wait: timedelta | None) -> None:
    assert retry_after(429, headers) == wait


def test_what_a_failing_server_says_of_itself_is_believed_for_two_minutes() -> None:
    assert retry_after(503, {"retry-after": "600"}) == timedelta(minutes=2)
    assert retry_after(503, {"retry-after": "5"}) == timedelta(seconds=5)
    told = {"retry-after": "Sat, 21 Nov 2026 20:15:00 GMT", "date": "Sat, 21 Nov 2026 20:05:00 GMT"}
    assert retry_after(500, told) == timedelta(minutes=2)
    assert retry_after(429, told) == timedelta(minutes=10)


@pytest.mark.parametrize("body", [b"", b"<html>", b'"x"', b"1", b"[" * 100_000, b"\xff", b"{"])
def test_a_page_is_not_json(body: bytes) -> None:
    with pytest.raises(NotJson):
        json_of(HttpAnswer(200, "https://shop.example/", {}, body))


def test_an_object_or_a_list_is_json() -> None:
    assert json_of(HttpAnswer(200, "", {}, json.dumps({"a": [1]}).encode())) == {"a": [1]}
