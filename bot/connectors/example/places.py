"""Places where the example roastery is: its blog, its Facebook page and its X account, with their posts."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Blog, page or account of the roastery."""

    key: str
    """Of the real connector whose declarations hold there; empty: the example has its own."""
    name: str
    english: str
    home: str
    """Address that all links begin with; nothing answers there."""
    posts: Mapping[str, str]
    """Titles by id; empty where the platform gives none."""
    us: str = "own"
    """Id of its account there."""
    handle: str = ""
    """By which customers call it."""
    found: Mapping[str, str] = field(default_factory=dict)
    """What the real connector's check finds of an account that may do everything."""
    before: int = 0
    """Comments are numbered from the next one on."""


BLOG = Place(
    key="",
    name="Rösterei",
    english="Roastery",
    home="https://roesterei.example",
    posts={
        "roestplan": "Röstplan im Advent",
        "muehle": "Die richtige Mühle",
        "kurse": "Barista-Kurse im Jänner",
    },
)
FACEBOOK = Place(
    key="facebook",
    name="Beispiel-Seite (Facebook)",
    english="Example page (Facebook)",
    home="https://facebook.example",
    us="900000000000000",
    posts={
        "weihnachtskaffee": "Der Weihnachtskaffee ist da!",
        "kursplaetze": "Noch Plätze im Barista-Kurs",
    },
)
X = Place(
    key="x",
    name="Beispiel (X)",
    english="Example (X)",
    home="https://x.example",
    posts={"kenia": ""},
    # Larger than any number that X gave so far: nobody's account, nobody's posts.
    us="9000000000000000000",
    handle="@beispiel_roest",
    found={"handle": "beispiel_roest", "hides": "yes"},
    before=9_000_000_000_000_000_000,
)
PLACES = (BLOG, FACEBOOK, X)
