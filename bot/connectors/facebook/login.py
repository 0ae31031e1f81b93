"""Login for Facebook pages: four steps in Meta's console; a person's token is exchanged for the lasting one of a page.

The console's words are of Meta's documents, read November 2026; no console was seen.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from secrets import token_urlsafe
from typing import Any

from bot.connectors.facebook import steps
from bot.connectors.facebook.account import LIST, PUSHES, REQUIRED, Token, inspect
from bot.connectors.facebook.client import HOST, VERSION, Graph, is_token, next_cursor, rows
from bot.connectors.facebook.errors import NotTaken
from bot.connectors.facebook.normalise import is_id
from bot.domain.plaintext import one_line
from bot.domain.reason import Reason
from bot.ports import (
    HOOK,
    VERIFY,
    Begun,
    Choice,
    ConnectorError,
    Finding,
    Granted,
    Net,
    Reconnect,
    Refused,
    Retry,
    Steps,
    Unclear,
    Unmetered,
)

log = logging.getLogger(__name__)

_PAGES = 20
"""Lists of a hundred pages each."""
_ACCOUNTS = "id,name,access_token,tasks,followers_count"
_MODERATE = frozenset({"MODERATE", "MANAGE"})


class FacebookLogin:
    """Login at a Facebook page."""

    def __init__(self, net: Net, installation: Mapping[str, str]) -> None:
        self._net = net
        self._host = installation.get("HOST", HOST)
        self._version = installation.get("VERSION", VERSION)

    def steps(self, form: Mapping[str, str]) -> Steps:
        """Four steps, the same for everybody; with an address for deliveries, how Facebook is given that, or which permission
        that takes.
        """
        if HOOK not in form:
            return steps.STEPS
        pushes = form.get(PUSHES) != "no"
        more = steps.deliveries(form[HOOK], form.get(VERIFY, "")) if pushes else steps.NO_DELIVERIES
        return replace(steps.STEPS, steps=(*steps.STEPS.steps, more))

    async def look(self, step: str, form: Mapping[str, str]) -> tuple[Finding, ...]:
        """Checks whether id and secret belong together, and whose the token is, what it lacks and when it ends."""
        if step == steps.KEYS and form.get("app_id") and form.get("app_secret"):
            return (await self._look_at_app(form),)
        if step == steps.TOKEN and form.get("token"):
            return await self._look_at_token(form)
        return ()

    async def begin(self, app: Mapping[str, str], redirect: str, state: str) -> Begun:
        """Opens nothing: the token was made in the console."""
        return Begun("")

    async def finish(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        """The pages that the token opens, each with a token of its own that does not end by itself. Raises Reconnect where
        the token is not valid, Retry where Facebook does not answer.
        """
        graph = self._graph(app)
        token = await self._inspected(app)
        if token.lost is not None:
            raise token.lost
        kept = {key: app[key] for key in ("app_id", "app_secret") if app.get(key)}
        kept[VERIFY] = app.get(VERIFY) or token_urlsafe(16)
        if token.kind == "PAGE":
            page = (await graph.get("me", {"fields": "id,name"})).body
            number = page.get("id")
            if not is_id(number):
                raise Retry(detail="the answer does not say which page", reason=Reason.UNKNOWN)
            return (Choice(number, _name(page), {**kept, "token": app["token"]}),)
        lasting = await self._exchange(app)
        pages = await self._pages(self._graph({**app, "token": lasting}))
        return tuple(
            Choice(
                str(page["id"]),
                _name(page),
                {**kept, "token": page["access_token"]},
                _followers(page),
            )
            for page in pages
            if is_token(page.get("access_token"))
        )

    async def take(self, choice: Choice) -> Granted:
        """Access to one page. Facebook is asked to deliver this page's comments, wherever it is given an address for that."""
        await self._subscribe(choice)
        return Granted(choice.secrets, {"page": choice.key})

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        """Not possible: a page's token does not end by itself, and one that did end comes from its owner alone."""
        raise Reconnect(Reason.EXPIRED, "a token of a page cannot be refreshed")

    async def _look_at_app(self, form: Mapping[str, str]) -> Finding:
        app = self._graph({"token": f"{form['app_id']}|{form['app_secret']}"})
        try:
            found = (await app.get(form["app_id"], {"fields": "id,name"})).body
        except (Reconnect, Refused, NotTaken):
            return Finding("app_secret", False, steps.APART)
        return Finding("app_secret", True, steps.THIS_APP, {"app": _name(found)})

    async def _look_at_token(self, form: Mapping[str, str]) -> tuple[Finding, ...]:
        try:
            token = await self._inspected(form)
        except (Reconnect, Refused, NotTaken):
            return (Finding("token", False, steps.NOT_VALID),)
        if token.lost is not None:
            return (Finding("token", False, steps.NOT_VALID),)
        if token.app and token.app != form.get("app_id"):
            return (Finding("token", False, steps.OTHER_APP),)
        if token.kind == "PAGE":
            return (*await self._look_at_page(form), *_ends(token), *_lacks(token))
        if LIST not in token.scopes:
            return (*_lacks(token), Finding("token", False, steps.LACKS, {"permission": LIST}))
        found = await self._pages(self._graph(form))
        if not found:
            return (*_lacks(token), Finding("token", False, steps.NO_PAGE))
        weak = (page for page in found if not _MODERATE & set(_tasks(page)))
        return (
            Finding("token", True, steps.USER_TOKEN),
            *_lacks(token),
            *(Finding("token", True, steps.WEAK, {"page": _name(page)}, warns=True) for page in weak),
        )

    async def _look_at_page(self, form: Mapping[str, str]) -> tuple[Finding, ...]:
        page = (await self._graph(form).get("me", {"fields": "id,name"})).body
        return (Finding("token", True, steps.THIS_PAGE, {"page": _name(page)}),)

    async def _inspected(self, form: Mapping[str, str]) -> Token:
        return await inspect(self._graph(form), form.get("app_id", ""), form.get("app_secret", ""))

    async def _exchange(self, app: Mapping[str, str]) -> str:
        """Exchanges a token of hours for one of about 60 days; the page tokens made with it have no end."""
        query = {
            "grant_type": "fb_exchange_token",
            "client_id": app.get("app_id", ""),
            "client_secret": app.get("app_secret", ""),
            "fb_exchange_token": app.get("token", ""),
        }
        answer = await self._graph({}).get("oauth/access_token", query)
        token = answer.body.get("access_token")
        if not is_token(token):
            raise Reconnect(Reason.REVOKED, "the exchange gave no token")
        return token

    async def _pages(self, graph: Graph) -> tuple[Mapping[str, Any], ...]:
        """Pages of whoever made the token."""
        found: list[Mapping[str, Any]] = []
        query = {"fields": _ACCOUNTS, "limit": "100"}
        cursor = ""
        for _ in range(_PAGES):
            answer = await graph.get("me/accounts", {**query, "after": cursor} if cursor else query)
            found += rows(answer.body)
            cursor = next_cursor(answer.body)
            if not cursor:
                break
        return tuple(found)

    async def _subscribe(self, choice: Choice) -> None:
        """Asks for deliveries. Without the permission for that (pages_manage_metadata) the page is polled all the same."""
        graph = self._graph(choice.secrets)
        try:
            await graph.write("POST", f"{choice.key}/subscribed_apps", {"subscribed_fields": "feed"})
        except (Refused, Unclear) as refused:
            log.warning("facebook: the page is not subscribed for deliveries: %s", refused)
        except ConnectorError as trouble:
            log.warning("facebook: the page is not subscribed for deliveries: %s", type(trouble).__name__)

    def _graph(self, form: Mapping[str, str]) -> Graph:
        secret = form.get("app_secret", "")
        return Graph(self._net, Unmetered(), self._host, self._version, form.get("token", ""), secret)


def _ends(token: Token) -> tuple[Finding, ...]:
    if token.ends_at is None:
        return ()
    return (Finding("token", True, steps.ENDS, {"day": token.ends_at.date().isoformat()}),)


def _lacks(token: Token) -> tuple[Finding, ...]:
    return tuple(
        Finding("token", False, steps.LACKS, {"permission": name})
        for name in REQUIRED
        if name in token.missing
    )


def _name(node: Mapping[str, Any]) -> str:
    name = node.get("name")
    return one_line(name)[:200] if isinstance(name, str) else ""


def _tasks(page: Mapping[str, Any]) -> tuple[str, ...]:
    tasks = page.get("tasks")
    return tuple(map(str, tasks)) if isinstance(tasks, list) else ()


def _followers(page: Mapping[str, Any]) -> int | None:
    count = page.get("followers_count")
    return count if isinstance(count, int) and not isinstance(count, bool) else None
