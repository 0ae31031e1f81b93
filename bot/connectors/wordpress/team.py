"""Team of a WordPress site: which user accounts belong to the business, from the lists of users that we may
see.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.connectors.wordpress import normalise, pages
from bot.connectors.wordpress.client import Client
from bot.ports import AccountRef, Retry

_PAGES = 20
_COLLEAGUES = ("moderate_comments", "publish_posts", "edit_others_posts")
"""Who may do one of these for the site is of the team, in whatever role."""


@dataclass(frozen=True, slots=True)
class Team:
    """User accounts and their names. `complete`: there is nobody else who may act for the site."""

    sure: Mapping[str, str]
    maybe: Mapping[str, str]
    complete: bool


async def whole(client: Client) -> Team:
    """Reads the team: whoever has published posts; beside them, to administrators, whoever may moderate or
    publish, in whatever role, and to others whoever may write posts, which customers with the role of a
    contributor may too.
    """
    published = await authors(client)
    fields = {"context": "edit", "_fields": "id,name,capabilities", "capabilities": ",".join(_COLLEAGUES)}
    seen = await _listed(client, fields)
    if seen is not None:
        # WordPress before 5.9 does not know the question and lists everybody.
        may = {str(row["id"]): _name(row) for row in seen if _is_colleague(row)}
        return Team({**published, **may}, {}, complete=True)
    writers = await _users(client, {"_fields": "id,name", "who": "authors"})
    return Team(
        published, {who: name for who, name in writers.items() if who not in published}, complete=False
    )


async def authors(client: Client) -> Mapping[str, str]:
    """Reads whoever has published posts; shown to everybody, unless the site keeps its users to itself."""
    return await _users(client, {"_fields": "id,name", "has_published_posts": "true"})


def of_strangers(ref: AccountRef, published: Mapping[str, str]) -> AccountRef:
    """Team as far as anonymous visitors see it."""
    return replace(ref, team_ids=tuple(published), names=_names(published), knows_team=False)


def of_account(ref: AccountRef, name: str, team: Team) -> AccountRef:
    """Team beside our own account."""
    return replace(
        ref,
        team_ids=tuple(number for number in team.sure if number not in ref.own_ids),
        maybe_ids=tuple(number for number in team.maybe if number not in ref.own_ids),
        names=tuple(dict.fromkeys(one for one in (name, *_names(team.sure)) if one)),
        knows_team=team.complete,
    )


def still_known(ref: AccountRef, before: AccountRef | None) -> AccountRef:
    """Team merged with the earlier one: a list of users that is hidden from us now takes nobody off the team."""
    if before is None or ref.id != before.id or ref.team_ids or ref.maybe_ids:
        return ref
    team = tuple(number for number in before.team_ids if number not in ref.own_ids)
    maybe = tuple(number for number in before.maybe_ids if number not in ref.own_ids)
    return replace(
        ref, team_ids=team, maybe_ids=maybe, names=tuple(dict.fromkeys((*ref.names, *before.names)))
    )


def _is_colleague(row: Mapping[str, object]) -> bool:
    may = row.get("capabilities")
    return isinstance(may, dict) and any(may.get(name) is True for name in _COLLEAGUES)


async def _users(client: Client, query: Mapping[str, str]) -> Mapping[str, str]:
    """Reads ids and names of a list of users; empty where the site keeps its users to itself."""
    return {str(row["id"]): _name(row) for row in await _listed(client, query) or ()}


async def _listed(client: Client, query: Mapping[str, str]) -> list[dict[str, object]] | None:
    """Reads a list of users, paged; None where the account may not see it."""
    found: list[dict[str, object]] = []
    for number in range(1, _PAGES + 1):
        try:
            answer = await client.get("/wp/v2/users", {**query, "per_page": "100", "page": str(number)})
        except Retry as trouble:
            if trouble.reason in pages.LASTING:
                return found or None
            raise
        if answer.status == 429 or answer.status >= 500:
            raise client.refusal(answer)
        if not answer.ok or not isinstance(answer.body, list):
            return found or None
        found += [row for row in answer.body if isinstance(row, dict) and isinstance(row.get("id"), int)]
        total = answer.headers.get("x-wp-totalpages", "")
        if number >= (int(total) if total.isascii() and total.isdigit() and len(total) < 10 else 1):
            break
    return found


def _name(row: Mapping[str, object]) -> str:
    name = row.get("name")
    return normalise.one_line(name) if isinstance(name, str) else ""


def _names(users: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in users.values() if name))
