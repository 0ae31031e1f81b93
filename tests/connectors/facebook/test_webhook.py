"""Deliveries of Facebook: what is authentic is taken for what it says, everything else for nothing."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.facebook import Facebook
from bot.connectors.facebook.webhook import Webhook
from bot.domain.comment import AuthorRole
from bot.ports import Received, Unverified
from tests.connectors.facebook.double import PAGE, SAMPLES
from tests.connectors.facebook.stage import OnFacebook
from tests.support.clock import NOW
from tests.support.counts import SOAK

SECRETS = {"app_secret": "0123456789abcdef", "verify_token": "Kaffee-und-Kuchen"}
DELIVERIES = 10_000 if SOAK else 500
RECEIVER = Webhook()
ADD = (SAMPLES / "facebook-webhook-comment-add.json").read_bytes()
EDITED_AND_REMOVED = (SAMPLES / "facebook-webhook-comment-edited-and-removed.json").read_bytes()


def signed(body: bytes, secret: str = SECRETS["app_secret"]) -> dict[str, str]:
    return {"x-hub-signature-256": "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}


def body(*values: Mapping[str, Any], page: str = PAGE) -> bytes:
    changes = [{"field": "feed", "value": value} for value in values]
    return json.dumps({"object": "page", "entry": [{"id": page, "time": 1, "changes": changes}]}).encode()


def received(*values: Mapping[str, Any]) -> Received:
    return RECEIVER.receive(body(*values))[PAGE]


COMMENT = {
    "item": "comment",
    "verb": "add",
    "comment_id": "21_33",
    "post_id": f"{PAGE}_21",
    "parent_id": f"{PAGE}_21",
    "from": {"id": "7001", "name": "Anna Beispiel"},
    "message": "Habt ihr offen?",
    "created_time": 1795197731,
}


def test_the_connector_declares_it_and_polls_more_rarely_while_it_delivers() -> None:
    assert isinstance(Facebook.info.webhook, Webhook)
    feed, *others = OnFacebook().connector(None).polls()
    assert (feed.every, feed.pushed_every) == (timedelta(minutes=2), timedelta(minutes=15))
    assert {poll.pushed_every for poll in others} == {None}


def test_the_sample_of_a_new_comment_is_that_comment_and_changes_nothing_known() -> None:
    assert RECEIVER.verify(SECRETS, signed(ADD), ADD, NOW).accounts == (PAGE,)
    told = RECEIVER.receive(ADD)[PAGE]
    [seen] = told.seen
    assert (seen.external_id, seen.author, seen.author_id, seen.text) == (
        "210000000000011_330000000000021",
        "Anna Beispiel",
        "7001000000000001",
        "Habt ihr am Samstag auch offen?",
    )
    assert (seen.role, seen.in_reply_to, seen.thread_id) == (
        AuthorRole.CUSTOMER,
        None,
        f"{PAGE}_210000000000011",
    )
    assert seen.url == f"https://www.facebook.com/{PAGE}/posts/210000000000011?comment_id=330000000000021"
    assert int(seen.posted_at.timestamp()) == 1795197731
    assert told.stale


def test_the_sample_of_an_edit_and_a_removal_asks_about_the_one_and_believes_the_other() -> None:
    told = RECEIVER.receive(EDITED_AND_REMOVED)[PAGE]
    assert told.seen == ()
    assert told.ask == ("210000000000011_330000000000021",)
    assert told.gone == ("210000000000011_330000000000023",)
    assert told.also == ("watch",)


@pytest.mark.parametrize("verb", ["hide", "unhide", "edited", "edit"])
def test_what_a_delivery_does_not_prove_is_asked_for(verb: str) -> None:
    told = received({**COMMENT, "verb": verb})
    assert (told.seen, told.gone, told.ask) == ((), (), ("21_33",))


def test_an_answer_of_the_page_itself_has_its_thread_read_since_only_neighbours_tell_whom_it_answers() -> (
    None
):
    own = {"id": PAGE, "name": "Kaffeehaus Muster"}
    told = received({**COMMENT, "from": own, "parent_id": "21_30"})
    assert (told.seen, told.ask, set(told.also)) == ((), ("21_30",), {"feed", "watch"})
    told = received({**COMMENT, "from": own})
    assert told.ask == (f"{PAGE}_21",)


def test_a_reply_names_what_it_is_under_and_a_time_may_be_a_text() -> None:
    [seen] = received({**COMMENT, "parent_id": "21_30", "created_time": "1795197731"}).seen
    assert (seen.in_reply_to, int(seen.posted_at.timestamp())) == ("21_30", 1795197731)


def test_a_visitors_post_is_a_comment_and_one_of_the_page_is_none() -> None:
    post = {
        "item": "status",
        "verb": "add",
        "post_id": f"{PAGE}_5",
        "message": "Super!",
        "created_time": 1795197731,
    }
    [seen] = received({**post, "from": {"id": "7002", "name": "Bernd"}}).seen
    assert (seen.external_id, seen.thread_id, seen.text) == (f"{PAGE}_5", f"{PAGE}_5", "Super!")
    assert received({**post, "from": {"id": PAGE, "name": "Wir"}}).seen == ()
    assert received({**post, "verb": "remove"}).gone == (f"{PAGE}_5",)


@pytest.mark.parametrize(
    "value",
    [{**COMMENT, "item": "reaction"}, {**COMMENT, "item": "event"}, {**COMMENT, "verb": "mute"},
     {**COMMENT, "comment_id": None}, {**COMMENT, "comment_id": "x" * 500}, {"item": "comment"}, {}],
)  # fmt: skip
def test_what_is_unknown_or_lacks_its_id_says_nothing(value: Mapping[str, Any]) -> None:
    told = received(value)
    assert (told.seen, told.gone, told.ask) == ((), (), ())


def test_a_comment_that_is_added_and_removed_in_one_delivery_is_only_gone() -> None:
    told = received(COMMENT, {**COMMENT, "verb": "remove"})
    assert (told.seen, told.gone) == ((), ("21_33",))


def test_several_pages_in_one_delivery_are_kept_apart() -> None:
    both = json.loads(body(COMMENT))
    both["entry"] += json.loads(body({**COMMENT, "comment_id": "9_9"}, page="2"))["entry"]
    raw = json.dumps(both).encode()
    assert RECEIVER.verify(SECRETS, signed(raw), raw, NOW).accounts == (PAGE, "2")
    told = RECEIVER.receive(raw)
    assert {page: [one.external_id for one in of.seen] for page, of in told.items()} == {
        PAGE: ["21_33"],
        "2": ["9_9"],
    }


def test_one_delivery_has_one_id_however_often_it_comes_and_another_body_another() -> None:
    ids = [
        RECEIVER.verify(SECRETS, signed(raw), raw, NOW).delivery_id for raw in (ADD, ADD, EDITED_AND_REMOVED)
    ]
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize(
    "headers",
    [{}, {"x-hub-signature-256": ""}, {"x-hub-signature-256": "sha256="}, signed(ADD, "another secret"),
     signed(ADD + b" "), {"x-hub-signature": signed(ADD)["x-hub-signature-256"]}, {"x-hub-signature-256": "ä" * 71},
     {"x-hub-signature-256": signed(ADD)["x-hub-signature-256"].removeprefix("sha256=")}],
)  # fmt: skip
def test_a_wrong_or_missing_signature_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(Unverified):
        RECEIVER.verify(SECRETS, headers, ADD, NOW)


def test_without_a_secret_nothing_is_authentic() -> None:
    with pytest.raises(Unverified):
        RECEIVER.verify({}, signed(ADD, ""), ADD, NOW)


QUERY = {"hub.mode": "subscribe", "hub.verify_token": SECRETS["verify_token"], "hub.challenge": "1158201444"}


def test_the_challenge_is_given_back_for_the_right_token_only() -> None:
    assert RECEIVER.challenge(SECRETS, QUERY) == "1158201444"
    for wrong in ({"hub.verify_token": "x"}, {"hub.mode": "unsubscribe"}, {"hub.challenge": ""}, {"hub.challenge": "9" * 999},
                  {"hub.verify_token": "ä\ud800"}):  # fmt: skip
        assert RECEIVER.challenge(SECRETS, {**QUERY, **wrong}) is None
    assert RECEIVER.challenge({}, {**QUERY, "hub.verify_token": ""}) is None
    assert RECEIVER.challenge({"verify_token": ""}, {**QUERY, "hub.verify_token": ""}) is None


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=12), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*COMMENT, "post"]), JSON))
def test_a_change_of_any_shape_never_raises(value: dict[str, Any]) -> None:
    told = received({**COMMENT, **value})
    assert all(len(one.context.encode()) <= 4096 for one in told.seen)


@given(st.one_of(st.binary(max_size=200), JSON.map(lambda value: json.dumps(value).encode())))
def test_a_body_of_any_shape_never_raises(raw: bytes) -> None:
    assert RECEIVER.receive(raw) == {}


def test_thousands_of_mangled_deliveries_raise_nothing_but_unverified_and_let_nothing_in(
    record_property: Callable[[str, object], None],
) -> None:
    rng = random.Random(8)
    let_in = 0
    for _ in range(DELIVERIES):
        raw = bytearray(rng.choice((ADD, EDITED_AND_REMOVED)))
        headers = signed(bytes(raw))
        match rng.randrange(5):
            case 0:
                raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
            case 1:
                del raw[rng.randrange(len(raw)) :]
            case 2:
                raw += rng.randbytes(rng.randrange(1, 40))
            case 3:
                header = list(headers["x-hub-signature-256"])
                place = rng.randrange(7, len(header))
                header[place] = rng.choice([one for one in "0123456789abcdef" if one != header[place]])
                headers = {"x-hub-signature-256": "".join(header)}
            case _:
                headers = {
                    rng.choice(("x-hub-signature", "X-Hub-Signature-256")): headers["x-hub-signature-256"]
                }
        try:
            RECEIVER.verify(SECRETS, headers, bytes(raw), NOW)
        except Unverified:
            pass
        else:
            let_in += 1
        # Also what the platform signed may be of any shape.
        RECEIVER.receive(bytes(raw))
    record_property("figures", f"{DELIVERIES} mangled deliveries, {let_in} let in")
    assert let_in == 0
