"""Webhooks of Facebook pages: subscription check, signature over the raw body, and what a delivery says. All pure.

Meta publishes no sample for comments on pages: everything but the ids is optional here (reference, section 1).
"""

import hashlib
import hmac
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.connectors.facebook import normalise
from bot.domain.external_id import ExternalId
from bot.ports import VERIFY, Received, SeenComment, Unverified, Verified

log = logging.getLogger(__name__)

_SIGNATURE = "sha256="
_CHALLENGE = 256
_CHANGES = 1_000
"""Changes of one delivery that are looked at; Meta puts together far fewer."""
_NOTHING = frozenset({"reaction", "like", "share"})
_POSTS = frozenset({"post", "status", "photo", "video", "album", "link", "note"})
_FEED = "feed"
_WATCH = "watch"


class Webhook:
    """Webhook receiver for Facebook pages."""

    def challenge(self, secrets: Mapping[str, str], query: Mapping[str, str]) -> str | None:
        """The challenge, where the verify token is the one of this credential."""
        known, given = secrets.get(VERIFY, ""), query.get("hub.verify_token", "")
        fits = hmac.compare_digest(known.encode(), given.encode(errors="replace"))
        challenge = query.get("hub.challenge", "")
        if not known or not fits or query.get("hub.mode") != "subscribe":
            return None
        return challenge if 0 < len(challenge) <= _CHALLENGE else None

    def verify(
        self, secrets: Mapping[str, str], headers: Mapping[str, str], body: bytes, now: datetime
    ) -> Verified:
        """Verifies X-Hub-Signature-256: HMAC-SHA256 of the raw body with the app's secret. The delivery id is the hash of
        the body, since Meta sends none. Raises Unverified.
        """
        secret = secrets.get("app_secret", "")
        expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        given = headers.get("x-hub-signature-256", "")
        fits = hmac.compare_digest(
            (_SIGNATURE + expected).encode(), given.strip().lower().encode(errors="replace")
        )
        if not secret or not fits:
            raise Unverified("the signature is wrong")
        accounts = dict.fromkeys(str(entry.get("id", "")) for entry in _entries(body))
        return Verified(hashlib.sha256(body).hexdigest(), tuple(accounts))

    def receive(self, body: bytes) -> Mapping[str, Received]:
        """What a delivery says, by page."""
        gathered: dict[str, _Gathered] = {}
        for entry in _entries(body):
            page = str(entry.get("id", ""))
            changes = entry.get("changes")
            if not page or not isinstance(changes, list):
                continue
            into = gathered.setdefault(page, _Gathered())
            for change in changes[:_CHANGES]:
                value = change.get("value") if isinstance(change, dict) else None
                if isinstance(value, dict) and change.get("field") == _FEED:
                    _take(value, page, into)
        return {page: into.received() for page, into in gathered.items()}


@dataclass(slots=True)
class _Gathered:
    """What a delivery says about one page, put together change by change."""

    seen: dict[ExternalId, SeenComment] = field(default_factory=dict)
    gone: dict[ExternalId, None] = field(default_factory=dict)
    ask: dict[ExternalId, None] = field(default_factory=dict)
    also: dict[str, None] = field(default_factory=dict)

    def received(self) -> Received:
        seen = tuple(one for external, one in self.seen.items() if external not in self.gone)
        return Received(seen, tuple(self.gone), tuple(self.ask), tuple(self.also), stale=True)


def _take(value: Mapping[str, Any], page: str, into: _Gathered) -> None:
    """Takes in one change of the feed."""
    item, verb = str(value.get("item", "")), str(value.get("verb", ""))
    comment, post = _id(value, "comment_id"), _id(value, "post_id")
    if item in _NOTHING:
        return
    if item not in _POSTS and item != "comment":
        log.debug("a webhook speaks of an unknown %s", item[:40])
        return
    about = comment if item == "comment" else post
    if not about:
        return
    match verb:
        case "add" if item == "comment":
            _added(value, page, about, post, into)
        case "add":
            seen = normalise.visitor_post(_post_row(value, post), page)
            into.seen |= {seen.external_id: seen} if seen else {}
        case "remove" | "delete":
            into.gone[about] = None
        case "edit" | "edited" | "hide" | "unhide":
            into.ask[about] = None
            into.also[_WATCH] = None
        case _:
            log.debug("a webhook speaks of an unknown %s of a %s", verb[:40], item[:40])


def _added(
    value: Mapping[str, Any], page: str, comment: ExternalId, post: ExternalId, into: _Gathered
) -> None:
    """A new comment. One of the page itself answers somebody: whom, only its neighbours tell, so its thread is read."""
    parent = _id(value, "parent_id")
    above = parent if parent != post else ExternalId("")
    author = value.get("from")
    if isinstance(author, dict) and str(author.get("id", "")) == page:
        if above or post:
            into.ask[above or post] = None
        into.also |= {_FEED: None, _WATCH: None}
        return
    if not post:
        into.also[_FEED] = None
        return
    row = {
        "id": comment,
        "message": value.get("message"),
        "created_time": value.get("created_time"),
        "from": author,
        "permalink_url": _link(value, comment),
        **({"parent": {"id": above}} if above else {}),
    }
    [seen] = normalise.comments((row,), post, page)
    into.seen[seen.external_id] = seen


def _post_row(value: Mapping[str, Any], post: str) -> Mapping[str, Any]:
    return {
        "id": post,
        "message": value.get("message"),
        "created_time": value.get("created_time"),
        "from": value.get("from"),
        "permalink_url": _link(value, ""),
        "full_picture": value.get("link") if value.get("item") == "photo" else None,
    }


def _link(value: Mapping[str, Any], comment: str) -> str:
    post = value.get("post")
    link = post.get("permalink_url") if isinstance(post, dict) else None
    if not isinstance(link, str) or not link.startswith("https://"):
        return ""
    _, _, number = comment.rpartition("_")
    return f"{link}{'&' if '?' in link else '?'}comment_id={number}" if number else link


def _id(value: Mapping[str, Any], name: str) -> ExternalId:
    found = value.get(name)
    return ExternalId(found if normalise.is_id(found) else "")


def _entries(body: bytes) -> tuple[Mapping[str, Any], ...]:
    try:
        parsed = json.loads(body)
    except (ValueError, RecursionError):
        return ()
    entries = parsed.get("entry") if isinstance(parsed, dict) and parsed.get("object") == "page" else None
    if not isinstance(entries, list):
        return ()
    return tuple(entry for entry in entries[:_CHANGES] if isinstance(entry, dict))
