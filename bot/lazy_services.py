"""Lazy services: what presses, commands and forms ask for. Each is imported and built with its first use (lazy
initialization): the start of the bot needs none of them, and many are used once a month.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.loops import Clock, Loops
    from bot.models.loading import Loading
    from bot.services.business.brand import Brands
    from bot.services.business.directory import Directory
    from bot.services.business.member_settings import OwnSettings
    from bot.services.business.refused_forms import RefusedForms
    from bot.services.business.setup import Setup
    from bot.services.business.template_details import TemplateDetails
    from bot.services.business.template_files import TemplateFiles
    from bot.services.business.templates import Templates
    from bot.services.channels.budgets import Budgets
    from bot.services.channels.connect_flow import ConnectFlow
    from bot.services.channels.connect_links import ConnectLinks
    from bot.services.channels.connect_site import ConnectSite
    from bot.services.channels.connecting import Connecting
    from bot.services.channels.connections import Connections
    from bot.services.channels.login_flow import Logins
    from bot.services.channels.pausing import Active, Pausing
    from bot.services.channels.switchboard import Switchboard
    from bot.services.inbox.claiming import Claiming
    from bot.services.inbox.closing import Closing
    from bot.services.inbox.correcting import Correcting
    from bot.services.inbox.forms import Forms
    from bot.services.inbox.noting import Noting
    from bot.services.inbox.open_list import OpenLists
    from bot.services.inbox.practice import Practice
    from bot.services.inbox.releasing import Releasing
    from bot.services.inbox.removing import Removing
    from bot.services.inbox.searches import Searches
    from bot.services.inbox.snoozing import Snoozing
    from bot.services.inbox.typed_hints import Hinting
    from bot.services.inbox.walking import Walking
    from bot.services.reading.capturing import Capturing
    from bot.services.reading.pushes import Pushes
    from bot.services.reading.webhooks import Webhooks
    from bot.services.reports.audit import Audit
    from bot.services.reports.figures import FigureReports
    from bot.services.reports.offers import Offers
    from bot.services.reports.topics import TopicReports
    from bot.services.sending.acts import Acts
    from bot.services.sending.outbox import Outbox
    from bot.services.sending.proposing import Drafts
    from bot.services.sending.replies import Replies
    from bot.services.sending.undo_and_retry import Decisions
    from bot.services.upkeep.erasing import Forget
    from bot.services.upkeep.exporting import Exports
    from bot.storage.credentials import Vault
    from bot.storage.sqlite.database import Database


class LazyServices(ABC):
    """Services by name. What they are built of is set by the app."""

    settings: Settings
    now: Clock
    db: Database
    loops: Loops
    switchboard: Switchboard
    directory: Directory
    loading: Loading
    pushes: Pushes
    removing: Removing
    connect_site: ConnectSite
    _vault: Vault

    @abstractmethod
    async def sync_loops(self, active: Active | None = None) -> None:
        """Starts and stops the loops of channels."""

    @cached_property
    def _outbox(self) -> Outbox:
        from bot.domain.sending import UNDO_WINDOW
        from bot.services.sending.outbox import Outbox

        return Outbox(self.db, self.switchboard, self.loops.wake, self.settings.timing.undo or UNDO_WINDOW)

    @cached_property
    def replies(self) -> Replies:
        """Sending replies."""
        from bot.services.sending.replies import Replies

        return Replies(self._outbox)

    @cached_property
    def acts(self) -> Acts:
        """Moderation acts, and editing or deleting our own reply."""
        from bot.services.sending.acts import Acts

        return Acts(self._outbox)

    @cached_property
    def decisions(self) -> Decisions:
        """Undo, retry, and what a person decides about an unclear attempt."""
        from bot.services.sending.undo_and_retry import Decisions

        return Decisions(self._outbox)

    @cached_property
    def drafts(self) -> Drafts:
        """Drafts of members who may not send."""
        from bot.services.sending.proposing import Drafts

        return Drafts(self.db, self.loops.wake)

    @cached_property
    def template_details(self) -> TemplateDetails:
        """What a template has beside its own text."""
        from bot.services.business.template_details import TemplateDetails

        return TemplateDetails(self.db, self.loops.wake)

    @cached_property
    def template_files(self) -> TemplateFiles:
        """Files of templates, and the starter library."""
        from bot.services.business.template_files import TemplateFiles

        return TemplateFiles(self.db, self.loops.wake)

    @cached_property
    def templates(self) -> Templates:
        """Templates of a business."""
        from bot.services.business.templates import Templates

        return Templates(self.db, self.loops.wake)

    @cached_property
    def brand(self) -> Brands:
        """Brand of a business."""
        from bot.services.business.brand import Brands

        return Brands(self.db)

    @cached_property
    def refused_forms(self) -> RefusedForms:
        """What was typed into forms that were refused."""
        from bot.services.business.refused_forms import RefusedForms

        return RefusedForms(self.db)

    @cached_property
    def setup(self) -> Setup:
        """Set-up of a business."""
        from bot.services.business.setup import Setup

        return Setup(self.db, self.directory, self.settings.zone.key, self.loops.wake)

    @cached_property
    def own_settings(self) -> OwnSettings:
        """What each member sets in /me."""
        from bot.services.business.member_settings import OwnSettings

        return OwnSettings(self.db, self.loops.wake)

    @cached_property
    def connect(self) -> Connecting:
        """Connecting a channel by what was typed."""
        from bot.services.channels.connecting import Connecting

        return Connecting(self.db, self.switchboard, self._vault, self.loops.wake, self.sync_loops)

    @cached_property
    def connections(self) -> Connections:
        """Panel of a connection."""
        from bot.services.channels.connections import Connections

        return Connections(self.db, self.switchboard)

    @cached_property
    def pausing(self) -> Pausing:
        """Pausing, resuming and removing a connection."""
        from bot.services.channels.pausing import Pausing
        from bot.services.sending.settling import give_back

        return Pausing(self.db, self.switchboard, self._vault, self.loops.wake, self.sync_loops, give_back)

    @cached_property
    def budgets(self) -> Budgets:
        """What a connection may cost."""
        from bot.services.channels.budgets import Budgets

        return Budgets(self.db, self.switchboard, self.loops.wake)

    @cached_property
    def logins(self) -> Logins:
        """Logins with a platform."""
        from bot.services.channels.login_flow import Logins

        return Logins(self.db, self.switchboard, self._vault, self.connect)

    @cached_property
    def connect_links(self) -> ConnectLinks:
        """Links to the page on which an access is given."""
        from bot.services.channels.connect_links import ConnectLinks

        return ConnectLinks(
            *(self.db, self.switchboard, self._vault, self.logins, self.directory, self.loops.wake),
            self.connect_site,
        )

    @cached_property
    def connect_flow(self) -> ConnectFlow:
        """Connecting on the page of a link."""
        from bot.services.channels.connect_flow import ConnectFlow

        return ConnectFlow(self.db, self._vault, self.connect_links, self.logins, self.connect)

    @cached_property
    def capturing(self) -> Capturing:
        """Messages captured by hand."""
        from bot.services.reading.capturing import Capturing

        return Capturing(self.db, self.connect, self.pushes, self.loops.wake)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Deliveries of platforms."""
        from bot.services.reading.webhooks import Webhooks

        return Webhooks(self.db, self._vault, self.switchboard, self.pushes, self.now)

    @cached_property
    def forms(self) -> Forms:
        """What a reply form opens with."""
        from bot.services.inbox.forms import Forms

        return Forms(self.db, self.switchboard)

    @cached_property
    def claiming(self) -> Claiming:
        """Claims of cards."""
        from bot.services.inbox.claiming import Claiming

        return Claiming(self.db, self.loops.wake)

    @cached_property
    def snoozing(self) -> Snoozing:
        """Cards that are put off."""
        from bot.services.inbox.snoozing import Snoozing

        return Snoozing(self.db, self.loops.wake)

    @cached_property
    def noting(self) -> Noting:
        """Notes and questions to colleagues."""
        from bot.services.inbox.noting import Noting

        return Noting(self.db, self.loops.wake)

    @cached_property
    def closing(self) -> Closing:
        """Closing and opening comments."""
        from bot.services.inbox.closing import Closing

        return Closing(self.db, self.loops.wake, self.switchboard.info)

    @cached_property
    def walking(self) -> Walking:
        """Walks through open comments."""
        from bot.services.inbox.walking import Walking

        return Walking(self.db, self.switchboard, self.closing)

    @cached_property
    def open_lists(self) -> OpenLists:
        """List of open comments."""
        from bot.services.inbox.open_list import OpenLists

        return OpenLists(self.db, self.switchboard)

    @cached_property
    def searches(self) -> Searches:
        """Searches, and the card of a person."""
        from bot.services.inbox.searches import Searches

        return Searches(self.db, self.switchboard)

    @cached_property
    def hinting(self) -> Hinting:
        """Hints to somebody who types below a card."""
        from bot.services.inbox.typed_hints import Hinting

        return Hinting(self.db)

    @cached_property
    def practice(self) -> Practice:
        """Test comments."""
        from bot.services.inbox.practice import Practice

        return Practice(self.db, self.loops.wake, self.sync_loops)

    @cached_property
    def correcting(self) -> Correcting:
        """Of what kind comments are, as members say."""
        from bot.services.inbox.correcting import Correcting

        return Correcting(self.db, self.loops.wake)

    @cached_property
    def releasing(self) -> Releasing:
        """Comments that were sorted out and are no spam."""
        from bot.services.inbox.releasing import Releasing

        return Releasing(self.db, self.loops.wake)

    @cached_property
    def figures(self) -> FigureReports:
        """Figures, and reports of past days."""
        from bot.services.reports.figures import FigureReports

        return FigureReports(self.db, self.switchboard)

    @cached_property
    def topics(self) -> TopicReports:
        """Topics of a month, in customers' words."""
        from bot.services.reports.topics import TopicReports

        return TopicReports(self.db, alike=not self.loading.off)

    @cached_property
    def offers(self) -> Offers:
        """Offers in digests."""
        from bot.services.reports.offers import Offers

        return Offers(self.db, self.loops.wake, alike=not self.loading.off)

    @cached_property
    def audit(self) -> Audit:
        """Audit log."""
        from bot.services.reports.audit import Audit

        return Audit(self.db)

    @cached_property
    def exports(self) -> Exports:
        """Exports of everything."""
        from bot.services.upkeep.exporting import Exports

        return Exports(self.db, self.settings.data)

    @cached_property
    def forget(self) -> Forget:
        """Forgetting a person."""
        from bot.services.upkeep.erasing import Forget
        from bot.storage.erasure_log import ErasureLog

        return Forget(self.db, ErasureLog(self.db.path), self.removing, self.exports.forget, self.loops.wake)
