"""A business whose days are written straight into the mirror, for figures and digests."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import count

from bot.domain.business import Business, BusinessId, DiscordChannelId, MemberId, MessageId
from bot.domain.card import CardForm, Ringing
from bot.domain.channel import ChannelId, Glow, Lamp, Side
from bot.domain.comment import CommentId
from bot.domain.job_run import Job, JobRun
from bot.domain.reason import Reason
from bot.domain.times import to_ms, to_ms_or_none
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.removing import Removing
from bot.services.reports.digest import Digests
from bot.services.reports.figures import FigureReports
from bot.services.reports.offers import Offers
from bot.services.upkeep.heartbeat import Heartbeat
from bot.storage.businesses import BusinessStore
from bot.storage.card_messages import CardMessageStore
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.credentials import Vault
from bot.storage.job_runs import _run
from bot.storage.people import PersonStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.businesses import change_business
from tests.support.clock import NOW, Clock
from tests.support.holders import ONLY
from tests.support.platform import KEY, FakePlatform
from tests.support.polling import no_net

INBOX, REPORTS = DiscordChannelId(811), DiscordChannelId(812)
OWNER = MemberId(900)


@dataclass(slots=True)
class Days:
    """A business with rows of past days; `await ready()` before anything else."""

    db: Database
    business: Business
    figures: FigureReports = field(init=False)
    offers: Offers = field(init=False)
    digests: Digests = field(init=False)
    heartbeat: Heartbeat = field(init=False)
    channel: ChannelId = field(init=False)
    woken: list[str] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        factories = {KEY: FakePlatform(Clock()).factory()}
        self.figures = FigureReports(self.db, Switchboard(self.db, Vault(()), factories, no_net, Clock()))
        self.offers = Offers(self.db, self.woken.append)
        self.digests = Digests(
            self.db, lambda: self.figures, lambda: self.offers, ONLY, Removing(self.db, self.woken.append)
        )
        self.heartbeat = Heartbeat(self.db)

    async def ready(self, set_up_at: datetime = NOW - timedelta(days=400)) -> "Days":
        """Set up, with one channel."""

        def work(tx: Tx) -> Business:
            change_business(
                tx, self.business.id, set_up_at=set_up_at, set_up_by=OWNER, inbox_id=INBOX, digest_id=REPORTS
            )
            found = BusinessStore(tx).get(self.business.id)
            assert found is not None
            return found

        self.business = await self.db.write(work)
        self.channel = await self.connect("Blog")
        return self

    async def connect(self, title: str) -> ChannelId:
        """One more connection."""
        number = next(self._numbers)
        return await self.db.write(
            lambda tx: ChannelStore(tx).add(self.business.id, KEY, title, {}, f"account {number}", NOW)
        )

    async def lamp(self, channel: ChannelId, side: Side, glow: Glow, since: datetime) -> None:
        """Sets one lamp of a channel, as a poll or a delivery would."""
        reason = None if glow in (Glow.ON, Glow.OFF) else Reason.EXPIRED
        await self.db.write(
            lambda tx: ChannelStore(tx).set_lamp(
                self.business.id, channel, side, Lamp(glow, since, reason, 1)
            )
        )

    async def comment(
        self,
        at: datetime,
        *,
        answered: timedelta | None = None,
        state: str | None = None,
        author: str = "Kundin K.",
        text: str = "Habt ihr am Samstag offen?",
        person: str | None = None,
        thread: str = "post",
        role: str = "customer",
        visibility: str = "public",
        channel: ChannelId | None = None,
        carded: bool = False,
        business: BusinessId | None = None,
    ) -> CommentId:
        """One row of the mirror; `state` follows from `answered` where it isn't given."""
        where, number = channel or self.channel, next(self._numbers)
        owner = business or self.business.id
        answered_at = None if answered is None else at + answered

        def work(tx: Tx) -> CommentId:
            known = {} if person is None else PersonStore(tx).merge(owner, where, {person: author}, at)
            comment = tx.insert(
                "INSERT INTO comment (business_id, channel_id, external_id, ordinal, thread_id, person_id,"
                " author, role, text, posted_at, seen_at, waits_since, url, visibility, fingerprint, looked_at,"
                " state, answered_at) VALUES (:business, :channel, :external, :number, :thread, :person,"
                " :author, :role, :text, :at, :at, :at, :url, :visibility, x'', :at, :state, :answered)",
                business=owner,
                channel=where,
                external=str(number),
                number=number,
                thread=_thread(tx, owner, where, thread),
                person=None if person is None else known[person],
                author=author,
                role=role,
                text=text,
                at=to_ms(at),
                url=f"https://fake.example/{number}",
                visibility=visibility,
                state=state or ("open" if answered is None else "answered"),
                answered=to_ms_or_none(answered_at),
            )
            if carded:
                card = CardStore(tx).open(
                    owner, CardForm.COMMENT, [CommentId(comment)], at, rings=False, ringing=Ringing()
                )
                messages = CardMessageStore(tx)
                messages.posting(owner, card, INBOX, ONLY, at)
                messages.posted(
                    owner, card, MessageId(5000 + number), at, version=1, rang=None, convert_at=None
                )
            return CommentId(comment)

        return await self.db.write(work)

    async def change(self, **settings: object) -> None:
        """Other settings of the business."""
        await self.db.write(lambda tx: change_business(tx, self.business.id, **settings))
        self.business = replace(self.business, **settings)  # type: ignore[arg-type]

    async def runs(self) -> dict[str, str]:
        """State of every digest by its local date."""
        return await self.db.read(
            lambda tx: {
                row["local_date"]: row["state"]
                for row in tx.all("SELECT * FROM job_run WHERE kind = 'digest' ORDER BY local_date")
            }
        )


def run_of(tx: Tx, business: BusinessId | None, job: Job, day: date) -> JobRun | None:
    """The run of a local date; of the installation without a business."""
    row = tx.one(
        "SELECT * FROM job_run WHERE business_id IS :business AND kind = :job AND local_date = :day",
        business=business,
        job=job.value,
        day=day.isoformat(),
    )
    return None if row is None else _run(row)


def _thread(tx: Tx, business: BusinessId, channel: ChannelId, external: str) -> int:
    row = tx.one(
        "SELECT id FROM thread WHERE channel_id = :channel AND external_id = :external",
        channel=channel,
        external=external,
    )
    if row is not None:
        return int(row["id"])
    return tx.insert(
        "INSERT INTO thread (business_id, channel_id, external_id) VALUES (:business, :channel, :external)",
        business=business,
        channel=channel,
        external=external,
    )
