"""Suggesting: computes which templates fit a comment, after it was put on a card, and stores that as rows."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.kind import Classified
from bot.domain.suggestion import Compared
from bot.domain.template import Template
from bot.domain.vector import StoredVector, TextHash
from bot.loops import DESK, DRAFTING, SUGGESTING, Wake
from bot.models.loading import Loading
from bot.models.numpy_import import import_numpy
from bot.ports.embedder import Embedder, EmbedderFailed
from bot.services.inbox.material import Material
from bot.storage.cards import CardStore
from bot.storage.comments import CommentStore
from bot.storage.examples import ExampleStore
from bot.storage.model_drafts import ModelDraftStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.suggestions import SuggestionStore, Unsuggested
from bot.storage.templates import TemplateStore
from bot.storage.vectors import VectorStore

if TYPE_CHECKING:
    from bot.domain.suggester.values import Said
    from bot.services.inbox.library import Library

log = logging.getLogger(__name__)

A_PASS = 50
"""Comments computed at once: so many take a thread some ten milliseconds, not much more than one takes."""
AT_ONCE = 200
"""Texts of templates and examples that are encoded in one step: a fifth of a second."""
TEXTS_IN_MEMORY = 10_000
"""Texts of templates and examples that are kept ready, of all businesses: 3 KB each. The business that was served last
stays, however many it has; the others are read again with their next comment.
"""

Found = Mapping[CommentId, Compared]


class _Read(NamedTuple):
    """Comments of a business to compute for, with their vectors; `material` where its library is not up to date."""

    unsuggested: Unsuggested
    vectors: tuple[StoredVector, ...]
    material: Material | None


class _Computed(NamedTuple):
    """What is to be stored. `found`: None while texts of the business are still to be encoded; `trimmed`: hashes of its
    own words, where vectors of others are to be deleted.
    """

    found: Found | None
    vectors: tuple[StoredVector, ...]
    trimmed: frozenset[TextHash] | None = None
    reread: Mapping[CommentId, Classified] = {}
    """Comments whose vectors say that they are of another kind, or urgent."""


class _Kept(NamedTuple):
    redrawn: bool
    """A card is to be drawn."""
    more: bool
    """There are other comments to compute."""


class Suggesting:
    """Computes suggestions in a loop of its own: nothing that happens here keeps a card or a poll waiting.

    The order, from a poll to the card:
    1. Intake puts the comment on a card and commits. The row says that nothing was computed, so a bot that is killed
       here computes it after its start.
    2. Intake wakes this loop and the desk. A card that rings is due after RINGS_WITHIN (250 ms), a silent one after
       SUGGESTED_WITHIN (3 s), or as soon as step 4 has come. The one that rings is posted plain, becomes a card after
       CONVERT_AFTER (3 s) and shows what was computed meanwhile: one edit, as without suggestions. The silent one is
       posted once and edited never.
    3. One read gives texts, vectors that are known, and templates where they have changed; they are compared in a
       thread, neither in a transaction nor on the loop. Texts of templates that have no vector yet are encoded first,
       some at a time, each time stored.
    4. One write keeps the result, if text and templates are still what was read (else they wait for the next pass),
       and lets only those cards be redrawn that show something else now.

    The sentence encoder is loaded with the first comment for which there are templates, in a thread. Until that is done
    comments are compared by their words alone, and once more afterwards.

    A failure costs a card its suggestions, never its place: it is posted by step 2 without them. A comment that
    cannot be computed is passed over until it or the templates change; trouble with the database is tried again by
    the loop, with its pauses.
    """

    def __init__(self, db: Database, wake: Wake, loading: Loading, *, drafts: bool = False) -> None:
        """`drafts`: a language model is to be asked afterwards (see model_drafting)."""
        self._db = db
        self._wake = wake
        self._loading = loading
        self._drafts = drafts
        self._libraries: OrderedDict[BusinessId, Library] = OrderedDict()
        self._embedder: Embedder | None = None
        self._early: dict[BusinessId, set[CommentId]] = {}
        """Comments that were compared by their words alone because the encoder was not loaded yet."""

    @property
    def in_memory(self) -> tuple[BusinessId, ...]:
        """Businesses whose templates are ready, the one that was served last at the end."""
        return tuple(self._libraries)

    async def step(self, now: datetime) -> datetime | None:
        """Computes what is missing or old, newest first; returns now where there is more."""
        if self._loading.off:
            return None
        await self._use(self._loading.embedder() if self._loading.done else None)
        embedder = self._embedder
        have = {business: library.version for business, library in self._libraries.items()}
        found = await self._db.read(lambda tx: _read(tx, have, key_of(embedder)))
        if found is None:
            return None
        try:
            computed = await asyncio.to_thread(self._compute, found, embedder, now)
        except EmbedderFailed as failed:
            log.warning("no sentence vectors from now on: %s", failed)
            self._loading.give_up()
            return now
        if not self._loading.done and self._libraries[found.unsuggested.business].size:
            self._early.setdefault(found.unsuggested.business, set()).update(found.unsuggested.texts)
            loop = asyncio.get_running_loop()
            self._loading.begin(partial(loop.call_soon_threadsafe, self._wake, SUGGESTING))
        key, drafts = key_of(embedder), self._drafts
        try:
            kept = await self._db.write(
                lambda tx: _keep(tx, found.unsuggested, computed, key, now, drafts=drafts)
            )
        except BaseException:
            # What it encoded is in no row: the disk may be full. The next pass reads what is there, and encodes the rest.
            self._libraries.pop(found.unsuggested.business, None)
            raise
        if drafts:
            self._wake(DRAFTING)
        if kept.redrawn:
            self._wake(DESK)
        return now if kept.more else None

    async def forget_drafts(self, now: datetime) -> None:
        """Deletes what is left of a language model that the installation had before."""
        left = await self._db.read(lambda tx: ModelDraftStore(tx).businesses())
        if not left:
            return

        def drop(tx: Tx) -> None:
            for business in left:
                ModelDraftStore(tx).drop(business, now)

        await self._db.write(drop)

    async def _use(self, embedder: Embedder | None) -> None:
        """Begins with another embedder: libraries are made again, and what was compared before it was there, too."""
        if embedder is not self._embedder:
            self._embedder = embedder
            self._libraries.clear()
        if not self._loading.done:
            return
        early, self._early = self._early, {}
        if early and embedder is not None:

            def again(tx: Tx) -> None:
                for business, comments in early.items():
                    SuggestionStore(tx).again(business, comments)

            await self._db.write(again)

    def _compute(self, read: _Read, embedder: Embedder | None, now: datetime) -> _Computed:
        """Compares, in a thread. Raises EmbedderFailed."""
        texts, business = read.unsuggested.texts, read.unsuggested.business
        library = self._library(business, embedder)
        try:
            if read.material is not None:
                library.take(read.material, now)
            fresh = library.encode(AT_ONCE)
            if not library.complete:
                return _Computed(None, fresh)
            heard, of_comments = library.heard(texts, read.vectors)
        except EmbedderFailed:
            raise
        except Exception:
            log.exception("nothing can be suggested for business %s", business)
            self._libraries[business] = type(library)(embedder)
            return _Computed(dict.fromkeys(texts, Compared()), ())
        self._make_room()
        channels = read.unsuggested.channels
        found = {comment: _one(library, comment, channels[comment], said) for comment, said in heard.items()}
        changed = _reread(embedder, heard, read.unsuggested)
        return _Computed(found, (*fresh, *of_comments), library.hashes_once(), changed)

    def _library(self, business: BusinessId, embedder: Embedder | None) -> "Library":
        """Library of a business, empty where there was none."""
        import_numpy()
        from bot.services.inbox.library import Library

        library = self._libraries.get(business)
        if library is None:
            library = self._libraries[business] = Library(embedder)
        self._libraries.move_to_end(business)
        return library

    def _make_room(self) -> None:
        """Drops the libraries that were not used for longest."""
        while len(self._libraries) > 1 and self._texts_in_memory() > TEXTS_IN_MEMORY:
            self._libraries.popitem(last=False)

    def _texts_in_memory(self) -> int:
        return sum(library.size for library in self._libraries.values())


def key_of(embedder: Embedder | None) -> str:
    """Name and version, as stored beside each vector."""
    return "" if embedder is None else f"{embedder.name} {embedder.version}"


def ranked(tx: Tx, business: BusinessId, comment: CommentId) -> tuple[Template, ...]:
    """Every template for a list to choose from: what was suggested first, then the best 24 by score, then by use and
    title; last those that are meant for other channels.
    """
    store, asked = SuggestionStore(tx), CommentStore(tx).get(business, comment)
    named = [one.template.id for one in store.of(business, comment)]
    places = {
        one: -place
        for place, one in enumerate(reversed(dict.fromkeys((*named, *store.order(business, comment)))), 1)
    }
    every = sorted(TemplateStore(tx).all(business), key=lambda one: (places.get(one.id, 0), -one.used))
    if asked is None:
        return tuple(every)
    return tuple(sorted(every, key=lambda one: not one.offered_on(asked.channel_id)))


def _read(tx: Tx, have: Mapping[BusinessId, int], embedder: str) -> _Read | None:
    """`have`: versions of the libraries that are in memory; `embedder`: whose vectors to read, empty: none."""
    found = SuggestionStore(tx).unsuggested(A_PASS)
    if found is None:
        return None
    business, vectors = found.business, VectorStore(tx)
    known = vectors.of_comments(business, embedder, found.texts) if embedder else ()
    if have.get(business) == found.version:
        return _Read(found, known, None)
    of_library: Iterable[StoredVector] = ()
    if embedder:
        of_library = (*vectors.own(business, embedder), *vectors.of_examples(business, embedder))
    templates, examples = TemplateStore(tx).all(business), ExampleStore(tx).all(business)
    return _Read(found, known, Material(found.version, templates, examples, tuple(of_library)))


def _one(library: "Library", comment: CommentId, channel: ChannelId, said: "Said") -> Compared:
    try:
        return library.rank(comment, channel, said)
    except Exception:
        log.exception("nothing could be suggested for comment %s", comment)
        return Compared()


def _reread(
    embedder: Embedder | None, heard: Mapping[CommentId, "Said"], unsuggested: Unsuggested
) -> Mapping[CommentId, Classified]:
    if embedder is None:
        return {}
    from bot.services.inbox.rereading import reread

    try:
        return reread(embedder.name, heard, unsuggested.read)
    except Exception:
        log.exception("comments of business %s keep the kinds that their words say", unsuggested.business)
        return {}


def _keep(
    tx: Tx, unsuggested: Unsuggested, computed: _Computed, embedder: str, now: datetime, *, drafts: bool
) -> _Kept:
    """What was computed becomes rows.

    1. Vectors are kept, whatever became of the templates meanwhile; those that no text needs any more go.
    2. What changed while it was computed is left for the next pass.
    3. Rows take the place of those that are there.
    4. The language model is to be asked, where there is one.
    5. Kinds that the vectors say otherwise are set, as a correction sets them.
    6. A card of its own is redrawn where what it may show differs, and posted now where it waited for this.
    """
    business, store = unsuggested.business, SuggestionStore(tx)
    if computed.vectors:
        VectorStore(tx).put(business, embedder, computed.vectors)
    if computed.trimmed is not None:
        VectorStore(tx).trim(business, computed.trimmed)
    if (found := computed.found) is None:
        return _Kept(redrawn=False, more=True)
    before = store.still_unsuggested(business, unsuggested.version, unsuggested.texts)
    replaced = [comment for comment, stored in before.items() if stored]
    if replaced:
        store.clear(business, replaced)
    store.put(business, unsuggested.version, {comment: found[comment] for comment in before})
    if drafts:
        ModelDraftStore(tx).queue(business, [one for one in before if found[one].suggestions], now)
    # Where nothing was computed yet, the card does not even say that no template fits.
    changed = {
        comment: stored is None
        or [(one.template, one.because) for one in stored if one.fits]
        != [(one.template.id, one.because) for one in found[comment].suggestions if one.fits]
        for comment, stored in before.items()
    }
    reread = {comment: kind for comment, kind in computed.reread.items() if comment in before}
    if reread:
        from bot.services.inbox.rereading import keep

        keep(tx, business, reread, unsuggested.texts, now)
    redrawn = CardStore(tx).suggested(business, changed, now)
    return _Kept(redrawn > 0 or bool(reread), unsuggested.more or len(before) < len(unsuggested.texts))
