"""Custom ids of buttons, selects and forms."""

import discord

from cogs.kit.routes import Choice


def test_a_select_has_another_custom_id_each_time_it_is_drawn() -> None:
    option = discord.SelectOption(label="Gutscheine", value="1")
    drawn = [Choice("templates:open", options=[option], placeholder="Eine öffnen …") for _ in range(200)]
    assert len({select.item.custom_id for select in drawn}) == 200
    assert {select.item.custom_id.partition(".")[2] for select in drawn} == {"templates:open"}
