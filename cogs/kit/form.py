"""Form (modal) whose submit is answered by the routes, so that it survives a restart; and what a submitted one holds."""

from collections.abc import Sequence
from typing import Any, Self

import discord
from discord import ui

from cogs.kit.markdown import cut
from cogs.kit.routes import custom_id

TITLE = 45
OPTIONS = 25
"""Of a select, by Discord's rule."""

FORM_TIMEOUT = 3600.0
"""How long discord.py remembers the form; the submit is answered by its custom id at any time."""


class Form(ui.Modal):
    """Modal with a custom id that names its route."""

    def __init__(self, title: str, route: str, *arguments: int | str) -> None:
        super().__init__(
            title=cut(title, TITLE), custom_id=custom_id(route, *arguments), timeout=FORM_TIMEOUT
        )

    def add_text(
        self,
        field: str,
        label: str,
        value: str,
        most: int,
        *,
        about: str = "",
        example: str = "",
        required: bool = False,
        several_lines: bool = False,
    ) -> Self:
        """Adds a text field of at most so many characters. `about`: small line under the label; `example`: shown while the
        field is empty.
        """
        typed: ui.TextInput[Form] = ui.TextInput(
            custom_id=field,
            style=discord.TextStyle.paragraph if several_lines else discord.TextStyle.short,
            default=value[:most] or None,
            placeholder=example or None,
            max_length=most,
            required=required,
        )
        return self.add_item(ui.Label(text=label, description=about or None, component=typed))

    def add_choice(
        self,
        field: str,
        label: str,
        options: Sequence[discord.SelectOption],
        *,
        about: str = "",
        most: int = 1,
        required: bool = True,
    ) -> Self:
        """Adds a select, from which at most so many are chosen; where it is not required, perhaps none."""
        chosen: ui.Select[Form] = ui.Select(
            custom_id=field,
            options=list(options),
            min_values=int(required),
            max_values=most,
            required=required,
        )
        return self.add_item(ui.Label(text=label, description=about or None, component=chosen))

    async def on_submit(self, _interaction: discord.Interaction, /) -> None:
        """Does nothing on purpose: the client's listener gets every submit, also after a restart."""


def form_fields(components: list[Any]) -> dict[str, str]:
    """Values of a submitted form, by custom id; a select gives what was chosen, one a line.

    Labels (type 18) hold their field in `component`, rows (type 1) in `components`.
    """
    fields: dict[str, str] = {}
    for part in components:
        for inner in [*part.get("components", ()), *([part["component"]] if "component" in part else ())]:
            fields |= form_fields([inner])
        if "custom_id" in part and "value" in part:
            fields[part["custom_id"]] = _storable(str(part["value"]))
        elif "custom_id" in part and part.get("values"):
            fields[part["custom_id"]] = "\n".join(map(str, part["values"]))
    return fields


def typed(components: list[Any]) -> tuple[str, ...]:
    """Text that somebody wrote into the fields of a submitted form, top to bottom; choices are left out."""
    found: list[str] = []
    for part in components:
        for inner in [*part.get("components", ()), *([part["component"]] if "component" in part else ())]:
            found += typed([inner])
        if "custom_id" in part and str(part.get("value", "")).strip():
            found.append(_storable(str(part["value"])))
    return tuple(found)


def _storable(text: str) -> str:
    """Text without what no database and no platform accepts: NUL, and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
