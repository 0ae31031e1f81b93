"""Two people, a freelancer and one inbox, in any order, with customers that go on writing and restarts between: one reply a
comment, nothing sent that nobody with the right sent, and cards that show what the rows say.
"""

import asyncio
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Awaitable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.act import Act
from bot.domain.actor import Actor
from bot.domain.business import DiscordChannelId, DiscordRoleId, MemberId, MessageId, ServerId
from bot.domain.card import CardId
from bot.domain.card_facts import stamp
from bot.domain.checks import SOFT, Doubt
from bot.domain.comment import CommentId, Visibility
from bot.domain.draft import DraftId
from bot.domain.external_id import ExternalId
from bot.domain.form_text import FormInput, FormTextId, InteractionId, Purpose
from bot.domain.note import ThreadDue
from bot.domain.outbox import RowId, RowKind
from bot.domain.role import Right, Role, may
from bot.domain.submission import Handed, Queued, Submitted, TakenBack
from bot.domain.template import TemplateId
from bot.ports import Retry, Unclear
from bot.services.channels.process_memory import Process
from bot.services.inbox.cards import Desk, is_closed
from bot.services.inbox.claiming import Claiming
from bot.services.inbox.closing import Closed, Closing
from bot.services.inbox.forms import Forms
from bot.services.inbox.noting import Noting
from bot.services.inbox.removing import Removing
from bot.services.inbox.snoozing import Snoozing
from bot.services.inbox.waking import Waking
from bot.services.inbox.walking import NOBODY, Close, Stop, Walking
from bot.services.sending.acts import Acts
from bot.services.sending.delivery import Delivery
from bot.services.sending.outbox import Outbox
from bot.services.sending.proposing import Drafts
from bot.services.sending.replies import Replies, UnknownComment
from bot.services.sending.undo_and_retry import Decisions
from bot.services.upkeep.erasing import Forget
from bot.storage.businesses import BusinessStore
from bot.storage.erasure_log import ErasureLog
from bot.storage.form_texts import FormTextStore
from bot.storage.roles import RoleStore
from bot.storage.sqlite.database import Database
from bot.storage.templates import TemplateStore
from bot.texts import speak
from cogs.inbox.card import draw
from tests.support.businesses import change_business
from tests.support.clock import NOW, Clock
from tests.support.counts import MACHINES, SOAK
from tests.support.fresh import new_database
from tests.support.holders import ONLY
from tests.support.platform import FakePlatform
from tests.support.polling import Polling

T = TypeVar("T")
INBOX = DiscordChannelId(900_000_000_000_000_002)
OWNER, TEAM, WRITER = (MemberId(900_000_000_000_000_010 + number) for number in range(3))
ROLES = {OWNER: Role.OWNER, TEAM: Role.TEAM, WRITER: Role.DRAFT}
NAMES = {OWNER: "Inhaberin", TEAM: "Aushilfe", WRITER: "Texterin"}
WORDS = ("Habt ihr offen?", "Und am Sonntag?", "Das geht so nicht!", "Danke!", "Super Laden!")
"""The number that follows makes each text one of its own."""
CUSTOMERS = st.sampled_from([("Anna A.", "a"), ("Anna A.", "a"), ("Bernd B.", "b"), ("Gast G.", None)])
PEOPLE = st.sampled_from([OWNER, TEAM, WRITER])
ANSWERERS = st.sampled_from([OWNER, TEAM])
RANDOM = st.data()
TIMES = [
    timedelta(seconds=15),
    timedelta(seconds=40),
    timedelta(minutes=11),
    timedelta(hours=1),
    timedelta(days=1),
]
# Often named is often done.
THERE = ["write"] * 4 + [
    "write_held",
    "burst",
    "burst",
    "moderate_there",
    "answer_there",
    "edit_there",
    "delete_there",
    "delete_our_reply",
    "sending_fails",
    "sending_is_unclear",
]
PRESSES = ["send"] * 6 + [
    "open_form",
    "mine",
    "submit_again",
    "submit_again",
    "take_back",
    "decide",
    "done",
    "is_answered",
    "reopen",
    "snooze",
    "accept",
    "accept",
    "send_a_draft_as_writer",
    "decline",
    "withdraw",
    "forget",
    "moderate",
    "moderate",
    "open_from_list",
    "close_several",
    "walk",
    "walk",
    "note",
]
EVERYBODY = frozenset({"send", "open_form", "decline", "note"})
ACTS = (Act.APPROVE, Act.SPAM, Act.TRASH, Act.UNSPAM, Act.UNTRASH)
PLACES = (Visibility.PUBLIC, Visibility.HELD, Visibility.SPAM, Visibility.TRASHED)

# Claims and rests by card, with how many comments on it wait.
_WAITS = (
    "(SELECT count(*) FROM card_comment JOIN comment ON comment.id = card_comment.comment_id"
    " WHERE card_comment.card_id = card.id AND comment.state = 'open' AND comment.role = 'customer'"
    " AND comment.visibility IN ('public', 'held'))"
)
_MOVES = (
    "EXISTS (SELECT 1 FROM card_comment JOIN outbox ON outbox.comment_id = card_comment.comment_id"
    " WHERE card_comment.card_id = card.id AND outbox.state IN ('queued', 'sending', 'verifying', 'needs_human'))"
)
_MAY_WAIT = _WAITS.replace("IN ('public', 'held')", "<> 'gone'")
"""What was sorted out waits again as soon as it is restored: its claim lapses, its rest ends at their time."""
OUTLIVED = f"""
SELECT card.id, 'claim' FROM card WHERE form = 'comment' AND {_MAY_WAIT} = 0
AND (claim_ends_at IS NOT NULL OR EXISTS (SELECT 1 FROM claim WHERE card_id = card.id))
UNION ALL SELECT card.id, 'snooze' FROM card WHERE form = 'comment' AND {_MAY_WAIT} = 0 AND snoozed_until IS NOT NULL
UNION ALL SELECT card.id, 'first end' FROM card
WHERE claim_ends_at IS NOT (SELECT min(ends_at) FROM claim WHERE card_id = card.id)
UNION ALL SELECT card.id, 'drafts' FROM card WHERE drafts <> (SELECT count(*) FROM draft JOIN card_comment
ON card_comment.comment_id = draft.comment_id WHERE card_id = card.id AND draft.state = 'waiting')
UNION ALL SELECT draft.id, 'draft' FROM draft JOIN comment ON comment.id = draft.comment_id
WHERE draft.state = 'waiting' AND (comment.state <> 'open' OR comment.visibility = 'gone')"""


class TwoPeople(RuleBasedStateMachine):
    """One shop whose owner, colleague and freelancer press what they like."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner()
        self.clock = Clock()
        self.platform = FakePlatform(self.clock, page=50)
        self.platform.rewrite = self._arrived
        self.arrived: list[str] = []
        """Texts of our replies in the order in which they came in there."""
        self.confirmed: dict[str, CommentId] = {}
        """Texts that somebody who may send submitted, and nothing was objected; under which comment each goes."""
        self.allowed: Counter[CommentId] = Counter()
        """How often a comment may be answered beyond the first time."""
        self.again: Counter[str] = Counter()
        """How often somebody wanted a text once more that perhaps was there."""
        self.typed: defaultdict[tuple[MemberId, CommentId], dict[FormTextId, str]] = defaultdict(dict)
        """What somebody typed, and neither sent nor withdrew: their form opens with one of these."""
        self.submits: list[tuple[MemberId, FormInput]] = []
        self.inbox: dict[CardId, tuple[MessageId, str, datetime]] = {}
        """What was drawn last: by card the message, its parts, and when."""
        self.messages: dict[MessageId, str] = {}
        """What Discord holds in the inbox."""
        self.threads: dict[DiscordChannelId, list[str]] = {}
        """Notes in threads; a thread has the number of the message that it hangs under."""
        self.forgotten: list[str] = []
        """Words of customers who were forgotten."""
        self.count = 0
        path = Path(self.folder.name) / "shopbell.db"
        new_database(path)
        self.db = self.run(Database.open(path))
        business = self.run(self.db.write(lambda tx: BusinessStore(tx).create(ServerId(1), "Rösterei", NOW)))
        role = DiscordRoleId(900_000_000_000_000_020)
        self.run(self.db.write(lambda tx: RoleStore(tx).name(business.id, Role.TEAM, (role,))))
        self.run(
            self.db.write(
                lambda tx: change_business(tx, business.id, inbox_id=INBOX, set_up_at=NOW, set_up_by=OWNER)
            )
        )
        self.business = business.id
        self.template = self.run(
            self.db.write(
                lambda tx: TemplateStore(tx).add(business.id, "Zeiten", "Zeiten", "Bis 14 Uhr!", OWNER, NOW)
            )
        )
        self.polling = Polling(self.db, business, self.clock, self.platform)
        self.wire()

    def run(self, work: Awaitable[T]) -> T:
        """Waits for one thing after the other: nothing happens at the same moment, everything in any order."""

        async def awaited() -> T:
            return await work

        return self.runner.run(awaited())

    def wire(self) -> None:
        """Builds the services, as a start does: they remember nothing."""
        db, wake, board = self.db, self.polling.woken.append, self.polling.switchboard
        outbox = Outbox(db, board, wake)
        self.replies, self.decisions, self.drafts = Replies(outbox), Decisions(outbox), Drafts(db, wake)
        self.delivery = Delivery(db, board, wake, random.Random(1), Process(ONLY))
        self.claiming, self.snoozing, self.waking = Claiming(db, wake), Snoozing(db, wake), Waking(db, wake)
        self.desk, self.closing = Desk(db, board, wake, ONLY), Closing(db, wake, board.info)
        self.forms, self.removing = Forms(db, board), Removing(db, wake)
        self.acts, self.noting = Acts(outbox), Noting(db, wake)
        self.walking = Walking(db, board, self.closing)
        self.forget_service = Forget(db, ErasureLog(db.path), self.removing, lambda _: None, wake)

    def teardown(self) -> None:
        try:
            self.show()
            self.shows_what_the_rows_say()
        finally:
            self.run(self.db.close())
            self.runner.close()
            self.folder.cleanup()

    def _arrived(self, text: str) -> str:
        if text:  # An act comes without.
            self.arrived.append(text)
        return text

    @initialize(by_link=st.sampled_from([False, False, False, True]), many=st.booleans(), data=RANDOM)
    def begin(self, by_link: bool, many: bool, data: st.DataObject) -> None:
        """`by_link`: the platform wants a person to post replies; `many`: it begins with a bundle."""
        self.platform.by_link = by_link
        self.run(self.polling.connected())
        self.platform.write(self._numbered(WORDS[0]), author="Anna A.", author_id="a")
        self.poll()
        if many:
            self.burst(data)
            self.poll()

    # What happens on the platform.

    @rule(data=RANDOM)
    def something_happens_there(self, data: st.DataObject) -> None:
        getattr(self, data.draw(st.sampled_from(THERE)))(data)
        self.poll(data.draw(st.sampled_from([70, 310])))

    def write(self, data: st.DataObject) -> None:
        author, number = data.draw(CUSTOMERS)
        self.platform.write(
            self._numbered(data.draw(st.sampled_from(WORDS))), author=author, author_id=number
        )

    def _numbered(self, words: str) -> str:
        self.count += 1
        return f"{words} ({self.count})"

    def write_held(self, data: st.DataObject) -> None:
        author, number = data.draw(CUSTOMERS)
        self.platform.write(
            self._numbered(WORDS[0]), author=author, author_id=number, visibility=Visibility.HELD
        )

    def burst(self, data: st.DataObject) -> None:
        """More at once than ring one by one: a bundle."""
        for _ in range(7):
            words = self._numbered(data.draw(st.sampled_from(WORDS)))
            self.platform.write(words, author="Gast G.", author_id=None)

    def moderate_there(self, data: st.DataObject) -> None:
        there = self._there(data)
        if there is not None:
            self.platform.set(there, data.draw(st.sampled_from(PLACES)))

    def answer_there(self, data: st.DataObject) -> None:
        there = self._there(data)
        if there is not None:
            self.platform.answer(there, self._numbered("Von Hand."), team=data.draw(st.booleans()))

    def edit_there(self, data: st.DataObject) -> None:
        there = self._there(data)
        if there is not None:
            self.platform.edit(there, self._numbered(data.draw(st.sampled_from(WORDS))))

    def delete_there(self, data: st.DataObject) -> None:
        there = self._there(data)
        if there is not None:
            self.platform.delete(there)

    def delete_our_reply(self, data: st.DataObject) -> None:
        if not self.platform.own():
            return
        gone = data.draw(st.sampled_from(self.platform.own()))
        if gone.text in self.confirmed:
            self._more(self.confirmed[gone.text])
            # Deleted before an unclear attempt was looked for: it surely seems not to have come in.
            self.again[gone.text] += 1
        self.platform.delete(gone.id)

    def sending_fails(self, data: st.DataObject) -> None:
        """An answer of the platform is lost, before or after the reply came in there; or it is out of reach."""
        self.platform.trouble("send", *data.draw(st.sampled_from([(Unclear(),), (Retry(),)])))

    def sending_is_unclear(self, data: st.DataObject) -> None:
        """The reply comes in there, and the platform's answer is lost."""
        self.platform.trouble("send", Unclear(), effect=timedelta(0))

    def _there(self, data: st.DataObject) -> ExternalId | None:
        customers = [one.id for one in self.platform.comments.values() if one.role.value == "customer"]
        return data.draw(st.sampled_from(customers)) if customers else None

    # What people press.

    @rule(data=RANDOM)
    def somebody_presses(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(PRESSES))
        who = data.draw(PEOPLE if name in EVERYBODY else ANSWERERS)
        getattr(self, name)(who, data)

    def open_form(self, who: MemberId, data: st.DataObject) -> None:
        """A form opens, and nothing more comes of it; whoever may send is at it."""
        card = self._card(data)
        wanted = data.draw(st.sampled_from([TemplateId(0), self.template]))
        opening = self.run(self.forms.opening(self.business, who, wanted, card=card))
        if opening.facts is not None and may(ROLES[who], Right.REPLY):
            self._claim(who, card)

    def mine(self, who: MemberId, data: st.DataObject) -> None:
        self._claim(who, self._card(data))

    def _claim(self, who: MemberId, card: CardId) -> None:
        self.run(self.claiming.claim(self._actor(who), card, NAMES[who]))

    def send(self, who: MemberId, data: st.DataObject) -> None:
        template = data.draw(st.sampled_from([None, self.template]))
        form = FormInput(
            self._comment(data), who, self._numbered("Gern"), self._press(), template_id=template
        )
        self.submits.append((who, form))
        self._submit(who, form)

    def submit_again(self, _: MemberId, data: st.DataObject) -> None:
        """[Send anyway] on what was objected to; and a submit that arrives twice, or late."""
        if self.submits:
            who, form = data.draw(st.sampled_from(self.submits))
            self._submit(who, form, anyway=data.draw(st.booleans()))

    def _submit(self, who: MemberId, form: FormInput, *, anyway: bool = False) -> None:
        first = not self._all(
            "SELECT 1 FROM form_text WHERE interaction_id = :press", press=form.interaction_id
        )
        if first and self._value(
            "SELECT erased_at IS NOT NULL FROM comment WHERE id = :id", id=form.comment_id
        ):
            with pytest.raises(UnknownComment):
                self.run(self.replies.keep_text(self.business, form, self.clock()))
            return
        kept = self.run(self.replies.keep_text(self.business, form, self.clock()))
        before = self._row_of(form.interaction_id)
        state = self._value("SELECT state FROM comment WHERE id = :id", id=form.comment_id)
        if first:
            self.typed[who, form.comment_id][kept] = form.body
        despite = SOFT if anyway else frozenset[Doubt]()
        said = self.run(self.replies.send(self._actor(who), kept, despite=despite))
        self._submitted(who, form.comment_id, kept, form.body, said, state, repeated=before, anyway=anyway)

    def _submitted(
        self, who: MemberId, comment: CommentId, kept: FormTextId, body: str, said: Submitted, state: str,
        *, repeated: bool, anyway: bool,
    ) -> None:  # fmt: skip
        assert not isinstance(said, Handed) or self.platform.by_link
        if not may(ROLES[who], Right.REPLY):
            assert not isinstance(said, Queued | Handed)
        if isinstance(said, Handed):
            self._sent_off(who, comment, kept)
        if isinstance(said, Queued) and not repeated:
            self.confirmed[body] = comment
            if state in ("answered", "elsewhere"):
                assert anyway, "an answered comment is answered again by whoever wants that"
            self.allowed[comment] += anyway
            self._sent_off(who, comment, kept)

    def _sent_off(self, who: MemberId, comment: CommentId, kept: FormTextId) -> None:
        """The form opens with nothing that was typed up to then."""
        for form in [one for one in self.typed[who, comment] if one <= kept]:
            del self.typed[who, comment][form]

    def take_back(self, who: MemberId, data: st.DataObject) -> None:
        rows = self._all("SELECT id, state, interaction_id FROM outbox")
        if not rows:
            return
        row, state, interaction = data.draw(st.sampled_from(rows))
        back = self.run(self.decisions.take_back(self._actor(who), RowId(row)))
        if isinstance(back, TakenBack) and back.kind is RowKind.REPLY and state != "cancelled":
            ((form, body),) = self._all(
                "SELECT id, body FROM form_text WHERE interaction_id = :press", press=interaction
            )
            self.typed[who, back.comment_id][form] = body

    def decide(self, who: MemberId, data: st.DataObject) -> None:
        rows = self._all(
            "SELECT id, state, body, comment_id FROM outbox WHERE state IN ('needs_human', 'failed')"
        )
        if not rows:
            return
        row, state, body, comment = data.draw(st.sampled_from(rows))
        word = data.draw(st.sampled_from(["is_there", "send_again", "drop", "retry", "close"]))
        self.run(getattr(self.decisions, word)(self._actor(who), RowId(row)))
        if word == "send_again" and state == "needs_human" and body:
            self.again[body] += 1
            self._more(CommentId(comment))

    def done(self, who: MemberId, data: st.DataObject) -> None:
        self.run(self.closing.done(self._actor(who), self._comment(data)))

    def is_answered(self, who: MemberId, data: st.DataObject) -> None:
        self.run(self.closing.is_answered(self._actor(who), self._comment(data)))

    def reopen(self, who: MemberId, data: st.DataObject) -> None:
        comment = self._comment(data)
        if self.run(self.closing.reopen(self._actor(who), comment)) is Closed.YES:
            self._more(comment)

    def _more(self, comment: CommentId) -> None:
        """May be answered once more, with everything that was closed together with it."""
        for (number,) in self._all(
            "SELECT comment_id FROM card_comment WHERE card_id ="
            " (SELECT card_id FROM card_comment WHERE comment_id = :id)", id=comment,
        ):  # fmt: skip
            self.allowed[CommentId(number)] += 1

    def snooze(self, who: MemberId, data: st.DataObject) -> None:
        until = self.clock() + timedelta(hours=data.draw(st.sampled_from([1, 24])))
        self.run(self.snoozing.snooze(self._actor(who), self._card(data), until))

    def moderate(self, who: MemberId, data: st.DataObject) -> None:
        act, undo = data.draw(st.sampled_from(ACTS)), data.draw(st.booleans())
        self.run(self.acts.act(self._actor(who), self._comment(data), act, self._press(), undo=undo))

    def open_from_list(self, _: MemberId, data: st.DataObject) -> None:
        """The comment that is chosen in the list of a bundle gets its own card."""
        bundle = self._bundle(data)
        if bundle is None:
            return
        comment = self._comment(data, bundle)
        opened = self.run(self.closing.open_from_bundle(self.business, comment, self.clock()))
        assert opened not in (None, bundle)

    def close_several(self, who: MemberId, data: st.DataObject) -> None:
        """Some of a bundle, all of it, or all there are; perhaps undone at once."""
        bundle, actor = self._bundle(data), self._actor(who)
        how = data.draw(st.sampled_from(["chosen", "bundle", "everywhere"]))
        if how == "chosen" and bundle is not None:
            self.run(self.closing.close_chosen(actor, bundle, {self._comment(data, bundle)}))
        else:
            self.run(self.closing.close_all(actor, bundle if how == "bundle" else None, self.clock()))
        if data.draw(st.booleans()):
            self.run(self.closing.reopen_all(actor, self.clock()))

    def walk(self, who: MemberId, data: st.DataObject) -> None:
        """Through a bundle, or all that is open: done, answered or passed over, and the next. Each comes once."""
        actor = self._actor(who)
        stop = self.run(self.walking.begin(actor, self._bundle(data)))
        shown: list[CommentId] = []
        while isinstance(stop, Stop):
            comment = stop.where.comment
            assert comment not in shown, "a walk comes to an end"
            shown.append(comment)
            assert self._value("SELECT state FROM comment WHERE id = :id", id=comment) == "open"
            how = data.draw(st.sampled_from(["pass", "done", "send", "leave"]))
            if how == "leave":
                return
            if how == "done":
                closed = self.run(self.walking.close(actor, stop.where, stamp(stop.facts), Close.DONE))
                assert closed.closed is not None, "nothing came in between"
            elif how == "send":
                form = FormInput(comment, who, self._numbered("Gern"), self._press())
                self.submits.append((who, form))
                self._submit(who, form)
            stop = self.run(self.walking.show(actor, replace(stop.where, comment=NOBODY)))

    def note(self, who: MemberId, data: st.DataObject) -> None:
        self.run(self.noting.add(self._actor(who), self._card(data), self._numbered("Weiß das wer?")))

    def accept(self, who: MemberId, data: st.DataObject) -> None:
        draft = self._draft(data)
        if draft is None:
            return
        number, comment, body = draft
        press = self._press()
        for _ in range(data.draw(st.sampled_from([1, 2]))):
            before = self._row_of(press)
            state = self._value("SELECT state FROM comment WHERE id = :id", id=comment)
            said = self.run(self.replies.send_draft(self._actor(who), number, press))
            kept = self._value("SELECT id FROM form_text WHERE interaction_id = :press", press=press)
            self._submitted(who, comment, kept, body, said, state, repeated=before, anyway=False)

    def send_a_draft_as_writer(self, _: MemberId, data: st.DataObject) -> None:
        """What their card has no button for."""
        draft = self._draft(data)
        if draft is not None:
            said = self.run(self.replies.send_draft(self._actor(WRITER), draft[0], self._press()))
            assert not isinstance(said, Queued | Handed)

    def decline(self, who: MemberId, data: st.DataObject) -> None:
        draft = self._draft(data)
        if draft is not None:
            declined = self.run(self.drafts.decline(self._actor(who), draft[0]))
            assert not declined or may(ROLES[who], Right.REPLY)

    def withdraw(self, _: MemberId, data: st.DataObject) -> None:
        draft = self._draft(data)
        if draft is not None and self.run(self.drafts.withdraw(self._actor(WRITER), draft[0])):
            self.typed.pop((WRITER, draft[1]), None)

    def _draft(self, data: st.DataObject) -> tuple[DraftId, CommentId, str] | None:
        rows = self._all(
            "SELECT draft.id, draft.comment_id, body FROM draft JOIN form_text ON form_text.id = form_text_id"
        )
        return data.draw(st.sampled_from(rows)) if rows else None

    def forget(self, _: MemberId, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(["Anna", "Bernd", "Gast"]))
        known = self.run(self.forget_service.find(self.business, who))
        texts = self._all("SELECT id, text FROM comment WHERE author LIKE :who AND text <> ''", who=f"{who}%")
        done = self.run(self.forget_service.forget(self._actor(OWNER), [one.who for one in known[:25]]))
        if done.comments and not done.blockers:
            left = {number for (number,) in self._all("SELECT id FROM comment WHERE text <> ''")}
            gone = {number for number, _ in texts} - left
            self.forgotten += [text for number, text in texts if number in gone]

    # What time does.

    def poll(self, seconds: int = 70) -> None:
        self.run(self.polling.poll(timedelta(seconds=seconds)))
        self.show()

    @rule(by=st.sampled_from(TIMES), off=st.sampled_from([False, False, False, True]))
    def time_passes(self, by: timedelta, off: bool) -> None:
        """Undo windows pass and replies go out, claims lapse, what was put off comes back; or all of that at the next start."""
        if off:
            self.restart()
        self.clock.advance(by)
        self.run(self.waking.step(self.clock()))
        for _ in range(10):
            due = self.run(self.delivery.step(self.business, self.polling.channel_id, self.clock()))
            if due is None or due > self.clock():
                break
        self.show()

    def restart(self) -> None:
        self.polling.start()
        self.wire()
        self.run(self.delivery.recover(self.clock()))

    def show(self) -> None:
        """The desk's loop: posts, edits and deletes what is due."""
        self.run(self._shown())

    async def _shown(self) -> None:
        for _ in range(200):
            found = await self.desk.next(self.clock(), sweeps=False)
            if found.due is None:
                break
            business, card = found.due
            if found.facts is None:
                await self.desk.shown(business, card, True, self.clock())
                continue
            drawn, closed = self._drawn(found.facts, self.clock()), is_closed(found.facts)
            if card.message_id is not None and not card.again:
                await self.desk.shown(business, card, closed, self.clock())
                self._put(card.id, card.message_id, drawn)
            elif await self.desk.posting(business, card.id, INBOX, self.clock()):
                self.count += 1
                message = MessageId(self.count)
                await self.desk.posted(
                    business, card, message, self.clock(),
                    rang=found.facts.ringing if card.rings and not closed else None, convert_at=None, closed=closed,
                )  # fmt: skip
                self._put(card.id, message, drawn)
                self.removing.added()
                self.noting.changed()
        else:
            raise AssertionError("the desk never comes to rest")
        self.noting.changed()
        while (thread := await self.noting.due(self.clock())) is not None:
            await self._threaded(thread)
        while removals := await self.removing.due(self.clock()):
            for removal in removals:
                if removal.message is None:
                    self.threads.pop(removal.place, None)
                else:
                    self.messages.pop(removal.message, None)
                await self.removing.done(removal)
        left = [*self.messages.values(), *(text for notes in self.threads.values() for text in notes)]
        assert not [words for words in self.forgotten for text in left if words in text]

    def _put(self, card: CardId, message: MessageId, drawn: str) -> None:
        self.inbox[card], self.messages[message] = (message, drawn, self.clock()), drawn

    async def _threaded(self, due: ThreadDue) -> None:
        """As cogs/inbox/threads.py does it."""
        thread = due.thread
        if thread is None and due.notes:
            assert due.message in self.messages
            thread = DiscordChannelId(due.message)
            self.threads[thread] = []
            await self.noting.made(due, thread, self.clock())
        for note in due.notes:
            assert thread is not None and await self.noting.posting(due, note, self.clock())
            self.count += 1
            self.threads[thread].append(note.text)
            await self.noting.posted(due, note, MessageId(self.count))
        if thread is not None and MessageId(thread) != due.message:
            self.messages[MessageId(thread)] = "further down"
        await self.noting.done(due)

    def _drawn(self, facts: Any, now: datetime) -> str:
        facts = facts.with_pictures if hasattr(facts, "with_pictures") else facts
        return json.dumps(
            draw(facts, speak(facts.business.language), now, "").to_components(), ensure_ascii=False
        )

    # What must hold.

    @invariant()
    def one_reply_a_comment_and_only_what_was_confirmed(self) -> None:
        for text, times in Counter(self.arrived).items():
            assert text in self.confirmed, "nobody who may send has sent this"
            assert times <= 1 + self.again[text]
        for comment, times in Counter(self.confirmed[text] for text in self.arrived).items():
            assert times <= 1 + self.allowed[comment]

    @invariant()
    def nothing_outlives_its_end(self) -> None:
        outlived = self._all(OUTLIVED)
        assert not outlived, outlived

    @invariant()
    def no_text_is_lost(self) -> None:
        for (comment,) in self._all("SELECT comment_id FROM draft WHERE state IN ('sent', 'ended')"):
            self.typed.pop((WRITER, comment), None)
        erased = {comment for (comment,) in self._all("SELECT id FROM comment WHERE erased_at IS NOT NULL")}
        for member, comment in [one for one in self.typed if one[1] in erased]:
            del self.typed[member, comment]

        def unsent(tx: Any) -> list[tuple[str | None, list[str]]]:
            store = FormTextStore(tx)
            return [
                (None if found is None else found.body, list(texts.values()))
                for (member, comment), texts in self.typed.items()
                if texts
                for found in [store.unsent(self.business, comment, member, Purpose.REPLY)]
            ]

        for opens_with, texts in self.run(self.db.read(unsent)):
            assert opens_with in texts

    @invariant()
    def shows_what_the_rows_say(self) -> None:
        """A card that is not due to be drawn shows what would be drawn now; it has a frame while something waits."""
        if not self.inbox:
            return
        rows = self._all(
            f"SELECT id, message_id, {_WAITS}, {_MOVES}, snoozed_until IS NOT NULL FROM card"
            " WHERE shown_version >= version AND message_id IS NOT NULL AND form <> 'stopped'"
        )
        for card, message, waits, moves, snoozed in rows:
            shown, drawn, at = self.inbox[CardId(card)]
            assert shown == message
            facts = self.run(self.desk.facts(self.business, CardId(card)))
            assert facts is not None
            now = self._drawn(facts, at)
            assert now == drawn, f"not drawn again: {drawn}, but by now {now}"
            framed = '"type": 17' in drawn
            if not moves:
                assert framed == bool(waits and not snoozed), facts

    @invariant()
    def holds_one_message_a_card_and_one_for_each_thread(self) -> None:
        """Beside what is to be deleted. A card's old message that a thread hangs under points to the new one."""
        cards = self._all("SELECT message_id, thread_id FROM card")
        going = self._all("SELECT place_id, message_id FROM removal")
        known = {number for row in cards for number in row if number is not None}
        assert set(self.messages) == known | {message for _, message in going if message in self.messages}
        hung = {thread for _, thread in cards if thread is not None}
        assert set(self.threads) == hung | {place for place, _ in going if place in self.threads}

    @invariant()
    def nothing_of_the_forgotten_is_left(self) -> None:
        if not self.forgotten:
            return
        kept = {text for (text,) in self._all("SELECT text FROM comment")}
        assert kept.isdisjoint(self.forgotten)

    # Rows.

    def _actor(self, who: MemberId) -> Actor:
        return Actor(self.business, who, ROLES[who], self.clock(), NAMES[who])

    def _press(self) -> InteractionId:
        self.count += 1
        return InteractionId(1000 + self.count)

    def _row_of(self, press: InteractionId) -> bool:
        return bool(self._all("SELECT 1 FROM outbox WHERE interaction_id = :press", press=press))

    def _comment(self, data: st.DataObject, card: CardId | None = None) -> CommentId:
        rows = self._all(
            "SELECT comment_id FROM card_comment WHERE :card IN (0, card_id) ORDER BY comment_id",
            card=card or 0,
        )
        return CommentId(data.draw(st.sampled_from([number for (number,) in rows])))

    def _card(self, data: st.DataObject) -> CardId:
        rows = self._all("SELECT id FROM card ORDER BY id")
        return CardId(data.draw(st.sampled_from([number for (number,) in rows])))

    def _bundle(self, data: st.DataObject) -> CardId | None:
        rows = self._all(
            "SELECT id FROM card WHERE form = 'bundle' AND id IN (SELECT card_id FROM card_comment) ORDER BY id"
        )
        return CardId(data.draw(st.sampled_from([number for (number,) in rows]))) if rows else None

    def _all(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        return self.run(self.polling.rows(sql, **values))

    def _value(self, sql: str, **values: Any) -> Any:
        rows = self._all(sql, **values)
        return rows[0][0] if rows else None


TestTwoPeople = pytest.mark.timeout(420 + 2 * MACHINES)(TwoPeople.TestCase)
TestTwoPeople.settings = settings(
    max_examples=MACHINES,
    stateful_step_count=60 if SOAK else 30,
    deadline=None,
    derandomize=not SOAK,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
