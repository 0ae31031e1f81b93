"""Example connectors that behave as real ones declare: the words, acts, ways of replying and limits of a platform, for
comments in memory.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import ClassVar

from bot.connectors.example import KEYED, SETTINGS, SETTLE, Example
from bot.connectors.example.places import BLOG, PLACES, Place
from bot.connectors.example.script import SCENES
from bot.connectors.example.stage import Stage
from bot.domain.account import AccountRef
from bot.domain.act import Act
from bot.domain.channel import example_of
from bot.ports import (
    Account,
    Connector,
    ConnectorFactory,
    ConnectorInfo,
    Length,
    LinkOut,
    Meter,
    Net,
    Secrets,
    Target,
    Way,
)

STAGES = {place.key: Stage(place) for place in PLACES if place is not BLOG}


def examples(real: Iterable[ConnectorFactory]) -> Mapping[str, ConnectorFactory]:
    """Example connectors by key: the blog, and one for each real connector on whose platform the example business is."""
    declared: list[ConnectorFactory] = [Example]
    declared += [played(one, STAGES[one.info.key]) for one in real if one.info.key in STAGES]
    return {one.info.key: one for one in declared}


def begin(scenes: int) -> int:
    """Has so many scenes begun in every place; how many there are."""
    for stage in (Example.stage, *STAGES.values()):
        stage.scenes = scenes
    return len(SCENES)


def opened(url: str) -> None:
    """Opens a link that a reply was to go by: on the platform's page behind it the reply is posted."""
    for stage in STAGES.values():
        stage.opened(url)


def played(real: ConnectorFactory, at: Stage) -> type[Example]:
    """Example connector that asks a real one for everything that needs no request. That one has the account of the
    example and no secret, and its requests are never made.
    """

    class Played(Example):
        """Connector of a place in memory, with what the platform's own connector declares."""

        info: ClassVar[ConnectorInfo] = _declared(real.info)
        stage: ClassVar[Stage] = at

        def __init__(self, account: Account, secrets: Secrets, meter: Meter, net: Net) -> None:
            super().__init__(account, secrets, meter, net)
            set_there = {one.name: one.default for one in real.info.installation}
            known = replace(account, ref=_account(at.place), installation=set_there)
            self._real: Connector = real(known, secrets, meter, net)

        def can(self, to: Target) -> frozenset[Act]:
            """What the real connector may do."""
            return self._real.can(to)

        def way(self, to: Target, text: str) -> Way:
            """The real connector's way. The text is remembered with a link, for when that is opened."""
            way = self._real.way(to, text)
            if isinstance(way, LinkOut) and text:
                self.stage.by_link(way.url, to.external_id, text)
            return way

        def length(self, to: Target, text: str) -> Length:
            """The real connector's length and limit."""
            return self._real.length(to, text)

    return Played


def _declared(real: ConnectorInfo) -> ConnectorInfo:
    """Declaration without what connects, spends or waits for a real platform."""
    return replace(
        real,
        key=example_of(real.key),
        words=replace(real.words, connect=None, settings=()),
        settle=SETTLE,
        settings=SETTINGS,
        read_back=True,
        quotas=(),
        login=None,
        webhook=None,
        installation=(),
        names_authors=False,
        keyed=KEYED,
    )


def _account(place: Place) -> AccountRef:
    return AccountRef(
        place.us, place.name, own_ids=(place.us,), can_write=True, url=place.home, found=place.found
    )
