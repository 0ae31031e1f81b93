"""Inbox cog: the table of routes, which button or form of a card calls which function."""

from discord.ext import commands

from bot.domain.role import Right
from cogs.gateway.client import Shopbell
from cogs.inbox.actions import Actions
from cogs.inbox.answering import Answering
from cogs.inbox.closing_all import ClosingAll
from cogs.inbox.more import More
from cogs.inbox.notes import Notes
from cogs.inbox.opened import Opening
from cogs.inbox.teamwork import Teamwork
from cogs.kit.routes import Answer, Press


class Inbox(commands.Cog):
    """Registers the routes of cards."""

    def __init__(self, bot: Shopbell) -> None:
        actions, answering, more = Actions(bot.app), Answering(bot.app), More(bot.app)
        add = bot.routes.add
        add("card:reply", Right.PROPOSE, more.opening(answering.open_form))
        add("form:reply", Right.PROPOSE, answering.submitted)
        add("text:change", Right.PROPOSE, answering.change)
        add("card:throw_away", Right.PROPOSE, more.checked(answering.throw_away))
        add("text:send", Right.PROPOSE, answering.send_anyway)
        add("card:take_back", Right.REPLY, answering.take_back)
        add("card:reword", Right.REPLY, more.checked(answering.reword))
        add("card:edit_own", Right.MODERATE, more.checked(answering.open_edit))
        add("form:edit_own", Right.MODERATE, answering.edited)
        add("card:more", Right.LOOK, more.show)
        add("card:template", Right.PROPOSE, more.opening(more.template))
        add("form:search", Right.PROPOSE, more.search)
        add("card:act", Right.MODERATE, more.checked(actions.act))
        add("card:reveal", Right.MODERATE, more.checked(actions.reveal))
        add("card:delete_own", Right.MODERATE, more.checked(actions.delete_own))
        add("card:done", Right.MODERATE, more.checked(actions.done))
        add("card:reopen", Right.MODERATE, more.checked(actions.reopen))
        add("card:no_thanks", Right.MODERATE, actions.no_thanks)
        add("card:is_answered", Right.MODERATE, more.checked(actions.is_answered))
        add("card:probably", Right.MODERATE, more.checked(actions.probably))
        add("card:author", Right.MODERATE, more.checked(actions.author))
        add("card:is_there", Right.MODERATE, actions.is_there)
        add("card:missing", Right.MODERATE, more.checked(actions.missing))
        add("card:again", Right.MODERATE, actions.send_again)
        add("card:leave", Right.MODERATE, actions.leave)
        add("card:retry", Right.MODERATE, actions.retry)
        add("card:close", Right.MODERATE, actions.close)
        add("card:text", Right.LOOK, more.checked(actions.show_text))
        closing_all = ClosingAll(bot.app)
        add("all:ask", Right.MODERATE, closing_all.ask)
        add("all:close", Right.MODERATE, closing_all.close)
        add("all:undo", Right.MODERATE, closing_all.undo)
        add("bundle:more", Right.LOOK, actions.bundle_more)
        add("bundle:list", Right.LOOK, actions.bundle_list)
        add("bundle:close", Right.MODERATE, actions.bundle_close)
        add("bundle:reopen", Right.MODERATE, actions.bundle_reopen)
        add("bundle:open", Right.LOOK, actions.bundle_open)
        opening = Opening(bot.app)
        add("comment:show", Right.LOOK, opening.show)
        add("comment:person", Right.LOOK, opening.person)
        add("comment:card", Right.LOOK, opening.own_card)
        self._walk(bot)
        self._together(bot, more)

    def _together(self, bot: Shopbell, more: More) -> None:
        add = bot.routes.add
        teamwork = Teamwork(bot.app)
        add("card:accept", Right.REPLY, teamwork.accept)
        add("card:redraft", Right.PROPOSE, more.checked(teamwork.redraft))
        add("card:decline", Right.REPLY, more.checked(teamwork.decline))
        add("card:withdraw", Right.PROPOSE, more.checked(teamwork.withdraw))
        add("card:mine", Right.REPLY, more.checked(teamwork.mine))
        add("card:snooze", Right.MODERATE, teamwork.snooze)
        notes = Notes(bot.app)
        add("card:note", Right.NOTE, more.checked(notes.open))
        add("card:ask", Right.NOTE, more.checked(notes.ask))
        add("form:note", Right.NOTE, notes.submitted)

    def _walk(self, bot: Shopbell) -> None:
        """Routes of a walk, whose modules are loaded with the first one: the start of the bot needs none."""

        def later(name: str) -> Answer:
            async def answer(press: Press) -> None:
                from cogs.inbox.walk import Walk

                callback: Answer = getattr(Walk(bot.app), name)
                await callback(press)

            return answer

        add = bot.routes.add
        add("walk:begin", Right.PROPOSE, later("begin"))
        add("walk:next", Right.PROPOSE, later("next"))
        add("walk:reply", Right.PROPOSE, later("reply"))
        add("form:walk", Right.PROPOSE, later("submitted"))
        add("walk:thank", Right.REPLY, later("thank"))
        add("walk:change", Right.PROPOSE, later("change"))
        add("walk:send", Right.PROPOSE, later("send_anyway"))
        add("walk:take_back", Right.REPLY, later("take_back"))
        add("walk:close", Right.MODERATE, later("close"))
        add("walk:reopen", Right.MODERATE, later("reopen"))
        add("walk:act", Right.MODERATE, later("act"))
