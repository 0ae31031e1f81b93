"""The part of docs/connections.md that says what each platform can do, made of what its connector declares.
`python -m tests.support.connections_page` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from bot import connectors
from bot.domain.account import AccountRef
from bot.domain.act import Act
from bot.domain.settings import Language
from bot.ports import Account, ConnectorFactory, ConnectorInfo, Period, Pick, Poll, PostedAt, Quota, Unmetered
from bot.texts import speak
from cogs.community.factories import platforms
from cogs.community.settings import KEY as DISCORD
from cogs.gateway.line import Line
from tests.connectors.wordpress.double import FakeWordPress
from tests.connectors.wordpress.stage import Kept

PAGE = Path(__file__).resolve().parents[2] / "docs" / "connections.md"
BEGIN = "<!-- Made of what the connectors declare, by: python -m tests.support.connections_page -->"
END = "<!-- End of it. -->"

ABILITIES = {
    "change a sent reply": Act.EDIT_OWN,
    "delete a sent reply": Act.DELETE_OWN,
    "approve": Act.APPROVE,
    "hold back": Act.HOLD,
    "spam": Act.SPAM,
    "not spam": Act.UNSPAM,
    "trash": Act.TRASH,
    "out of the trash": Act.UNTRASH,
    "hide": Act.HIDE,
    "show again": Act.UNHIDE,
    "like": Act.LIKE,
    "take a like back": Act.UNLIKE,
}
UNITS = ((timedelta(days=1), "day"), (timedelta(hours=1), "hour"), (timedelta(minutes=1), "minute"))


def factories() -> tuple[ConnectorFactory, ...]:
    """Connectors of the registry, in its order."""
    keys = connectors.keys()
    return (*(connectors.load(key) for key in keys), platforms(Line())[DISCORD])


def generated() -> str:
    """The whole part, between its two marks."""
    made = factories()
    columns = [column(factory) for factory in made]
    heads = [f"[{factory.info.title}](connections/{factory.info.key}.md)" for factory in made]
    lines = [row("", heads), "|---" * (len(made) + 1) + "|"]
    lines += [row(said, [each[said] for each in columns]) for said in columns[0]]
    for factory in made:
        lines += limits(factory.info)
    return "\n".join([BEGIN, "", *lines, "", END])


def row(first: str, cells: list[str]) -> str:
    return f"| {first} | ".replace("|  |", "| |") + " | ".join(cells) + " |"


def column(factory: ConnectorFactory) -> Mapping[str, str]:
    """What the table has to say of a connector."""
    info = factory.info
    return {
        "key in `python -m bot channel add`": added(info),
        "connected": ways_in(info),
        "needs to read": keys(info, secret=False) if by_form(info) else "its steps",
        "needs to answer": keys(info, secret=True) if by_form(info) else "the same",
        "asked for news every": fastest(factory),
        "pushes, too": yes(info.webhook is not None),
        "answers from the card": "yes",
        **{said: yes(act in info.acts) for said, act in ABILITIES.items()},
        "can look whether a reply arrived": yes(info.read_back),
        "names of authors": "asked for apart" if info.names_authors else "with the comment",
        "time of a comment": "the platform's"
        if info.posted_at is PostedAt.PLATFORM
        else "what the sender claims",
        "at the first connect, unanswered ones of": f"the last {int(info.backfill.total_seconds() // 3600)} hours",
        "limit": ", ".join(map(quota_limit, info.quotas)) or "–",
        "in `.env`": ", ".join(
            f"`SHOPBELL_PLATFORM_{info.key.upper()}_{each.name}`"
            for each in info.installation
            if not each.only_tests
        )
        or "–",
    }


def ways_in(info: ConnectorInfo) -> str:
    """How it is connected, how long that takes, and what it needs, in the words of the list in Discord."""
    connect = info.words.connect
    said = [] if connect is None or connect.takes is None else [speak(Language.ENGLISH).marked(connect.takes)]
    if connect is not None:
        said.append(f"{connect.minutes} min")
    return " · ".join(said) or "–"


def added(info: ConnectorInfo) -> str:
    """How the terminal calls it; what is picked in Discord has no place there."""
    picked = any(each.pick is Pick.DISCORD_CHANNEL for each in info.words.settings)
    return "–" if picked else f"`{info.key}`"


def by_form(info: ConnectorInfo) -> bool:
    return info.login is None or (info.words.connect is not None and info.words.connect.form)


def keys(info: ConnectorInfo, *, secret: bool) -> str:
    return ", ".join(f"`{spec.key}`" for spec in info.settings if spec.secret is secret) or "–"


def yes(able: bool) -> str:
    return "yes" if able else "–"


def polls_of(factory: ConnectorFactory) -> tuple[Poll, ...]:
    """Its polls, of an account that may do everything."""
    ref = AccountRef(id="1", name="Page", own_ids=("1",), can_write=True)
    installation = {each.name: each.default for each in factory.info.installation}
    account = Account({}, ref, b"", installation)
    return factory(account, Kept(user="u", password="p", token="t"), Unmetered(), FakeWordPress()).polls()


def fastest(factory: ConnectorFactory) -> str:
    """Interval of its first poll; while it pushes in brackets."""
    polls = polls_of(factory)
    if not polls:
        return "–"
    pushed = polls[0].pushed_every
    return span(polls[0].every) + (f" ({span(pushed)} while it pushes)" if pushed else "")


def span(time: timedelta) -> str:
    """Interval in words: minute, 2 minutes."""
    for unit, name in UNITS:
        n, rest = divmod(time, unit)
        if n and not rest:
            return name if n == 1 else f"{n} {name}s"
    return f"{int(time.total_seconds())} seconds"


def quota_limit(quota: Quota) -> str:
    """What an access may use, in its own unit."""
    each = {Period.DAY: "day", Period.MONTH: "month"}[quota.period]
    if quota.currency:
        return f"{quota.limit / 1000:.2f} {quota.currency} a {each} at first; yours to change"
    return f"{quota.limit:,} {quota.name} a {each}"


def limits(info: ConnectorInfo) -> Iterator[str]:
    """What a platform does not give, as a list."""
    texts = speak(Language.ENGLISH)
    if not info.words.limits:
        return
    yield from ("", f"What {info.title} does not give, or only so:", "")
    yield from (f"- {texts.marked(each)}" for each in info.words.limits)


def main() -> None:
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(before + generated() + after, encoding="utf-8")


if __name__ == "__main__":
    main()
