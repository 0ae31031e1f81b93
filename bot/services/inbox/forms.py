"""Forms and private panels of a comment: everything that one opens with, in one trip each."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.business import BusinessId, MemberId
from bot.domain.card import CardId
from bot.domain.card_facts import CommentCard
from bot.domain.comment import CommentId
from bot.domain.example import ExampleId
from bot.domain.form_text import FormText, FormTextId, Purpose
from bot.domain.placeholder import Filled
from bot.domain.suggestion import Reason, Suggestion
from bot.domain.template import Template, TemplateId
from bot.services.business.brand import opening_in, voice_of
from bot.services.business.filling import filled_for, other_words
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.card_facts import Showing, Shown
from bot.services.inbox.suggesting import ranked
from bot.storage.examples import ExampleStore
from bot.storage.form_texts import FormTextStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.suggestions import SuggestionStore
from bot.storage.templates import TemplateStore

NEAREST = 2
"""Templates that are named where none fits surely."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a reply form opens with: an unsent text with its template, or the template that was chosen. `facts`: None
    where the card shows no comment any more.
    """

    facts: CommentCard | None
    unsent: FormText | None
    template: Template | None
    filled: Filled | None = None
    """The template filled in for the comment, else the greeting of the brand; None where the unsent text comes first."""
    drafted: bool = False
    """It has the words of a language model's draft."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept text. `facts`: of the comment it is for; None where that is on no card any more."""

    form: FormText
    facts: CommentCard | None
    template: Template | None
    other: Filled | None = None
    """The same in the next wording of the template; None where there is none."""


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What a reply may begin with. `unsent`: there is a text that was typed and not sent."""

    templates: tuple[Template, ...]
    """All of them, what was suggested first."""
    unsent: bool


class Forms:
    """Reads only."""

    def __init__(self, db: Database, switchboard: Switchboard) -> None:
        self._db = db
        self._showing = Showing(switchboard)

    async def opening(
        self,
        business: BusinessId,
        member: MemberId,
        wanted: TemplateId,
        *,
        card: CardId | None = None,
        comment: CommentId | None = None,
        drafted: bool = True,
    ) -> Opening:
        """For the template that was chosen; with 0 for what this member typed and did not send, else the template with
        which they were at it last. Of the newest comment on a card, or of a comment wherever it is. `drafted`: with the words
        of a language model, where the card proposes some for this template.
        """

        def read(tx: Tx) -> tuple[Shown | None, FormText | None, Template | None, Filled | None, bool]:
            shown, unsent, template, filled, draft = None, None, wanted or None, None, ""
            if card is not None:
                shown = self._showing.read(tx, business, card)
            elif comment is not None:
                shown = self._showing.read_comment(tx, business, comment)
            if shown is not None and isinstance(shown.facts, CommentCard) and not wanted:
                facts = shown.facts
                unsent = FormTextStore(tx).unsent(business, facts.comment.id, member, Purpose.REPLY)
                claimed = (one.template_id for one in facts.claims if one.member_id == member)
                template = unsent.template_id if unsent else next(claimed, None)
            found = _template(tx, business, template)
            if unsent is None and shown is not None and isinstance(shown.facts, CommentCard):
                draft = _draft(shown.facts, found) if drafted and found is not None else ""
                filled = _begun(tx, shown.facts, found, wanted, draft)
            return shown, unsent, found, filled, bool(draft)

        shown, unsent, template, filled, draft = await self._db.read(read)
        return Opening(await self._facts(business, shown), unsent, template, filled, drafted=draft)

    async def kept(self, business: BusinessId, form_text: FormTextId) -> Kept | None:
        """A text that was typed into a form, with the comment it is for."""

        def read(tx: Tx) -> tuple[FormText, Shown | None, Template | None, Filled | None] | None:
            form = FormTextStore(tx).get(business, form_text)
            if form is None:
                return None
            shown = self._showing.read_comment(tx, business, form.comment_id)
            template = _template(tx, business, form.template_id)
            return form, shown, template, _other(tx, shown, template, form.body)

        found = await self._db.read(read)
        if found is None:
            return None
        form, shown, template, other = found
        return Kept(form, await self._facts(business, shown), template, other)

    async def other_words(
        self, business: BusinessId, comment: CommentId, template: TemplateId, text: str
    ) -> tuple[Template | None, Filled | None]:
        """A template, and its next wording after the one in which this text says it, if there is one."""

        def read(tx: Tx) -> tuple[Template | None, Filled | None]:
            found = _template(tx, business, template)
            return found, _other(tx, self._showing.read_comment(tx, business, comment), found, text)

        return await self._db.read(read)

    async def again(
        self, business: BusinessId, comment: CommentId, template: TemplateId | None
    ) -> tuple[CommentCard, Template | None] | None:
        """A comment with a template, for a text that was taken back; None where it is on no card any more."""

        def read(tx: Tx) -> tuple[Shown | None, Template | None]:
            return self._showing.read_comment(tx, business, comment), _template(tx, business, template)

        shown, found = await self._db.read(read)
        facts = await self._facts(business, shown)
        return None if facts is None else (facts, found)

    async def beginnings(self, business: BusinessId, comment: CommentId, member: MemberId) -> Beginnings:
        """Templates, and whether this member has a text that was not sent."""

        def read(tx: Tx) -> Beginnings:
            texts = FormTextStore(tx)
            unsent = any(texts.unsent(business, comment, member, purpose) for purpose in Purpose)
            return Beginnings(ranked(tx, business, comment), unsent)

        return await self._db.read(read)

    async def reasons(
        self, business: BusinessId, comment: CommentId, suggestions: Sequence[Suggestion]
    ) -> tuple[Reason, ...]:
        """Why these are suggested; without any, why the two that come nearest are not."""

        def read(tx: Tx) -> tuple[Reason, ...]:
            every = suggestions or SuggestionStore(tx).local(business, comment)[:NEAREST]
            ids = [one.nearest for one in every if one.nearest is not None]
            examples = ExampleStore(tx).some(business, ids) if ids else {}
            return tuple(Reason(one, examples.get(one.nearest or ExampleId(0))) for one in every)

        return await self._db.read(read)

    async def _facts(self, business: BusinessId, shown: Shown | None) -> CommentCard | None:
        facts = None if shown is None else await self._showing.complete(business, shown)
        return facts if isinstance(facts, CommentCard) else None


def _draft(facts: CommentCard, template: Template) -> str:
    """Words that a language model found for this template; empty where the card proposes none."""
    return next((one.draft for one in facts.suggestions if one.template.id == template.id), "")


def _template(tx: Tx, business: BusinessId, template: TemplateId | None) -> Template | None:
    return TemplateStore(tx).get(business, template) if template else None


def _other(tx: Tx, shown: Shown | None, template: Template | None, text: str) -> Filled | None:
    if shown is None or not isinstance(shown.facts, CommentCard):
        return None
    return other_words(tx, shown.facts.business, shown.facts.comment, template, text)


def _begun(
    tx: Tx, facts: CommentCard, template: Template | None, wanted: TemplateId, draft: str
) -> Filled | None:
    """What a reply begins with: a template or a draft of it, or the greeting of the brand; None where a wanted template is
    gone, or the brand has no greeting.
    """
    if template is not None:
        return filled_for(tx, facts.business, facts.comment, template, draft=draft)
    greeting = "" if wanted else opening_in(voice_of(tx, facts.business.id), facts.comment.author)
    return Filled(greeting + "\n", ()) if greeting else None
