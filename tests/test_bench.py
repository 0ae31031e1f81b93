"""The bench runs; what it finds is for people to read, not for a test to judge."""

import json
import subprocess
import sys
from pathlib import Path

from tests.support.provision import Site

ROOT = Path(__file__).resolve().parents[1]


def test_the_figures_of_storage_come_as_json(tmp_path: Path) -> None:
    names = ["page_insert", "keyed_read", "card_reads", "open_queue", "many_digests"]
    command = [sys.executable, "-m", "bench", *names, "--scale", "0.001", "--place", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    told = json.loads(done.stdout)
    assert [figure["name"] for figure in told["figures"]] == [
        "page insert",
        "keyed read",
        "a card's reads",
        "open queue",
        "writer held by digests of one minute",
    ]
    for figure in told["figures"]:
        assert figure["value"] > 0
        assert figure["limit"] > 0
    assert told["figures"][2]["value"] == 1
    assert list(tmp_path.iterdir()) == []


def test_the_figures_of_the_way_to_the_phone_and_of_a_start_come_as_json(
    tmp_path: Path, wordpress_site: Site
) -> None:
    command = [
        sys.executable,
        "-m",
        "bench",
        "journey",
        "start",
        "--scale",
        "0.0001",
        "--place",
        str(tmp_path),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    told = json.loads(done.stdout)
    assert [figure["name"] for figure in told["figures"]] == [
        "comment to card, beyond the interval",
        "form to reply on the blog, beyond the undo window",
        "ready again: a press is answered",
        "ready again: cards are drawn, without Discord's own 2 s",
    ]
    assert [figure["limit"] for figure in told["figures"]] == [1.0, 2.0, 2.0, 2.0]
    assert list(tmp_path.iterdir()) == []
