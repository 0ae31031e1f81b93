"""Messages of Discord as comments: markup, mentions, attachments, who wrote and what is answered."""

from __future__ import annotations

import json
from typing import Any

import discord
import pytest

from bot.domain.comment import AuthorRole
from cogs.community.markup import plain
from cogs.community.normalise import author_in, comment
from tests.connectors.community.stage import OnStage
from tests.support.loopback_discord import posts


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("**Habt** ihr _heute_ offen?", "Habt ihr heute offen?"),
        ("__unter__ ~~durch~~ ||geheim|| ***beides***", "unter durch geheim beides"),
        ("# Titel\n> Zitat\n-# klein", "Titel\nZitat\nklein"),
        ("`code *bleibt*` und ```py\nx = 1 ** 2\n```", "code *bleibt* und x = 1 ** 2"),
        ("\\*kein Kursiv\\* 5*3*2 snake_case_name", "*kein Kursiv* 5*3*2 snake_case_name"),
        (
            "[hier](https://böse.example/a) <https://blog.example>",
            "hier [https://böse.example/a] https://blog.example",
        ),
        ("Hallo <@111111111111111111> und <@!111111111111111111>", "Hallo @Resi und @Resi"),
        ("<@&222222222222222222> <#333333333333333333> <@999999999999999999>", "@Team #hilfe @…"),
        (
            "<:kaffee:444444444444444444> <a:tanz:555555555555555555> </hilfe:666666666666666666>",
            ":kaffee: :tanz: /hilfe",
        ),
        ("@everyone <t:1700000000:R> \u202egnirts\u202c", "@everyone … gnirts"),
        ("**nur offen", "**nur offen"),
    ],
)
def test_a_text_loses_its_markup_and_nothing_else(content: str, text: str) -> None:
    names = {"@111111111111111111": "Resi", "@&222222222222222222": "Team", "#333333333333333333": "hilfe"}
    assert plain(content, names) == text


def test_four_thousand_hostile_characters_take_no_time_that_anybody_notices() -> None:
    for hostile in ("*" * 4000, "_a " * 1300, "`" * 4000, "[" * 4000, "||a" * 1300, "<@" * 2000, "\\" * 4000):
        assert len(plain(hostile, {})) <= 4000


def _message(stage: OnStage, payload: dict[str, Any]) -> discord.Message:
    place = stage.client.get_partial_messageable(int(payload["channel_id"]), guild_id=stage.guild.id)
    raw: Any = payload
    return discord.Message(state=stage.client._connection, channel=place, data=raw)


RECORDED = {
    "id": "1312345678901234567",
    "type": 0,
    "content": "Habt ihr am **Samstag** offen?",
    "author": {"id": "80351110224678912", "username": "resi", "global_name": "Resi\u202e R.", "discriminator": "0", "avatar": None},
    "timestamp": "2026-11-28T09:15:00.120000+00:00",
    "edited_timestamp": "2026-11-28T09:16:00+00:00",
    "tts": False,
    "mention_everyone": False,
    "mentions": [],
    "mention_roles": [],
    "attachments": [
        {
            "id": "1",
            "filename": "kaputt.png",
            "size": 10,
            "url": "https://cdn.discordapp.com/attachments/1/2/kaputt.png?ex=6&is=5&hm=4",
            "proxy_url": "https://media.discordapp.net/attachments/1/2/kaputt.png",
            "content_type": "image/png",
        },
        {
            "id": "2",
            "filename": "rechnung.pdf",
            "size": 10,
            "url": "https://cdn.discordapp.com/attachments/1/3/rechnung.pdf?ex=6&is=5&hm=4",
            "proxy_url": "https://media.discordapp.net/attachments/1/3/rechnung.pdf",
            "content_type": "application/pdf",
        },
    ],
    "embeds": [],
    "pinned": False,
    "flags": 0,
    "components": [],
    "reactions": [
        {
            "emoji": {"id": None, "name": "👍"},
            "count": 2,
            "count_details": {"burst": 0, "normal": 2},
            "me": True,
            "me_burst": False,
            "burst_colors": [],
        }
    ],
}  # fmt: skip


async def test_a_recorded_message_becomes_a_comment_with_who_what_where_and_when() -> None:
    stage = OnStage()
    made = comment(_message(stage, {**RECORDED, "channel_id": str(stage.channel.id)}), AuthorRole.CUSTOMER)
    assert (made.text, made.author, made.author_id) == (
        "Habt ihr am Samstag offen?",
        "Resi R.",
        "80351110224678912",
    )
    assert (made.external_id, made.order, made.thread_id) == (
        "1312345678901234567",
        1312345678901234567,
        str(stage.channel.id),
    )
    assert made.edited_at is not None and made.edited_at.isoformat() == "2026-11-28T09:16:00+00:00"
    assert made.url == f"https://discord.com/channels/{stage.guild.id}/{stage.channel.id}/1312345678901234567"
    # The signature changes with every look, and would read as an edit.
    assert made.media == ("https://cdn.discordapp.com/attachments/1/2/kaputt.png",)
    assert made.liked and author_in(made.context) == "80351110224678912"


async def test_a_reply_names_what_it_answers_and_one_to_another_channel_does_not() -> None:
    stage = OnStage()
    first = stage._message(await stage.comment("Habt ihr offen?"))
    here = {"message_id": str(first.id), "channel_id": str(stage.channel.id), "guild_id": str(stage.guild.id)}
    raw = {**RECORDED, "type": 19, "channel_id": str(stage.channel.id)}
    answered = comment(_message(stage, {**raw, "message_reference": here}), AuthorRole.CUSTOMER)
    assert answered.in_reply_to == str(first.id)
    elsewhere = comment(
        _message(stage, {**raw, "message_reference": {**here, "channel_id": "1"}}), AuthorRole.CUSTOMER
    )
    assert elsewhere.in_reply_to is None


async def test_our_own_words_stay_as_they_were_sent() -> None:
    stage = OnStage()
    asked = stage._message(await stage.comment("Wann?"))
    body = {"content": "**Heute** bis 18 Uhr", "message_reference": {"message_id": str(asked.id)}}
    sent = posts.create(stage.channel, stage.loopback.world.bot, body)
    place = stage.client.get_partial_messageable(stage.channel.id, guild_id=stage.guild.id)
    message = await place.fetch_message(sent.id)
    assert comment(message, AuthorRole.US).text == "**Heute** bis 18 Uhr"


def test_a_context_that_is_none_names_nobody() -> None:
    assert [author_in(each) for each in ("", "{", "[]", json.dumps({"by": "7"}))] == ["", "", "", "7"]
