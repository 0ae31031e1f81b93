"""Checking the access to a page: which page the token belongs to, what it may do, and when it ends."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bot.connectors.facebook import errors
from bot.connectors.facebook.client import Graph
from bot.connectors.facebook.normalise import is_id
from bot.domain.account import AUTHORIZE
from bot.domain.plaintext import one_line
from bot.domain.reason import Reason
from bot.ports import AccountRef, Reconnect, Refused, Retry

READ = ("pages_read_engagement", "pages_read_user_content")
WRITE = "pages_manage_engagement"
REQUIRED = (*READ, WRITE)
LIST = "pages_show_list"
"""Permission by which a person's token shows which pages they have; a page's own token needs none."""
SUBSCRIBE = "pages_manage_metadata"
"""Permission without which Facebook delivers nothing; optional."""
PUSHES = "pushes"
"""Key in `found`: "no" without that permission."""
EXPLORER = "https://developers.facebook.com/tools/explorer/"


@dataclass(frozen=True, slots=True)
class Token:
    """What Facebook says of a token (debug_token)."""

    kind: str
    """PAGE, USER, SYSTEM_USER, APP."""
    scopes: frozenset[str]
    ends_at: datetime | None
    app: str = ""
    lost: Reconnect | None = None
    """Why it is not valid any more."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Permissions that it lacks, by name."""
        return tuple(name for name in REQUIRED if name not in self.scopes)


async def inspect(graph: Graph, app_id: str, app_secret: str) -> Token:
    """Asks what the token of this client is, with the access of its app. Raises Retry, Reconnect or Refused."""
    app = replace(graph, token=f"{app_id}|{app_secret}", secret="")
    answer = await app.get("debug_token", {"input_token": graph.token})
    data = answer.body.get("data")
    return _token(data if isinstance(data, dict) else {})


async def check(graph: Graph, app_id: str, app_secret: str, page: str) -> AccountRef:
    """Checks the access. `page`: the page it was given for, empty where that is not known. Raises Retry, Reconnect or
    Refused.
    """
    try:
        me = await graph.get("me", {"fields": "id,name"})
    except errors.NotTaken as refused:
        # The only thing that can be wrong with this question is the proof: the app's secret is another one.
        raise Reconnect(Reason.REVOKED, str(refused)) from refused
    except Refused as gone:
        raise Reconnect(Reason.ROLE_LOST, str(gone)) from gone
    found = me.body.get("id")
    token = await inspect(graph, app_id, app_secret)
    if token.lost is not None:
        raise token.lost
    if token.kind != "PAGE" or (page and found != page):
        raise Reconnect(Reason.PERSONAL, f"a token of kind {token.kind}")
    if not is_id(found):
        raise Retry(detail="the answer does not say which page", reason=Reason.UNKNOWN)
    return AccountRef(
        id=found,
        name=one_line(str(me.body.get("name", "")))[:200] or found,
        own_ids=(found,),
        names=(one_line(str(me.body.get("name", "")))[:200],),
        can_write=WRITE in token.scopes,
        missing=token.missing,
        url=f"https://www.facebook.com/{found}",
        token_ends_at=token.ends_at,
        found={AUTHORIZE: EXPLORER, PUSHES: "yes" if SUBSCRIBE in token.scopes else "no"},
    )


def _token(data: Mapping[str, Any]) -> Token:
    scopes = data.get("scopes")
    ends = (_time(data.get("expires_at")), _time(data.get("data_access_expires_at")))
    lost = None
    if data.get("is_valid") is False:
        error = errors.parse(data)
        lost = (errors.of_token(error) if error else None) or Reconnect(Reason.REVOKED, "not valid")
    return Token(
        kind=str(data.get("type", "")).upper(),
        scopes=frozenset(map(str, scopes)) if isinstance(scopes, list) else frozenset(),
        ends_at=min((at for at in ends if at is not None), default=None),
        app=str(data.get("app_id", "")),
        lost=lost,
    )


def _time(value: object) -> datetime | None:
    """Time in seconds; 0 is never."""
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        return None
    try:
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        return None
