"""What the engine may rely on with every connector, whatever the platform."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.connectors import keys, load
from bot.domain.act import Act
from bot.domain.channel import Side
from bot.domain.comment import Audience, AuthorRole, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.outbox import RowId
from bot.ports import (
    AccountRef,
    Api,
    Connector,
    OutgoingReply,
    Pull,
    Reconnect,
    Refused,
    Retry,
    SeenComment,
    Target,
    Unclear,
)
from tests.connectors.harness import LONG_AGO, STAGES, Able, Reading, Stage, look, target

HOSTILE = (
    "@everyone <@123> [Bank](https://böse.example) \u202egnirts\u202c z\u200be\u200br\u200bo\n\n\n\n\n"
    "``` # Titel\n-# klein <t:1:R> </b:1> " + "<b>" * 500 + "x" * 30_000
)

Test = Callable[..., Any]


def needs(*able: Able) -> Callable[[Test], Test]:
    """Makes the test once for every stage that can play it."""

    def mark(test: Test) -> Test:
        fitting = [name for name, staging in STAGES.items() if set(able) <= staging.able]
        return pytest.mark.parametrize("stage", fitting, indirect=True)(test)

    return mark


@pytest.fixture
def stage(request: pytest.FixtureRequest) -> Stage:
    return STAGES[request.param].open(request)


async def connected(stage: Stage) -> tuple[Connector, AccountRef]:
    """A connector as the engine has it once the channel is set up."""
    ref = await stage.connector(None).check()
    return stage.connector(ref), ref


async def only(connector: Connector, stage: Stage, comment: ExternalId) -> SeenComment:
    return (await look(connector, stage.now))[comment]


async def named(connector: Connector, seen: SeenComment) -> str:
    """Name of an author; where names are asked for apart, that one."""
    if seen.author or not connector.info.names_authors or seen.author_id is None:
        return seen.author
    [author] = await connector.authors((seen.author_id,))
    assert author.id == seen.author_id
    return author.name


def polls_that_watch(connector: Connector) -> list[str]:
    """The ones that look after known comments; where there is none, the main one must tell by itself."""
    polls = connector.polls()
    return [poll.name for poll in polls if poll.watch_batch] or [polls[0].name]


async def watched(
    connector: Connector, stage: Stage, *targets: Target
) -> tuple[set[ExternalId], dict[ExternalId, SeenComment]]:
    """What the watching polls tell of these: gone, and seen."""
    gone: set[ExternalId] = set()
    seen: dict[ExternalId, SeenComment] = {}
    for name in polls_that_watch(connector):
        told = await Reading(connector, name, stage.now).once(targets)
        gone |= set(told.gone)
        seen.update({one.external_id: one for one in told.seen})
    return gone, seen


@pytest.mark.parametrize("key", keys())
def test_the_registry_gives_the_class_that_declares_this_key(key: str) -> None:
    info = load(key).info
    assert info.key == key
    assert info.title
    assert info.settle >= timedelta(seconds=30)
    assert len({spec.key for spec in info.settings}) == len(info.settings)


@pytest.mark.parametrize("key", keys())
def test_a_platform_has_words_for_every_setting_and_no_form_asks_for_a_secret(key: str) -> None:
    info = load(key).info
    assert [words.key for words in info.words.settings] == [spec.key for spec in info.settings]
    labelled = {words.key for words in info.words.settings if words.label is not None}
    assert labelled & {spec.key for spec in info.settings if spec.secret} == set()
    if info.words.connect is not None and info.words.connect.form:
        assert {spec.key for spec in info.settings if spec.required} <= labelled
    if any(spec.secret for spec in info.settings):
        assert info.words.secret is not None


def test_an_unknown_key_is_no_connector() -> None:
    with pytest.raises(KeyError):
        load("no such platform")


@needs()
async def test_polls_have_names_of_their_own_and_sensible_pauses(stage: Stage) -> None:
    connector, _ = await connected(stage)
    polls = connector.polls()
    assert len({poll.name for poll in polls}) == len(polls) >= 1
    assert all(timedelta(seconds=1) <= poll.every <= timedelta(days=2) for poll in polls)
    assert polls[0].every == min(poll.every for poll in polls)


@needs()
async def test_the_check_tells_who_we_are_there_and_can_be_stored(stage: Stage) -> None:
    connector, ref = await connected(stage)
    assert ref.id and ref.name
    assert not ref.missing
    assert json.loads(json.dumps(dict(ref.found))) == ref.found
    assert (await connector.check()) == ref


@needs(Able.WRITE)
async def test_an_account_that_may_write_knows_its_own_ids(stage: Stage) -> None:
    _, ref = await connected(stage)
    assert ref.can_write and ref.own_ids


@needs()
async def test_an_empty_platform_has_no_news_and_says_so(stage: Stage) -> None:
    connector, _ = await connected(stage)
    for poll in connector.polls():
        told = await Reading(connector, poll.name, stage.now).once()
        assert (told.seen, told.gone) == ((), ())


@needs()
async def test_a_customers_comment_is_seen_with_who_what_where_and_when(stage: Stage) -> None:
    connector, _ = await connected(stage)
    made = await stage.comment("Habt ihr am Samstag offen?", name="Jürgen Größl")
    seen = await only(connector, stage, made)
    assert (seen.text, await named(connector, seen)) == ("Habt ihr am Samstag offen?", "Jürgen Größl")
    assert (seen.role, seen.visibility, seen.audience) == (
        AuthorRole.CUSTOMER,
        Visibility.PUBLIC,
        Audience.PUBLIC,
    )
    assert seen.posted_at.utcoffset() == timedelta()
    assert abs(seen.posted_at - stage.now()) < timedelta(minutes=2)
    assert seen.thread_id and seen.answers == () and seen.in_reply_to is None
    assert len(seen.context.encode()) <= 4096 and (not seen.context or json.loads(seen.context) is not None)


@needs()
async def test_a_reply_of_one_customer_to_another_answers_nothing(stage: Stage) -> None:
    connector, _ = await connected(stage)
    first = await stage.comment("Gibt es noch Karten?")
    second = await stage.comment("Ich habe welche bekommen", name="Eva", under=first)
    seen = await only(connector, stage, second)
    assert (seen.in_reply_to, seen.answers, seen.role) == (first, (), AuthorRole.CUSTOMER)


@needs()
async def test_orders_grow_and_everything_covered_was_returned(stage: Stage) -> None:
    connector, _ = await connected(stage)
    made = [await stage.comment(f"Nummer {number}") for number in range(4)]
    main = Reading(connector, connector.polls()[0].name, stage.now)
    told = await main.once()
    orders = {one.external_id: one.order for one in told.seen}
    threads = {one.external_id: one.thread_id for one in told.seen}
    assert [orders[one] for one in made] == sorted(orders[one] for one in made)
    for page in main.pages:
        here = {one.external_id for one in page.seen}
        for cover in page.covered:
            inside = {
                external
                for external, order in orders.items()
                if cover.low <= order
                and (cover.high is None or order <= cover.high)
                and cover.thread_id in (None, threads[external])
            }
            assert inside <= here


@needs()
async def test_a_page_that_was_never_committed_comes_again(stage: Stage) -> None:
    connector, ref = await connected(stage)
    main = connector.polls()[0].name
    reading = Reading(connector, main, stage.now)
    await reading.once()
    made = await stage.comment("Kam kurz vor dem Absturz")
    lost = await connector.fetch(Pull(main, reading.cursor, (), stage.now()))
    again = await stage.connector(ref).fetch(Pull(main, reading.cursor, (), stage.now()))
    assert made in {one.external_id for one in again.seen}
    assert {one.external_id for one in lost.seen} == {one.external_id for one in again.seen}


@needs()
async def test_a_new_instance_goes_on_from_the_stored_cursor(stage: Stage) -> None:
    connector, ref = await connected(stage)
    before = await stage.comment("Vor dem Neustart")
    main = connector.polls()[0].name
    first = Reading(connector, main, stage.now)
    assert before in {one.external_id for one in (await first.once()).seen}
    after = await stage.comment("Nach dem Neustart")
    second = Reading(stage.connector(ref), main, stage.now, cursor=first.cursor)
    assert after in {one.external_id for one in (await second.once()).seen}


@needs(Able.ANSWER_THERE)
async def test_an_answer_typed_on_the_platform_with_our_account_counts_as_own_and_answers(
    stage: Stage,
) -> None:
    connector, _ = await connected(stage)
    asked = await stage.comment("Macht ihr auch Entkoffeinierten?")
    answer = await stage.answer_there(asked, "Ja, ab Freitag.")
    seen = await only(connector, stage, answer)
    assert (seen.role, seen.answers, seen.answers_sure, seen.text) == (
        AuthorRole.US,
        (asked,),
        True,
        "Ja, ab Freitag.",
    )


@needs(Able.COLLEAGUE)
async def test_an_answer_of_a_colleague_is_the_teams(stage: Stage) -> None:
    connector, _ = await connected(stage)
    asked = await stage.comment("Macht ihr auch Entkoffeinierten?")
    answer = await stage.colleague(asked, "Ja, ab Freitag.")
    seen = await only(connector, stage, answer)
    assert (seen.role, seen.answers) == (AuthorRole.TEAM, (asked,))


@needs(Able.EDIT)
async def test_an_edit_is_seen_under_the_same_id(stage: Stage) -> None:
    connector, _ = await connected(stage)
    made = await stage.comment("Wo seit ihr?")
    reading = Reading(connector, connector.polls()[0].name, stage.now)
    before = {one.external_id: one for one in (await reading.once()).seen}[made]
    await stage.edit(made, "Wo seid ihr?")
    _, seen = await watched(connector, stage, target(before))
    seen |= {one.external_id: one for one in (await reading.once()).seen}
    assert seen[made].text == "Wo seid ihr?"
    assert seen[made].posted_at == before.posted_at


@needs(Able.DELETE)
async def test_what_is_deleted_is_reported_as_gone_and_nothing_else_is(stage: Stage) -> None:
    connector, _ = await connected(stage)
    stays, goes = await stage.comment("Ich bleibe"), await stage.comment("Ich gehe")
    seen = await look(connector, stage.now)
    await stage.delete(goes)
    gone, still = await watched(connector, stage, target(seen[stays]), target(seen[goes]))
    assert gone == {goes}
    assert stays in still or stays in await look(connector, stage.now)


@needs(Able.FAIL)
async def test_a_platform_that_is_down_dims_reading_and_loses_nothing(stage: Stage) -> None:
    connector, _ = await connected(stage)
    made = await stage.comment("Bin noch da")
    seen = await only(connector, stage, made)
    up = stage.down()
    for poll in connector.polls():
        with pytest.raises(Retry) as trouble:
            await connector.fetch(Pull(poll.name, "", (target(seen),), stage.now()))
        assert trouble.value.side is Side.READ
    with pytest.raises(Retry):
        await connector.probe()
    with pytest.raises(Retry):
        await connector.check()
    up()
    await connector.probe()
    assert made in await look(connector, stage.now)


@needs(Able.REVOKE)
async def test_a_revoked_credential_asks_to_reconnect_and_never_reads_as_vanished_comments(
    stage: Stage,
) -> None:
    connector, ref = await connected(stage)
    made = await stage.comment("Bin noch da")
    seen = await only(connector, stage, made)
    stage.revoke()
    for poll in connector.polls():
        with pytest.raises(Reconnect):
            await connector.fetch(Pull(poll.name, "", (target(seen),), stage.now()))
    with pytest.raises(Reconnect):
        await connector.probe()
    with pytest.raises(Reconnect):
        await connector.check()
    with pytest.raises(Reconnect):
        await connector.send(OutgoingReply(RowId(1), target(seen), "Kommt nicht an"))
    assert await stage.standing(made) == ()
    assert ref.can_write


@needs(Able.WRITE)
async def test_a_reply_is_under_its_comment_and_comes_back_as_own(stage: Stage) -> None:
    connector, _ = await connected(stage)
    asked = await stage.comment("Versendet ihr nach Tirol?")
    to = target(await only(connector, stage, asked))
    text = 'Ja & gern: "2 < 3" Werktage :-) … <b>kein HTML</b> &lt;\n\nLiebe Grüße'
    reply = OutgoingReply(RowId(7), to, text)
    assert connector.way(to, text) == Api()
    reply = OutgoingReply(RowId(7), to, text, await connector.prepare(reply, stage.now()))
    sent = await connector.send(reply)
    assert sent.visibility is Visibility.PUBLIC and sent.by_us and sent.text == text
    assert sent.url and abs(sent.posted_at - stage.now()) < timedelta(minutes=2)
    assert len(await stage.standing(asked)) == 1
    seen = await only(connector, stage, sent.external_id)
    assert (seen.role, seen.answers, seen.text) == (AuthorRole.US, (asked,), text)
    assert (await connector.find_sent(reply, stage.now() - LONG_AGO, frozenset())) == (sent,)


@needs(Able.WRITE)
async def test_reading_back_finds_the_answers_under_this_comment_that_are_recent_and_not_known(
    stage: Stage,
) -> None:
    connector, _ = await connected(stage)
    asked, other = await stage.comment("Habt ihr Filter?"), await stage.comment("Und Siebe?")
    seen = await look(connector, stage.now)
    reply = OutgoingReply(RowId(1), target(seen[asked]), "Ja, im Laden.")
    assert await connector.find_sent(reply, stage.now() - LONG_AGO, frozenset()) == ()
    await stage.comment("Ja, im Laden.", under=asked)
    await connector.send(OutgoingReply(RowId(2), target(seen[other]), "Ja, im Laden."))
    assert await connector.find_sent(reply, stage.now() - LONG_AGO, frozenset()) == ()
    before = await connector.send(OutgoingReply(RowId(3), target(seen[asked]), "Ja, hinten im Laden."))
    sent = await connector.send(reply)
    assert await connector.find_sent(reply, stage.now() - LONG_AGO, frozenset()) == (before, sent)
    assert await connector.find_sent(reply, stage.now() - LONG_AGO, frozenset({before.external_id})) == (
        sent,
    )
    assert await connector.find_sent(reply, stage.now() + LONG_AGO, frozenset()) == ()


@needs(Able.WRITE, Able.COLLEAGUE, Able.ANSWER_THERE)
async def test_reading_back_tells_whose_answer_it_is(stage: Stage) -> None:
    connector, _ = await connected(stage)
    asked = await stage.comment("Habt ihr Filter?")
    to = target(await only(connector, stage, asked))
    await stage.answer_there(asked, "Ja, hier!")
    await stage.colleague(asked, "Im Regal links.")
    found = await connector.find_sent(OutgoingReply(RowId(1), to, "Ja."), stage.now() - LONG_AGO, frozenset())
    assert [(one.text, one.by_us) for one in found] == [("Ja, hier!", True), ("Im Regal links.", False)]


@needs(Able.WRITE, Able.FAIL, Able.REWRITE)
async def test_a_reply_that_the_platform_rewrote_is_read_back_in_its_own_words(stage: Stage) -> None:
    connector, _ = await connected(stage)
    asked = await stage.comment("Wo finde ich das?")
    to = target(await only(connector, stage, asked))
    stage.rewrite("https://roesterei.example/karte", "(Link entfernt)")
    reply = OutgoingReply(RowId(1), to, "Hier: https://roesterei.example/karte")
    stage.lose_next_answer()
    with pytest.raises(Unclear):
        await connector.send(reply)
    [found] = await connector.find_sent(reply, stage.now() - LONG_AGO, frozenset())
    assert (found.text, found.by_us) == ("Hier: (Link entfernt)", True)


@needs(Able.WRITE, Able.FAIL)
async def test_a_lost_answer_is_unclear_and_the_reply_is_found(stage: Stage) -> None:
    connector, _ = await connected(stage)
    asked = await stage.comment("Seid ihr am 24. da?")
    reply = OutgoingReply(RowId(1), target(await only(connector, stage, asked)), "Bis Mittag.")
    stage.lose_next_answer()
    with pytest.raises(Unclear):
        await connector.send(reply)
    [found] = await connector.find_sent(reply, stage.now() - LONG_AGO, frozenset())
    assert (await only(connector, stage, found.external_id)).role is AuthorRole.US


@needs(Able.WRITE, Able.FAIL)
async def test_a_reply_to_a_platform_that_is_down_dims_sending_and_has_no_effect(stage: Stage) -> None:
    connector, _ = await connected(stage)
    asked = await stage.comment("Seid ihr am 24. da?")
    reply = OutgoingReply(RowId(1), target(await only(connector, stage, asked)), "Bis Mittag.")
    up = stage.down()
    with pytest.raises(Retry) as trouble:
        await connector.send(reply)
    assert trouble.value.side is Side.SEND
    up()
    assert await stage.standing(asked) == ()


@needs(Able.WRITE, Able.DELETE)
async def test_a_reply_to_a_deleted_comment_is_refused(stage: Stage) -> None:
    connector, _ = await connected(stage)
    asked = await stage.comment("Vergesst es")
    to = target(await only(connector, stage, asked))
    await stage.delete(asked)
    with pytest.raises(Refused):
        await connector.send(OutgoingReply(RowId(1), to, "Schade"))


@needs(Able.HOLD, Able.MODERATE, Able.WRITE)
async def test_a_held_comment_is_seen_as_such_approved_and_then_answered(stage: Stage) -> None:
    connector, _ = await connected(stage)
    held = await stage.hold("Darf ich herein?")
    seen = await only(connector, stage, held)
    assert seen.visibility is Visibility.HELD
    with pytest.raises(Refused):
        await connector.send(OutgoingReply(RowId(1), target(seen), "Ja"))
    approved = await connector.act(Act.APPROVE, target(seen), None)
    assert approved is not None and approved.visibility is Visibility.PUBLIC
    await connector.send(OutgoingReply(RowId(1), target(approved), "Ja"))
    assert await stage.standing(held) == ("Ja",)


@needs(Able.MODERATE)
async def test_every_act_offered_changes_what_is_seen_and_may_be_repeated(stage: Stage) -> None:
    connector, _ = await connected(stage)
    offered = set[Act]()
    for act in sorted(connector.info.acts - {Act.EDIT_OWN, Act.DELETE_OWN}):
        made = await (stage.hold if act is Act.APPROVE else stage.comment)(f"Für {act}")
        seen: SeenComment | None = await only(connector, stage, made)
        for way_there in _way_to(act):
            assert seen is not None
            seen = await connector.act(way_there, target(seen), None)
        assert seen is not None
        assert act in connector.can(target(seen))
        offered.add(act)
        first = await connector.act(act, target(seen), None)
        again = await connector.act(act, target(seen), None)
        assert first is not None and first == again
        assert (first.visibility, first.liked) != (seen.visibility, seen.liked)
        if Able.TELLS_STATE in stage.able:
            there = await only(connector, stage, made)
            assert (there.visibility, there.liked) == (first.visibility, first.liked)
    assert offered


def _way_to(act: Act) -> tuple[Act, ...]:
    """Acts that bring a comment to where this one makes sense."""
    return {
        Act.UNSPAM: (Act.SPAM,),
        Act.UNTRASH: (Act.TRASH,),
        Act.UNHIDE: (Act.HIDE,),
        Act.UNLIKE: (Act.LIKE,),
    }.get(act, ())


@needs(Able.MODERATE, Able.DELETE)
async def test_an_act_on_a_deleted_comment_tells_that_it_is_gone(stage: Stage) -> None:
    connector, _ = await connected(stage)
    made = await stage.comment("Kurzlebig")
    to = target(await only(connector, stage, made))
    await stage.delete(made)
    assert await connector.act(min(connector.can(to)), to, None) is None


@needs(Able.WRITE, Able.MODERATE)
async def test_our_own_reply_can_be_changed_and_deleted_and_nobody_elses(stage: Stage) -> None:
    connector, _ = await connected(stage)
    asked = await stage.comment("Was kostet der Kurs?")
    theirs = target(await only(connector, stage, asked))
    sent = await connector.send(OutgoingReply(RowId(1), theirs, "49 Euro"))
    ours = target(await only(connector, stage, sent.external_id))
    own = {Act.EDIT_OWN, Act.DELETE_OWN} & connector.info.acts
    assert own <= connector.can(ours)
    just_sent = Target(sent.external_id, ours.thread_id)
    assert own <= connector.can(just_sent), "before a poll has seen it"
    assert not own & connector.can(theirs)
    if Act.EDIT_OWN in own:
        changed = await connector.act(Act.EDIT_OWN, ours, "59 Euro & Kaffee")
        assert changed is not None and changed.text == "59 Euro & Kaffee"
        assert await connector.act(Act.EDIT_OWN, ours, "59 Euro & Kaffee") == changed
    with pytest.raises(Refused):
        await connector.act(Act.EDIT_OWN, theirs, "Untergeschoben")
    with pytest.raises(Refused):
        await connector.act(Act.DELETE_OWN, theirs, None)
    await connector.act(Act.DELETE_OWN, ours, None)
    await connector.act(Act.DELETE_OWN, ours, None)
    assert await stage.standing(asked) == ()
    assert (await only(connector, stage, asked)).text == "Was kostet der Kurs?"


@needs(Able.WRITE)
async def test_the_length_is_the_platforms_own_count_and_a_longer_text_is_refused(stage: Stage) -> None:
    connector, _ = await connected(stage)
    asked = await stage.comment("Erzählt!")
    to = target(await only(connector, stage, asked))
    short, longer = connector.length(to, "ä"), connector.length(to, "ää")
    assert short.limit == longer.limit > longer.used > short.used > 0


@needs(Able.THREADS)
async def test_threads_have_plain_titles_and_unknown_ones_are_left_out(stage: Stage) -> None:
    connector, _ = await connected(stage)
    made = await stage.comment("Wo bin ich?")
    seen = await only(connector, stage, made)
    [thread] = await connector.threads((seen.thread_id, ExternalId("999999")))
    assert thread.external_id == seen.thread_id
    assert thread.title and "<" not in thread.title and "&#" not in thread.title
    assert thread.url.startswith("http")


@needs()
async def test_hostile_text_arrives_plain_bounded_and_composed(stage: Stage) -> None:
    connector, _ = await connected(stage)
    made = await stage.comment(HOSTILE, name="\u202eA\u200b @everyone")
    seen = await only(connector, stage, made)
    for told in (seen.text, await named(connector, seen)):
        assert unicodedata.is_normalized("NFC", told)
        assert not [char for char in told if unicodedata.category(char) in ("Cc", "Cf") and char != "\n"]
    assert len(seen.text.encode()) <= 20_000
    assert "\n\n\n" not in seen.text and "\n" not in seen.author


@needs()
async def test_closing_it_gives_nothing_away_and_may_be_done_twice(stage: Stage) -> None:
    connector, ref = await connected(stage)
    await connector.aclose()
    await connector.aclose()
    assert (await stage.connector(ref).check()).id == ref.id
