"""Reading X: pages, what is asked for once more, what costs nothing, and the other dialect."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.x import walk
from bot.connectors.x.normalise import time_of
from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import Fetched, Pull, Reconnect, Retry, SeenAuthor, Target
from tests.connectors.harness import Reading, look, target
from tests.connectors.wordpress.stage import Kept
from tests.connectors.x.conftest import Scene
from tests.connectors.x.double import US, VALUES
from tests.connectors.x.stage import connector as built
from tests.support.clock import NOW
from tests.support.recording import DROPPED, Asked, Fault, Reply, json_reply

MINUTE = timedelta(minutes=1)


def ids(fetched: Fetched) -> list[str]:
    return [one.external_id for one in fetched.seen]


async def test_the_first_walk_reads_the_last_72_hours_and_pays_for_no_post_before(either: Scene) -> None:
    either.clock.advance(timedelta(days=-9))
    for number in range(60):
        await either.comment(f"alt {number}")
    either.clock.advance(timedelta(days=9))
    young = await either.comment("neu")
    reading = Reading(await either.connected(), "mentions", either.now)
    assert ids(await reading.once()) == [young]
    assert either.x.bill == either.till.total <= 13 + 3
    starts = {asked.query.get("start_time") for asked in either.recording.log}
    assert starts == {walk.moment(NOW - timedelta(hours=72))}


async def test_many_pages_are_read_and_the_next_walk_begins_behind_them(either: Scene) -> None:
    made = [await either.comment(f"Nummer {number}") for number in range(35)]
    reading = Reading(await either.connected(), "mentions", either.now)
    assert set(ids(await reading.once())) == set(made)
    assert len(reading.pages) == 5
    either.clock.advance(10 * MINUTE)
    assert ids(await reading.once()) == []
    before = either.x.bill
    either.clock.advance(2 * MINUTE)
    assert ids(await reading.once()) == []
    assert either.x.bill == before == either.till.total


async def test_a_mention_of_moments_ago_is_asked_for_once_more_and_not_taken_twice(either: Scene) -> None:
    reading = Reading(await either.connected(), "mentions", either.now)
    first = await either.comment("gerade eben")
    late = either.x.write(either.x.user("Eva").id, "später gelistet", parent=either.x.root)
    late.listed_at = either.clock() + timedelta(seconds=20)
    second = await either.comment("auch gerade")
    assert set(ids(await reading.once())) == {first, second}
    either.clock.advance(2 * MINUTE)
    assert ids(await reading.once()) == [str(late.first)]
    either.clock.advance(2 * MINUTE)
    assert ids(await reading.once()) == []


async def test_a_page_that_ends_early_costs_no_mention(either: Scene) -> None:
    made = [await either.comment(f"Nummer {number}") for number in range(25)]
    reading = Reading(await either.connected(), "mentions", either.now)
    await reading.connector.fetch(Pull("mentions", "", (), either.now()))
    either.recording.plan(DROPPED, lambda asked: "pagination_token" in asked.query)
    with pytest.raises(Retry):
        await reading.once()
    assert set(ids(await reading.once())) | {
        one.external_id for page in reading.pages for one in page.seen
    } == set(made)


async def test_what_was_answered_before_the_first_look_comes_with_its_answer(either: Scene) -> None:
    asked, other = await either.comment("offen?"), await either.comment("und heute?")
    answer = await either.answer_there(asked, "Ja, bis 18 Uhr")
    fetched = await Reading(await either.connected(), "mentions", either.now).once()
    by_id = {one.external_id: one for one in fetched.seen}
    assert by_id.keys() == {asked, other, answer}
    assert (by_id[answer].role, by_id[answer].answers) == (AuthorRole.US, (asked,))


async def test_after_a_gap_answers_of_that_time_come_too_and_without_one_they_are_left_to_their_own_poll(
    either: Scene,
) -> None:
    reading = Reading(await either.connected(), "mentions", either.now)
    await either.comment("erste")
    await reading.once()
    either.clock.advance(2 * MINUTE)
    asked = await either.comment("zweite")
    await either.answer_there(asked, "gleich beantwortet")
    assert ids(await reading.once()) == [asked]
    either.clock.advance(timedelta(hours=5))
    asked = await either.comment("dritte")
    answer = await either.answer_there(asked, "auch beantwortet")
    assert set(ids(await reading.once())) >= {asked, answer}


async def test_our_own_posts_bring_answers_and_neither_quotes_nor_news(either: Scene) -> None:
    reading = Reading(await either.connected(), "own", either.now)
    asked = await either.plain()
    either.x.write(US, "Heute Apfelstrudel")
    either.x.write(US, "So nett!", quoted=int(asked))
    answer = await either.answer_there(asked, "Ja, bis 18 Uhr")
    fetched = await reading.once()
    [seen] = [one for one in fetched.seen if one.answers]
    assert (seen.external_id, seen.answers, seen.answers_sure) == (answer, (asked,), True)
    assert (seen.role, seen.author, seen.text) == (AuthorRole.US, "Kaffeehaus Ex", "Ja, bis 18 Uhr")


async def test_after_days_without_an_open_comment_old_posts_of_ours_are_not_paid_for(either: Scene) -> None:
    reading = Reading(await either.connected(), "own", either.now)
    asked = await either.plain()
    await either.answer_there(asked, "Ja")
    await reading.once()
    either.clock.advance(timedelta(hours=1))
    for number in range(40):
        either.x.write(US, f"Tagesteller {number}")
    either.clock.advance(timedelta(days=8))
    asked = await either.plain("heute offen?")
    answer = await either.answer_there(asked, "Ja!")
    before = either.x.bill
    assert ids(await reading.once()) == [answer]
    assert either.x.bill - before <= 3


async def test_an_edit_arrives_as_the_same_comment_and_its_answer_closes_it(either: Scene) -> None:
    scene = either
    reading = Reading(await scene.connected(), "mentions", scene.now)
    asked = await scene.plain("Wo seit ihr?")
    await reading.once()
    scene.clock.advance(5 * MINUTE)
    scene.x.edit(int(asked), "Wo seid ihr?")
    [seen] = (await reading.once()).seen
    assert (seen.external_id, seen.text) == (asked, "Wo seid ihr?")
    assert (seen.posted_at, seen.edited_at) == (NOW, NOW + 5 * MINUTE)
    await scene.answer_there(asked, "Am Ring 1")
    own = await Reading(reading.connector, "own", scene.now).once()
    assert own.seen[0].answers == (asked,)


async def swept(scene: Scene, *targets: Target) -> Fetched:
    return await Reading(await scene.connected(), "sweep", scene.now).once(targets)


async def test_a_deletion_is_proved_by_its_id_alone_and_costs_nothing(either: Scene) -> None:
    stays, goes = await either.comment("Ich bleibe"), await either.comment("Ich gehe")
    seen = await look(await either.connected(), either.now)
    await either.delete(goes)
    either.clock.advance(timedelta(hours=5))
    fetched = await swept(either, target(seen[stays]), target(seen[goes]))
    assert (fetched.gone, fetched.seen) == ((goes,), ())
    [asked] = [each for each in either.recording.log if each.path == "/2/tweets"]
    assert asked.query == {"ids": goes}
    assert either.x.bill == either.till.total == 1


async def test_what_only_left_the_list_is_not_deleted(either: Scene) -> None:
    hidden = await either.comment("verborgen")
    seen = await look(await either.connected(), either.now)
    either.x.posts[int(hidden)].hidden = True
    fetched = await swept(either, target(seen[hidden]))
    assert (fetched.gone, either.x.bill, either.till.total) == ((), 5, 5)


async def test_a_post_that_is_only_not_shown_to_us_is_not_deleted(either: Scene) -> None:
    goes = await either.comment("gesperrt")
    seen = await look(await either.connected(), either.now)
    await either.delete(goes)
    body = (
        b'{"errors": [{"resource_id": "%s", "resource_type": "post", "parameter": "ids", "value": "%s", "title": "Authorization'
        b' Error", "detail": "Sorry, you are not authorized to see the Post.", "type":'
        b' "https://api.x.com/2/problems/not-authorized-for-resource"}]}' % (goes.encode(), goes.encode())
    )
    either.recording.plan(Fault(reply=Reply(200, body)), lambda asked: asked.path == "/2/tweets")
    assert (await swept(either, target(seen[goes]))).gone == ()


async def test_old_and_own_comments_are_not_looked_after(either: Scene) -> None:
    old = await either.comment("alt")
    answer = await either.answer_there(old, "beantwortet")
    seen = await look(await either.connected(), either.now)
    either.clock.advance(timedelta(hours=73))
    await either.delete(old)
    fetched = await swept(either, target(seen[old]), target(seen[answer]))
    assert (fetched.gone, either.x.bill, len(either.recording.log)) == ((), 0, 1)


async def test_a_sweep_over_many_pages_looks_at_all_of_them(either: Scene) -> None:
    made = [await either.comment(f"Nummer {number}") for number in range(90)]
    seen = await look(await either.connected(), either.now)
    for each in made[::9]:
        await either.delete(each)
    fetched = await swept(either, *(target(seen[each]) for each in made))
    assert set(fetched.gone) == set(made[::9])
    assert either.x.bill == either.till.total == 80


async def test_a_400_switches_to_the_other_dialect_and_stays_there(either: Scene) -> None:
    spoken = "legacy" if either.installation["DIALECT"] == "current" else "current"
    either.x.speaks = frozenset({spoken})
    made = await either.comment("verstanden?")
    reading = Reading(await either.connected(), "mentions", either.now)
    assert ids(await reading.once()) == [made]
    field = {"current": "post.fields", "legacy": "tweet.fields"}
    assert [field[spoken] in asked.query for asked in either.recording.log] == [False, True, True]
    either.recording.log.clear()
    either.clock.advance(2 * MINUTE)
    await reading.once()
    assert [field[spoken] in asked.query for asked in either.recording.log] == [True]


async def test_names_that_are_left_out_without_a_word_switch_too(either: Scene) -> None:
    spoken = "legacy" if either.installation["DIALECT"] == "current" else "current"
    either.x.speaks, either.x.drops = frozenset({spoken}), True
    made = await either.comment("verstanden?")
    fetched = await Reading(await either.connected(), "mentions", either.now).once()
    assert [one.external_id for one in fetched.seen if one.author_id] == [made]


async def test_where_neither_dialect_is_spoken_reading_is_late_and_asks_no_endless_questions(
    either: Scene,
) -> None:
    either.x.speaks = frozenset()
    connector = await either.connected()
    reading = Reading(connector, "mentions", either.now)
    with pytest.raises(Retry):
        await reading.once()
    assert len(either.recording.log) == 2


async def test_a_setting_that_was_changed_is_used_at_once(scene: Scene) -> None:
    reading = Reading(await scene.connected(), "mentions", scene.now)
    await reading.once()
    scene.installation = {**scene.installation, "DIALECT": "legacy"}
    reading.connector = scene.connector(reading.connector._account.ref)  # type: ignore[attr-defined]
    await reading.once()
    assert ["tweet.fields" in asked.query for asked in scene.recording.log] == [False, True]


async def test_a_page_token_that_has_ended_begins_the_walk_again(either: Scene) -> None:
    made = [await either.comment(f"Nummer {number}") for number in range(15)]
    connector = await either.connected()
    first = await connector.fetch(Pull("mentions", "", (), either.now()))
    cursor = first.cursor.replace('"page', '"ended')
    again = Reading(connector, "mentions", either.now, cursor=cursor)
    assert set(ids(await again.once())) | set(ids(first)) == set(made)


async def test_names_are_asked_for_in_one_request_and_unknown_ones_are_left_out(either: Scene) -> None:
    greta, otto = either.x.user("Greta"), either.x.user("Otto \u202e Muster")
    connector = await either.connected()
    found = await connector.authors((greta.id, otto.id, "999", "nobody", ""))
    assert set(found) == {SeenAuthor(greta.id, "Greta"), SeenAuthor(otto.id, "Otto Muster")}
    assert (either.till.total, either.x.bill, len(either.recording.log)) == (20, 20, 1)
    assert await connector.authors(("nobody",)) == ()
    assert len(either.recording.log) == 1


async def test_at_the_cap_reading_stops_before_a_request(either: Scene) -> None:
    connector = await either.connected()
    either.till.cap = 4
    with pytest.raises(Retry) as full:
        await connector.fetch(Pull("mentions", "", (), either.now()))
    assert (full.value.after, either.recording.log) == (timedelta(days=1), [])


async def test_near_the_cap_smaller_pages_are_asked_for(either: Scene) -> None:
    made = [await either.comment(f"Frage {number}") for number in range(7)]
    connector = await either.connected()
    either.till.cap = 129 if either.installation["DIALECT"] == "current" else 9
    read = await connector.fetch(Pull("mentions", "", (), either.now()))
    assert either.recording.log[0].query["max_results"] == "5"
    assert [one.external_id for one in read.seen] == made[:1:-1] and read.more
    assert either.till.total == either.x.bill > 0


async def test_a_check_of_a_known_account_costs_no_look_at_who_we_are(either: Scene) -> None:
    connector = await either.connected()
    await connector.check()
    assert [asked.path for asked in either.recording.log] == [f"/2/users/{US}/mentions"]
    assert either.x.bill == 0


async def test_a_check_of_a_known_account_says_whether_it_may_still_write_and_costs_nothing(
    either: Scene,
) -> None:
    reply = await either.reply(await either.comment("offen?"))
    connector = await either.connected()
    either.x.access_level = "read"
    with pytest.raises(Reconnect) as refused:
        await connector.send(reply)
    assert refused.value.reason is Reason.NO_RIGHT
    ref = await connector.check()
    assert (ref.can_write, ref.missing) == (False, ("tweet.write",))
    assert await either.connector(ref).check() == ref
    either.x.access_level = "read-write"
    ref = await either.connector(ref).check()
    assert (ref.can_write, ref.missing) == (True, ())
    assert either.x.bill == 0 == either.till.total


async def test_an_access_that_was_given_for_another_account_is_looked_at(either: Scene) -> None:
    ref = await either.connector(None).check()
    either.recording.log.clear()
    await built(either.recording, ref, secrets=Kept(**VALUES, account="1500000000000000999")).check()
    assert [asked.path for asked in either.recording.log] == ["/2/users/me"]


@given(st.lists(st.integers(0, 2**63 - 1), max_size=30), st.integers(0, 2**40))
def test_no_post_that_is_too_young_is_passed_for_good(numbers: list[int], seconds: int) -> None:
    now = NOW + timedelta(seconds=seconds % 10_000)
    there = [str(number) for number in numbers]
    after = walk.completed(walk.after_page(walk.Trail(), there, "", now), now)
    for number in there:
        passed = after.since and int(number) <= int(after.since)
        young = now - time_of(number) < walk.SETTLED
        assert not (young and passed and int(number) == int(after.since))
        assert young or passed
    assert walk.resume(walk.store(after)) == after


@pytest.mark.parametrize(
    "cursor", ["{", "[]", "7", '{"since": 7, "taken": "x", "ended": -1, "token": []}', '{"left": 7}']
)
async def test_a_cursor_of_another_version_begins_again(either: Scene, cursor: str) -> None:
    made = await either.comment("noch da")
    connector = await either.connected()
    assert made in ids(await Reading(connector, "mentions", either.now, cursor=cursor).once())
    assert (await Reading(connector, "sweep", either.now, cursor=cursor).once()).gone == ()


def test_an_id_tells_when_a_post_was_written() -> None:
    # docs.x.com, "X IDs": 1541815603606036480 was posted on 28 June 2022 at 16:07:40 UTC.
    assert time_of(ExternalId("1541815603606036480")).isoformat() == "2022-06-28T16:07:40+00:00"


def circle(scene: Scene, path: str) -> None:
    """The first page of a list comes again and again, with the token of a next page each time."""
    first: list[bytes] = []

    def again(asked: Asked) -> Fault | None:
        if not asked.path.endswith(path):
            return None
        if "pagination_token" not in asked.query or not first:
            first[:] = [scene.x.answer(asked).body]
        page = json.loads(first[0])
        page["meta"]["next_token"] = f"round{len(scene.recording.log)}"
        return Fault(reply=json_reply(page))

    scene.recording.chance = again


@pytest.mark.parametrize("poll", ["mentions", "own", "sweep"])
async def test_a_list_that_goes_round_in_a_circle_ends_and_costs_little(either: Scene, poll: str) -> None:
    made = [await either.comment(f"Nummer {number}") for number in range(12)]
    for each in made:
        await either.answer_there(each, "Ja")
    watched = tuple(target(one) for one in (await look(await either.connected(), either.now)).values())
    gone = replace(watched[0], external_id=ExternalId(str(int(made[0]) - 1)), context="")
    reading = Reading(await either.connected(), poll, either.now)
    circle(either, "/tweets" if poll == "own" else "/mentions")
    await reading.once((*watched, gone))
    assert len(either.recording.log) <= 6 and either.till.total < 600


async def test_a_page_that_x_refuses_again_and_again_is_not_asked_for_without_a_pause(either: Scene) -> None:
    for number in range(25):
        await either.comment(f"Nummer {number}")
    connector, cursor, waits = await either.connected(), "", []
    refusal = Fault(reply=Reply(400, b'{"title":"Invalid Request"}', {"content-type": "application/json"}))
    either.recording.plan(refusal, lambda asked: "pagination_token" in asked.query, times=10**6)
    for _ in range(9):
        fetched = await connector.fetch(Pull("mentions", cursor, (), either.now()))
        cursor = fetched.cursor
        waits.append(fetched.next_after)
        assert fetched.more
    assert waits[:2] == [None, None] and waits.count(timedelta(hours=1)) >= 3


async def test_a_sweep_whose_next_page_x_does_not_take_begins_at_the_first_another_day(either: Scene) -> None:
    made = [await either.comment(f"Nummer {number}") for number in range(60)]
    connector = await either.connected()
    seen = await look(connector, either.now)
    watched = tuple(target(seen[each]) for each in made)
    first = await connector.fetch(Pull("sweep", "", watched, either.now()))
    assert first.more
    refusal = Fault(reply=Reply(400, b'{"title":"Invalid Request"}', {"content-type": "application/json"}))
    mend = either.recording.plan(refusal, lambda asked: "pagination_token" in asked.query, times=10**6)
    ended = await connector.fetch(Pull("sweep", first.cursor, (), either.now()))
    assert (ended.more, ended.cursor, ended.gone) == (False, "", ())
    mend()
    await either.delete(made[3])
    reading = Reading(connector, "sweep", either.now, cursor=ended.cursor)
    assert (await reading.once(watched)).gone == (made[3],)


@pytest.mark.parametrize(
    "odd",
    [
        {"id": False, "edit_history_post_ids": ["5"], "edit_history_tweet_ids": ["5"]},
        {"id": str(2**64), "edit_history_post_ids": ["5"], "edit_history_tweet_ids": ["5"]},
        {"created_at": "9999-12-31T23:59:59-14:00"},
        {"created_at": "0001-01-01T00:00:00+14:00"},
    ],
)
@pytest.mark.parametrize("poll", ["mentions", "own"])
async def test_a_post_with_an_id_or_time_that_is_none_holds_up_no_other(
    either: Scene, poll: str, odd: dict[str, object]
) -> None:
    made = await either.comment("offen?")
    answer = await either.answer_there(made, "Ja")
    connector = await either.connected()
    page = {
        "data": [
            {"id": "1", "text": "x", "author_id": "9", "created_at": "2026-11-20T10:00:00Z", **odd},
            {"id": answer, "text": "@x ja", "author_id": US, "created_at": "2026-11-20T10:00:00Z"},
        ]
    }
    either.recording.plan(Fault(reply=json_reply(page)))
    fetched = await connector.fetch(Pull("mentions", "", (), either.now()))
    assert answer in ids(fetched)
    either.recording.plan(Fault(reply=json_reply(page)))
    await connector.fetch(Pull(poll, "", (), either.now()))
