"""Logging in: an access that the owner gives on a platform's own page (OAuth), from the first step to the connected
channel.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from secrets import token_urlsafe
from urllib.parse import parse_qsl, urlsplit

from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, ChannelState, CredentialId
from bot.domain.connecting import (
    Connected,
    LoginBegun,
    LoginChoices,
    LoginOver,
    NotConnected,
    Offer,
    Outcome,
)
from bot.domain.login import LOGIN_LASTS, LoginId
from bot.domain.plaintext import one_line
from bot.domain.reason import Reason
from bot.ports import (
    HOOK,
    REDIRECT,
    VERIFY,
    Begun,
    Choice,
    ConnectorError,
    Finding,
    Granted,
    Login,
    Retry,
    Step,
    Steps,
)
from bot.services.channels.account_check import not_connected
from bot.services.channels.connecting import LONGEST_NAME, Connecting
from bot.services.channels.process_memory import Turns
from bot.services.channels.switchboard import Switchboard
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore, decode_account
from bot.storage.credentials import Vault
from bot.storage.expiry import expire
from bot.storage.logins import KeptChoice, KeptLogin, LoginStore, Made
from bot.storage.sqlite.database import Database, Tx


class NoLogin(LookupError):
    """This platform has no login: its secrets are typed."""


class Logins:
    """Logs in at platforms. What is under way lies in a row, encrypted, so a restart in between costs nothing.

    Answers and choices of one login are taken one after the other, so that two at once share what one brings.
    """

    def __init__(self, db: Database, switchboard: Switchboard, vault: Vault, connect: Connecting) -> None:
        self._db = db
        self._switchboard = switchboard
        self._vault = vault
        self._connect = connect
        self._turns = Turns[LoginId]()

    def steps(self, connector: str, form: Mapping[str, str], redirect: str = "") -> Steps:
        """What to do, by what was typed so far; `redirect`: as `begin` gets it. Steps that make the platform deliver come
        only with the address for it (HOOK) in the form. Raises NoLogin.
        """
        every = self._login(connector).steps({**form, REDIRECT: redirect})
        return replace(every, steps=tuple(each for each in every.steps if HOOK in form or not each.pushes))

    async def delivery_steps(self, business: BusinessId, channel: Channel, hook: str) -> tuple[Step, ...]:
        """How the platform of a connected channel is made to deliver at the address `hook`. Raises NoLogin."""
        stored = channel.credential_id and await self._switchboard.secrets(business, channel.credential_id)
        ref = decode_account(channel.account)
        form = {
            **(ref.found if ref is not None else {}),
            HOOK: hook,
            VERIFY: stored.load().get(VERIFY, "") if stored else "",
        }
        return tuple(each for each in self.steps(channel.connector, form).steps if each.pushes)

    async def look(
        self, connector: str, step: str, form: Mapping[str, str]
    ) -> tuple[Finding, ...] | NotConnected:
        """What was typed in a step turned out to be. Nothing is stored. Raises NoLogin."""
        login = self._login(connector)
        self._learn(login, form)
        try:
            return await login.look(step, form)
        except ConnectorError as trouble:
            return not_connected(trouble)

    async def begin(
        self,
        business: BusinessId,
        connector: str,
        app: Mapping[str, str],
        redirect: str,
        channel: ChannelId | None,
        now: datetime,
    ) -> LoginBegun | NotConnected:
        """Begins a login; `channel`: its access is renewed by it, so it has to be one of this platform. Raises
        NoLogin or NoKey.
        """
        state, login = token_urlsafe(32), self._login(connector)
        if channel is not None:
            known = await self._connect.get(business, channel)
            if known is None or known.connector != connector:
                return NotConnected(Reason.REMOVED)
        self._learn(login, {**app, REDIRECT: redirect})
        try:
            begun = await login.begin(app, redirect, state)
        except ConnectorError as trouble:
            return not_connected(trouble)
        kept = KeptLogin(LoginId(0), connector, channel, app, begun.url, begun.verifier)

        def work(tx: Tx) -> LoginId | None:
            expire(tx, now)
            if BusinessStore(tx).get(business) is None:
                return None
            return LoginStore(tx, self._vault).add(business, kept, state, now + LOGIN_LASTS)

        number = await self._db.write(work)
        return NotConnected(Reason.GONE) if number is None else LoginBegun(number, begun.url)

    async def answer(
        self, business: BusinessId, address: str, now: datetime
    ) -> LoginChoices | LoginOver | NotConnected:
        """Takes in the platform's answer: the address that the browser ended at, or only its query. A second time
        the same choices come, without a request.
        """
        query = query_of(address)
        state = query.get("state", "")
        found = await self._db.read(lambda tx: LoginStore(tx, self._vault).by_state(business, state, now))
        if found is None:
            return LoginOver()
        async with self._turns.of(found.id):
            return await self._answer(business, found.id, query, now)

    async def belongs(self, business: BusinessId, login: LoginId, address: str, now: datetime) -> bool:
        """Whether the platform's answer is to this login. Uses nothing up."""
        state = query_of(address).get("state", "")
        found = await self._db.read(lambda tx: LoginStore(tx, self._vault).by_state(business, state, now))
        return found is not None and found.id == login

    async def offered(self, business: BusinessId, login: LoginId, now: datetime) -> tuple[Offer, ...]:
        """What a login opened; empty before its answer came, and after its end."""
        kept = await self._db.read(lambda tx: LoginStore(tx, self._vault).get(business, login, now))
        if kept is None or not kept.choices:
            return ()
        return (await self._choices(business, kept)).offers

    async def complete(
        self, business: BusinessId, login: LoginId, now: datetime
    ) -> LoginChoices | LoginOver | NotConnected:
        """What a login opens that has no page to allow it on: one that began without an address."""
        async with self._turns.of(login):
            kept = await self._db.read(lambda tx: LoginStore(tx, self._vault).get(business, login, now))
            if kept is None or kept.url:
                return LoginOver()
            return await self._answer(business, login, {}, now)

    async def _answer(
        self, business: BusinessId, login: LoginId, query: Mapping[str, str], now: datetime
    ) -> LoginChoices | LoginOver | NotConnected:
        """Takes in an answer, in this order:

        1. it is claimed, since the platform's answer works once; a second time the stored choices come;
        2. the platform is asked what it opens; after passing trouble the claim is given up;
        3. the choices are stored (`_offer`).
        """

        def claim(tx: Tx) -> tuple[KeptLogin | None, bool]:
            logins = LoginStore(tx, self._vault)
            return logins.get(business, login, now), logins.claim(business, login, now)

        kept, first = await self._db.write(claim)
        if kept is None:
            return LoginOver()
        if not first:
            return await self._choices(business, kept) if kept.choices else LoginOver()
        try:
            found = await self._login(kept.connector).finish(kept.app, Begun(kept.url, kept.verifier), query)
        except Retry as trouble:
            await self._db.write(lambda tx: LoginStore(tx, self._vault).release(business, kept.id))
            return not_connected(trouble)
        except ConnectorError as trouble:
            return not_connected(trouble)
        return await self._offer(business, kept, found)

    async def take(self, actor: Actor, login: LoginId, key: str) -> Outcome | LoginOver:
        """Connects one choice, or renews the channel that the login was begun for. Raises NoKey."""
        async with self._turns.of(login):
            return await self._take(actor, login, key)

    async def _take(self, actor: Actor, login: LoginId, key: str) -> Outcome | LoginOver:
        business, now = actor.business, actor.now
        kept = await self._db.read(lambda tx: LoginStore(tx, self._vault).get(business, login, now))
        choice = next((each for each in kept.choices if each.key == key), None) if kept else None
        if kept is None or choice is None:
            return LoginOver()
        if kept.channel is not None and await self._connect.get(business, kept.channel) is None:
            return NotConnected(Reason.REMOVED)
        try:
            granted = await self._login(kept.connector).take(Choice(choice.key, choice.name, choice.secrets))
        except ConnectorError as trouble:
            return not_connected(trouble)
        if kept.channel is not None:
            return await self._connect.renew(actor, kept.channel, granted.secrets, granted.ends_at)
        taken = {other.title.casefold() for other in await self._connect.all(business)}
        outcome = await self._connect.add(
            actor,
            kept.connector,
            granted.settings,
            granted.secrets,
            choice.name if choice.name.casefold() not in taken else f"{choice.name} {choice.key}",
            credential=await self._same_access(business, kept, granted),
            ends_at=granted.ends_at,
        )
        if isinstance(outcome, Connected):
            made = replace(kept, made=(*kept.made, Made(outcome.channel.id, granted.secrets)))
            await self._db.write(lambda tx: LoginStore(tx, self._vault).keep(business, made))
        return outcome

    async def _offer(
        self, business: BusinessId, kept: KeptLogin, found: tuple[Choice, ...]
    ) -> LoginChoices | NotConnected:
        """Keeps the choices, each account once; of a channel that is renewed only its own account counts."""
        each_once = {each.key: each for each in found if each.key}.values()
        choices = tuple(
            KeptChoice(each.key, one_line(each.name)[:LONGEST_NAME] or each.key, each.secrets, each.followers)
            for each in each_once
        )
        if kept.channel is not None:
            if await self._connect.get(business, kept.channel) is None:
                return NotConnected(Reason.REMOVED)
            account = await self._connect.account_key(business, kept.channel)
            choices = tuple(each for each in choices if each.key == account)
        if not choices:
            return NotConnected(Reason.NO_RIGHT if kept.channel is None else Reason.GONE)
        offered = replace(kept, choices=choices)
        await self._db.write(lambda tx: LoginStore(tx, self._vault).keep(business, offered))
        return await self._choices(business, offered)

    async def _choices(self, business: BusinessId, kept: KeptLogin) -> LoginChoices:
        def read(tx: Tx) -> tuple[Offer, ...]:
            return tuple(
                Offer(
                    each.key, each.name, each.followers, _is_connected(tx, business, kept.connector, each.key)
                )
                for each in kept.choices
            )

        return LoginChoices(kept.id, await self._db.read(read))

    async def _same_access(
        self, business: BusinessId, kept: KeptLogin, granted: Granted
    ) -> CredentialId | None:
        """Credential that this login stored already for the same secrets, whatever they were rotated to since."""

        def read(tx: Tx) -> CredentialId | None:
            for made in kept.made:
                channel = ChannelStore(tx).get(business, made.channel)
                if (
                    made.secrets == granted.secrets
                    and channel is not None
                    and channel.credential_id is not None
                ):
                    return channel.credential_id
            return None

        return await self._db.read(read)

    def _learn(self, login: Login, form: Mapping[str, str]) -> None:
        """Keeps the secrets that were typed out of the log, before any request could write one there."""
        fields = login.steps({REDIRECT: "", **form}).fields
        self._vault.learn(form.get(each.key, "") for each in fields if each.secret)

    def _login(self, connector: str) -> Login:
        login = self._switchboard.login(connector)
        if login is None:
            raise NoLogin(connector)
        return login


def _is_connected(tx: Tx, business: BusinessId, connector: str, account: str) -> bool:
    channel = ChannelStore(tx).find(business, connector, account)
    return channel is not None and channel.state is not ChannelState.REMOVED


def query_of(address: str) -> Mapping[str, str]:
    """Query parameters of a pasted address, or of a part of it; empty where the text has none."""
    text = address.strip().encode(errors="replace").decode()
    try:
        return dict(parse_qsl(urlsplit(text).query or text.lstrip("?")))
    except ValueError:
        return {}
