"""Reading a page: nothing is missed however much is written, and what is covered was returned."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.connectors.facebook import Facebook, client
from bot.domain.external_id import ExternalId
from bot.ports import Coverage, Fetched, Pull, Retry, SeenComment, Target
from tests.connectors.facebook.double import PAGE, answer_file
from tests.connectors.facebook.stage import CUSTOMER, OTHER, OnFacebook
from tests.connectors.harness import Reading, look, target
from tests.support.recording import Asked, Fault, Reply

MINUTE = timedelta(minutes=1)


async def opened() -> tuple[OnFacebook, Facebook]:
    stage = OnFacebook()
    return stage, stage.connector(await stage.connector(None).check())


def paths(stage: OnFacebook, since: int = 0) -> list[str]:
    """Paths of the requests since, without the version."""
    return [asked.path.partition("/v25.0/")[2] for asked in stage.bed.log[since:]]


async def test_a_quiet_look_is_one_request() -> None:
    stage, connector = await opened()
    await stage.comment("Habt ihr offen?")
    reading = Reading(connector, "feed", stage.now)
    await reading.once()
    before = len(stage.bed.log)
    await reading.once()
    assert paths(stage, before) == [f"{PAGE}/feed"]


async def test_more_new_comments_than_fit_are_read_page_by_page_down_to_what_is_known() -> None:
    stage, connector = await opened()
    reading = Reading(connector, "feed", stage.now)
    await reading.once()
    stage.clock.advance(timedelta(hours=1))
    made = {await stage.comment(f"Nummer {number}") for number in range(180)}
    before = len(stage.bed.log)
    told = await reading.once()
    assert made <= {one.external_id for one in told.seen}
    assert paths(stage, before) == [f"{PAGE}/feed", f"{stage.post}/comments", f"{stage.post}/comments"]
    before = len(stage.bed.log)
    stage.clock.advance(timedelta(hours=1))
    await reading.once()
    assert len(paths(stage, before)) == 1


async def test_a_walk_that_was_interrupted_goes_on_in_another_process() -> None:
    stage, connector = await opened()
    made = {await stage.comment(f"Nummer {number}") for number in range(180)}
    seen: set[ExternalId] = set()
    cursor = ""
    for _ in range(10):
        fetched = await stage.connector(await connector.check()).fetch(Pull("feed", cursor, (), stage.now()))
        seen |= {one.external_id for one in fetched.seen}
        cursor = fetched.cursor
        if not fetched.more:
            break
    assert made <= seen
    assert len(cursor) < 4096


async def test_what_is_refused_together_is_asked_for_apart_and_that_is_remembered() -> None:
    stage, connector = await opened()
    stage.facebook.refuses_nested = True
    old = await stage.comment("Vorher")
    reading = Reading(connector, "feed", stage.now)
    assert old in {one.external_id for one in (await reading.once()).seen}
    stage.clock.advance(timedelta(minutes=20))
    before = len(stage.bed.log)
    fresh = await stage.comment("Nachher")
    assert fresh in {one.external_id for one in (await reading.once()).seen}
    assert paths(stage, before) == [f"{PAGE}/feed", f"{stage.post}/comments"]
    assert all("comments" not in asked.query["fields"] for asked in stage.bed.log[before:])


async def test_after_a_week_it_is_asked_for_together_again() -> None:
    stage, connector = await opened()
    stage.facebook.refuses_nested = True
    reading = Reading(connector, "feed", stage.now)
    await reading.once()
    stage.facebook.refuses_nested = False
    stage.clock.advance(timedelta(days=7, minutes=1))
    before = len(stage.bed.log)
    await reading.once()
    assert "comments" in stage.bed.log[before].query["fields"]


@pytest.mark.parametrize("too_much", [True, False])
async def test_an_answer_that_is_too_large_is_asked_for_in_parts(too_much: bool) -> None:
    stage, connector = await opened()
    made = await stage.comment("Viel")
    body = b'{"error": {"code": 1, "message": "Please reduce the amount of data you are asking for"}}'
    stage.bed.plan(Fault(reply=Reply(500, body) if too_much else answer_file("facebook-error-deprecated-12")))
    told = await Reading(connector, "feed", stage.now).once()
    assert made in {one.external_id for one in told.seen}


async def test_everything_covered_was_returned_though_seconds_are_shared() -> None:
    stage, connector = await opened()
    for number in range(120):
        stage.facebook.say(stage.post, f"Nummer {number}", CUSTOMER)
        if number % 7 == 0:
            stage.clock.advance(timedelta(seconds=1))
    everything = await look(connector, stage.now)
    for poll in ("feed", "deep"):
        reading = Reading(connector, poll, stage.now)
        await reading.once()
        for page in reading.pages:
            here = {one.external_id for one in page.seen}
            for cover in page.covered:
                assert inside(cover, everything) <= here


def inside(cover: Coverage, everything: dict[ExternalId, SeenComment]) -> set[ExternalId]:
    return {
        external
        for external, one in everything.items()
        if one.thread_id == cover.thread_id
        and cover.low <= one.order
        and (cover.high is None or one.order <= cover.high)
    }


async def test_a_comment_under_an_old_post_is_found_by_the_hourly_walk_alone_by_what_moved() -> None:
    stage, connector = await opened()
    for number in range(130):
        stage.clock.advance(MINUTE)
        stage.facebook.post(f"Beitrag {number}")
    deep, feed = Reading(connector, "deep", stage.now), Reading(connector, "feed", stage.now)
    await deep.once()
    stage.clock.advance(timedelta(hours=1))
    late = await stage.comment("Gilt das noch?")
    assert late not in {one.external_id for one in (await feed.once()).seen}
    before = len(stage.bed.log)
    assert late in {one.external_id for one in (await deep.once()).seen}
    asked = paths(stage, before)
    assert asked.count(f"{PAGE}/feed") == 2
    assert f"{stage.post}/comments" in asked
    stage.clock.advance(timedelta(hours=1))
    before = len(stage.bed.log)
    await deep.once()
    assert len(paths(stage, before)) <= 3


async def test_visitors_posts_are_comments_and_what_the_page_writes_under_them_answers_them() -> None:
    stage, connector = await opened()
    post = stage.facebook.post("War super bei euch!", OTHER)
    stage.clock.advance(MINUTE)
    answer = ExternalId(stage.facebook.say(post, "Danke!", stage.facebook.us))
    seen = await look(connector, stage.now)
    theirs = seen[ExternalId(post)]
    assert (theirs.text, theirs.author, theirs.thread_id) == ("War super bei euch!", "Bernd Probe", post)
    assert (seen[answer].answers, seen[answer].answers_sure) == ((post,), True)
    assert connector.can(target(theirs)) == frozenset()
    for poll in ("deep", "watch"):
        told = await Reading(connector, poll, stage.now).once((target(theirs),))
        assert post in {one.external_id for one in told.seen}


async def test_watching_asks_for_threads_first_and_alone_only_for_what_those_left_out() -> None:
    stage, connector = await opened()
    made = [await stage.comment(f"Nummer {number}") for number in range(12)]
    seen = await look(connector, stage.now)
    stage.facebook.delete(made[3])
    before = len(stage.bed.log)
    told = await Reading(connector, "watch", stage.now).once(tuple(target(one) for one in seen.values()))
    assert told.gone == (made[3],)
    assert paths(stage, before) == [f"{stage.post}/comments", made[3]]


async def test_old_comments_in_a_long_list_are_asked_for_alone() -> None:
    stage, connector = await opened()
    old = await stage.comment("Ganz am Anfang")
    seen = (await look(connector, stage.now))[old]
    stage.clock.advance(timedelta(days=1))
    for number in range(250):
        await stage.comment(f"Nummer {number}")
    before = len(stage.bed.log)
    told = await Reading(connector, "watch", stage.now).once((target(seen),))
    assert old in {one.external_id for one in told.seen}
    assert told.gone == ()
    assert paths(stage, before) == [f"{stage.post}/comments", old]


async def test_comments_nobody_watches_are_read_again_in_turn_a_page_at_a_time() -> None:
    stage, connector = await opened()
    made = [await stage.comment(f"Nummer {number}") for number in range(110)]
    second = stage.facebook.post("Neue Sorte!")
    lone = ExternalId(stage.facebook.say(second, "Fein!", CUSTOMER))
    before = len(stage.bed.log)

    async def round_of() -> list[Fetched]:
        pages = [await connector.fetch(Pull("recheck", "", (), stage.now()))]
        while pages[-1].cursor:
            pages.append(await connector.fetch(Pull("recheck", pages[-1].cursor, (), stage.now())))
        return pages

    whole = await round_of()
    assert [page.more for page in whole] == [True, False, False, False]
    newest_first = made[::-1]
    assert [[one.external_id for one in page.seen] for page in whole] == [
        [], [lone], newest_first[:100], newest_first[100:],
    ]  # fmt: skip
    assert paths(stage, before) == [f"{PAGE}/feed", f"{second}/comments", *[f"{stage.post}/comments"] * 2]
    stage.facebook.delete(made[0])
    last = (await round_of())[-1]
    assert [one.external_id for one in last.seen] == newest_first[100:-1]
    [covered], deleted = last.covered, whole[-1].seen[-1]
    assert covered.low <= deleted.order < last.seen[-1].order


async def test_one_post_that_refuses_its_comments_does_not_end_reading_again() -> None:
    stage, connector = await opened()
    made = await stage.comment("Da")
    second = stage.facebook.post("Neue Sorte!")
    first = await connector.fetch(Pull("recheck", "", (), stage.now()))
    stage.bed.plan(
        Fault(reply=answer_file("facebook-error-deprecated-12")), lambda asked: second in asked.path
    )
    passed = await connector.fetch(Pull("recheck", first.cursor, (), stage.now()))
    last = await connector.fetch(Pull("recheck", passed.cursor, (), stage.now()))
    assert (passed.seen, [one.external_id for one in last.seen], last.cursor) == ((), [made], "")


async def test_a_deleted_post_takes_its_comments_along_each_asked_for_alone() -> None:
    stage, connector = await opened()
    made = [await stage.comment(f"Nummer {number}") for number in range(3)]
    seen = await look(connector, stage.now)
    stage.facebook.delete(stage.post)
    told = await Reading(connector, "watch", stage.now).once(tuple(target(one) for one in seen.values()))
    assert set(told.gone) == set(made)


async def test_a_list_that_is_empty_at_once_deletes_nothing() -> None:
    stage, connector = await opened()
    made = await stage.comment("Noch da")
    seen = (await look(connector, stage.now))[made]
    nothing = Reply(200, b'{"data": []}', {"content-type": "application/json"})
    for poll in ("feed", "deep", "watch"):
        stage.bed.plan(Fault(reply=nothing))
        assert (await Reading(connector, poll, stage.now).once((target(seen),))).gone == ()


async def test_another_objects_answer_is_not_taken_for_the_one_asked_for() -> None:
    stage, connector = await opened()
    made = await stage.comment("Noch da")
    to = Target(made, ExternalId(stage.post))
    stage.bed.plan(
        Fault(reply=Reply(200, b'{"id": "1_2", "message": "x"}')), lambda asked: asked.path.endswith(made)
    )
    told = await Reading(connector, "watch", stage.now).once((to,))
    assert (told.seen, told.gone) == ((), ())


@pytest.mark.parametrize(
    ("percent", "wait"),
    [(49, None), (50, timedelta(minutes=4)), (80, timedelta(minutes=8)), (95, timedelta(minutes=15))],
)
async def test_the_more_of_a_limit_is_used_the_rarer_is_asked(percent: int, wait: timedelta | None) -> None:
    stage, connector = await opened()
    stage.facebook.usage = {
        "x-app-usage": json.dumps({"call_count": 1, "total_time": percent, "total_cputime": 2})
    }
    fetched = await connector.fetch(Pull("feed", "", (), stage.now()))
    assert fetched.next_after == wait


async def test_where_nearly_all_is_used_reading_waits_as_long_as_facebook_says_and_replies_still_go() -> None:
    stage, connector = await opened()
    made = await stage.comment("Habt ihr offen?")
    stage.facebook.usage = json.loads(answer_file("facebook-headers-usage").body)
    fetched = await connector.fetch(Pull("feed", "", (), stage.now()))
    assert fetched.next_after == timedelta(minutes=19)
    assert made in {one.external_id for one in fetched.seen}


@pytest.mark.parametrize(
    "headers",
    [{"x-app-usage": "no json"}, {"x-app-usage": "[]"}, {"x-app-usage": '{"call_count": "99"}'},
     {"x-business-use-case-usage": '{"1": [7, {"call_count": null}], "2": "x"}'}, {"x-app-usage": "[" * 30_000}],
)  # fmt: skip
def test_odd_usage_headers_slow_nothing_down(headers: dict[str, str]) -> None:
    assert client.usage(headers) == client.Usage()


async def test_only_the_cursor_is_taken_from_where_the_next_page_is_said_to_be() -> None:
    stage, connector = await opened()
    for number in range(60):
        await stage.comment(f"Nummer {number}")
    await look(connector, stage.now)

    def leaks(asked: Asked) -> bool:
        return "page-token" in "".join((asked.path, *asked.query.values(), asked.body.decode()))

    own = [asked for asked in stage.bed.log if not asked.path.endswith("debug_token")]
    assert len(own) >= 3 and not any(map(leaks, own))
    assert all(asked.headers["authorization"] == "Bearer page-token" for asked in own)
    assert all(len(asked.query["appsecret_proof"]) == 64 for asked in own)


async def test_another_version_in_the_answer_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    client._note_version.cache_clear()
    stage, connector = await opened()
    stage.facebook.version = "v99.0"
    for _ in range(3):
        await connector.probe()
    assert caplog.text.count("v99.0") == 1


@pytest.mark.parametrize("poll", ["feed", "deep", "watch", "recheck"])
@pytest.mark.parametrize(
    "cursor", ["{", "[]", "7", '{"known": 3, "wanted": 4, "mark": "x", "queue": [1]}', "null"]
)
async def test_a_cursor_that_cannot_be_read_starts_from_the_beginning(poll: str, cursor: str) -> None:
    stage, connector = await opened()
    await stage.comment("Da")
    first = await connector.fetch(Pull(poll, "", (), stage.now()))
    fetched = await connector.fetch(Pull(poll, cursor, (), stage.now()))
    assert (fetched.seen, fetched.cursor, fetched.more) == (first.seen, first.cursor, first.more)


async def test_names_that_are_withheld_are_nobodys_and_never_one_person() -> None:
    stage, connector = await opened()
    stage.facebook.withholds_names = True
    first, second = await stage.comment("Eins"), await stage.comment("Zwei", name="Eva")
    seen = await look(connector, stage.now)
    assert [(seen[one].author, seen[one].author_id) for one in (first, second)] == [("", None)] * 2


async def test_a_page_that_cannot_be_read_any_more_is_no_empty_page() -> None:
    stage, connector = await opened()
    stage.bed.plan(Fault(reply=Reply(200, b"<html>")))
    with pytest.raises(Retry):
        await connector.fetch(Pull("feed", "", (), stage.now()))
