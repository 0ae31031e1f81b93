"""Practice (test comment): puts a comment that the bot made on a card, which rings whoever asked for it."""

from collections.abc import Awaitable, Callable

from bot.domain.actor import Actor
from bot.domain.card import CardForm, Ringing
from bot.domain.classifier.classifying import classify
from bot.domain.language import language_of
from bot.domain.practice import LASTS, PracticeText, Practising
from bot.loops import DESK, SUGGESTING, TIDYING, Wake
from bot.services.business.ringing import ringing_now
from bot.services.inbox.bundling import RINGS_WITHIN
from bot.storage.cards import CardStore
from bot.storage.practice import PracticeStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.templates import TemplateStore
from bot.storage.tidying import TidyingStore


class Practice:
    """Makes test comments, one at a time for each business."""

    def __init__(self, db: Database, wake: Wake, sync_loops: Callable[[], Awaitable[None]]) -> None:
        self._db = db
        self._wake = wake
        self._sync_loops = sync_loops

    async def begin(self, actor: Actor, said: Callable[[str], PracticeText]) -> Practising:
        """Makes a test comment, unless one waits. It goes through everything that a customer's goes through, but it
        rings the person who asked alone, is in no bundle, and leaves after a day. `said` makes it of the title of the
        template that is used most, which is suggested then; of an empty title without templates.
        """
        business, now = actor.business, actor.now

        def work(tx: Tx) -> Practising:
            store = PracticeStore(tx)
            waiting = store.waiting(business)
            if waiting is not None:
                return waiting
            templates = TemplateStore(tx).all(business)
            title = max(templates, key=lambda one: one.used).title if templates else ""
            text = said(title)
            comment = store.add(
                business,
                store.channel(business, now),
                text,
                classify(text.text),
                language_of(text.text),
                now,
            )
            rung = Ringing(None, (actor.member,), team=ringing_now(tx, business, now).team)
            card = CardStore(tx).open(
                business,
                CardForm.COMMENT,
                (comment,),
                now,
                rings=True,
                ringing=rung,
                due=now + RINGS_WITHIN,
            )
            TidyingStore(tx).leave(business, (card,), now + LASTS)
            return Practising(fresh=True, place=None, message=None)

        practising = await self._db.write(work)
        if practising.fresh:
            await self._sync_loops()
            for loop in (SUGGESTING, DESK, TIDYING):
                self._wake(loop)
        return practising
