"""Sending to a Facebook page: the sender's simulation with what this connector declares, and its own requests over real
sockets.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.connectors.facebook import Facebook
from bot.domain.act import Act
from bot.domain.outbox import RowId
from bot.domain.reason import Reason
from bot.http import ChannelNet, Http
from bot.ports import (
    Account,
    AccountRef,
    Api,
    Closed,
    CopyText,
    LinkOut,
    OutgoingReply,
    Reconnect,
    Refused,
    Retry,
    Target,
    Unclear,
    Unmetered,
)
from tests.connectors.facebook.double import PAGE, answer_file
from tests.connectors.facebook.stage import OnFacebook
from tests.connectors.harness import look, target
from tests.connectors.wordpress.stage import KEY, Kept
from tests.support.counts import SEEDS
from tests.support.faulty_platform import Nature
from tests.support.recording import DROPPED, DROPPED_AFTER, HALF, PAGE_AFTER, Fault, Reply, writes
from tests.support.simulation import simulated


@pytest.mark.timeout(0)
async def test_with_what_facebook_declares_nothing_is_doubled_or_lost(
    record_property: Callable[[str, object], None],
) -> None:
    tally = await simulated(Nature(Facebook.info, rests=True), max(10, SEEDS // 3), record_property)
    assert tally.asked <= max(2, tally.replies // 50)


async def test_over_real_sockets_a_reply_arrives_once_whatever_breaks_on_its_way() -> None:
    stage = OnFacebook()
    asked = await stage.comment("Habt ihr offen?")
    async with stage.bed.serving() as root:
        http = Http(frozenset({root.removeprefix("http://")}))
        net = ChannelNet(http)
        secrets = Kept(token="page-token", app_id=stage.facebook.app_id, app_secret=stage.facebook.app_secret)

        def made(ref: AccountRef | None) -> Facebook:
            return Facebook(Account({"page": PAGE}, ref, KEY, {"HOST": root}), secrets, Unmetered(), net)

        connector = made(await made(None).check())
        to = target((await look(connector, stage.now))[asked])
        since = stage.now() - timedelta(hours=1)
        for number, fault in enumerate(
            (DROPPED, DROPPED_AFTER, HALF, PAGE_AFTER, Fault(effect=True, reply=Reply(500, b"")))
        ):
            reply = OutgoingReply(RowId(number), to, f"Ja, bis {number} Uhr")
            stage.bed.plan(fault, writes)
            with pytest.raises(Unclear):
                await connector.send(reply)
            found = await connector.find_sent(reply, since, frozenset())
            there = [
                one.message for one in stage.facebook.comments.values() if one.author == stage.facebook.us
            ]
            assert [one.text for one in found] == there
            assert there.count(reply.text) == (fault != DROPPED)
    with pytest.raises(Retry):
        await connector.probe()
    await http.aclose()


async def test_an_answer_to_a_reply_stands_beside_it_and_is_found_again() -> None:
    stage = OnFacebook()
    connector = stage.connector(await stage.connector(None).check())
    asked = await stage.comment("Habt ihr offen?")
    reply = await stage.comment("Und am Sonntag?", name="Eva", under=asked)
    seen = await look(connector, stage.now)
    out = OutgoingReply(RowId(1), target(seen[reply]), "Sonntags nicht.")
    sent = await connector.send(out)
    assert stage.facebook.comments[sent.external_id].parent == asked
    assert await connector.find_sent(out, stage.now() - timedelta(hours=1), frozenset()) == (sent,)
    read = (await look(connector, stage.now))[sent.external_id]
    assert reply in read.answers and not read.answers_sure


async def test_an_answer_under_a_visitors_post_is_found_again() -> None:
    stage = OnFacebook()
    connector = stage.connector(await stage.connector(None).check())
    post = stage.facebook.post("War super!", ("7002", "Bernd"))
    seen = await look(connector, stage.now)
    out = OutgoingReply(
        RowId(1), target(next(one for one in seen.values() if one.external_id == post)), "Danke!"
    )
    sent = await connector.send(out)
    assert await connector.find_sent(out, stage.now() - timedelta(hours=1), frozenset()) == (sent,)


async def test_many_answers_are_read_back_page_by_page_newest_first_until_before_the_question() -> None:
    stage = OnFacebook()
    connector = stage.connector(await stage.connector(None).check())
    asked = await stage.comment("Habt ihr offen?")
    to = target((await look(connector, stage.now))[asked])
    made = [await stage.answer_there(asked, f"Antwort {number}") for number in range(230)]
    out = OutgoingReply(RowId(1), to, "x")
    found = await connector.find_sent(out, stage.now() - timedelta(days=1), frozenset())
    assert [one.external_id for one in found] == made
    before = len(stage.bed.log)
    late = await connector.find_sent(out, stage.now() - timedelta(seconds=20), frozenset())
    assert len(late) == 21 and len(stage.bed.log) == before + 1


async def test_the_way_of_a_reply_follows_what_facebook_says_of_the_comment() -> None:
    stage = OnFacebook()
    ref = await stage.connector(None).check()
    connector = stage.connector(ref)
    made = {name: await stage.comment(name) for name in ("open", "closed", "hidden")}
    stage.facebook.comments[made["closed"]].can_comment = False
    stage.facebook.comments[made["hidden"]].hidden = True
    seen = await look(connector, stage.now)
    ways = {name: connector.way(target(seen[one]), "x") for name, one in made.items()}
    assert ways == {"open": Api(), "closed": Closed(Reason.CLOSED), "hidden": Closed(Reason.PARENT_HIDDEN)}
    stage.facebook.tokens["page-token"].scopes = ("pages_read_engagement", "pages_read_user_content")
    reader = stage.connector(await stage.connector(ref).check())
    assert reader.way(target(seen[made["open"]]), "x") == LinkOut(seen[made["open"]].url)
    assert reader.way(Target(made["open"], None), "x") == CopyText()
    assert reader.can(target(seen[made["open"]])) == frozenset()


async def test_an_answer_beside_a_reply_that_names_somebody_else_is_not_the_one_that_was_sent() -> None:
    stage = OnFacebook()
    connector = stage.connector(await stage.connector(None).check())
    asked = await stage.comment("Habt ihr offen?")
    reply = await stage.comment("Und am Sonntag?", name="Eva", under=asked)
    seen = await look(connector, stage.now)
    author = seen[reply].author_id
    assert author is not None
    for name in ("7009", author):
        stage.clock.advance(timedelta(seconds=1))
        stage.facebook.say(stage.post, f"An {name}", stage.facebook.us, parent=reply, tags=((name, "x"),))
    out = OutgoingReply(RowId(1), target(seen[reply]), "x")
    found = await connector.find_sent(out, stage.now() - timedelta(hours=1), frozenset())
    assert [one.text for one in found] == [f"An {author}"]


async def test_an_act_that_is_done_already_writes_nothing() -> None:
    stage = OnFacebook()
    connector = stage.connector(await stage.connector(None).check())
    asked = await stage.comment("Habt ihr offen?")
    to = target((await look(connector, stage.now))[asked])
    for act in (Act.HIDE, Act.LIKE):
        first = await connector.act(act, to, None)
        before = sum(map(writes, stage.bed.log))
        assert await connector.act(act, to, None) == first
        assert sum(map(writes, stage.bed.log)) == before


@pytest.mark.parametrize("body", [b"{}", b'{"data": {}}', b'{"data": null}', b'{"success": true}'])
async def test_an_answer_without_a_list_is_never_read_back_as_nothing_there(body: bytes) -> None:
    stage = OnFacebook()
    asked = await stage.comment("Habt ihr offen?")
    connector = stage.connector(await stage.connector(None).check())
    to = target((await look(connector, stage.now))[asked])
    out = OutgoingReply(
        RowId(7), to, "Ja!", await connector.prepare(OutgoingReply(RowId(7), to, "Ja!"), stage.now())
    )
    await connector.send(out)
    stage.bed.plan(Fault(reply=Reply(200, body, {"content-type": "application/json"})))
    with pytest.raises(Retry):
        await connector.find_sent(out, stage.now() - timedelta(hours=1), frozenset())
    assert len(await connector.find_sent(out, stage.now() - timedelta(hours=1), frozenset())) == 1


async def test_a_permission_that_was_removed_is_about_the_access_and_named_and_any_other_refusal_is_not() -> (
    None
):
    stage = OnFacebook()
    asked = await stage.comment("Habt ihr offen?")
    connector = stage.connector(await stage.connector(None).check())
    to = target((await look(connector, stage.now))[asked])
    reply = OutgoingReply(RowId(1), to, "Ja!")
    stage.bed.plan(Fault(reply=answer_file("facebook-error-permission-200")), writes)
    with pytest.raises(Refused) as refused:
        await connector.send(reply)
    assert refused.value.reason is Reason.NO_RIGHT
    token = stage.facebook.tokens["page-token"]
    whole, token.scopes = token.scopes, ("pages_read_engagement", "pages_read_user_content")
    for call in (lambda: connector.send(reply), lambda: connector.act(Act.LIKE, to, None)):
        with pytest.raises(Reconnect) as lost:
            await call()
        assert lost.value.reason is Reason.NO_RIGHT
    ref = await connector.check()
    assert (ref.can_write, ref.missing) == (False, ("pages_manage_engagement",))
    before = sum(map(writes, stage.bed.log))
    with pytest.raises(Reconnect):
        await stage.connector(ref).send(reply)
    assert sum(map(writes, stage.bed.log)) == before, "nothing is tried without the right"
    token.scopes = whole
    assert (await connector.send(reply)).text == "Ja!"
