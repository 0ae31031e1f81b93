"""Role page of the set-up: which Discord role makes somebody owner, team, draft or read-only."""

from collections.abc import Iterable

import discord
from discord import ui

from bot.domain.role import MappedRole, Role
from bot.marks import Marked, mark
from bot.texts import Texts
from cogs.kit.routes import Button, RolePick, row

_MEANING: dict[Role, tuple[Marked, Marked]] = {
    Role.OWNER: (mark("**Owner**: everything"), mark("Role of the owners …")),
    Role.TEAM: (mark("**Team**: answers, and is rung"), mark("Role of the team …")),
    Role.DRAFT: (mark("**Draft**: proposes replies, sends none"), mark("Role for drafts …")),
    Role.READ_ONLY: (mark("**Read-only**: reads along"), mark("Role that reads along …")),
}


def draw_roles(
    mapped: Iterable[MappedRole], guild: discord.Guild | None, warnings: Iterable[str], texts: Texts
) -> ui.LayoutView:
    """Draws a select for each role, with the Discord role that has it. `warnings`: what Discord has to allow."""
    given = {one.role: one.discord_role_id for one in mapped}
    view = ui.LayoutView(timeout=None)
    head = "### " + texts("Who may do what?")
    always = "-# " + texts("Who may “Manage Server” is always an owner. To take a role away: empty its list.")
    box: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(f"{head}\n{always}"))
    for role, (meaning, placeholder) in _MEANING.items():
        there = given.get(role)
        known = there if guild is None or there is None or guild.get_role(there) is not None else None
        box.add_item(ui.TextDisplay(texts.marked(meaning)))
        box.add_item(
            row(
                RolePick(
                    "setup:map",
                    role.value,
                    placeholder=texts.marked(placeholder),
                    chosen=known,
                    may_be_empty=True,
                )
            )
        )
    if lines := [f"- {sentence}" for sentence in warnings]:
        box.add_item(ui.TextDisplay("\n".join(lines)))
    return view.add_item(box.add_item(row(Button(texts("Back"), "setup:start"))))
