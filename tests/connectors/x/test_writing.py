"""Writing on X: the two ways of a reply, what each costs, read-back, hiding and deleting."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.x import X, normalise, writing
from bot.connectors.x.normalise import Context
from bot.connectors.x.words import LINK_COSTS
from bot.domain.act import Act
from bot.domain.comment import Visibility
from bot.domain.external_id import ExternalId
from bot.domain.matching import same
from bot.domain.outbox import RowId
from bot.domain.reason import Reason
from bot.ports import (
    Api,
    Closed,
    LinkOut,
    OutgoingReply,
    Period,
    Pull,
    Purpose,
    Refused,
    Retry,
    Target,
    Unclear,
    UseLink,
)
from bot.services.channels.metering import most
from bot.storage.meters import Counted
from tests.connectors.harness import LONG_AGO, look, target
from tests.connectors.x.conftest import Scene
from tests.connectors.x.double import US
from tests.connectors.x.test_reading import circle
from tests.support.recording import (
    DROPPED,
    DROPPED_AFTER,
    HALF,
    PAGE_AFTER,
    UNREACHABLE,
    writes,
)


async def test_a_plain_reply_is_answered_by_a_link_with_the_text_filled_in(either: Scene) -> None:
    asked = await either.plain()
    connector = await either.connected()
    to = target((await look(connector, either.now))[asked])
    way = connector.way(to, "Ja & gern: bis 18 Uhr?")
    assert isinstance(way, LinkOut)
    parts = urlsplit(way.url)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "x.com", "/intent/post")
    assert parse_qs(parts.query) == {"in_reply_to": [asked], "text": ["Ja & gern: bis 18 Uhr?"]}


async def test_whoever_mentions_us_is_answered_by_the_api(either: Scene) -> None:
    post = either.x.write(either.x.user("Greta").id, "@Kaffeehaus_Ex offen?")
    connector = await either.connected()
    seen = await look(connector, either.now)
    assert connector.way(target(seen[ExternalId(str(post.first))]), "Ja") == Api()


@given(st.text(max_size=600))
def test_a_link_always_fits_a_button_and_holds_all_of_the_text_or_nothing_of_it(text: str) -> None:
    url = writing.intent(Target(ExternalId("9" * 18), None), text.encode(errors="ignore").decode())
    assert len(url) <= 512
    query = parse_qs(urlsplit(url).query, keep_blank_values=True)
    assert query.get("text", [text.encode(errors="ignore").decode()]) == [
        text.encode(errors="ignore").decode()
    ]


def test_a_link_of_512_characters_holds_the_text_and_one_of_513_does_not() -> None:
    to = Target(ExternalId("9" * 18), None)
    room = 512 - len(writing.intent(to, ""))
    assert len(writing.intent(to, "x" * room)) == 512
    assert "text" not in writing.intent(to, "x" * (room + 1))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Ja, bis 18 Uhr!", None),
        ("Mehr auf https://roesterei.at/karte", LINK_COSTS),
        ("Mehr auf roesterei.at", LINK_COSTS),
        ("Schreib an info@roesterei.at", None),
    ],
)
async def test_what_a_link_costs_is_said_before(scene: Scene, text: str, hint: str | None) -> None:
    asked = await scene.comment("offen?")
    connector = await scene.connected()
    to = target((await look(connector, scene.now))[asked])
    assert connector.way(to, text) == Api(hint)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("visibility", "reason"), [(Visibility.HIDDEN, Reason.PARENT_HIDDEN), (Visibility.GONE, Reason.GONE)]
)
async def test_what_is_hidden_or_gone_has_no_way(
    scene: Scene, visibility: Visibility, reason: Reason
) -> None:
    connector = await scene.connected()
    context = normalise.stored(Context(by="7", summoned=True))
    assert connector.way(Target(ExternalId("5"), None, context, visibility), "Ja") == Closed(reason)


@pytest.mark.parametrize(
    ("text", "price"), [("Ja!", 10), ("Mehr auf https://roesterei.at", 200), ("Mehr auf roesterei.at", 200)]
)
async def test_a_reply_costs_what_its_list_says_and_that_is_counted(
    either: Scene, text: str, price: int
) -> None:
    reply = await either.reply(await either.comment("offen?"), text)
    connector = await either.connected()
    await connector.send(reply)
    assert (either.till.spent, either.x.bill) == ({Purpose.SEND: price}, price)
    [asked] = either.recording.log
    assert asked.json == {"text": text, "reply": {"in_reply_to_tweet_id": reply.to.external_id}}


async def test_a_403_for_not_being_summoned_becomes_a_link_without_a_second_try(either: Scene) -> None:
    reply = await either.reply(await either.plain(), "Ja, bis 18 Uhr!")
    connector = await either.connected()
    with pytest.raises(UseLink) as refused:
        await connector.send(reply)
    assert refused.value.url == writing.intent(reply.to, reply.text)
    assert (len(either.recording.log), either.till.total, either.x.replies(int(reply.to.external_id))) == (
        1,
        0,
        [],
    )


async def test_at_the_cap_a_reply_goes_by_link_instead_of_waiting(either: Scene) -> None:
    reply = await either.reply(await either.comment("offen?"))
    connector = await either.connected()
    either.till.cap = 9
    with pytest.raises(UseLink) as full:
        await connector.send(reply)
    assert (full.value.url, either.recording.log) == (writing.intent(reply.to, reply.text), [])


def test_the_last_fifth_of_five_dollars_a_month_is_for_replies_alone_until_the_owner_sets_another_limit() -> (
    None
):
    [money] = X.info.quotas
    assert (money.period, money.currency) == (Period.MONTH, "USD")
    shares = {
        cap: [
            most(money, Counted(0, cap), purpose) for purpose in (Purpose.READ, Purpose.CHECK, Purpose.SEND)
        ]
        for cap in (None, 10_000)
    }
    assert shares == {None: [4_000, 4_000, 5_000], 10_000: [8_000, 8_000, 10_000]}


async def test_at_the_cap_a_reply_whose_answer_was_lost_is_not_looked_for_next_month(scene: Scene) -> None:
    reply = await scene.reply(await scene.comment("offen?"))
    connector = await scene.connected()
    scene.till.cap = 20
    scene.recording.plan(DROPPED_AFTER, writes)
    with pytest.raises(Unclear):
        await connector.send(reply)
    with pytest.raises(Unclear):
        await connector.find_sent(reply, scene.now() - LONG_AGO, frozenset())
    scene.till.cap = 500
    assert len(await connector.find_sent(reply, scene.now() - LONG_AGO, frozenset())) == 1


async def test_an_edited_post_is_answered_in_its_newest_version(scene: Scene) -> None:
    asked = await scene.comment("Wo seit ihr?")
    scene.x.edit(int(asked), "Wo seid ihr?")
    newest = str(scene.x.posts[int(asked)].newest)
    reply = await scene.reply(asked)
    connector = await scene.connected()
    sent = await connector.send(reply)
    assert scene.recording.log[-1].json["reply"]["in_reply_to_tweet_id"] == newest
    assert await connector.find_sent(reply, scene.now() - LONG_AGO, frozenset()) == (sent,)


async def test_an_answer_to_a_post_that_was_edited_since_it_was_read_is_found(scene: Scene) -> None:
    """X names the version that was the newest then; whoever does not know it would answer once more."""
    asked = await scene.comment("Wo seit ihr?")
    reply = await scene.reply(asked)
    connector = await scene.connected()
    scene.x.edit(int(asked), "Wo seid ihr?")
    scene.recording.plan(DROPPED_AFTER, writes)
    with pytest.raises(Unclear):
        await connector.send(reply)
    found = await connector.find_sent(reply, scene.now() - LONG_AGO, frozenset())
    assert [one.text for one in found] == [reply.text]


@pytest.mark.parametrize("fault", [DROPPED, DROPPED_AFTER, HALF, PAGE_AFTER])
async def test_an_answer_that_is_lost_leaves_it_open_and_counts_what_it_may_have_cost(
    either: Scene, fault: object
) -> None:
    reply = await either.reply(await either.comment("offen?"))
    connector = await either.connected()
    either.recording.plan(fault, writes)  # type: ignore[arg-type]
    with pytest.raises(Unclear):
        await connector.send(reply)
    assert either.till.total == 10
    found = await connector.find_sent(reply, either.now() - LONG_AGO, frozenset())
    there = either.x.replies(int(reply.to.external_id))
    assert [one.external_id for one in found] == [str(post.first) for post in there]
    assert bool(there) is (fault is not DROPPED)


async def test_what_was_never_sent_costs_nothing(either: Scene) -> None:
    reply = await either.reply(await either.comment("offen?"))
    connector = await either.connected()
    either.recording.plan(UNREACHABLE, writes)
    with pytest.raises(Retry):
        await connector.send(reply)
    assert either.till.total == 0


@pytest.mark.parametrize(
    "text",
    [
        "Ja & nein: <3 &amp; mehr",
        "Siehe https://roesterei.at/eine/sehr/lange/adresse/mit/vielen/worten?tag=mo&ort=wien",
        "Mehr auf roesterei.at, bis bald!",
        "@greta danke",
        "a\n\nb",
    ],
)
async def test_a_reply_is_known_again_whatever_x_makes_of_its_words(either: Scene, text: str) -> None:
    reply = await either.reply(await either.comment("offen?"), text)
    connector = await either.connected()
    either.recording.plan(DROPPED_AFTER, writes)
    with pytest.raises(Unclear):
        await connector.send(reply)
    [found] = await connector.find_sent(reply, either.now() - LONG_AGO, frozenset())
    assert same(text, found.text)
    seen = await look(connector, either.now)
    assert same(text, seen[found.external_id].text)


async def test_reading_back_begins_at_the_comment_and_costs_no_post_before(either: Scene) -> None:
    for number in range(30):
        either.x.write(US, f"Tagesteller {number}")
    either.clock.advance(timedelta(hours=2))
    reply = await either.reply(await either.comment("offen?"))
    connector = await either.connected()
    await connector.find_sent(reply, either.now() - timedelta(days=1), frozenset())
    assert either.x.bill == either.till.total == 0
    await connector.send(reply)
    either.x.bill = 0
    assert len(await connector.find_sent(reply, either.now() - timedelta(days=1), frozenset())) == 1
    assert either.x.bill <= 2


async def test_reading_back_finds_an_answer_behind_many_posts(either: Scene) -> None:
    reply = await either.reply(await either.comment("offen?"))
    connector = await either.connected()
    sent = await connector.send(reply)
    for number in range(70):
        either.x.write(US, f"Tagesteller {number}")
    assert await connector.find_sent(reply, either.now() - LONG_AGO, frozenset()) == (sent,)


async def test_reading_back_speaks_the_other_dialect_where_it_must(either: Scene) -> None:
    reply = await either.reply(await either.comment("offen?"))
    connector = await either.connected()
    sent = await connector.send(reply)
    either.x.speaks = frozenset({"current", "legacy"} - {either.installation["DIALECT"]})
    assert await connector.find_sent(reply, either.now() - LONG_AGO, frozenset()) == (sent,)


async def test_replies_are_hidden_and_shown_again_where_we_began_the_conversation(either: Scene) -> None:
    asked = await either.plain()
    connector = await either.connected()
    to = target((await look(connector, either.now))[asked])
    assert connector.can(to) == {Act.HIDE}
    hidden = await connector.act(Act.HIDE, to, None)
    assert hidden is not None and hidden.visibility is Visibility.HIDDEN
    assert await connector.act(Act.HIDE, to, None) == hidden
    assert either.x.posts[int(asked)].hidden
    to = target(hidden)
    assert (to.context, connector.can(to)) != ("", frozenset())
    shown = await connector.act(Act.UNHIDE, to, None)
    assert shown is not None and shown.visibility is Visibility.PUBLIC
    assert not either.x.posts[int(asked)].hidden
    assert either.x.bill - 13 * (either.installation["DIALECT"] == "current") <= 17


async def test_further_down_in_a_conversation_of_ours_replies_are_hidden_too(either: Scene) -> None:
    """Such a reply does not say who began the conversation; the first ones, on an earlier page, do."""
    connector = await either.connected()
    first = await either.comment("offen?")
    read = await connector.fetch(Pull("mentions", "", (), either.now()))
    while read.more:
        read = await connector.fetch(Pull("mentions", read.cursor, (), either.now()))
    answer = await either.answer_there(first, "Ja!")
    either.clock.advance(timedelta(minutes=2))
    down = either.x.write(either.x.user("Troll").id, "@Kaffeehaus_Ex Mist", parent=int(answer))
    stranger = either.x.write(either.x.user("Greta").id, "Wo gehen wir hin?")
    other = either.x.write(either.x.user("Troll").id, "@Kaffeehaus_Ex nie", parent=stranger.first)
    read = await connector.fetch(Pull("mentions", read.cursor, (), either.now()))
    found = {one.external_id: connector.can(target(one)) for one in read.seen}
    assert found[ExternalId(str(down.first))] == {Act.HIDE}
    assert found[ExternalId(str(other.first))] == frozenset()


async def test_on_one_page_too_the_first_replies_tell_whose_conversation_it_is(either: Scene) -> None:
    first = await either.comment("offen?")
    down = either.x.write(either.x.user("Troll").id, "@Kaffeehaus_Ex Mist", parent=int(first))
    connector = await either.connected()
    read = await connector.fetch(Pull("mentions", "", (), either.now()))
    assert {one.external_id: connector.can(target(one)) for one in read.seen} == {
        first: {Act.HIDE},
        ExternalId(str(down.first)): {Act.HIDE},
    }


async def test_in_conversations_of_others_nothing_can_be_hidden(either: Scene) -> None:
    post = either.x.write(either.x.user("Greta").id, "@kaffeehaus_ex offen?")
    connector = await either.connected()
    to = target((await look(connector, either.now))[ExternalId(str(post.first))])
    assert connector.can(to) == frozenset()
    with pytest.raises(Refused) as refused:
        await connector.act(Act.HIDE, to, None)
    assert refused.value.reason is Reason.NO_RIGHT


@pytest.mark.parametrize("act", sorted(set(Act) - {Act.HIDE, Act.UNHIDE, Act.DELETE_OWN}))
async def test_what_x_lets_no_program_do_is_refused_without_a_request(scene: Scene, act: Act) -> None:
    connector = await scene.connected()
    with pytest.raises(Refused):
        await connector.act(act, Target(ExternalId("5"), None), "x")
    assert scene.recording.log == []


async def test_an_act_whose_answer_is_lost_is_done_once_more_without_harm(either: Scene) -> None:
    asked = await either.comment("offen?")
    reply = await either.reply(asked)
    connector = await either.connected()
    sent = await connector.send(reply)
    ours = Target(sent.external_id, reply.to.thread_id)
    either.recording.plan(DROPPED_AFTER, writes)
    with pytest.raises(Unclear):
        await connector.act(Act.DELETE_OWN, ours, None)
    assert await connector.act(Act.DELETE_OWN, ours, None) is None
    assert either.x.replies(int(asked)) == []


async def test_before_the_account_was_checked_only_the_link_is_offered(scene: Scene) -> None:
    unchecked = scene.connector(None)
    to = Target(ExternalId("5"), None, normalise.stored(Context(by="7", summoned=True)))
    assert isinstance(unchecked.way(to, "Ja"), LinkOut)
    assert unchecked.can(to) == frozenset()


async def test_an_access_that_may_only_read_answers_by_link(scene: Scene) -> None:
    scene.x.access_level = "read"
    ref = await scene.connector(None).check()
    assert (ref.can_write, ref.missing) == (False, ("tweet.write",))
    to = Target(ExternalId("5"), None, normalise.stored(Context(by="7", summoned=True, in_own=True)))
    assert isinstance(scene.connector(ref).way(to, "Ja"), LinkOut)
    assert scene.connector(ref).can(to) == frozenset()


async def test_two_replies_with_the_same_words_are_told_apart_by_what_they_answer(either: Scene) -> None:
    first, second = await either.comment("offen?"), await either.comment("und morgen?")
    replies = [await either.reply(each, "Ja!") for each in (first, second)]
    connector = await either.connected()
    sent = [await connector.send(OutgoingReply(RowId(9), each.to, each.text)) for each in replies]
    for one, reply in zip(sent, replies, strict=True):
        assert await connector.find_sent(reply, either.now() - LONG_AGO, frozenset()) == (one,)


async def test_reading_back_from_a_list_that_goes_round_in_a_circle_stops_and_says_nothing(
    either: Scene,
) -> None:
    reply = await either.reply(await either.comment("offen?"))
    connector = await either.connected()
    for number in range(30):
        either.x.write(US, f"Tagesteller {number}")

    circle(either, "/tweets")
    with pytest.raises(Retry):
        await connector.find_sent(reply, either.now() - timedelta(days=1), frozenset())
    assert len(either.recording.log) == 2
