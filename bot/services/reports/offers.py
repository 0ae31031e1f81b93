"""Offers: looks for something worth offering when a digest is made, and does what somebody accepts."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import NamedTuple

from bot.domain.actor import Actor
from bot.domain.business import Business, BusinessId
from bot.domain.comment import CommentId
from bot.domain.example import Origin
from bot.domain.likeness import similarity, words
from bot.domain.offer import OFTEN, Candidate, Offer, OfferId, OfferKind, best
from bot.domain.placeholder import Values, fill, without_name, wordings
from bot.domain.rewording import Rewording, reworded, rewordings
from bot.domain.telling_words import title_from
from bot.domain.template import Flaw, Proposal, Template, TemplateId, body_flaw, free_title, short_name_for
from bot.domain.vector import StoredVector
from bot.loops import SUGGESTING, Wake
from bot.models.numpy_import import import_numpy
from bot.services.business.templates import note_change, save
from bot.services.reports.topics import vectors_of
from bot.storage.brands import BrandStore
from bot.storage.businesses import BusinessStore
from bot.storage.comments import CommentStore
from bot.storage.examples import ExampleStore
from bot.storage.offers import OfferStore, SentBefore, Unfitted
from bot.storage.sqlite.database import Database, Tx
from bot.storage.templates import TemplateStore
from bot.storage.vectors import VectorStore

REPLIES, BY_HAND, COMMENTS = 300, 150, 500
"""So many of the newest are compared."""
HEARD = 100
"""Words of a reply by hand that are compared."""
SINCE = timedelta(days=90)
ALIKE = 0.7
"""Likeness from which two replies that were written by hand say the same."""
CHANGED = 0.5
"""Likeness of a reply to the wording of a template that it was made from."""
TITLE = 60


class _Read(NamedTuple):
    business: Business
    facts: Mapping[str, str]
    templates: tuple[Template, ...]
    replies: tuple[SentBefore, ...]
    by_hand: tuple[SentBefore, ...]
    unfitted: tuple[Unfitted, ...]
    vectors: Mapping[CommentId, StoredVector]


class Offers:
    """Finds offers, and does what is accepted."""

    def __init__(self, db: Database, wake: Wake, *, alike: bool = True) -> None:
        """`alike`: comments that nothing fitted are grouped by likeness, for which numpy is loaded."""
        self._db = db
        self._wake = wake
        self._alike = alike

    async def of_day(self, business: BusinessId, day: date, now: datetime) -> Offer | None:
        """The offer of a digest, looked for with its first call: compared in a thread, kept in a row."""
        found = await self._db.read(
            lambda tx: OfferStore(tx).of_day(business, day) or _read(tx, business, now)
        )
        if found is None or isinstance(found, Offer):
            return found
        candidates = await asyncio.to_thread(_candidates, found, alike=self._alike)

        def add(tx: Tx) -> Offer | None:
            store = OfferStore(tx)
            chosen = best(candidates, store.known(business), now)
            if chosen is not None:
                store.add(business, chosen, day, now)
            return store.of_day(business, day)

        return await self._db.write(add) if candidates else None

    async def accept(self, actor: Actor, offer: OfferId) -> TemplateId | Proposal | None:
        """Replaces the wording of a template, which is returned; or what the form of a new one opens with. None where nothing
        can be accepted any more.
        """
        business = actor.business

        def work(tx: Tx) -> TemplateId | Proposal | None:
            found = OfferStore(tx).get(business, offer)
            if found is None:
                return None
            if found.candidate.kind is not OfferKind.WORDING:
                return _proposal(tx, business, found)
            changed = _reword(tx, business, found.candidate)
            if changed is None:
                return None
            OfferStore(tx).decide(business, offer, actor.member, actor.now, accepted=True)
            note_change(tx, actor, changed)
            return changed

        done = await self._db.write(work)
        if isinstance(done, int):
            self._wake(SUGGESTING)
        return done

    async def decline(self, actor: Actor, offer: OfferId) -> bool:
        """Declines it for good; whether nobody had decided."""
        return await self._db.write(
            lambda tx: OfferStore(tx).decide(actor.business, offer, actor.member, actor.now, accepted=False)
        )

    async def save(
        self, actor: Actor, offer: OfferId, title: str, short_name: str, body: str
    ) -> TemplateId | Flaw | None:
        """Adds the template of the form, with the comments of the offer as its examples; None where the offer is no more."""
        business = actor.business

        def work(tx: Tx) -> TemplateId | Flaw | None:
            found = OfferStore(tx).get(business, offer)
            if found is None:
                return None
            saved = save(tx, actor, None, title, short_name, body)
            if not isinstance(saved, Flaw):
                OfferStore(tx).decide(business, offer, actor.member, actor.now, accepted=True)
                for comment in found.candidate.comments:
                    ExampleStore(tx).learn(business, comment, saved, Origin.OFFER, 1.0, actor.now)
            return saved

        saved = await self._db.insist(work)
        self._wake(SUGGESTING)
        return saved


def _read(tx: Tx, business: BusinessId, now: datetime) -> _Read | None:
    own = BusinessStore(tx).get(business)
    if own is None:
        return None
    store, examples = OfferStore(tx), ExampleStore(tx)
    replies = store.replies(business, now - SINCE, REPLIES)
    resembling = {one.comment_id for one in examples.all(business) if one.template_id is not None}
    by_hand = tuple(one for one in replies if one.template is None and one.comment not in resembling)
    unfitted = store.unfitted(business, now - SINCE, COMMENTS)
    return _Read(
        own,
        BrandStore(tx).facts(business),
        TemplateStore(tx).all(business),
        tuple(one for one in replies if one.template is not None),
        by_hand,
        unfitted,
        VectorStore(tx).comparable(business, [one.comment for one in unfitted]),
    )


def _candidates(read: _Read, *, alike: bool) -> tuple[Candidate, ...]:
    return (*_rewordings(read), *_replies(read), *(_topics(read) if alike else ()))


def _rewordings(read: _Read) -> tuple[Candidate, ...]:
    """Passages that were replaced in the same way in several replies."""
    templates = {one.id: one for one in read.templates}
    changed: dict[Candidate, list[tuple[SentBefore, str]]] = defaultdict(list)
    for reply in read.replies:
        template = templates.get(reply.template) if reply.template is not None else None
        if template is None:
            continue
        values = Values(reply.author, reply.thread, read.business.name, read.facts)
        texts = [
            (variant, fill(wording, values).text)
            for variant in template.variants
            for wording in wordings(variant.body)
        ]
        said = words(reply.body)
        alike = [similarity(words(filled), said) for _, filled in texts]
        if max(alike) < CHANGED:
            continue
        variant, filled = texts[alike.index(max(alike))]
        for one in rewordings(variant.body, filled, reply.body):
            passage = Candidate(OfferKind.WORDING, (), "", one.old, template.id, variant.language)
            changed[passage].append((reply, one.new))
    found = []
    for passage, several in changed.items():
        if len(several) < OFTEN:
            continue
        alike_new: dict[str, list[CommentId]] = defaultdict(list)
        for reply, new in several:
            alike_new[without_name(new, reply.author)].append(reply.comment)
        found += [
            replace(passage, comments=tuple(comments), new=new)
            for new, comments in alike_new.items()
            if len(comments) >= OFTEN
        ]
    return tuple(found)


def _replies(read: _Read) -> tuple[Candidate, ...]:
    """Groups of replies by hand that say the same: each the most that are like one of them."""
    left = list(read.by_hand[:BY_HAND])
    said = [words(without_name(one.body, one.author))[:HEARD] for one in left]
    alike = {one.comment: {one.comment} for one in left}
    for (one, its), (other, others) in combinations(zip(left, said, strict=True), 2):
        if similarity(its, others, ALIKE):
            alike[one.comment].add(other.comment)
            alike[other.comment].add(one.comment)
    found = []
    while len(left) >= OFTEN:
        groups = [
            [one, *(o for o in left if o is not one and o.comment in alike[one.comment])] for one in left
        ]
        most = max(groups, key=len)
        if len(most) < OFTEN:
            break
        title = title_from(most[0].asked, most[0].body)[:TITLE]
        if title:
            found.append(Candidate(OfferKind.REPLY, tuple(one.comment for one in most), title))
        left = [one for one in left if one not in most]
    return tuple(found)


def _topics(read: _Read) -> tuple[Candidate, ...]:
    """Clusters of comments that nothing fitted, each named by its most telling word that is nobody's name."""
    if len(read.unfitted) < OFTEN:
        return ()
    # numpy, which a bot that suggests nothing does not load.
    import_numpy()
    from bot.domain.suggester.clusters import clusters

    vectors = vectors_of([read.vectors.get(one.comment) for one in read.unfitted])
    names = {name for one in read.unfitted for name in words(one.author)}
    found = []
    for cluster in clusters([one.text for one in read.unfitted], vectors):
        telling = [word for word in cluster.words if word.casefold() not in names]
        if len(cluster.members) >= OFTEN and telling:
            comments = tuple(read.unfitted[place].comment for place in cluster.members)
            found.append(Candidate(OfferKind.TOPIC, comments, telling[0][:TITLE]))
    return tuple(found)


def _proposal(tx: Tx, business: BusinessId, offer: Offer) -> Proposal:
    """What the form opens with. The reply by hand keeps nobody's name."""
    title = free_title(offer.candidate.new, {one.title for one in TemplateStore(tx).all(business)})
    body = ""
    if offer.candidate.kind is OfferKind.REPLY and offer.said:
        first = CommentStore(tx).get(business, offer.candidate.comments[0])
        body = without_name(offer.said, "" if first is None else first.author)
    return Proposal(title, short_name_for(title), body)


def _reword(tx: Tx, business: BusinessId, candidate: Candidate) -> TemplateId | None:
    store = TemplateStore(tx)
    template = None if candidate.template_id is None else store.get(business, candidate.template_id)
    if template is None or candidate.language is None:
        return None
    body = reworded(template.text_in(candidate.language), Rewording(candidate.old, candidate.new))
    if body is None or body_flaw(body, BrandStore(tx).facts(business)) is not None:
        return None
    if candidate.language is template.language:
        store.change(business, template.id, template.title, template.short_name, body)
    else:
        store.translate(business, template.id, candidate.language, body)
    return template.id
