"""Fake Facebook: pages, posts and comments in memory, answering as the Graph API does; only what is asked for comes back."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.connectors.facebook import specification
from tests.support.recording import Asked, Reply, json_reply

PAGE = "104850000000001"
SAMPLES = Path(__file__).parent / "samples"
ALL_SCOPES = (
    "pages_show_list",
    "pages_read_engagement",
    "pages_read_user_content",
    "pages_manage_engagement",
    "pages_manage_metadata",
)


def answer_file(name: str, status: int = 400, **headers: str) -> Reply:
    """Sample of an answer, byte for byte."""
    typed = {"content-type": "application/json; charset=UTF-8", **headers}
    return Reply(status, (SAMPLES / f"{name}.json").read_bytes(), typed)


@dataclass
class Post:
    """Post of the page or of a visitor. `updated` moves with every comment."""

    id: str
    message: str
    created: datetime
    updated: datetime
    author: tuple[str, str]


@dataclass
class Said:
    """Comment. `listed_at`: in no list before."""

    id: str
    post: str
    message: str
    created: datetime
    author: tuple[str, str] | None
    parent: str = ""
    listed_at: datetime | None = None
    hidden: bool = False
    likes: bool = False
    tags: tuple[tuple[str, str], ...] = ()
    attachment: Mapping[str, Any] | None = None
    can_hide: bool | None = None
    can_comment: bool = True


@dataclass
class Token:
    """Token that Facebook knows."""

    kind: str = "PAGE"
    owner: str = PAGE
    scopes: tuple[str, ...] = ALL_SCOPES
    dead: str = ""
    """Name of the sample that every request with it meets."""
    expires_at: int = 0
    data_access_expires_at: int = 0
    app: str = "111222333444555"


@dataclass
class FakeFacebook:
    """State of Facebook. Fulfils Fake."""

    clock: Callable[[], datetime]
    name: str = "facebook"
    page_name: str = "Kaffeehaus Muster"
    app_id: str = "111222333444555"
    app_secret: str = "0123456789abcdef0123456789abcdef"
    tokens: dict[str, Token] = field(default_factory=lambda: {"page-token": Token()})
    posts: dict[str, Post] = field(default_factory=dict)
    comments: dict[str, Said] = field(default_factory=dict)
    accounts: list[dict[str, Any]] = field(default_factory=list)
    subscribed: list[str] = field(default_factory=list)
    refuses_nested: bool = False
    refuses_twins: bool = False
    withholds_names: bool = False
    rewrites: tuple[str, str] | None = None
    usage: Mapping[str, str] = field(default_factory=dict)
    """Headers of every answer."""
    version: str = "v25.0"
    _last: int = 330000000000000
    _exchanged: int = 0

    # What happens on Facebook.

    def post(self, message: str, author: tuple[str, str] | None = None) -> str:
        """The page writes a post, or a visitor does."""
        number = f"{PAGE}_{self._number()}"
        now = self.clock()
        self.posts[number] = Post(number, message, now, now, author or (PAGE, self.page_name))
        return number

    def say(
        self, post: str, message: str, author: tuple[str, str] | None, *, parent: str = "", **more: Any
    ) -> str:
        """Somebody comments. A reply to a reply is put beside it."""
        above = self.comments[parent].parent or parent if parent else ""
        made = f"{post.partition('_')[2]}_{self._number()}"
        if self.rewrites is not None and author == self.us:
            message = message.replace(*self.rewrites)
        self.comments[made] = Said(made, post, message, self.clock(), author, above, **more)
        self.posts[post].updated = self.clock()
        return made

    @property
    def us(self) -> tuple[str, str]:
        """The page as an author."""
        return (PAGE, self.page_name)

    def delete(self, comment: str) -> None:
        """Deletes a comment, and its replies with it; or a post with everything on it."""
        if comment in self.posts:
            del self.posts[comment]
            for one in [one.id for one in self.comments.values() if one.post == comment]:
                self.comments.pop(one, None)
            return
        self.comments.pop(comment, None)
        for one in [one.id for one in self.comments.values() if one.parent == comment]:
            self.comments.pop(one, None)

    def _number(self) -> int:
        self._last += 1
        return self._last

    # The Graph API.

    def unknown(self, asked: Asked) -> tuple[str, ...]:
        """See Fake."""
        kinds = {**dict.fromkeys(self.posts, "PagePost"), self.app_id: "Application"}
        # A post that is gone is still one by its id: those begin with the number of the page.
        path = specification.path_of(asked)
        if path.startswith(f"{PAGE}_"):
            kinds[path] = "PagePost"
        return specification.unknown(asked, kinds)

    def answer(self, asked: Asked) -> Reply:
        """See Fake."""
        reply = self._answer(asked, specification.path_of(asked), {**asked.query, **asked.form})
        headers = {**reply.headers, "facebook-api-version": self.version, **self.usage}
        headers["date"] = self.clock().strftime("%a, %d %b %Y %H:%M:%S GMT")
        return Reply(reply.status, reply.body, headers)

    def _answer(self, asked: Asked, path: str, given: Mapping[str, str]) -> Reply:
        if path == "oauth/access_token":
            return self._exchange(given)
        bearer = asked.headers.get("authorization", "").removeprefix("Bearer ")
        if bearer == f"{self.app_id}|{self.app_secret}":
            return self._as_app(path, given)
        token = self.tokens.get(bearer)
        if token is None:
            return error(190, "Invalid OAuth access token.", status=401)
        if token.dead:
            return answer_file(token.dead, 400)
        proof = hmac.new(self.app_secret.encode(), bearer.encode(), hashlib.sha256).hexdigest()
        if given.get("appsecret_proof") != proof:
            return error(100, "Invalid appsecret_proof provided in the API argument")
        if path == "me":
            owner = self.page_name if token.kind == "PAGE" else "Inhaberin"
            return json_reply({"id": token.owner, "name": owner})
        need = _permission(asked.method, path)
        if need not in token.scopes:
            return error(200, f"Requires {need} permission", status=403)
        if path == "me/accounts":
            return self._list(self.accounts, given, bearer, lambda one: one)
        match asked.method:
            case "GET":
                return self._read(path, given, bearer)
            case "POST":
                return self._write(path, given, asked)
            case _:
                return self._delete(path)

    def _exchange(self, given: Mapping[str, str]) -> Reply:
        if (given.get("client_id"), given.get("client_secret")) != (self.app_id, self.app_secret):
            return error(1, "Error validating client secret.")
        known = self.tokens.get(given.get("fb_exchange_token", ""))
        if known is None or known.dead:
            return answer_file("facebook-error-token-expired")
        self._exchanged += 1
        lasting = f"lasting-{self._exchanged}"
        self.tokens[lasting] = known
        return json_reply({"access_token": lasting, "token_type": "bearer", "expires_in": 5183944})

    def _as_app(self, path: str, given: Mapping[str, str]) -> Reply:
        if path == self.app_id:
            return json_reply({"id": self.app_id, "name": "Shopbell"})
        if path != "debug_token":
            return error(100, "Unsupported", subcode=33)
        token = self.tokens.get(given["input_token"])
        if token is None or token.dead:
            return json_reply({"data": {"is_valid": False, "scopes": [], **_why(token)}})
        data = {
            "app_id": token.app,
            "type": token.kind,
            "application": "Shopbell",
            "expires_at": token.expires_at,
            "data_access_expires_at": token.data_access_expires_at,
            "is_valid": True,
            "scopes": list(token.scopes),
            **({"profile_id": token.owner} if token.kind == "PAGE" else {}),
            "user_id": "9001",
        }
        return json_reply({"data": data})

    def _read(self, path: str, given: Mapping[str, str], bearer: str) -> Reply:
        fields = specification.parse_fields(given["fields"])
        node, _, edge = path.partition("/")
        if edge == "feed":
            if node not in (PAGE, "me"):
                return answer_file("facebook-error-gone-100-33")
            if "comments" in fields and self.refuses_nested:
                return error(100, "Syntax error \"Expected end of string instead of '.'.\"")
            newest = sorted(self.posts.values(), key=lambda one: (one.created, one.id), reverse=True)
            return self._list(newest, given, bearer, lambda one: self._post_json(one, fields, bearer))
        if edge == "comments":
            if node not in self.posts and node not in self.comments:
                return answer_file("facebook-error-gone-100-33")
            listed = list(self._below(node, given["filter"], given["order"]))
            return self._list(listed, given, bearer, lambda one: self._comment_json(one, fields))
        if node in self.posts:
            return json_reply(self._post_json(self.posts[node], fields, bearer))
        if node in self.comments:
            return json_reply(self._comment_json(self.comments[node], fields))
        return answer_file("facebook-error-gone-100-33")

    def _write(self, path: str, given: Mapping[str, str], asked: Asked) -> Reply:
        node, _, edge = path.partition("/")
        if edge == "subscribed_apps":
            self.subscribed.append(node)
            return answer_file("facebook-success", 200)
        if node not in self.posts and node not in self.comments:
            return answer_file("facebook-error-gone-100-33")
        if edge == "comments":
            post = node if node in self.posts else self.comments[node].post
            own = [one for one in self.comments.values() if one.author == self.us]
            if self.refuses_twins and own and own[-1].message == given["message"]:
                return error(506, "Duplicate status message")
            parent = "" if node in self.posts else node
            made = self.comments[self.say(post, given["message"], self.us, parent=parent)]
            fields = specification.parse_fields(asked.query["fields"])
            return json_reply(self._comment_json(made, fields))
        comment = self.comments[node]
        if edge == "likes":
            comment.likes = True
        elif "is_hidden" in given:
            comment.hidden = given["is_hidden"] == "true"
        elif "message" in given:
            comment.message = given["message"]
        return answer_file("facebook-success", 200)

    def _delete(self, path: str) -> Reply:
        node, _, edge = path.partition("/")
        if node not in self.comments:
            return answer_file("facebook-error-gone-100-33")
        if edge == "likes":
            self.comments[node].likes = False
        else:
            self.delete(node)
        return answer_file("facebook-success", 200)

    def _below(self, node: str, filter_: str, order: str) -> Iterator[Said]:
        now = self.clock()
        found = [
            one
            for one in self.comments.values()
            if (one.post == node or one.parent == node)
            and (filter_ == "stream" or not one.parent or one.parent == node)
            and (one.listed_at is None or one.listed_at <= now)
        ]
        yield from sorted(
            found, key=lambda one: (one.created, one.id), reverse=order == "reverse_chronological"
        )

    def _list(
        self, items: list[Any], given: Mapping[str, str], bearer: str, draw: Callable[[Any], Any]
    ) -> Reply:
        return json_reply(
            self._page(items, int(given.get("limit", "25")), given.get("after", ""), bearer, draw)
        )

    def _page(
        self, items: list[Any], limit: int, after: str, bearer: str, draw: Callable[[Any], Any]
    ) -> dict[str, Any]:
        """One page. The cursor names the last one of the page before; whoever is gone since is skipped by its place."""
        keys = [_key(item) for item in items]
        start = 0
        if after:
            last, _, place = after.rpartition("~")
            start = keys.index(last) + 1 if last in keys else int(place)
        shown = items[start : start + limit]
        body: dict[str, Any] = {"data": [draw(item) for item in shown]}
        if shown:
            end = f"{_key(shown[-1])}~{start + len(shown) - 1}"
            body["paging"] = {"cursors": {"before": f"{_key(shown[0])}~{start}", "after": end}}
            if start + limit < len(items):
                host = "https://graph.facebook.com/v25.0/next"
                body["paging"]["next"] = f"{host}?access_token={bearer}&limit={limit}&after={end}"
        return body

    def _post_json(
        self, post: Post, fields: Mapping[str, specification.Selected], bearer: str
    ) -> dict[str, Any]:
        full = {
            "id": post.id,
            "message": post.message,
            "created_time": _iso(post.created),
            "updated_time": _iso(post.updated),
            "permalink_url": f"https://www.facebook.com/{PAGE}/posts/{post.id.partition('_')[2]}",
            "from": {"id": post.author[0], "name": post.author[1]},
            "status_type": "mobile_status_update" if post.author == self.us else "wall_post",
        }
        found = {name: full[name] for name in fields if name in full}
        if "comments" in fields:
            wanted = fields["comments"]
            below = list(self._below(post.id, wanted.modifiers["filter"], wanted.modifiers["order"]))
            if below:
                found["comments"] = self._page(
                    below,
                    int(wanted.modifiers["limit"]),
                    "",
                    bearer,
                    lambda one: self._comment_json(one, wanted.within),
                )
        return found

    def _comment_json(self, one: Said, fields: Mapping[str, specification.Selected]) -> dict[str, Any]:
        ours = one.author == self.us
        author = None if one.author is None or (self.withholds_names and not ours) else one.author
        post = self.posts[one.post]
        number = one.id.partition("_")[2]
        full: dict[str, Any] = {
            "id": one.id,
            "message": one.message,
            "created_time": _iso(one.created),
            "permalink_url": f"https://www.facebook.com/{PAGE}/posts/{post.id.partition('_')[2]}?comment_id={number}",
            "is_hidden": one.hidden,
            "can_comment": one.can_comment,
            "can_hide": not ours if one.can_hide is None else one.can_hide,
            "can_like": True,
            "user_likes": one.likes,
        }
        if author is not None:
            full["from"] = {"id": author[0], "name": author[1]}
        if one.parent:
            within = fields.get("parent", specification.Selected()).within
            full["parent"] = {"id": one.parent}
            above = self.comments.get(one.parent)
            if above is not None and above.author is not None and "from" in within:
                full["parent"]["from"] = {"id": above.author[0], "name": above.author[1]}
            if "comment_count" in within:
                full["parent"]["comment_count"] = sum(
                    other.parent == one.parent for other in self.comments.values()
                )
        if one.tags:
            full["message_tags"] = [{"id": id_, "name": name, "type": "user"} for id_, name in one.tags]
        if one.attachment is not None:
            full["attachment"] = one.attachment
        return {name: value for name, value in full.items() if name in fields}


def error(code: int, message: str, *, subcode: int = 0, status: int = 400, **more: Any) -> Reply:
    """Error as the documentation shows it."""
    body = {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "AbCdEfExample", **more}
    return json_reply({"error": {**body, **({"error_subcode": subcode} if subcode else {})}}, status)


def _permission(method: str, path: str) -> str:
    """Permission that a request takes."""
    if path == "me/accounts":
        return "pages_show_list"
    if path.endswith("subscribed_apps"):
        return "pages_manage_metadata"
    return "pages_read_user_content" if method == "GET" else "pages_manage_engagement"


def _why(token: Token | None) -> dict[str, Any]:
    if token is None or not token.dead:
        return {"error": {"code": 190, "message": "Malformed access token"}}
    found = json.loads((SAMPLES / f"{token.dead}.json").read_bytes())["error"]
    subcode = {"subcode": found["error_subcode"]} if "error_subcode" in found else {}
    return {"error": {"code": found["code"], "message": found["message"], **subcode}}


def _key(item: Any) -> str:
    return str(item["id"]) if isinstance(item, dict) else str(item.id)


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S+0000")
