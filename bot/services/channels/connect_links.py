"""Connect links: makes one-time links to the page on which an access is given, lets one browser use each, and says what
came of it.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from bot.domain.actor import NOBODY, Actor
from bot.domain.business import Business, BusinessId
from bot.domain.channel import Channel, ChannelId
from bot.domain.connect_link import ConnectLink, DoorShut, LinkId
from bot.domain.login import LINK_LASTS
from bot.domain.settings import Language
from bot.loops import Wake
from bot.services.business.directory import Directory
from bot.services.channels.connect_site import DOOR, ConnectSite
from bot.services.channels.switchboard import Switchboard, UnknownChannel
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore, decode_settings
from bot.storage.connect_links import ConnectLinkStore, KeptForm, KeptLink
from bot.storage.credentials import Vault
from bot.storage.expiry import expire
from bot.storage.sqlite.database import Database, Tx

if TYPE_CHECKING:
    from bot.ports import Step
    from bot.services.channels.login_flow import Logins


class ConnectLinks:
    """Makes and finds connect links."""

    def __init__(
        self,
        db: Database,
        switchboard: Switchboard,
        vault: Vault,
        logins: Logins,
        directory: Directory,
        wake: Wake,
        site: ConnectSite,
    ) -> None:
        self._db = db
        self._switchboard = switchboard
        self._vault = vault
        self._logins = logins
        self._directory = directory
        self._wake = wake
        self.site = site
        self._done: defaultdict[LinkId, asyncio.Event] = defaultdict(asyncio.Event)

    async def make(
        self, actor: Actor, connector: str, channel: ChannelId | None, language: Language
    ) -> ConnectLink | DoorShut:
        """Makes a link for this member; `channel`: its access is renewed by it. The door is open afterwards.

        Raises NoLogin or UnknownChannel where there is nothing to give, and NoKey.
        """
        business, now = actor.business, actor.now
        door = self.site.door
        if door is None:
            return DoorShut(self.site.port, taken=False)
        self._logins.steps(connector, {}, self.site.redirect)
        form = KeptForm()
        if channel is not None:
            form = await self.known(business, connector, channel, self.site.redirect)
        token, expires_at = token_urlsafe(32), now + LINK_LASTS

        def work(tx: Tx) -> LinkId:
            expire(tx, now)
            links = ConnectLinkStore(tx, self._vault)
            return links.add(
                business, actor.member, connector, channel, language, token, form, now, expires_at
            )

        link = await self._db.write(work)
        if not await door.open():
            await self._db.write(lambda tx: ConnectLinkStore(tx, self._vault).remove(business, link))
            return DoorShut(self.site.port, taken=True)
        self._wake(DOOR)
        self._vault.learn((token,))
        return ConnectLink(link, f"{self.site.base}/connect/{token}", expires_at)

    async def made(self, business: BusinessId, link: LinkId, now: datetime) -> ChannelId | None:
        """Channel that came of a link; None where none did yet, or the link is over."""
        kept = await self._db.read(lambda tx: ConnectLinkStore(tx, self._vault).get(business, link, now))
        return None if kept is None else kept.made

    async def wait(self, business: BusinessId, link: ConnectLink, now: datetime) -> ChannelId | None:
        """Waits until a channel came of this link; None when it ended before."""
        done = self._done[link.id]
        if await self.made(business, link.id, now) is not None:
            done.set()
        try:
            async with asyncio.timeout((link.expires_at - now).total_seconds()):
                await done.wait()
        except TimeoutError:
            return None
        finally:
            self._done.pop(link.id, None)
        return await self.made(business, link.id, now)

    async def fresh(self, token: str, now: datetime) -> KeptLink | None:
        """Link that this token opens and nobody used. Uses nothing up."""
        return await self._db.read(lambda tx: ConnectLinkStore(tx, self._vault).by_token(token, now))

    async def use(self, token: str, now: datetime) -> tuple[KeptLink, str] | None:
        """Uses a link up; its browser is known by the secret that comes with it from now on."""
        cookie = token_urlsafe(32)

        def work(tx: Tx) -> KeptLink | None:
            links = ConnectLinkStore(tx, self._vault)
            link = links.by_token(token, now)
            return link if link is not None and links.use(link.business, link.id, cookie, now) else None

        self._vault.learn((cookie,))
        used = await self._db.write(work)
        return None if used is None else (used, cookie)

    async def of_browser(self, link: LinkId, cookie: str, now: datetime) -> KeptLink | None:
        """Link that the browser with this secret used up."""
        return await self._db.read(lambda tx: ConnectLinkStore(tx, self._vault).by_browser(link, cookie, now))

    async def is_opened_by(self, link: KeptLink, token: str) -> bool:
        """Whether this token opened the link."""
        return await self._db.read(
            lambda tx: ConnectLinkStore(tx, self._vault).is_opened_by(link.business, link.id, token)
        )

    async def business(self, link: KeptLink) -> Business | None:
        """Business of a link, where it is served still."""
        known = await self._db.read(lambda tx: BusinessStore(tx).get(link.business))
        return None if known is None else (await self._directory.look_up(known.server_id)).business

    async def admits(self, link: KeptLink) -> bool | None:
        """Whether its business is served still and its person is an owner still; None: nobody can say just now."""
        business = await self.business(link)
        if business is None:
            return False
        if link.member == NOBODY:
            return True
        is_owner = self.site.is_owner
        return None if is_owner is None else await is_owner(business, link.member)

    async def keep(self, link: KeptLink, form: KeptForm) -> KeptLink:
        """Keeps what was typed."""
        await self._db.write(lambda tx: ConnectLinkStore(tx, self._vault).keep(link.business, link.id, form))
        return replace(link, form=form)

    async def finish(self, link: KeptLink, made: Channel, now: datetime) -> None:
        """The link is done: this channel came of it, or has a new access. Whoever waits for it is woken."""
        values = link.form.values
        steps = self._logins.steps(link.connector, values, self.site.redirect)
        chosen = {each.key: values[each.key] for each in steps.fields if each.options and each.key in values}
        await self._db.write(
            lambda tx: ConnectLinkStore(tx, self._vault).finish(link.business, link.id, made.id, chosen, now)
        )
        if link.id in self._done:
            self._done[link.id].set()

    async def known(
        self, business: BusinessId, connector: str, channel: ChannelId, redirect: str
    ) -> KeptForm:
        """What of a form is stored with the channel already, so that only what is needed is asked for again.

        Raises UnknownChannel.
        """
        here = await self._db.read(lambda tx: ChannelStore(tx).get(business, channel))
        if here is None or here.connector != connector:
            raise UnknownChannel(f"channel {channel} of business {business}")
        stored = dict(decode_settings(here.settings))
        if here.credential_id is not None:
            secrets = await self._switchboard.secrets(business, here.credential_id)
            stored |= secrets.load() if secrets is not None else {}
        from bot.ports import VERIFY

        values = {VERIFY: stored[VERIFY]} if VERIFY in stored else {}
        while True:
            steps = self._logins.steps(connector, values, redirect)
            found = {
                each.key: stored[each.key]
                for each in steps.fields
                if each.key in stored and each.key not in values
            }
            if not found:
                passed = tuple(_complete(values, steps.steps))
                return KeptForm(_without_worn_out(values, passed, steps.steps), passed)
            values |= found


def _complete(values: Mapping[str, str], steps: tuple[Step, ...]) -> Iterator[str]:
    """Keys of the steps up to the first that something is missing of, that a page is opened in, or that is the last with a
    required secret: what is stored of it is what does not work any more.
    """
    secret = [step for step in steps if any(each.secret and each.required for each in step.fields)]
    for step in steps:
        missing = any(each.required and not values.get(each.key) for each in step.fields)
        if step.opens or missing or step in secret[-1:]:
            return
        yield step.key


def _without_worn_out(
    values: Mapping[str, str], passed: tuple[str, ...], steps: tuple[Step, ...]
) -> Mapping[str, str]:
    """Values without the secrets of the step that a renewal begins at, where all of that step is stored: they would look
    pasted already, and do not work any more.
    """
    fields = next((step.fields for step in steps if step.key not in passed), ())
    whole = all(values.get(each.key) for each in fields if each.required)
    worn_out = {each.key for each in fields if each.secret and whole}
    return {name: value for name, value in values.items() if name not in worn_out}
