"""python -m bench.kinds: learns of what kind comments are from the labelled ones, says how well, and writes two files.

bot/domain/classifier/table.py has weights of words and of what the rules say, for intake; bot/models/usem3-kinds.npz has weights of
the same words, of sentence vectors, of concepts and of what the rules say. Both by ridge regression, one against the rest.
`--measure`: by leaving out one writer at a time, never single rows, since a writer says alike things alike; writes nothing.
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
from bot.domain.suggester.concepts import known, parsed
from bot.domain.suggester.lexical import bag
from bot.domain.suggester.phrases import PHRASES
from bot.domain.suggester.wording import encoded
from bot.models.kinds import TRAINED
from bot.models.weights import MODULE, ONE_THREAD, folder_in, unpacked
from tests.labelled import WRITERS, Commented, commented

Matrix = NDArray[np.float32]
PENALTY_OF_WORDS, PENALTY_OF_MEANINGS = 1.0, 2.0
TRUST = {"question": 0.3, "buying": 0.3, "complaint": 0.3, "praise": 0.5, "chatter": 0.3, "urgent": 0.5}
"""Added for what the rules say of a comment of one thought: labelled comments are harder than those that come in, where
"Toller Beitrag!" is frequent.
"""
RULED = 0.1**0.5
"""How much numbers of the rules count against words: more, and a set that is worded like the rules decides all."""
SEEN = 3
"""Comments that have a word, at least."""
KEPT = 4500
"""Words in the table."""
CONSTANT = 0.1
"""Square of the constant beside the numbers."""
URGENT_FROM = 0.4
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
IN_A_LINE = 14
"""Words in a line of the table."""
TABLE = Path(__file__).parent.parent / "bot" / "domain" / "classifier" / "table.py"


class Set(NamedTuple):
    """Comments of all writers: what is looked up in each, what the rules say, vectors with likeness to concepts, and what they
    are.
    """

    writers: NDArray[np.str_]
    words: Sequence[set[str]]
    rules: Matrix
    meanings: Matrix
    targets: Matrix

    def where(self, rows: NDArray[np.bool_]) -> "Set":
        """Part of the set."""
        words = [words for words, one in zip(self.words, rows, strict=True) if one]
        return Set(self.writers[rows], words, self.rules[rows], self.meanings[rows], self.targets[rows])


class Linear(NamedTuple):
    """Coefficients by column, and the constant."""

    weights: Matrix
    base: Matrix


def read() -> Set:
    """Labelled comments of all writers and the phrases, each encoded and with what the rules say of it."""
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
    concepts = np.array([known().of(bag(one.text)) for _, one in every])
    return Set(
        np.array([writer for writer, _ in every]),
        words,
        np.array(numbers, np.float32),
        np.hstack([vectors.astype("<f2").astype(np.float32), concepts]),
        np.array([_target(one) for _, one in every], np.float32),
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
    whole = np.column_stack([columns, centred * RULED]).astype(np.float32)
    shift = found.targets[~phrases].mean(axis=0)
    alike = whole @ whole.T + np.float32(CONSTANT)
    alike[np.diag_indices(len(alike))] += np.where(phrases, penalty / PHRASE_COUNTS, penalty)
    duals = np.linalg.solve(alike, found.targets - shift)
    weights = whole.T @ duals
    weights[columns.shape[1] :] *= RULED
    base = shift + CONSTANT * duals.sum(axis=0) - mean @ weights[columns.shape[1] :]
    for place, what in enumerate((*KINDS, "urgent")):
        if what in TRUST:
            weights[columns.shape[1] + RULES.index(f"={what} briefly"), place] += TRUST[what]
    return Linear(weights, base)


def looked_up(words: Sequence[set[str]], kept: Sequence[str], rarity: Matrix) -> Matrix:
    places = {name: place for place, name in enumerate(kept)}
    found = np.zeros((len(words), len(kept)), np.float32)
    for row, several in enumerate(words):
        there = [places[name] for name in several if name in places]
        found[row, there] = rarity[there] / max(1, len(there)) ** 0.5
    return found


class Learnt(NamedTuple):
    """Words of the table, what a word is rare by, and coefficients of those words, each times that, and of all other numbers."""

    kept: Sequence[str]
    rarity: Matrix
    linear: Linear


def words_learnt(found: Set) -> Learnt:
    """Weights of the words that several comments have; of all of them first, then of those alone that weigh most."""
    counts = Counter(word for words in found.words for word in words)
    kept = sorted(word for word, count in counts.items() if count >= SEEN)
    for most in (KEPT, None):
        count = np.array([counts[word] for word in kept])
        rarity = np.log(len(found.words) / count) ** 0.5
        linear = fitted(looked_up(found.words, kept, rarity), found, PENALTY_OF_WORDS)
        linear.weights[: len(kept)] *= rarity[:, None]
        if most is not None:
            weighs = np.ptp(linear.weights[: len(kept)], axis=1) * count**0.5
            kept = sorted(kept[place] for place in np.argsort(-weighs)[:most])
    return Learnt(kept, rarity, linear)


def meanings_learnt(found: Set, words: Learnt) -> Linear:
    """Weights of the words of the table, of vectors and of concepts."""
    columns = np.hstack([looked_up(found.words, words.kept, words.rarity), found.meanings])
    linear = fitted(columns, found, PENALTY_OF_MEANINGS)
    linear.weights[: len(words.kept)] *= words.rarity[:, None]
    return linear


def scored(found: Set, kept: Sequence[str], linear: Linear, *meanings: Matrix) -> Matrix:
    """Scores of comments by words and rules, and by vectors and concepts where these are given."""
    columns = looked_up(found.words, kept, np.ones(len(kept)))
    return np.column_stack([columns, *meanings, found.rules]) @ linear.weights + linear.base


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
        words = words_learnt(taught)
        tiers = {
            "rules": test.rules[:, _VERDICT],
            "lite": scored(test, words.kept, words.linear),
            "default": scored(test, words.kept, meanings_learnt(taught, words), test.meanings),
        }
        for tier, scores in tiers.items():
            shown = "  ".join(f"{name} {value:.3f}" for name, value in figures(test.targets, scores).items())
            print(f"{writer:10} {tier:8} {shown}", flush=True)


_VERDICT = [*(RULES.index(f"={kind}") for kind in KINDS), RULES.index("=urgent")]


def written(learnt: Learnt) -> str:
    """Text of the table's module."""
    half, weights = len(LETTERS) // 2, learnt.linear.weights
    step = float(np.abs(weights).max() / half)
    lines = [
        f"{name}\t{''.join(LETTERS[half + round(value / step)] for value in row)}"
        for name, row in zip((*learnt.kept, *RULES), weights, strict=True)
    ]
    base = ", ".join(f"{value:.4f}" for value in learnt.linear.base)
    rows = ("\t".join(lines[place : place + IN_A_LINE]) for place in range(0, len(lines), IN_A_LINE))
    listed = "\n".join(rows).replace("\\", "\\\\")
    return f'"""Table of learnt weights, made by `python -m bench.kinds`: see learnt.py."""\n\nSTEP = {step:.6f}\nBASE = ({base})\nWEIGHTS = """\\\n{listed}\n"""\n'


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--measure", action="store_true")
    only = arguments.parse_args().measure
    found = read()
    if only:
        measured(found)
        return
    words = words_learnt(found)
    TABLE.write_text(written(words), encoding="utf-8")
    linear = meanings_learnt(found, words)
    of_words, rest = linear.weights[: len(words.kept)], linear.weights[len(words.kept) :]
    step = np.abs(of_words).max() / 127
    np.savez_compressed(
        TRAINED[MODULE],
        words=np.round(of_words / step).astype(np.int8),
        step=np.float32(step),
        rest=rest.astype(np.float16),
        base=linear.base.astype(np.float32),
    )


if __name__ == "__main__":
    main()
