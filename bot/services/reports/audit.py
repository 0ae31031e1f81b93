"""Audit log: who did what and when, newest first, by member and by kind of event."""

from dataclasses import dataclass

from bot.domain.business import BusinessId, DiscordChannelId, MemberId, MessageId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.event import AUDITED, By, Event, Subject
from bot.storage.card_messages import CardMessageStore
from bot.storage.channels import ChannelStore
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database, Tx

PAGE = 8
NOWHERE = ChannelId(0)


@dataclass(frozen=True, slots=True)
class Entry:
    """Event, with the message of the card it is about, if that is there. `connection`: title of the connection that it
    is about as a whole; empty where it is about a comment, or about none.
    """

    event: Event
    place_id: DiscordChannelId | None
    message_id: MessageId | None
    connection: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Page of the audit log. `older`: what the next page comes before; None where this is the last one."""

    by: By | MemberId
    subject: Subject | None
    entries: tuple[Entry, ...]
    newest: bool
    older: int | None


class Audit:
    """Reads the audit log."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def page(
        self, business: BusinessId, by: By | MemberId, subject: Subject | None, before: int | None
    ) -> Page:
        """Events of these members about this, before that event; the newest without one."""

        def work(tx: Tx) -> Page:
            whats = AUDITED[subject] if subject is not None else frozenset()
            found = EventStore(tx).newest(business, by, whats, before, PAGE + 1)
            comments = {one.comment_id for one in found if one.comment_id is not None}
            messages = CardMessageStore(tx).messages(business, comments)
            about = {one.channel_id for one in found if one.comment_id is None and one.channel_id is not None}
            channels = (ChannelStore(tx).get(business, channel) for channel in about)
            titles = {channel.id: channel.title for channel in channels if channel is not None}

            def entry(one: Event) -> Entry:
                place, message = messages.get(CommentId(one.comment_id or 0), (None, None))
                title = titles.get(one.channel_id or NOWHERE, "") if one.comment_id is None else ""
                return Entry(one, place, message, title)

            entries = tuple(map(entry, found[:PAGE]))
            older = found[PAGE - 1].id if len(found) > PAGE else None
            return Page(by, subject, entries, before is None, older)

        return await self._db.read(work)
