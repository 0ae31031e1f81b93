"""Page of the set-up: two questions and the defaults, later everything that is set; and what it says when it is finished."""

import discord
from discord import ui

from bot.domain.business import Business
from bot.domain.role import MappedRole
from bot.domain.settings import LANGUAGES
from bot.texts import Texts
from cogs.gateway.rights import RIGHTS, warnings
from cogs.kit.connecting import connect_button
from cogs.kit.markdown import escape
from cogs.kit.names import SPOKEN
from cogs.kit.routes import Button, ChannelPick, RolePick, row
from cogs.setup.details import defaults_line
from cogs.setup.practice import practice_button
from cogs.setup.tidying import tidying_line


def draw_page(
    business: Business, guild: discord.Guild | None, texts: Texts, *, saved: bool = False
) -> ui.LayoutView:
    """Draws the page; `saved`: something was saved just now."""
    view = ui.LayoutView(timeout=None)
    if saved:
        view.add_item(ui.TextDisplay("-# " + texts("Saved.")))
    box: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay("### " + texts("How shall I talk to you?"))
    )
    box.add_item(
        row(
            *(
                Button(SPOKEN[language], "setup:speak", key, style=_style(language is business.language))
                for key, language in LANGUAGES.items()
            )
        )
    )
    role = guild.get_role(business.team_role_id) if guild and business.team_role_id else None
    who = texts("Everybody with the role {role}", role=escape(role.name)) if role else texts("Only me")
    box.add_item(ui.TextDisplay("### " + texts("Who answers customers?") + "\n" + who))
    box.add_item(row(Button(texts("Only me"), "setup:solo", style=_style(role is None))))
    box.add_item(row(RolePick("setup:role", placeholder=texts("A role of this server …"))))
    small = ["-# " + defaults_line(business, texts)]
    if business.is_set_up:
        small.append("-# " + tidying_line(business, texts))
    box.add_item(ui.TextDisplay("\n".join(small)))
    for line in _place_rows(texts, business, guild):
        box.add_item(line)
    finish = Button(texts("Finish set-up"), "setup:finish", style=discord.ButtonStyle.primary)
    if business.is_set_up:
        box.add_item(row(finish, practice_button(texts)))
        change = Button(texts("Change"), "setup:details")
        roles = Button(texts("Roles"), "setup:roles")
        box.add_item(row(change, roles, Button(texts("Tidying up"), "setup:tidying")))
    else:
        box.add_item(row(finish, Button(texts("Change first"), "setup:details")))
    return view.add_item(box)


def _place_rows(
    texts: Texts, business: Business, guild: discord.Guild | None
) -> "list[ui.Item[ui.LayoutView]]":
    """Channel selects, where channels exist already, or where none can be created."""
    if guild is None:
        return []
    may_make = guild.me.guild_permissions.manage_channels
    if may_make and not business.is_set_up:
        return []
    lines: list[ui.Item[ui.LayoutView]] = []
    if not may_make:
        lines.append(ui.TextDisplay(texts.marked(RIGHTS["manage_channels"])))
    inbox = f" <#{business.inbox_id}>" if business.inbox_id else ""
    digest = f" <#{business.digest_id}>" if business.digest_id else ""
    lines.append(ui.TextDisplay("-# " + texts("Comments go to:") + inbox))
    lines.append(row(ChannelPick("setup:inbox", placeholder=texts("Channel for comments …"))))
    lines.append(ui.TextDisplay("-# " + texts("Reports go to:") + digest))
    lines.append(row(ChannelPick("setup:digest", placeholder=texts("Channel for reports …"))))
    return lines


def draw_finished(
    business: Business, roles: tuple[MappedRole, ...], guild: discord.Guild, texts: Texts
) -> ui.LayoutView:
    """Draws what is said when set-up is finished, with what Discord still has to allow."""
    lines = ["### " + texts("Done. I ring in <#{inbox}>.", inbox=str(business.inbox_id))]
    lines.append(
        texts(
            "Set <#{inbox}> to “Only @mentions”, then I ring only when it is your turn.",
            inbox=str(business.inbox_id),
        )
    )
    lines += [f"- {sentence}" for sentence in warnings(business, roles, guild, texts)]
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))
    # Apart from the list above, or the question would read as its last item.
    view.add_item(ui.TextDisplay(texts("Try it once now?")))
    first, then = practice_button(texts, _style(True)), connect_button(texts, _style(False))
    return view.add_item(row(first, then))


def _style(chosen: bool) -> discord.ButtonStyle:
    return discord.ButtonStyle.primary if chosen else discord.ButtonStyle.secondary
