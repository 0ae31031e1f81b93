"""Writing: replies by the API or by link, read-back in our own list, hiding replies and deleting our own."""

from datetime import datetime, timedelta
from urllib.parse import quote

from bot.connectors.x import normalise, prices, walk
from bot.connectors.x.client import Answer, BadRequest, Client
from bot.connectors.x.dialect import dialect, other, part, rows, text
from bot.connectors.x.length import INTENT_LIMIT
from bot.connectors.x.normalise import Who, identifier, remembered
from bot.connectors.x.reading import price
from bot.domain.act import Act
from bot.domain.channel import Side
from bot.domain.comment import AuthorRole, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import (
    ConnectorError,
    OutgoingReply,
    Purpose,
    Reconnect,
    Refused,
    Retry,
    SeenComment,
    SentReply,
    Target,
    Unclear,
    UseLink,
)

_PAGE = 20
_PAGES = 25
# Words that X has used in refusals of type about:blank, which no code tells apart (November 2026).
_DUPLICATE = "duplicate content"
_GONE = ("deleted or not visible", "tweet that is deleted", "post that is deleted")
_WRONG_KIND = frozenset({"unsupported-authentication", "client-forbidden", "oauth1-permissions"})


def intent(to: Target, words: str) -> str:
    """Address that opens X with the reply filled in; without the text where a link button cannot hold that."""
    newest = remembered(to.context).newest or identifier(to.external_id)
    address = f"{normalise.PAGE}/intent/post?in_reply_to={newest}"
    whole = f"{address}&text={quote(words, safe='')}"
    return whole if len(whole) <= INTENT_LIMIT else address


async def send(client: Client, reply: OutgoingReply) -> SentReply:
    """Sends a reply: one attempt. UseLink where X lets no program answer there, or where the limit of the month is reached."""
    known, url = remembered(reply.to.context), intent(reply.to, reply.text)
    at_most = prices.of_reply(reply.text, summoned=known.summoned)
    try:
        await client.meter.allow(Purpose.SEND, at_most)
    except Retry as full:
        raise UseLink(url, str(full)) from full
    to = known.newest or reply.to.external_id
    body = {"text": reply.text, "reply": {"in_reply_to_tweet_id": to}}
    answer = await client.write("POST", "/2/tweets", body, at_most)
    if not answer.ok:
        raise _reply_refusal(answer, url)
    made = part(answer.body, "data")
    number = identifier(made.get("id"))
    if not number:
        raise Unclear("posted, but the answer does not say what")
    # X gives the text back with its own short links; this is what was typed.
    return SentReply(ExternalId(number), normalise.link(number), normalise.time_of(number), text=reply.text)


def _reply_refusal(answer: Answer, url: str) -> ConnectorError:
    """Error of a refused reply. Of the reasons for a 403 only some are known by their words; for any other one, not being
    summoned included, a person can answer at X itself.
    """
    detail = f"{answer.status} {answer.problem}"
    if answer.status == 403:
        if answer.problem in _WRONG_KIND:
            return Reconnect(Reason.NO_RIGHT, detail)
        if _DUPLICATE in answer.detail:
            return Refused(Reason.DUPLICATE, detail, look=True)
        if any(words in answer.detail for words in _GONE):
            return Refused(Reason.GONE, detail)
        return UseLink(url, detail)
    if answer.status == 404 or answer.problem == "resource-not-found":
        return Refused(Reason.GONE, detail)
    if answer.status in (408, 425):
        return Unclear(detail)
    return Refused(Reason.POLICY, detail)


async def find_sent(
    client: Client,
    who: Who,
    setting: str,
    reply: OutgoingReply,
    since: datetime,
    owned: frozenset[ExternalId],
) -> tuple[SentReply, ...]:
    """Read-back: our own posts since the comment that reply to it, oldest first."""
    found: dict[ExternalId, SentReply] = {}
    parents = {reply.to.external_id, remembered(reply.to.context).newest} - {""}
    begin = _begin(reply.to, since)
    token, name, lowest = "", setting, ""
    for _ in range(_PAGES):
        used = dialect(name)
        query = {
            "max_results": str(_PAGE),
            **begin,
            **({"pagination_token": token} if token else {}),
            **used.own,
        }
        try:
            answer = await client.get(
                f"/2/users/{who.id}/tweets", query, _PAGE * used.own_at_most, price, Purpose.SEND
            )
        except BadRequest:
            if name != setting or token:
                raise
            name = other(setting)
            continue
        except Retry as full:
            if full.reason is Reason.BUDGET:
                # Next month is too late to look: the owner is asked.
                raise Unclear("no money is left for looking") from full
            raise
        includes = normalise.includes_of(answer.body)
        for row in rows(answer.body.get("data")):
            one = normalise.sent(row, includes) if normalise.answered(row, includes) & parents else None
            if one is not None and one.posted_at >= since and one.external_id not in owned:
                found[one.external_id] = one
        token = text(part(answer.body, "meta"), "next_token")
        if not token:
            return tuple(sorted(found.values(), key=lambda one: int(one.external_id)))
        posts = [number for row in rows(answer.body.get("data")) if (number := identifier(row.get("id")))]
        onward, lowest = walk.onward(token, posts, lowest)
        if posts and not onward:
            # In a circle: what was not found may still be there, and each page costs money.
            break
    raise Retry(None, Side.SEND, "the list of our posts has no end")


def _begin(to: Target, since: datetime) -> dict[str, str]:
    """Where the list begins: at the comment, since no answer is older; a list from an earlier time costs more."""
    number = identifier(to.external_id)
    if number and normalise.time_of(number) >= since:
        return {"since_id": number}
    return {"start_time": walk.moment(since - timedelta(seconds=1))}


async def act(client: Client, who: Who, act: Act, to: Target) -> SeenComment | None:
    """Hides a reply, shows one again, or deletes our own; None where it is gone. X does not say whether a reply is hidden, so
    each is asked for without a look at the state before; a second time changes nothing.
    """
    known = remembered(to.context)
    number = known.newest or to.external_id
    if act in (Act.HIDE, Act.UNHIDE):
        wanted = act is Act.HIDE
        answer = await _do(client, "PUT", f"/2/tweets/{number}/hidden", {"hidden": wanted}, prices.HIDE)
        if answer is None:
            return None
        if part(answer.body, "data").get("hidden") is not wanted:
            raise Unclear("X does not say that it was done")
        return _seen(to, Visibility.HIDDEN if wanted else Visibility.PUBLIC)
    if act is not Act.DELETE_OWN:
        raise Refused(Reason.UNKNOWN, f"X knows no {act}")
    if known.by not in ("", who.id):
        raise Refused(Reason.NO_RIGHT, "another account wrote this reply")
    answer = await _do(client, "DELETE", f"/2/tweets/{number}", None, prices.DELETE)
    if answer is not None and part(answer.body, "data").get("deleted") is not True:
        raise Unclear("X does not say that it was done")
    return None


async def _do(
    client: Client, method: str, path: str, body: dict[str, object] | None, price_of_it: int
) -> Answer | None:
    """Answer of a successful act; None where its post is gone."""
    await client.meter.allow(Purpose.SEND, price_of_it)
    answer = await client.write(method, path, body, price_of_it)
    if answer.status == 404 or answer.problem == "resource-not-found":
        return None
    gone = rows(answer.body.get("errors")) if answer.ok and not part(answer.body, "data") else ()
    if any(text(each, "type").endswith("resource-not-found") for each in gone):
        return None
    if answer.ok:
        return answer
    if answer.status == 403 and answer.problem in _WRONG_KIND:
        raise Reconnect(Reason.NO_RIGHT, f"403 {answer.problem}")
    reason = Reason.NO_RIGHT if answer.status == 403 else Reason.UNKNOWN
    raise Refused(reason, f"{answer.status} {answer.problem}")


def _seen(to: Target, visibility: Visibility) -> SeenComment:
    """Comment in the state that X confirmed. Its words are not asked for: a look-up costs as much as the act."""
    number = identifier(to.external_id) or "0"
    return SeenComment(
        external_id=to.external_id,
        order=int(number),
        thread_id=to.thread_id or to.external_id,
        author="",
        role=AuthorRole.CUSTOMER,
        text="",
        posted_at=normalise.time_of(number),
        url=normalise.link(number),
        visibility=visibility,
        context=to.context,
    )
