"""HTTP requests against servers that misbehave."""

import asyncio
import gzip
import socket
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.http import Http, client, json_of
from bot.http.client import BODY_LIMIT
from bot.ports import AddressRefused, AnswerTooLong, HttpRequest, NetworkTrouble
from tests.support.fixed_names import FixedNames
from tests.support.rough_server import RoughServer, Wire, own_certificate, rough_server


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
    http = Http(frozenset(), resolver=FixedNames())
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
    monkeypatch.setattr(client, "_TIMEOUT", aiohttp.ClientTimeout(total=20, sock_connect=0.2))
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
    monkeypatch.setattr(client, "_TIMEOUT", aiohttp.ClientTimeout(total=0.5, sock_connect=5, sock_read=10))
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


@pytest.mark.parametrize("url", ["ftp://shop.example/", "file:///etc/passwd", "http://a:b@shop.example/", "http://@shop.example/",
                                 "http:///x", "shop.example", "", "http://[::1", "http://shop.example:99999/", "gopher://x:70/"])  # fmt: skip
async def test_only_plain_web_addresses_are_asked(url: str) -> None:
    http = Http(frozenset(), resolver=FixedNames())
    with pytest.raises((AddressRefused, NetworkTrouble)) as trouble:
        await http.request(HttpRequest("GET", url))
    assert trouble.value.began is False
    await http.aclose()


async def test_a_password_in_a_body_goes_over_plain_http_only_to_a_named_private_host(
    http: Http, server: RoughServer
) -> None:
    stranger = Http(frozenset(), resolver=FixedNames("93.184.216.34"))
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
    stranger = Http(frozenset(), resolver=FixedNames("93.184.216.34"))
    with pytest.raises(AddressRefused, match="plain http"):
        await stranger.request(HttpRequest("GET", "http://shop.example/", **proof))
    await stranger.aclose()
    assert (await http.request(get(server, **proof))).status == 200
