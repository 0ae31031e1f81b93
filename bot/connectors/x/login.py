"""Login for X: the four values of OAuth 1.0a, or OAuth 2.0 with PKCE and tokens that are refreshed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from secrets import token_urlsafe
from urllib.parse import urlencode

from bot.connectors.x import account, client, oauth, steps
from bot.connectors.x.client import Answer, Client
from bot.connectors.x.dialect import Row, part, text
from bot.domain.channel import Side
from bot.domain.reason import Reason
from bot.http import json_object, machine_time, unreached
from bot.ports import (
    Begun,
    Choice,
    Finding,
    Granted,
    HttpRequest,
    Net,
    NetworkTrouble,
    Reconnect,
    Steps,
    Unmetered,
)

HOST = "https://api.x.com"
_ALLOW_AT = "https://x.com/i/oauth2/authorize"
_EXCHANGE = "/2/oauth2/token"
VALUES = ("api_key", "api_secret", "access_token", "access_secret")
_ENDS_AT = "ends_at"
_LONGEST = 4_000
"""Characters of a token."""
_LIFE = timedelta(hours=2)
"""Of an access token, where the answer does not say."""


class _Typed:
    """Implements ports.Secrets with values that are stored nowhere yet."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def load(self) -> Mapping[str, str]:
        return self._values

    async def rotate(self, stale: Mapping[str, str], fresh: object) -> Mapping[str, str]:
        """A token that was given a moment ago has not run out: X refuses it."""
        raise Reconnect(Reason.REVOKED, "401")


class XLogin:
    """Login at an account on X."""

    def __init__(self, net: Net, installation: Mapping[str, str]) -> None:
        self._net = net
        self._host = installation.get("HOST", HOST)

    def steps(self, form: Mapping[str, str]) -> Steps:
        """Four steps: account, app, and two for what is pasted or allowed."""
        return steps.steps(form)

    async def look(self, step: str, form: Mapping[str, str]) -> tuple[Finding, ...]:
        """Checks the four values, once all are there: whose they are and whether they may write."""
        values = {name: form.get(name, "").strip() for name in VALUES}
        if step != steps.TOKEN or not all(values.values()):
            return ()
        field = "access_secret"
        try:
            answer = await self._me(values)
        except Reconnect as refusal:
            sentences = {Reason.CREDIT: steps.NO_CREDIT, Reason.NO_RIGHT: steps.NO_RIGHT}
            return (Finding(field, False, sentences.get(refusal.reason, steps.NOT_VALID)),)
        handle = "@" + text(part(answer.body, "data"), "username")
        writes = account.may_write(answer, values)
        sentence = steps.THIS_ACCOUNT if writes else steps.ONLY_READS
        return (Finding(field, writes, sentence, {"account": handle}),)

    async def begin(self, app: Mapping[str, str], redirect: str, state: str) -> Begun:
        """Begins a login on X's page; with four values there is nothing to allow."""
        if app.get(steps.HOW) != steps.PAGE:
            return Begun("")
        verifier = token_urlsafe(48)
        query = {
            "response_type": "code",
            "client_id": app.get("client_id", "").strip(),
            "redirect_uri": redirect,
            "scope": oauth.SCOPES,
            "state": state,
            "code_challenge": oauth.challenge(verifier),
            "code_challenge_method": "S256",
        }
        # The exchange needs the redirect once more, and only what begins here is kept.
        return Begun(f"{_ALLOW_AT}?{urlencode(query)}", f"{verifier} {redirect}")

    async def finish(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        """The account that the values or the answer of X's page open. A code is valid for 30 s and once."""
        if app.get(steps.HOW) != steps.PAGE:
            secrets: Mapping[str, str] = {name: app.get(name, "").strip() for name in VALUES}
        else:
            secrets = await self._exchange(app, begun, query)
        answer = await self._me(secrets)
        found = account.found(answer, secrets)
        if not found.can_write:
            raise Reconnect(Reason.NO_RIGHT, account.WRITE)
        # The way in is kept, so that a renewal goes the same one.
        kept = {**secrets, steps.HOW: app.get(steps.HOW) or steps.VALUES, account.OF: found.id}
        return (Choice(found.id, found.name, kept, account.followers(answer)),)

    async def take(self, choice: Choice) -> Granted:
        """Access to the account."""
        return Granted(choice.secrets, ends_at=_ends_at(choice.secrets))

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        """New tokens for a refresh token, which is valid once. Raises Reconnect where X knows it no more."""
        if not secrets.get("refresh_token"):
            raise Reconnect(Reason.EXPIRED, "there is no refresh token")
        wish = {"grant_type": "refresh_token", "refresh_token": secrets["refresh_token"]}
        fresh = await self._tokens(secrets, wish, Reason.EXPIRED, Reason.EXPIRED)
        return Granted(fresh, ends_at=_ends_at(fresh))

    async def _exchange(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> Mapping[str, str]:
        verifier, _, redirect = begun.verifier.partition(" ")
        code = query.get("code", "")
        if not code or query.get("error"):
            raise Reconnect(Reason.DECLINED, "it was not allowed")
        typed = {name: app.get(name, "").strip() for name in ("client_id", "client_secret")}
        wish = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect,
            "code_verifier": verifier,
        }
        return await self._tokens(
            {name: value for name, value in typed.items() if value}, wish, Reason.APP_REMOVED, Reason.EXPIRED
        )

    async def _tokens(
        self, before: Mapping[str, str], wish: Mapping[str, str], unproved: Reason, worn_out: Reason
    ) -> Mapping[str, str]:
        """Secrets with the tokens of an answer. A client with a secret proves itself by it, any other by its id alone.

        Raises Reconnect: with `unproved` where X does not take the client, with `worn_out` where it does not take what is
        exchanged.
        """
        name, secret = before.get("client_id", ""), before.get("client_secret", "")
        request = HttpRequest(
            "POST",
            self._host + _EXCHANGE,
            headers={"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"},
            body=oauth.form(dict(wish) if secret else {**wish, "client_id": name}),
            basic=(name, secret) if secret else None,
            secret_body=True,
            follow=False,
        )
        try:
            got = await self._net.request(request)
        except NetworkTrouble as trouble:
            raise unreached(trouble, Side.READ) from trouble
        if got.status in (400, 401, 403):
            raise Reconnect(worn_out if got.status == 400 else unproved, f"{got.status} for a token")
        body = json_object(got)
        if got.status != 200 or body is None or not _token(body, "access_token"):
            raise client.no_answer(got, Side.READ)
        life = body.get("expires_in")
        seconds = timedelta(seconds=life) if isinstance(life, int) and 0 < life < 10**8 else _LIFE
        return {
            **before,
            "access_token": _token(body, "access_token"),
            "refresh_token": _token(body, "refresh_token") or before.get("refresh_token", ""),
            "scope": text(body, "scope") or before.get("scope", ""),
            _ENDS_AT: (machine_time().replace(microsecond=0) + seconds).isoformat(),
        }

    async def _me(self, secrets: Mapping[str, str]) -> Answer:
        return await account.me(Client(self._net, Unmetered(), _Typed(secrets), self._host, self.refresh))


def _token(body: Row, name: str) -> str:
    """Token of an answer; empty for what can be no header or form."""
    found = text(body, name)
    return found if len(found) <= _LONGEST and found.isascii() and found.isprintable() else ""


def _ends_at(secrets: Mapping[str, str]) -> datetime | None:
    try:
        return datetime.fromisoformat(secrets.get(_ENDS_AT, ""))
    except ValueError:
        return None
