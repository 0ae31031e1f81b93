"""du and Sie: found in labelled texts of twelve kinds with a precision and recall of at least 0.97; and by rule."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.brand_check import command_words
from bot.domain.brand_check.address import Form, marks
from bot.domain.brand_check.instead import address
from bot.domain.brand_check.reading import read
from bot.domain.brand_check.verbs import forms
from tests.labelled import OTHERS, addressed, addressed_elsewhere

OWN = Path(__file__).with_name("address.jsonl")
"""Texts written with the rules, beside those of the labelled set, which were not."""
WANTED = 0.97


def label(text: str) -> str:
    """Form of address of a whole text: du, sie, mixed or none."""
    said = {mark.form for mark in marks(read(text))}
    return "mixed" if len(said) == 2 else next(iter(said), "none")


class Scored(NamedTuple):
    precision: float
    recall: float


def texts(which: str) -> list[tuple[str, str]]:
    """Texts with their label: du, sie, mixed or none."""
    if which == "labelled":
        return [(one.text, one.label) for one in addressed()]
    if which in OTHERS:
        return list(addressed_elsewhere(which))
    return [(row["text"], row["label"]) for row in map(json.loads, OWN.read_text("utf-8").splitlines())]


def scored(form: Form, which: str) -> Scored:
    pairs = [
        (said in (form.value, "mixed"), label(text) in (form.value, "mixed")) for text, said in texts(which)
    ]
    both = pairs.count((True, True))
    return Scored(both / (both + pairs.count((False, True))), both / (both + pairs.count((True, False))))


@pytest.mark.parametrize("which", ["labelled", *OTHERS, "own"])
@pytest.mark.parametrize("form", Form)
def test_the_form_of_address_is_found_in_labelled_texts(form: Form, which: str) -> None:
    found = scored(form, which)
    assert min(found) >= WANTED, found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sie können uns anrufen.", "sie"),
        ("Sie kann uns anrufen.", "none"),
        ("Die Bohnen sind da. Sie schmecken nach Nuss.", "none"),
        ("Die Bohnen sind da. Sie können sie abholen.", "sie"),
        ("Unsere Kollegin hilft. Ihr Büro ist im ersten Stock.", "none"),
        ("Ihr Paket ist da.", "sie"),
        ("Ihr seid da.", "du"),
        ("Wir geben ihr das Paket.", "none"),
        ("Habt ihr das Paket?", "du"),
        ("Das gefällt ihr.", "none"),
        ("Dann kommt ihr am Freitag.", "du"),
        ("Er kommt ihr entgegen.", "none"),
        ("Schreib uns.", "du"),
        ("Schreib ich gern.", "none"),
        ("Kommt darauf an.", "none"),
        ("Kommt gern vorbei.", "du"),
        ("Der Gast fragte: Könnt ihr liefern?", "none"),
        ("Wir sagen: Danke dir!", "du"),
        ("Auf „Du bist da“ sagen wir nichts.", "none"),
        ("„Du bist da.“", "du"),
        ("> Können Sie liefern?\nJa, gern.", "none"),
        ("Wir sind per du, das Sie ist für Briefe.", "none"),
        ("Das Paket, das Sie bestellt haben, ist da.", "sie"),
        ("Das Café du Monde ist nebenan.", "none"),
        ("Thank you for your visit. Bring a friend!", "none"),
        ("Habts an schönen Tag!", "du"),
        ("Sagens uns das bitte.", "sie"),
        ("Mehr auf https://dein-shop.example und bei @dein_shop.", "none"),
    ],
)
def test_hard_cases_follow_the_rules(text: str, said: str) -> None:
    assert label(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # To several: stem + t.
        ("Überlegt mal, ob das passt.", "du"),
        ("Teilt den Beitrag.", "du"),
        ("Teilt den Beitrag?", "none"),
        ("Teilt er den Beitrag, lesen ihn viele.", "none"),
        ("Liebe Gäste, bringt Hausschuhe mit.", "du"),
        ("Wenn es regnet, bringt einen Schirm mit.", "du"),
        ("Unser Koch, der Toni, bringt die Suppe.", "none"),
        ("Bringt die Post nichts, rufen wir an.", "none"),
        ("Bei Fragen schreibt uns einfach.", "du"),
        ("Bei Fragen schreibt uns einfach niemand.", "none"),
        # The same as a participle.
        ("Reserviert rechtzeitig.", "du"),
        ("Reserviert den Tisch.", "du"),
        ("Reserviert für Huber.", "none"),
        ("Bestellt am Montag.", "none"),
        ("Bitte verpackt lagern.", "none"),
        ("Geschlossen.", "none"),
        # The same, said of a thing.
        ("Kommt gern vorbei.", "du"),
        ("Kommt gut heim.", "du"),
        ("Kommt gut an.", "none"),
        ("Macht weiter so.", "du"),
        ("Macht das Licht aus.", "du"),
        ("Macht 14,50.", "none"),
        ("Kennt wer den Weg?", "none"),
        ("Freut uns sehr.", "none"),
        ("Lohnt sich.", "none"),
        # To one: stem, or stem + e.
        ("Bitte pack die Ware ein.", "du"),
        ("Füg das Bild hinzu.", "du"),
        ("Teil der Lösung.", "none"),
        ("Teil sie auf.", "du"),
        ("Wähle die Größe.", "du"),
        ("Suche ein Rad.", "none"),
        ("Ändere, was nicht passt.", "du"),
        ("Antworte später.", "none"),
        ("Fahrt nach Wien am Freitag.", "none"),
        ("Zögere nicht, uns zu schreiben.", "du"),
        ("Nutze die Creme seit Jahren.", "none"),
        ("Nutze das jeden Tag.", "none"),
        ("Starte gut in die Woche.", "du"),
        ("Starte morgen mit der Kur.", "none"),
        ("Hab Geduld.", "du"),
        ("Hab Geduld gehabt.", "none"),
        ("Werde Mitglied.", "du"),
        ("Halt die Ohren steif.", "du"),
        ("Like, teile und gewinne!", "du"),
        ("Lauf mit!", "du"),
        ("Lauf mit Hindernissen am Samstag.", "none"),
        ("Hol- und Bringdienst.", "none"),
        ("Sei es drum.", "none"),
        ("Komm aus Linz.", "none"),
        # To several, behind something else.
        ("Also ab in den Garten und genießt die Sonne!", "du"),
        ("Anna kommt heim und genießt die Sonne.", "none"),
        ("Sonst ruft einfach an.", "du"),
        ("Im Sommer kocht gern Luca.", "none"),
        ("Kommt, wir machen das.", "du"),
        ("Sagt mal, wird das noch was?", "du"),
        ("Tanzt, bis die Sonne aufgeht.", "du"),
        ("Feiert mit uns!", "du"),
        ("Kommentiert hat das niemand.", "none"),
        ("Kommt mit Salat.", "none"),
        ("Kommt mit ins Museum.", "du"),
        ("Bringt Glück.", "none"),
        ("Bringt Freunde mit.", "du"),
        ("Macht's gut!", "du"),
        ("Macht's der Nachbar auch?", "none"),
        ("Haben's schon gewählt?", "sie"),
        ("Wie haben’s denn geschlafen?", "sie"),
        ("San's so lieb und läuten kurz.", "sie"),
        ("Seien's so nett.", "sie"),
        ("Wir haben's geschafft.", "none"),
        ("Haben's alle gesehen?", "none"),
        ("Sehr geehrter Herr Huber, das Rad ist fertig.", "sie"),
        ("Gnädige Frau, der Tisch ist gedeckt.", "sie"),
        ("Eine sehr geehrte Sängerin tritt auf.", "none"),
        ("Ob du oder Sie: Willkommen ist bei uns jeder.", "none"),
        ("Sie statt du, so ist der Brauch.", "none"),
        ("Machts ihr auch Torten?", "du"),
        ("Kommts vorbei.", "du"),
        ("Kommts drauf an?", "none"),
        ("I könnt das auch.", "none"),
        ("Der Papa fahrt morgen.", "none"),
        ("Dann geht es von selbst weiter.", "none"),
        ("Dann geht rechts weiter.", "du"),
        ("Wie ihr mit Kund*innen redet.", "du"),
        ("Jetzt fehlt nur noch ihr.", "du"),
        ("Ihr „Danke“ geht gleich raus.", "sie"),
        ("Park hinten im Hof.", "du"),
        ("Tante Hermi war da. Ihr Rezept bleibt geheim.", "none"),
        # Sie in small letters.
        ("Bestellt bis Mittwoch vor.", "du"),
        ("Ihr glaubt es nicht.", "du"),
        ("Ihr fehlt uns.", "du"),
        ("Ihr fehlt ein Rad.", "none"),
        ("Ab ins Wochenende, ihr Helden!", "du"),
        ("Anna und ihr Hund, ihr Stolz!", "none"),
        ("Fahre rechts am Kreisel vorbei.", "du"),
        ("Fahre extra aus Linz her.", "none"),
        ("Zuerst verrühre das Mehl.", "du"),
        ("Finde uns auf Instagram.", "du"),
        ("Leute, abonniert!", "du"),
        ("Was kostet bei ihnen ein Ölwechsel?", "sie"),
        ("Haben sie noch Karten?", "sie"),
        ("Die Äpfel sind da. Haben sie Flecken?", "none"),
        ("Wo sind sie denn, die Osterhasen?", "none"),
        ("Die Karten sind da. Sie holen sie ab.", "sie"),
        ("Max und Lisa heiraten. Sie feiern bei uns.", "none"),
        ("Die Oma wird 90. Ihr zu Ehren gibt es Torte.", "none"),
        # Sie in the verb.
        ("Könnense warten?", "sie"),
        ("Ham Se Zeit?", "sie"),
        ("Hamse gesagt.", "none"),
    ],
)
def test_commands_need_no_pronoun(text: str, said: str) -> None:
    assert label(text) == said


def instead(text: str, wanted: Form) -> list[tuple[str, str]]:
    return [(one.found, one.suggestion) for one in address(text, read(text), wanted)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Können Sie kurz anrufen?", [("Können Sie kurz", "Kannst du kurz")]),
        ("Kommen Sie gern vorbei.", [("Kommen Sie gern", "Komm gern")]),
        ("Melden Sie sich.", [("Melden Sie sich", "Melde dich")]),
        ("Gern, wenn Sie Zeit haben.", [("Sie Zeit haben", "du Zeit hast")]),
        ("Wir informieren Sie gern.", [("Sie", "dich")]),
        ("Es freut uns, Sie zu sehen.", [("Sie", "dich")]),
        ("Ihr Rad ist bei Ihrem Nachbarn.", [("Ihr", "Dein"), ("Ihrem", "deinem")]),
        ("Das gehört Ihnen.", [("Ihnen", "dir")]),
        ("Sagens es uns.", [("Sagens", "Sag")]),
        ("Kommse rein.", [("Kommse", "Komm")]),
        ("Sagen Sie's uns.", [("Sagen Sie's uns", "Sag's uns")]),
        ("Habn S' Zeit?", [("Habn S' Zeit", "Hast du Zeit")]),
        ("Sie frobeln gern.", [("Sie", "Du")]),
        ("Haben's Zeit?", [("Haben's", "Hast du")]),
        ("Sehr geehrter Herr Huber, danke.", [("Sehr geehrter Herr", "Lieber Herr")]),
    ],
)
def test_sie_is_named_with_the_words_for_du(text: str, found: list[tuple[str, str]]) -> None:
    assert instead(text, Form.DU) == found
    assert instead(text, Form.SIE) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kannst du kurz anrufen?", [("Kannst du kurz", "Können Sie kurz")]),
        ("Komm vorbei!", [("Komm vorbei", "Kommen Sie vorbei")]),
        ("Melde dich.", [("Melde dich", "Melden Sie sich")]),
        ("Freust du dich?", [("Freust du dich", "Freuen Sie sich")]),
        ("Gern, wenn ihr vorbeikommt.", [("ihr vorbeikommt", "Sie vorbeikommen")]),
        ("Sei willkommen.", [("Sei willkommen", "Seien Sie willkommen")]),
        ("Seid so nett.", [("Seid so", "Seien Sie so")]),
        ("Teilt den Beitrag.", [("Teilt den Beitrag", "Teilen Sie den Beitrag")]),
        ("Tragt euch ein.", [("Tragt euch ein", "Tragen Sie sich ein")]),
        ("Probier's aus.", [("Probier's aus", "Probieren Sie es aus")]),
        ("Unterbrich uns ruhig.", [("Unterbrich uns", "Unterbrechen Sie uns")]),
        ("Wir danken euch.", [("euch", "Ihnen")]),
        ("Dein Rad ist bei eurem Nachbarn.", [("Dein", "Ihr"), ("eurem", "Ihrem")]),
    ],
)
def test_du_is_named_with_the_words_for_sie(text: str, found: list[tuple[str, str]]) -> None:
    assert instead(text, Form.SIE) == found
    assert instead(text, Form.DU) == []


@given(
    st.sampled_from(sorted(set(forms().ihr) - forms().ihr_alone)),
    st.sampled_from(
        [
            *(
                "Anna {0}.",
                "Der Chef {0} gern.",
                "Wer {0}, gewinnt.",
                "Was {0} das?",
                "Heute {0} Anna.",
                "Es {0}.",
            ),
            *(
                "Wenn Anna {0}, freut das uns.",
                "Anna lacht, singt und {0} gern.",
                "{1} er auch?",
                "{1} sich.",
            ),
            *("Die Firma, die hier {0}, zieht um.", "Morgen {0} der Chef uns.", "Er ist da, {0} aber nie."),
        ]
    ),
)
def test_no_verb_with_a_subject_is_a_command(verb: str, frame: str) -> None:
    assert label(frame.format(verb, verb.capitalize())) == "none"


@given(
    st.sampled_from(sorted(set(forms().ihr) - {"dürft", "könnt", "müsst", "sollt", "wollt"})),
    st.sampled_from(["{1} bitte!", "Bitte {0} leise.", "Und {0} bitte leise.", "Am Montag {0} bitte leise."]),
)
def test_every_verb_is_a_command_with_please(verb: str, frame: str) -> None:
    assert label(frame.format(verb, verb.capitalize())) == "du"


@given(
    st.sampled_from(sorted(command_words.NOUNS)),
    st.sampled_from(
        ["{} am Montag.", "{} für alle.", "{}, Essen und Musik.", "Kein {} heute.", "{} gesucht.", "{}!"]
    ),
)
def test_a_noun_that_looks_like_a_command_is_no_command(noun: str, frame: str) -> None:
    assert label(frame.format(noun.capitalize())) == "none"


def test_each_word_of_the_lists_about_verbs_is_a_known_form() -> None:
    to_one = (
        getattr(command_words, name) for name in "NOUNS SAYS_I FOR_YOU ALONE LOANS GIVES ASKS_ME".split()
    )
    assert set().union(*to_one) - set(forms().command) - command_words.WITH_MORE == set()
    several = (
        getattr(command_words, name) for name in "SAID_OF_THINGS OF_THEM NO_OBJECT HAVE_EFFECTS".split()
    )
    assert set().union(*several) - set(forms().ihr) == set()


_PIECES = st.sampled_from(
    "Sie sie ihr Ihr Ihre du dich Könnt könnt kommt Kommen schreib haben hast : . , ! ? „ “ \" ‚ ‘ » « > \n und wir S' 😀 Anna".split(
        " "
    )
)


@given(st.lists(_PIECES, max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_text_is_read_and_findings_are_places_in_it(text: str) -> None:
    sentences = read(text)
    assert all(text[word.start : word.end] == word.text for sentence in sentences for word in sentence)
    said = {mark.form for mark in marks(sentences)}
    for form in Form:
        found = address(text, sentences, form)
        assert bool(found) is bool(said - {form})
        assert all(" ".join(text[one.start : one.end].split()) == one.found for one in found)
        assert list(found) == sorted(found, key=lambda one: one.start)
