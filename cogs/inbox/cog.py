"""Inbox cog: the table of routes, which button or form of a card calls which function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.domain.role import Right
from cogs.inbox.checked import Checked
from cogs.kit.late import late

if TYPE_CHECKING:
    from bot.app import App
    from cogs.gateway.client import Shopbell
    from cogs.inbox.actions import Actions
    from cogs.inbox.answering import Answering
    from cogs.inbox.closing_all import ClosingAll
    from cogs.inbox.kinds import Kinds
    from cogs.inbox.more import More
    from cogs.inbox.notes import Notes
    from cogs.inbox.opened import Opening
    from cogs.inbox.reasons import Reasons
    from cogs.inbox.teamwork import Teamwork
    from cogs.inbox.walk import Walk
    from cogs.kit.routes import Routes


class Inbox(commands.Cog):
    """Registers the routes of cards."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def more() -> More:
            from cogs.inbox.more import More

            return More(bot.app)

        checked = Checked(bot.app, more)
        _more(bot.routes, bot.app, more, checked)
        _kinds(bot.routes, bot.app, checked)
        _answering(bot.routes, bot.app, checked)
        _actions(bot.routes, bot.app, checked)
        _teamwork(bot.routes, bot.app, checked)
        _notes(bot.routes, bot.app, checked)
        _bundles(bot.routes, bot.app)
        _opening(bot.routes, bot.app)
        _walk(bot.routes, bot.app)


def _more(routes: Routes, app: App, more: More, checked: Checked) -> None:
    @late
    def reasons() -> Reasons:
        from cogs.inbox.reasons import Reasons

        return Reasons(app)

    routes.add("card:more", Right.LOOK, more.show)
    routes.add("card:why", Right.REPLY, checked.card(reasons.show))
    routes.add("card:nothing_fits", Right.MODERATE, checked.card(reasons.nothing_fits))
    routes.add("example:undo", Right.MODERATE, reasons.undo)
    routes.add("card:template", Right.PROPOSE, checked.form(more.template))
    routes.add("form:search", Right.PROPOSE, more.search)


def _kinds(routes: Routes, app: App, checked: Checked) -> None:
    @late
    def kinds() -> Kinds:
        from cogs.inbox.kinds import Kinds

        return Kinds(app)

    routes.add("card:kind", Right.MODERATE, checked.card(kinds.correct))
    routes.add("kind:undo", Right.MODERATE, kinds.undo)


def _answering(routes: Routes, app: App, checked: Checked) -> None:
    @late
    def answering() -> Answering:
        from cogs.inbox.answering import Answering

        return Answering(app)

    add = routes.add
    add("card:reply", Right.PROPOSE, checked.form(answering.open_form))
    add("form:reply", Right.PROPOSE, answering.submitted)
    add("text:change", Right.PROPOSE, answering.change)
    add("text:other", Right.PROPOSE, answering.other_words)
    add("card:throw_away", Right.PROPOSE, checked.card(answering.throw_away))
    add("text:send", Right.PROPOSE, answering.send_anyway)
    add("text:edit", Right.MODERATE, answering.edit_anyway)
    add("card:take_back", Right.REPLY, answering.take_back)
    add("card:reword", Right.REPLY, checked.card(answering.reword))
    add("card:edit_own", Right.MODERATE, checked.card(answering.open_edit))
    add("form:edit_own", Right.MODERATE, answering.edited)


def _actions(routes: Routes, app: App, checked: Checked) -> None:
    @late
    def actions() -> Actions:
        from cogs.inbox.actions import Actions

        return Actions(app)

    add = routes.add
    add("card:act", Right.MODERATE, checked.card(actions.act))
    add("card:reveal", Right.MODERATE, checked.card(actions.reveal))
    add("card:delete_own", Right.MODERATE, checked.card(actions.delete_own))
    add("card:done", Right.MODERATE, checked.card(actions.done))
    add("card:reopen", Right.MODERATE, checked.card(actions.reopen))
    add("card:no_thanks", Right.MODERATE, actions.no_thanks)
    add("card:is_answered", Right.MODERATE, checked.card(actions.is_answered))
    add("card:probably", Right.MODERATE, checked.card(actions.probably))
    add("card:author", Right.MODERATE, checked.card(actions.author))
    add("card:is_there", Right.MODERATE, actions.is_there)
    add("card:missing", Right.MODERATE, checked.card(actions.missing))
    add("card:again", Right.MODERATE, actions.send_again)
    add("card:leave", Right.MODERATE, actions.leave)
    add("card:retry", Right.MODERATE, actions.retry)
    add("card:close", Right.MODERATE, actions.close)
    add("card:text", Right.LOOK, checked.card(actions.show_text))
    add("bundle:more", Right.LOOK, actions.bundle_more)
    add("bundle:list", Right.LOOK, actions.bundle_list)
    add("bundle:close", Right.MODERATE, actions.bundle_close)
    add("bundle:reopen", Right.MODERATE, actions.bundle_reopen)
    add("bundle:open", Right.LOOK, actions.bundle_open)


def _teamwork(routes: Routes, app: App, checked: Checked) -> None:
    @late
    def teamwork() -> Teamwork:
        from cogs.inbox.teamwork import Teamwork

        return Teamwork(app)

    add = routes.add
    add("card:accept", Right.REPLY, teamwork.accept)
    add("card:redraft", Right.PROPOSE, checked.card(teamwork.redraft))
    add("card:decline", Right.REPLY, checked.card(teamwork.decline))
    add("card:withdraw", Right.PROPOSE, checked.card(teamwork.withdraw))
    add("card:mine", Right.REPLY, checked.card(teamwork.mine))
    add("card:snooze", Right.MODERATE, teamwork.snooze)


def _notes(routes: Routes, app: App, checked: Checked) -> None:
    @late
    def notes() -> Notes:
        from cogs.inbox.notes import Notes

        return Notes(app)

    routes.add("card:note", Right.NOTE, checked.card(notes.open))
    routes.add("card:ask", Right.NOTE, checked.card(notes.ask))
    routes.add("form:note", Right.NOTE, notes.submitted)


def _bundles(routes: Routes, app: App) -> None:
    @late
    def closing_all() -> ClosingAll:
        from cogs.inbox.closing_all import ClosingAll

        return ClosingAll(app)

    routes.add("all:ask", Right.MODERATE, closing_all.ask)
    routes.add("all:close", Right.MODERATE, closing_all.close)
    routes.add("all:undo", Right.MODERATE, closing_all.undo)


def _opening(routes: Routes, app: App) -> None:
    @late
    def opening() -> Opening:
        from cogs.inbox.opened import Opening

        return Opening(app)

    routes.add("comment:show", Right.LOOK, opening.show)
    routes.add("comment:person", Right.LOOK, opening.person)
    routes.add("comment:card", Right.LOOK, opening.own_card)
    routes.add("comment:not_spam", Right.MODERATE, opening.not_spam)


def _walk(routes: Routes, app: App) -> None:
    @late
    def walk() -> Walk:
        from cogs.inbox.walk import Walk

        return Walk(app)

    add = routes.add
    add("walk:begin", Right.PROPOSE, walk.begin)
    add("walk:next", Right.PROPOSE, walk.next)
    add("walk:reply", Right.PROPOSE, walk.reply)
    add("form:walk", Right.PROPOSE, walk.submitted)
    add("walk:thank", Right.REPLY, walk.thank)
    add("walk:change", Right.PROPOSE, walk.change)
    add("walk:other", Right.PROPOSE, walk.other_words)
    add("walk:send", Right.PROPOSE, walk.send_anyway)
    add("walk:take_back", Right.REPLY, walk.take_back)
    add("walk:close", Right.MODERATE, walk.close)
    add("walk:reopen", Right.MODERATE, walk.reopen)
    add("walk:act", Right.MODERATE, walk.act)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Inbox(bot))
