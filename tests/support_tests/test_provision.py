"""The cache of real servers: filled without root, once, whatever dies in between, and leaving no trace elsewhere."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support import provision, servers
from tests.support.provision import AptSource, Chromium, ServerMissing, Site
from tests.support.wordpress import WordPress

BUILD_SLOWLY = """
import fcntl, os, sys, time
from pathlib import Path
from tests.support import provision

flock = fcntl.flock

def at_the_door(lock, how):
    Path(sys.argv[1] + "-at-the-door").mkdir()
    flock(lock, how)

fcntl.flock = at_the_door

def build(into, final):
    (into / "half").write_text(str(os.getpid()))
    Path(sys.argv[1]).mkdir()
    while not Path(sys.argv[2]).exists():
        time.sleep(0.01)
    (into / "half").rename(into / "whole")

print(provision._component("thing", build))
"""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHOPBELL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _builder(*signs: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BUILD_SLOWLY, *map(str, signs)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def _wait_for(sign: Path) -> None:
    deadline = time.monotonic() + 20
    while not sign.exists():
        assert time.monotonic() < deadline, f"{sign.name} did not come"
        time.sleep(0.01)


def test_the_cache_is_where_the_setting_says_and_else_in_the_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SHOPBELL_CACHE", str(tmp_path / "here"))
    assert provision.cache_folder() == tmp_path / "here"
    monkeypatch.delenv("SHOPBELL_CACHE")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert provision.cache_folder() == tmp_path / ".cache" / "shopbell"


def test_a_component_is_built_once_and_then_found(cache: Path) -> None:
    built: list[Path] = []

    def build(into: Path, final: Path) -> None:
        built.append(final)
        (into / "file").write_text("content")

    first = provision._component("thing", build)
    assert provision._component("thing", build) == first == built[0]
    assert len(built) == 1
    assert (first / "file").read_text() == "content"
    assert provision._component("thing", build, "other input") != first


def test_a_failed_build_leaves_nothing_that_looks_finished(cache: Path) -> None:
    def fail(into: Path, _final: Path) -> None:
        (into / "half").touch()
        raise ServerMissing("no network")

    with pytest.raises(ServerMissing, match="no network"):
        provision._component("thing", fail)
    folder = provision._component("thing", lambda into, _final: (into / "whole").touch())
    assert [file.name for file in folder.iterdir()] == ["whole"]
    assert sorted(file.name for file in cache.iterdir()) == [folder.name, "thing.lock"]


def test_a_builder_killed_half_way_is_followed_by_one_that_starts_afresh(cache: Path, tmp_path: Path) -> None:
    killed = _builder(tmp_path / "first", tmp_path / "never")
    _wait_for(tmp_path / "first")
    [half] = cache.glob("*.building/half")
    waiting = _builder(tmp_path / "second", tmp_path / "go")
    _wait_for(tmp_path / "second-at-the-door")
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    _wait_for(tmp_path / "second")
    assert half.read_text() == str(waiting.pid)
    (tmp_path / "go").touch()
    told, _ = waiting.communicate(timeout=20)
    assert [file.name for file in Path(told.strip()).iterdir()] == ["whole"]
    assert not list(cache.glob("*.building"))


def test_two_builders_at_once_build_one_after_the_other_and_only_once(cache: Path, tmp_path: Path) -> None:
    first = _builder(tmp_path / "first", tmp_path / "go")
    _wait_for(tmp_path / "first")
    second = _builder(tmp_path / "second", tmp_path / "go")
    _wait_for(tmp_path / "second-at-the-door")
    assert not (tmp_path / "second").exists()
    (tmp_path / "go").touch()
    assert first.communicate(timeout=20) == second.communicate(timeout=20)
    assert not (tmp_path / "second").exists()


def test_what_was_not_used_for_a_month_makes_room_and_what_was_used_stays(cache: Path) -> None:
    old = provision._component("thing", lambda into, _final: None, "old")
    used = provision._component("thing", lambda into, _final: None, "used")
    month_ago = time.time() - provision.UNUSED_AFTER - 60
    for folder in (old, used):
        os.utime(folder, (month_ago, month_ago))
    provision._component("thing", lambda into, _final: None, "used")
    provision._component("thing", lambda into, _final: None, "new")
    assert (old.exists(), used.exists()) == (False, True)


def test_a_cache_that_cannot_be_written_is_a_named_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SHOPBELL_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(ServerMissing, match="cannot be written"):
        provision._component("thing", lambda into, _final: None)


def test_both_formats_of_apt_sources_are_read(tmp_path: Path) -> None:
    (tmp_path / "sources.list.d").mkdir()
    (tmp_path / "sources.list.d" / "own.sources").write_text(
        "# a note\nTypes: deb deb-src\nURIs: http://mirror.example/debian\nSuites: bookworm bookworm-updates\n"
        "Components: main contrib\nSigned-By: /keys/own.gpg\n"
        "\nTypes: deb\nEnabled: no\nURIs: http://off.example\nSuites: bookworm\nComponents: main\n"
        "\nTypes: deb-src\nURIs: http://source.example\nSuites: bookworm\nComponents: main\n"
    )
    (tmp_path / "sources.list").write_text(
        "# deb http://note.example bookworm main\n"
        "deb [arch=amd64 signed-by=/keys/line.gpg] http://line.example/debian bookworm main non-free # here\n"
        "deb-src http://source.example/debian bookworm main\n"
    )
    (tmp_path / "sources.list.d" / "plain.list").write_text("deb http://plain.example/debian trixie main\n")
    assert provision.apt_sources(tmp_path) == (
        AptSource(
            "http://mirror.example/debian", ("bookworm", "bookworm-updates"), "main contrib", "/keys/own.gpg"
        ),
        AptSource("http://line.example/debian", ("bookworm",), "main non-free", "/keys/line.gpg"),
        AptSource("http://plain.example/debian", ("trixie",), "main", ""),
    )


def test_a_key_written_into_a_source_is_kept_unchanged(tmp_path: Path) -> None:
    (tmp_path / "sources.list.d").mkdir()
    key = "\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n abc=\n -----END PGP PUBLIC KEY BLOCK-----"
    (tmp_path / "sources.list.d" / "own.sources").write_text(
        f"Types: deb\nURIs: http://mirror.example\nSuites: bookworm\nComponents: main\nSigned-By:{key}\n"
    )
    [source] = provision.apt_sources(tmp_path)
    assert f"Signed-By: {key}\n" in source.stanza()


def test_a_machine_without_apt_is_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ServerMissing, match="apt-get is not there"):
        provision.PrivateApt(tmp_path / "apt", ())


def _package(archive: Path, name: str, version: str, depends: str) -> str:
    """A Debian package with one file that holds its version; its entry in the archive's index."""
    source = archive / f"{name}-source"
    (source / "DEBIAN").mkdir(parents=True)
    (source / "usr/share" / name).mkdir(parents=True)
    (source / "usr/share" / name / "version").write_text(version)
    control = (
        f"Package: {name}\nVersion: {version}\nArchitecture: all\nMaintainer: nobody <nobody@example.org>\n"
    )
    control += f"Description: nothing\nDepends: {depends}\n" if depends else "Description: nothing\n"
    (source / "DEBIAN" / "control").write_text(control)
    file = archive / f"{name}_{version}_all.deb"
    subprocess.run(
        ["dpkg-deb", "--build", "--root-owner-group", source, file], check=True, capture_output=True
    )
    shutil.rmtree(source)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return f"{control}Filename: ./{file.name}\nSize: {file.stat().st_size}\nSHA256: {digest}\n\n"


@pytest.fixture
def archive(tmp_path: Path) -> AptSource:
    """A mirror in a folder: `shop` depends on `bell` 2."""
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        pytest.skip("apt-get and dpkg-deb are Debian's")
    folder = tmp_path / "mirror"
    folder.mkdir()
    index = _package(folder, "shopbell-shop", "1", "shopbell-bell (>= 2)")
    index += _package(folder, "shopbell-bell", "2", "")
    (folder / "Packages").write_text(index)
    return AptSource(uris=f"file:{folder}", suites=("./",), components="", trusted="yes")


def test_packages_come_with_all_they_need_and_are_unpacked_not_installed(
    archive: AptSource, tmp_path: Path
) -> None:
    apt = provision.PrivateApt(tmp_path / "apt", (archive,))
    names = apt.closure(("shopbell-shop",), own="shopbell-shop")
    assert set(names) == {"shopbell-shop", "shopbell-bell"}
    apt.unpack(names, tmp_path / "root")
    versions = {file.parent.name: file.read_text() for file in tmp_path.glob("root/usr/share/*/version")}
    assert versions == {"shopbell-shop": "1", "shopbell-bell": "2"}
    assert "shopbell" not in Path("/var/lib/dpkg/status").read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize(
    ("installed", "fetched"),
    [
        ({}, {"shopbell-shop", "shopbell-bell"}),
        ({"shopbell-bell": "2"}, {"shopbell-shop"}),
        ({"shopbell-bell": "1"}, {"shopbell-shop", "shopbell-bell"}),
        ({"shopbell-bell": "2", "shopbell-shop": "1"}, {"shopbell-shop"}),
        ({"shopbell-shop": "1"}, {"shopbell-shop", "shopbell-bell"}),
    ],
    ids=["bare machine", "library there", "library too old", "all there", "machine broken"],
)
def test_the_program_itself_is_fetched_always_and_what_the_machine_has_is_not(
    archive: AptSource, tmp_path: Path, installed: dict[str, str], fetched: set[str]
) -> None:
    status = "".join(
        f"Package: {name}\nStatus: install ok installed\nArchitecture: all\nVersion: {version}\n"
        f"Maintainer: nobody <nobody@example.org>\nDescription: nothing\n"
        f"{'Depends: shopbell-bell (>= 2)' + chr(10) if name == 'shopbell-shop' else ''}\n"
        for name, version in installed.items()
    )
    (tmp_path / "status").write_text(status)
    apt = provision.PrivateApt(tmp_path / "apt", (archive,), tmp_path / "status")
    assert set(apt.closure(("shopbell-shop",), own="shopbell-shop")) == fetched


def test_what_a_killed_download_left_of_an_older_or_broken_package_is_not_unpacked(
    archive: AptSource, tmp_path: Path
) -> None:
    apt = provision.PrivateApt(tmp_path / "apt", (archive,))
    _package(tmp_path / "apt" / "debs", "shopbell-older", "1", "")
    (tmp_path / "apt" / "debs" / "shopbell-bell_2_all.deb").write_bytes(b"!<arch>\nhalf")
    apt.unpack(("shopbell-shop", "shopbell-bell"), tmp_path / "root")
    found = sorted(file.parent.name for file in tmp_path.glob("root/usr/share/*/version"))
    assert found == ["shopbell-bell", "shopbell-shop"]


def test_a_program_that_fails_is_quoted(tmp_path: Path) -> None:
    with pytest.raises(ServerMissing, match="sh ended with 7: no such mirror"):
        provision._run(["sh", "-c", "echo no such mirror >&2; exit 7"], cwd=tmp_path)


def test_a_missing_server_is_a_skip_with_its_reason_and_an_error_where_servers_are_required(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SHOPBELL_REQUIRE_SERVERS", "0")
    with pytest.raises(pytest.skip.Exception, match="no apt here"):
        servers.found_or_said(ServerMissing("no apt here"))
    monkeypatch.setenv("SHOPBELL_REQUIRE_SERVERS", "1")
    with pytest.raises(pytest.fail.Exception, match="SHOPBELL_REQUIRE_SERVERS is set and no apt here"):
        servers.found_or_said(ServerMissing("no apt here"))


def test_php_runs_from_the_cache_with_its_own_settings_and_modules(wordpress_site: Site) -> None:
    php = wordpress_site.php
    assert php.program.is_relative_to(provision.cache_folder())
    told = subprocess.run(
        php.command(
            "-r", "echo php_ini_loaded_file(), ' ', php_ini_scanned_files() ?: 'alone', ' ', PHP_BINARY;"
        ),
        env=php.environment({}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == f"{php.ini} alone {php.program}"


def test_the_installed_site_is_readable_by_its_owner_only_and_has_the_four_accounts(
    wordpress_site: Site,
) -> None:
    assert [user.role for user in wordpress_site.users] == ["administrator", "editor", "author", "subscriber"]
    assert provision.cache_folder().stat().st_mode & 0o077 == 0 or (
        (wordpress_site.core.parent / "site.json").stat().st_mode & 0o077 == 0
    )


def test_two_copies_run_side_by_side_and_know_nothing_of_each_other(
    wordpress_site: Site, tmp_path: Path
) -> None:
    one, two = WordPress(wordpress_site, tmp_path / "one"), WordPress(wordpress_site, tmp_path / "two")
    one.start()
    two.start()
    try:
        one.comment(one.customer(), one.make_post().id, "Nur hier")
        assert len(one.comments()) == 1
        assert two.comments() == ()
        assert one.url != two.url
    finally:
        one.stop()
        two.stop()


def test_the_shared_folder_stays_as_it_was_after_a_run(wordpress_site: Site, tmp_path: Path) -> None:
    shared = wordpress_site.core.parent

    def state() -> dict[str, tuple[int, int]]:
        files = (file for file in shared.rglob("*") if file.is_file())
        return {str(file): (file.stat().st_mtime_ns, file.stat().st_size) for file in files}

    before = state()
    server = WordPress(wordpress_site, tmp_path / "run")
    server.start()
    post = server.make_post()
    server.reply_in_admin(server.owner, server.comment(server.customer(), post.id, "Hallo"), "Servus")
    server.stop()
    assert state() == before


def test_no_server_outlives_a_test_run_that_is_killed(wordpress_site: Site, tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from tests.support import provision;"
        "from tests.support.wordpress import WordPress;"
        "server = WordPress(provision.wordpress(), Path(sys.argv[1])); server.start();"
        "print(server._port, flush=True); time.sleep(600)"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "run")],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert run.stdout is not None
    orphan = WordPress(wordpress_site, tmp_path / "probe")
    orphan._port = int(run.stdout.readline())
    assert orphan.rest("GET", "/wp/v2/posts").status == 200
    run.send_signal(signal.SIGKILL)
    run.communicate()
    deadline = time.monotonic() + 20
    while orphan._listening():
        assert time.monotonic() < deadline, "the server is still there"
        time.sleep(0.01)


async def test_the_phone_is_390_pixels_wide_and_has_german_letters_and_emoji(
    chromium: Chromium, tmp_path: Path
) -> None:
    from tests.support.browser import phone, screenshot

    async with phone(chromium) as page:
        await page.set_content(
            "<body style='margin:0;font:20px sans-serif'><p>Größe ß „ja“</p><i id=e>🛎️</i></body>"
        )
        assert await page.evaluate("[innerWidth, devicePixelRatio, navigator.language]") == [390, 2, "de-AT"]
        picture = await screenshot(page, tmp_path / "shots" / "page.png")
        await screenshot(page, tmp_path / "emoji.png", of="#e")
        # A letter without a glyph is drawn as a box, the same for every such letter.
        drawn = await page.evaluate(
            """() => {
                const canvas = document.createElement('canvas');
                const pen = canvas.getContext('2d', {willReadFrequently: true});
                return [...'äöüßÄÖÜ„“–…€', '🛎', '☕', '👩‍🍳'].map(letter => {
                    pen.clearRect(0, 0, 300, 150);
                    pen.font = '40px sans-serif';
                    pen.fillText(letter, 20, 60);
                    return canvas.toDataURL();
                });
            }"""
        )
    assert len(set(drawn)) == len(drawn)
    assert int.from_bytes(picture.read_bytes()[16:20], "big") == 780


async def test_a_page_reaches_loopback_and_nothing_else(chromium: Chromium, wordpress: WordPress) -> None:
    from playwright.async_api import Error

    from tests.support.browser import phone

    post = wordpress.make_post("Neue Röstung")
    async with phone(chromium) as page:
        await page.goto(post.link)
        assert await page.inner_text("h1") == "Neue Röstung"
        # Refused by the resolver's rule; without it, this one would be ERR_CONNECTION_REFUSED.
        with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
            await page.goto("http://127.0.0.2:1234/")
