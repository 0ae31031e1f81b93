"""Address guard: addresses of the inner network in every form, names and redirects that lead there."""

import errno
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from bot.http import Http
from bot.http.guard import allowed
from bot.ports import AddressRefused, HttpRequest, NetworkTrouble
from tests.support.fixed_names import FixedNames
from tests.support.rough_server import RoughServer, Wire, rough_server

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
        names = FixedNames(*addresses)
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

        async def behave(wire: Wire) -> None:
            await wire.answer(302, b"", f"Location: http://blog.example:{inner.port}/end")

        outer.behave = behave
        # The outer one plays a public blog: only its own name and port are let through.
        http = Http(frozenset({f"blog.example:{outer.port}"}), resolver=FixedNames("127.0.0.1"))
        with pytest.raises(AddressRefused):
            await http.request(
                HttpRequest("GET", f"http://blog.example:{outer.port}/"), frozenset({inner.port})
            )
        assert (outer.connections, inner.connections) == (1, 0)
        await http.aclose()


async def test_a_private_host_is_reached_only_by_the_name_and_port_that_were_set() -> None:
    async with rough_server() as server, rough_server() as other:
        http = Http(frozenset({f"blog.local:{server.port}"}), resolver=FixedNames("127.0.0.1"))
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
    http = Http(frozenset(), resolver=FixedNames("93.184.216.34"))
    with pytest.raises(AddressRefused, match="port 8443"):
        await http.request(HttpRequest("GET", "https://shop.example:8443/"))
    await http.aclose()
    assert allowed("93.184.216.34", 8443, frozenset({8443}))


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
