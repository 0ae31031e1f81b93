"""Discovery of a site's REST root from the address a person typed, and the check of the account: login,
rights, why an API is closed.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode, urljoin, urlsplit, urlunsplit

from bot.connectors.wordpress import normalise, pages, team
from bot.connectors.wordpress.client import COUNT, Answer, Client, decoded, no_access, no_answer, plain_root
from bot.domain.account import AUTHORIZE
from bot.domain.reason import Reason
from bot.ports import (
    AccountRef,
    AddressRefused,
    ConnectorError,
    HttpAnswer,
    HttpRequest,
    NetworkTrouble,
    NoSuchHost,
    Purpose,
    Reconnect,
    Refused,
    Retry,
)

MODERATE = "moderate_comments"
_API = "https://api.w.org/"
_MOVES = 4
_PRETTY = "/wp-json/"
# Letters of every script, since names may be written in them; an address of IPv6 has colons.
_HOST = re.compile(r"[\w.-]{1,253}|[0-9a-f:.]{2,45}", re.IGNORECASE)
_AWAY = ("/wp-admin", "/wp-login.php", "/wp-json", "/index.php", "/xmlrpc.php")


@dataclass(frozen=True, slots=True)
class Site:
    """WordPress site as its index describes it. `authorize` is where an application password is made, or
    empty.
    """

    root: str
    home: str
    name: str
    authorize: str
    passwords: bool
    """Whether it takes application passwords at all."""


async def account(client: Client, typed: str) -> AccountRef:
    """Checks the site and the account: everything that reading needs is tried. Raises Retry, Reconnect or
    Refused.
    """
    try:
        return await _account(client, typed)
    except Retry as trouble:
        if trouble.reason in pages.LASTING:
            raise Refused(trouble.reason, str(trouble)) from trouble
        raise


async def _account(client: Client, typed: str) -> AccountRef:
    site = await _site(client, home_of(typed))
    found = {"root": site.root, "home": site.home}
    if site.authorize:
        found[AUTHORIZE] = site.authorize
    anonymous = AccountRef(
        id=_bare(site.home), name=site.name or _bare(site.home), url=site.home, found=found
    )
    known = replace(client, root=site.root, home=site.home)
    if client.proof is None:
        return await _reader(known, anonymous)
    return await _moderator(known, anonymous, site)


def home_of(typed: str) -> str:
    """Address of a site, without what people copy along. Raises Refused."""
    text = typed.strip()
    if "://" not in text:
        text = "https://" + text
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    else:
        if (
            parts.scheme.lower() in ("http", "https")
            and host
            and _HOST.fullmatch(host)
            and parts.username is None
        ):
            path = parts.path
            for word in _AWAY:
                path = path.split(word, 1)[0]
            place = f"[{host}]" if ":" in host else host
            return urlunsplit(
                (parts.scheme.lower(), f"{place}:{port}" if port else place, path.rstrip("/"), "", "")
            )
    raise Refused(Reason.NO_ADDRESS, "not an address of a site")


async def _site(client: Client, home: str) -> Site:
    front = await _front_page(client, home)
    final = _upgraded(_without_query(front.url), home)
    linked = front.links.get(_API, "")
    roots = [_upgraded(linked, final)] if linked and _same_site(final, linked) else []
    roots += [plain_root(final), plain_root(home), final + _PRETTY]
    reasons: list[Reason] = []
    late: Retry | None = None
    for root in dict.fromkeys(roots):
        answer = await _ask(client, "GET", root, client.proof)
        index = decoded(answer)
        if index is not None and index.ok and "wp/v2" in _list(index, "namespaces"):
            return _described(index, root, final)
        reason = _why_closed(answer, index)
        if reason is not None:
            reasons.append(reason)
        elif answer.status == 429 or answer.status >= 500:
            late = no_answer(answer.status, answer.headers)
    raise _no_site(front, reasons, late)


def _why_closed(answer: HttpAnswer, index: Answer | None) -> Reason | None:
    if answer.status == 429:
        return None
    if index is None:
        return pages.why(answer)
    return Reason.API_OFF if index.status in (401, 403) else None


def _no_site(front: HttpAnswer, reasons: list[Reason], late: Retry | None) -> ConnectorError:
    """Reason why no REST root answered; the front page decides where the roots say nothing."""
    for reason in (Reason.CHALLENGE, Reason.MESSAGES, Reason.TURNED_AWAY, Reason.API_OFF):
        if reason in reasons:
            return Refused(reason, "REST is closed to us")
    if late is not None:
        return late
    if front.status == 429 or front.status >= 500:
        return no_answer(front.status, front.headers)
    shut = pages.why(front)
    if shut is not None:
        return Refused(shut, "the whole site is closed to us")
    if _API in front.links or pages.is_wordpress(front):
        return Refused(Reason.API_OFF, "a WordPress without REST")
    return Refused(Reason.NOT_JSON, "no WordPress answers there")


async def _front_page(client: Client, home: str) -> HttpAnswer:
    """Front page by HEAD, or by GET where that says too little: some hosts know no HEAD, and answer it with
    any error.
    """
    try:
        page = await _front(client, "HEAD", home)
    except Retry as trouble:
        if not isinstance(trouble.__cause__, NetworkTrouble) or not trouble.__cause__.began:
            raise
    else:
        if page.status < 400 and _API in page.links:
            return page
    return await _front(client, "GET", home)


async def _front(client: Client, method: str, home: str) -> HttpAnswer:
    """Front page; a redirect between www and without is followed here, since the net keeps to one host."""
    url = home + "/"
    for _ in range(_MOVES):
        answer = await _ask(client, method, url)
        target = urljoin(answer.url, answer.headers.get("location", ""))
        if not 300 <= answer.status < 400 or not answer.headers.get("location"):
            return answer
        if not _same_site(home, target):
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
    if isinstance(page, str) and _same_site(final, page):
        joint = "&" if "?" in page else "?"
        authorize = _upgraded(page, final) + joint + urlencode({"app_name": "Shopbell"})
    return Site(
        root=root,
        home=home if _same_site(final, home) else final.rstrip("/"),
        name=normalise.one_line(_word(index, "name")),
        authorize=authorize,
        passwords="application-passwords" in ways,
    )


async def _reader(client: Client, anonymous: AccountRef) -> AccountRef:
    """Account without a credential: approved comments, and the authors that the site shows to everybody."""
    await _counted(client, {"per_page": "1", "_fields": "id"})
    return team.of_strangers(anonymous, await team.authors(client))


async def _moderator(client: Client, anonymous: AccountRef, site: Site) -> AccountRef:
    me = await _me(client)
    if me.status == 401:
        if not site.passwords:
            raise Reconnect(Reason.API_OFF, "application passwords are switched off")
        reason = no_access(me)
        raise Reconnect(await _why_unknown(client) if reason is Reason.REVOKED else reason, "401 " + me.code)
    number = me.body.get("id") if isinstance(me.body, dict) else None
    if not me.ok or not isinstance(number, int):
        raise client.refusal(me)
    everything = {"context": "edit", "status": "any", "type": "all", "per_page": "1", "_fields": "id"}
    may = await client.get("/wp/v2/comments", everything)
    if not may.ok and may.status != 403:
        raise client.refusal(may)
    if may.ok:
        await _counted(client, everything)
    seen = replace(
        anonymous,
        own_ids=(str(number),),
        can_write=may.ok,
        missing=() if may.ok else (MODERATE,),
        role=", ".join(str(role) for role in _list(me, "roles")),
    )
    return team.of_account(seen, normalise.one_line(_word(me, "name")), await team.whole(client))


async def _me(client: Client) -> Answer:
    """User of the credential. Core answers that with 200 or 401; whatever else keeps us from it is no fault
    of the account.
    """
    try:
        me = await client.get("/wp/v2/users/me", {"context": "edit", "_fields": "id,name,roles"})
    except Retry as trouble:
        # The index was read through the same door, so it is this address that is shut.
        if trouble.reason is Reason.TURNED_AWAY:
            raise Refused(Reason.USERS_HIDDEN, str(trouble)) from trouble
        raise
    if me.code == "rest_no_route" or (me.status in (403, 404) and no_access(me) is not Reason.API_OFF):
        raise Refused(Reason.USERS_HIDDEN, f"{me.status} {me.code}")
    return me


async def _counted(client: Client, query: Mapping[str, str]) -> None:
    """List of comments with its count."""
    answer = await client.listed("/wp/v2/comments", query)
    if COUNT not in answer.headers:
        raise Refused(Reason.NO_COUNT, "a list without its count")


async def _why_unknown(client: Client) -> Reason:
    """Whether the password is wrong, or never arrived (stripped header).

    Some hosts hand no Authorization header on to PHP, which looks the same (401 rest_not_logged_in). XML-RPC
    takes the same application password in the body: if it knows us, the header was stripped.
    """
    if client.proof is None or not _same_site(client.root, client.home):
        return Reason.REVOKED
    name, password = (html.escape(word) for word in client.proof)
    call = (
        "<?xml version='1.0'?><methodCall><methodName>wp.getUsersBlogs</methodName><params>"
        f"<param><value><string>{name}</string></value></param>"
        f"<param><value><string>{password}</string></value></param></params></methodCall>"
    )
    await client.meter.spend(1, Purpose.CHECK)
    request = HttpRequest(
        "POST",
        client.home.rstrip("/") + "/xmlrpc.php",
        headers={"Content-Type": "text/xml"},
        body=call.encode(),
        follow=False,
        secret_body=True,
    )
    try:
        answer = await client.net.request(request)
    except NetworkTrouble:
        return Reason.REVOKED
    knows_us = b"<methodResponse>" in answer.body and b"<fault>" not in answer.body
    return Reason.STRIPPED_HEADER if answer.status == 200 and knows_us else Reason.REVOKED


async def _ask(client: Client, method: str, url: str, proof: tuple[str, str] | None = None) -> HttpAnswer:
    await client.meter.spend(1, Purpose.CHECK)
    try:
        return await client.net.request(HttpRequest(method, url, basic=proof))
    except AddressRefused as refused:
        if proof is not None and url.startswith("http://"):
            # The place itself was let pass before, without the password.
            raise Reconnect(Reason.API_OFF, "no password over plain http") from refused
        raise Refused(Reason.ADDRESS, str(refused)) from refused
    except NoSuchHost as nobody:
        raise Refused(Reason.NO_HOST, str(nobody)) from nobody
    except NetworkTrouble as trouble:
        raise Retry(detail=str(trouble)) from trouble


def _same_site(one: str, other: str) -> bool:
    """Whether two URLs have the same host and port, www or not, over http or https."""
    try:
        first, second = urlsplit(one), urlsplit(other)
        hosts = [(parts.hostname or "").removeprefix("www.") for parts in (first, second)]
        ports = [parts.port for parts in (first, second)]
    except ValueError:
        return False
    return hosts[0] == hosts[1] != "" and ports[0] == ports[1] and second.scheme in ("http", "https")


def _upgraded(url: str, like: str) -> str:
    """URL with https: sites behind a TLS proxy often give http:// addresses of themselves; never go back from
    https.
    """
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
