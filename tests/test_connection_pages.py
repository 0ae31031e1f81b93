"""The pages about Facebook and X: words of their consoles, minutes, prices and lengths are those of the connectors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.connectors.facebook import steps as facebook_steps
from bot.connectors.facebook import writing
from bot.connectors.x import prices
from bot.connectors.x import steps as x_steps
from bot.domain.login import LINK_LASTS
from bot.ports import REDIRECT, Steps
from tests.support import connections_page

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "connections"
STEPS: Mapping[str, Steps] = {"facebook": facebook_steps.STEPS, "x": x_steps.steps({})}
ALL = {
    "facebook": (facebook_steps.STEPS, facebook_steps.deliveries("address", "word")),
    "x": (STEPS["x"], x_steps.steps({x_steps.HOW: x_steps.PAGE, REDIRECT: "address"})),
}
"""With the steps that only some see."""
SPANS = {
    "two minutes": timedelta(minutes=2),
    "five minutes": timedelta(minutes=5),
    "an hour": timedelta(hours=1),
    "three hours": timedelta(hours=3),
    "a day": timedelta(days=1),
}
DOLLAR = r"\$(\d+\.\d{3})"


def text(page: Path) -> str:
    """The page on one line."""
    return " ".join(page.read_text(encoding="utf-8").split())


def texts(thing: object) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts(each)
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from texts(getattr(thing, each.name))


def bold(said: str) -> set[str]:
    """Words between two asterisks; a heading ends with a full stop."""
    return {found for found in re.findall(r"\*\*([^*]+)\*\*", said) if not found.endswith(".")}


@pytest.mark.parametrize("key", ["facebook", "x"])
def test_the_words_of_the_console_are_those_of_the_steps(key: str) -> None:
    sentences = list(texts(ALL[key]))
    page = text(PAGES / f"{key}.md")
    known = {word for sentence in sentences for word in bold(sentence)} | set(sentences)
    assert len(bold(page)) > 8
    assert bold(page) - known == set()
    permissions = set(re.findall(r"`(pages_\w+|business_\w+)`", page))
    assert permissions == {word for word in known if re.fullmatch(r"(pages|business)_\w+", word)}


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "docs" / "de.md"], ids=["README", "de"])
def test_connecting_takes_as_long_as_declared(page: Path) -> None:
    said = text(page)
    for key, pattern in {
        "facebook": r"Facebook page\].*?about (\d+) minutes|Facebook ist gratis und braucht etwa (\d+) Minuten",
        "x": r"\[X\]\(docs/connections/x\.md\) \|.*?about (\d+) minutes| X etwa (\d+) Minuten",
    }.items():
        found = re.search(pattern, said)
        assert found is not None, key
        assert int(found[1] or found[2]) == STEPS[key].minutes


@pytest.mark.parametrize("key", ["facebook", "x"])
def test_what_is_seen_when_follows_from_how_often_is_asked(key: str) -> None:
    (factory,) = (each for each in connections_page.factories() if each.info.key == key)
    rows = (PAGES / f"{key}.md").read_text("utf-8").split("## What is seen when\n")[1].split("\n\n")[0]
    said = {
        SPANS[words] for words in re.findall(r"within (two minutes|five minutes|an? \w+|three hours)", rows)
    }
    assert said == {poll.every for poll in connections_page.polls_of(factory)}
    pushed = [poll.pushed_every for poll in connections_page.polls_of(factory) if poll.pushed_every]
    assert bool(pushed) == ("with deliveries at once, immediately" in rows)


def test_the_prices_of_x_are_those_that_are_counted() -> None:
    table = dict(
        re.findall(r"^\| (.+?) \| (\$.+?) \|$", (PAGES / "x.md").read_text("utf-8"), flags=re.MULTILINE)
    )
    said = [round(float(price) * 1_000) for row in table.values() for price in re.findall(DOLLAR, row)]
    assert said == [
        prices.POST_READ,
        prices.USER_READ,
        prices.POST_LOOKED_UP,
        prices.REPLY,
        prices.SUMMONED_REPLY,
        prices.REPLY_WITH_LINK,
        prices.HIDE,
        prices.DELETE,
        prices.USER_READ,
    ]
    limit = re.search(r"stops at \$(\d+) a month", text(PAGES / "x.md"))
    assert limit is not None
    assert int(limit[1]) * 1_000 == prices.MONEY.limit


def test_lengths_and_versions_are_those_of_the_connectors() -> None:
    page = text(PAGES / "facebook.md")
    assert f"Replies are at most {writing.LIMIT:,} characters" in page
    for factory in connections_page.factories():
        for setting in factory.info.installation:
            if not setting.only_tests:
                assert f"`{setting.default}`" in text(PAGES / f"{factory.info.key}.md")


def test_a_link_works_as_long_as_the_pages_say() -> None:
    minutes = LINK_LASTS.total_seconds() / 60
    assert minutes == 30
    assert "works for half an hour, once" in text(ROOT / "docs" / "connect-page.md")
    assert f"works once and for {minutes:.0f} minutes" in text(ROOT / "docs" / "connections.md")
    assert "expired after half an hour" in text(ROOT / "docs" / "webhooks.md")
