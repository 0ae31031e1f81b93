"""Example business of the preview (demo data): a small coffee roastery that already had a week of customers."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.app import App
from bot.domain.actor import Actor
from bot.domain.brand import Gender
from bot.domain.business import BusinessId, DiscordChannelId, MemberId, ServerId
from bot.domain.channel import ChannelId, is_example
from bot.domain.connecting import Connected
from bot.domain.hours import day_of, local_date
from bot.domain.role import Role
from bot.domain.settings import Language
from bot.services.business.brand import Style

NAME = "Rösterei Lindgrün"
ENGLISH_NAME = "Lindgrün Roastery"
LIVED = timedelta(days=10)
LOOK = timedelta(hours=2)
"""Between two looks at the past, so that no bundle is made of it."""

TEMPLATES = (
    (
        "Gutscheine",
        "Gutscheine",
        "Hallo {name}! Gutscheine gibt’s ab 10 € im Geschäft und in unserem Webshop. Liebe Grüße!",
    ),
    (
        "Öffnungszeiten",
        "Öffnungszeiten",
        "Hallo {name}! Offen ist Montag bis Freitag 8–18 Uhr und Samstag 9–14 Uhr.",
    ),
    (
        "Versand",
        "Versand",
        "Hallo {name}! Wir verschicken am selben Tag, die Post braucht meist zwei Werktage.",
    ),
    (
        "Erste Mühle",
        "Mühlen",
        "Hallo {name}! Als erste Mühle nehmen viele eine zum Kurbeln. Im Geschäft zeigen wir gern {Modelle}.",
    ),
    (
        "Barista-Kurs",
        "Kurs",
        "Hallo {name}! Für den Kurs am {Tag} sind noch Plätze frei, wir halten gern einen.",
    ),
)

ENGLISH_TEMPLATES = (
    (
        "Vouchers",
        "Vouchers",
        "Hello {name}! Gift vouchers start at 10 € in the shop and in our web shop. See you soon!",
    ),
    (
        "Opening hours",
        "Opening hours",
        "Hello {name}! We are open Monday to Friday from 8 to 6 and on Saturday from 9 to 2.",
    ),
    (
        "Shipping",
        "Shipping",
        "Hello {name}! We ship on the same day, the post mostly takes two working days.",
    ),
    (
        "First grinder",
        "Grinders",
        "Hello {name}! As a first grinder many take one with a crank. In the shop we gladly show you {models}.",
    ),
    (
        "Barista class",
        "Class",
        "Hello {name}! There are places left in the class on {day}. Shall we keep one?",
    ),
)


WORDS = "billig = günstig\nSonderangebot = Aktion"
ENGLISH_WORDS = "cheap = good value\nbargain = offer"
FACTS = "öffnungszeiten: Montag bis Freitag 8–18 Uhr, Samstag 9–14 Uhr\nadresse: Röstergasse 7"
ENGLISH_FACTS = "opening hours: Monday to Friday from 8 to 6, Saturday from 9 to 2\naddress: 7 Roaster Lane"
GOALS, ENGLISH_GOALS = (
    ("mehr Kursbuchungen", "mehr Gutscheine"),
    ("more bookings of classes", "more vouchers"),
)
VALUES = "Ehrlich und herzlich. Wir erklären Kaffee ohne Fachsprache."
ENGLISH_VALUES = "Honest and warm. We explain coffee in plain words."
AUDIENCE, ENGLISH_AUDIENCE = (
    "Menschen aus der Umgebung, die guten Kaffee mögen.",
    "Neighbours who like good coffee.",
)


def name_of(language: Language) -> str:
    """Name of the business and of its server."""
    return ENGLISH_NAME if language is Language.ENGLISH else NAME


async def open_business(app: App, server: ServerId, owner: MemberId, inbox: DiscordChannelId) -> BusinessId:
    """Sets the business up as an owner would, ten days ago, with everything that happened since. The report
    comes here too.
    """
    now = app.now()
    then = now - LIVED
    business = await app.setup.begin(server, name_of(app.language), app.language, then)
    assert business is not None
    actor = Actor(business.id, owner, Role.OWNER, then)
    await app.setup.set_places(actor, inbox=inbox, digest=inbox)
    await app.setup.finish(server, owner, then)
    english = app.language is Language.ENGLISH
    for title, short_name, body in ENGLISH_TEMPLATES if english else TEMPLATES:
        await app.templates.save(actor, None, title, short_name, body)
    await _set_brand(app, actor)
    midnight = day_of(local_date(now, business.zone), business.zone).start
    settings = {"midnight": midnight.isoformat(), "language": str(app.language)}
    channels = []
    for key in filter(is_example, app.switchboard.keys()):
        connected = await app.connect.add(actor, key, settings, {})
        assert isinstance(connected, Connected)
        channels.append(connected.channel.id)
    await _live_through(app, business.id, channels, then, midnight)
    return business.id


async def _set_brand(app: App, actor: Actor) -> None:
    """Writes down how the business speaks to its customers, so that its replies are checked."""
    english = app.language is Language.ENGLISH
    gender = Gender.FREE if english else Gender.STAR
    await app.brand.set_style(actor, Style(app.language, gender, 1, "", ""))
    await app.brand.set_words(actor, ENGLISH_WORDS if english else WORDS)
    await app.brand.set_facts(actor, ENGLISH_FACTS if english else FACTS)
    goals = ENGLISH_GOALS if english else GOALS
    values = ENGLISH_VALUES if english else VALUES
    await app.brand.set_goals(actor, goals, values, ENGLISH_AUDIENCE if english else AUDIENCE)


async def _live_through(
    app: App, business: BusinessId, channels: Sequence[ChannelId], then: datetime, midnight: datetime
) -> None:
    """Reads the past days as they came, so that figures and report have content."""
    for looks in range(LIVED // LOOK, -1, -1):
        for channel in channels:
            await app.poller.step(business, channel, max(then, midnight - looks * LOOK))
    # Their cards would be above the welcome; whoever is new here would not know what they are.
    due = await app.desk.due(midnight)
    while due.cards:
        for owner, card in due.cards:
            await app.desk.shown(owner, card, True, midnight)
        due = await app.desk.due(midnight)
