"""Finding the REST root of a site from the address a person typed, and who we are there."""

import html
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode, urljoin, urlsplit, urlunsplit

from bot.connectors.wordpress import normalise
from bot.connectors.wordpress.client import Answer, Client, decoded, no_access, no_answer, plain_root
from bot.ports import (
    AccountRef,
    AddressRefused,
    HttpAnswer,
    HttpRequest,
    NetworkTrouble,
    Reason,
    Reconnect,
    Refused,
    Retry,
)

MODERATE = "moderate_comments"
_API = "https://api.w.org/"
_AUTHORS_PAGES = 20
_MOVES = 4
_AWAY = ("/wp-admin", "/wp-login.php", "/wp-json", "/index.php", "/xmlrpc.php")


@dataclass(frozen=True, slots=True)
class Site:
    """A WordPress as it tells of itself. `authorize` is where an application password is made, or empty."""

    root: str
    home: str
    name: str
    authorize: str
    passwords: bool
    """Whether it takes application passwords at all."""


async def account(client: Client, typed: str) -> AccountRef:
    """The whole set-up check. Raises Retry, Reconnect or Refused."""
    site = await _site(client, home_of(typed))
    found = {"root": site.root, "home": site.home}
    if site.authorize:
        found["authorize"] = site.authorize
    anonymous = AccountRef(
        id=_bare(site.home), name=site.name or _bare(site.home), url=site.home, found=found
    )
    known = replace(client, root=site.root, home=site.home)
    if client.proof is None:
        return await _reader(known, anonymous)
    return await _moderator(known, anonymous, site)


def home_of(typed: str) -> str:
    """The address of a site without the parts of one that people copy along. Raises Refused."""
    text = typed.strip()
    if "://" not in text:
        text = "https://" + text
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    else:
        if parts.scheme.lower() in ("http", "https") and host and parts.username is None:
            path = parts.path
            for word in _AWAY:
                path = path.split(word, 1)[0]
            place = f"[{host}]" if ":" in host else host
            return urlunsplit(
                (parts.scheme.lower(), f"{place}:{port}" if port else place, path.rstrip("/"), "", "")
            )
    raise Refused(Reason.NOT_JSON, "not an address of a site")


async def _site(client: Client, home: str) -> Site:
    page = await _front(client, "HEAD", home)
    if _API not in page.links:
        page = await _front(client, "GET", home)
    final = _upgraded(_without_query(page.url), home)
    told = page.links.get(_API, "")
    roots = [_upgraded(told, final)] if told and same_site(final, told) else []
    roots += [plain_root(final), plain_root(home)]
    blocked = False
    for root in dict.fromkeys(roots):
        answer = decoded(await _ask(client, "GET", root, client.proof))
        if answer is not None and answer.ok and "wp/v2" in _list(answer, "namespaces"):
            return _described(answer, root, final)
        blocked = blocked or (answer is not None and answer.status in (401, 403))
    if blocked:
        raise Refused(Reason.API_OFF, "REST is closed to us")
    raise Refused(Reason.NOT_JSON, "no WordPress answers there")


async def _front(client: Client, method: str, home: str) -> HttpAnswer:
    """The front page; a move between www and without is followed here, since the net keeps to one host."""
    url = home + "/"
    for _ in range(_MOVES):
        answer = await _ask(client, method, url)
        target = urljoin(answer.url, answer.headers.get("location", ""))
        if not 300 <= answer.status < 400 or not answer.headers.get("location"):
            return answer
        if not same_site(home, target):
            raise Refused(Reason.NOT_JSON, "the site has moved to another address")
        url = _upgraded(target, url)
    raise Refused(Reason.NOT_JSON, "the site sends visitors round in circles")


def _described(index: Answer, root: str, final: str) -> Site:
    home = _upgraded(_word(index, "home").rstrip("/"), final)
    # An empty PHP array arrives as a list where it would be an object (measured).
    proofs = index.body.get("authentication")
    ways = proofs if isinstance(proofs, dict) else {}
    words = ways.get("application-passwords")
    ends = words.get("endpoints") if isinstance(words, dict) else None
    page = ends.get("authorization") if isinstance(ends, dict) else None
    authorize = ""
    if isinstance(page, str) and same_site(final, page):
        joint = "&" if "?" in page else "?"
        authorize = _upgraded(page, final) + joint + urlencode({"app_name": "Shopbell"})
    return Site(
        root=root,
        home=home if same_site(final, home) else final.rstrip("/"),
        name=normalise.one_line(_word(index, "name")),
        authorize=authorize,
        passwords="application-passwords" in ways,
    )


async def _reader(client: Client, anonymous: AccountRef) -> AccountRef:
    """Without a credential: approved comments, and the authors that the site shows to everybody."""
    await client.ask("/wp/v2/comments", {"per_page": "1", "_fields": "id"})
    return replace(anonymous, team_ids=await _user_ids(client, {}))


async def _moderator(client: Client, anonymous: AccountRef, site: Site) -> AccountRef:
    me = await client.get("/wp/v2/users/me", {"context": "edit", "_fields": "id,name,roles"})
    if me.status == 401:
        if not site.passwords:
            raise Reconnect(Reason.API_OFF, "application passwords are switched off")
        reason = no_access(me)
        raise Reconnect(await _why_unknown(client) if reason is Reason.REVOKED else reason, "401 " + me.code)
    number = me.body.get("id") if isinstance(me.body, dict) else None
    if not me.ok or not isinstance(number, int):
        raise client.refusal(me)
    may = await client.get(
        "/wp/v2/comments",
        {"context": "edit", "status": "any", "type": "all", "per_page": "1", "_fields": "id"},
    )
    if not may.ok and may.status != 403:
        raise client.refusal(may)
    own = str(number)
    return replace(
        anonymous,
        own_ids=(own,),
        team_ids=tuple(number for number in await _user_ids(client, {"who": "authors"}) if number != own),
        can_write=may.ok,
        missing=() if may.ok else (MODERATE,),
        role=", ".join(str(role) for role in _list(me, "roles")),
    )


async def _user_ids(client: Client, who: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of a list of users, paged; empty where the site keeps its users to itself."""
    ids: list[str] = []
    for number in range(1, _AUTHORS_PAGES + 1):
        query = {**who, "per_page": "100", "page": str(number), "_fields": "id"}
        answer = await client.get("/wp/v2/users", query)
        if answer.status == 429 or answer.status >= 500:
            raise client.refusal(answer)
        if not answer.ok or not isinstance(answer.body, list):
            break
        ids += [
            str(row["id"]) for row in answer.body if isinstance(row, dict) and isinstance(row.get("id"), int)
        ]
        if number >= int(_digits(answer.headers.get("x-wp-totalpages", ""))):
            break
    return tuple(dict.fromkeys(ids))


async def _why_unknown(client: Client) -> Reason:
    """Whether the password is wrong, or never arrived.

    Some hosts hand no Authorization header on to PHP, which looks the same (401 rest_not_logged_in).
    XML-RPC takes the same application password in the body: if it knows us, the header was stripped.
    """
    if client.proof is None or not same_site(client.root, client.home):
        return Reason.REVOKED
    name, password = (html.escape(word) for word in client.proof)
    call = (
        "<?xml version='1.0'?><methodCall><methodName>wp.getUsersBlogs</methodName><params>"
        f"<param><value><string>{name}</string></value></param>"
        f"<param><value><string>{password}</string></value></param></params></methodCall>"
    )
    client.meter.spend(1, "check")
    request = HttpRequest(
        "POST",
        client.home.rstrip("/") + "/xmlrpc.php",
        headers={"Content-Type": "text/xml"},
        body=call.encode(),
        follow=False,
    )
    try:
        answer = await client.net.request(request)
    except NetworkTrouble:
        return Reason.REVOKED
    knows_us = b"<methodResponse>" in answer.body and b"<fault>" not in answer.body
    return Reason.STRIPPED_HEADER if answer.status == 200 and knows_us else Reason.REVOKED


async def _ask(client: Client, method: str, url: str, proof: tuple[str, str] | None = None) -> HttpAnswer:
    client.meter.spend(1, "check")
    try:
        answer = await client.net.request(HttpRequest(method, url, basic=proof))
    except AddressRefused as refused:
        if proof is not None and url.startswith("http://"):
            # The place itself was let pass before, without the password.
            raise Reconnect(Reason.API_OFF, "no password over plain http") from refused
        raise Refused(Reason.ADDRESS, str(refused)) from refused
    except NetworkTrouble as trouble:
        raise Retry(detail=str(trouble)) from trouble
    if answer.status == 429 or answer.status >= 500:
        raise no_answer(answer.status, answer.headers)
    return answer


def same_site(one: str, other: str) -> bool:
    """Same host and port, www or not, over http or https."""
    try:
        first, second = urlsplit(one), urlsplit(other)
        hosts = [(parts.hostname or "").removeprefix("www.") for parts in (first, second)]
        ports = [parts.port for parts in (first, second)]
    except ValueError:
        return False
    return hosts[0] == hosts[1] != "" and ports[0] == ports[1] and second.scheme in ("http", "https")


def _upgraded(url: str, like: str) -> str:
    """Sites behind a TLS proxy often tell http:// addresses of themselves; never go back from https."""
    if like.startswith("https://") and url.startswith("http://"):
        return "https://" + url.removeprefix("http://")
    return url


def _without_query(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), "", ""))


def _bare(url: str) -> str:
    parts = urlsplit(url)
    return (parts.netloc + parts.path.rstrip("/")).lower()


def _word(answer: Answer, name: str) -> str:
    value = answer.body.get(name)
    return value if isinstance(value, str) else ""


def _list(answer: Answer, name: str) -> list[object]:
    value = answer.body.get(name) if isinstance(answer.body, dict) else None
    return value if isinstance(value, list) else []


def _digits(text: str) -> str:
    return text if text.isascii() and text.isdigit() and len(text) < 10 else "1"
