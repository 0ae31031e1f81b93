"""The loopback Discord on interactions: presses, forms, choices, commands, deadlines, who sees what."""

from __future__ import annotations

import asyncio

import discord
import pytest
from discord.http import Route

from tests.support.loopback_discord import InteractionFailed, LoopbackDiscord, NotOffered, Right
from tests.support_tests.sample_bot import SampleBot, plain


async def card(server: LoopbackDiscord, bot: SampleBot):
    inbox = server.guild.channel("allgemein")
    channel = bot.get_channel(inbox.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.send("Frage von K.", view=plain())
    return inbox.messages[-1]


async def test_a_press_opens_a_form_and_its_answer_is_for_the_presser_only(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    message = await card(server, bot)
    form = (await server.owner.click(message, "Antworten")).modal
    assert form.title == "Antwort an Kundin K."
    assert [(f.label, f.value) for f in form.fields] == [("Deine Antwort", "Ja, bis 17 Uhr."), ("Ton", "")]
    assert form.texts == ["Habt ihr offen?"]
    outcome = await form.submit({"Deine Antwort": "Ja!", "Ton": "kurz"})
    assert outcome.kind == "thinking"
    answer = await outcome.reply()
    assert (answer.text, answer.ephemeral_for) == ("Gesendet: Ja! (k)", server.owner.id)
    assert message.channel.messages == [message]
    server.assert_clean()


async def test_a_form_sends_what_is_prefilled_and_the_app_holds_back_what_does_not_fit(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    form = (await server.owner.click(await card(server, bot), "Antworten")).modal
    with pytest.raises(NotOffered):
        form.send({"Deine Antwort": ""})
    with pytest.raises(NotOffered):
        form.send({"Deine Antwort": "x" * 4001})
    with pytest.raises(NotOffered):
        form.send({"Ton": "laut"})
    with pytest.raises(NotOffered):
        form.send({"Name": "x"})
    assert (await (await form.submit()).reply()).text == "Gesendet: Ja, bis 17 Uhr. (f)"


async def test_a_press_changes_the_card_itself(server: LoopbackDiscord, bot: SampleBot) -> None:
    message = await card(server, bot)
    outcome = await server.owner.click(message, "Erledigt")
    assert outcome.kind == "updated"
    assert (message.text, message.framed, message.is_v2) == ("**Ohne Antwort erledigt**", False, True)
    assert outcome.messages == []
    server.assert_clean()


async def test_a_choice_in_an_ephemeral_message_reaches_the_bot(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    more = await server.owner.click(await card(server, bot), "Mehr")
    assert more.ephemeral
    assert more.message is not None
    with pytest.raises(NotOffered):
        await server.owner.select(more.message, "Öffnungszeiten")
    with pytest.raises(NotOffered):
        await server.colleague.select(more.message, "Gutscheine")
    outcome = await server.owner.select(more.message, "Gutscheine", placeholder="Andere")
    assert (outcome.kind, bot.picked) == ("acknowledged", ["7"])


async def test_what_is_not_on_the_card_can_not_be_pressed(server: LoopbackDiscord, bot: SampleBot) -> None:
    message = await card(server, bot)
    with pytest.raises(NotOffered):
        await server.owner.click(message, "Spam")
    server.owner.delete(message)
    with pytest.raises(NotOffered):
        await server.owner.click(message, "Antworten")


async def test_a_bot_that_says_nothing_for_three_seconds_has_not_responded(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    with pytest.raises(InteractionFailed):
        await server.owner.click(await card(server, bot), "Schweigen", answer_within=0.2)


async def late(server: LoopbackDiscord, bot: SampleBot) -> discord.Interaction:
    """An interaction the bot has got and not yet answered."""
    message = await card(server, bot)
    waiting = asyncio.ensure_future(bot.wait_for("interaction"))
    await asyncio.sleep(0)
    server.owner.press(message, "Schweigen")
    interaction = await waiting
    assert isinstance(interaction, discord.Interaction)
    return interaction


async def test_an_answer_after_three_seconds_is_10062(server: LoopbackDiscord, bot: SampleBot) -> None:
    interaction = await late(server, bot)
    server.advance(11)
    with pytest.raises(discord.NotFound) as refused:
        await interaction.response.defer()
    assert refused.value.code == 10062


async def test_a_second_answer_is_40060(server: LoopbackDiscord, bot: SampleBot) -> None:
    interaction = await late(server, bot)
    await interaction.response.send_message("x", ephemeral=True)
    interaction.response._response_type = None
    with pytest.raises(discord.HTTPException) as refused:
        await interaction.response.send_message("y")
    assert refused.value.code == 40060


async def test_an_answer_of_a_kind_that_does_not_fit_is_refused(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    form = (await server.owner.click(await card(server, bot), "Antworten")).modal
    waiting = asyncio.ensure_future(bot.wait_for("interaction"))
    await asyncio.sleep(0)
    bot._connection.parsers["INTERACTION_CREATE"] = lambda data: bot.dispatch(
        "interaction", discord.Interaction(data=data, state=bot._connection)
    )
    sent = form.send()
    interaction = await waiting
    for kind, data in (
        (9, {"title": "t", "custom_id": "f", "components": []}),
        (8, {"choices": []}),
        (3, {}),
    ):
        path = Route("POST", f"/interactions/{interaction.id}/{interaction.token}/callback")
        with pytest.raises(discord.HTTPException) as refused:
            await bot.http.request(path, json={"type": kind, "data": data})
        assert "INTERACTION_RESPONSE_TYPE_INVALID" in str(server.rejections[-1].errors)
        assert refused.value.code == 50035
    assert sent.interaction.answer is None


async def test_a_follow_up_works_for_fifteen_minutes_and_then_is_10015(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    interaction = await late(server, bot)
    with pytest.raises(discord.NotFound) as refused:
        await interaction.followup.send("too early")
    assert refused.value.code == 10015
    await interaction.response.defer(ephemeral=True, thinking=True)
    first = await interaction.followup.send("eins", wait=True)
    original = await interaction.original_response()
    assert first.id == original.id
    await interaction.edit_original_response(content="eins!")
    await interaction.followup.send("zwei", ephemeral=True)
    await original.delete()
    with pytest.raises(discord.NotFound) as refused:
        await interaction.edit_original_response(content="eins?")
    assert refused.value.code == 10008
    server.advance(16 * 60)
    with pytest.raises(discord.NotFound) as refused:
        await interaction.followup.send("drei")
    assert refused.value.code == 10015


async def test_commands_carry_options_people_and_rights(server: LoopbackDiscord, bot: SampleBot) -> None:
    await server.synced("open")
    outcome = await server.owner.command("open", part="urgent", who=server.colleague)
    assert (outcome.text, outcome.ephemeral) == ("urgent Aushilfe", True)
    assert (await server.owner.command("open")).text == "all"
    with pytest.raises(NotOffered):
        await server.owner.command("open", parts="x")
    with pytest.raises(NotOffered):
        await server.owner.command("find")
    with pytest.raises(NotOffered):
        await server.stranger.command("open")
    await server.stranger.command("raw", part="x")
    server.guild.everyone.permissions &= ~Right.USE_APPLICATION_COMMANDS
    with pytest.raises(NotOffered):
        await server.stranger.command("raw", part="x")


async def test_a_command_for_nobody_is_offered_to_those_who_may_everything(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    await server.synced("open")
    server.owner.offered("open")["default_member_permissions"] = "0"
    assert server.owner.offered("open")
    server.guild.set_roles(server.colleague.id, server.guild.add_role("M", permissions=Right.MANAGE_GUILD))
    with pytest.raises(NotOffered):
        server.colleague.offered("open")


async def test_proposals_come_while_typing(server: LoopbackDiscord, bot: SampleBot) -> None:
    assert [c.name for c in await server.owner.autocomplete("open", "part", "ur")] == ["ur!"]


async def test_a_context_menu_command_gets_the_message_with_its_content(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    said = server.stranger.say(server.guild.channel("allgemein"), "Habt ihr offen?")
    assert (await server.owner.message_command("Einfangen", said)).text == "Habt ihr offen?"


async def test_two_people_press_the_same_button_and_both_are_answered(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    message = await card(server, bot)
    first, second = await server.owner.click_together(server.colleague, message, "Antworten")
    assert first.modal.person.id != second.modal.person.id
    assert first.interaction.id != second.interaction.id


async def test_a_press_in_a_direct_message_works(server: LoopbackDiscord, bot: SampleBot) -> None:
    user = await bot.fetch_user(server.owner.id)
    await user.send("Frage von K.", view=plain())
    outcome = await server.owner.click(server.owner.dm.messages[-1], "Mehr")
    assert outcome.text == "Mehr"


async def test_locale_and_rights_of_the_person_and_of_the_bot_come_along(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    seen: list[discord.Interaction] = []

    async def listen(interaction: discord.Interaction) -> None:
        seen.append(interaction)

    bot.on_interaction = listen  # type: ignore[method-assign]
    message = await card(server, bot)
    await server.owner.click(message, "Mehr")
    await server.stranger.click(message, "Mehr")
    owner, stranger = seen
    assert owner.locale is discord.Locale.german
    assert stranger.locale is discord.Locale.american_english
    assert owner.permissions.manage_guild
    assert not stranger.permissions.manage_guild
    assert owner.app_permissions.manage_threads
    assert not owner.app_permissions.mention_everyone


async def test_two_servers_are_two_worlds_for_the_people_in_them(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    other, _, other_owner, *_ = server.add_guild("Blumen")
    await bot.wait_for("guild_join")
    message = await card(server, bot)
    with pytest.raises(NotOffered):
        await other_owner.click(message, "Mehr")
    await server.synced("open")
    assert (await other_owner.command("open")).text == "all"
    assert other_owner.at(other).home is other
