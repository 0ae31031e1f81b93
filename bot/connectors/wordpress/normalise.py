"""Normalising WordPress' JSON into SeenComment, SentReply and SeenThread. Pure."""

import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from bot.connectors.wordpress.walk import Malformed, Page
from bot.domain.comment import AuthorRole, Form, Visibility, by_guest
from bot.domain.external_id import ExternalId
from bot.domain.markup import attribute, images
from bot.domain.plaintext import clean, from_html
from bot.ports import SeenComment, SeenThread, SentReply

Row = Mapping[str, Any]
"""A decoded JSON object; it never leaves this folder."""

_FIELDS = ("id", "post", "parent", "author", "author_name", "date_gmt", "content", "link", "status", "type")
PUBLIC_FIELDS = ",".join(_FIELDS)
"""No address, no agent, no avatar: what is not asked for cannot be stored. `content` is asked for whole,
since `content.raw` in _fields drops it altogether (measured, 6.1 to 7.1)."""
MODERATOR_FIELDS = ",".join((*_FIELDS, "author_email"))
"""The mail address is only used to make an author id, at once."""

# Rows of these types take places in the list but are never a customer's words: links from other sites, notes of
# editors (core 6.9), likes of the fediverse (ActivityPub), and what plugins keep among the comments for themselves
# (shop staff, payments, courses, job queues; checked November 2026). Whatever else there is, a customer may have written.
_NOBODYS = frozenset(
    {"pingback", "trackback", "pings", "webmention", "note", "like", "repost", "webhook_delivery"}
)
_INTERNAL = ("_note", "_log", "_status", "_history")
# The names are approve and hold on the way in, approved and hold on the way out.
_VISIBILITIES = {
    "approved": Visibility.PUBLIC,
    "hold": Visibility.HELD,
    "spam": Visibility.SPAM,
    "trash": Visibility.TRASHED,
}
_PICTURE = re.compile(r"https?://[^\x00-\x1f\"<>]{1,1990}")
_PICTURES = 10
_PICTURES_WITHIN = 60_000
_IMAGES_LOOKED_AT = 500
_NAME = 200
_NAME_SOURCE = 2_000
"""Characters of HTML that a name or title is looked for in."""
_ADDRESS = 2_000
_LONG_BEFORE = datetime(1970, 1, 1, tzinfo=UTC)
_quoted = json.JSONEncoder().encode


@dataclass(frozen=True, slots=True)
class Who:
    """WordPress user ids of our own account and of the team, as text."""

    own: frozenset[str]
    team: frozenset[str]
    person_key: bytes = field(repr=False)
    maybe: frozenset[str] = frozenset()
    """Whoever may write posts there: of the team, or a customer with the role of a contributor."""
    names: frozenset[str] = frozenset()
    """As the site calls its team, case-folded."""


@dataclass(frozen=True, slots=True)
class Context:
    """Context stored with a comment: its author's WordPress user id, its URL, whether it is a review."""

    by: str = ""
    link: str = ""
    review: bool = False


def stored(context: Context) -> str:
    """Encodes the context as JSON, put together by hand since every row of every page needs it."""
    review = ', "review": true' if context.review else ""
    return f'{{"by": {_quoted(context.by)}, "link": {_quoted(context.link)}{review}}}'


def remembered(context: str) -> Context:
    """Decodes the context of a Target; an empty mapping for an empty context."""
    try:
        kept = json.loads(context) if context else {}
        return Context(by=_text(kept, "by"), link=_text(kept, "link"), review=kept.get("review") is True)
    except (ValueError, AttributeError):
        return Context()


def rows(body: object) -> tuple[Row, ...]:
    """Parses a list of objects with ids. Raises Malformed."""
    if not isinstance(body, list) or not all(isinstance(row, dict) and _is_id(row.get("id")) for row in body):
        raise Malformed("not a list of comments")
    return tuple(body)


def page(body: object, headers: Mapping[str, str]) -> Page:
    """Parses ids and count of a list. Raises Malformed."""
    total = headers.get("x-wp-total", "")
    if not total.isascii() or not total.isdigit() or len(total) > 12:
        raise Malformed("the list does not say how long it is")
    return Page(tuple(row["id"] for row in rows(body)), int(total))


def comment(row: Row, who: Who) -> SeenComment | None:
    """Converts a row to a SeenComment; None for rows that are nobody's comment."""
    kind = _text(row, "type")
    if kind in _NOBODYS or kind.endswith(_INTERNAL):
        return None
    form = Form.REVIEW if kind == "review" else Form.COMMENT
    user = str(_number(row, "author"))
    role = _role(user, who)
    name = one_line(_text(row, "author_name"))
    parent = _number(row, "parent")
    above = (ExternalId(str(parent)),) if parent else ()
    link = _text(row, "link")[:_ADDRESS]
    return SeenComment(
        external_id=ExternalId(str(row["id"])),
        order=int(row["id"]),
        thread_id=ExternalId(str(_number(row, "post"))),
        in_reply_to=above[0] if above else None,
        answers=above if role is not AuthorRole.CUSTOMER else (),
        answers_sure=user not in who.maybe,
        author_id=_author_id(user, _text(row, "author_email"), who.person_key),
        author=name,
        role=role,
        text=words(row),
        media=_pictures(_content(row, "rendered")),
        form=form,
        posted_at=moment(_text(row, "date_gmt")),
        url=link,
        visibility=visibility(row),
        context=stored(Context(by=user, link=link, review=form is Form.REVIEW)),
        identity=_identity(row, user, name, who),
    )


def _identity(row: Row, user: str, name: str, who: Who) -> str:
    """Identity of an author: an account, which only a logged-in user can have; a guest types what name they
    like.
    """
    if user != "0":
        return "" if user in who.own else f"user:{user}"
    return by_guest(ExternalId(str(row["id"]))) if name.casefold() in who.names else ""


def weight(row: Row) -> int:
    """Number of characters of HTML to be parsed."""
    return len(_content(row, "raw")) + len(_content(row, "rendered"))


def words(row: Row) -> str:
    """Text as it was written, where the account may see that (WordPress curls quotes and turns :-) into
    pictures).
    """
    raw = _content(row, "raw")
    if not raw:
        return from_html(_content(row, "rendered"))
    return plain(raw, line_breaks=True)


def plain(html: str, *, line_breaks: bool) -> str:
    """Plain text from HTML, without the parser where nothing can be markup: most comments, nearly all names.

    There line ends stay without `line_breaks` too.
    """
    if "<" in html or "&" in html:
        return from_html(html, line_breaks=line_breaks)
    return clean(html)


def visibility(row: Row) -> Visibility:
    """Visibility of a status: post-trashed (its post is in the trash) and what plugins add are hidden."""
    return _VISIBILITIES.get(_text(row, "status"), Visibility.HIDDEN)


def sent(row: Row, who: Who) -> SentReply:
    """Converts a comment of the business to a SentReply. Raises Malformed."""
    if not _is_id(row.get("id")):
        raise Malformed("no id")
    return SentReply(
        external_id=ExternalId(str(row["id"])),
        url=_text(row, "link")[:_ADDRESS],
        posted_at=moment(_text(row, "date_gmt")),
        visibility=visibility(row),
        text=words(row),
        by_us=str(_number(row, "author")) in who.own,
    )


def thread(row: Row) -> SeenThread:
    """Converts a post, page or product; its title arrives as HTML. Search results name title and url plainly."""
    title = row.get("title")
    heading = title.get("rendered") if isinstance(title, dict) else title
    link = row.get("link") or row.get("url")
    return SeenThread(
        external_id=ExternalId(str(row["id"])),
        title=one_line(heading if isinstance(heading, str) else ""),
        url=link[:_ADDRESS] if isinstance(link, str) else "",
    )


def thread_link(row: Row) -> str:
    """URL of the page with the comment."""
    return _text(row, "link").partition("#")[0]


def embed_title(body: object) -> str:
    """Title in an oEmbed answer."""
    return one_line(_text(body, "title")) if isinstance(body, dict) else ""


def slug_title(link: str) -> str:
    """Title made from a URL: /rezepte/apfel-strudel/ is called Apfel strudel. Empty for ?p=12."""
    try:
        slug = unquote(urlsplit(link).path).rstrip("/").rpartition("/")[2]
    except ValueError:
        return ""
    words = one_line(slug.removesuffix(".html").removesuffix(".php").replace("-", " ").replace("_", " "))
    return words[:1].upper() + words[1:] if words != "index" else ""


def moment(date_gmt: str) -> datetime:
    """Parses date_gmt, which is UTC without a Z; the only date that stays right when the site's zone changes.
    Imports may lack it.
    """
    try:
        return datetime.fromisoformat(date_gmt).replace(tzinfo=UTC)
    except ValueError:
        return _LONG_BEFORE


def one_line(html: str) -> str:
    """Name or title as plain text on one line."""
    return " ".join(plain(html[:_NAME_SOURCE], line_breaks=False).split())[:_NAME]


def _role(user: str, who: Who) -> AuthorRole:
    if user in who.own:
        return AuthorRole.US
    return AuthorRole.TEAM if user in who.team or user in who.maybe else AuthorRole.CUSTOMER


def _author_id(user: str, mail: str, key: bytes) -> str | None:
    if user != "0":
        return f"user:{user}"
    address = mail.strip().lower()
    if not address:
        return None
    return "mail:" + hmac.digest(key, address.encode(errors="replace"), "sha256").hex()


def _pictures(html: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for image in islice(images(html[:_PICTURES_WITHIN]), _IMAGES_LOOKED_AT):
        address = attribute(image, "src").strip()
        # Smileys are pictures too, but their address or class says so.
        marks = f"{address} {attribute(image, 'class')}"
        if _PICTURE.fullmatch(address) and "smiley" not in marks and "emoji" not in marks:
            found[address] = None
        if len(found) == _PICTURES:
            break
    return tuple(found)


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63


def _number(row: Row, name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) and 0 <= value < 2**63 else 0


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _content(row: Row, form: str) -> str:
    value = row.get("content")
    return _text(value, form) if isinstance(value, dict) else ""
