"""Finding a site, what an account may do there, and reading with and without a credential."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.connectors.wordpress import WordPress as Connector
from bot.domain.act import Act
from bot.domain.comment import Visibility
from bot.domain.external_id import ExternalId
from bot.domain.length import Unit
from bot.domain.outbox import RowId
from bot.domain.reason import Reason
from bot.ports import (
    Account,
    AccountRef,
    AddressRefused,
    Closed,
    CopyText,
    Fetched,
    Granted,
    HttpAnswer,
    HttpRequest,
    LinkOut,
    NetworkTrouble,
    NoticeKind,
    OutgoingReply,
    Pull,
    Reconnect,
    Refused,
    Retry,
    Target,
    Unmetered,
)
from tests.connectors.harness import Reading, look, target
from tests.connectors.wordpress.double import EDITOR, HOME, OUTSIDE, FakeWordPress, page, said
from tests.connectors.wordpress.stage import connector, way_out, writes
from tests.support.clock import NOW
from tests.support.provision import Site, User
from tests.support.wordpress import Permalinks, Status, WordPress


@pytest.fixture
def blog() -> FakeWordPress:
    return FakeWordPress()


def clock() -> datetime:
    return NOW


def today() -> datetime:
    return datetime.now(UTC)


async def as_moderator(blog: FakeWordPress, url: str = HOME) -> tuple[Connector, AccountRef]:
    ref = await connector(blog, url, None, user=blog.user, password=blog.password).check()
    return connector(blog, url, ref, user=blog.user, password=blog.password), ref


async def as_reader(blog: FakeWordPress) -> tuple[Connector, AccountRef]:
    ref = await connector(blog, HOME, None).check()
    return connector(blog, HOME, ref), ref


async def really(wordpress: WordPress, user: User | None, url: str = "") -> tuple[Connector, AccountRef]:
    def make(ref: AccountRef | None) -> Connector:
        proof = {"user": user.login, "password": user.application_password} if user else {}
        return connector(way_out(wordpress.url), url or wordpress.url, ref, **proof)

    ref = await make(None).check()
    return make(ref), ref


# --- finding the site -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", Permalinks)
async def test_the_root_is_found_with_either_kind_of_permalinks(
    wordpress: WordPress, kind: Permalinks
) -> None:
    wordpress.set_permalinks(kind)
    post = wordpress.make_post()
    made = wordpress.comment(wordpress.customer(), post.id, "Hallo")
    reader, ref = await really(wordpress, wordpress.editor)
    root = {Permalinks.PLAIN: "/index.php?rest_route=/", Permalinks.PRETTY: "/wp-json/"}[kind]
    assert ref.found["root"] == wordpress.url + root
    assert (ref.url, ref.id) == (wordpress.url, wordpress.url.removeprefix("http://"))
    assert ref.name == "Kaffeerösterei Morgenrot"
    assert ref.found["authorize"].startswith(f"{wordpress.url}/wp-admin/authorize-application.php?app_name=")
    assert str(made) in await look(reader, today)


@pytest.mark.parametrize("before", Permalinks)
async def test_a_change_of_permalinks_stops_neither_reading_nor_replying(
    wordpress: WordPress, before: Permalinks
) -> None:
    wordpress.set_permalinks(before)
    reader, _ = await really(wordpress, wordpress.editor)
    after = Permalinks.PLAIN if before is Permalinks.PRETTY else Permalinks.PRETTY
    wordpress.set_permalinks(after)
    post = wordpress.make_post()
    made = ExternalId(str(wordpress.comment(wordpress.customer(), post.id, "Hallo")))
    seen = await look(reader, today)
    await reader.send(OutgoingReply(RowId(1), target(seen[made]), "Servus"))
    assert [row.content for row in wordpress.replies_to(int(made))] == ["Servus"]


@pytest.mark.parametrize(
    "typed", ["/?p=1", "/wp-admin/edit-comments.php", "/wp-login.php", "/index.php", "//", "/wp-json/wp/v2"]
)
async def test_people_may_type_the_address_of_any_page_of_it(wordpress: WordPress, typed: str) -> None:
    _, ref = await really(wordpress, wordpress.editor, wordpress.url + typed)
    assert ref.url == wordpress.url


@pytest.mark.parametrize(
    "typed", ["blog.example.org", " https://Blog.example.org/ ", "https://blog.example.org/wp-admin/"]
)
async def test_an_address_without_scheme_is_taken_as_https(blog: FakeWordPress, typed: str) -> None:
    _, ref = await as_moderator(blog, typed)
    assert ref.url == HOME
    assert all(request.url.startswith("https://") for request in blog.requests)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ftp://blog.example.org",
        "https://",
        "https://me:secret@blog.example.org",
        "http://[::1",
        "file:///etc/passwd",
    ],
)
async def test_what_is_no_address_is_refused_before_anything_is_asked(
    blog: FakeWordPress, typed: str
) -> None:
    with pytest.raises(Refused):
        await connector(blog, typed, None).check()
    assert blog.requests == []


async def test_a_site_without_the_link_header_is_asked_the_form_that_always_works(
    blog: FakeWordPress,
) -> None:
    blog.trap(lambda request: request.url == f"{HOME}/", 10, answer=page(None, 200, "<html>"))
    _, ref = await as_moderator(blog)
    assert ref.found["root"] == f"{HOME}/?rest_route=/"


def front(url: str, *, status: int = 200, api: str = "", location: str = "") -> HttpAnswer:
    headers = {"location": location} if location else {}
    return HttpAnswer(status, url, headers, b"", {"https://api.w.org/": api} if api else {})


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/wp-json/",
        "https://blog.example.org.evil.example/",
        "javascript:x",
        "https://blog.example.org:8443/wp-json/",
    ],
)
async def test_a_root_on_another_site_is_never_followed(blog: FakeWordPress, elsewhere: str) -> None:
    blog.trap(lambda request: request.url == f"{HOME}/", 10, answer=front(f"{HOME}/", api=elsewhere))
    _, ref = await as_moderator(blog)
    assert ref.found["root"] == f"{HOME}/?rest_route=/"
    assert all(request.url.startswith(f"{HOME}/") for request in blog.requests)


async def test_addresses_in_http_of_a_site_in_https_are_lifted(blog: FakeWordPress) -> None:
    blog.pretty = True
    api = "http://blog.example.org/wp-json/"
    blog.trap(lambda request: request.url == f"{HOME}/", 10, answer=front(f"{HOME}/", api=api))
    _, ref = await as_moderator(blog)
    assert ref.found["root"] == f"{HOME}/wp-json/"
    assert all(request.url.startswith("https://") for request in blog.requests)


async def test_a_move_to_www_is_followed_and_one_to_another_site_is_not(blog: FakeWordPress) -> None:
    www = "https://www.blog.example.org/"
    moved = front(f"{HOME}/", status=301, location=www)
    blog.trap(lambda request: request.url == f"{HOME}/", 10, answer=moved)
    blog.trap(lambda request: request.url == www, 10, answer=front(www, api=f"{www}?rest_route=/"))
    _, ref = await as_moderator(blog)
    assert ref.found["root"] == "https://www.blog.example.org/?rest_route=/"
    other = FakeWordPress()
    other.trap(lambda _: True, 10, answer=front(f"{HOME}/", status=301, location="https://shop.example/"))
    with pytest.raises(Refused) as refused:
        await as_moderator(other)
    assert refused.value.reason is Reason.NOT_JSON
    assert {request.url for request in other.requests} == {f"{HOME}/"}
    circle = FakeWordPress()
    circle.trap(lambda _: True, 50, answer=front(f"{HOME}/", status=302, location="/"))
    with pytest.raises(Refused):
        await as_moderator(circle)


async def test_what_is_no_wordpress_is_distinguished_from_one_that_is_down_or_closed(
    blog: FakeWordPress,
) -> None:
    blog.trap(lambda _: True, 99, answer=page(None, 200, "<html>"))
    with pytest.raises(Refused) as refused:
        await as_moderator(blog)
    assert refused.value.reason is Reason.NOT_JSON
    closed = FakeWordPress()
    closed.trap(
        lambda request: "rest_route" in request.url,
        99,
        answer=said(HttpRequest("GET", HOME), 401, {"code": "rest_disabled", "message": "", "data": {}}),
    )
    with pytest.raises(Refused) as refused:
        await as_moderator(closed)
    assert refused.value.reason is Reason.API_OFF
    for down in (NetworkTrouble(began=False), NetworkTrouble(began=True)):
        away = FakeWordPress()
        away.trap(lambda _: True, 99, trouble=down)
        with pytest.raises(Retry):
            await as_moderator(away)
    guarded = FakeWordPress()
    guarded.trap(lambda _: True, trouble=AddressRefused("private"))
    with pytest.raises(Refused) as refused:
        await as_moderator(guarded)
    assert refused.value.reason is Reason.ADDRESS


async def test_no_password_goes_over_plain_http_and_reading_does(blog: FakeWordPress) -> None:
    refused = AddressRefused("a password over plain http")
    blog.trap(
        lambda request: request.basic is not None and request.url.startswith("http:"), 9, trouble=refused
    )
    plain = HOME.replace("https", "http")
    api = front(f"{plain}/", api=f"{plain}/?rest_route=/")
    blog.trap(lambda request: request.url == f"{plain}/", 9, answer=api)
    with pytest.raises(Reconnect) as off:
        await as_moderator(blog, plain)
    assert off.value.reason is Reason.API_OFF
    ref = await connector(blog, plain, None).check()
    assert ref.found["root"] == f"{plain}/?rest_route=/"


async def test_a_known_site_in_maintenance_is_waited_for_and_an_error_of_its_own_too(
    blog: FakeWordPress,
) -> None:
    known, _ = await as_moderator(blog)
    for answer in (
        page(None, 200, "<html>"),
        page(None, 503, "<html>", {"retry-after": "60"}),
        page(None, 500, ""),
    ):
        blog.traps.clear()
        blog.trap(lambda _: True, 99, answer=answer)
        with pytest.raises(Retry) as wait:
            await known.check()
        assert wait.value.after in (None, timedelta(minutes=1))


# --- who we are there -------------------------------------------------------------------------------------------------


async def test_an_editor_may_everything_and_knows_the_team(wordpress: WordPress) -> None:
    _, ref = await really(wordpress, wordpress.editor)
    assert (ref.can_write, ref.missing, ref.role) == (True, (), "editor")
    assert ref.own_ids == (str(wordpress.editor.id),)
    assert {*ref.team_ids, *ref.maybe_ids} == {str(wordpress.owner.id), str(wordpress.author.id)}
    assert not ref.knows_team, "an editor is not shown what others may do"


async def test_an_administrator_is_shown_every_colleague_whatever_the_role_is_called(
    wordpress: WordPress,
) -> None:
    wordpress.php("add_role('werkstatt', 'Werkstatt', ['read' => true, 'moderate_comments' => true]);")
    wordpress.set_role(wordpress.author, "werkstatt")
    wordpress.set_role(wordpress.subscriber, "contributor")
    _, ref = await really(wordpress, wordpress.owner)
    assert set(ref.team_ids) == {str(wordpress.editor.id), str(wordpress.author.id)}
    assert (ref.maybe_ids, ref.knows_team) == ((), True)
    assert str(wordpress.subscriber.id) not in ref.team_ids


async def test_to_an_editor_whoever_has_published_is_of_the_team_and_a_contributor_may_be(
    wordpress: WordPress,
) -> None:
    wordpress.make_post()
    wordpress.set_role(wordpress.subscriber, "contributor")
    _, ref = await really(wordpress, wordpress.editor)
    assert str(wordpress.owner.id) in ref.team_ids
    assert str(wordpress.subscriber.id) in ref.maybe_ids


async def test_a_list_of_users_that_is_hidden_later_takes_nobody_off_the_team(blog: FakeWordPress) -> None:
    _, ref = await as_moderator(blog)
    assert ref.team_ids
    known = connector(blog, HOME, ref, user=blog.user, password=blog.password)
    blog.shows_users = False
    later = await known.check()
    assert (later.team_ids, later.names) == (ref.team_ids, ref.names)


async def test_weaker_roles_learn_what_they_lack_and_read_nothing_at_all(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    wordpress.comment(wordpress.customer(), post.id, "Hallo")
    for user, role in ((wordpress.author, "author"), (wordpress.subscriber, "subscriber")):
        reader, ref = await really(wordpress, user)
        assert (ref.missing, ref.can_write, ref.role) == (("moderate_comments",), False, role)
        for poll in reader.polls():
            with pytest.raises(Reconnect) as weak:
                await reader.fetch(Pull(poll.name, "", (), today()))
            assert weak.value.reason is Reason.NO_RIGHT


async def test_an_account_that_becomes_weaker_later_never_reads_as_vanished_comments(
    wordpress: WordPress,
) -> None:
    post = wordpress.make_post()
    held = wordpress.comment(wordpress.customer(), post.id, "Hallo")
    wordpress.moderate(held, Status.HOLD)
    reader, _ = await really(wordpress, wordpress.editor)
    seen = await look(reader, today)
    wordpress.set_role(wordpress.editor, "author")
    weaker = await reader.check()
    assert weaker.missing == ("moderate_comments",)
    later, _ = await really(wordpress, wordpress.editor)
    for poll in later.polls():
        with pytest.raises(Reconnect):
            await later.fetch(Pull(poll.name, "", tuple(map(target, seen.values())), today()))


async def test_a_stripped_header_is_distinguished_from_a_wrong_password(wordpress: WordPress) -> None:
    editor = wordpress.editor
    with wordpress.during(wordpress.strip_authorization()):
        with pytest.raises(Reconnect) as stripped:
            await really(wordpress, editor)
    assert stripped.value.reason is Reason.STRIPPED_HEADER
    with pytest.raises(Reconnect) as wrong:
        await really(wordpress, replace(editor, application_password="falsch & falsch"))
    assert wrong.value.reason is Reason.REVOKED
    with wordpress.during(wordpress.strip_authorization()):
        with pytest.raises(Reconnect) as both:
            await really(wordpress, replace(editor, application_password="falsch"))
    assert both.value.reason is Reason.REVOKED


async def test_where_xmlrpc_is_off_the_password_is_taken_as_wrong(blog: FakeWordPress) -> None:
    blog.strips_header = True
    blog.trap(writes, answer=page(None, 405, "<html>"))
    with pytest.raises(Reconnect) as reconnect:
        await as_moderator(blog)
    assert reconnect.value.reason is Reason.REVOKED
    blog.trap(writes, trouble=NetworkTrouble(began=True))
    with pytest.raises(Reconnect):
        await as_moderator(blog)


async def test_a_site_whose_application_passwords_are_off_says_so(
    wordpress_site: Site, tmp_path: Path
) -> None:
    site = WordPress(wordpress_site, tmp_path, environment_type="production", workers=2)
    site.start()
    try:
        with pytest.raises(Reconnect) as off:
            await really(site, site.editor)
    finally:
        site.stop()
    assert off.value.reason is Reason.API_OFF


async def test_a_team_of_more_than_a_page_is_read_whole(wordpress: WordPress) -> None:
    # Straight into the tables: WordPress' own way hashes a password for each, 15 s in all.
    wordpress.php(
        "global $wpdb; for ($i = 0; $i < 104; $i++) { $wpdb->insert($wpdb->users, ['user_login' => \"autor$i\","
        " 'user_email' => \"autor$i@example.org\"]); $id = $wpdb->insert_id;"
        " update_user_meta($id, 'wp_capabilities', ['author' => true]); update_user_meta($id, 'wp_user_level', 2); }"
    )
    _, ref = await really(wordpress, wordpress.editor)
    assert len({*ref.team_ids, *ref.maybe_ids}) == 106


async def test_a_team_list_that_is_kept_back_leaves_the_rest_working(blog: FakeWordPress) -> None:
    blog.shows_users = False
    _, ref = await as_moderator(blog)
    assert (ref.own_ids, ref.team_ids, ref.can_write) == ((str(EDITOR),), (), True)


# --- reading ----------------------------------------------------------------------------------------------------------


async def test_a_long_list_comes_in_pages_and_whole(blog: FakeWordPress) -> None:
    made = {ExternalId(str(blog.add(f"Nummer {number}"))) for number in range(450)}
    reader, _ = await as_moderator(blog)
    reading = Reading(reader, "fast", clock)
    assert {one.external_id for one in (await reading.once()).seen} == made
    assert [len(one.seen) for one in reading.pages] == [100, 100, 100, 100, 90]
    assert [one.more for one in reading.pages] == [True, True, True, True, False]
    before = len(blog.requests)
    blog.add("Noch eine")
    told = await reading.once()
    assert len(told.seen) == 451, "the floor lags 15 minutes"
    assert told.also == (), "a moderator misses nothing that a sweep would find sooner"
    assert len(blog.requests) - before == 5


async def test_once_the_floor_is_set_a_quiet_poll_is_one_request(blog: FakeWordPress) -> None:
    for number in range(450):
        blog.add(f"Nummer {number}")
    reader, _ = await as_moderator(blog)
    moment = NOW
    reading = Reading(reader, "fast", lambda: moment)
    for _ in range(2):
        await reading.once()
        moment += timedelta(minutes=16)
    reading.pages.clear()
    await reading.once()
    assert len(reading.pages) == 1
    for number in range(100):
        blog.add(f"Neu {number}")
    moment += timedelta(minutes=16)
    for _ in range(2):
        await reading.once()
        moment += timedelta(minutes=16)
    reading.pages.clear()
    told = await reading.once()
    assert len(reading.pages) == 1 and told.seen[0].text == "Neu 99"


async def test_comments_too_long_for_one_answer_come_in_smaller_pages(blog: FakeWordPress) -> None:
    made = {ExternalId(str(blog.add("🥐" * (16_000 if number % 25 < 5 else 1)))) for number in range(150)}
    blog.too_long = 1_400_000
    reader, _ = await as_moderator(blog)
    reading = Reading(reader, "fast", clock)
    assert {one.external_id for one in (await reading.once()).seen} == made
    assert {100, 20, 3} == {_size(request) for request in blog.requests if "offset" in request.url}
    reading.pages.clear()
    gone, watched = blog.comments.popitem()[0], [*map(target, (await reading.once()).seen)]
    told = await Reading(reader, "watch", clock).once(tuple(watched[:100]))
    assert told.gone == ()
    assert {one.external_id for one in told.seen} == {one.external_id for one in watched[:100]}
    assert str(gone) not in {one.external_id for one in watched}


async def test_one_comment_too_long_by_itself_is_trouble(blog: FakeWordPress) -> None:
    blog.add("x" * 10_000)
    blog.too_long = 5000
    reader, _ = await as_moderator(blog)
    reading = Reading(reader, "fast", clock)
    with pytest.raises(Retry):
        await reading.once()
    assert len(reading.pages) == 2


def _size(request: HttpRequest) -> int:
    return int(parse_qs(urlsplit(request.url).query)["per_page"][0])


async def test_a_list_that_keeps_moving_is_left_alone_for_a_while_and_then_read(blog: FakeWordPress) -> None:
    for number in range(300):
        blog.add(f"Nummer {number}")
    reader, _ = await as_moderator(blog)
    moment = NOW

    def purge() -> None:
        for number in sorted(blog.comments)[-12:]:
            blog.erase(number)

    blog.between = purge
    reading = Reading(reader, "fast", lambda: moment)
    with pytest.raises(Retry) as moving:
        await reading.once()
    assert moving.value.after == timedelta(seconds=15)
    blog.between = lambda: None
    with pytest.raises(Retry):
        await reading.once()
    moment += timedelta(seconds=16)
    assert len((await reading.once()).seen) == len(blog.comments)


async def test_pings_and_notes_are_not_reported_but_keep_their_places(blog: FakeWordPress) -> None:
    real = [
        blog.add(f"Nummer {number}", kind="pingback" if number % 2 else "comment") for number in range(240)
    ]
    wanted = {ExternalId(str(number)) for number in real[::2]}
    reader, _ = await as_moderator(blog)
    told = await Reading(reader, "sweep", clock).once()
    assert {one.external_id for one in told.seen} == wanted
    assert any(cover.low == 0 for cover in told.covered)


async def test_rows_that_are_counted_but_never_shown_are_reported_and_end_nothing(
    blog: FakeWordPress,
) -> None:
    for number in range(260):
        blog.add(f"Nummer {number}", post=5 if 40 <= number < 170 else 4)
    blog.hidden_posts = frozenset({5})
    reader, _ = await as_moderator(blog)
    reading = Reading(reader, "sweep", clock)
    told = await reading.once()
    assert len(told.seen) == 130
    [notice] = reading.pages[-1].notices
    assert (notice.kind, notice.count) == (NoticeKind.UNREADABLE, 130)
    hidden = range(42, 172)
    assert not [c for c in told.covered for number in hidden if c.low <= number <= (c.high or 10**9)]


def watching(blog: FakeWordPress) -> tuple[Target, ...]:
    return tuple(
        Target(ExternalId(str(row.id)), ExternalId(str(row.post)), "", Visibility.PUBLIC)
        for row in blog.comments.values()
    )


async def test_a_watched_comment_that_is_counted_but_not_shown_is_not_gone(blog: FakeWordPress) -> None:
    for number in range(6):
        blog.add(f"Nummer {number}", post=5 if number == 1 else 4)
    targets = watching(blog)
    blog.hidden_posts = frozenset({5})
    blog.erase(5)
    reader, _ = await as_reader(blog)
    reading = Reading(reader, "watch", clock)
    told = await reading.once(targets)
    assert told.gone == (ExternalId("5"),)
    assert {one.external_id for one in told.seen} == {"2", "4", "6", "7"}
    assert len(reading.pages) == 3, "the list, then one question for each of the two that were not in it"


async def test_watching_nothing_still_proves_that_reading_works(blog: FakeWordPress) -> None:
    reader, _ = await as_moderator(blog)
    before = len(blog.requests)
    assert await reader.fetch(Pull("watch", "", (), NOW)) == Fetched()
    assert len(blog.requests) == before + 1
    blog.password = "changed"
    with pytest.raises(Reconnect):
        await reader.fetch(Pull("watch", "", (), NOW))


async def test_a_list_of_other_comments_than_asked_for_says_nothing(blog: FakeWordPress) -> None:
    asked = blog.add("Eins")
    other = blog.add("Zwei")
    reader, _ = await as_moderator(blog)
    body = [{"id": other, "type": "comment"}]
    once = blog.trap(lambda _: True, answer=said(HttpRequest("GET", HOME), 200, body, {"x-wp-total": "1"}))
    right = await reader.fetch(Pull("watch", "", (Target(ExternalId(str(asked)), None),), NOW))
    assert [one.external_id for one in right.seen] == [str(asked)], "one odd answer is asked about once more"
    once.times = 2
    told = await reader.fetch(Pull("watch", "", (Target(ExternalId(str(asked)), None),), NOW))
    assert told == Fetched(stale=True, doubt=Reason.CACHED)


async def test_an_older_copy_of_the_site_is_read_whole_again(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    wordpress.comment(wordpress.customer(), post.id, "Vor der Sicherung")
    copy = wordpress.snapshot()
    lost = wordpress.comment(wordpress.customer(), post.id, "Nach der Sicherung")
    reader, _ = await really(wordpress, wordpress.editor)
    reading = Reading(reader, "fast", today)
    await reading.once()
    wordpress.restore(copy)
    again = wordpress.comment(wordpress.customer("Eva"), post.id, "Nach dem Zurückspielen")
    told = {one.external_id: one for one in (await reading.once()).seen}
    assert again == lost
    assert (told[ExternalId(str(again))].author, told[ExternalId(str(again))].text) == (
        "Eva",
        "Nach dem Zurückspielen",
    )


# --- without a credential ---------------------------------------------------------------------------------------------


async def test_a_stranger_reads_approved_comments_only_and_hands_answers_over(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    shown = ExternalId(str(wordpress.comment(wordpress.customer(), post.id, "Sichtbar")))
    held = wordpress.comment(wordpress.customer(), post.id, "Unsichtbar")
    wordpress.moderate(held, Status.HOLD)
    answer = wordpress.reply(wordpress.owner, int(shown), "Danke!")
    reader, ref = await really(wordpress, None)
    assert (ref.can_write, ref.own_ids, ref.missing) == (False, (), ())
    assert str(wordpress.owner.id) in ref.team_ids
    seen = await look(reader, today)
    assert set(seen) == {shown, str(answer)}
    assert seen[shown].author_id is None
    assert seen[ExternalId(str(answer))].answers == (shown,)
    assert reader.can(target(seen[shown])) == frozenset()
    assert reader.way(target(seen[shown]), "x") == LinkOut(seen[shown].url)
    assert reader.way(Target(shown, None), "x") == CopyText()
    for doing in (
        reader.send(OutgoingReply(RowId(1), target(seen[shown]), "x")),
        reader.act(Act.SPAM, target(seen[shown]), None),
        reader.find_sent(OutgoingReply(RowId(1), target(seen[shown]), "x"), today(), frozenset()),
    ):
        with pytest.raises(Refused) as refused:
            await doing
        assert refused.value.reason is Reason.NO_RIGHT


async def test_a_late_approval_below_the_floor_asks_for_the_whole_list(blog: FakeWordPress) -> None:
    late = blog.add("Spät freigegeben", status="hold")
    for number in range(250):
        blog.add(f"Nummer {number}")
    reader, _ = await as_reader(blog)
    moment = NOW
    fast = Reading(reader, "fast", lambda: moment)
    for _ in range(3):
        assert (await fast.once()).also == ()
        moment += timedelta(minutes=16)
    blog.comments[late].status = "approve"
    told = await fast.once()
    assert ExternalId(str(late)) not in {one.external_id for one in told.seen}
    assert told.also == ("sweep",)
    swept = await Reading(reader, "sweep", lambda: moment).once()
    assert ExternalId(str(late)) in {one.external_id for one in swept.seen}
    assert (await fast.once()).also == ()
    assert {poll.name: poll.every for poll in reader.polls()}["sweep"] == timedelta(hours=1)


async def test_a_stranger_passes_by_caches_and_asks_for_no_address(blog: FakeWordPress) -> None:
    blog.add("Hallo")
    reader, _ = await as_reader(blog)
    moments = [NOW, NOW + timedelta(minutes=1)]
    urls = []
    for moment in moments:
        await reader.fetch(Pull("fast", "", (), moment))
        urls.append(blog.requests[-1].url)
    assert urls[0] != urls[1]
    assert "email" not in urls[0] and "author_ip" not in urls[0]
    assert all(request.basic is None for request in blog.requests)


async def test_what_a_stranger_may_not_see_is_not_asked_after(blog: FakeWordPress) -> None:
    held = blog.add("War einmal Moderation", status="hold")
    reader, _ = await as_reader(blog)
    review = blog.add("Fünf Sterne", kind="review")
    moderator, _ = await as_moderator(blog)
    seen = await look(moderator, clock)
    watched = tuple(target(seen[ExternalId(str(number))]) for number in (held, review))
    told = await reader.fetch(Pull("watch", "", watched, NOW))
    assert told.gone == ()


async def test_getting_a_credential_reads_everything_again(blog: FakeWordPress) -> None:
    shown = blog.add("Sichtbar")
    reader, _ = await as_reader(blog)
    fast = Reading(reader, "fast", clock)
    await fast.once()
    held = blog.add("Wartet", status="hold")
    moderator, _ = await as_moderator(blog)
    told = await Reading(moderator, "fast", clock, cursor=fast.cursor).once()
    assert {one.external_id for one in told.seen} == {str(shown), str(held)}
    assert told.also == ()


class KeyLost:
    """Implements ports.Secrets for a credential that no key opens any more."""

    def load(self) -> Mapping[str, str]:
        raise Reconnect(Reason.REVOKED)

    async def rotate(
        self, stale: Mapping[str, str], fresh: Callable[[], Awaitable[Granted]]
    ) -> Mapping[str, str]:
        raise Reconnect(Reason.REVOKED)


async def test_a_lost_key_asks_to_reconnect_and_never_falls_back_to_a_strangers_view(
    blog: FakeWordPress,
) -> None:
    _, ref = await as_moderator(blog)
    locked = Connector(Account({"url": HOME}, ref, b""), KeyLost(), Unmetered(), blog)
    before = len(blog.requests)
    assert {poll.name: poll.every for poll in locked.polls()}["sweep"] == timedelta(days=1)
    for poll in locked.polls():
        with pytest.raises(Reconnect):
            await locked.fetch(Pull(poll.name, "", (), NOW))
    with pytest.raises(Reconnect):
        await locked.send(OutgoingReply(RowId(1), Target(ExternalId("2"), None), "x"))
    assert len(blog.requests) == before


async def test_an_own_reply_under_another_comment_is_not_taken_for_this_one(blog: FakeWordPress) -> None:
    asked, other = blog.add("Habt ihr Filter?"), blog.add("Und Siebe?")
    writer, _ = await as_moderator(blog)
    sent = await writer.send(OutgoingReply(RowId(1), Target(ExternalId(str(other)), None), "Ja"))
    row = {"id": int(sent.external_id), "parent": other, "author": EDITOR, "content": {"raw": "Ja"}}
    row["date_gmt"] = NOW.isoformat()[:19]
    # A host or plugin that ignores what was asked for.
    blog.trap(lambda _: True, answer=said(HttpRequest("GET", HOME), 200, [row], {"x-wp-total": "1"}))
    reply = OutgoingReply(RowId(2), Target(ExternalId(str(asked)), None), "Ja")
    assert await writer.find_sent(reply, NOW - timedelta(hours=1), frozenset()) == ()


# --- what it says without asking --------------------------------------------------------------------------------------


async def test_the_length_counts_the_bytes_that_wordpress_stores(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    asked = wordpress.comment(wordpress.customer(), post.id, "Erzählt!")
    writer, _ = await really(wordpress, wordpress.editor)
    to = target((await look(writer, today))[ExternalId(str(asked))])
    fits = "ä&" + "x" * (65_525 - 2 - 5)
    told = writer.length(to, fits)
    assert (told.used, told.limit, told.unit) == (65_525, 65_525, Unit.BYTES)
    with pytest.raises(Refused) as refused:
        await writer.send(OutgoingReply(RowId(1), to, fits + "x"))
    assert refused.value.reason is Reason.TOO_LONG
    assert (await writer.send(OutgoingReply(RowId(1), to, fits))).visibility is Visibility.PUBLIC


@pytest.mark.parametrize(
    ("visibility", "reason"),
    [
        (Visibility.SPAM, Reason.PARENT_HIDDEN),
        (Visibility.TRASHED, Reason.PARENT_HIDDEN),
        (Visibility.HIDDEN, Reason.PARENT_HIDDEN),
        (Visibility.GONE, Reason.GONE),
    ],
)
async def test_there_is_no_way_to_answer_what_nobody_sees(
    blog: FakeWordPress, visibility: Visibility, reason: Reason
) -> None:
    writer, _ = await as_moderator(blog)
    to = Target(ExternalId("2"), ExternalId("4"), "", visibility)
    assert writer.way(to, "x") == Closed(reason)
    assert not {Act.EDIT_OWN, Act.DELETE_OWN} & writer.can(to)


@pytest.mark.parametrize("context", ["", "nonsense", "[]", "{}", '{"by": 7}', "null"])
async def test_a_target_without_a_usable_context_still_works(blog: FakeWordPress, context: str) -> None:
    writer, _ = await as_moderator(blog)
    to = Target(ExternalId("2"), ExternalId("4"), context)
    assert Act.SPAM in writer.can(to)


@pytest.mark.parametrize("status", ["draft", "private"])
async def test_a_reply_under_a_post_that_was_taken_down_is_refused_or_still_possible(
    wordpress: WordPress, status: str
) -> None:
    post = wordpress.make_post()
    asked = wordpress.comment(wordpress.customer(), post.id, "Hallo")
    writer, _ = await really(wordpress, wordpress.editor)
    to = target((await look(writer, today))[ExternalId(str(asked))])
    wordpress.change_post(post.id, status=status)
    reply = OutgoingReply(RowId(1), to, "Servus")
    if status == "private":
        assert (await writer.send(reply)).visibility is Visibility.PUBLIC
        return
    with pytest.raises(Refused) as refused:
        await writer.send(reply)
    assert refused.value.reason is Reason.CLOSED


async def test_a_reply_under_a_closed_or_trashed_post_is_refused(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    asked = wordpress.comment(wordpress.customer(), post.id, "Hallo")
    writer, _ = await really(wordpress, wordpress.editor)
    to = target((await look(writer, today))[ExternalId(str(asked))])
    wordpress.change_post(post.id, comment_status="closed")
    with pytest.raises(Refused) as closed:
        await writer.send(OutgoingReply(RowId(1), to, "Servus"))
    assert closed.value.reason is Reason.CLOSED
    wordpress.trash_post(post.id)
    with pytest.raises(Refused) as hidden:
        await writer.send(OutgoingReply(RowId(1), to, "Servus"))
    assert hidden.value.reason is Reason.PARENT_HIDDEN
    assert (await look(writer, today))[ExternalId(str(asked))].visibility is Visibility.HIDDEN


async def test_titles_of_posts_pages_and_other_kinds_are_plain(wordpress: WordPress) -> None:
    post = wordpress.make_post("Brot & Gebäck – <em>warum</em>?")
    sheet = wordpress.make_page("Über „uns“")
    draft = wordpress.make_post("Entwurf", status="draft")
    reader, _ = await really(wordpress, wordpress.editor)
    ids = tuple(ExternalId(str(number)) for number in (post.id, sheet.id, draft.id, 4711))
    told = {thread.external_id: thread for thread in await reader.threads(ids)}
    assert {external: thread.title for external, thread in told.items()} == {
        str(post.id): "Brot & Gebäck – warum?",
        str(sheet.id): "Über „uns“",
        str(draft.id): "Entwurf",
    }
    assert told[ExternalId(str(post.id))].url == post.link
    stranger, _ = await really(wordpress, None)
    assert {thread.title for thread in await stranger.threads(ids)} == {
        "Brot & Gebäck – warum?",
        "Über „uns“",
    }
    assert await reader.threads(()) == ()


async def test_the_title_of_a_product_is_found_by_search(blog: FakeWordPress) -> None:
    blog.posts[9] = ("products", "Kaffee &amp; Kuchen")
    reader, _ = await as_moderator(blog)
    [product] = await reader.threads((ExternalId("9"), ExternalId("not a number")))
    assert (product.title, product.url) == ("Kaffee & Kuchen", f"{HOME}/?p=9")


async def test_a_post_of_a_kind_that_rest_does_not_list_has_a_title_all_the_same(blog: FakeWordPress) -> None:
    blog.posts[9] = (OUTSIDE, "Kurs: &#8222;Latte Art&#8220;")
    blog.add("Wann?", post=9)
    for reader in ((await as_moderator(blog))[0], (await as_reader(blog))[0]):
        [course] = await reader.threads((ExternalId("9"), ExternalId("4711")))
        assert (course.title, course.url) == ("Kurs: „Latte Art“", f"{HOME}/?p=9")
    blog.embeds = False
    reader, _ = await as_moderator(blog)
    assert await reader.threads((ExternalId("9"),)) == ()
    blog.slugs[9] = f"{HOME}/kurse/latte-art-f%C3%BCr-alle/"
    [course] = await reader.threads((ExternalId("9"),))
    assert (course.title, course.url) == ("Latte art für alle", blog.slugs[9])


async def test_an_attachment_has_a_title(wordpress: WordPress) -> None:
    made = int(
        wordpress.php(
            "return wp_insert_attachment(['post_title' => 'Die Röstmaschine', 'post_mime_type' => 'image/jpeg',"
            " 'post_status' => 'inherit', 'comment_status' => 'open'], 'maschine.jpg');"
        )
    )
    wordpress.insert_comment(made, "Schön!")
    reader, _ = await really(wordpress, wordpress.editor)
    [picture] = await reader.threads((ExternalId(str(made)),))
    assert picture.title == "Die Röstmaschine"
    assert made in [int(seen.thread_id) for seen in (await look(reader, today)).values()]


async def test_titles_wait_while_the_site_is_down(blog: FakeWordPress) -> None:
    reader, _ = await as_moderator(blog)
    for trouble in ({"trouble": NetworkTrouble(began=True)}, {"answer": page(None, 502, "<html>")}):
        blog.traps.clear()
        blog.trap(lambda _: True, 99, **trouble)
        with pytest.raises(Retry):
            await reader.threads((ExternalId("4"),))


async def test_before_the_first_check_the_form_that_always_works_is_used(blog: FakeWordPress) -> None:
    made = blog.add("Hallo")
    early = connector(blog, HOME, None, user=blog.user, password=blog.password)
    assert str(made) in await look(early, clock)
    assert early.can(Target(ExternalId("2"), None)) == frozenset()


async def test_replies_of_two_writers_at_once_are_each_found(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    asked = ExternalId(str(wordpress.comment(wordpress.customer(), post.id, "Hallo")))
    writer, _ = await really(wordpress, wordpress.editor)
    to = target((await look(writer, today))[asked])
    replies = [OutgoingReply(RowId(number), to, f"Antwort {number}") for number in range(4)]
    sent = await asyncio.gather(*(writer.send(reply) for reply in replies))
    since = today() - timedelta(hours=1)
    found = await writer.find_sent(replies[0], since, frozenset())
    assert set(found) == set(sent)
    assert sorted(one.text for one in found) == [reply.text for reply in replies]


async def test_a_plugin_that_refuses_one_text_is_no_trouble_with_the_account(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    asked = ExternalId(str(wordpress.comment(wordpress.customer(), post.id, "Hallo")))
    writer, _ = await really(wordpress, wordpress.editor)
    to = target((await look(writer, today))[asked])
    wordpress.refuse_word("Gutschein")
    with pytest.raises(Refused) as refused:
        await writer.send(OutgoingReply(RowId(1), to, "Ein Gutschein liegt bereit."))
    assert refused.value.reason is Reason.POLICY
    assert (
        await writer.send(OutgoingReply(RowId(2), to, "Etwas liegt bereit."))
    ).visibility is Visibility.PUBLIC


@pytest.mark.parametrize(
    ("status", "stands"),
    [("0", Visibility.HELD), ("spam", Visibility.SPAM), ("trash", Visibility.TRASHED)],
)
async def test_a_reply_that_is_taken_but_put_out_of_sight_says_where_it_is(
    wordpress: WordPress, status: str, stands: Visibility
) -> None:
    post = wordpress.make_post()
    asked = ExternalId(str(wordpress.comment(wordpress.customer(), post.id, "Hallo")))
    writer, _ = await really(wordpress, wordpress.editor)
    to = target((await look(writer, today))[asked])
    wordpress.put_incoming(status)
    reply = OutgoingReply(RowId(1), to, "Servus :-)")
    sent = await writer.send(reply)
    assert (sent.visibility, sent.text) == (stands, "Servus :-)")
    assert await writer.find_sent(reply, today() - timedelta(hours=1), frozenset()) == (sent,)
