"""A real WordPress on a loopback port, and everything a test does to one: customers, moderators, outages, faults."""

from __future__ import annotations

import base64
import html
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.parse
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from http.client import HTTPConnection, HTTPMessage
from http.cookies import SimpleCookie
from itertools import count
from pathlib import Path
from typing import Any

from tests.support.ports import free_port
from tests.support.provision import SITE_FILES, Site, User

MAINTENANCE_PAGE = (
    "<!doctype html><html><head><title>Wartung</title></head><body>Gleich wieder da.</body></html>"
)
PRETTY = "/%postname%/"


class Permalinks(StrEnum):
    PLAIN = ""
    PRETTY = PRETTY


class Status(StrEnum):
    """What a moderator asks for through REST."""

    APPROVE = "approve"
    HOLD = "hold"
    SPAM = "spam"
    UNSPAM = "unspam"
    TRASH = "trash"
    UNTRASH = "untrash"


class Moment(StrEnum):
    """BEFORE: WordPress has done nothing yet; AFTER: the effect is committed, the answer is not out yet (REST only)."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Customer:
    """A visitor without an account; the address is what WordPress takes for the visitor's IP."""

    name: str
    email: str
    address: str


@dataclass(frozen=True, slots=True)
class Post:
    id: int
    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer; `json` raises ValueError where the body is not JSON."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", errors="replace")

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One row of wp_comments as it lies in the database; status is approve, hold, spam, trash or post-trashed."""

    id: int
    post_id: int
    parent: int
    user_id: int
    author_name: str
    author_email: str
    author_ip: str
    content: str
    status: str
    type: str
    date_gmt: datetime


@dataclass(frozen=True, slots=True)
class RestCall:
    """One REST request as WordPress answered it; `route` like /wp/v2/comments/7."""

    method: str
    route: str
    query: Mapping[str, str]
    user_id: int
    status: int


@dataclass(frozen=True, slots=True)
class Mail:
    to: tuple[str, ...]
    subject: str
    message: str


class FormRefused(Exception):
    """The public comment form refused."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(f"{status}: {words}")
        self.status = status
        self.words = words


class RestRefused(Exception):
    """A REST call of a helper method was answered with an error; `code` is WordPress' own."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"{status}: {code}")
        self.status = status
        self.code = code


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that waits for its request."""

    file: Path

    @property
    def reached(self) -> bool:
        """Whether a request has run into it."""
        return self._beside("reached").exists()

    def wait_reached(self, seconds: float = 10.0) -> None:
        """Returns as soon as a request has run into it. Raises TimeoutError."""
        _wait_for(lambda: self.reached, seconds, f"no request reached {self.file.name}")

    def release(self) -> None:
        """Lets a held request go on."""
        self._beside("released").touch()

    def lift(self) -> None:
        self.release()
        self.file.unlink(missing_ok=True)

    def _beside(self, word: str) -> Path:
        return self.file.with_name(f"{self.file.name}.{word}")


@dataclass(slots=True)
class _Process:
    """PHP's built-in server and its workers: one process group that ends with the test process, however that dies."""

    shell: subprocess.Popen[bytes]

    @classmethod
    def start(cls, command: list[str], environment: Mapping[str, str], log: Path) -> _Process:
        # The shell waits on a pipe whose other end only the test process holds: at its end the whole group goes.
        with log.open("ab") as output:
            shell = subprocess.Popen(
                ["/bin/sh", "-c", '"$@" & cat >/dev/null; kill -KILL 0', "wordpress", *command],
                env=dict(environment),
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        return cls(shell)

    def end(self) -> None:
        try:
            os.killpg(self.shell.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.shell.wait()
        if self.shell.stdin is not None:
            self.shell.stdin.close()


@dataclass(slots=True)
class WordPress:
    """One running copy. `run` is its own folder: database, faults, logs; the rest is shared and read-only.

    Methods without `by` act as a visitor or on the server itself; all calls are blocking and may be made from several
    threads at once.
    """

    site: Site
    run: Path
    environment_type: str = "local"
    workers: int = 4
    behind_tls: bool = False
    """It believes that every request came over https, as behind a proxy that ends TLS."""
    _users: dict[str, User] = field(default_factory=dict)
    _port: int = 0
    _process: _Process | None = None
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        for part in ("database", "faults"):
            (self.run / part).mkdir(parents=True, exist_ok=True)
        shutil.copy(self.site.database, self.database)
        self._users = {user.login: user for user in self.site.users}

    # --- running -----------------------------------------------------------------------------------------------------

    @property
    def url(self) -> str:
        """http://127.0.0.1:PORT, the same over stop and start."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def database(self) -> Path:
        return self.run / "database" / "site.sqlite"

    @property
    def running(self) -> bool:
        return self._process is not None

    @property
    def log(self) -> str:
        file = self.run / "server.log"
        return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""

    def start(self) -> None:
        """Raises RuntimeError with the server's own words if it does not come up."""
        if self._process is not None:
            return
        fixed = self._port != 0
        for _ in range(1 if fixed else 5):
            if not fixed:
                self._port = free_port()
            if self._come_up():
                return
            self.stop()
        raise RuntimeError(f"WordPress did not start on port {self._port}: {self.log[-1000:]}")

    def stop(self) -> None:
        """Ends the server at once, requests in flight included: a client sees its connection break."""
        if self._process is not None:
            self._process.end()
            self._process = None
            # The kernel closes the workers' sockets a moment after the signal.
            _wait_for(lambda: not self._listening(), 10, f"port {self._port} is still open")

    def reset(self) -> None:
        """As freshly installed, on the same port: data, users' passwords, faults, records; started if it was not."""
        for file in tuple((self.run / "faults").glob("*.json")):
            dropped = json.loads(file.read_text(encoding="utf-8"))["kind"] == "drop"
            if dropped and Fault(file).reached:
                self.stop()
            Fault(file).lift()
        self.restore(self.site.database)
        shutil.rmtree(self.run / "faults")
        (self.run / "faults").mkdir()
        for record in ("requests.jsonl", "mails.jsonl"):
            (self.run / record).unlink(missing_ok=True)
        self._users = {user.login: user for user in self.site.users}
        self.start()

    def snapshot(self) -> Path:
        """A copy of the whole site as it is now, for `restore`; taken consistently from the running server."""
        copy = self.run / f"snapshot-{next(self._numbers)}.sqlite"
        with closing(sqlite3.connect(self.database)) as live, closing(sqlite3.connect(copy)) as kept:
            live.backup(kept)
        return copy

    def restore(self, snapshot: Path) -> None:
        """The site as it was; the running server notices nothing. Nothing is written beside the snapshot."""
        with (
            closing(sqlite3.connect(f"{snapshot.as_uri()}?immutable=1", uri=True)) as kept,
            closing(sqlite3.connect(self.database, timeout=20)) as live,
        ):
            kept.backup(live)

    # --- people --------------------------------------------------------------------------------------------------------

    @property
    def owner(self) -> User:
        return self._users["inhaberin"]

    @property
    def editor(self) -> User:
        return self._users["redaktion"]

    @property
    def author(self) -> User:
        return self._users["autor"]

    @property
    def subscriber(self) -> User:
        return self._users["abonnentin"]

    def customer(self, name: str = "Šárka Nováková") -> Customer:
        """Somebody new, with an address nobody else has."""
        number = next(self._numbers)
        return Customer(
            name, f"kundin{number}@example.net", f"198.51.{100 + number // 250}.{1 + number % 250}"
        )

    def revoke_application_passwords(self, user: User) -> None:
        self.php("WP_Application_Passwords::delete_all_application_passwords($args['id']);", id=user.id)

    def new_application_password(self, user: User) -> User:
        """The user with a new application password; an older one stays valid unless revoked."""
        made = self.php(
            "list($made) = WP_Application_Passwords::create_new_application_password("
            "$args['id'], ['name' => 'Shopbell ' . uniqid()]); return $made;",
            id=user.id,
        )
        self._users[user.login] = replace(user, application_password=str(made))
        return self._users[user.login]

    def set_role(self, user: User, role: str) -> None:
        self.php("(new WP_User($args['id']))->set_role($args['role']);", id=user.id, role=role)

    # --- the blog --------------------------------------------------------------------------------------------------------

    def make_post(
        self,
        title: str = "Neue Röstung aus Äthiopien",
        *,
        content: str = "Ab Freitag im Laden.",
        status: str = "publish",
        password: str = "",
        comments_open: bool = True,
        by: User | None = None,
    ) -> Post:
        return self._make("posts", title, content, status, password, comments_open, by)

    def make_page(
        self, title: str = "Öffnungszeiten", *, content: str = "Mo bis Fr", by: User | None = None
    ) -> Post:
        return self._make("pages", title, content, "publish", "", True, by)

    def change_post(self, post_id: int, **fields: str) -> None:
        """REST field names: status='private', comment_status='closed', password='…', title='…'."""
        self._done(self.rest("POST", f"/wp/v2/posts/{post_id}", by=self.owner, body=fields))

    def trash_post(self, post_id: int) -> None:
        self._done(self.rest("DELETE", f"/wp/v2/posts/{post_id}", by=self.owner))

    def untrash_post(self, post_id: int) -> None:
        self.php("wp_untrash_post($args['id']); wp_publish_post($args['id']);", id=post_id)

    def set_permalinks(self, kind: Permalinks) -> None:
        self.php(
            "global $wp_rewrite; $wp_rewrite->set_permalink_structure($args['to']); $wp_rewrite->flush_rules(false);",
            to=str(kind),
        )

    def set_option(self, name: str, value: str) -> None:
        """Such as comment_moderation '1' (every comment is held) or timezone_string."""
        self.php("update_option($args['name'], $args['value']);", name=name, value=value)

    def rewrite(self, words: str, into: str) -> None:
        """A plugin that changes these words in every comment that comes in over REST."""
        self.php(
            "update_option('shopbell_rewrite', array('words' => $args['words'], 'into' => $args['into']));",
            words=words,
            into=into,
        )

    def put_incoming(self, status: str) -> None:
        """A plugin that gives every comment that comes in over REST this status: 0 (held), spam, trash."""
        self.set_option("shopbell_incoming_status", status)

    def refuse_word(self, word: str) -> None:
        """A plugin that says 403 to every comment over REST that holds this word."""
        self.set_option("shopbell_refused_word", word)

    # --- comments --------------------------------------------------------------------------------------------------------

    def comment(
        self, customer: Customer, post_id: int, text: str, *, parent: int = 0, flood_check: bool = False
    ) -> int:
        """A comment through the form every visitor sees; the new comment's id. Raises FormRefused."""
        form = {
            "comment_post_ID": str(post_id),
            "comment_parent": str(parent),
            "author": customer.name,
            "email": customer.email,
            "url": "",
            "comment": text,
            "submit": "Post Comment",
        }
        headers = {
            "X-Test-Remote-Addr": customer.address,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        if not flood_check:
            headers["X-Test-No-Flood-Check"] = "1"
        answer = self.request("POST", "/wp-comments-post.php", headers, urllib.parse.urlencode(form).encode())
        made = re.search(r"#comment-(\d+)$", answer.headers.get("Location", ""))
        if answer.status != 302 or made is None:
            raise FormRefused(answer.status, " ".join(re.sub(r"<[^>]*>", " ", answer.text).split()))
        return int(made[1])

    def insert_comment(
        self,
        post_id: int,
        text: str,
        *,
        customer: Customer | None = None,
        parent: int = 0,
        at: datetime | None = None,
        status: Status = Status.APPROVE,
        kind: str = "comment",
    ) -> int:
        """A comment as an import or a plugin writes it: any date (aware), any type. The new comment's id."""
        somebody = customer or self.customer()
        made = self.php(
            "$when = gmdate('Y-m-d H:i:s', $args['at']);"
            "return wp_insert_comment(wp_slash(['comment_post_ID' => $args['post'], 'comment_parent' => $args['parent'],"
            " 'comment_content' => $args['text'], 'comment_author' => $args['name'],"
            " 'comment_author_email' => $args['email'], 'comment_author_IP' => $args['address'],"
            " 'comment_type' => $args['kind'], 'comment_approved' => $args['approved'],"
            " 'comment_date_gmt' => $when, 'comment_date' => get_date_from_gmt($when)]));",
            post=post_id,
            parent=parent,
            text=text,
            name=somebody.name,
            email=somebody.email,
            address=somebody.address,
            kind=kind,
            approved={"approve": "1", "hold": "0"}.get(status, str(status)),
            at=int((at or datetime.now(UTC)).timestamp()),
        )
        return int(made)

    def reply(self, by: User, comment_id: int, text: str) -> int:
        """A reply through REST, as another program of the business would write it; the new comment's id."""
        post_id = self.comment_row(comment_id).post_id
        body = {"post": post_id, "parent": comment_id, "content": text}
        return int(self._done(self.rest("POST", "/wp/v2/comments", by=by, body=body))["id"])

    def reply_in_admin(self, by: User, comment_id: int, text: str) -> int:
        """A reply typed into the comment list of wp-admin, login and nonce included; the new comment's id."""
        post_id = self.comment_row(comment_id).post_id
        cookies = self._log_in(by)
        page = self.request("GET", "/wp-admin/edit-comments.php", {"Cookie": cookies}).text
        nonce = re.search(r'id="_ajax_nonce-replyto-comment"[^>]*value="([0-9a-f]+)"', page)
        if nonce is None:
            raise RuntimeError(f"no reply form in wp-admin: {page[:300]}")
        form = {
            "action": "replyto-comment",
            "mode": "dashboard",
            "_ajax_nonce-replyto-comment": nonce[1],
            "comment_ID": str(comment_id),
            "comment_post_ID": str(post_id),
            "content": text,
        }
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        before = {row.id for row in self.comments()}
        answer = self.request(
            "POST", "/wp-admin/admin-ajax.php", headers, urllib.parse.urlencode(form).encode()
        )
        made = [row.id for row in self.comments() if row.id not in before and row.parent == comment_id]
        if answer.status != 200 or not made:
            raise RuntimeError(f"wp-admin refused the reply: {answer.status} {answer.text[:300]}")
        return made[-1]

    def authorize(self, by: User, page: str, *, approve: bool = True) -> Answer:
        """What the authorise page answers when somebody who is logged in presses one of its buttons; where the page itself
        refuses, that.
        """
        cookies = self._log_in(by)
        parts = urllib.parse.urlsplit(page)
        shown = self.request("GET", f"{parts.path}?{parts.query}", {"Cookie": cookies})
        fields = dict(re.findall(r'<input type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', shown.text))
        if "_wpnonce" not in fields:
            return shown
        form = {name: html.unescape(value) for name, value in fields.items()}
        form |= {"app_name": "Shopbell", "approve" if approve else "reject": "1"}
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        return self.request("POST", parts.path, headers, urllib.parse.urlencode(form).encode())

    def authorize_without_return(self, by: User, page: str) -> str:
        """The password that the authorise page shows, as its script asks for it (without one, 6.8 shows none)."""
        cookies = self._log_in(by)
        parts = urllib.parse.urlsplit(page)
        shown = self.request("GET", f"{parts.path}?{parts.query}", {"Cookie": cookies}).text
        nonce = re.search(r'wpApiSettings = {[^}]*"nonce":"([0-9a-f]+)"', shown)
        if nonce is None or "auth-app.min.js" not in shown:
            raise RuntimeError(f"no authorise page: {shown[:300]}")
        headers = {"Cookie": cookies, "X-WP-Nonce": nonce[1], "Content-Type": "application/json"}
        made = self.request(
            "POST",
            "/?rest_route=/wp/v2/users/me/application-passwords",
            headers,
            json.dumps({"name": "Shopbell"}).encode(),
        )
        return str(self._done(made)["password"])

    def moderate(self, comment_id: int, to: Status, *, by: User | None = None) -> None:
        body = {"status": str(to)}
        self._done(self.rest("POST", f"/wp/v2/comments/{comment_id}", by=by or self.editor, body=body))

    def edit_comment(self, comment_id: int, text: str, *, by: User | None = None) -> None:
        self._done(
            self.rest("POST", f"/wp/v2/comments/{comment_id}", by=by or self.editor, body={"content": text})
        )

    def backdate_comment(self, comment_id: int, at: datetime, *, by: User | None = None) -> None:
        """`at` is aware."""
        body = {"date_gmt": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")}
        self._done(self.rest("POST", f"/wp/v2/comments/{comment_id}", by=by or self.editor, body=body))

    def delete_comment(self, comment_id: int, *, by: User | None = None) -> None:
        """For good, past the trash."""
        route = f"/wp/v2/comments/{comment_id}"
        self._done(self.rest("DELETE", route, by=by or self.editor, query={"force": "true"}))

    def comments(self) -> tuple[CommentRow, ...]:
        """Every comment there is, by id, straight from the database: also the ones no reader may see."""
        return tuple(self._rows(""))

    def comment_row(self, comment_id: int) -> CommentRow:
        """Raises LookupError."""
        for row in self._rows("WHERE comment_ID = ?", comment_id):
            return row
        raise LookupError(f"WordPress has no comment {comment_id}")

    def replies_to(self, comment_id: int) -> tuple[CommentRow, ...]:
        return tuple(self._rows("WHERE comment_parent = ?", comment_id))

    # --- the outside ---------------------------------------------------------------------------------------------------

    def rest(
        self,
        method: str,
        route: str,
        *,
        by: User | None = None,
        query: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
        password: str | None = None,
    ) -> Answer:
        """A REST call as `by` (its application password, or `password` instead), or as nobody."""
        target = "/?" + urllib.parse.urlencode({"rest_route": route, **(query or {})})
        headers: dict[str, str] = {}
        if by is not None:
            proof = f"{by.login}:{by.application_password if password is None else password}"
            headers["Authorization"] = "Basic " + base64.b64encode(proof.encode()).decode()
        payload = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            payload = json.dumps(body).encode()
        return self.request(method, target, headers, payload)

    def request(
        self, method: str, target: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=90)) as connection:
            connection.request(method, target, body=body, headers=dict(headers or {}))
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())

    def page(self, post_id: int) -> str:
        """The post as a visitor sees it: approved comments as <article id="comment-N" data-parent="M">."""
        return self.request("GET", f"/?p={post_id}").text

    def calls(self) -> tuple[RestCall, ...]:
        """Every REST call since the last reset that WordPress carried out, in order, the bed's own included."""
        return tuple(RestCall(**row) for row in self._notes("requests.jsonl"))

    def mails(self) -> tuple[Mail, ...]:
        return tuple(
            Mail(tuple(row["to"]), row["subject"], row["message"]) for row in self._notes("mails.jsonl")
        )

    def php(self, code: str, **args: str | int) -> Any:
        """Runs PHP inside WordPress; `$args` holds the arguments, what it returns comes back through JSON."""
        given = json.dumps(args)
        script = (
            "$_SERVER['HTTP_HOST'] = '127.0.0.1'; $_SERVER['REQUEST_METHOD'] = 'GET'; $_SERVER['REQUEST_URI'] = '/';"
            " require getenv('SHOPBELL_WP_CORE') . '/wp-load.php';"
            " $args = json_decode(getenv('SHOPBELL_WP_ARGS'), true);"
            f" $told = (function ($args) {{ {code} }})($args); echo 'TOLD ' . json_encode($told);"
        )
        done = subprocess.run(
            self._php("-r", script),
            env={**self._environment(), "SHOPBELL_WP_ARGS": given},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        _, found, told = done.stdout.rpartition("TOLD ")
        if done.returncode != 0 or not found:
            raise RuntimeError(f"PHP ended with {done.returncode}: {(done.stderr or done.stdout)[-1000:]}")
        return json.loads(told)

    # --- faults --------------------------------------------------------------------------------------------------------

    def delay(self, seconds: float, *, method: str = "", path: str = "", times: int = 1_000_000) -> Fault:
        """Every answer takes that much longer. `path` is a part of the address, '/wp/v2/comments' in either form."""
        return self._fault("delay", Moment.BEFORE, method, path, times, seconds=seconds)

    def hold(self, moment: Moment, *, method: str = "", path: str = "", times: int = 1) -> Fault:
        """The request waits until `release`: kill the bot, or stop WordPress, in between."""
        return self._fault("hold", moment, method, path, times)

    def drop(self, moment: Moment, *, method: str = "", path: str = "", times: int = 1) -> Fault:
        """The connection breaks without a byte of an answer. Costs one of the server's workers until `reset`."""
        if times >= self.workers:
            raise ValueError("each drop costs a worker; give this WordPress more of them")
        return self._fault("drop", moment, method, path, times)

    def truncate(self, moment: Moment, *, method: str = "", path: str = "", times: int = 1) -> Fault:
        """The answer ends in the middle of its body."""
        return self._fault("truncate", moment, method, path, times)

    def answer(
        self,
        moment: Moment,
        status: int,
        *,
        body: str = MAINTENANCE_PAGE,
        headers: Mapping[str, str] | None = None,
        method: str = "",
        path: str = "",
        times: int = 1,
    ) -> Fault:
        """Another answer than WordPress': a proxy's 502, a 429 with Retry-After, a firewall's page."""
        told = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
        return self._fault("answer", moment, method, path, times, status=status, body=body, headers=told)

    def maintenance(self, status: int = 503) -> Fault:
        """A maintenance page instead of everything, until lifted."""
        return self.answer(Moment.BEFORE, status, headers={"Retry-After": "600"}, times=1_000_000)

    def strip_authorization(self) -> Fault:
        """A host that hands no Authorization header on to PHP, until lifted."""
        return self._fault("strip_authorization", Moment.BEFORE, "", "", 1_000_000)

    @contextmanager
    def during(self, fault: Fault) -> Iterator[Fault]:
        try:
            yield fault
        finally:
            fault.lift()

    # --- inside ----------------------------------------------------------------------------------------------------------

    def _come_up(self) -> bool:
        (self.run / "server.log").write_bytes(b"")
        command = self._php("-S", f"127.0.0.1:{self._port}", "-t", str(self.site.core))
        self._process = _Process.start(command, self._environment(), self.run / "server.log")
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            if "Failed to listen" in self.log:
                return False
            if self._listening():
                return "Failed to listen" not in self.log
            time.sleep(0.01)
        return False

    def _listening(self) -> bool:
        with closing(socket.socket()) as probe:
            return probe.connect_ex(("127.0.0.1", self._port)) == 0

    def _php(self, *arguments: str) -> list[str]:
        # A process that starts finds WordPress compiled: four fifths of what its first answer takes.
        compiled = self.site.content.parent / "compiled"
        compiled.mkdir(exist_ok=True)
        settings = [f"opcache.file_cache={compiled}"]
        if self.behind_tls:
            before, uncompiled = self.run / "before.php", self.run / "uncompiled"
            before.write_text("<?php $_SERVER['HTTPS'] = 'on';", encoding="utf-8")
            # Every run has its own: compiled ones would pile up in the folder that all runs share.
            uncompiled.write_text(f"{before}\n", encoding="utf-8")
            settings += [f"auto_prepend_file={before}", f"opcache.blacklist_filename={uncompiled}"]
        return self.site.php.command(*(part for one in settings for part in ("-d", one)), *arguments)

    def _environment(self) -> dict[str, str]:
        return self.site.php.environment(
            {
                "PHP_CLI_SERVER_WORKERS": str(self.workers),
                "SHOPBELL_WP_CONTENT": str(self.site.content),
                "SHOPBELL_WP_CORE": str(self.site.core),
                "SHOPBELL_WP_ENVIRONMENT": self.environment_type,
                "SHOPBELL_WP_MU_PLUGINS": str(SITE_FILES / "mu-plugins"),
                "SHOPBELL_WP_RUN": str(self.run),
                "SHOPBELL_WP_URL": self.url,
            }
        )

    def _make(
        self,
        kind: str,
        title: str,
        content: str,
        status: str,
        password: str,
        comments_open: bool,
        by: User | None,
    ) -> Post:
        body = {
            "title": title,
            "content": content,
            "status": status,
            "password": password,
            "comment_status": "open" if comments_open else "closed",
        }
        made = self._done(self.rest("POST", f"/wp/v2/{kind}", by=by or self.owner, body=body))
        return Post(int(made["id"]), title, str(made["link"]))

    def _done(self, answer: Answer) -> Any:
        if answer.status not in (200, 201):
            raise RestRefused(
                answer.status, answer.json.get("code", "") if answer.body[:1] == b"{" else answer.text[:200]
            )
        return answer.json

    def _log_in(self, user: User) -> str:
        form = urllib.parse.urlencode({"log": user.login, "pwd": user.password, "testcookie": "1"}).encode()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "wordpress_test_cookie=WP%20Cookie%20check",
        }
        answer = self.request("POST", "/wp-login.php", headers, form)
        jar: SimpleCookie = SimpleCookie()
        for line in answer.headers.get_all("Set-Cookie", []):
            jar.load(line)
        if answer.status != 302 or not any(name.startswith("wordpress_logged_in") for name in jar):
            raise RuntimeError(f"wp-login.php refused {user.login}: {answer.status}")
        return "; ".join(f"{name}={morsel.coded_value}" for name, morsel in jar.items())

    def _rows(self, where: str, *values: int) -> Iterator[CommentRow]:
        columns = (
            "comment_ID, comment_post_ID, comment_parent, user_id, comment_author, comment_author_email,"
            " comment_author_IP, comment_content, comment_approved, comment_type, comment_date_gmt"
        )
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=20)) as live:
            rows = live.execute(
                f"SELECT {columns} FROM wp_comments {where} ORDER BY comment_ID", values
            ).fetchall()
        for row in rows:
            yield CommentRow(
                id=row[0],
                post_id=row[1],
                parent=row[2],
                user_id=row[3],
                author_name=row[4],
                author_email=row[5],
                author_ip=row[6],
                content=row[7],
                status={"1": "approve", "0": "hold"}.get(str(row[8]), str(row[8])),
                type=row[9],
                date_gmt=datetime.strptime(row[10], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC),
            )

    def _notes(self, name: str) -> list[dict[str, Any]]:
        file = self.run / name
        return (
            [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
            if file.exists()
            else []
        )

    def _fault(self, kind: str, moment: Moment, method: str, path: str, times: int, **more: Any) -> Fault:
        told = {"kind": kind, "moment": str(moment), "method": method, "path": path, "times": times, **more}
        file = self.run / "faults" / f"{next(self._numbers):06d}.json"
        fresh = file.with_suffix(".fresh")
        fresh.write_text(json.dumps(told), encoding="utf-8")
        fresh.rename(file)
        return Fault(file)


def _wait_for(reached: Callable[[], bool], seconds: float, words: str) -> None:
    deadline = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > deadline:
            raise TimeoutError(words)
        time.sleep(0.01)
