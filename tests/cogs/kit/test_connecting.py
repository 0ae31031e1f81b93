"""Connecting from Discord draws what platforms declare, and asks for no platform by name."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.connectors.wordpress import WordPress
from bot.connectors.wordpress.words import WORDS
from bot.domain.business import ServerId
from bot.domain.settings import Language
from bot.domain.words import ConnectWords, SettingWords
from bot.marks import Marked
from bot.ports import Quota
from bot.texts import speak
from cogs.connections.panel import draw_list
from cogs.kit.connecting import draw_form, draw_offers, form_buttons, typed_settings
from tests.cogs.drawn import ids, labels, parts, shown
from tests.support.simcord_bed import simcord_bed

SERVER = ServerId(1)
TEXTS = speak(Language.GERMAN_DU)
VIENNA = "Europe/Vienna"
CONNECT = ConnectWords(
    Marked("Connect a page"), Marked("Tell me your page."), Marked("A page"), Marked("on a computer"), 1
)
PAGE = replace(
    WordPress.info,
    key="page",
    title="Page",
    words=replace(
        WORDS,
        settings=(
            SettingWords("place", Marked("the place"), label=Marked("Place"), example="here"),
            SettingWords("town", Marked("the town"), label=Marked("Town")),
            SettingWords("token", Marked("the token")),
        ),
        connect=CONNECT,
    ),
)
OFFERED = (WordPress.info, PAGE)


def test_an_empty_list_invites_and_has_one_button() -> None:
    view = draw_list((), OFFERED, TEXTS, VIENNA)
    assert (labels(view), ids(view)) == (["Verbinden"], ["channel:offer"])
    assert shown(view).endswith("läute ich, wenn dort jemand kommentiert.\nTell me your page.")


def test_all_that_can_be_connected_is_one_select_the_easiest_first_with_what_each_takes() -> None:
    slow = replace(PAGE, words=replace(PAGE.words, connect=replace(CONNECT, minutes=20, form=False)))
    unnamed = replace(
        PAGE, key="unnamed", words=replace(PAGE.words, connect=replace(CONNECT, name=None, takes=None))
    )
    paid = replace(slow, key="paid", words=unnamed.words, quotas=(Quota("money", 100, currency="USD"),))
    hidden = replace(PAGE, key="hidden", words=replace(PAGE.words, connect=None))
    (select,) = [
        part
        for part in parts(draw_offers((paid, slow, hidden, WordPress.info, unnamed), TEXTS))
        if "options" in part
    ]
    assert select["custom_id"].endswith(".channel:choose")
    assert [(one["value"], one["label"], one["description"]) for one in select["options"]] == [
        ("wordpress", "Blog (WordPress)", "nur die Adresse · 1 min"),
        ("unnamed", "Page", "1 min"),
        ("page", "A page", "on a computer · 20 min"),
        ("paid", "Page", "1 min"),
    ]
    assert [
        (one.item.label, one.custom_id) for one in form_buttons((slow, hidden, WordPress.info), TEXTS)
    ] == [("Blog verbinden", "channel:connect:wordpress")]


def test_a_form_asks_for_what_is_labelled_and_brings_back_what_was_refused() -> None:
    form = draw_form(PAGE, {"place": "there"}, TEXTS).to_dict()
    assert form["custom_id"] == "form:connect:page"
    fields = [label["component"] for label in form["components"]]
    assert [(field["custom_id"], field.get("value")) for field in fields] == [
        ("place", "there"),
        ("town", None),
    ]
    assert typed_settings(PAGE.words, {"place": " here ", "town": "Linz"}, SERVER) == {
        "place": "here",
        "town": "Linz",
    }


async def test_a_button_and_a_form_from_before_platforms_were_named_still_connect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert typed_settings(WORDS, {"address": "https://blog.example"}, SERVER) == {
        "url": "https://blog.example"
    }
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        offered = bed.app.switchboard.offered()
        assert [each.key for each in offered if each.words.connect and each.words.connect.form] == [
            "wordpress"
        ]
