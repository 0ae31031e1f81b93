"""Every connector keeps every rule, or says why it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.connectors import keys
from tests.connectors import quality
from tests.connectors.harness import STAGES


@pytest.mark.parametrize("file", quality.files(), ids=lambda file: file.parent.name)
def test_each_rule_is_kept_or_excused(file: Path) -> None:
    assert quality.problems(file) == []


def test_every_registered_connector_is_judged_and_plays_the_contract() -> None:
    assert set(keys()) <= {file.parent.name for file in quality.files()}
    assert set(keys()) <= {staging.key for staging in STAGES.values()}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("docs = { done = ['bot'] }\nspeed = { done = ['bot'] }", "no such rule: speed"),
        ("docs = { done = ['docs/nowhere.md'] }", "docs: there is no docs/nowhere.md"),
        ("docs = { done = ['/etc/passwd'] }", "docs: there is no /etc/passwd"),
        ("docs = { done = [] }", "docs: neither done = [paths] nor exempt = reason"),
        ("docs = { todo = 'later' }", "docs: neither done = [paths] nor exempt = reason"),
        (
            "docs = { done = ['bot'], exempt = 'both at once is no answer' }",
            "docs: neither done = [paths] nor exempt = reason",
        ),
        ("docs = { exempt = 'no time' }", "docs: the reason is too short to be one"),
        ("docs = true", "docs: neither done = [paths] nor exempt = reason"),
        ("", "says nothing on docs"),
    ],
)
def test_a_rule_that_is_unknown_missing_or_excused_without_a_reason_fails(
    tmp_path: Path, line: str, problem: str
) -> None:
    file = tmp_path / "somebody" / "quality.toml"
    file.parent.mkdir()
    others = [f"{rule} = {{ done = ['bot'] }}" for rule in quality.RULES if rule != "docs"]
    file.write_text("\n".join([*others, line]), encoding="utf-8")
    assert quality.problems(file) == [f"somebody: {problem}"]


def test_a_connector_without_the_file_or_with_a_broken_one_fails(tmp_path: Path) -> None:
    file = tmp_path / "somebody" / "quality.toml"
    assert quality.problems(file) == ["somebody has no quality.toml"]
    file.parent.mkdir()
    file.write_text("docs = {", encoding="utf-8")
    assert len(quality.problems(file)) == 1
