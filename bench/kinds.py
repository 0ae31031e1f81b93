"""python -m bench.kinds: learns of what kind comments are from the labelled ones, says how well, and writes two files.

bot/domain/classifier/table.py has weights of words and of what the rules say, for intake; bot/models/usem3-kinds.npz has weights of
the sentence vectors and of what the rules say. Both by ridge regression, one against the rest. Measured by leaving out one
writer at a time, never single rows: a writer says alike things alike. `--measure` writes nothing.
"""

import argparse
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.classifier.classifying import ruled
from bot.domain.classifier.evidence import Evidence
from bot.domain.classifier.learnt import KINDS, LETTERS, RULES, rules, wordings
from bot.domain.sayings import Read
from bot.domain.suggester.concepts import parsed
from bot.domain.suggester.phrases import PHRASES
from bot.domain.suggester.wording import encoded
from bot.models.kinds import TRAINED
from bot.models.weights import MODULE, ONE_THREAD, folder_in, unpacked
from tests.labelled import WRITERS, Commented, commented

Matrix = NDArray[np.float64]
PENALTY_OF_WORDS, PENALTY_OF_VECTORS = 1.0, 0.5
TRUST = 0.3
"""Added for what the rules say of a comment of one thought: labelled comments are harder than those that come in."""
RULED = 0.1**0.5
"""How much numbers of the rules count against words: more, and a set that is worded like the rules decides all."""
KEPT = 2600
"""Words in the table."""
CONSTANT = 0.1
"""Square of the constant beside the numbers."""
URGENT_FROM = 0.42
KNOWN = WRITERS[0]
"""Writer whose comments the rules were made with: what the rules say of them teaches nothing."""
PHRASED = "phrases"
"""Writer of the short phrases by meaning, which are taught with, but not measured by: most of their kinds are plain."""
PHRASE_COUNTS = 0.3
"""How much a phrase counts against a labelled comment."""
MEANINGS = {
    "buying": """Tisch reservieren | Termin vereinbaren | Preis | Preisliste | Kostenvoranschlag | Gutschein kaufen | Lagernd |
        Vorbestellen | Catering | Torte bestellen | Zimmer | Eintrittskarten | Verleih | Auf Warteliste | Nachbestellen |
        Stückzahl und Großbestellung | Mundart Preis | Mundart Termin | Mundart Reservieren | Mundart Bestellen""",
    "question": """Öffnungszeiten | Feiertage und Betriebsurlaub | Adresse und Standort | Anfahrt mit Öffis | Parkplätze |
        Kontakt und Telefon | Ohne Termin kommen | Wartezeit | Zahlungsarten | Rückgabe und Umtausch | Lieferung ins Ausland |
        Abholung | Größe und Passform | Beratung | Größe und Maße des Produkts | Material | Pflege | Anleitung |
        Haltbarkeit und Lagerung | Inhaltsstoffe und Allergene | Vegan und vegetarisch | Glutenfrei | Laktosefrei |
        Herkunft und regional | Bio | Hunde | Kinder | Barrierefrei | Internet und Arbeiten | Gastgarten | Toilette | Stundenplan |
        Treuekarte | Gewinnspiel Fragen | Neue Filiale | Zusperren oder Umzug | Markt und Messe | Speisekarte | Küche bis wann |
        Zum Mitnehmen | Sorten und Geschmack | An- und Abreise | Rezept | Pflanze kranke | Saison | Mundart offen |
        Mundart Frage Essen | Mundart Anfahrt | Wo bleibt die Lieferung""",
    "complaint": """Niemand erreichbar | Zu teuer | Falsch verrechnet | Kaputt angekommen | Falscher Artikel | Etwas fehlt |
        Unfreundlich | Lange gewartet | Schlechte Qualität | Hygiene | Lärm | Allgemein unzufrieden | Werbung irreführend |
        Mundart Ärger""",
    "praise": "Lob fürs Produkt | Lob fürs Team | Mundart Lob",
    "chatter": """Danke | Freunde markieren | Geplauder | Wetter | Alltag | Grüße | Ja und nein | Tschüss | Hallo wie geht's |
        Witz und Spaß | Gewinnspiel mitmachen""",
    "other": "Stelle gesucht | Zusammenarbeit | Spam | Presse | Wiederverkauf | Spende und Sponsoring",
}
"""German titles of the meanings that are of one kind."""
IN_A_LINE = 8
"""Words in a line of the table."""
TABLE = Path(__file__).parent.parent / "bot" / "domain" / "classifier" / "table.py"


class Set(NamedTuple):
    """Comments of all writers: what is looked up in each, what the rules say, vectors, and what they are."""

    writers: NDArray[np.str_]
    words: Sequence[set[str]]
    rules: Matrix
    vectors: Matrix
    targets: Matrix

    def where(self, rows: NDArray[np.bool_]) -> "Set":
        """Part of the set."""
        words = [words for words, one in zip(self.words, rows, strict=True) if one]
        return Set(self.writers[rows], words, self.rules[rows], self.vectors[rows], self.targets[rows])


class Linear(NamedTuple):
    """Coefficients by column, and the constant."""

    weights: Matrix
    base: Matrix


def read() -> Set:
    os.environ.update(ONE_THREAD)
    from bench.suggester import CACHE
    from bot.models.sentences import Sentences

    every = [
        *((writer, one) for writer in WRITERS for one in commented(writer)),
        *((PHRASED, one) for one in phrased()),
    ]
    words, numbers = [], []
    for _, one in every:
        said = Evidence(Read(one.text), one.stars)
        kind, urgent = ruled(said)
        words.append(wordings(said.read, said.stars, shouts=said.read.shouts))
        found = rules(said, kind, urgent=urgent)
        numbers.append([found.get(name, 0.0) for name in RULES])
    vectors = Sentences(unpacked(folder_in(CACHE))).encode([encoded(one.text) for _, one in every])
    return Set(
        np.array([writer for writer, _ in every]),
        words,
        np.array(numbers),
        vectors.astype("<f2").astype(np.float64),
        np.array([_target(one) for _, one in every], float),
    )


def phrased() -> list[Commented]:
    """Phrases whose meaning is of one kind, as comments."""
    kinds = {title.strip(): kind for kind, titles in MEANINGS.items() for title in titles.split("|")}
    return [
        Commented(phrase, kinds[one.titles[0]], urgent=False, spam=False, language="", stars=None)
        for one in parsed(PHRASES)
        if one.titles[0] in kinds
        for phrase in one.phrases
    ]


def _target(one: Commented) -> list[bool]:
    return [*(one.kind == kind for kind in KINDS), one.urgent]


def fitted(columns: Matrix, found: Set, penalty: float) -> Linear:
    """Ridge regression in its dual form, of columns and of numbers of the rules, these of the writers alone who did not know
    them.
    """
    phrases = found.writers == PHRASED
    blind = found.writers != KNOWN
    mean = found.rules[blind].mean(axis=0)
    centred = np.where(blind[:, None], found.rules - mean, 0.0)
    whole = np.column_stack([columns, centred * RULED])
    shift = found.targets[~phrases].mean(axis=0)
    penalties = np.diag(np.where(phrases, penalty / PHRASE_COUNTS, penalty))
    duals = np.linalg.solve(whole @ whole.T + CONSTANT + penalties, found.targets - shift)
    weights = whole.T @ duals
    weights[columns.shape[1] :] *= RULED
    base = shift + CONSTANT * duals.sum(axis=0) - mean @ weights[columns.shape[1] :]
    for place, what in enumerate((*KINDS, "urgent")):
        if what != "other":
            weights[columns.shape[1] + RULES.index(f"={what} briefly"), place] += TRUST
    return Linear(weights, base)


def looked_up(words: Sequence[set[str]], kept: Sequence[str], rarity: Matrix) -> Matrix:
    places = {name: place for place, name in enumerate(kept)}
    found = np.zeros((len(words), len(kept)))
    for row, several in enumerate(words):
        there = [places[name] for name in several if name in places]
        found[row, there] = rarity[there] / max(1, len(there)) ** 0.5
    return found


class Words(NamedTuple):
    """Weights of words, each times how rare it is, and of numbers of the rules."""

    kept: Sequence[str]
    weights: Matrix
    base: Matrix


def words_learnt(found: Set) -> Words:
    """Weights of the words that more than one comment has; of all of them first, then of those alone that weigh most."""
    counts = Counter(word for words in found.words for word in words)
    kept = sorted(word for word, count in counts.items() if count > 1)
    for most in (KEPT, None):
        count = np.array([counts[word] for word in kept])
        rarity = np.log(len(found.words) / count) ** 0.5
        linear = fitted(looked_up(found.words, kept, rarity), found, PENALTY_OF_WORDS)
        weights = linear.weights[: len(kept)] * rarity[:, None]
        if most is not None:
            weighs = np.ptp(weights, axis=1) * count**0.5
            kept = sorted(kept[place] for place in np.argsort(-weighs)[:most])
    return Words(kept, np.vstack([weights, linear.weights[len(kept) :]]), linear.base)


def by_words(found: Set, learnt: Words) -> Matrix:
    """Scores of comments by words and rules."""
    columns = looked_up(found.words, learnt.kept, np.ones(len(learnt.kept)))
    return np.column_stack([columns, found.rules]) @ learnt.weights + learnt.base


def by_vectors(found: Set, linear: Linear) -> Matrix:
    """Scores of comments by vectors and rules."""
    return np.column_stack([found.vectors, found.rules]) @ linear.weights + linear.base


def f1(right: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    return 2 * float((right & said).sum()) / max(1, int(right.sum() + said.sum()))


def figures(targets: Matrix, scores: Matrix) -> dict[str, float]:
    """F1 of each kind, of all together, and of urgency."""
    best = scores[:, : len(KINDS)].argmax(axis=1)
    every = {kind: f1(targets[:, place] > 0, best == place) for place, kind in enumerate(KINDS)}
    urgent = f1(targets[:, -1] > 0, scores[:, -1] >= URGENT_FROM)
    return {"macro": float(np.mean(list(every.values()))), **every, "urgent": urgent}


def measured(found: Set) -> None:
    """Prints what each tier reaches for each writer from what the others wrote."""
    for writer in WRITERS:
        taught, test = found.where(found.writers != writer), found.where(found.writers == writer)
        lite = by_words(test, words_learnt(taught))
        vectors = by_vectors(test, fitted(taught.vectors, taught, PENALTY_OF_VECTORS))
        tiers = {"rules": test.rules[:, _VERDICT], "lite": lite, "default": (lite + vectors) / 2}
        for tier, scores in tiers.items():
            told = "  ".join(f"{name} {value:.3f}" for name, value in figures(test.targets, scores).items())
            print(f"{writer:10} {tier:8} {told}")


_VERDICT = [*(RULES.index(f"={kind}") for kind in KINDS), RULES.index("=urgent")]


def written(learnt: Words) -> str:
    """Text of the table's module."""
    half = len(LETTERS) // 2
    step = float(np.abs(learnt.weights).max() / half)
    lines = [
        f"{name}\t{''.join(LETTERS[half + round(value / step)] for value in row)}"
        for name, row in zip((*learnt.kept, *RULES), learnt.weights, strict=True)
    ]
    base = ", ".join(f"{value:.4f}" for value in learnt.base)
    rows = ("\t".join(lines[place : place + IN_A_LINE]) for place in range(0, len(lines), IN_A_LINE))
    listed = "\n".join(rows).replace("\\", "\\\\")
    return f'"""Table of learnt weights, made by `python -m bench.kinds`: see learnt.py."""\n\nSTEP = {step:.6f}\nBASE = ({base})\nWEIGHTS = """\\\n{listed}\n"""\n'


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--measure", action="store_true")
    only = arguments.parse_args().measure
    found = read()
    measured(found)
    if only:
        return
    TABLE.write_text(written(words_learnt(found)), encoding="utf-8")
    linear = fitted(found.vectors, found, PENALTY_OF_VECTORS)
    np.savez(TRAINED[MODULE], weights=linear.weights.astype(np.float16), base=linear.base.astype(np.float32))


if __name__ == "__main__":
    main()
