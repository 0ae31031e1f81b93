"""States of a walk, of a bundle's list and of its further panel as their presser may meet them, by name, for pictures and for sentences."""

from collections.abc import Mapping
from dataclasses import replace

from discord import ui

from bot.connectors.example.words import WORDS
from bot.domain.act import Act
from bot.domain.card import CardId
from bot.domain.card_facts import CardState, CommentCard
from bot.domain.checks import Doubt, Objection
from bot.domain.comment import CommentId, Visibility
from bot.domain.form_text import FormTextId
from bot.domain.kind import Kind
from bot.domain.outbox import RowId
from bot.domain.role import Role
from bot.domain.settings import Language
from bot.domain.template import TemplateId
from bot.domain.thanks import Thanks
from bot.domain.walk import Turn, Walked
from bot.services.inbox.walking import End, Stop, Undoable, Where
from bot.texts import speak
from cogs.inbox import bundle_more
from cogs.inbox.bundle import draw_list
from cogs.inbox.walk_card import KeptText, Said, draw
from tests.support.clock import NOW
from tests.support.shown import bundle_card, comment, every_state

WHERE = Where(CardId(12), CommentId(7), Walked(Turn(2, 1_795_000_000_000, CommentId(7)), CommentId(30)))
UNDO = (
    Undoable(RowId(5), comment(author="Maximiliane Freifrau von und zu"), WORDS),
    Undoable(RowId(4), comment(author="Resi R."), WORDS),
)


def stop(name: str, language: Language, **changes: object) -> Stop:
    """The walk at a comment in this state."""
    facts = every_state(language)[name]
    assert isinstance(facts, CommentCard)
    return replace(Stop(WHERE, facts, 5, None, ()), **changes)  # type: ignore[arg-type]


def walks(language: Language) -> Mapping[str, ui.LayoutView]:
    """One of each state."""
    texts, bundle = speak(language), bundle_card(14, language)
    open_one = stop("open", language)
    praise = replace(open_one.facts.comment, text="So ein toller Kurs, danke euch!", kind=Kind.PRAISE)
    praised = replace(open_one.facts, comment=praise, suggestions=())
    thanks = Thanks(TemplateId(3), "Hallo Klara K.! Danke dir, das freut uns sehr. Bis zum nächsten Mal!")
    held = replace(
        open_one.facts,
        state=CardState.HELD,
        comment=replace(open_one.facts.comment, visibility=Visibility.HELD),
        can=frozenset({Act.APPROVE, Act.SPAM}),
    )
    same = (Objection(Doubt.SAME_TEXT, since=NOW),)
    return {
        "walk": draw(open_one, texts),
        "walk_long": draw(stop("open_long", language, left=0, undoable=UNDO), texts),
        "walk_sent": draw(replace(open_one, undoable=UNDO), texts),
        "walk_praise": draw(replace(open_one, facts=praised, thanks=thanks), texts),
        "walk_held": draw(replace(open_one, facts=held), texts),
        "walk_probable": draw(stop("probable", language), texts),
        "walk_handed": draw(stop("handed_over_by_link", language), texts),
        "walk_done_before": draw(open_one, texts, Said(done=(comment(author="Gast G."), WORDS))),
        "walk_objected": draw(
            open_one,
            texts,
            Said(
                texts("You said exactly this last, under the same post."),
                KeptText(FormTextId(2), same, Role.TEAM, other=True),
            ),
        ),
        "walk_end": draw(End(WHERE, 0, UNDO[1:]), texts),
        "walk_end_waiting": draw(End(WHERE, 2, ()), texts),
        "list_closed": draw_list(
            bundle,
            texts,
            0,
            note=texts.n(
                "{n} comment closed without an answer.", "{n} comments closed without an answer.", 3
            ),
            undo=1,
        ),
        "bundle_more": bundle_more.draw(replace(bundle, answered=bundle.lines[:2]), texts, NOW),
    }
