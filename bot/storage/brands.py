"""Brands in the database: rules, taboo words, facts, goals and names of the team, one row each."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from bot.domain.brand import MOST_EMOJI, MOST_WORDS, PLAIN, Brand, Fact, Gender, Wording
from bot.domain.business import BusinessId
from bot.storage.sqlite.database import Row, Tx

_TEXTS = ("emoji_which", "greeting", "sign_off", "values", "audience")
_RULES = ("gender", "emoji_most", "sentence_words", *_TEXTS)
RULE, WORD, FACT, GOAL, TEAM = "rule", "word", "fact", "goal", "team"


class BrandStore:
    """Reads and writes the brand of a business."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def get(self, business: BusinessId) -> Brand:
        """Brand of a business; without any rule where nothing is stored."""
        rows = self._tx.all(
            "SELECT part, name, value FROM brand_entry WHERE business_id = :business ORDER BY part, place",
            business=business,
        )
        return _brand(rows)

    def facts(self, business: BusinessId) -> Mapping[str, str]:
        """Texts by the name that a template calls them by, in small letters."""
        return {fact.name: fact.text for fact in self.get(business).facts}

    def put(self, business: BusinessId, after: Brand) -> None:
        """Writes a brand whole."""
        self._tx.execute("DELETE FROM brand_entry WHERE business_id = :business", business=business)
        self._tx.many(
            "INSERT INTO brand_entry (business_id, part, place, name, value)"
            " VALUES (:business, :part, :place, :name, :value)",
            [
                {"business": business, "part": part, "place": place, "name": name, "value": value}
                for part, entries in _parts(after)
                for place, (name, value) in enumerate(entries)
            ],
        )


def _parts(brand: Brand) -> Iterable[tuple[str, Iterable[tuple[str, str]]]]:
    """Rows to be stored, by part: what differs from having no rule."""
    yield (
        RULE,
        [
            (name, str(getattr(brand, name)))
            for name in _RULES
            if getattr(brand, name) != getattr(PLAIN, name)
        ],
    )
    yield WORD, brand.words
    yield FACT, brand.facts
    yield GOAL, [("", goal) for goal in brand.goals]
    yield TEAM, [(name, "") for name in brand.team]


def _brand(rows: Iterable[Row]) -> Brand:
    parts: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        parts.setdefault(row["part"], []).append((row["name"], row["value"]))
    return Brand(
        **_rules(dict(parts.get(RULE, ()))),
        words=tuple(Wording(name, value) for name, value in parts.get(WORD, ())),
        facts=tuple(Fact(name, value) for name, value in parts.get(FACT, ())),
        goals=tuple(value for _, value in parts.get(GOAL, ())),
        team=tuple(name for name, _ in parts.get(TEAM, ())),
    )


def _rules(stored: Mapping[str, str]) -> dict[str, Any]:
    """Rules by name; what cannot be read counts as no rule: a restored backup may be anybody's file."""
    read: dict[str, Any] = {name: stored[name] for name in _TEXTS if name in stored}
    with suppress(KeyError, ValueError):
        read["gender"] = Gender(stored["gender"])
    with suppress(KeyError, ValueError):
        read["emoji_most"] = min(max(0, int(stored["emoji_most"])), MOST_EMOJI)
    with suppress(KeyError, ValueError):
        read["sentence_words"] = min(max(0, int(stored["sentence_words"])), MOST_WORDS)
    return read
