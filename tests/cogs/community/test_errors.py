"""Refusals of Discord, and answers that are none, as the errors of a connector."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest

from bot.domain.channel import Side
from bot.domain.external_id import ExternalId
from bot.domain.outbox import RowId
from bot.domain.reason import Reason
from bot.ports import OutgoingReply, Pull, Reconnect, Refused, Retry, Unclear
from cogs.community.asking import asking
from tests.connectors.community.stage import OnStage
from tests.connectors.harness import target
from tests.support.loopback_discord import Right


class Answer:
    reason = "refused"

    def __init__(self, status: int, headers: dict[str, str]) -> None:
        self.status = status
        self.headers = headers


def refusal(status: int, code: int, text: str = "", **headers: str) -> discord.HTTPException:
    kind = {403: discord.Forbidden, 404: discord.NotFound}.get(status, discord.HTTPException)
    if status >= 500:
        kind = discord.DiscordServerError
    given: Any = Answer(status, {name.replace("_", "-"): value for name, value in headers.items()})
    return kind(given, {"code": code, "message": text})


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (refusal(403, 50001), Reason.NO_RIGHT),
        (refusal(404, 10008), Reason.GONE),
        (refusal(404, 10003), Reason.GONE),
        (refusal(400, 50083, "Thread is archived"), Reason.CLOSED),
        (refusal(400, 160005, "Thread is locked"), Reason.CLOSED),
        (refusal(400, 160002), Reason.NO_RIGHT),
        (refusal(400, 200000, "blocked by automatic moderation"), Reason.POLICY),
        (refusal(400, 240000, "link is not allowed"), Reason.POLICY),
        (refusal(400, 50035, "message_reference: Unknown message"), Reason.GONE),
        (refusal(400, 50035, "content: Must be 2000 or fewer in length."), Reason.TOO_LONG),
        (refusal(400, 50035, "something else"), Reason.UNKNOWN),
    ],
)
def test_a_refusal_of_a_reply_says_why(error: discord.HTTPException, reason: Reason) -> None:
    with pytest.raises(Refused) as refused, asking(Side.SEND):
        raise error
    assert refused.value.reason is reason


@pytest.mark.parametrize(("status", "reason"), [(403, Reason.NO_RIGHT), (404, Reason.GONE)])
def test_a_refusal_to_read_is_about_the_access(status: int, reason: Reason) -> None:
    with pytest.raises(Reconnect) as refused, asking(Side.READ):
        raise refusal(status, 50001)
    assert refused.value.reason is reason


@pytest.mark.parametrize("side", Side)
def test_a_rate_limit_is_waited_out(side: Side) -> None:
    with pytest.raises(Retry) as limited, asking(side):
        raise refusal(429, 0, Retry_After="42")
    assert (limited.value.after, limited.value.side, limited.value.reason) == (
        timedelta(seconds=42),
        side,
        Reason.RATE,
    )


@pytest.mark.parametrize(
    "error", [refusal(503, 0), aiohttp.ServerDisconnectedError(), TimeoutError(), ConnectionResetError()]
)
def test_no_answer_to_a_reply_may_have_had_an_effect_and_to_a_look_had_none(error: Exception) -> None:
    with pytest.raises(Unclear), asking(Side.SEND):
        raise error
    with pytest.raises(Retry), asking(Side.READ):
        raise error


def test_a_connection_that_was_never_made_had_no_effect() -> None:
    key: Any = None
    with pytest.raises(Retry) as trouble, asking(Side.SEND):
        raise aiohttp.ClientConnectorError(key, OSError())
    assert trouble.value.side is Side.SEND


@pytest.mark.parametrize("side", [Side.READ, Side.SEND])
def test_a_rate_limit_that_is_too_long_for_discord_py_had_no_effect(side: Side) -> None:
    with pytest.raises(Retry) as raised, asking(side):
        raise discord.RateLimited(412)
    assert (raised.value.after, raised.value.side, raised.value.reason) == (
        timedelta(seconds=412),
        side,
        Reason.RATE,
    )


async def test_without_the_right_to_read_nothing_looks_deleted() -> None:
    stage = OnStage()
    ref = await stage.connector(None).check()
    connector = stage.connector(ref)
    made = await stage.comment("Noch da?")
    [seen] = (await connector.fetch(Pull("history", "", (), stage.now()))).seen
    stage.guild.take_away(Right.READ_MESSAGE_HISTORY, channel=stage.channel)
    for poll in ("history", "watch"):
        with pytest.raises(Reconnect) as refused:
            await connector.fetch(Pull(poll, "", (target(seen),), stage.now()))
        assert refused.value.reason is Reason.NO_RIGHT
    assert (await connector.check()).missing == ("read_message_history",)
    assert made


async def test_a_right_that_was_lost_a_moment_ago_empties_a_list_and_still_proves_nothing() -> None:
    stage = OnStage()
    connector = stage.connector(await stage.connector(None).check())
    await stage.comment("Noch da?")
    [seen] = (await connector.fetch(Pull("history", "", (), stage.now()))).seen
    # The gateway has not said so yet: Discord's list is empty then, without an error.
    stage.loopback.world.emit = lambda event, build: None
    stage.guild.take_away(Right.READ_MESSAGE_HISTORY, channel=stage.channel)
    with pytest.raises(Reconnect):
        await connector.fetch(Pull("watch", "", (target(seen),), stage.now()))


async def test_a_reply_in_a_closed_thread_is_refused_with_its_reason() -> None:
    stage = OnStage()
    connector = stage.connector(await stage.connector(None).check())
    thread = stage._person("Resi").begin_thread(stage.channel, "Mühle kaputt")
    made = stage._person("Resi").say(thread, "Sie mahlt nicht mehr")
    stage.guild.take_away(Right.MANAGE_THREADS)
    stage.loopback.world.archive(thread, locked=True)
    seen = (await connector.fetch(Pull("history", "", (), stage.now()))).seen
    [one] = [each for each in seen if each.external_id == ExternalId(str(made.id))]
    with pytest.raises(Refused) as refused:
        await connector.send(OutgoingReply(RowId(1), target(one), "Bring sie vorbei."))
    assert refused.value.reason is Reason.CLOSED
