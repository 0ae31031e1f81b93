"""Forged presses: whatever a custom id or a field carries, the answer is a sentence, and nothing goes wrong."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cogs.gateway.test_access import ALL, WENT_WRONG, Shop, shop
from tests.support.loopback_discord import InteractionFailed

HUGE = str(2**63 - 1)
FORGED: Sequence[Sequence[str]] = (
    (),
    ("",) * 6,
    ("-1", "-"),
    (HUGE, "new", HUGE),
    ("9" * 60,),
    ("1", "-1", HUGE),
    ("00000101", "00000101"),
    ("7", "99991231"),
    ("9999-12-31",),
    ("2026-02-30",),
    ("1", "at-"),
)
PICKED: Sequence[Sequence[str]] = ((), ("²",), (HUGE,), ("x" * 100,))
FIELDS = ("", "\u200b\u2060", "\u202e" * 50, "\0\ud83d", "{" * 3000, "(a+)+" * 700, "@everyone <@&1>")
NAMES = (
    "answer",
    "words",
    "title",
    "body",
    "short_name",
    "minutes",
    "address",
    "zone",
    "digest_at",
    "customers",
    "amount",
)
PRESSED = ALL - {"setup:finish", "channel:remove"}
PREFIXES = {"setup:role": (6, "role."), "setup:inbox": (8, "place."), "setup:digest": (8, "place.")}


async def said(
    shop: Shop, route: str, custom_id: str, given: Sequence[str] | Mapping[str, str] | None
) -> str:
    """What the owner hears. `given`: what was chosen in a select, or a form's fields; None for a button."""
    who, place = shop.live.discord.owner, shop.message.channel
    if isinstance(given, Mapping):
        parts = [
            {"type": 18, "id": i, "component": {"type": 4, "id": 100 + i, "custom_id": name, "value": value}}
            for i, (name, value) in enumerate(given.items(), 1)
        ]
        form: dict[str, Any] = {"custom_id": custom_id, "components": parts, "resolved": {}}
        outcome = await who.interact(5, place, form, shop.message)
    elif given is None:
        shop.hold({"type": 2, "style": 2, "label": "x", "custom_id": custom_id})
        outcome = await who.click_raw(shop.message, custom_id)
    else:
        number, prefix = PREFIXES.get(route, (3, "choose."))
        shop.hold(
            {"type": number, "custom_id": prefix + custom_id, "options": [{"label": "x", "value": "x"}]}
        )
        data = {"component_type": number, "custom_id": prefix + custom_id, "values": list(given), "id": 0}
        outcome = await who.interact(3, place, data, shop.message)
    if outcome.kind == "thinking":
        await outcome.reply()
    return outcome.text or outcome.kind


@pytest.mark.parametrize("area", sorted({route.partition(":")[0] for route in PRESSED}))
async def test_a_forged_custom_id_is_answered_and_nothing_goes_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, area: str
) -> None:
    wrong: list[tuple[str, object, str]] = []
    async with shop(tmp_path, monkeypatch) as made:
        for route in sorted(one for one in PRESSED if one.startswith(f"{area}:")):
            given: Sequence[Sequence[str] | Mapping[str, str] | None] = (None,)
            if area == "form":
                given = ({},)
            elif made.chosen(route) is not None:
                given = (None, *PICKED)
            for arguments in FORGED:
                custom_id = ":".join((route, *arguments))
                for one in given:
                    try:
                        heard = await said(made, route, custom_id, one)
                    except InteractionFailed:
                        heard = WENT_WRONG
                    if WENT_WRONG in heard:
                        wrong.append((custom_id, one, heard))
        made.live.discord.assert_clean()
    assert wrong == []


async def test_a_button_that_no_route_knows_is_no_longer_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shop(tmp_path, monkeypatch) as made:
        for custom_id in ("card:of_a_former_version:1", "nowhere:at_all"):
            assert await said(made, custom_id, custom_id, None) == "Das gibt es hier nicht mehr."
        typed = await said(made, "form:former", "form:former:1", {"answer": "Ja, bis 14 Uhr."})
        assert typed == "Das gibt es hier nicht mehr."
        place = made.message.channel
        await made.live.discord.until(
            lambda: any("```\nJa, bis 14 Uhr.\n```" in one.text for one in place.everything),
            20,
            "the text to be handed back",
        )


@pytest.mark.parametrize("route", sorted(route for route in PRESSED if route.startswith("form:")))
async def test_hostile_fields_of_a_form_are_answered_and_nothing_goes_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, route: str
) -> None:
    async with shop(tmp_path, monkeypatch) as made:
        custom_id = ":".join(map(str, (route, *made.arguments(route))))
        heard = [await said(made, route, custom_id, dict.fromkeys(NAMES, value)) for value in FIELDS]
        assert [one for one in heard if WENT_WRONG in one] == []
        made.live.discord.assert_clean()
