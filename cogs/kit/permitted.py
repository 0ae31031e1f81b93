"""Permitted buttons: a private panel shows only what its presser may press."""

from collections.abc import Callable

from discord import ui

Permits = Callable[[str], bool]
"""Whether a custom id may be pressed; also the one of a select, with the number of its drawing before it."""


def leave_permitted(view: ui.LayoutView, permits: Permits) -> None:
    """Removes buttons and selects that the presser may not use, and rows that are empty then."""
    for row in [part for part in view.walk_children() if isinstance(part, ui.ActionRow)]:
        for item in row.children:
            custom_id = getattr(item, "custom_id", None)
            if custom_id and not permits(custom_id):
                row.remove_item(item)
        if not row.children:
            within = row.parent if isinstance(row.parent, ui.Container) else view
            within.remove_item(row)
