"""Account of an access: who we are on X, and whether it may write and hide."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.connectors.x import prices
from bot.connectors.x.client import Answer, Client
from bot.connectors.x.dialect import part, text
from bot.connectors.x.normalise import PAGE, identifier
from bot.connectors.x.reading import Reader
from bot.domain.plaintext import one_line
from bot.domain.reason import Reason
from bot.http import machine_time
from bot.ports import Account, AccountRef, Purpose, Reconnect, Retry

HANDLE = "handle"
"""Key in `found`: the account's handle, without @."""
HIDES = "hides"
OF = "account"
"""Key in the secrets: id of the account that they were given for."""
ME = "/2/users/me"
ME_QUERY = {"user.fields": "name,public_metrics,username"}
WRITE = "tweet.write"
MODERATE = "tweet.moderate.write"


async def check(client: Client, known: Account, reader: Callable[[], Reader]) -> AccountRef:
    """Checks an access. One that was checked before is only tried out, which tells whether it may still write: who we are
    there costs ten times as much.
    """
    secrets, ref = client.secrets.load(), known.ref
    if ref is None or secrets.get(OF) != ref.id:
        return found(await me(client), secrets)
    writes = may_write(await reader().probe(machine_time()), secrets)
    return replace(ref, can_write=writes, missing=_missing(writes))


async def me(client: Client) -> Answer:
    """Asks who we are. Raises Retry or Reconnect."""
    answer = await client.get(ME, ME_QUERY, prices.USER_READ, lambda _: prices.USER_READ, Purpose.CHECK)
    if not identifier(part(answer.body, "data").get("id")):
        raise Retry(detail="the answer does not say who we are", reason=Reason.UNKNOWN)
    return answer


def found(answer: Answer, secrets: Mapping[str, str]) -> AccountRef:
    """Account of an answer to `me`."""
    user = part(answer.body, "data")
    number, handle = identifier(user.get("id")), text(user, "username")[:15]
    name = one_line(text(user, "name"))[:200] or f"@{handle}"
    if not number:
        raise Reconnect(Reason.UNKNOWN, "the answer does not say who we are")
    writes = may_write(answer, secrets)
    return AccountRef(
        id=number,
        name=name,
        own_ids=(number,),
        names=tuple(filter(None, (name, handle))),
        can_write=writes,
        missing=_missing(writes),
        url=f"{PAGE}/{handle}" if handle else PAGE,
        found={HANDLE: handle, HIDES: "yes" if _scopes(secrets, MODERATE) else "no"},
    )


def may_write(answer: Answer, secrets: Mapping[str, str]) -> bool:
    """Whether an access may write: by its scopes (OAuth 2.0), or by the header that X sends with four values (OAuth 1.0a)."""
    level = answer.headers.get("x-access-level", "write")
    return _scopes(secrets, WRITE) and "write" in level


def _missing(writes: bool) -> tuple[str, ...]:
    return () if writes else (WRITE,)


def may_hide(ref: AccountRef) -> bool:
    """Whether an access may hide replies."""
    return ref.found.get(HIDES) == "yes"


def followers(answer: Answer) -> int | None:
    """Number of followers, where the answer says it."""
    count = part(part(answer.body, "data"), "public_metrics").get("followers_count")
    return count if isinstance(count, int) and count >= 0 else None


def _scopes(secrets: Mapping[str, str], scope: str) -> bool:
    """Whether a scope was given; four values have no scopes."""
    return bool(secrets.get("access_secret")) or scope in secrets.get("scope", "").split()
