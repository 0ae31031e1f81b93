"""Reverse proxies of docs/webhooks.md in front of the web door, over TLS, with the lines that the page has people copy."""

from __future__ import annotations

import asyncio
import io
import re
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bot.domain.connecting import Connected
from bot.ports import Received
from bot.services.reading.webhooks import LONGEST_BODY
from bot.web.guesses import MOST_GUESSES
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.platform import KEY
from tests.support.ports import free_port
from tests.support.provision import Proxies
from tests.support.receiver import FakeReceiver, signed
from tests.support.web import OWNER, SECRET, Browser, Web, web_door

PAGE = Path(__file__).resolve().parents[2] / "docs" / "webhooks.md"
NAME = "shopbell.example.com"
APP, WORD = "app secret", "chosen word"
STARTS_WITHIN = 20.0


@dataclass(slots=True)
class Proxied:
    """A web door behind a proxy. `browser` comes from outside; `logs`: everything that the proxy logged."""

    web: Web
    browser: Browser
    logs: Callable[[], str]

    async def deliver(self, path: str, body: bytes, headers: dict[str, str]) -> int:
        """Delivers as a platform does; the status."""
        return (await self.browser.ask("POST", path, data=io.BytesIO(body), headers=headers)).status


class Here(AbstractResolver):
    """Every name is this machine."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = ResolveResult(
            hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0
        )
        return [found]

    async def close(self) -> None:
        pass


def lines(heading: str) -> str:
    """The first block of code below a heading of the page."""
    below = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1]
    found = re.search(r"```\n(.*?)```", below, flags=re.DOTALL)
    assert found is not None
    return found[1]


def but(text: str, **others: str) -> str:
    """The text, with another value for each of these, which it has exactly once."""
    for here, there in VALUES.items():
        if there in others:
            assert text.count(here) == 1, (here, text)
            text = text.replace(here, others[there])
    return text


VALUES = {
    "listen 443 ssl;": "listen",
    "    listen [::]:443 ssl;\n": "listen6",
    f"/etc/letsencrypt/live/{NAME}/fullchain.pem": "certificate",
    f"/etc/letsencrypt/live/{NAME}/privkey.pem": "key",
    "/var/log/nginx/error.log": "log",
    "127.0.0.1:8766": "door",
}
"""What cannot be the same in a test."""


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for the name, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(made.public_bytes(pem))
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "privkey.pem").write_bytes(key.private_bytes(pem, *plain))
    return folder / "fullchain.pem", folder / "privkey.pem"


def nginx(proxies: Proxies, folder: Path, port: int, door: int) -> tuple[list[str], Path]:
    """Command that starts nginx, and the certificate to trust."""
    chain, key = certificate(folder)
    site = but(
        lines("nginx"),
        listen=f"listen 127.0.0.1:{port} ssl;",
        listen6="",
        certificate=str(chain),
        key=str(key),
        log=str(folder / "error.log"),
        door=f"127.0.0.1:{door}",
    )
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # As root its workers would be a user who may not look into the folder.
    (folder / "nginx.conf").write_text(
        f"daemon off;\nuser root;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\n{temporary}access_log {folder}/access.log;\n{site}}}\n",
        encoding="utf-8",
    )
    own = ["-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    return [str(proxies.nginx), *own], chain


def caddy(proxies: Proxies, folder: Path, port: int, door: int) -> tuple[list[str], Path]:
    """Command that starts Caddy with certificates of its own making, and what to trust."""
    site = but(lines("Caddy"), door=f"127.0.0.1:{door}")
    assert site.startswith("{\n")
    options = (
        f"  admin off\n  default_bind 127.0.0.1\n  http_port {free_port()}\n  https_port {port}\n"
        f"  local_certs\n  skip_install_trust\n  storage file_system {folder}/own\n"
    )
    (folder / "Caddyfile").write_text("{\n" + options + site.removeprefix("{\n"), encoding="utf-8")
    own = ["--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    return [str(proxies.caddy), "run", *own], folder / "own/pki/authorities/local/root.crt"


@asynccontextmanager
async def proxied(
    kind: Callable[[Proxies, Path, int, int], tuple[list[str], Path]],
    proxies: Proxies,
    folder: Path,
    clock: Clock,
) -> AsyncIterator[Proxied]:
    """Starts the door, then the proxy; ends both."""
    setting, own = lines("What Shopbell does").strip(), folder / "proxy"
    own.mkdir()
    assert setting == f"SHOPBELL_PUBLIC_URL=https://{NAME}"
    async with web_door(folder / "data", clock, SHOPBELL_PUBLIC_URL=f"https://{NAME}") as web:
        web.platform.webhook = FakeReceiver()
        assert await web.door.open()
        port = free_port()
        command, trusted = kind(proxies, own, port, web.port)
        with (own / "printed.log").open("wb") as printed:
            process = await asyncio.create_subprocess_exec(
                *command, stdout=printed, stderr=printed, env=proxies.environment(own), cwd=own
            )
        try:
            session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=Here(), ssl=await trusting(trusted)),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"Host": NAME},
            )
            async with session:
                browser = Browser(f"https://{NAME}:{port}", session)
                await answers(browser)
                yield Proxied(
                    web, browser, lambda: "".join(log.read_text("utf-8") for log in sorted(own.glob("*.log")))
                )
        finally:
            process.terminate()
            await process.wait()


async def trusting(certificate: Path) -> ssl.SSLContext:
    """Trusts this certificate alone, once it was written."""
    async with asyncio.timeout(STARTS_WITHIN):
        while True:
            try:
                return ssl.create_default_context(cafile=str(certificate))
            except (FileNotFoundError, ssl.SSLError):
                await asyncio.sleep(0.02)


async def answers(browser: Browser) -> None:
    """Waits until the proxy hands on."""
    async with asyncio.timeout(STARTS_WITHIN):
        while True:
            try:
                said = await browser.get("/health")
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
            else:
                assert (said.status, said.text) == (200, "ok")
                return


EITHER = pytest.mark.parametrize("kind", [nginx, caddy], ids=lambda kind: kind.__name__)


@EITHER
async def test_the_page_to_connect_opens_through_it_and_guesses_count_for_where_they_come_from(
    kind: Callable[[Proxies, Path, int, int], tuple[list[str], Path]],
    proxies: Proxies,
    tmp_path: Path,
    clock: Clock,
) -> None:
    async with proxied(kind, proxies, tmp_path, clock) as behind:
        web, browser = behind.web, behind.browser
        assert (await browser.get("/")).status == 404
        assert (await browser.get("/health", headers={"Host": "evil.example"})).text != "ok"
        link = await web.link()
        step = await browser.press(await browser.open(link), app_id="4711", secret=SECRET)
        assert "Step 2 of 3" in step.text
        assert all("; Secure" in said and "; HttpOnly" in said for said in browser.set_cookies)
        assert step.headers["Content-Security-Policy"].startswith("default-src 'none'")

        fresh = urlsplit((await web.link()).url).path
        for number in range(MOST_GUESSES):
            made_up = {"X-Forwarded-For": f"203.0.113.{number}"}
            assert (await browser.get(f"/connect/{number:043}", headers=made_up)).status == 404
        assert (await browser.get(fresh, headers={"X-Forwarded-For": "203.0.113.99"})).status == 404
        elsewhere = {"Host": NAME, "X-Forwarded-For": "198.51.100.1"}
        assert (await web.browser().get(fresh, headers=elsewhere)).status == 200
        assert "/connect/" not in behind.logs()


@EITHER
async def test_deliveries_come_through_it_as_they_were_sent(
    kind: Callable[[Proxies, Path, int, int], tuple[list[str], Path]],
    proxies: Proxies,
    tmp_path: Path,
    clock: Clock,
) -> None:
    async with proxied(kind, proxies, tmp_path, clock) as behind:
        web, receiver = behind.web, behind.web.platform.webhook
        assert isinstance(receiver, FakeReceiver)
        secrets = {"token": "t", "app": APP, "verify": WORD}
        actor = acting(web.business.id, OWNER, clock())
        made = await web.app.connect.add(actor, KEY, {"address": "x"}, secrets)
        assert isinstance(made, Connected) and made.channel.credential_id is not None
        path = await web.app.webhooks.address(web.business.id, made.channel.credential_id)

        asked = await behind.browser.get(f"{path}?token=chosen%20word&challenge=1158201444")
        assert (asked.status, asked.text) == (200, "1158201444")
        comment = web.platform.comments[web.platform.write("Grüße ✓")]
        body = receiver.delivery({"fake.example": Received((web.platform.seen(comment),))})
        body = body.replace(b"{", '{"von": "Café Übermut ✓", '.encode())
        json = {"Content-Type": "application/json"}
        assert await behind.deliver(path, body + b" ", {**signed(APP, body), **json}) == 404
        assert await behind.deliver(path, body, {**signed(APP, body), **json}) == 200
        longest = body.ljust(LONGEST_BODY)
        assert await behind.deliver(path, longest, {**signed(APP, longest), **json}) == 200
        too_long = longest + b" "
        assert await behind.deliver(path, too_long, {**signed(APP, too_long), **json}) == 413
        rows = await web.app.db.read(lambda tx: tx.all("SELECT text FROM comment"))
        assert [row["text"] for row in rows] == ["Grüße ✓"]
        assert "/hooks/" not in behind.logs()

        await web.door.close()
        assert (await behind.browser.get(path)).status == 502
        assert "/hooks/" not in behind.logs()
