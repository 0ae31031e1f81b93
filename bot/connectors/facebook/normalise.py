"""Normalising the Graph API's JSON into SeenComment, SentReply and SeenThread. Pure.

Every field but the id is optional: which ones come depends on the app's access level, on the person and on the token
(reference pages of Comment and Page Post, read November 2026).
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeGuard

from bot.domain.comment import AuthorRole, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.plaintext import clean, one_line
from bot.ports import SeenComment, SeenThread, SentReply, Target

Row = Mapping[str, Any]
"""Decoded JSON object; it never leaves this folder."""

COMMENT_FIELDS = (
    "id,message,created_time,permalink_url,from,parent{id,from,comment_count},is_hidden,can_comment,can_hide,can_like,"
    "user_likes,message_tags,attachment{type,media,title,url}"
)
POST_FIELDS = "id,message,created_time,updated_time,permalink_url,from,status_type,full_picture"
SENT_FIELDS = "id,message,created_time,permalink_url,from,is_hidden"
_NAME = 200
_TITLE = 80
_ADDRESS = 2_000
_KEPT = 500
"""Characters of an address in a context."""
_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:=-]{0,199}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Context:
    """What has to be known of a comment to act on it: who wrote it, its parent, its link, what may be done to it."""

    by: str = ""
    parent: str = ""
    link: str = ""
    second: int = 0
    """When it was written, in seconds."""
    liked: bool = False
    no_reply: bool = False
    """Facebook takes no answer to it."""
    no_hide: bool = False
    """It cannot be hidden."""
    no_like: bool = False
    """It cannot be liked."""
    post: bool = False
    """What a visitor wrote on the page itself."""


def stored(context: Context) -> str:
    """Encodes a context; what has its default is left out."""
    kept = {name: getattr(context, name) for name in Context.__slots__}
    return json.dumps({name: value for name, value in kept.items() if value}, ensure_ascii=False)


def remembered(context: str) -> Context:
    """Decodes the context of a Target; an empty one for anything else."""
    try:
        kept = json.loads(context) if context else {}
        return Context(
            by=_text(kept, "by"),
            parent=_text(kept, "parent"),
            link=_text(kept, "link"),
            second=_number(kept, "second"),
            **{name: kept.get(name) is True for name in ("liked", "no_reply", "no_hide", "no_like", "post")},
        )
    except (ValueError, AttributeError):
        return Context()


def is_id(value: object) -> TypeGuard[str]:
    """Whether this is an id as Facebook writes them: it becomes a part of an address, and of a cursor."""
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def second(row: Row) -> int:
    """Time of writing, in seconds; 0 where it does not say."""
    return int((moment(row.get("created_time")) - _EPOCH).total_seconds())


def updated(post: Row) -> int:
    """Time of a post's last update, in seconds; of its making where it does not say."""
    at = post.get("updated_time") or post.get("created_time")
    return int((moment(at) - _EPOCH).total_seconds())


def moment(value: object) -> datetime:
    """Time of the Graph API (ISO with +0000) or of a webhook (seconds, as a number or a text)."""
    try:
        if isinstance(value, int) or (isinstance(value, str) and value.isascii() and value.isdigit()):
            return datetime.fromtimestamp(int(value), UTC)
        if isinstance(value, str):
            parsed = datetime.fromisoformat(value)
            return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        pass
    return _EPOCH


def order(at: int, *, post: bool = False) -> int:
    """Order of what was written in that second; a visitor's post comes before the comments on it."""
    return at * 1000 + (0 if post else 1)


def comments(rows: Sequence[Row], thread: str, page: str) -> tuple[SeenComment, ...]:
    """Comments of one thread, in the order they came. Their neighbours tell which of them an answer of the page is to."""
    above = _answers(rows, page)
    return tuple(_comment(row, thread, page, above.get(str(row["id"]), _Answers())) for row in rows)


def visitor_post(row: Row, page: str) -> SeenComment | None:
    """What a visitor wrote on the page, as a comment that is its own thread; None for a post of the page itself, or of
    nobody known: the page's own posts always say so.
    """
    by, name = _author(row)
    if not by or by == page:
        return None
    external = ExternalId(row["id"])
    link = _link(row)
    at = second(row)
    picture = _text(row, "full_picture")
    return SeenComment(
        external_id=external,
        order=order(at, post=True),
        thread_id=external,
        author=name,
        author_id=by,
        role=AuthorRole.CUSTOMER,
        text=clean(_text(row, "message")),
        media=(picture[:_ADDRESS],) if picture.startswith("https://") else (),
        posted_at=moment(row.get("created_time")),
        url=link,
        visibility=Visibility.HIDDEN if row.get("is_hidden") is True else Visibility.PUBLIC,
        context=stored(Context(by=by, link=link[:_KEPT], second=at, post=True)),
    )


def sent(row: Row, page: str, text: str = "", now: datetime | None = None) -> SentReply:
    """Reply as Facebook shows it; `text` and `now` where the answer does not say."""
    written = row.get("created_time")
    return SentReply(
        ExternalId(row["id"]),
        _link(row) or f"https://www.facebook.com/{row['id']}",
        moment(written) if written or now is None else now,
        Visibility.HIDDEN if row.get("is_hidden") is True else Visibility.PUBLIC,
        clean(_text(row, "message")) or clean(text),
        by_us=_author(row)[0] in (page, ""),
    )


def thread(row: Row) -> SeenThread:
    """Title of a post: its first line, what Facebook says of it, or its day."""
    words = one_line(next(iter(_text(row, "message").strip().splitlines()), ""))
    title = words or one_line(_text(row, "story")) or f"Facebook {moment(row.get('created_time')):%Y-%m-%d}"
    short = title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + "…"
    link = _link(row)
    return SeenThread(ExternalId(row["id"]), short, link or f"https://www.facebook.com/{row['id']}")


def is_ours(row: Row, page: str) -> bool:
    """Whether the page itself wrote it."""
    return _author(row)[0] == page


def is_answer_to(row: Row, to: Target, page: str) -> bool:
    """Whether a comment of the page may be an answer to this one: under it, or beside it under the same parent and
    addressed to nobody else. Facebook knows one level of replies; an answer to a reply is put beside it.
    """
    if not is_ours(row, page):
        return False
    kept, parent = remembered(to.context), _parent(row)
    if to.external_id == to.thread_id:
        return not parent
    if parent == to.external_id:
        return True
    others = _tagged(row) - {page}
    return bool(kept.parent) and parent == kept.parent and (not others or kept.by in others)


def media(row: Row) -> tuple[str, ...]:
    """Address of the picture, sticker or preview of a video in a comment."""
    attachment = _object(row, "attachment")
    source = _text(_object(_object(attachment, "media"), "image"), "src")
    return (source[:_ADDRESS],) if source.startswith("https://") else ()


def _comment(row: Row, thread: str, page: str, answers: "_Answers") -> SeenComment:
    by, name = _author(row)
    role = AuthorRole.US if by == page else AuthorRole.CUSTOMER
    parent = _parent(row)
    above = parent
    if role is AuthorRole.US:
        # Facebook puts the answer to a reply beside that, so it is under what it surely answers, and under nothing where
        # that is not known: whatever is under a comment counts as its answer.
        above = (answers.ids[0] or thread) if answers.sure and answers.ids else ""
    link = _link(row)
    at = second(row)
    context = Context(
        by=by,
        parent=parent,
        link=link[:_KEPT],
        second=at,
        liked=row.get("user_likes") is True,
        no_reply=row.get("can_comment") is False,
        no_hide=row.get("can_hide") is False,
        no_like=row.get("can_like") is False,
    )
    return SeenComment(
        external_id=ExternalId(row["id"]),
        order=order(at),
        thread_id=ExternalId(thread),
        in_reply_to=ExternalId(above) if above else None,
        answers=tuple(ExternalId(one or thread) for one in answers.ids) if role is AuthorRole.US else (),
        answers_sure=answers.sure,
        author=name,
        author_id=by or None,
        role=role,
        text=_words(row),
        media=media(row),
        posted_at=moment(row.get("created_time")),
        url=link or f"https://www.facebook.com/{row['id']}",
        visibility=Visibility.HIDDEN if row.get("is_hidden") is True else Visibility.PUBLIC,
        context=stored(context),
        liked=context.liked,
    )


@dataclass(frozen=True, slots=True)
class _Answers:
    """What an answer of the page answers; an empty id is the post itself."""

    ids: tuple[str, ...] = ()
    sure: bool = True


def _answers(rows: Sequence[Row], page: str) -> dict[str, _Answers]:
    """What each comment of the page answers, by its neighbours: see `_answer`."""
    ours = [row for row in rows if is_ours(row, page)]
    if not ours:
        return {}
    oldest_first = sorted(rows, key=lambda row: (second(row), is_ours(row, page)))
    known = {str(row["id"]): row for row in rows}
    return {str(row["id"]): _answer(row, oldest_first, known, page) for row in ours}


def _answer(row: Row, oldest_first: Sequence[Row], known: Mapping[str, Row], page: str) -> _Answers:
    """What one comment of the page answers. Whom it names is answered for sure. Without a name, a comment under a
    customer's answers that one for sure if nobody else wrote there; else everybody who did is perhaps answered: Facebook
    puts the answer to a reply beside it, so which of them is meant does not show. A list begins with the newest: where it
    does not reach down to the parent, the parent's number of replies says whether it holds all of them.
    """
    parent = _parent(row)
    before = oldest_first[: next(i for i, one in enumerate(oldest_first) if one["id"] == row["id"])]
    beside = [one for one in before if _parent(one) == parent]
    group = [known.get(parent) or _object(row, "parent"), *beside] if parent else []
    tagged = _tagged(row) - {page}
    named = [one for one in group or before if _author(one)[0] in tagged]
    # Within one second nobody can tell which was first.
    at_once = second(row)
    if named:
        clear = (bool(parent) or len(named) == 1) and all(second(one) < at_once for one in named)
        return _Answers(tuple(str(one["id"]) for one in named), sure=clear)
    if not parent:
        return _Answers(("",))
    waiting = _waiting(group, page, complete=parent in known)
    # It names somebody who wrote nothing here: whoever it was, only the owner knows.
    stranger = bool(tagged) and all(_author(one)[0] for one in group)
    alone = all(is_ours(one, page) for one in beside)
    complete = parent in known or _counted(row) <= len(beside) + 1
    return _Answers(tuple(waiting) or (parent,), sure=complete and (alone or not waiting) and not stranger)


def _waiting(group: Sequence[Row], page: str, *, complete: bool) -> list[str]:
    """Comments of customers that no answer of the page beside them surely answers. `group`: the parent, then what is under
    the parent, oldest first; `complete`: nothing in between is left out.
    """
    waiting: dict[str, str] = {}
    for place, one in enumerate(group):
        if not is_ours(one, page):
            waiting[str(one["id"])] = _author(one)[0]
        elif tagged := _tagged(one) - {page}:
            waiting = {comment: by for comment, by in waiting.items() if by not in tagged}
        elif complete and place == 1:
            waiting = {}
    return list(waiting)


def _counted(row: Row) -> int:
    """How many replies the parent of a comment has; where that is not given, more than any list holds."""
    count = _object(row, "parent").get("comment_count")
    return count if type(count) is int else 2**31


def _tagged(row: Row) -> frozenset[str]:
    tags = row.get("message_tags")
    # An edge of the same name gives a list, older posts give an object of lists.
    found: Iterable[object] = tags if isinstance(tags, list) else ()
    return frozenset(str(tag["id"]) for tag in found if isinstance(tag, dict) and tag.get("id"))


def _words(row: Row) -> str:
    """Text of a comment; for one without text, the address it links to."""
    text = clean(_text(row, "message"))
    if text or media(row):
        return text
    attachment = _object(row, "attachment")
    parts = (_text(attachment, "title"), _text(attachment, "url")[:_ADDRESS])
    return clean(" ".join(part for part in parts if part))


def _author(row: Row) -> tuple[str, str]:
    author = _object(row, "from")
    number = author.get("id")
    by = str(number) if type(number) is int else number
    return (
        by if is_id(by) else "",
        one_line(_text(author, "name")[: 4 * _NAME])[:_NAME],
    )


def _link(row: Row) -> str:
    """Address of a comment or post; empty for what is no page of the web."""
    link = _text(row, "permalink_url")[:_ADDRESS]
    return link if link.startswith("https://") and link.isprintable() and " " not in link else ""


def _parent(row: Row) -> str:
    above = _object(row, "parent").get("id")
    return above if is_id(above) else ""


def _object(row: Row, name: str) -> Row:
    value = row.get(name)
    return value if isinstance(value, dict) else {}


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _number(row: Row, name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else 0
