"""Normalising X's JSON, in either dialect, into SeenComment and SentReply. Pure."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from bot.connectors.x.dialect import Row, either, part, rows, text
from bot.domain.comment import Audience, AuthorRole, Form
from bot.domain.external_id import ExternalId
from bot.domain.plaintext import clean, one_line
from bot.ports import SeenComment, SentReply

PAGE = "https://x.com"
_ID = re.compile(r"[0-9]{1,19}")
_LEADING = re.compile(r"(?:@[A-Za-z0-9_]{1,15}(?:\s+|$))*")
_MENTION = re.compile(r"(?<![A-Za-z0-9_])@([A-Za-z0-9_]{1,15})(?![A-Za-z0-9_])")
_SHORTENED = re.compile(r"https?://t\.co/[A-Za-z0-9]{1,40}")
_STATUS = re.compile(r"/([A-Za-z0-9_]{1,15})/status/([0-9]{1,19})(?:/|$)")
_PICTURE = re.compile(r"https://[^\x00-\x20\"<>]{1,1990}")
_PICTURE_PAGES = ("pic.x.com/", "pic.twitter.com/")
_MEDIA = 4
_NAME = 200
_LINK = 500
_EPOCH = timedelta(milliseconds=1_288_834_974_657)
"""Beginning of the time in X's ids (snowflakes), since 1970."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_EDITABLE = timedelta(hours=2)
"""Posts can be edited for an hour."""


@dataclass(frozen=True, slots=True)
class Who:
    """Account that is answered with: its id, its handle without @, its name."""

    id: str
    handle: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Includes:
    """Includes of a list: what came with it, users and posts by id, media by key. `begun`: conversations that the account
    began, as far as earlier answers showed that.
    """

    users: Mapping[str, Row] = field(default_factory=dict)
    posts: Mapping[str, Row] = field(default_factory=dict)
    media: Mapping[str, Row] = field(default_factory=dict)
    begun: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """Context stored with a comment. `newest`: id of its newest edit; `summoned`: its author mentioned or quoted the
    account, so X lets a program answer; `in_own`: in a conversation that the account began.
    """

    by: str = ""
    newest: str = ""
    summoned: bool = False
    in_own: bool = False


def stored(context: Context) -> str:
    """Encodes the context as JSON."""
    return json.dumps(
        {
            "by": context.by,
            "newest": context.newest,
            "summoned": context.summoned,
            "in_own": context.in_own,
        }
    )


def remembered(context: str) -> Context:
    """Decodes the context of a Target; an empty one for an empty text."""
    try:
        kept = json.loads(context) if context else {}
    except ValueError:
        return Context()
    if not isinstance(kept, dict):
        return Context()
    return Context(
        by=identifier(text(kept, "by")),
        newest=identifier(text(kept, "newest")),
        summoned=kept.get("summoned") is True,
        in_own=kept.get("in_own") is True,
    )


def identifier(value: object) -> str:
    """Id of a post or user; empty for any other value."""
    return value if isinstance(value, str) and _ID.fullmatch(value) and int(value) < 2**63 else ""


def includes_of(body: Row, begun: Iterable[str] = ()) -> Includes:
    """Includes of an answer. In the legacy dialect posts are called tweets."""
    came = part(body, "includes")
    return Includes(
        users=_by(came.get("users"), "id"),
        posts=_by(either(came, "posts", "tweets"), "id"),
        media=_by(came.get("media"), "media_key"),
        begun=frozenset(begun),
    )


def first_id(row: Row) -> str:
    """Id of a post before its first edit: each edit has an id of its own."""
    history = either(row, "edit_history_post_ids", "edit_history_tweet_ids")
    known = [identifier(each) for each in history] if isinstance(history, list) else []
    return min((each for each in (*known, identifier(row.get("id"))) if each), key=int, default="")


def comment(row: Row, includes: Includes, who: Who) -> SeenComment | None:
    """Converts a post; None for a row that is nobody's comment: a repost, or one without an id."""
    newest, first = identifier(row.get("id")), first_id(row)
    if not first or _reference(row, "retweeted"):
        return None
    author = identifier(row.get("author_id"))
    ours = author == who.id
    parent = _reference(row, "replied_to")
    above = _original(parent, includes)
    thread = identifier(row.get("conversation_id")) or first
    user = includes.users.get(author, {})
    return SeenComment(
        external_id=ExternalId(first),
        order=int(first),
        thread_id=ExternalId(thread),
        in_reply_to=ExternalId(above) if above and parent != thread else None,
        answers=(ExternalId(above),) if ours and above else (),
        author_id=author or None,
        author=one_line(text(user, "name"))[:_NAME] or (who.name if ours else ""),
        role=AuthorRole.US if ours else AuthorRole.CUSTOMER,
        text=words(row, includes, by_us=ours),
        media=_media(row, includes),
        form=Form.COMMENT if parent else Form.MENTION,
        audience=Audience.LIMITED if user.get("protected") is True else Audience.PUBLIC,
        posted_at=posted_at(row, first),
        edited_at=_moment(text(row, "created_at")) if newest != first else None,
        url=link(newest or first),
        context=stored(
            Context(
                by=author,
                newest=newest if newest != first else "",
                summoned=_summons(row, includes, who),
                in_own=_in_own(row, parent, thread, includes, who),
            )
        ),
    )


def own_reply(row: Row, includes: Includes, who: Who) -> SeenComment | None:
    """Converts a post of our own list; None for one that replies to nobody else: news of the business, a thread of its own."""
    parent = _reference(row, "replied_to")
    above = includes.posts.get(parent, {})
    to = identifier(row.get("in_reply_to_user_id")) or identifier(above.get("author_id"))
    if not parent or to == who.id:
        return None
    return comment({**row, "author_id": who.id}, includes, who)


def sent(row: Row, includes: Includes) -> SentReply | None:
    """Converts a post of our own to a SentReply; None for one without an id."""
    first = first_id(row)
    if not first:
        return None
    return SentReply(
        external_id=ExternalId(first),
        url=link(identifier(row.get("id")) or first),
        posted_at=posted_at(row, first),
        text=words(row, includes, by_us=True),
    )


def answered(row: Row, includes: Includes) -> frozenset[str]:
    """Ids of the post that a post replies to, as it was then and before its first edit; none where it replies to none. A quote
    is no answer.
    """
    parent = _reference(row, "replied_to")
    return frozenset({parent, _original(parent, includes)}) - {""}


def link(post: str) -> str:
    """Address of a post, whoever wrote it."""
    return f"{PAGE}/i/status/{post}"


def time_of(post: str) -> datetime:
    """Time in an id, to the second as X's own times are."""
    at = _BEGINNING + _EPOCH + timedelta(milliseconds=int(post) >> 22)
    return at.replace(microsecond=0)


def posted_at(row: Row, first: str) -> datetime:
    """When a post was written: an edited one, before its first edit, which only its id tells."""
    created = _moment(text(row, "created_at"))
    begun = time_of(first)
    if created is None:
        return begun
    edited = identifier(row.get("id")) != first
    return begun if edited and timedelta(0) <= created - begun <= _EDITABLE else created


def words(row: Row, includes: Includes, *, by_us: bool) -> str:
    """Text as it was written: of a long post all of it, without the mentions that X puts before a reply, links in full or as
    X shows them, no link of a picture or of what is quoted.
    """
    whole, entities = _written(row)
    shown = _links(row, entities, includes, by_us=by_us)
    visible = _unescaped(whole[_lead(row, whole) :])
    said = clean(_SHORTENED.sub(lambda found: shown.get(found[0], found[0]), visible))
    # A reply of names alone would be an empty card.
    return said or clean(_unescaped(whole) if not visible else "")


def _written(row: Row) -> tuple[str, Row]:
    """Whole text and its entities."""
    note = either(row, "note_post", "note_tweet")
    if isinstance(note, dict) and text(note, "text"):
        return text(note, "text"), part(note, "entities") or part(row, "entities")
    return text(row, "text"), part(row, "entities")


def _lead(row: Row, whole: str) -> int:
    """Where the visible text begins: behind the mentions that X puts before a reply, which nobody typed."""
    if not _reference(row, "replied_to") and not identifier(row.get("in_reply_to_user_id")):
        return 0
    run = _LEADING.match(whole)
    end = run.end() if run else 0
    span = row.get("display_text_range")
    begins = span[0] if isinstance(span, list) and span and isinstance(span[0], int) else end
    return begins if 0 <= begins < end else end


def _links(row: Row, entities: Row, includes: Includes, *, by_us: bool) -> dict[str, str]:
    """What to show in the place of each shortened link."""
    quoted = _reference(row, "quoted")
    pictures = bool(_media(row, includes))
    found = {}
    for each in rows(entities.get("urls")):
        shown, full = text(each, "display_url")[:_LINK], text(each, "expanded_url")[:_LINK]
        status = _STATUS.search(_path(full))
        if (status and quoted and status[2] == quoted) or (pictures and shown.startswith(_PICTURE_PAGES)):
            found[text(each, "url")] = ""
        else:
            found[text(each, "url")] = _typed(shown, full) if by_us else shown or full
    return found


def _typed(shown: str, full: str) -> str:
    """Link as it was typed, as far as that can be known: to a bare domain X adds http://."""
    if full.startswith("http://") and shown and not shown.endswith("…"):
        return shown
    return full or shown


def _path(address: str) -> str:
    """Path of an address; empty for a text that is not an address."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _summons(row: Row, includes: Includes, who: Who) -> bool:
    """Whether the author mentioned the account in the visible text, or quotes a post of it."""
    whole, entities = _written(row)
    handles = {who.handle.casefold()} | {
        text(each, "username").casefold()
        for each in rows(entities.get("mentions"))
        if text(each, "id") == who.id
    }
    visible = whole[_lead(row, whole) :]
    if any(found[1].casefold() in handles for found in _MENTION.finditer(visible)):
        return True
    quoted = _reference(row, "quoted")
    if not quoted:
        return False
    if text(includes.posts.get(quoted, {}), "author_id"):
        return text(includes.posts[quoted], "author_id") == who.id
    paths = (_STATUS.search(_path(text(each, "expanded_url"))) for each in rows(entities.get("urls")))
    return any(path and path[2] == quoted and path[1].casefold() in handles for path in paths)


def _in_own(row: Row, parent: str, thread: str, includes: Includes, who: Who) -> bool:
    """Whether the account began the conversation, as far as this answer and earlier ones tell."""
    if thread in includes.begun:
        return True
    root = includes.posts.get(thread, {})
    by = identifier(root.get("author_id"))
    if by:
        return by == who.id
    return parent == thread and bool(parent) and identifier(row.get("in_reply_to_user_id")) == who.id


def _reference(row: Row, kind: str) -> str:
    for each in rows(either(row, "referenced_posts", "referenced_tweets")):
        if each.get("type") == kind:
            return identifier(each.get("id"))
    return ""


def _original(post: str, includes: Includes) -> str:
    """Id before the first edit of a post that is referred to, where it came along."""
    return first_id(includes.posts[post]) if post in includes.posts else post


def _media(row: Row, includes: Includes) -> tuple[str, ...]:
    keys = part(row, "attachments").get("media_keys")
    found = (
        (includes.media.get(key, {}) for key in keys if isinstance(key, str))
        if isinstance(keys, list)
        else ()
    )
    addresses = (text(each, "url") or text(each, "preview_image_url") for each in found)
    return tuple(address for address in addresses if _PICTURE.fullmatch(address))[:_MEDIA]


def _moment(created_at: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(created_at)
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _unescaped(visible: str) -> str:
    """X escapes three characters, and nothing else."""
    return visible.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _by(value: object, key: str) -> Mapping[str, Row]:
    return {text(each, key): each for each in rows(value) if text(each, key)}
