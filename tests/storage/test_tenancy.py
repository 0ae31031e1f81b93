"""No store reaches another business: every public method of every store, found by itself and tried.

Two worlds are the same but for the neighbour: in one he exists, in the other he does not. Whatever a method is
asked for a business, with ids of its own or of the neighbour's, it must answer and do the same in both, and leave
the neighbour's rows as they are. Arguments are made from the types; a type that is not known here fails.
"""

import ast
import collections.abc
import importlib
import inspect
import itertools
import pkgutil
import shutil
import sqlite3
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

import bot.storage
from bot.domain.business import (
    BusinessId,
    DiscordChannelId,
    DiscordRoleId,
    MemberId,
    MessageId,
    ServerId,
)
from bot.domain.card import CardId
from bot.domain.channel import ChannelId, CredentialId
from bot.domain.comment import CommentId
from bot.domain.connect_link import LinkId
from bot.domain.draft import DraftId
from bot.domain.example import ExampleId
from bot.domain.form_text import FormTextId, InteractionId
from bot.domain.job_run import JobRunId
from bot.domain.login import LoginId
from bot.domain.offer import OfferId
from bot.domain.outbox import RowId
from bot.domain.person import PersonId
from bot.domain.template import TemplateId
from bot.domain.times import to_ms
from bot.storage.connect_links import ConnectLinkStore, KeptForm
from bot.storage.credentials import CredentialStore, Vault, new_key
from bot.storage.logins import KeptLogin, LoginStore
from bot.storage.sqlite.database import Tx, transact
from bot.storage.sqlite.migrate import migrate
from tests.support.clock import NOW
from tests.support.rows import discord_id, fill, rows_of

NEIGHBOUR, OURS, LAST = 1_000, 2_000, 900_000
"""First ids. The last business is in both worlds, so that a new row has the same id in both."""
LATER = NOW + timedelta(hours=1)

OF_THE_INSTALLATION = {
    "BusinessStore.by_server": "says which business a server is",
    "BusinessStore.all": "start and settings of the installation",
    "BusinessStore.is_any_set_up": "a yes or no only: who may be served",
    "BusinessStore.create": "there is no business before",
    "ChannelStore.of_platform": "the cog listens for all of a platform; each comes with its business",
    "CardMessageStore.due": "one loop draws the cards of all; each comes with its business",
    "CardMessageStore.first_due": "the same, by its number alone; it comes with its business",
    "CardMessageStore.next_due": "a time only",
    "CardMessageStore.pictures_due": "one loop uploads the pictures of all; each comes with its business",
    "CardMessageStore.next_pictures": "a time only",
    "ClaimStore.lapse": "one loop ends the claims of all; each card comes with its business",
    "ClaimStore.next_end": "a time only",
    "NoteStore.take": "one loop does what is due in the threads of all; each comes with its business",
    "NoteStore.next_due": "a time only",
    "SnoozeStore.due": "one loop brings back the cards of all; each comes with its business",
    "SnoozeStore.next_due": "a time only",
    "ConnectLinkStore.by_token": "a browser has nothing but the secret of its link; the link comes with its business",
    "ConnectLinkStore.by_browser": "the same, by the secret in its cookie",
    "LeaseStore.renew": "a process renews what it holds, of every business",
    "JobRunStore.unended": "one loop begins the digests of all; each run comes with its business",
    "JobRunStore.since": "the same for ends of quiet hours",
    "MemberSettingStore.everywhere": "the same for quiet hours and direct messages; each comes with its business",
    "CredentialStore.of_hook": "an address that cannot be guessed says whose delivery came; it comes with its business",
    "ChannelStore.in_state": "start; each comes with its business",
    "ChannelStore.paused_until": "one loop ends the pauses of all; each comes with its business",
    "ChannelStore.forget_accounts": "after a restore: every account is checked again",
    "LessonStore.waiting": "one loop learns for all; what comes names its business",
    "SuggestionStore.unsuggested": "one loop computes for all; what comes names its business",
    "ModelDraftStore.waiting": "one loop asks the language model for all; each comment comes with its business",
    "ModelDraftStore.businesses": "start, where the installation has no language model any more",
    "ModelDraftStore.expire": "one loop ends waiting of all, by time",
    "SearchIndexStore.pending": "one loop fills the index of all",
    "SearchIndexStore.filled": "a share only",
    "SearchIndexStore.take": "one loop fills the index of all; each row names its business",
    "SearchIndexStore.fill": "the same",
    "SearchIndexStore.merge_from": "a time only",
    "SearchIndexStore.merge": "there is one file",
    "InstallationStore.drop": "holds nothing of a business",
    "InstallationStore.get": "holds nothing of a business",
    "InstallationStore.number": "holds nothing of a business",
    "InstallationStore.put_number": "holds nothing of a business",
    "RemovalStore.due": "one loop deletes the messages of all; each comes with its business",
    "RemovalStore.next_due": "a time only",
    "InstallationStore.put": "holds nothing of a business",
    "InstallationStore.put_time": "holds nothing of a business",
    "InstallationStore.time": "holds nothing of a business",
}
"""Methods that take no business first, each with its reason. Services may use them; buttons may not."""

TABLES: Mapping[Any, str] = {
    CardId: "card",
    ChannelId: "channel",
    CommentId: "comment",
    CredentialId: "credential",
    FormTextId: "form_text",
    DraftId: "draft",
    JobRunId: "job_run",
    PersonId: "person",
    LinkId: "connect_link",
    LoginId: "login",
    RowId: "outbox",
    TemplateId: "template",
    OfferId: "offer",
    ExampleId: "example",
}
NEW_INTERACTION = {"FormTextStore.keep", "OutboxStore.add"}
"""Discord gives an interaction to one server and once: what keeps one is given a new one."""
NOTHING = {"None", "False", "0", "()", "[]", "{}", "IntegrityError"}

OF_DISCORD = {DiscordChannelId, DiscordRoleId, MessageId, ServerId, InteractionId}
VAULT = Vault([new_key()])


@dataclass(frozen=True, eq=False)
class Worlds:
    """Two databases, and the ids in them by owner and table."""

    with_neighbour: Path
    without: Path
    ids: Mapping[int, Mapping[str, int]]

    @property
    def business(self) -> BusinessId:
        return BusinessId(self.ids[OURS]["business"])

    @property
    def neighbour(self) -> BusinessId:
        return BusinessId(self.ids[NEIGHBOUR]["business"])


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    folder = tmp_path_factory.mktemp("worlds")
    both, alone = folder / "both.db", folder / "alone.db"
    migrate(both, NOW)
    ids = {first: transact(both, partial(make, first=first)) for first in (NEIGHBOUR, OURS, LAST)}
    shutil.copy(both, alone)
    transact(
        alone, lambda tx: tx.execute("DELETE FROM business WHERE id = :id", id=ids[NEIGHBOUR]["business"])
    )
    # The last connection to a file that is closed cleans up after itself, which takes longer than a call.
    with closing(sqlite3.connect(both)) as one, closing(sqlite3.connect(alone)) as other:
        for connection in (one, other):
            connection.execute("SELECT * FROM business").close()
        yield Worlds(both, alone, ids)


def make(tx: Tx, first: int) -> Mapping[str, int]:
    ids = fill(tx, first, f"words of {first}", to_ms(NOW))
    secrets = {"password": f"secret of {first}"}
    login = KeptLogin(LoginId(ids["login"]), "same", ChannelId(ids["channel"]), {}, "", "")
    LoginStore(tx, VAULT).keep(BusinessId(ids["business"]), login)
    ConnectLinkStore(tx, VAULT).keep(BusinessId(ids["business"]), LinkId(ids["connect_link"]), KeptForm())
    CredentialStore(tx, VAULT).save(
        BusinessId(ids["business"]), CredentialId(ids["credential"]), secrets, NOW
    )
    return ids


def type_hints(of: Any) -> dict[str, Any]:
    """Type hints, also of names that a module imports for the type checker alone."""
    module = inspect.getmodule(of)
    assert module is not None
    return typing.get_type_hints(of, localns=_for_the_type_checker(module))


@cache
def _for_the_type_checker(module: types.ModuleType) -> dict[str, Any]:
    names: dict[str, Any] = {}
    for part in ast.parse(inspect.getsource(module)).body:
        if isinstance(part, ast.If) and ast.unparse(part.test) == "TYPE_CHECKING":
            exec("\n".join(map(ast.unparse, part.body)), names)
    return names


def stores() -> Iterator[type[Any]]:
    """Every class in bot.storage that is made from a tx."""
    for module in pkgutil.iter_modules(bot.storage.__path__):
        for found in vars(importlib.import_module(f"bot.storage.{module.name}")).values():
            if inspect.isclass(found) and found.__module__ == f"bot.storage.{module.name}":
                hints = type_hints(found.__init__) if "__init__" in vars(found) else {}
                if hints.get("tx") is Tx:
                    yield found


def methods(store: type[Any]) -> list[str]:
    return [
        name
        for name, member in vars(store).items()
        if not name.startswith("_") and inspect.isfunction(member)
    ]


METHODS = [(store, name) for store in stores() for name in methods(store)]


def takes_business_first(store: type[Any], name: str) -> bool:
    method = getattr(store, name)
    parameters = list(inspect.signature(method).parameters)
    return len(parameters) > 1 and BusinessId in options(type_hints(method).get(parameters[1]))


def options(kind: Any) -> tuple[Any, ...]:
    """The members of a union, or the type itself."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return typing.get_args(kind)
    return (kind,)


class Maker:
    """Makes arguments from their types; `theirs` are the kinds of ids that are taken from the neighbour."""

    def __init__(
        self, worlds: Worlds, theirs: frozenset[Any], turn: int, new: frozenset[Any] = frozenset()
    ) -> None:
        self.new = new
        self.worlds = worlds
        self.theirs = theirs
        self.turn = turn
        self.met: set[Any] = set()
        self.choices = 1

    def make(self, kind: Any, name: str) -> Any:
        kind = options(kind)[0]
        owner = NEIGHBOUR if kind in self.theirs else OURS
        if kind in self.new:
            return 5
        if kind in TABLES:
            self.met.add(kind)
            return self.worlds.ids[owner][TABLES[kind]]
        if kind in OF_DISCORD:
            self.met.add(kind)
            return discord_id(owner)
        if kind is int and name == "thread":
            self.met.add("thread")
            return self.worlds.ids[NEIGHBOUR if "thread" in self.theirs else OURS]["thread"]
        plain = {str: "same", int: 1, float: 1.0, bool: True, bytes: b"same", MemberId: 1}
        plain |= {datetime: LATER, date: LATER.date(), time: time(8), timedelta: timedelta(hours=1)}
        if kind in plain:
            return plain[kind]
        if isinstance(kind, typing.NewType):
            return self.make(kind.__supertype__, name)
        if inspect.isclass(kind) and issubclass(kind, Enum):
            self.choices = max(self.choices, len(kind))
            return list(kind)[self.turn % len(kind)]
        if is_dataclass(kind) or hasattr(kind, "_field_defaults"):
            hints = type_hints(kind)
            names = [one.name for one in fields(kind)] if is_dataclass(kind) else list(hints)
            return kind(**{one: self.make(hints[one], one) for one in names})
        return self._several(kind, name)

    def _several(self, kind: Any, name: str) -> Any:
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if origin is collections.abc.Mapping:
            return {self.make(inner[0], name): self.make(inner[1], name)}
        if origin in (tuple, collections.abc.Iterable, collections.abc.Sequence):
            return (self.make(inner[0], name),)
        if origin in (frozenset, collections.abc.Collection, set):
            return frozenset({self.make(inner[0], name)})
        raise AssertionError(f"teach tests/storage/test_tenancy.py to make a {kind} ({name})")

    def call(self, method: Callable[..., Any]) -> Any:
        """Calls with our business first."""
        hints = type_hints(method)
        given: list[Any] = []
        named: dict[str, Any] = {}
        for parameter in itertools.islice(inspect.signature(method).parameters.values(), 1, None):
            if parameter.kind is inspect.Parameter.VAR_KEYWORD:
                continue
            value = self.make(hints[parameter.name], parameter.name)
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
                named[parameter.name] = value
            else:
                given.append(value)
        return method(self.worlds.business, *given, **named)


class Undone(Exception):
    """Carries the result out of a transaction that is rolled back."""

    def __init__(self, found: Any) -> None:
        self.found = found


@dataclass(frozen=True)
class Outcome:
    answer: str
    ours_before: str
    ours: str
    neighbour_untouched: bool

    def is_nothing(self) -> bool:
        return self.answer in NOTHING and self.ours == self.ours_before


def outcome(worlds: Worlds, path: Path, store: type[Any], name: str, maker: Maker) -> Outcome:
    before, ours_before = at_first(worlds, path)

    def work(tx: Tx) -> None:
        made = store(tx, VAULT) if store in (ConnectLinkStore, CredentialStore, LoginStore) else store(tx)
        try:
            answer = repr(maker.call(getattr(made, name)))
        except AssertionError:
            raise
        except Exception as error:
            answer = type(error).__name__
        if not changes(tx):
            raise Undone(Outcome(answer, ours_before, ours_before, neighbour_untouched=True))
        untouched = rows_of(tx, worlds.neighbour) == before
        raise Undone(
            Outcome(answer, ours_before, repr(without_blobs(rows_of(tx, worlds.business))), untouched)
        )

    try:
        transact(path, work)
    except Undone as undone:
        found: Outcome = undone.found
        return found
    raise AssertionError("not reached")


def changes(tx: Tx) -> int:
    """Rows that were written so far, also by triggers and foreign keys: reading all tables takes fifty times as long."""
    return tx.all("SELECT total_changes() AS changes")[0]["changes"]


@cache
def at_first(worlds: Worlds, path: Path) -> tuple[Mapping[str, list[tuple[Any, ...]]], str]:
    """Rows of the neighbour, and of the other business, before every call: what a call does is rolled back."""
    ours = transact(path, lambda tx: rows_of(tx, worlds.business))
    return transact(path, lambda tx: rows_of(tx, worlds.neighbour)), repr(without_blobs(ours))


def without_blobs(rows: Mapping[str, list[tuple[Any, ...]]]) -> Mapping[str, list[tuple[Any, ...]]]:
    """Rows without sealed values, which differ every time they are sealed."""
    return {
        table: [tuple(value for value in row if not isinstance(value, bytes)) for row in found]
        for table, found in rows.items()
    }


def complaints(worlds: Worlds, store: type[Any], name: str) -> list[str]:
    """What is wrong with a method; empty where all is well."""
    if not takes_business_first(store, name):
        return ["does not take a BusinessId first"]
    new: frozenset[Any] = frozenset({InteractionId} if f"{store.__name__}.{name}" in NEW_INTERACTION else ())
    probe = Maker(worlds, frozenset(), 0, new)
    outcome(worlds, worlds.without, store, name, probe)
    found = []
    mixes = [frozenset(), frozenset(probe.met), *(frozenset({kind}) for kind in probe.met)]
    for theirs, turn in itertools.product(dict.fromkeys(mixes), range(probe.choices)):
        there, alone = (
            outcome(worlds, path, store, name, Maker(worlds, theirs, turn, new))
            for path in (worlds.with_neighbour, worlds.without)
        )
        what = f"{sorted(map(str, theirs))} of the neighbour, turn {turn}"
        if not there.neighbour_untouched:
            found.append(f"{what}: changes the neighbour's rows")
        if there.is_nothing() and alone.is_nothing():
            continue
        if there.answer != alone.answer:
            found.append(f"{what}: answers {there.answer[:300]}, without him {alone.answer[:300]}")
        if there.ours != alone.ours:
            found.append(f"{what}: what it does to us depends on him")
    return found


def test_there_are_stores_to_try() -> None:
    assert len({store for store, _ in METHODS}) >= 15
    assert set(OF_THE_INSTALLATION) <= {f"{store.__name__}.{name}" for store, name in METHODS}


@pytest.mark.parametrize(
    ("store", "name"), METHODS, ids=[f"{store.__name__}.{name}" for store, name in METHODS]
)
def test_no_method_of_a_store_reaches_another_business(worlds: Worlds, store: type[Any], name: str) -> None:
    if f"{store.__name__}.{name}" in OF_THE_INSTALLATION:
        assert not takes_business_first(store, name), "it takes a business first, so it need not be listed"
        return
    assert complaints(worlds, store, name) == []


@pytest.mark.parametrize(
    "store", [store for store in stores() if "get" in methods(store)], ids=lambda store: store.__name__
)
def test_what_is_our_own_is_found(worlds: Worlds, store: type[Any]) -> None:
    if f"{store.__name__}.get" in OF_THE_INSTALLATION:
        return
    found = outcome(worlds, worlds.with_neighbour, store, "get", Maker(worlds, frozenset(), 0))
    assert (
        f"words of {OURS}" in found.answer
        or str(worlds.ids[OURS]["channel"]) in found.answer
        or "same" in found.answer
        or "rows=1" in found.answer  # an allowance is a count, and names nothing
    )


def test_a_business_that_goes_takes_everything_along_and_nothing_else(worlds: Worlds) -> None:
    gone = transact(worlds.without, lambda tx: rows_of(tx, worlds.neighbour))
    assert [table for table, rows in gone.items() if rows] == []
    both, alone = (
        transact(path, lambda tx: rows_of(tx, worlds.business))
        for path in (worlds.with_neighbour, worlds.without)
    )
    assert both == alone
    assert all(both.values())


class Leaky:
    """A store with every fault that the test must find."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def read(self, business: BusinessId, comment: CommentId) -> str | None:
        row = self._tx.one("SELECT author FROM comment WHERE id = :comment", comment=comment)
        return None if row is None else row["author"]

    def count(self, business: BusinessId) -> int:
        return len(self._tx.all("SELECT 1 FROM comment WHERE state = 'open'"))

    def write(self, business: BusinessId, comments: collections.abc.Iterable[CommentId]) -> None:
        for comment in comments:
            self._tx.execute("UPDATE comment SET author = 'x' WHERE id = :comment", comment=comment)

    def drop(self, business: BusinessId, card: CardId) -> int:
        return self._tx.execute("DELETE FROM card WHERE id = :card", card=card)

    def look_and_do(self, business: BusinessId, reply: RowId) -> None:
        if self._tx.one(
            "SELECT 1 FROM outbox WHERE id = :reply AND business_id <> :us", reply=reply, us=business
        ):
            self._tx.execute("UPDATE business SET name = 'x' WHERE id = :us", us=business)

    def no_business(self, comment: CommentId) -> None:
        pass

    def well(self, business: BusinessId, comment: CommentId) -> str | None:
        row = self._tx.one(
            "SELECT author FROM comment WHERE id = :comment AND business_id = :us",
            comment=comment,
            us=business,
        )
        return None if row is None else row["author"]


@pytest.mark.parametrize("name", methods(Leaky))
def test_a_leak_is_noticed(worlds: Worlds, name: str) -> None:
    assert bool(complaints(worlds, Leaky, name)) is (name != "well")
