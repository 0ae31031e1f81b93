"""A WordPress in memory, for tests too many or too odd for the real one. It answers as the recorded ones did."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from bot.ports import AnswerTooLong, HttpAnswer, HttpRequest, NetworkTrouble
from tests.support.clock import NOW

RECORDED = Path(__file__).parent / "answers"
HOME = "https://blog.example.org"
OUTWARD = {"approve": "approved"}
OUTSIDE = "outside"
"""Kind of a post that REST does not list."""
EDITOR, COLLEAGUE, OWNER, SUBSCRIBER = 2, 3, 1, 4


def recorded(name: str) -> dict[str, Any]:
    """A recorded answer: request, status, headers, body."""
    told: dict[str, Any] = json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))
    return told


@dataclass
class Stored:
    """One comment; status is approve, hold, spam, trash or post-trashed."""

    id: int
    post: int
    parent: int
    author: int
    author_name: str
    author_email: str
    raw: str
    date: datetime
    status: str = "approve"
    type: str = "comment"
    before: str = "approve"


Fits = Callable[[HttpRequest], bool]


@dataclass
class Trap:
    """What happens to the next requests that fit instead of, or after, an answer."""

    fits: Fits
    times: int
    answer: HttpAnswer | None = None
    trouble: NetworkTrouble | None = None
    after: bool = False


@dataclass
class FakeWordPress:
    """Implements ports.Net."""

    user: str = "redaktion"
    password: str = "abcd efgh ijkl"
    me: int = EDITOR
    roles: tuple[str, ...] = ("editor",)
    pretty: bool = False
    strips_header: bool = False
    takes_passwords: bool = True
    shows_users: bool = True
    too_long: int = 2 * 1024 * 1024
    """Bytes of an answer that the net does not take in any more."""
    hidden_posts: frozenset[int] = frozenset()
    comments: dict[int, Stored] = field(default_factory=dict)
    posts: dict[int, tuple[str, str]] = field(
        default_factory=lambda: {4: ("posts", "Brot &#038; <em>Gebäck</em>")}
    )
    slugs: dict[int, str] = field(default_factory=dict)
    """Addresses of posts that have one of words."""
    embeds: bool = True
    rewrites: tuple[str, str] = ("", "")
    """What a plugin replaces in replies that come in, and by what."""
    comes_in_as: str = "approve"
    """The status that a plugin gives to our replies."""
    requests: list[HttpRequest] = field(default_factory=list)
    traps: list[Trap] = field(default_factory=list)
    now: datetime = NOW
    between: Callable[[], None] = lambda: None
    """Called after every answer: what others do meanwhile."""

    # --- what people do there ------------------------------------------------------------------------------------

    def add(
        self,
        text: str,
        *,
        name: str = "Resi",
        mail: str = "resi@example.org",
        parent: int = 0,
        author: int = 0,
        status: str = "approve",
        post: int = 4,
        kind: str = "comment",
    ) -> int:
        number = max(self.comments, default=1) + 1
        raw = text if author else html.escape(text, quote=False)
        self.comments[number] = Stored(
            number, post, parent, author, name, mail, raw, self.now, status, kind, status
        )
        return number

    def trap(self, fits: Fits, times: int = 1, **how: Any) -> Trap:
        made = Trap(fits, times, **how)
        self.traps.append(made)
        return made

    # --- the net -------------------------------------------------------------------------------------------------

    async def request(self, request: HttpRequest) -> HttpAnswer:
        self.requests.append(request)
        trap = next((trap for trap in self.traps if trap.times > 0 and trap.fits(request)), None)
        answer = self._answer(request) if trap is None or trap.after else None
        if trap is not None:
            trap.times -= 1
            answer = trap.answer
            if trap.trouble is not None:
                raise trap.trouble
        assert answer is not None
        if len(answer.body) > self.too_long:
            raise AnswerTooLong(began=True)
        self.between()
        return answer

    def _answer(self, request: HttpRequest) -> HttpAnswer:
        parts = urlsplit(request.url)
        query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        root = f"{HOME}/wp-json/" if self.pretty else f"{HOME}/index.php?rest_route=/"
        if parts.path.endswith("/xmlrpc.php"):
            return self._xmlrpc(request)
        route = query.pop("rest_route", None)
        if parts.path.startswith("/wp-json"):
            if not self.pretty:
                return page(request, 404, "<!doctype html><title>Nicht gefunden</title>")
            route = unquote(parts.path.removeprefix("/wp-json")) or "/"
        if route is None:
            links = {"https://api.w.org/": root}
            return HttpAnswer(200, request.url, {"content-type": "text/html"}, b"<html>", links)
        known = (
            request.basic == (self.user, self.password) and not self.strips_header and self.takes_passwords
        )
        status, body, headers = self._rest(request.method, route, query, request.body, known)
        return said(request, status, body, headers)

    def _xmlrpc(self, request: HttpRequest) -> HttpAnswer:
        assert request.secret_body, "the guard must know of the password in it"
        right = self.password.encode() in (request.body or b"") and self.user.encode() in (
            request.body or b""
        )
        told = b"<array/>" if right else b"<fault>403</fault>"
        body = b"<?xml version='1.0'?><methodResponse>" + told + b"</methodResponse>"
        return HttpAnswer(200, request.url, {"content-type": "text/xml"}, body)

    def _rest(
        self, method: str, route: str, query: dict[str, str], body: bytes | None, known: bool
    ) -> tuple[int, object, dict[str, str]]:
        sent = json.loads(body) if body else {}
        steps = route.strip("/").split("/")
        if route == "/":
            index = dict(recorded("index")["body"])
            return 200, {**index, **({} if self.takes_passwords else {"authentication": []})}, {}
        if steps[:3] == ["wp", "v2", "users"]:
            return self._users(steps, known)
        if steps[:3] == ["wp", "v2", "comments"]:
            if len(steps) == 4:
                return self._one(method, int(steps[3]), query, sent, known)
            return self._create(sent, known) if method == "POST" else self._list(query, known)
        if steps[:2] == ["wp", "v2"] and steps[2] in ("posts", "pages", "search", "media"):
            return self._titles(steps[2], query)
        if steps[0] == "oembed":
            return self._embed(query["url"])
        return failed("error_no_route")

    def _users(self, steps: list[str], known: bool) -> tuple[int, object, dict[str, str]]:
        if steps[-1] == "me":
            if not known:
                return failed("error_not_logged_in")
            return 200, {**recorded("users_me")["body"], "id": self.me, "roles": list(self.roles)}, {}
        if not self.shows_users:
            return 401, {"code": "rest_user_cannot_view", "message": "Nein", "data": {"status": 401}}, {}
        return 200, [{"id": OWNER}, {"id": EDITOR}, {"id": COLLEAGUE}], {"x-wp-totalpages": "1"}

    def _moderates(self, known: bool) -> bool:
        return known and bool({"editor", "administrator"} & set(self.roles))

    def _list(self, query: dict[str, str], known: bool) -> tuple[int, object, dict[str, str]]:
        if int(query.get("per_page", "10")) > 100:
            return failed("error_per_page")
        if (query.get("context") == "edit" or "status" in query) and not self._moderates(known):
            return failed("error_forbidden_context" if known else "error_wrong_password")
        rows = sorted(
            self.comments.values(), key=lambda row: row.id, reverse=query.get("order", "desc") == "desc"
        )
        status, kind = query.get("status", "approve"), query.get("type", "comment")
        rows = [row for row in rows if status == "any" or row.status == status]
        rows = [row for row in rows if kind == "all" or row.type == kind]
        for name in ("parent", "author", "include", "post"):
            if name in query:
                wanted = {int(number) for number in query[name].split(",")}
                key = "id" if name == "include" else name
                rows = [row for row in rows if getattr(row, key) in wanted]
        offset, size = int(query.get("offset", "0")), int(query.get("per_page", "10"))
        shown = [row for row in rows[offset : offset + size] if row.post not in self.hidden_posts]
        return (
            200,
            [told(row, query, self.slugs.get(row.post, "")) for row in shown],
            {"x-wp-total": str(len(rows))},
        )

    def _one(
        self, method: str, number: int, query: dict[str, str], sent: dict[str, Any], known: bool
    ) -> tuple[int, object, dict[str, str]]:
        row = self.comments.get(number)
        if row is None:
            return failed("error_gone")
        if method == "GET":
            if query.get("context") == "edit" and not self._moderates(known):
                return failed("error_forbidden_context" if known else "error_wrong_password")
            if not self._moderates(known) and (row.status != "approve" or row.post in self.hidden_posts):
                return 401, {"code": "rest_cannot_read", "message": "Nein", "data": {"status": 401}}, {}
            return 200, told(row, query), {}
        if not self._moderates(known):
            return failed("error_cannot_edit") if known else (401, {"code": "rest_cannot_edit"}, {})
        return self._change(row, method, query, sent)

    def _change(
        self, row: Stored, method: str, query: dict[str, str], sent: dict[str, Any]
    ) -> tuple[int, object, dict[str, str]]:
        if method == "DELETE":
            if row.status == "trash" and query.get("force") != "true":
                return failed("error_already_trashed")
            if query.get("force") == "true":
                self.erase(row.id)
                return 200, {"deleted": True}, {}
            sent = {"status": "trash"}
        if "content" in sent:
            row.raw = self._taken(sent["content"])
        wish = sent.get("status")
        if wish in ("unspam", "untrash"):
            row.status = row.before
        elif wish in ("approve", "hold", "spam", "trash"):
            row.before, row.status = row.status, wish
        return 200, told(row, query), {}

    def erase(self, number: int) -> None:
        """For good; its children move up."""
        gone = self.comments.pop(number)
        for row in self.comments.values():
            if row.parent == number:
                row.parent = gone.parent

    def _create(self, sent: dict[str, Any], known: bool) -> tuple[int, object, dict[str, str]]:
        if not known:
            return failed("error_login_required")
        twin = (self.me, sent["post"], sent["parent"], sent["content"])
        if any((row.author, row.post, row.parent, row.raw) == twin for row in self.comments.values()):
            return failed("error_duplicate")
        content = self._taken(sent["content"])
        number = self.add(
            content,
            name="Redaktion",
            parent=sent["parent"],
            author=self.me,
            post=sent["post"],
            status=self.comes_in_as,
        )
        return 201, told(self.comments[number], {"context": "edit"}), {}

    def _taken(self, content: str) -> str:
        words, into = self.rewrites
        return content.replace(words, into) if words else content

    def _embed(self, url: str) -> tuple[int, object, dict[str, str]]:
        for number, (_, title) in self.posts.items():
            if url == self.link(number) and self.embeds:
                return 200, {"type": "rich", "title": title}, {}
        return 404, {"code": "oembed_invalid_url", "message": "Nein", "data": {"status": 404}}, {}

    def link(self, number: int) -> str:
        return self.slugs.get(number) or f"{HOME}/?p={number}"

    def _titles(self, kind: str, query: dict[str, str]) -> tuple[int, object, dict[str, str]]:
        wanted = {int(number) for number in query["include"].split(",")}
        found: list[dict[str, object]] = []
        for number, (base, title) in self.posts.items():
            link = self.link(number)
            if number in wanted and kind == "search" and base != OUTSIDE:
                found.append({"id": number, "title": title, "url": link})
            elif number in wanted and kind == base:
                found.append({"id": number, "title": {"rendered": title}, "link": link})
        return 200, found, {"x-wp-total": str(len(found))}


def told(row: Stored, query: Mapping[str, str], link: str = "") -> dict[str, object]:
    """A comment as REST shows it; raw and the address only in context=edit."""
    edit = query.get("context") == "edit"
    rendered = "".join(f"<p>{part}</p>\n" for part in row.raw.split("\n\n"))
    body: dict[str, object] = {
        "id": row.id,
        "post": row.post,
        "parent": row.parent,
        "author": row.author,
        "author_name": row.author_name,
        "date_gmt": row.date.strftime("%Y-%m-%dT%H:%M:%S"),
        "content": {"rendered": rendered, **({"raw": row.raw} if edit else {})},
        "link": f"{link or f'{HOME}/?p={row.post}'}#comment-{row.id}",
        "status": OUTWARD.get(row.status, row.status),
        "type": row.type,
        **({"author_email": row.author_email} if edit else {}),
    }
    fields = query.get("_fields", "").split(",")
    return {name: value for name, value in body.items() if fields == [""] or name in fields}


def failed(name: str) -> tuple[int, object, dict[str, str]]:
    answer = recorded(name)
    return answer["status"], answer["body"], {}


def said(
    request: HttpRequest, status: int, body: object, headers: Mapping[str, str] | None = None
) -> HttpAnswer:
    given = {"content-type": "application/json; charset=UTF-8", **(headers or {})}
    return HttpAnswer(status, request.url, given, json.dumps(body).encode())


def page(
    request: HttpRequest | None, status: int, words: str, headers: Mapping[str, str] | None = None
) -> HttpAnswer:
    url = request.url if request else HOME
    return HttpAnswer(status, url, {"content-type": "text/html", **(headers or {})}, words.encode())
