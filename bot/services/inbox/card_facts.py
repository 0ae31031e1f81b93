"""Facts of a card: everything it shows, read from rows in one trip and completed with what its connector can
do.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from bot.domain.act import Act
from bot.domain.business import Business, BusinessId
from bot.domain.card import Card, CardForm, CardId
from bot.domain.card_facts import (
    CardFacts,
    CardState,
    CommentCard,
    Known,
    StoppedCard,
    state_of,
)
from bot.domain.channel import Channel, ChannelState, Glow
from bot.domain.comment import (
    AuthorRole,
    Comment,
    CommentId,
    CommentState,
    Visibility,
    first_public,
)
from bot.domain.external_id import ExternalId
from bot.domain.length import Unit
from bot.domain.outbox import (
    OutboxRow,
    RowKind,
    Undecided,
    by_hand,
    newest,
    went_out,
    went_through,
)
from bot.domain.response import episodes
from bot.domain.sending import may_take_back
from bot.domain.suggestion import Suggestion
from bot.marks import Marked
from bot.ports import Api, Connector, ConnectorError, LinkOut, Target
from bot.services.business.ringing import ringing_of
from bot.services.channels.reply_targets import own_target, target_of
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.bundle_facts import bundle_facts
from bot.services.inbox.hidden_answers import Unseen, unseen_among, way_out
from bot.storage.authors import AuthorStore
from bot.storage.businesses import BusinessStore
from bot.storage.card_comments import CardCommentStore
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore, decode_account
from bot.storage.claims import ClaimStore
from bot.storage.comments import ON_CARD, CommentStore
from bot.storage.drafts import DraftStore
from bot.storage.events import EventStore
from bot.storage.form_texts import FormTextStore
from bot.storage.outbox import OutboxStore
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Tx
from bot.storage.suggestions import SuggestionStore

ANY_LENGTH = 4000
"""What a field of Discord's holds."""
_LATELY = timedelta(days=1)
_ABOUT_A_ROW = frozenset({CardState.SENDING, CardState.NEEDS_HUMAN, CardState.FAILED})
_OWN = frozenset({Act.EDIT_OWN, Act.DELETE_OWN})


class Shown(NamedTuple):
    """Facts of which the connector was not asked yet."""

    facts: CardFacts
    own: Target | None = None
    """Our posted reply under the comment."""
    unseen: Unseen | None = None


class Showing:
    """Reads the facts of a card."""

    def __init__(self, switchboard: Switchboard) -> None:
        self._switchboard = switchboard

    def read(self, tx: Tx, business_id: BusinessId, card_id: CardId) -> Shown | None:
        """All rows a card needs; None where the card or its comment is gone."""
        card = CardStore(tx).get(business_id, card_id)
        return None if card is None else self.of_card(tx, business_id, card)

    def of_card(self, tx: Tx, business_id: BusinessId, card: Card) -> Shown | None:
        """The same for a card that is read already."""
        business = BusinessStore(tx).get(business_id)
        if business is None:
            return None
        match card.form:
            case CardForm.COMMENT:
                on_card, known = CommentStore(tx).on_card(business_id, card.id)
                return self._comment(tx, business, card, on_card, known) if on_card else None
            case CardForm.BUNDLE:
                return Shown(bundle_facts(tx, self._switchboard, business, card))
            case CardForm.STOPPED:
                return self._stopped(tx, business, card)

    def read_comment(self, tx: Tx, business_id: BusinessId, comment: CommentId) -> Shown | None:
        """Facts of a comment, whichever card it is on; None for one that is on no card."""
        card = CardStore(tx).of_comment(business_id, comment)
        business, found = BusinessStore(tx).get(business_id), CommentStore(tx).get(business_id, comment)
        if card is None or business is None or found is None:
            return None
        comments = CommentStore(tx)
        if card.form is CardForm.COMMENT:
            beside = comments.on_card(business_id, card.id)[0]
        else:
            older = CardCommentStore(tx).with_older(business_id, comment)
            beside = comments.several(business_id, older[-ON_CARD:])
        on_card = (found, *(one for one in beside if one.id != found.id))
        return self._comment(tx, business, card, on_card, comments.known(business_id, comment))

    async def complete(self, business: BusinessId, shown: Shown) -> CardFacts:
        """Adds what the connector can do with the comment now; nothing where it cannot be reached."""
        facts = shown.facts
        if not isinstance(facts, CommentCard):
            return facts
        target = target_of(facts.comment)
        try:
            connector = await self._switchboard.connector(business, facts.channel.id)
        except ConnectorError:
            return facts
        length, way = connector.length(target, ""), connector.way(target, "")
        removed = facts.channel.state is ChannelState.REMOVED
        acts = frozenset() if removed else _acts(connector, target, shown.own)
        return replace(
            facts,
            limit=min(length.limit, ANY_LENGTH),
            field=min(length.limit, ANY_LENGTH) if length.unit is Unit.CHARS else ANY_LENGTH,
            can=acts,
            writes=isinstance(way, Api),
            by_link=isinstance(way, LinkOut) and facts.channel.sending.glow is not Glow.OFF,
            handed_url=facts.handed_url or _page(connector, target, facts),
            hint=_hint(connector, target, facts.reply),
            reveal=None if shown.unseen is None else way_out(connector, shown.unseen),
        )

    def _comment(
        self, tx: Tx, business: Business, card: Card, on_card: Sequence[Comment], known: Known | None
    ) -> Shown | None:
        """What a card shows of its comments, of which the first is the one that it is about. In this order, each from what was
        read before:
        1. the channel, removed or not;
        2. all outbox rows of the comment, and what the business has written below it there;
        3. our reply, if one ever went out, and an answer that customers don't see;
        4. the state, which decides about the rest;
        5. the answer to quote: a reply on its way, one that customers don't see, our own, or a colleague's;
        6. suggestions, where the state offers some: rows, nothing is compared here;
        7. whom it rings: kept with the card.
        """
        comment, comments, outbox = on_card[0], CommentStore(tx), OutboxStore(tx)
        channels = ChannelStore(tx).all(business.id)
        channel = _channel_of(tx, business.id, comment, channels)
        if channel is None:
            return None
        rows = outbox.of_comment(business.id, comment.id)
        below = comments.answers(business.id, comment.channel_id, comment.external_id)
        reply, ever_posted = newest(rows), went_out(rows)
        posted = SentReplyStore(tx).posted_reply(business.id, comment.id) if ever_posted else None
        last = SentReplyStore(tx).last_sent(business.id, comment.id) if ever_posted else None
        unseen = unseen_among(tx, business.id, comment, below, last)
        state = state_of(comment, reply, unseen=unseen is not None, snoozed=card.rests)
        answer = _answer(reply, posted, unseen, first_public(below), state)
        probable = _by_external(tx, business.id, comment, comment.probable_answer)
        facts = CommentCard(
            card=card,
            business=business,
            channel=channel,
            words=self._switchboard.words(channel),
            several=self._switchboard.several(channel, channels),
            comment=comment,
            state=state,
            reply=reply,
            answer_text=answer[0],
            answer_url=answer[1],
            answer_is_ours=posted is not None,
            above=_above(tx, business.id, comment),
            waited=self._waited(tx, business.id, comment),
            suggestions=_suggestions(tx, business, comment, state),
            can=frozenset(),
            writes=False,
            limit=ANY_LENGTH,
            field=ANY_LENGTH,
            ringing=ringing_of(tx, business, card),
            first_time=state is CardState.HELD and known is not None and known.count == 1,
            asks_who=self._asks_who(tx, business.id, comment),
            answered_by=_answered_by(comment, first_public(below), probable),
            customers_delete=self._switchboard.info(channel.connector).customers_delete,
            unseen=None if unseen is None else unseen.target.visibility,
            reveal=None,
            went_through=went_through(rows),
            probable_text=probable.text if probable else _instead(tx, business.id, reply),
            others=_others(on_card),
            thanks=_thanks(on_card),
            known=known,
        )
        return Shown(_with_words(tx, facts), own_target(tx, business.id, comment, posted), unseen)

    def _asks_who(self, tx: Tx, business: BusinessId, comment: Comment) -> bool:
        """Whether the card asks who wrote it: once for an account that was not marked yet; for each comment
        of a guest who uses a team member's name.
        """
        if not comment.identity or comment.role is not AuthorRole.CUSTOMER:
            return False
        authors = AuthorStore(tx)
        if authors.roles(business, comment.channel_id, (comment.identity,)):
            return False
        return authors.is_first(business, comment.channel_id, comment.id, comment.identity)

    def _waited(self, tx: Tx, business: BusinessId, comment: Comment) -> timedelta | None:
        if comment.answered_at is None:
            return None
        for episode in episodes(CommentStore(tx).waiting_with(business, comment)):
            if comment.id in episode.comments:
                return episode.took
        return None

    def _stopped(self, tx: Tx, business: Business, card: Card) -> Shown | None:
        channel = ChannelStore(tx).get(business.id, card.channel_id) if card.channel_id else None
        if channel is None:
            return None
        caught_up = EventStore(tx).count_announced(
            business.id, channel.id, since=card.created_at, until=channel.reading.since
        )
        ref = decode_account(channel.account)
        facts = StoppedCard(
            card=card,
            business=business,
            channel=channel,
            words=self._switchboard.words(channel),
            caught_up=caught_up,
            ringing=ringing_of(tx, business, card),
            spending=self._switchboard.spending(tx, business.id, channel),
            missing=() if ref is None else ref.missing,
        )
        return Shown(facts)


def _others(on_card: Sequence[Comment]) -> tuple[Comment, ...]:
    """What is answered together with the first of these comments, oldest first: what came before."""
    about = on_card[0]
    if not about.waits or about.visibility is not Visibility.PUBLIC:
        return ()
    older = (
        one for one in on_card[1:] if one.waits and one.visibility is Visibility.PUBLIC and one.id < about.id
    )
    return tuple(sorted((one for one in older if one.probable_answer is None), key=lambda one: one.id))


def _thanks(on_card: Sequence[Comment]) -> tuple[Comment, ...]:
    """Thank-yous on a card that are there still, oldest first."""
    found = (one for one in on_card if one.thanks and one.visibility is Visibility.PUBLIC and one.text)
    return tuple(sorted(found, key=lambda one: one.id))


def _channel_of(
    tx: Tx, business: BusinessId, comment: Comment, connected: Sequence[Channel]
) -> Channel | None:
    """Its channel, also a removed one."""
    found = next((one for one in connected if one.id == comment.channel_id), None)
    return found or ChannelStore(tx).get(business, comment.channel_id)


def _by_external(
    tx: Tx, business: BusinessId, comment: Comment, external: ExternalId | None
) -> Comment | None:
    """Another comment of the same channel."""
    return None if external is None else CommentStore(tx).by_external(business, comment.channel_id, external)


def _above(tx: Tx, business: BusinessId, comment: Comment) -> Comment | None:
    """What somebody else wrote and this comment is a reply to."""
    above = _by_external(tx, business, comment, comment.in_reply_to)
    same = above is not None and comment.person_id is not None and above.person_id == comment.person_id
    return None if same else above


def _answer(
    reply: OutboxRow | None,
    posted: OutboxRow | None,
    unseen: Unseen | None,
    there: Comment | None,
    state: CardState,
) -> tuple[str, str]:
    """Text and address of the answer to quote; `there`: one by the business, however it was written."""
    if reply is not None and reply.kind is RowKind.REPLY and state in _ABOUT_A_ROW:
        return reply.body, reply.url
    if unseen is not None:
        return unseen.text, unseen.url
    if posted is not None:
        return posted.body, posted.url
    return (there.text, there.url) if there else ("", "")


def _with_words(tx: Tx, facts: CommentCard) -> CommentCard:
    """Adds who is at it; whether suggestions were computed; where a text on its way does not keep to the brand; the text that
    was handed over, and the page that the platform named for it; whether a reply that waits because sending rests has the words
    of one that went out.
    """
    facts = _with_findings(tx, _of_colleagues(tx, facts))
    if facts.state in (CardState.OPEN, CardState.HELD) and not facts.suggestions:
        computed = SuggestionStore(tx).is_computed(facts.business.id, facts.comment.id)
        return replace(facts, suggested=computed)
    comment, reply, at = facts.comment, facts.reply, facts.comment.handed_over_at
    if reply is not None and facts.state is CardState.SENDING and facts.channel.rest is not None:
        since = reply.created_at - _LATELY
        asks = reply.kind is RowKind.REPLY
        return replace(facts, repeats=asks and SentReplyStore(tx).same_words(facts.business.id, reply, since))
    if facts.state is not CardState.HANDED_OVER or at is None:
        return facts
    if reply is not None and by_hand(reply) and reply.settled_at == at:
        return replace(facts, handed_text=reply.body, handed_url=reply.url)
    return replace(facts, handed_text=FormTextStore(tx).handed_over(facts.business.id, comment.id, at))


def _with_findings(tx: Tx, facts: CommentCard) -> CommentCard:
    """Adds where a text on its way does not keep to the brand."""
    if facts.state is not CardState.SENDING or facts.reply is None or not facts.reply.body:
        return facts
    from bot.services.business.brand import findings_in, voice_of

    return replace(facts, findings=findings_in(voice_of(tx, facts.business.id), facts.reply.body))


def _of_colleagues(tx: Tx, facts: CommentCard) -> CommentCard:
    """Adds who is at it, and the drafts that wait."""
    business, card = facts.business.id, facts.card
    if card.claim_ends_at is None and not card.drafts:
        return facts
    return replace(
        facts,
        claims=ClaimStore(tx).of_card(business, card.id),
        drafts=DraftStore(tx).waiting_on(business, card.id),
    )


def _page(connector: Connector, to: Target, facts: CommentCard) -> str:
    """Page on which the text that was handed over can be posted."""
    if facts.state is not CardState.HANDED_OVER:
        return ""
    way = connector.way(to, facts.handed_text)
    return way.url if isinstance(way, LinkOut) else facts.comment.url


def _hint(connector: Connector, to: Target, reply: OutboxRow | None) -> Marked | None:
    """What to know of a reply that is about to go out."""
    if reply is None or reply.kind is not RowKind.REPLY or not may_take_back(reply):
        return None
    way = connector.way(to, reply.body)
    return way.hint if isinstance(way, Api) else None


def _answered_by(comment: Comment, there: Comment | None, probable: Comment | None) -> Comment | None:
    """The colleague's comment that closed it, or perhaps answers it, where the owner may say who wrote it."""
    found = there if comment.state is CommentState.ELSEWHERE else probable
    return found if found is not None and found.has_account else None


def _instead(tx: Tx, business: BusinessId, reply: OutboxRow | None) -> str:
    """Text that the business has under the comment besides, on a card that asks about it."""
    if reply is None or not isinstance(reply.reason, Undecided):
        return ""
    found = unowned(tx, business, reply)
    return found[-1].text if found else ""


def unowned(tx: Tx, business: BusinessId, reply: OutboxRow) -> tuple[Comment, ...]:
    """Visible answers under a reply's comment that came since it was asked for and belong to no row; oldest
    first.
    """
    answers = CommentStore(tx).answers(business, reply.channel_id, reply.parent)
    return tuple(
        one
        for one in answers
        if one.seen_at >= reply.created_at
        and one.visibility is Visibility.PUBLIC
        and SentReplyStore(tx).owner(business, reply.channel_id, one.external_id) is None
    )


def _suggestions(tx: Tx, business: Business, comment: Comment, state: CardState) -> tuple[Suggestion, ...]:
    """Those that surely fit; how many of them are shown is for the card to decide."""
    if not _wants_words(state):
        return ()
    found = SuggestionStore(tx).of(business.id, comment.id)
    return tuple(one for one in found if one.fits and one.template.offered_on(comment.channel_id))


def _acts(connector: Connector, to: Target, own: Target | None) -> frozenset[Act]:
    """What can be done to the comment, and to our reply under it."""
    return (connector.can(to) - _OWN) | (connector.can(own) & _OWN if own is not None else frozenset())


def _wants_words(state: CardState) -> bool:
    """Whether a card in this state offers suggestions."""
    return state in (CardState.OPEN, CardState.HELD, CardState.HANDED_OVER)
