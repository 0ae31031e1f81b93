"""Connect flow: goes through a platform's steps on the connect page: what was typed is kept and checked, the platform's
own page is opened, an account is chosen and connected.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.account import AccountRef
from bot.domain.actor import Actor
from bot.domain.channel import Channel
from bot.domain.connect_link import LinkId, Setback, Stop
from bot.domain.connecting import (
    Already,
    Connected,
    LoginChoices,
    LoginOver,
    NotConnected,
    Offer,
    Outcome,
    TooWeak,
)
from bot.domain.reason import Reason
from bot.domain.role import Role
from bot.ports import Step, Steps
from bot.services.channels.connect_links import ConnectLinks
from bot.services.channels.connecting import Connecting
from bot.services.channels.login_flow import Logins
from bot.services.channels.process_memory import Turns
from bot.storage.channels import decode_account
from bot.storage.connect_links import ConnectLinkStore, KeptForm, KeptLink
from bot.storage.credentials import Vault
from bot.storage.sqlite.database import Database

LONGEST_VALUE = 4096
"""Characters of one field; the longest tokens of platforms have a few hundred."""
MOST_LOOKS = 100
"""So often a platform is asked about what was typed with one link."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """Content of the connect page. `at`: the step that is open, None when there is something to choose or all is done; `offers`:
    what can be chosen; `made`: what came of it.
    """

    link: KeptLink
    steps: Steps
    at: Step | None
    offers: tuple[Offer, ...] = ()
    made: tuple[Channel, AccountRef] | None = None


class ConnectFlow:
    """Goes through the steps of a login for one link. Requests of one link are answered one after the other: whoever
    calls holds `turn`.
    """

    def __init__(
        self,
        db: Database,
        vault: Vault,
        links: ConnectLinks,
        logins: Logins,
        connect: Connecting,
    ) -> None:
        self._db = db
        self._vault = vault
        self._links = links
        self._logins = logins
        self._connect = connect
        self._turns = Turns[LinkId]()

    def turn(self, link: LinkId) -> asyncio.Lock:
        """Lock of this link."""
        return self._turns.of(link)

    def steps(self, link: KeptLink) -> Steps:
        """Steps of the platform by what was typed so far."""
        return self._logins.steps(link.connector, link.form.values, self._links.site.redirect)

    async def page(self, link: KeptLink, wanted: str, now: datetime) -> PageContent:
        """What to show; `wanted`: key of a step that is done and is to be seen again."""
        steps = self.steps(link)
        offers: tuple[Offer, ...] = ()
        if link.login is not None:
            offers = await self._logins.offered(link.business, link.login, now)
        if link.made is not None:
            here = await self._connect.get(link.business, link.made)
            ref = decode_account(here.account) if here is not None else None
            if here is not None and ref is not None:
                left = () if link.channel is not None else tuple(one for one in offers if not one.connected)
                return PageContent(link, steps, None, left, (here, ref))
        seen_again = _reached(link, steps, wanted)
        if seen_again is not None:
            return PageContent(link, steps, seen_again)
        return (
            PageContent(link, steps, None, offers) if offers else PageContent(link, steps, _next(link, steps))
        )

    async def resume(self, link: KeptLink) -> KeptLink:
        """Begins a renewal at the first step that is needed, and keeps why."""
        if link.channel is None:
            return link
        form = await self.needed(link.connector, link.form, self._links.site.redirect)
        return link if form == link.form else await self._links.keep(link, form)

    async def needed(self, connector: str, form: KeptForm, redirect: str) -> KeptForm:
        """Form of which only those steps are done before the first where the platform finds something wrong with what is
        stored.
        """
        steps = self._logins.steps(connector, form.values, redirect).steps
        for at, step in enumerate(form.passed):
            if not any(each.key == step and each.fields for each in steps):
                continue
            found = await self._logins.look(connector, step, form.values)
            if not isinstance(found, NotConnected) and not all(one.good for one in found):
                return replace(form, passed=form.passed[:at], step=step, found=found, looks=form.looks + 1)
        return form

    async def enter(self, link: KeptLink, step: str, typed: Mapping[str, str]) -> KeptLink:
        """Keeps what was typed in a step. A secret that is left empty stays as it was; what changes is to be checked
        again, and so are the steps after it.
        """
        steps = self.steps(link)
        here = _reached(link, steps, step)
        if here is None:
            return link
        values = dict(link.form.values)
        for field in here.fields:
            if field.key not in typed:
                continue
            value = _cleaned(typed[field.key])
            if field.options and value not in {each.value for each in field.options}:
                continue
            if value or not field.secret:
                values[field.key] = value
        form = link.form
        if values == form.values:
            return link
        before = tuple(each.key for each in steps.steps[: steps.steps.index(here)])
        passed = tuple(key for key in form.passed if key in before)
        return await self._links.keep(
            link, KeptForm(values=values, passed=passed, step=step, looks=form.looks)
        )

    async def look(self, link: KeptLink, step: str) -> KeptLink:
        """Asks the platform what was typed in a step, and keeps what was found: what is missing, or that it does not
        answer, is a setback.
        """
        here = _reached(link, self.steps(link), step)
        if here is None:
            return link
        if link.form.step == step and link.form.found and link.form.is_good:
            return link  # it was asked when it was pasted, and some platforms take money for an answer
        form = replace(link.form, step=step, found=(), setback=None)
        missing = tuple(each.key for each in here.fields if each.required and not form.values.get(each.key))
        if missing:
            return await self._links.keep(link, replace(form, setback=Setback(Stop.MISSING, missing=missing)))
        if not here.fields:
            return await self._links.keep(link, form)
        if form.looks >= MOST_LOOKS:
            return await self._links.keep(link, replace(form, setback=Setback(Stop.REFUSED, Reason.RATE)))
        found = await self._logins.look(link.connector, step, form.values)
        form = replace(form, looks=form.looks + 1)
        if isinstance(found, NotConnected):
            return await self._links.keep(link, replace(form, setback=_setback(found)))
        kept = {key: value for one in found for key, value in one.keep.items()}
        form = replace(form, found=found, values={**form.values, **kept})
        return await self._links.keep(link, form)

    async def go_on(self, link: KeptLink, step: str, now: datetime) -> tuple[KeptLink, str]:
        """Goes on from a step that was checked without a setback: to the next one, or to the platform's own page, whose
        address comes with it, or, where no page has to be opened, to what the login opens.
        """
        form = link.form
        if form.step != step or not form.is_good:
            return link, ""
        here = _reached(link, self.steps(link), step)
        if here is None:
            return link, ""
        if not here.opens:
            passed = (*(key for key in form.passed if key != step), step)
            link = await self._links.keep(link, replace(form, passed=passed))
            after = _next(link, self.steps(link))
            if after is not None and (not after.opens or after.fields):
                return link, ""
            # Where there is no page to open, the accounts to choose from come at once, one press sooner.
            link, address = await self._begin(link, now)
            return link, "" if after is not None else address
        return await self._begin(link, now)

    async def is_answered(self, link: KeptLink, address: str, now: datetime) -> bool:
        """Whether the platform's answer is to the login of this link."""
        return link.login is not None and await self._logins.belongs(link.business, link.login, address, now)

    async def returned(self, link: KeptLink, address: str, now: datetime) -> KeptLink:
        """Takes in the platform's answer, with which it sent this browser back."""
        if link.made is not None:
            return link  # the same answer again, which some platforms take money to look at
        if not await self.is_answered(link, address, now):
            return await self._stopped(link, Setback(Stop.OVER))
        return await self._offered(link, await self._logins.answer(link.business, address, now), now)

    async def take(self, link: KeptLink, key: str, now: datetime) -> KeptLink:
        """Connects one of the accounts, or renews the channel of the link. Raises NoKey."""
        if link.login is None:
            return await self._stopped(link, Setback(Stop.OVER))
        actor = Actor(link.business, link.member, Role.OWNER, now)
        outcome = await self._logins.take(actor, link.login, key)
        if isinstance(outcome, Connected):
            await self._links.finish(link, outcome.channel, now)
            return await self._again(link, now)
        return await self._stopped(link, _setback(outcome))

    async def _begin(self, link: KeptLink, now: datetime) -> tuple[KeptLink, str]:
        begun = await self._logins.begin(
            link.business, link.connector, link.form.values, self._links.site.redirect, link.channel, now
        )
        if isinstance(begun, NotConnected):
            return await self._stopped(link, _setback(begun)), ""
        await self._db.write(
            lambda tx: ConnectLinkStore(tx, self._vault).begin(link.business, link.id, begun.login)
        )
        link = replace(link, login=begun.login)
        if begun.url:
            return link, begun.url
        return await self._offered(
            link, await self._logins.complete(link.business, begun.login, now), now
        ), ""

    async def _offered(
        self, link: KeptLink, found: LoginChoices | LoginOver | NotConnected, now: datetime
    ) -> KeptLink:
        """Where one account alone is offered, it is taken."""
        if not isinstance(found, LoginChoices):
            return await self._stopped(link, _setback(found))
        link = await self._links.keep(link, replace(link.form, step="", found=(), setback=None))
        only = found.offers[0] if len(found.offers) == 1 else None
        return link if only is None else await self.take(link, only.key, now)

    async def _stopped(self, link: KeptLink, setback: Setback) -> KeptLink:
        """Keeps a setback; it is about the last step."""
        steps = self.steps(link).steps
        step = steps[-1].key if steps else ""
        return await self._links.keep(link, replace(link.form, step=step, found=(), setback=setback))

    async def _again(self, link: KeptLink, now: datetime) -> KeptLink:
        found = await self._db.read(
            lambda tx: ConnectLinkStore(tx, self._vault).get(link.business, link.id, now)
        )
        return found or link


def _next(link: KeptLink, steps: Steps) -> Step | None:
    """First step that is not done."""
    return next((each for each in steps.steps if each.key not in link.form.passed), None)


def _reached(link: KeptLink, steps: Steps, key: str) -> Step | None:
    """Step with this key, if it is done or the next one."""
    step = next((each for each in steps.steps if each.key == key), None)
    return step if key in link.form.passed or step == _next(link, steps) else None


def _cleaned(text: str) -> str:
    """Typed value without what a copy brings along: line breaks, spaces around, marks that nobody sees."""
    return "".join(letter for letter in text[: 2 * LONGEST_VALUE] if letter.isprintable()).strip()[
        :LONGEST_VALUE
    ]


def _setback(outcome: Outcome | LoginOver) -> Setback:
    match outcome:
        case NotConnected(reason=None):
            return Setback(Stop.SILENT)
        case NotConnected(reason=reason):
            return Setback(Stop.REFUSED, reason)
        case TooWeak(ref=ref):
            return Setback(Stop.TOO_WEAK, missing=ref.missing)
        case Already(channel=channel):
            return Setback(Stop.ALREADY, title=channel.title)
        case _:
            return Setback(Stop.OVER)
