"""Classifying: of what kind and in which language incoming comments are, by their words and by what members corrected; and which
are sorted out.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from bot.domain.business import BusinessId
from bot.domain.channel import Channel
from bot.domain.classifier.classifying import classify
from bot.domain.classifier.spam import SEVERAL, is_repeated, repeated
from bot.domain.comment import AuthorRole, CommentId, CommentState, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.kind import WANTS_ANSWER, Classified, Kind
from bot.domain.kind_correction import Learnt
from bot.domain.mirror import announceable
from bot.domain.sayings import Read
from bot.ports import SeenComment
from bot.storage.kind_corrections import KindCorrectionStore
from bot.storage.mirror import Entry, Kept, Mirror
from bot.storage.sqlite.database import Tx


class Classifying:
    """Classifies comments of one channel in one transaction."""

    def __init__(self, tx: Tx, business: BusinessId, channel: Channel, *, asked: bool) -> None:
        """`asked`: a member asked for what comes: none of that is sorted out."""
        self._tx = tx
        self._business = business
        self._channel = channel
        self._asked = asked
        self._mirror = Mirror(tx)

    @cached_property
    def _learnt(self) -> Learnt:
        return Learnt(KindCorrectionStore(self._tx).learnt(self._business))

    def read(self, seen: SeenComment, read: Read | None = None) -> tuple[Classified, CommentId | None]:
        """What a comment is, and the comment whose correction says that; None: its own words do."""
        found = classify(read or seen.text, seen.stars, (self._channel.title,))
        return self._learnt.read(seen.text, found) if self._channel.corrects else (found, None)

    def again(self, seen: SeenComment, before: Kept) -> tuple[Classified, CommentId | None]:
        """What an edited comment is; one that was urgent as the third of its author stays urgent."""
        was = before.mirrored.snapshot
        stays = before.classified.urgent and not classify(was.text, was.stars).urgent
        found, learnt_from = self.read(seen)
        return (found._replace(urgent=True) if stays else found), learnt_from

    def fresh(self, entries: Sequence[Entry]) -> tuple[Sequence[Entry], frozenset[ExternalId]]:
        """New rows as they are to be stored, and which of them are sorted out. Where a customer's words have no language (an emoji, a
        name), a row gets the one its author wrote in before, else the one of the channel.
        """
        entries = self._repeated(entries)
        out = self._sorted_out(entries)
        if out:
            entries = [
                replace(one, announced=True, state=CommentState.SILENT, spam_like=True)
                if one.seen.external_id in out
                else one
                for one in entries
            ]
        unknown = [one for one in entries if not one.language and one.seen.role is AuthorRole.CUSTOMER]
        return (self._with_language(entries, unknown) if unknown else entries), out

    @staticmethod
    def _repeated(entries: Sequence[Entry]) -> Sequence[Entry]:
        """Rows of which those are spam-like whose text is under several posts of this page and asks for no answer."""
        if len(entries) < SEVERAL:
            return entries
        idle = [one for one in entries if one.classified.kind not in WANTS_ANSWER]
        texts = repeated((one.seen.text, one.thread) for one in idle)
        if not texts:
            return entries
        return [
            replace(one, classified=Classified(Kind.OTHER, spam=True))
            if one.classified.kind not in WANTS_ANSWER and is_repeated(one.seen.text, texts)
            else one
            for one in entries
        ]

    def _sorted_out(self, fresh: Sequence[Entry]) -> frozenset[ExternalId]:
        """Spam-like comments and mere mentions, which get no card. Never what is held, since that has a card of its own, and what
        somebody wrote who was answered before.
        """
        found = [
            one
            for one in fresh
            if one.classified.spam
            and one.seen.visibility is Visibility.PUBLIC
            and announceable(one.seen.role, one.seen.visibility, one.seen.audience)
        ]
        if not found or self._asked:
            return frozenset()
        people = {one.person for one in found if one.person is not None}
        known = self._mirror.answered_people(self._business, people) if people else frozenset()
        return frozenset(one.seen.external_id for one in found if one.person not in known)

    def _with_language(self, entries: Sequence[Entry], unknown: Sequence[Entry]) -> Sequence[Entry]:
        people = [one.person for one in unknown if one.person is not None]
        theirs, usual = self._mirror.languages(self._business, self._channel.id, people)
        spoken = {
            one.seen.external_id: usual if one.person is None else theirs.get(one.person, usual)
            for one in unknown
        }
        return [replace(one, language=spoken.get(one.seen.external_id, one.language)) for one in entries]
