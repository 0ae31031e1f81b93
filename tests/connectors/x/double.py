"""A fake X with state: posts, edits, paging, prices, the rule about summoning, and the two dialects."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlencode

from oauthlib.oauth1.rfc5849.signature import verify_hmac_sha1  # type: ignore[import-untyped]

from tests.connectors.x import specification
from tests.support.recording import Asked, Reply, json_reply

SAMPLES = Path(__file__).parent / "samples"
US = "1500000000000000001"
HANDLE = "kaffeehaus_ex"
VALUES = {
    "api_key": "app-key",
    "api_secret": "app-secret",
    "access_token": f"{US}-token",
    "access_secret": "token-secret",
}
_EPOCH_MS = 1_288_834_974_657
_MENTION = re.compile(r"(?<![A-Za-z0-9_])@([A-Za-z0-9_]{1,15})(?![A-Za-z0-9_])")
_LINK = re.compile(r"https?://[^\s<>\"]+|(?<![\w@./-])[a-z0-9-]+\.(?:at|de|com|example)(?![\w-])")


def sample(name: str, status: int, **headers: str) -> Reply:
    """A recorded answer, byte for byte."""
    kept = {key.replace("_", "-"): value for key, value in headers.items()}
    return Reply(
        status, (SAMPLES / name).read_bytes(), {"content-type": "application/json; charset=utf-8", **kept}
    )


@dataclass
class User:
    """Account on X."""

    id: str
    handle: str
    name: str
    protected: bool = False


@dataclass
class Post:
    """Post with all its versions; `versions`: id and text of each, oldest first."""

    author: str
    versions: list[tuple[int, str]]
    at: datetime
    parent: int | None = None
    conversation: int = 0
    quoted: int | None = None
    hidden: bool = False
    listed_at: datetime | None = None
    """In no list before."""
    pictures: tuple[str, ...] = ()
    long: bool = False

    @property
    def first(self) -> int:
        return self.versions[0][0]

    @property
    def newest(self) -> int:
        return self.versions[-1][0]

    @property
    def text(self) -> str:
        return self.versions[-1][1]


@dataclass
class FakeX:
    """Fulfils recording.Fake."""

    clock: Callable[[], datetime]
    name: str = "x"
    posts: dict[int, Post] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    speaks: frozenset[str] = frozenset({"current", "legacy"})
    drops: bool = False
    """Leaves names that it does not know out, instead of a 400."""
    summons: bool = True
    """Whether only whoever was summoned may answer by a program."""
    refuses_twins: bool = False
    credit: bool = True
    revoked: bool = False
    access_level: str = "read-write"
    bill: int = 0
    """Thousandths of a dollar, each resource as often as it was returned."""
    tokens: dict[str, datetime] = field(default_factory=dict)
    """OAuth 2.0 access tokens, and when each ends."""
    refresh_tokens: set[str] = field(default_factory=set)
    scope: str = "tweet.read tweet.write users.read tweet.moderate.write offline.access"
    client_secret: str = "client-secret"
    refreshed: int = 0
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Codes of X's own page that were not redeemed yet: redirect and challenge of each."""
    origin: str = specification.HOST
    """Where it is asked: part of each signature."""
    _count: int = 0

    def __post_init__(self) -> None:
        self.users[US] = User(US, HANDLE, "Kaffeehaus Ex")
        self.root = self.write(US, "Neue Öffnungszeiten ab Montag!").first

    # What people do.

    def user(self, name: str, handle: str = "") -> User:
        """Account of this name, made where there is none."""
        for known in self.users.values():
            if known.name == name:
                return known
        number = str(1_500_000_000_000_000_100 + len(self.users))
        self.users[number] = User(number, handle or f"user{len(self.users)}", name)
        return self.users[number]

    def number(self) -> int:
        """Next id: time in milliseconds, then a count."""
        self._count += 1
        ms = int(self.clock().timestamp() * 1000) - _EPOCH_MS
        return (ms << 22) + self._count

    def write(
        self, author: str, text: str, *, parent: int | None = None, quoted: int | None = None, **more: Any
    ) -> Post:
        """Somebody posts."""
        number = self.number()
        above = self.find(parent) if parent else None
        conversation = above.conversation if above is not None else number
        made = Post(
            author,
            [(number, text)],
            self.clock(),
            above.first if above else None,
            conversation,
            quoted,
            **more,
        )
        self.posts[number] = made
        return made

    def asked_to_allow(self, url: str, *, allows: bool = True) -> str:
        """The person is asked on X's own page, at this address; where X sends the browser."""
        query = specification.allow_query(url)
        if not allows:
            answer = {"error": "access_denied"}
        else:
            self._count += 1
            answer = {"code": f"code-{self._count}"}
            self.codes[answer["code"]] = (query["redirect_uri"], query["code_challenge"])
        return f"{query['redirect_uri']}?{urlencode({'state': query['state'], **answer})}"

    def find(self, number: int) -> Post | None:
        """Post by the id of any of its versions."""
        return next(
            (post for post in self.posts.values() if any(number == each for each, _ in post.versions)), None
        )

    def edit(self, first: int, text: str) -> None:
        self.posts[first].versions.append((self.number(), text))

    def delete(self, first: int) -> None:
        del self.posts[first]

    def replies(self, first: int) -> list[Post]:
        """Our own posts under one, oldest first."""
        return [post for post in self.posts.values() if post.parent == first and post.author == US]

    # Fake.

    def unknown(self, asked: Asked) -> tuple[str, ...]:
        return specification.unknown(asked)

    def answer(self, asked: Asked) -> Reply:
        reply = self._answer(asked)
        if reply.status in (200, 201) and asked.path != specification.TOKEN_PATH:
            specification.answer_fits(asked, reply.status, reply.body)
        now = format_datetime(self.clock().astimezone(UTC), usegmt=True)
        limits = json.loads((SAMPLES / "x-headers.json").read_bytes())
        return Reply(
            reply.status,
            reply.body,
            {**limits, "date": now, "x-access-level": self.access_level, **reply.headers},
        )

    def _answer(self, asked: Asked) -> Reply:
        if asked.path == specification.TOKEN_PATH:
            return self._token(asked)
        refused = self._refused(asked)
        said = self._dialect(asked)
        if refused is not None or said is None:
            return refused or sample("x-error-400.json", 400)
        match asked.method, asked.path.removeprefix("/2").split("/")[1:]:
            case "GET", ["users", "me"]:
                self.bill += 10
                return json_reply({"data": self._user(self.users[US], asked)})
            case "GET", ["users", number, "mentions"]:
                return self._list(asked, said, self._mentions(number))
            case "GET", ["users", number, "tweets"]:
                return self._list(
                    asked, said, [post for post in self.posts.values() if post.author == number]
                )
            case "GET", ["users"]:
                found = [self.users[each] for each in asked.query["ids"].split(",") if each in self.users]
                self.bill += 10 * len(found)
                return json_reply({"data": [self._user(each, asked) for each in found]})
            case "GET", ["tweets"]:
                return self._look_up(asked, said)
            case _:
                return self._change(asked)

    def _change(self, asked: Asked) -> Reply:
        if self.access_level == "read":
            return json_reply(
                {
                    "title": "Forbidden",
                    "detail": "Your client app is not configured with the appropriate oauth1 app permissions.",
                    "type": "https://api.twitter.com/2/problems/oauth1-permissions",
                    "status": 403,
                },
                403,
            )
        match asked.method, asked.path.removeprefix("/2").split("/")[1:]:
            case "POST", ["tweets"]:
                return self._reply(asked)
            case "PUT", ["tweets", number, "hidden"]:
                return self._hide(int(number), asked.json["hidden"])
            case "DELETE", ["tweets", number]:
                return self._delete(int(number))
        raise AssertionError(f"the fake knows no {asked.method} {asked.path}")

    def _refused(self, asked: Asked) -> Reply | None:
        if self.revoked or not self._proved(asked):
            return sample("error-401.json", 401)
        return None if self.credit else sample("x-error-402-credits.json", 402)

    def _proved(self, asked: Asked) -> bool:
        proof = asked.headers.get("authorization", "")
        if proof.startswith("Bearer "):
            ends = self.tokens.get(proof.removeprefix("Bearer "))
            return ends is not None and ends > self.clock()
        given = {
            name: unquote(value.strip('"'))
            for name, _, value in (each.partition("=") for each in proof.removeprefix("OAuth ").split(", "))
        }
        request = SimpleNamespace(
            http_method=asked.method,
            uri=self.origin + asked.path,
            signature=given.pop("oauth_signature", ""),
            params=[*asked.query.items(), *given.items()],
        )
        return (
            verify_hmac_sha1(request, VALUES["api_secret"], VALUES["access_secret"])
            and given.get("oauth_consumer_key") == VALUES["api_key"]
            and given.get("oauth_token") == VALUES["access_token"]
        )

    def _dialect(self, asked: Asked) -> str | None:
        """Dialect of a request; None where it is refused for it."""
        said = "legacy" if "tweet.fields" in asked.query else "current"
        if "tweet.fields" not in asked.query and "post.fields" not in asked.query:
            return "current" if "current" in self.speaks else "legacy"
        if said in self.speaks:
            return said
        return f"-{said}" if self.drops else None

    def _mentions(self, number: str) -> list[Post]:
        """Posts of others that mention the account: by name, in a conversation that it began, or by quoting it."""
        return [
            post
            for post in self.posts.values()
            if post.author != number
            and not post.hidden
            and (
                HANDLE in (name.casefold() for name in _MENTION.findall(post.text))
                or self._began(post.conversation, number)
                or self._began(post.quoted or 0, number)
            )
        ]

    def _began(self, number: int, user: str) -> bool:
        root = self.find(number)
        return root is not None and root.author == user

    def _list(self, asked: Asked, said: str, posts: Iterable[Post]) -> Reply:
        query = asked.query
        since, until = int(query.get("since_id", "0")), int(query.get("until_id", str(2**63)))
        start = datetime.fromisoformat(query["start_time"]) if "start_time" in query else None
        token = query.get("pagination_token", "")
        if token and not token.startswith("page"):
            return sample("x-error-400.json", 400)
        below = int(token.removeprefix("page") or 2**63)
        there = sorted(
            (
                post
                for post in posts
                if since < post.newest < min(until, below)
                and (start is None or post.at >= start)
                and (post.listed_at is None or post.listed_at <= self.clock())
            ),
            key=lambda post: post.newest,
            reverse=True,
        )[:800]
        size = int(query["max_results"])
        page, more = there[:size], len(there) > size
        if not page:
            return sample("x-mentions-empty.json", 200)
        meta: dict[str, Any] = {
            "result_count": len(page),
            "newest_id": str(page[0].newest),
            "oldest_id": str(page[-1].newest),
        }
        if more:
            meta["next_token"] = f"page{page[-1].newest}"
        return self._rows(asked, said, page, {"meta": meta})

    def _look_up(self, asked: Asked, said: str) -> Reply:
        wanted = [int(each) for each in asked.query["ids"].split(",")]
        found = {each: self.find(each) for each in wanted}
        there = [post for post in found.values() if post is not None]
        self.bill += 4 * len(there)
        errors = [
            {
                "resource_id": str(each),
                "resource_type": "post",
                "parameter": "ids",
                "value": str(each),
                "title": "Not Found Error",
                "detail": f"Could not find post with ids: [{each}].",
                "type": "https://api.x.com/2/problems/resource-not-found",
            }
            for each, post in found.items()
            if post is None
        ]
        return self._rows(asked, said, there, {"errors": errors} if errors else {})

    def _rows(self, asked: Asked, said: str, page: list[Post], rest: dict[str, Any]) -> Reply:
        expansions = set(filter(None, asked.query.get("expansions", "").split(",")))
        fields = set(
            filter(
                None, asked.query.get("post.fields" if said == "current" else "tweet.fields", "").split(",")
            )
        )
        if said.startswith("-"):
            expansions, fields, said = set(), set(), said.removeprefix("-")
        body: dict[str, Any] = (
            {"data": [self._row(post, said, fields, expansions) for post in page]} if page else {}
        )
        includes: dict[str, Any] = {}
        if "author_id" in expansions:
            users = dict.fromkeys(post.author for post in page)
            includes["users"] = [self._user(self.users[each], asked) for each in users]
            self.bill += 10 * len(users)
        if expansions & {"referenced_posts", "referenced_tweets.id"}:
            above = dict.fromkeys(each for post in page for each in (post.parent, post.quoted) if each)
            posts = [post for post in map(self.find, above) if post is not None]
            includes["posts" if said == "current" else "tweets"] = [
                self._row(post, said, fields, expansions) for post in posts
            ]
            self.bill += len(posts)
        media = {key: address for post in page for key, address in self._media(post)}
        if "attachments.media_keys" in expansions and media:
            includes["media"] = [
                {"media_key": key, "type": "photo", "url": address} for key, address in media.items()
            ]
        self.bill += len(page)
        if any(includes.values()):
            body["includes"] = {name: each for name, each in includes.items() if each}
        return json_reply({**body, **rest})

    def _media(self, post: Post) -> list[tuple[str, str]]:
        return [(f"3_{post.first}{number}", address) for number, address in enumerate(post.pictures)]

    def _row(self, post: Post, said: str, fields: set[str], expansions: set[str]) -> dict[str, Any]:
        now, old = said == "current", said == "legacy"
        lead = self._lead(post)
        typed, urls = self._shortened(post)
        whole = lead + typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        entities: dict[str, Any] = {"mentions": self._named(whole), "urls": urls}
        entities = {name: each for name, each in entities.items() if each}
        row: dict[str, Any] = {
            "id": str(post.newest),
            "text": whole[:280] if post.long else whole,
            f"edit_history_{'post' if now else 'tweet'}_ids": [str(each) for each, _ in post.versions],
        }
        references = [
            {"type": kind, "id": str(found.newest)}
            for kind, number in (("replied_to", post.parent), ("quoted", post.quoted))
            if number
            for found in [self.find(number) or Post("", [(number, "")], post.at)]
        ]
        above = self.find(post.parent) if post.parent else None
        optional = {
            "author_id": (post.author, "author_id" in (fields if old else expansions)),
            f"referenced_{'posts' if now else 'tweets'}": (
                references,
                ("referenced_tweets" in fields if old else "referenced_posts" in expansions) and references,
            ),
            "in_reply_to_user_id": (
                above.author if above else "",
                old and above and "in_reply_to_user_id" in fields,
            ),
            "created_at": (_time(self._made(post)), "created_at" in fields),
            "conversation_id": (str(post.conversation), "conversation_id" in fields),
            "display_text_range": ([len(lead), len(whole)], "display_text_range" in fields),
            "entities": (entities, "entities" in fields and entities),
            f"note_{'post' if now else 'tweet'}": (
                {"text": whole, "entities": entities},
                post.long and f"note_{'post' if now else 'tweet'}" in fields,
            ),
            "attachments": (
                {"media_keys": [key for key, _ in self._media(post)]},
                "attachments" in fields and post.pictures,
            ),
        }
        return row | {name: value for name, (value, given) in optional.items() if given}

    def _made(self, post: Post) -> datetime:
        ms = (post.newest >> 22) + _EPOCH_MS
        return datetime.fromtimestamp(ms // 1000, UTC)

    def _lead(self, post: Post) -> str:
        """Mentions that X puts before a reply: of everybody above but its author."""
        names: dict[str, None] = {}
        above = self.find(post.parent) if post.parent else None
        while above is not None:
            if above.author != post.author:
                names[self.users[above.author].handle] = None
            above = self.find(above.parent) if above.parent else None
        return "".join(f"@{name} " for name in names)

    def _shortened(self, post: Post) -> tuple[str, list[dict[str, Any]]]:
        """Text with X's short links, and the address of each."""
        urls: list[dict[str, Any]] = []

        def shorten(full: str, shown: str, **more: str) -> str:
            short = f"https://t.co/{post.newest % 10**6}u{len(urls)}"
            urls.append(
                {"start": 0, "end": 23, "url": short, "expanded_url": full, "display_url": shown, **more}
            )
            return short

        def one(found: re.Match[str]) -> str:
            full = found[0] if "://" in found[0] else f"http://{found[0]}"
            shown = full.partition("://")[2]
            return shorten(full, shown if len(shown) <= 26 else f"{shown[:25]}…")

        text = _LINK.sub(one, post.text)
        if post.quoted:
            by = self.find(post.quoted)
            handle = self.users[by.author].handle if by else "gone"
            number = by.newest if by else post.quoted
            text += " " + shorten(f"https://x.com/{handle}/status/{number}", f"x.com/{handle}/status/…")
        if post.pictures:
            page = f"https://x.com/{self.users[post.author].handle}/status/{post.newest}/photo/1"
            text += " " + shorten(page, f"pic.x.com/{post.newest % 1000}", media_key=self._media(post)[0][0])
        return text, urls

    def _named(self, whole: str) -> list[dict[str, Any]]:
        by_handle = {user.handle.casefold(): user for user in self.users.values()}
        return [
            {
                "start": found.start(),
                "end": found.end(),
                "username": found[1],
                **({"id": by_handle[found[1].casefold()].id} if found[1].casefold() in by_handle else {}),
            }
            for found in _MENTION.finditer(whole)
        ]

    def _user(self, user: User, asked: Asked) -> dict[str, Any]:
        fields = asked.query.get("user.fields", "").split(",")
        row: dict[str, Any] = {"id": user.id, "name": user.name, "username": user.handle}
        if "protected" in fields:
            row["protected"] = user.protected
        if "public_metrics" in fields:
            row["public_metrics"] = {
                "followers_count": 321,
                "following_count": 1,
                "post_count": 2,
                "listed_count": 0,
            }
        return row

    def _reply(self, asked: Asked) -> Reply:
        text, to = asked.json["text"], int(asked.json["reply"]["in_reply_to_tweet_id"])
        above = self.find(to)
        if above is None:
            return _forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.")
        if self.summons and not self._summoned(above):
            return sample("x-error-403-not-summoned.json", 403)
        if self.refuses_twins and any(post.text == text for post in self.posts.values() if post.author == US):
            return sample("error-403-duplicate.json", 403)
        made = self.write(US, text, parent=above.first)
        linked = _LINK.search(text) is not None
        self.bill += 200 if linked else 10 if self._summoned(above) else 15
        row = self._row(made, "current" if "current" in self.speaks else "legacy", set(), set())
        return json_reply({"data": row}, 201)

    def _summoned(self, post: Post) -> bool:
        named = HANDLE in (name.casefold() for name in _MENTION.findall(post.text))
        return named or (post.quoted is not None and self._began(post.quoted, US))

    def _hide(self, number: int, hidden: bool) -> Reply:
        post = self.find(number)
        if post is None:
            return _gone(number)
        if not self._began(post.conversation, US):
            return _forbidden("You are not allowed to hide this reply.")
        post.hidden = hidden
        self.bill += 5
        return json_reply({"data": {"hidden": hidden}})

    def _delete(self, number: int) -> Reply:
        post = self.find(number)
        if post is None:
            return _gone(number)
        if post.author != US:
            return _forbidden("You are not allowed to delete this post.")
        del self.posts[post.first]
        self.bill += 10
        return json_reply({"data": {"deleted": True}})

    def _redeemed(self, form: Mapping[str, str]) -> bool:
        """Whether a code is right, for this redirect and verifier; it is valid once."""
        redirect, challenge = self.codes.pop(form["code"], ("", ""))
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        mine = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        return bool(redirect) and (redirect, challenge) == (form["redirect_uri"], mine)

    def _token(self, asked: Asked) -> Reply:
        form = asked.form
        proof = asked.headers.get("authorization", "")
        if self.client_secret:
            given = base64.b64decode(proof.removeprefix("Basic ")).decode() if proof else ""
            if given != f"client-id:{self.client_secret}":
                return json_reply(
                    {"error": "unauthorized_client", "error_description": "Missing valid header"}, 401
                )
        elif form.get("client_id") != "client-id":
            return json_reply({"error": "invalid_request", "error_description": "client_id"}, 400)
        if form["grant_type"] == "refresh_token":
            if form["refresh_token"] not in self.refresh_tokens:
                return json_reply(
                    {"error": "invalid_request", "error_description": "token was invalid."}, 400
                )
            self.refresh_tokens.discard(form["refresh_token"])
            self.refreshed += 1
        elif not self._redeemed(form):
            return json_reply({"error": "invalid_grant", "error_description": "code"}, 400)
        kept = json.loads((SAMPLES / "x-token-refresh-response.json").read_bytes())
        self._count += 1
        kept |= {
            "access_token": f"at-{self._count}",
            "refresh_token": f"rt-{self._count}",
            "scope": self.scope,
        }
        self.tokens[kept["access_token"]] = self.clock() + timedelta(seconds=kept["expires_in"])
        self.refresh_tokens.add(kept["refresh_token"])
        return json_reply(kept)


def _time(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _forbidden(detail: str) -> Reply:
    return json_reply({"title": "Forbidden", "detail": detail, "type": "about:blank", "status": 403}, 403)


def _gone(number: int) -> Reply:
    return json_reply(
        {
            "title": "Not Found Error",
            "detail": f"Could not find post with id: [{number}].",
            "type": "https://api.x.com/2/problems/resource-not-found",
            "resource_type": "post",
            "status": 404,
        },
        404,
    )
