"""Delivery: sends outbox rows to the platform, one request at a time: claim, send, read back after an unclear
attempt, settle; retry with back-off; no reply is sent twice (exactly once where the platform allows it).
"""

import random
from collections.abc import Awaitable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.domain.act import Act
from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, ChannelState, Glow, Side
from bot.domain.comment import Visibility
from bot.domain.lease import Lease
from bot.domain.outbox import OutboxRow, RowKind, RowState
from bot.domain.reason import Reason
from bot.domain.sending import (
    Listed,
    Look,
    NoAccess,
    NoList,
    NotNow,
    Outcome,
    Posted,
    Reached,
    Rejected,
    Rules,
    Unsure,
    after_act,
    after_approve,
    after_look,
    after_send,
    answered_meanwhile,
    claimed,
    failed,
    interrupted,
    not_begun,
)
from bot.loops import DESK, Wake, reading_loops
from bot.ports import Connector
from bot.services.channels.lamps import lamp
from bot.services.channels.process_memory import Process
from bot.services.channels.switchboard import Switchboard
from bot.services.sending import rests
from bot.services.sending.attempt import TROUBLE, Trouble, ask, outcome_of
from bot.services.sending.picking import Picked, encode_prepared, pick
from bot.services.sending.read_back import look_of, posted, read_back_from
from bot.services.sending.settling import acted, approved, doubled, give_back, settle
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Database, Tx

T = TypeVar("T")


class Delivery:
    """Delivers rows: one step works on one row; rows of a channel never run at the same time."""

    def __init__(
        self,
        db: Database,
        switchboard: Switchboard,
        wake: Wake,
        rng: random.Random,
        process: Process,
        settle_within: timedelta | None = None,
    ) -> None:
        """`settle_within` replaces every platform's settle time, for tests against servers that are surely
        quick.
        """
        self._db = db
        self._switchboard = switchboard
        self._wake = wake
        self._rng = rng
        self._settle_within = settle_within
        self._process = process

    async def recover(self, now: datetime) -> int:
        """Recovers before the first step after a start; number of rows that changed. In this order:

        1. What was being sent when the process ended may have gone out: a reply is read back, an act is
           repeated.
        2. Retries of active channels whose sending lamp is on are due at once.
        3. Cards of paused channels say what their replies wait for.
        4. What is in flight on removed channels ends, except for what another process is sending.
        """

        def work(tx: Tx) -> int:
            outbox, channels, holder = OutboxStore(tx), ChannelStore(tx), self._process.holder
            active, resting = map(channels.in_state, (ChannelState.ACTIVE, ChannelState.PAUSED))
            found = [
                (business, row)
                for business, channel in (*active, *resting)
                for row in outbox.interrupted(business, channel, holder, now)
            ]
            changed = sum(settle(tx, business, row, interrupted(row, now), now) for business, row in found)
            for business, channel in active:
                _release_retries(tx, business, channel, now)
            for business, channel in resting:
                # Versions before drew nothing when a connection was paused: their cards say that a reply is about to go.
                CardStore(tx).touch_in_flight(business, channel, now)
            removed = channels.in_state(ChannelState.REMOVED)
            return changed + sum(
                give_back(tx, business, channel, now, spare=outbox.held(business, holder, now))
                for business, channel in removed
            )

        return await self._db.write(work)

    async def step(self, business: BusinessId, channel: ChannelId, now: datetime) -> datetime | None:
        """Delivers the most pressing row of a channel; returns when there is more to do, None: when woken."""
        holder = self._process.holder
        async with self._process.turn(channel):
            picked, next_due = await self._db.read(lambda tx: pick(tx, business, channel, holder, now))
            if picked is None:
                return next_due
            picked = replace(picked, wired=self._switchboard.rewired(channel))
            await self._work(business, picked, now)
            self._wake(DESK)
            # A channel that only pushes meets a lost access here first: its check-up is due then.
            self._wake(reading_loops(channel)[1])
            return await self._db.read(lambda tx: rests.next_turn(tx, business, channel, holder, now))

    async def _work(self, business: BusinessId, picked: Picked, now: datetime) -> None:
        """Works on a row, by its state:
        1. sending, though nobody sends it: recovered as unclear;
        2. verifying: read back whether the attempt had an effect;
        3. its comment was deleted: not sent;
        4. an act, or a change to our own reply: done and read back;
        5. a reply: held back if somebody of the business has answered there meanwhile; a held comment is
           approved first; then it is claimed and sent.
        """
        row = picked.row
        if row.state is RowState.SENDING:
            await self._settle(business, picked, row, interrupted(row, now), now)
            return
        connector = await self._switchboard.connector(business, row.channel_id)
        if row.state is RowState.VERIFYING:
            await self._look(business, picked, connector, now)
        elif picked.to.visibility is Visibility.GONE and row.kind is not RowKind.DELETE_OWN:
            gone = not_begun(row, Rejected(Reason.GONE), now, self._rng.random())
            await self._settle(business, picked, row, gone, now)
        elif row.kind is not RowKind.REPLY:
            await self._act(business, picked, connector, now)
        elif await self._answered_meanwhile(business, picked, connector, now):
            return
        elif not row.approve_first or row.approved_at is not None:
            await self._send(business, picked, connector, now)
        elif (ready := await self._approve(business, picked, connector, now)) is not None:
            await self._send(business, ready, connector, now)

    async def _answered_meanwhile(
        self, business: BusinessId, picked: Picked, connector: Connector, now: datetime
    ) -> bool:
        """Checks before anything goes out whether somebody of the business has answered on the platform since
        the reply was asked for.
        """
        row, answered = picked.row, picked.answered
        first = row.first_attempt_at is None and row.confirmed_at is None
        if first and not answered and connector.info.read_back:
            # What the mirror does not know yet. A list that does not answer keeps no reply from going out.
            others = picked.owned | picked.known
            since = read_back_from(row, picked.channel)
            found = await ask(connector, connector.find_sent(picked.outgoing, since, others))
            answered = not isinstance(found, TROUBLE) and any(
                one.visibility is Visibility.PUBLIC for one in found
            )
        if not answered or row.unclear:
            return False
        await self._settle(business, picked, row, answered_meanwhile(row, now), now)
        return True

    async def _approve(
        self, business: BusinessId, picked: Picked, connector: Connector, now: datetime
    ) -> Picked | None:
        """Approves the comment and records that before the reply is claimed; None: not now."""
        answer = await self._ask(picked, connector, connector.act(Act.APPROVE, picked.to, None))
        outcome = rests.with_rest(outcome_of(Act.APPROVE, answer), picked.channel, now)
        after = after_approve(picked.row, outcome, now, self._rng.random())
        if not isinstance(outcome, Reached):
            await self._settle(business, picked, picked.row, after, now, outcome)
            return None
        mine = await self._db.write(lambda tx: approved(tx, business, picked.row, after, now))
        if not mine:
            return None
        context = picked.to.context if answer is None or isinstance(answer, TROUBLE) else answer.context
        to = replace(picked.to, visibility=Visibility.PUBLIC, context=context or picked.to.context)
        return replace(picked, row=after, to=to)

    async def _send(self, business: BusinessId, picked: Picked, connector: Connector, now: datetime) -> None:
        """Sends a reply. The order is the contract:

        1. Prepares what the platform needs beforehand (idempotency key, record); an unclear attempt keeps
           what it was sent with. Trouble here happened before anything went out.
        2. Claims the row together with that, before the first byte, so that a process killed from here on
           leaves a row that is read back. A row that changed, or whose connection is paused, is not sent.
        3. Makes one request.
        4. Settles row and lamp by its outcome: sent, retry, failed, or to be read back by a later step
           (`_look`).
        """
        row, reply = picked.row, picked.outgoing
        if not (row.unclear and row.prepared):
            # What an unclear attempt was sent with must stay: its key or record may be there already.
            prepared = await self._ask(picked, connector, connector.prepare(reply, now))
            if isinstance(prepared, TROUBLE):
                trouble = NotNow() if isinstance(prepared, Unsure) else prepared
                after = not_begun(row, trouble, now, self._rng.random())
                await self._settle(business, picked, row, after, now, trouble)
                return
            reply = replace(reply, prepared=prepared)
        claim, lease = claimed(row, encode_prepared(reply.prepared), now), self._process.holder.lease(now)
        if not await self._db.write(lambda tx: _claim(tx, business, row, claim, lease)):
            return
        answer = await self._ask(picked, connector, connector.send(reply))
        outcome: Outcome = (
            rests.with_rest(answer, picked.channel, now)
            if isinstance(answer, TROUBLE)
            else posted(answer, picked.channel)
        )
        after = after_send(claim, outcome, now, self._rng.random())
        await self._settle(business, picked, claim, after, now, outcome)

    async def _look(self, business: BusinessId, picked: Picked, connector: Connector, now: datetime) -> None:
        """Reads back whether an attempt had an effect (verify). The order is the contract:

        1. Lists what our account has there since the attempt, without what other rows own, where the platform
           can.
        2. Decides by what was found and by the settle time (`after_look`).
        3. Settles row and lamp; more than one match is recorded as doubled.
        """
        row, info = picked.row, connector.info
        rules = Rules(self._settle_within or info.settle, info.read_back, info.keyed)
        look: Look = NoList()
        if rules.read_back:
            since = read_back_from(row, picked.channel)
            search = connector.find_sent(picked.outgoing, since, picked.owned)
            found = await self._ask(picked, connector, search)
            look = look_of(found, row, picked.channel, picked.known)
        after = after_look(row, look, now, rules, self._rng.random())
        hits = len(look.hits) if isinstance(look, Listed) else 0

        def work(tx: Tx) -> None:
            if settle(tx, business, row, after, now) and hits > 1:
                doubled(tx, business, after, hits, now)
            _set_lamp(tx, business, picked.channel, look, now)
            if after.state is RowState.SENT:
                rests.end(tx, business, picked.channel, now)

        await self._db.write(work)

    async def _act(self, business: BusinessId, picked: Picked, connector: Connector, now: datetime) -> None:
        """Does an act. The order is the contract:

        1. An act that this version does not know fails.
        2. Claims the row, before the first byte.
        3. The connector reads the state, acts, and reads the state back: a retry after anything unclear is
           safe (idempotent).
        4. Settles: done, with the new state of what it was done to; otherwise retry or failed.
        """
        claim, act = claimed(picked.row, "", now), picked.row.act
        if act is None:
            # A restored backup may be anybody's file, or of a version that knew other acts.
            lost = failed(picked.row, Reason.UNKNOWN, now)
            await self._db.write(lambda tx: settle(tx, business, picked.row, lost, now))
            return
        lease = self._process.holder.lease(now)
        if not await self._db.write(lambda tx: _claim(tx, business, picked.row, claim, lease)):
            return
        text = claim.body if claim.kind is RowKind.EDIT_OWN else None
        answer = await self._ask(picked, connector, connector.act(act, picked.to, text))
        outcome = rests.with_rest(outcome_of(act, answer), picked.channel, now)
        after = after_act(claim, outcome, now, self._rng.random())
        if not isinstance(outcome, Reached) or isinstance(answer, TROUBLE):
            await self._settle(business, picked, claim, after, now, outcome)
            return

        def work(tx: Tx) -> None:
            acted(tx, business, claim, after, answer, now)
            _set_lamp(tx, business, picked.channel, outcome, now)

        await self._db.write(work)

    async def _ask(self, picked: Picked, connector: Connector, call: Awaitable[T]) -> T | Trouble:
        """Asks the platform. That the access or the money is at its end counts for nothing where the access was renewed, or
        the limit raised, meanwhile: the row is tried again soon.
        """
        answer = await ask(connector, call)
        ended = isinstance(answer, NoAccess) or (
            isinstance(answer, NotNow) and answer.reason is Reason.BUDGET
        )
        outdated = self._switchboard.rewired(picked.channel.id) != picked.wired
        return NotNow() if ended and outdated else answer

    async def _settle(
        self,
        business: BusinessId,
        picked: Picked,
        before: OutboxRow,
        after: OutboxRow,
        now: datetime,
        outcome: Outcome | Reached | None = None,
    ) -> None:
        def work(tx: Tx) -> None:
            # Where intake saw the reply first, the row has moved on and this changes nothing.
            settle(tx, business, before, after, now)
            if outcome is not None:
                _set_lamp(tx, business, picked.channel, outcome, now)

        await self._db.write(work)


def _set_lamp(
    tx: Tx, business: BusinessId, channel: Channel, outcome: Outcome | Look | Reached, now: datetime
) -> None:
    """Sets the sending lamp by the outcome, and begins or ends a rest of sending."""
    if isinstance(outcome, Posted | Reached):
        rests.end(tx, business, channel, now)
    match outcome:
        case NotNow(rests=True):
            rests.begin(tx, business, channel, outcome, now)
        case Posted() | Reached() if channel.sending.glow is not Glow.ON:
            lamp(tx, business, channel.id, Side.SEND, Glow.ON, None, now)
            if channel.sending.glow is Glow.OUT:
                # What went out proves the access as well as a check does.
                OutboxStore(tx).release(business, channel.id, now)
        case NotNow(reason=reason):
            lamp(tx, business, channel.id, Side.SEND, Glow.LATE, reason or Reason.SILENT, now)
        case NoAccess(reason):
            lamp(tx, business, channel.id, Side.SEND, Glow.OUT, reason, now)


def _release_retries(tx: Tx, business: BusinessId, channel_id: ChannelId, now: datetime) -> None:
    """Releases rows that wait for their retry since before the start (back-off), where the lamp says that
    sending works.
    """
    channel = ChannelStore(tx).get(business, channel_id)
    if channel is not None and channel.sending.glow is Glow.ON:
        OutboxStore(tx).release(business, channel_id, now)


def _claim(tx: Tx, business: BusinessId, row: OutboxRow, claim: OutboxRow, lease: Lease) -> bool:
    """Records that the row is being sent, unless it has changed, or its connection was paused, since it was
    picked.
    """
    channel = ChannelStore(tx).get(business, row.channel_id)
    active = channel is not None and channel.state is ChannelState.ACTIVE
    return active and OutboxStore(tx).put(business, row, claim, lease)
