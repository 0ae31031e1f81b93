"""Connecting from Discord draws what platforms declare, and asks for no platform by name."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.connectors.wordpress import WordPress
from bot.connectors.wordpress.words import WORDS
from bot.domain.settings import Language
from bot.domain.words import ConnectWords, SettingWords
from bot.marks import Marked
from bot.texts import speak
from cogs.connections import draw_list
from cogs.kit.connecting import connect_buttons, draw_form, typed_settings
from tests.cogs.drawn import labels, shown
from tests.support.simcord_bed import simcord_bed

TEXTS = speak(Language.GERMAN_DU)
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
        connect=ConnectWords(Marked("Connect a page"), Marked("Tell me your page.")),
    ),
)
OFFERED = (WordPress.info, PAGE)


def test_each_platform_that_offers_a_form_has_its_button_and_its_invitation() -> None:
    view = draw_list((), OFFERED, TEXTS)
    assert labels(view) == ["Blog verbinden", "Connect a page"]
    assert [button.custom_id for button in connect_buttons(OFFERED, TEXTS)] == [
        "channel:connect:wordpress",
        "channel:connect:page",
    ]
    assert shown(view).endswith("läute ich, wenn dort jemand kommentiert.\nTell me your page.")
    assert (
        draw_list((), (replace(PAGE, words=replace(PAGE.words, connect=None)),), TEXTS).total_children_count
        == 1
    )


def test_a_form_asks_for_what_is_labelled_and_brings_back_what_was_refused() -> None:
    form = draw_form(PAGE, {"place": "there"}, TEXTS).to_dict()
    assert form["custom_id"] == "form:connect:page"
    fields = [label["component"] for label in form["components"]]
    assert [(field["custom_id"], field.get("value")) for field in fields] == [
        ("place", "there"),
        ("town", None),
    ]
    assert typed_settings(PAGE.words, {"place": " here ", "town": "Linz"}) == {
        "place": "here",
        "town": "Linz",
    }


async def test_a_button_and_a_form_from_before_platforms_were_named_still_connect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert typed_settings(WORDS, {"address": "https://blog.example"}) == {"url": "https://blog.example"}
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        assert [info.key for info in bed.app.switchboard.offered()] == ["wordpress"]
