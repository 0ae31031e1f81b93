"""Writing: replies and moderation over REST; the status is read first, changed, and read back."""

from dataclasses import replace
from datetime import datetime

from bot.connectors.wordpress import normalise
from bot.connectors.wordpress.client import GONE, Answer, Client, write_refusal
from bot.connectors.wordpress.normalise import MODERATOR_FIELDS, Row, Who
from bot.connectors.wordpress.walk import Malformed
from bot.domain.act import Act
from bot.domain.channel import Side
from bot.domain.comment import Visibility
from bot.domain.external_id import ExternalId
from bot.domain.matching import same
from bot.domain.reason import Reason
from bot.ports import OutgoingReply, Refused, Retry, SeenComment, SentReply, Target, Unclear

LIMIT = 65_525
"""Bytes; one more is refused (measured, 6.1 to 7.1)."""
_PAGE = 100
_PAGES = 20
_SENT_FIELDS = "id,author,link,date_gmt,status,content"
_FAILED = "rest_comment_failed_edit"
_EDIT = {"context": "edit", "_fields": MODERATOR_FIELDS}
_WISHES = {
    Act.APPROVE: ("approve", frozenset({Visibility.PUBLIC})),
    Act.HOLD: ("hold", frozenset({Visibility.HELD})),
    Act.SPAM: ("spam", frozenset({Visibility.SPAM})),
    Act.TRASH: ("trash", frozenset({Visibility.TRASHED})),
    # These two go back to the status before, whichever that was.
    Act.UNSPAM: ("unspam", frozenset(Visibility) - {Visibility.SPAM}),
    Act.UNTRASH: ("untrash", frozenset(Visibility) - {Visibility.TRASHED}),
}


def stored_form(text: str) -> str:
    """Text as it is sent: our reply is plain text, and nothing in it may become a tag or an entity on the
    page (HTML escaping).
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


async def send(client: Client, who: Who, reply: OutgoingReply) -> SentReply:
    """Sends a reply: one attempt. WordPress accepts any parent without checking (measured), so the parent is
    read first.
    """
    parent, client = await _look(client, reply.to)
    if parent is None:
        raise Refused(Reason.GONE, "the comment is deleted")
    if normalise.visibility(parent) is not Visibility.PUBLIC:
        raise Refused(Reason.PARENT_HIDDEN, "the comment is not visible")
    post = parent.get("post")
    if not isinstance(post, int):
        raise Retry(None, Side.SEND, "the comment does not say under what it stands")
    body = {"post": post, "parent": parent["id"], "content": stored_form(reply.text)}
    answer = await client.write("POST", "/wp/v2/comments", {"_fields": _SENT_FIELDS}, body)
    if not answer.ok:
        raise write_refusal(answer, reply.text)
    try:
        return normalise.sent(_row(answer), who)
    except Malformed as malformed:
        raise Unclear("posted, but the answer does not say what") from malformed


async def find_sent(
    client: Client, who: Who, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
) -> tuple[SentReply, ...]:
    """Read-back: the business's comments under the parent, newest first to the end, whatever their status is
    by now.

    Pages end with a short one, not with the count, which plugins get wrong; so many pages without an end are
    no list of answers to one comment.
    """
    found: dict[ExternalId, SentReply] = {}
    business = who.own | who.team
    for page in range(_PAGES):
        query = {
            **_EDIT,
            "status": "any",
            "parent": reply.to.external_id,
            **({"author": ",".join(sorted(business))} if len(business) <= _PAGE else {}),
            "orderby": "id",
            "order": "desc",
            "per_page": str(_PAGE),
            "offset": str(page * _PAGE),
        }
        answer = await client.ask("/wp/v2/comments", query, Side.SEND)
        if answer.cached:
            raise Retry(None, Side.SEND, "a list from before the question", Reason.CACHED)
        try:
            rows = normalise.rows(answer.body)
            sent = [normalise.sent(row, who) for row in rows if _is_answer(row, who, reply.to)]
        except Malformed as malformed:
            raise Retry(None, Side.SEND, str(malformed), Reason.UNKNOWN) from malformed
        if not rows and not page and not await _lists(client, reply.to):
            raise Retry(None, Side.SEND, "an empty list though comments are there", Reason.EMPTIED)
        fresh = {one.external_id: one for one in sent if one.external_id not in found}
        found |= fresh
        if len(rows) < _PAGE or not fresh or all(one.posted_at < since for one in fresh.values()):
            recent = [
                one for one in found.values() if one.posted_at >= since and one.external_id not in owned
            ]
            return tuple(sorted(recent, key=lambda one: int(one.external_id)))
    raise Retry(None, Side.SEND, "the list of answers has no end")


async def _lists(client: Client, to: Target) -> bool:
    """Whether lists can be trusted. A plugin may empty them all: then nothing follows from an empty one."""
    query = {**_EDIT, "status": "any", "type": "all", "include": to.external_id, "per_page": "1"}
    answer = await client.ask("/wp/v2/comments", query, Side.SEND)
    if answer.body:
        return True
    parent, _ = await _look(client, to)
    return parent is None


async def act(client: Client, who: Who, act: Act, to: Target, text: str | None) -> SeenComment | None:
    """Does a moderation act that is not done yet, and returns the state read back; None where the comment is
    gone.
    """
    row, client = await _look(client, to)
    if row is None:
        return None
    if act in (Act.EDIT_OWN, Act.DELETE_OWN) and str(row.get("author")) not in who.own:
        raise Refused(Reason.NO_RIGHT, "another account wrote this reply")
    if _is_done(act, row, text):
        return normalise.comment(row, who)
    code = await _do(client, act, to, text)
    row, _ = await _look(client, to)
    if row is None:
        return None
    # A text that was taken is done, whatever a plugin made of it; the answer brings the words as they are there.
    taken = act is Act.EDIT_OWN and not code
    if not taken and not _is_done(act, row, text):
        # Read back as undone: nothing happened. A nonsense status is 200 without effect (measured).
        if code == _FAILED and act is Act.EDIT_OWN:
            raise write_refusal(Answer(500, {}, {"code": code}), text or "")
        raise (
            Retry(None, Side.SEND, code)
            if code == _FAILED
            else Refused(Reason.UNKNOWN, f"{act} had no effect")
        )
    return normalise.comment(row, who)


async def _do(client: Client, act: Act, to: Target, text: str | None) -> str:
    """Sends one attempt; returns the error code of an answer that only reading back can explain."""
    route = f"/wp/v2/comments/{to.external_id}"
    query = {"_fields": "id,status"}
    if act is Act.DELETE_OWN:
        answer = await client.write("DELETE", route, query, None)
        if answer.code == "rest_trash_not_supported":
            answer = await client.write("DELETE", route, {**query, "force": "true"}, None)
    elif act is Act.EDIT_OWN:
        answer = await client.write("POST", route, query, {"content": stored_form(text or "")})
    elif act in _WISHES:
        answer = await client.write("POST", route, query, {"status": _WISHES[act][0]})
    else:
        raise Refused(Reason.UNKNOWN, f"WordPress knows no {act}")
    # Somebody else may have done it in between: reading it back decides.
    if not answer.ok and answer.code not in ("rest_already_trashed", _FAILED, GONE):
        raise write_refusal(answer, text or "")
    return answer.code


def _is_done(act: Act, row: Row, text: str | None) -> bool:
    if act is Act.EDIT_OWN:
        return same(text or "", normalise.words(row))
    if act is Act.DELETE_OWN:
        return normalise.visibility(row) is Visibility.TRASHED
    return act in _WISHES and normalise.visibility(row) in _WISHES[act][1]


async def _look(client: Client, to: Target) -> tuple[Row | None, Client]:
    """Reads the comment, None where it is deleted, and a client that reaches the site.

    Trouble dims the sending lamp: nothing was done yet.
    """
    answer = await client.get(f"/wp/v2/comments/{to.external_id}", _EDIT, Side.SEND)
    if answer.code == GONE or answer.status == 410:
        return None, client
    if not answer.ok:
        raise client.refusal(answer, Side.SEND)
    try:
        return _row(answer), replace(client, root=answer.root)
    except Malformed as malformed:
        raise Retry(None, Side.SEND, str(malformed), Reason.UNKNOWN) from malformed


def _row(answer: Answer) -> Row:
    return normalise.rows([answer.body])[0]


def _is_answer(row: Row, who: Who, to: Target) -> bool:
    return str(row.get("author")) in who.own | who.team and str(row.get("parent")) == to.external_id
