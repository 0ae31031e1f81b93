"""check command (diagnostics): what is configured, what is missing, and what every connection answers, in
plain words.
"""

import errno
import os
import platform
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from bot import __version__
from bot.app import platforms
from bot.cli.channel import EXAMPLE
from bot.cli.checking_web import web_sentences
from bot.cli.connected import access_hint, next_step, trouble_sentence, unknown_platform, unknown_sentence
from bot.cli.database import status_lines
from bot.cli.opening import OPENING, opening_trouble
from bot.cli.reaching import Bot, reach
from bot.cli.terminal import Machine, Trouble, megabytes, plain, say
from bot.config import ENV_FILE, PLATFORM, BadSetting, platform_settings
from bot.control.calls import BusinessLine, Calls, Platform
from bot.domain.channel import ON_DISCORD, Channel, ChannelState, Glow
from bot.domain.clock import TELL
from bot.domain.connecting import NotConnected
from bot.domain.language_model import VECTORS_WITHIN
from bot.domain.reason import Reason
from bot.domain.tier import Why
from bot.domain.words import UNKNOWN_PLATFORM, Words
from bot.storage.sqlite.backups import backups
from bot.storage.sqlite.disk import has_room
from bot.words.access import access_sentence, weakness_sentences
from bot.words.connections import channel_line, clock_sentence, display_name, platform_name
from bot.words.language_model import trouble_words
from bot.words.suggestions import tier_sentence

OLD_BACKUP = timedelta(days=2)


class Mark(Enum):
    """Status of a line: fine, worth knowing, or missing."""

    FINE = "ok"
    NOTE = "--"
    WRONG = "!!"


@dataclass(slots=True)
class Findings:
    """Lines of the result in their order. `report`: to be pasted into a public bug report; `places` (paths)
    are then left out.
    """

    report: bool
    places: tuple[str, ...] = ()
    lines: list[tuple[Mark, str]] = field(default_factory=list)

    def add(self, how: Mark, sentence: str) -> None:
        """Adds a line."""
        if self.report:
            for place in self.places:
                sentence = sentence.replace(place, "…")
        self.lines.append((how, sentence))

    @property
    def wrong(self) -> bool:
        """Whether something is missing or does not work."""
        return any(how is Mark.WRONG for how, _ in self.lines)


async def check(machine: Machine, report: bool, now: datetime) -> int:
    """Runs the checks. Exit code 1 where something is missing or does not work."""
    data = machine.settings.data
    # A bare "data" or "/" gives nothing away, and so short a name is part of ordinary words.
    places = tuple(str(path) for path in (data.absolute(), data, Path.home()) if len(str(path)) > 4)
    findings = Findings(report, places)
    _about_settings(machine, findings)
    _about_platforms(machine, findings)
    if _about_folder(machine, findings):
        await _about_data(machine, findings, now)
    if report:
        say(
            f"Shopbell {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
        )
    for how, sentence in findings.lines:
        say(f"{how.value}  {sentence}")
    return 1 if findings.wrong else 0


def _about_settings(machine: Machine, findings: Findings) -> None:
    """Checks the settings in .env."""
    texts, settings = machine.texts, machine.settings
    if settings.discord_token:
        findings.add(Mark.FINE, texts("DISCORD_TOKEN is set."))
    else:
        findings.add(
            Mark.WRONG,
            texts("DISCORD_TOKEN is empty, so `make run` opens the preview. The README says how to go live."),
        )
    if settings.secret_keys:
        n = len(settings.secret_keys)
        findings.add(Mark.FINE, texts.n("{n} key for secrets.", "{n} keys for secrets.", n))
    else:
        findings.add(
            Mark.WRONG,
            texts(
                "SHOPBELL_SECRET_KEYS is empty: no password can be kept. python -m bot db rekey makes a key."
            ),
        )
    if settings.servers:
        n = len(settings.servers)
        findings.add(
            Mark.FINE, texts.n("{n} Discord server is served.", "{n} Discord servers are served.", n)
        )
    else:
        findings.add(
            Mark.NOTE, texts("The first Discord server that finishes set-up is served, and no other.")
        )
    if ENV_FILE.exists() and stat.S_IMODE(ENV_FILE.stat().st_mode) & 0o077:
        findings.add(Mark.WRONG, texts("Others on this machine can read .env: chmod 600 .env"))
    if settings.discord is not None:
        findings.add(
            Mark.WRONG,
            texts(
                "Discord is replaced by one on this machine: that is for tests only. Take SHOPBELL_DISCORD_API and"
                " SHOPBELL_DISCORD_GATEWAY out of .env."
            ),
        )


def _about_platforms(machine: Machine, findings: Findings) -> None:
    """Checks the settings of platforms in .env; says those that are set."""
    declared = {info.key: info.installation for info in platforms()}
    try:
        given = platform_settings(machine.settings, declared)
    except BadSetting as wrong:
        findings.add(Mark.WRONG, str(wrong))
        return
    for key, values in given.items():
        for name, value in values.items():
            findings.add(
                Mark.FINE,
                machine.texts("{name} is {value}.", name=f"{PLATFORM}{key.upper()}_{name}", value=value),
            )


def _about_folder(machine: Machine, findings: Findings) -> bool:
    """Checks the data folder; before the first start, the one that it will be made in. Whether it can be used."""
    texts, data = machine.texts, machine.settings.data
    try:
        folder = next(each for each in (data.absolute(), *data.absolute().parents) if each.exists())
        mode = stat.S_IMODE(folder.stat().st_mode)
        if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "", str(data))
    except OSError as error:
        findings.add(Mark.WRONG, str(opening_trouble(texts, error)))
        return False
    if folder == data.absolute() and mode & 0o077:
        findings.add(
            Mark.WRONG,
            texts("Others on this machine can enter the data folder: chmod 700 {path}", path=str(data)),
        )
    if not has_room(folder):
        findings.add(
            Mark.WRONG,
            texts("The disk is nearly full, so nothing new is read. Make room: 5% of it, at least 300 MB."),
        )
    return True


async def _about_data(machine: Machine, findings: Findings, now: datetime) -> None:
    """Checks the database, and what is in it."""
    broken = _about_database(machine, findings, now)
    try:
        async with reach(machine) as bot:
            await _about_bot(machine, findings, bot)
    except (Trouble, BadSetting) as trouble:
        # A database that is damaged, or a wrong setting of a platform, is found so on both ways.
        if str(trouble) not in (broken, *(said for _, said in findings.lines)):
            findings.add(Mark.WRONG, str(trouble))


def _about_database(machine: Machine, findings: Findings, now: datetime) -> str:
    """Checks the file; what is wrong with it, if it cannot be read."""
    texts, database = machine.texts, machine.settings.database
    if not database.exists():
        return ""
    try:
        for line in status_lines(machine):
            findings.add(Mark.FINE, line)
        every = backups(database)
    except OPENING as error:
        broken = str(opening_trouble(texts, error))
        findings.add(Mark.WRONG, broken)
        return broken
    if every and now - every[0].at > OLD_BACKUP:
        findings.add(
            Mark.WRONG,
            texts(
                "The newest backup is {time} old. Shopbell makes one every night while it runs; one now:"
                " python -m bot db backup",
                time=now - every[0].at,
            ),
        )
    return ""


async def _about_bot(machine: Machine, findings: Findings, bot: Bot) -> None:
    texts = machine.texts
    findings.add(
        Mark.FINE if bot.running else Mark.NOTE,
        texts("Shopbell runs.") if bot.running else texts("Shopbell does not run just now."),
    )
    for wrong, sentence in web_sentences(machine, running=bot.running, named=not findings.report):
        findings.add(Mark.WRONG if wrong else Mark.FINE, sentence)
    log = await bot.ask(Calls.log_size)
    if log.too_large:
        findings.add(
            Mark.WRONG,
            texts(
                "The log beside the database has grown to {size}. Start Shopbell again.",
                size=megabytes(texts, log.bytes),
            ),
        )
    await _about_suggestions(machine, findings, bot)
    await _about_model(machine, findings, bot)
    businesses = await bot.ask(Calls.businesses)
    platforms = {platform.key: platform for platform in await bot.ask(Calls.platforms)}
    if not businesses:
        findings.add(Mark.WRONG, texts("There is no business yet. Type /setup on your Discord server first."))
    for business in businesses:
        _about_business(machine, findings, business)
        channels = await bot.ask(Calls.channels, business.id)
        if not channels:
            findings.add(
                Mark.NOTE, texts("Nothing is connected yet. For example: {command}", command=EXAMPLE)
            )
        for channel in channels:
            await _about_channel(machine, findings, bot, business, channel, platforms.get(channel.connector))


async def _about_suggestions(machine: Machine, findings: Findings, bot: Bot) -> None:
    """How suggestions are computed; asks the server of sentence vectors, where there is one."""
    tier, texts = await bot.ask(Calls.suggestions), machine.texts
    trouble = await bot.ask(Calls.trouble_with_vectors)
    if trouble is not None:
        why = trouble_words(texts, trouble, setting="SHOPBELL_EMBEDDINGS", within=VECTORS_WITHIN)
        findings.add(
            Mark.WRONG,
            texts(
                "The server at SHOPBELL_EMBEDDINGS_URL: {what}. Where it fails, this machine computes suggestions by itself"
                " until the next start.",
                what=why,
            ),
        )
    if trouble is None or tier.why is not Why.SERVER:
        short = tier.why in (Why.NO_ROOM, Why.NOT_INSTALLED, Why.BROKEN)
        findings.add(Mark.NOTE if short else Mark.FINE, tier_sentence(texts, tier))


async def _about_model(machine: Machine, findings: Findings, bot: Bot) -> None:
    """Asks the language model, where there is one, and says how long that took."""
    probe, texts = await bot.ask(Calls.probe_model), machine.texts
    if probe is None:
        return
    if probe.took is not None:
        seconds = texts.number(probe.took.total_seconds())
        findings.add(
            Mark.FINE,
            texts(
                "The language model {name} answered after {seconds} s.",
                name=probe.state.model,
                seconds=seconds,
            ),
        )
    if probe.state.trouble is not None:
        why = trouble_words(texts, probe.state.trouble)
        findings.add(Mark.WRONG, texts("Language model {name}: {what}.", name=probe.state.model, what=why))


def _about_business(machine: Machine, findings: Findings, business: BusinessLine) -> None:
    texts = machine.texts
    name = "" if findings.report else plain(business.name)
    name = name or texts("business {id}", id=str(business.id))
    served = machine.settings.servers
    if served and business.server not in served:
        findings.add(
            Mark.WRONG,
            texts(
                "{name}: its Discord server is not in SHOPBELL_SERVERS, so it is not served. Add its id there, and start"
                " Shopbell again.",
                name=name,
            ),
        )
    missing = [
        word
        for word, there in (
            (texts("the inbox"), business.inbox),
            (texts("the report channel"), business.digest),
        )
        if not there
    ]
    if missing:
        findings.add(
            Mark.WRONG,
            texts(
                "{name}: {what} is missing. Type /setup on Discord.", name=name, what=texts.all_of(missing)
            ),
        )
    else:
        findings.add(Mark.FINE, texts("{name}: inbox and report channel are there.", name=name))


async def _about_channel(
    machine: Machine,
    findings: Findings,
    bot: Bot,
    business: BusinessLine,
    channel: Channel,
    kind: Platform | None,
) -> None:
    texts = machine.texts
    words = kind.words if kind else UNKNOWN_PLATFORM
    name = texts("connection") if findings.report else display_name(texts, channel, words, several=True)
    platform = platform_name(texts, kind.title, words) if kind else unknown_platform(channel)
    line = channel_line(texts, channel, platform, name)
    if kind is None or channel.state is ChannelState.PAUSED:
        how = Mark.WRONG if kind is None and channel.connector not in ON_DISCORD else Mark.NOTE
        findings.add(how, line)
        step = unknown_sentence(texts, channel) if kind is None else next_step(texts, channel, kind)
        findings.add(how, f"   {step}")
        return
    answer = await bot.ask(Calls.check, business.id, channel.id)
    # The check itself sets the lamps, so they are read again after it.
    known = await bot.ask(Calls.channels, business.id)
    channel = next((each for each in known if each.id == channel.id), channel)
    line = channel_line(texts, channel, platform, name)
    for how, sentence in _lamps(machine, channel, words, line):
        findings.add(how, sentence)
    if abs(channel.clock_ahead) > TELL:
        findings.add(Mark.NOTE, f"   {clock_sentence(texts, channel.clock_ahead)}")
    if isinstance(answer, NotConnected):
        if Glow.OUT not in (channel.reading.glow, channel.sending.glow):
            findings.add(Mark.WRONG, f"   {trouble_sentence(texts, channel, answer.reason, words)}")
        return
    ref = answer.ref
    findings.add(
        Mark.FINE, f"   {access_sentence(texts, words, ref, kind.approves, named=not findings.report)}"
    )
    if not ref.can_write and kind.takes_access:
        findings.add(Mark.NOTE, f"   {access_hint(texts, channel)}")
    for sentence in weakness_sentences(texts, words, ref):
        findings.add(Mark.WRONG, f"   {sentence}")


def _lamps(machine: Machine, channel: Channel, words: Words, line: str) -> Iterator[tuple[Mark, str]]:
    out = [lamp for lamp in (channel.reading, channel.sending) if lamp.glow is Glow.OUT]
    late = any(lamp.glow is Glow.LATE for lamp in (channel.reading, channel.sending))
    yield (Mark.WRONG if out else Mark.NOTE if late else Mark.FINE, line)
    for lamp in out[:1]:
        yield (
            Mark.WRONG,
            f"   {trouble_sentence(machine.texts, channel, lamp.reason or Reason.SILENT, words)}",
        )
