"""Form (modal) whose submit is answered by the routes, so that it survives a restart."""

import discord
from discord import ui

from cogs.kit.markdown import cut
from cogs.kit.routes import custom_id

TITLE = 45

FORM_TIMEOUT = 3600.0
"""How long discord.py remembers the form; the submit is answered by its custom id at any time."""


class Form(ui.Modal):
    """Modal with a custom id that names its route."""

    def __init__(self, title: str, route: str, *arguments: int | str) -> None:
        super().__init__(
            title=cut(title, TITLE), custom_id=custom_id(route, *arguments), timeout=FORM_TIMEOUT
        )

    async def on_submit(self, _interaction: discord.Interaction, /) -> None:
        """Does nothing on purpose: the client's listener gets every submit, also after a restart."""
