"""Writing: replies, and acts on comments; the state is read first, changed, and read back."""

from datetime import datetime

from bot.connectors.facebook import normalise
from bot.connectors.facebook.client import SMALL_PAGE, Answer, Graph, TooMuch, next_cursor, rows
from bot.connectors.facebook.normalise import COMMENT_FIELDS, SENT_FIELDS
from bot.domain.act import Act
from bot.domain.channel import Side
from bot.domain.comment import Visibility
from bot.domain.external_id import ExternalId
from bot.domain.matching import same
from bot.domain.reason import Reason
from bot.http import server_time
from bot.ports import OutgoingReply, Refused, Retry, SeenComment, SentReply, Target, Unclear

LIMIT = 8_000
"""Characters of a comment; not in Meta's documentation."""
_PAGE = 100
_PAGES = 10


async def send(graph: Graph, page: str, reply: OutgoingReply) -> SentReply:
    """Sends a reply: one attempt, and reads it back with the same request (read-after-write)."""
    path = f"{reply.to.external_id}/comments"
    answer = await graph.write("POST", path, {"message": reply.text}, {"fields": SENT_FIELDS})
    answered_at = server_time(answer.headers)
    if not normalise.is_id(answer.body.get("id")) or not (answered_at or answer.body.get("created_time")):
        raise Unclear("posted, but the answer does not say what or when")
    return normalise.sent(answer.body, page, reply.text, answered_at)


async def find_sent(
    graph: Graph, page: str, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
) -> tuple[SentReply, ...]:
    """Read-back: the page's comments under this one, or beside it where it is a reply itself; newest first to `since`."""
    found: list[SentReply] = []
    parent = normalise.remembered(reply.to.context).parent or reply.to.external_id
    query = {
        "filter": "stream",
        "order": "reverse_chronological",
        "fields": f"{SENT_FIELDS},parent{{id}},message_tags",
    }
    cursor, most = "", _PAGE
    for _ in range(_PAGES):
        step = {"limit": str(most), **({"after": cursor} if cursor else {})}
        try:
            answer = await graph.get(f"{parent}/comments", {**query, **step}, Side.SEND)
        except Refused:
            return ()
        except TooMuch:
            if most == SMALL_PAGE:
                raise
            most = SMALL_PAGE
            continue
        if not isinstance(answer.body.get("data"), list):
            # "Nothing is there" has the reply sent once more, so only a list may say that.
            raise Retry(None, Side.SEND, "the answer holds no list")
        listed = rows(answer.body)
        found += [normalise.sent(row, page) for row in listed if normalise.is_answer_to(row, reply.to, page)]
        cursor = next_cursor(answer.body, full=len(listed) >= most)
        if not cursor or (listed and normalise.moment(listed[-1].get("created_time")) < since):
            recent = [
                one for one in reversed(found) if one.posted_at >= since and one.external_id not in owned
            ]
            return tuple(sorted(recent, key=lambda one: one.posted_at))
    raise Retry(None, Side.SEND, "the list of answers has no end")


async def act(graph: Graph, page: str, act: Act, to: Target, text: str | None) -> SeenComment | None:
    """Does an act that is not done yet, and returns the state read back; None where the comment is gone."""
    before = await _look(graph, page, to)
    if before is None:
        return None
    if act in (Act.EDIT_OWN, Act.DELETE_OWN) and normalise.remembered(before.context).by != page:
        raise Refused(Reason.NO_RIGHT, "not a comment of the page")
    if _is_done(act, before, text):
        return before
    if act is Act.HIDE and normalise.remembered(before.context).no_hide:
        raise Refused(Reason.NO_RIGHT, "Facebook hides no comment of the page")
    try:
        await _do(graph, act, to.external_id, text or "")
    except Refused as refused:
        if refused.reason is Reason.GONE:
            return None
        raise
    there = await _look(graph, page, to)
    if there is None:
        return None
    taken = act is Act.EDIT_OWN
    if not taken and not _is_done(act, there, text):
        # Accepted, and not to be seen yet: looked at once more later.
        raise Retry(None, Side.SEND, f"{act} is not to be seen yet")
    return there


async def _do(graph: Graph, act: Act, comment: str, text: str) -> Answer:
    match act:
        case Act.HIDE | Act.UNHIDE:
            return await graph.write("POST", comment, {"is_hidden": "true" if act is Act.HIDE else "false"})
        case Act.LIKE:
            return await graph.write("POST", f"{comment}/likes", {})
        case Act.UNLIKE:
            return await graph.write("DELETE", f"{comment}/likes", {})
        case Act.EDIT_OWN:
            return await graph.write("POST", comment, {"message": text})
        case Act.DELETE_OWN:
            return await graph.write("DELETE", comment, {})
        case _:
            raise Refused(Reason.UNKNOWN, f"Facebook knows no {act}")


def _is_done(act: Act, seen: SeenComment, text: str | None) -> bool:
    match act:
        case Act.HIDE:
            return seen.visibility is Visibility.HIDDEN
        case Act.UNHIDE:
            return seen.visibility is Visibility.PUBLIC
        case Act.LIKE:
            return seen.liked
        case Act.UNLIKE:
            return not seen.liked
        case Act.EDIT_OWN:
            return same(text or "", seen.text)
        case _:
            return False


async def _look(graph: Graph, page: str, to: Target) -> SeenComment | None:
    """Reads the comment, None where it is deleted. Trouble dims the sending lamp: nothing was done yet."""
    try:
        answer = await graph.get(to.external_id, {"fields": COMMENT_FIELDS}, Side.SEND)
    except Refused:
        return None
    if answer.body.get("id") != to.external_id:
        raise Retry(None, Side.SEND, "another object than was asked for", Reason.UNKNOWN)
    [seen] = normalise.comments((answer.body,), to.thread_id or to.external_id, page)
    return seen
