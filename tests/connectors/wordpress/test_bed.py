"""The WordPress that other tests run against behaves as real sites do, pitfalls included."""

from __future__ import annotations

import http.client
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from tests.support.provision import Site
from tests.support.wordpress import FormRefused, Moment, Permalinks, RestRefused, Status, WordPress

COMMENTS = "/wp/v2/comments"
ALL = {"context": "edit", "status": "any", "type": "all", "orderby": "id", "order": "desc", "per_page": "100"}


def test_a_comment_from_the_public_form_is_there_for_readers_and_in_rest(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    customer = wordpress.customer("Šárka Nováková")
    made = wordpress.comment(customer, post.id, "Gibt es die auch gemahlen? ☕")

    row = wordpress.comment_row(made)
    assert (row.author_name, row.author_email, row.author_ip) == (
        customer.name,
        customer.email,
        customer.address,
    )
    assert (row.status, row.user_id, row.parent, row.content) == (
        "approve",
        0,
        0,
        "Gibt es die auch gemahlen? ☕",
    )
    [told] = wordpress.rest("GET", COMMENTS).json
    assert (told["id"], told["post"], told["author_name"]) == (made, post.id, "Šárka Nováková")
    assert f'<article id="comment-{made}"' in wordpress.page(post.id)


def test_the_form_stops_the_second_comment_of_a_hasty_customer_unless_the_flood_check_is_off(
    wordpress: WordPress,
) -> None:
    post = wordpress.make_post()
    hasty, other = wordpress.customer(), wordpress.customer()
    wordpress.comment(hasty, post.id, "Eins", flood_check=True)
    with pytest.raises(FormRefused) as refused:
        wordpress.comment(hasty, post.id, "Zwei", flood_check=True)
    assert refused.value.status == 429
    wordpress.comment(other, post.id, "Drei", flood_check=True)
    wordpress.comment(hasty, post.id, "Vier")
    assert [row.content for row in wordpress.comments()] == ["Eins", "Drei", "Vier"]


def test_a_held_comment_is_for_moderators_only_until_one_approves_it(wordpress: WordPress) -> None:
    wordpress.set_option("comment_moderation", "1")
    post = wordpress.make_post()
    made = wordpress.comment(wordpress.customer(), post.id, "Bin ich schon da?")
    assert wordpress.comment_row(made).status == "hold"
    assert wordpress.rest("GET", COMMENTS).json == []
    assert [row["id"] for row in wordpress.rest("GET", COMMENTS, by=wordpress.editor, query=ALL).json] == [
        made
    ]
    assert any("moderate" in mail.subject.lower() for mail in wordpress.mails())

    wordpress.moderate(made, Status.APPROVE)
    assert wordpress.comment_row(made).status == "approve"
    assert [row["id"] for row in wordpress.rest("GET", COMMENTS).json] == [made]


@pytest.mark.parametrize("password", ["falsch", None])
def test_a_wrong_or_revoked_password_reads_like_a_stranger_and_not_like_an_error(
    wordpress: WordPress, password: str | None
) -> None:
    post = wordpress.make_post()
    wordpress.comment(wordpress.customer(), post.id, "Hallo")
    editor = wordpress.editor
    if password is None:
        wordpress.revoke_application_passwords(editor)
    assert len(wordpress.rest("GET", COMMENTS, by=editor, password=password).json) == 1
    refused = wordpress.rest("GET", COMMENTS, by=editor, password=password, query=ALL)
    assert (refused.status, refused.json["code"]) == (401, "rest_forbidden_context")
    assert (
        wordpress.rest("GET", "/wp/v2/users/me", by=editor, password=password).json["code"]
        == "rest_not_logged_in"
    )

    renewed = wordpress.new_application_password(editor)
    assert renewed.application_password != editor.application_password
    assert wordpress.rest("GET", COMMENTS, by=wordpress.editor, query=ALL).status == 200


def test_the_login_password_is_not_accepted_by_rest(wordpress: WordPress) -> None:
    owner = wordpress.owner
    assert wordpress.rest("GET", "/wp/v2/users/me", by=owner, password=owner.password).status == 401


def test_only_moderators_read_everything(wordpress: WordPress) -> None:
    told = {
        user.role: wordpress.rest("GET", COMMENTS, by=user, query=ALL).status
        for user in (wordpress.owner, wordpress.editor, wordpress.author, wordpress.subscriber)
    }
    assert told == {"administrator": 200, "editor": 200, "author": 403, "subscriber": 403}


def test_a_subscriber_comments_as_a_customer_with_an_account(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    body = {"post": post.id, "content": "Ich habe ein Konto"}
    made = wordpress.rest("POST", COMMENTS, by=wordpress.subscriber, body=body)
    assert made.status == 201
    assert wordpress.comment_row(made.json["id"]).user_id == wordpress.subscriber.id


def test_the_team_is_known_as_authors(wordpress: WordPress) -> None:
    told = wordpress.rest("GET", "/wp/v2/users", by=wordpress.editor, query={"who": "authors"}).json
    assert {user["id"] for user in told} == {wordpress.owner.id, wordpress.editor.id, wordpress.author.id}


def test_a_reply_by_rest_and_one_typed_in_wp_admin_hang_under_the_comment(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    asked = wordpress.comment(wordpress.customer(), post.id, "Versendet ihr nach Tirol?")
    by_rest = wordpress.reply(wordpress.editor, asked, "Ja, ab 30 Euro frei Haus.")
    by_hand = wordpress.reply_in_admin(wordpress.owner, asked, "Und Südtirol auch.")
    rows = {row.id: row for row in wordpress.replies_to(asked)}
    assert (rows[by_rest].user_id, rows[by_hand].user_id) == (wordpress.editor.id, wordpress.owner.id)
    assert {row.status for row in rows.values()} == {"approve"}
    assert f'<article id="comment-{by_hand}" data-parent="{asked}">' in wordpress.page(post.id)


def test_every_state_of_a_comment_can_be_reached(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    made = wordpress.comment(wordpress.customer(), post.id, "Text")
    seen = []
    for step in (Status.SPAM, Status.UNSPAM, Status.TRASH, Status.UNTRASH, Status.HOLD, Status.APPROVE):
        wordpress.moderate(made, step)
        seen.append(wordpress.comment_row(made).status)
    wordpress.trash_post(post.id)
    seen.append(wordpress.comment_row(made).status)
    wordpress.untrash_post(post.id)
    seen.append(wordpress.comment_row(made).status)
    assert seen == ["spam", "approve", "trash", "approve", "hold", "approve", "post-trashed", "approve"]
    wordpress.edit_comment(made, "Anderer Text")
    assert wordpress.comment_row(made).content == "Anderer Text"
    wordpress.delete_comment(made)
    assert wordpress.comments() == ()


def test_the_after_cursor_loses_a_comment_at_the_end_of_summer_time(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    wordpress.insert_comment(post.id, "A", at=datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    later = wordpress.insert_comment(post.id, "B", at=datetime(2026, 10, 25, 1, 10, tzinfo=UTC))
    assert wordpress.comment_row(later).date_gmt == datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    assert wordpress.rest("GET", COMMENTS, query={"after": "2026-10-25T00:45:00Z"}).json == []


def test_both_permalink_kinds_answer_and_only_pretty_ones_know_wp_json(wordpress: WordPress) -> None:
    wordpress.make_post()
    for kind, found in ((Permalinks.PLAIN, 301), (Permalinks.PRETTY, 200)):
        wordpress.set_permalinks(kind)
        assert wordpress.rest("GET", "/wp/v2/posts").status == 200
        assert wordpress.request("GET", "/wp-json/wp/v2/posts").status == found
        assert 'rel="https://api.w.org/"' in wordpress.request("HEAD", "/").headers["Link"]


def test_rows_nobody_may_read_are_counted_but_left_out(wordpress: WordPress) -> None:
    secret, public = wordpress.make_post("Intern"), wordpress.make_post()
    for post in (secret, secret, public):
        wordpress.comment(wordpress.customer(), post.id, f"Zu {post.id}")
    wordpress.change_post(secret.id, status="private")
    answer = wordpress.rest("GET", COMMENTS, query={"per_page": "2"})
    assert (len(answer.json), answer.headers["X-WP-Total"]) == (1, "3")


def test_a_closed_post_takes_no_comment(wordpress: WordPress) -> None:
    post = wordpress.make_post(comments_open=False)
    with pytest.raises(FormRefused):
        wordpress.comment(wordpress.customer(), post.id, "Noch wer da?")
    with pytest.raises(RestRefused) as refused:
        wordpress.moderate(4711, Status.APPROVE)
    assert (refused.value.status, refused.value.code) == (404, "rest_comment_invalid_id")


def test_pages_and_other_comment_types_are_there_too(wordpress: WordPress) -> None:
    page = wordpress.make_page()
    wordpress.comment(wordpress.customer(), page.id, "Auch samstags?")
    wordpress.insert_comment(page.id, "Verlinkt von woanders", kind="pingback")
    types = [row["type"] for row in wordpress.rest("GET", COMMENTS, by=wordpress.editor, query=ALL).json]
    assert types == ["pingback", "comment"]


def test_down_and_up_again_keeps_address_and_comments(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    made = wordpress.comment(wordpress.customer(), post.id, "Bleibt das?")
    before = wordpress.url
    wordpress.stop()
    with pytest.raises(ConnectionRefusedError):
        wordpress.rest("GET", COMMENTS)
    wordpress.start()
    assert wordpress.url == before
    assert [row["id"] for row in wordpress.rest("GET", COMMENTS).json] == [made]


def test_a_snapshot_brings_everything_back_ids_included(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    first = wordpress.comment(wordpress.customer(), post.id, "Vorher")
    snapshot = wordpress.snapshot()
    second = wordpress.comment(wordpress.customer(), post.id, "Nachher")
    wordpress.restore(snapshot)
    assert [row.id for row in wordpress.comments()] == [first]
    assert wordpress.comment(wordpress.customer(), post.id, "Neu") == second


def test_the_answer_can_fail_after_the_effect(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    asked = wordpress.comment(wordpress.customer(), post.id, "Frage")
    body = {"post": post.id, "parent": asked, "content": "Antwort 500"}
    wordpress.answer(Moment.AFTER, 500, method="POST", path=COMMENTS)
    failed = wordpress.rest("POST", COMMENTS, by=wordpress.editor, body=body)
    assert (failed.status, failed.headers["Content-Type"]) == (500, "text/html; charset=utf-8")

    wordpress.drop(Moment.AFTER, method="POST", path=COMMENTS)
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        wordpress.rest("POST", COMMENTS, by=wordpress.editor, body={**body, "content": "Antwort ohne Ende"})

    wordpress.truncate(Moment.AFTER, method="POST", path=COMMENTS)
    with pytest.raises(http.client.IncompleteRead):
        wordpress.rest("POST", COMMENTS, by=wordpress.editor, body={**body, "content": "Antwort halb"})

    assert [row.content for row in wordpress.replies_to(asked)] == [
        "Antwort 500",
        "Antwort ohne Ende",
        "Antwort halb",
    ]
    assert [call.status for call in wordpress.calls() if call.route == COMMENTS] == [201, 201, 201]


def test_a_fault_before_the_effect_leaves_nothing_behind(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    body = {"post": post.id, "content": "Nie angekommen"}
    wordpress.answer(Moment.BEFORE, 429, headers={"Retry-After": "7"}, method="POST", path=COMMENTS)
    limited = wordpress.rest("POST", COMMENTS, by=wordpress.editor, body=body)
    assert (limited.status, limited.headers["Retry-After"]) == (429, "7")
    assert wordpress.comments() == ()
    assert wordpress.rest("POST", COMMENTS, by=wordpress.editor, body=body).status == 201


def test_a_held_request_waits_between_effect_and_answer(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    asked = wordpress.comment(wordpress.customer(), post.id, "Frage")
    held = wordpress.hold(Moment.AFTER, method="POST", path=COMMENTS)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(wordpress.reply, wordpress.editor, asked, "Antwort")
        held.wait_reached()
        [reply] = wordpress.replies_to(asked)
        assert not waiting.done()
        held.release()
        assert waiting.result() == reply.id


def test_a_host_may_strip_the_authorization_header(wordpress: WordPress) -> None:
    with wordpress.during(wordpress.strip_authorization()):
        told = wordpress.rest("GET", "/wp/v2/users/me", by=wordpress.editor)
        assert (told.status, told.json["code"]) == (401, "rest_not_logged_in")
    assert wordpress.rest("GET", "/wp/v2/users/me", by=wordpress.editor).status == 200


@pytest.mark.parametrize("status", [200, 503])
def test_a_maintenance_page_is_no_json(wordpress: WordPress, status: int) -> None:
    with wordpress.during(wordpress.maintenance(status)):
        told = wordpress.rest("GET", COMMENTS)
        assert told.status == status
        with pytest.raises(ValueError, match="Expecting value"):
            _ = told.json
    assert wordpress.rest("GET", COMMENTS).json == []


def test_over_plain_http_in_production_there_are_no_application_passwords(
    wordpress_site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    production = WordPress(
        wordpress_site, tmp_path_factory.mktemp("production"), environment_type="production"
    )
    production.start()
    try:
        assert production.rest("GET", "/").json["authentication"] == []
        assert production.rest("GET", "/wp/v2/users/me", by=production.editor).status == 401
    finally:
        production.stop()


def test_many_customers_at_once_lose_nothing(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    customers = [wordpress.customer() for _ in range(24)]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda who: wordpress.comment(who, post.id, f"Von {who.email}"), customers))
    assert {row.id: row.author_email for row in wordpress.comments()} == {
        comment: who.email for comment, who in zip(made, customers, strict=True)
    }


def test_a_reset_leaves_no_trace_of_the_test_before(wordpress: WordPress) -> None:
    post = wordpress.make_post()
    wordpress.comment(wordpress.customer(), post.id, "Spur")
    wordpress.set_permalinks(Permalinks.PRETTY)
    wordpress.revoke_application_passwords(wordpress.editor)
    wordpress.maintenance()
    wordpress.stop()
    wordpress.reset()
    assert (wordpress.comments(), wordpress.calls(), wordpress.mails()) == ((), (), ())
    assert wordpress.rest("GET", COMMENTS, by=wordpress.editor, query=ALL).json == []


def test_a_reset_replaces_the_workers_that_dropped_connections_cost(wordpress: WordPress) -> None:
    for _ in range(2):
        wordpress.drop(Moment.BEFORE, times=wordpress.workers - 1)
        for _ in range(wordpress.workers - 1):
            with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
                wordpress.rest("GET", COMMENTS)
        assert wordpress.rest("GET", COMMENTS).json == []
        wordpress.reset()
    assert wordpress.rest("GET", COMMENTS).json == []
