"""Connect pages: the page on which an owner gives access to a platform, one step after the other: which requests do what.

A link opens a first page with one button, since previews of messages fetch links, too; the button uses it up (POST), and
from then on the browser is known by a cookie.
"""

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from bot.app import App
from bot.domain.connect_link import LinkId
from bot.services.channels.login_flow import NoLogin
from bot.services.channels.switchboard import UnknownChannel
from bot.storage.connect_links import KeptLink
from bot.web.drawing import Drawing
from bot.web.guesses import Guesses
from bot.web.messages import BodyRefused, Reply, Request, plain, see
from bot.web.views import FIELD, can_be_opened

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent / "page"
FILES = {"style.css": "text/css; charset=utf-8", "page.js": "text/javascript; charset=utf-8"}
COOKIE = "connect-"
"""Begins the name of a link's cookie; its number follows, so that two links can be open in one browser."""
MOST_COOKIES = 16


class ConnectPages:
    """Answers at /connect/…."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._links = app.connect_links
        self._site = app.connect_site
        self._flow = app.connect_flow
        self._drawing = Drawing(app, FOLDER)
        self._guesses = Guesses()

    async def answer(self, request: Request, path: list[str]) -> Reply:
        """Answers a request."""
        try:
            match path:
                case [name] if name in FILES:
                    return self._file(request, name)
                case ["back"]:
                    return await self._only(request, {"GET": self._back})
                case ["at", number]:
                    link = LinkId(int(number)) if number.isdecimal() and len(number) < 16 else LinkId(0)
                    step = {"GET": self._show, "HEAD": self._show, "POST": self._typed}
                    return await self._only(request, step, link)
                case ["at", number, "look"] if number.isdecimal() and len(number) < 16:
                    return await self._only(request, {"POST": self._look}, LinkId(int(number)))
                case [token]:
                    first = {"GET": self._first, "HEAD": self._first, "POST": self._use}
                    return await self._only(request, first, token)
        except BodyRefused as refused:
            return plain(refused.status, "Body refused")
        except (NoLogin, UnknownChannel):
            log.warning("a connect link is for a platform that is not here any more")
        return self._gone()

    async def _only(
        self, request: Request, methods: Mapping[str, Callable[..., Awaitable[Reply]]], *args: object
    ) -> Reply:
        does = methods.get(request.method)
        if does is None:
            return Reply(405, b"", {"Allow": ", ".join(methods)})
        if request.is_embedded or (request.method == "POST" and not request.is_from_here):
            # Not counted as a guess: any page could use up those of its visitor.
            return plain(403, "Refused")
        return await does(request, *args)

    def _file(self, request: Request, name: str) -> Reply:
        if request.method not in ("GET", "HEAD"):
            return Reply(405, b"", {"Allow": "GET, HEAD"})
        return Reply(200, (FOLDER / name).read_bytes(), {"Content-Type": FILES[name]})

    async def _first(self, request: Request, token: str) -> Reply:
        """First page of a link; nothing is used up. The browser that used it up is sent on to its page."""
        if not self._site.reachable and request.host.startswith("localhost:"):
            # The cookie would be for another name than the one that platforms send the browser back to.
            return see(f"{self._site.base}/connect/{quote(token, safe='')}")
        now = self._app.now()
        if self._guesses.too_many(request.place, now):
            return self._gone()
        link = await self._links.fresh(token, now)
        if link is not None:
            return await self._drawing.first(link, token, self._flow.steps(link))
        for known in await self._known(request):
            if await self._links.is_opened_by(known, token):
                return see(_address(known))
        return self._wrong(request, now)

    async def _use(self, request: Request, token: str) -> Reply:
        """Uses a link up, if its person is an owner still."""
        now = self._app.now()
        if self._guesses.too_many(request.place, now):
            return self._gone()
        link = await self._links.fresh(token, now)
        if link is None:
            return self._wrong(request, now)
        refused = await self._not_admitted(link)
        if refused is not None:
            return refused
        used = await self._links.use(token, now)
        if used is None:
            return self._wrong(request, now)
        link, cookie = used
        async with self._flow.turn(link.id):
            link = await self._flow.resume(link)
        return see(_address(link), {"Set-Cookie": self._cookie(link, cookie, now)})

    async def _show(self, request: Request, number: LinkId) -> Reply:
        """The page as it is now; ?step= shows a step that is done."""
        link = await self._link(request, number)
        if link is None:
            return self._wrong(request, self._app.now())
        page = await self._flow.page(link, request.query.get("step", ""), self._app.now())
        return await self._drawing.page(page, _proof(self._secret(request, number)))

    async def _typed(self, request: Request, number: LinkId) -> Reply:
        """Takes in a step or a choice, then shows what comes next."""
        form = await request.form()
        async with self._turn(request, number, form.get("proof", "")) as link:
            if link is None:
                return self._wrong(request, self._app.now())
            refused = await self._not_admitted(link)
            if refused is not None:
                return refused
            if form.get("do") == "take":
                await self._flow.take(link, form.get("choice", ""), self._app.now())
                return see(_address(link))
            step = form.get("step", "")
            link = await self._flow.enter(link, step, _fields(form))
            link = await self._flow.look(link, step)
            link, address = await self._flow.go_on(link, step, self._app.now())
        if address and can_be_opened(address):
            return await self._drawing.going(link, address)
        held = link.form.step == step and step in link.form.passed and not link.form.is_good
        return see(_address(link) + (f"?step={quote(step, safe='')}" if held else ""))

    async def _look(self, request: Request, number: LinkId) -> Reply:
        """Checks what was pasted just now, for the script of the page."""
        form = await request.form()
        async with self._turn(request, number, form.get("proof", "")) as link:
            if link is None:
                return self._wrong(request, self._app.now())
            step = form.get("step", "")
            link = await self._flow.enter(link, step, _fields(form))
            link = await self._flow.look(link, step)
        said = await self._drawing.answers(link, step, self._flow.steps(link))
        body = json.dumps(said, ensure_ascii=False).encode()
        return Reply(200, body, {"Content-Type": "application/json; charset=utf-8"})

    @asynccontextmanager
    async def _turn(self, request: Request, number: LinkId, proof: str) -> AsyncIterator[KeptLink | None]:
        """Turn of a form at a link (lock). None: the link is not this browser's, or the form is not of its page."""
        if await self._link(request, number) is None:
            # Before its turn: whoever asks for any number would have a lock made for each.
            yield None
            return
        async with self._flow.turn(number):
            link = await self._link(request, number)
            yield link if link is not None and self._is_of_page(request, number, proof) else None

    async def _back(self, request: Request) -> Reply:
        """Takes in the platform's answer, for the browser that was sent there and no other."""
        now, address = self._app.now(), f"?{request.query_text}"
        known = await self._known(request)
        for link in known:
            if link.login is not None and await self._flow.is_answered(link, address, now):
                async with self._flow.turn(link.id):
                    await self._flow.returned(link, address, now)
                return see(_address(link))
        if len(known) == 1 and known[0].made is None:
            async with self._flow.turn(known[0].id):
                await self._flow.returned(known[0], address, now)
            return see(_address(known[0]))
        return self._wrong(request, now)

    async def _known(self, request: Request) -> list[KeptLink]:
        """Links that this browser used up."""
        numbers = [
            LinkId(int(name.removeprefix(COOKIE)))
            for name in request.cookies
            if name.startswith(COOKIE) and name.removeprefix(COOKIE).isdecimal() and len(name) < 24
        ]
        found = await asyncio.gather(*(self._link(request, number) for number in numbers[:MOST_COOKIES]))
        return [link for link in found if link is not None]

    async def _link(self, request: Request, number: LinkId) -> KeptLink | None:
        """Link with this number, if this browser used it up."""
        secret, now = self._secret(request, number), self._app.now()
        if not secret or self._guesses.too_many(request.place, now):
            return None
        return await self._links.of_browser(number, secret, now)

    def _secret(self, request: Request, number: LinkId) -> str:
        return request.cookies.get(f"{COOKIE}{number}", "")

    def _is_of_page(self, request: Request, number: LinkId, proof: str) -> bool:
        """Whether a form comes from a page that was drawn for this browser (CSRF token)."""
        mine = _proof(self._secret(request, number))
        return hmac.compare_digest(mine.encode(), proof.encode(errors="replace"))

    async def _not_admitted(self, link: KeptLink) -> Reply | None:
        """What its person sees who may not, or of whom nobody can say just now; None: they may."""
        match await self._links.admits(link):
            case True:
                return None
            case None:
                return await self._drawing.nobody_knows(link)
            case False:
                return self._gone()

    def _cookie(self, link: KeptLink, secret: str, now: datetime) -> str:
        age = max(1, int((link.expires_at - now).total_seconds()))
        # Lax: the platform sends the browser back from its own site.
        return (
            f"{COOKIE}{link.id}={secret}; Path=/connect; Max-Age={age}; HttpOnly; SameSite=Lax"
            f"{'; Secure' if self._site.reachable else ''}"
        )

    def _wrong(self, request: Request, now: datetime) -> Reply:
        self._guesses.wrong(request.place, now)
        return self._gone()

    def _gone(self) -> Reply:
        """The one page for a link that is old, used, guessed, or somebody else's."""
        return self._drawing.gone()


def _address(link: KeptLink) -> str:
    return f"/connect/at/{link.id}"


def _proof(secret: str) -> str:
    """Secret of the forms of a browser, made from that of its cookie."""
    return hashlib.sha256(f"form of {secret}".encode(errors="replace")).hexdigest()


def _fields(form: Mapping[str, str]) -> Mapping[str, str]:
    return {name.removeprefix(FIELD): value for name, value in form.items() if name.startswith(FIELD)}
