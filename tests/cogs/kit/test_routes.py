"""Custom ids of buttons, selects and forms."""

from typing import cast

import discord
import pytest

from bot.domain.role import Right
from cogs.kit.routes import Answer, Choice, Press, Routes


def test_a_select_has_another_custom_id_each_time_it_is_drawn() -> None:
    option = discord.SelectOption(label="Gutscheine", value="1")
    drawn = [Choice("templates:open", options=[option], placeholder="Eine öffnen …") for _ in range(200)]
    assert len({select.item.custom_id for select in drawn}) == 200
    assert {select.item.custom_id.partition(".")[2] for select in drawn} == {"templates:open"}


async def test_another_function_put_around_a_route_answers_with_the_right_of_the_former_one() -> None:
    routes, said = Routes(), list[str]()

    async def former(_: Press) -> None:
        said.append("former")

    def around(answer: Answer) -> Answer:
        async def both(press: Press) -> None:
            said.append("first")
            await answer(press)

        return both

    routes.add("channel:choose", Right.ADMINISTER, former)
    routes.change("channel:choose", around)
    found = routes.find("channel:choose:1")
    assert found is not None and found[0].right is Right.ADMINISTER
    await found[0].answer(cast("Press", None))
    assert said == ["first", "former"]
    with pytest.raises(KeyError):
        routes.change("channel:nowhere", around)
