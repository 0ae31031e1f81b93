"""Searches: comments by words, person, connection and time; one comment with its history; a person's card."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.card import CardForm
from bot.domain.card_facts import CommentCard
from bot.domain.channel import Channel
from bot.domain.comment import AuthorRole, Comment, CommentId, Visibility, first_public
from bot.domain.line import Line
from bot.domain.person import Person, PersonId
from bot.domain.search import FOUND_LISTED, Filters, Found, Hit, Opened, PersonCard, Search
from bot.domain.search_terms import holds, wanted
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.card_facts import Showing, Shown
from bot.services.inbox.comment_lists import listed
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.people import PersonStore
from bot.storage.person_comments import PersonCommentStore
from bot.storage.search_index import SearchIndexStore
from bot.storage.searches import SearchStore
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Database, Tx

A_PAGE = 10
OF_A_PERSON = 5
"""Comments on a person's card, and as many open ones."""
NAMES = 25
"""What Discord takes for one option."""


@dataclass(frozen=True, slots=True)
class _Read:
    opened: Opened
    shown: Shown | None


class Searches:
    """Finds comments and people of one business."""

    def __init__(self, db: Database, switchboard: Switchboard) -> None:
        self._db = db
        self._switchboard = switchboard
        self._showing = Showing(switchboard)

    async def find(self, business: BusinessId, search: Search, page: int, now: datetime) -> Found:
        """One page of what fits, ten comments; a page too high gives the last."""
        since = now - timedelta(days=search.days) if search.days else None

        def work(tx: Tx) -> Found:
            ids = SearchStore(tx).find(business, search, since)
            total = min(len(ids), FOUND_LISTED)
            pages = max(1, -(-total // A_PAGE))
            number = min(max(page, 0), pages - 1)
            shown = self._lines(tx, business, ids[number * A_PAGE : min(total, (number + 1) * A_PAGE)])
            words = wanted(search.words)
            return Found(
                search=search,
                filters=self._filters(tx, business, search),
                hits=tuple(_hit(tx, business, line, words) for line in shown),
                total=total,
                more=len(ids) > total,
                page=number,
                pages=pages,
                filled=SearchIndexStore(tx).filled(),
            )

        return await self._db.read(work)

    async def opened(self, business: BusinessId, comment: CommentId) -> Opened | None:
        """One comment with what was answered and what happened to it; None where it does not exist or may not be shown."""

        def work(tx: Tx) -> _Read | None:
            found = CommentStore(tx).get(business, comment)
            lines = () if found is None else self._lines_of(tx, business, (found,))
            if not lines:
                return None
            card = CardStore(tx).of_comment(business, comment)
            on_card = () if card is None else CommentStore(tx).on_card(business, card.id)[0]
            alone = card is not None and card.form is CardForm.COMMENT
            shown = None
            if card is not None and alone and on_card and on_card[0].id == comment:
                shown = self._showing.of_card(tx, business, card)
            opened = Opened(
                line=lines[0],
                answer=_answer(tx, business, lines[0].comment),
                events=EventStore(tx).of_comment(business, comment),
                card=None,
                bundled=card is not None and not alone,
            )
            return _Read(opened, shown)

        read = await self._db.read(work)
        if read is None or read.shown is None:
            return None if read is None else read.opened
        facts = await self._showing.complete(business, read.shown)
        return replace(read.opened, card=facts) if isinstance(facts, CommentCard) else read.opened

    async def person(self, business: BusinessId, person: PersonId) -> PersonCard | None:
        """Person with their newest comments; None for nobody known here."""

        def work(tx: Tx) -> PersonCard | None:
            known = PersonStore(tx).get(business, person)
            channel = None if known is None else ChannelStore(tx).get(business, known.channel_id)
            if known is None or channel is None:
                return None
            comments = PersonCommentStore(tx)
            newest = self._lines_of(tx, business, comments.newest(business, person, OF_A_PERSON))
            return PersonCard(
                id=person,
                name=known.name,
                channel=channel,
                words=self._switchboard.words(channel),
                several=self._switchboard.several(channel, ChannelStore(tx).all(business)),
                first_at=comments.first_at(business, person) or known.first_seen_at,
                total=comments.count(business, person),
                open=self._lines_of(tx, business, comments.open(business, person, OF_A_PERSON)),
                newest=tuple((line, _answer(tx, business, line.comment)) for line in newest),
            )

        return await self._db.read(work)

    async def people(self, business: BusinessId, typed: str) -> tuple[tuple[Person, Channel], ...]:
        """Known people whose names have the typed words, those who wrote last first; at most 25. Without words: who
        wrote last.
        """

        def work(tx: Tx) -> tuple[tuple[Person, Channel], ...]:
            comments = CommentStore(tx).several(
                business, SearchStore(tx).find(business, Search(typed), None, FOUND_LISTED)
            )
            latest = sorted(comments, key=lambda one: one.posted_at, reverse=True)
            words = wanted(typed)
            numbers = dict.fromkeys(
                one.person_id
                for one in latest
                if one.person_id is not None and (not words or holds(one.author, words))
            )
            channels = {channel.id: channel for channel in ChannelStore(tx).all(business)}
            found = []
            for number in list(numbers)[:NAMES]:
                person = PersonStore(tx).get(business, number)
                channel = None if person is None else channels.get(person.channel_id)
                if person is not None and person.name and channel is not None:
                    found.append((person, channel))
            return tuple(found)

        return await self._db.read(work)

    async def channels(self, business: BusinessId) -> tuple[Channel, ...]:
        """Connections of a business, for a search to be narrowed to."""
        return await self._db.read(lambda tx: ChannelStore(tx).all(business))

    def _filters(self, tx: Tx, business: BusinessId, search: Search) -> Filters:
        person = None if search.person is None else PersonStore(tx).get(business, search.person)
        channel = None if search.channel is None else ChannelStore(tx).get(business, search.channel)
        words = None if channel is None else self._switchboard.words(channel)
        return Filters(None if person is None else person.name, channel, words)

    def _lines(self, tx: Tx, business: BusinessId, ids: Sequence[CommentId]) -> tuple[Line, ...]:
        known = {one.id: one for one in CommentStore(tx).several(business, ids)}
        return self._lines_of(tx, business, [known[one] for one in ids if one in known])

    def _lines_of(self, tx: Tx, business: BusinessId, comments: Sequence[Comment]) -> tuple[Line, ...]:
        # The index may be a moment behind.
        seen = [
            one
            for one in comments
            if one.role is AuthorRole.CUSTOMER and one.visibility is not Visibility.GONE
        ]
        return listed(tx, self._switchboard, business, seen)


def _hit(tx: Tx, business: BusinessId, line: Line, words: tuple[tuple[str, ...], ...]) -> Hit:
    comment = line.comment
    if not words or holds(f"{comment.author}\n{comment.text}", words):
        return Hit(line)
    return Hit(line, _answer(tx, business, comment))


def _answer(tx: Tx, business: BusinessId, comment: Comment) -> str:
    """Text of our posted reply, or of what somebody of the business wrote under the comment there."""
    posted = SentReplyStore(tx).posted_reply(business, comment.id)
    if posted is not None:
        return posted.body
    there = first_public(CommentStore(tx).answers(business, comment.channel_id, comment.external_id))
    return "" if there is None else there.text
