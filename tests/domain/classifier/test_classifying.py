"""Kinds and urgency by rules and learnt weights, both of which can be shown: what decides, and how often that is right for comments that were labelled by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.example.english import ENGLISH
from bot.connectors.example.script import ONGOING, SCENES
from bot.domain.classifier.classifying import classify, reasons
from bot.domain.classifier.evidence import Evidence
from bot.domain.classifier.question import asks, question
from bot.domain.kind import Kind
from bot.domain.sayings import Read
from tests.labelled import WRITERS, commented

MACRO, BUYING, URGENT, SPAM = 0.92, 0.92, 0.95, 0.95
"""Floors of F1 on the labelled comments, a little under what is reached."""


def f1(right: list[bool], found: list[bool]) -> float:
    both = sum(one and other for one, other in zip(right, found, strict=True))
    return 2 * both / max(1, sum(right) + sum(found))


def test_labelled_comments_are_read_as_people_read_them(capsys: pytest.CaptureFixture[str]) -> None:
    every = commented()
    found = [classify(one.text, one.stars) for one in every]
    kinds = {
        kind: f1([one.kind == kind for one in every], [one.kind is kind for one in found]) for kind in Kind
    }
    macro = sum(kinds.values()) / len(kinds)
    urgent = f1([one.urgent for one in every], [one.urgent for one in found])
    spam = f1([one.spam for one in every], [one.spam for one in found])
    with capsys.disabled():
        each = ", ".join(f"{kind.value} {figure:.3f}" for kind, figure in kinds.items())
        print(
            f"\n{len(every)} labelled comments, F1: macro {macro:.3f} ({each}), urgent {urgent:.3f}, spam {spam:.3f}"
        )
    assert len(every) >= 300
    assert (macro >= MACRO, kinds[Kind.BUYING] >= BUYING, urgent >= URGENT, spam >= SPAM) == (True,) * 4


def test_no_labelled_customer_is_sorted_out() -> None:
    assert [one.text for one in commented() if classify(one.text, one.stars).spam and not one.spam] == []


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Habt ihr am Samstag offen?", "offen?"),
        ("Hallo! Habt ihr am Samstag offen", "Habt ihr"),
        ("Hallo liebes Team, wann kommt die neue Röstung", "wann"),
        ("Super. Gibt’s die auch gemahlen", "Gibt’s die"),
        ("nehmts ihr a amex", "nehmts ihr"),
        ("Ab wann darf man kommen", "Ab wann"),
        ("Mein Teig klebt so, was mach ich da falsch", "was mach ich"),
        ("Do you play music there", "Do you"),
        ("Hi! When do you open", "When"),
        ("offen ?", "offen?"),
        ("Geht das auch mit Hafermilch？", "Hafermilch?"),
        ("Habt ihr Kakao, @roesterei?", "Kakao?"),
    ],
)
def test_a_question_is_recognised_by_its_mark_or_by_how_a_sentence_opens(text: str, because: str) -> None:
    assert (classify(text).kind, reasons(text).kind) == (Kind.QUESTION, (because,))


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Der Weihnachtskaffee ist ein Traum. Danke euch!", "ein Traum"),
        ("Toller Beitrag!", "Toller"),
        ("Sehr gut erklärt, danke.", "Sehr gut"),
        ("Der beste Espresso seit Triest!", "Der beste"),
        ("Was für ein toller Kaffee", "toller"),
        ("Kann ich nur weiterempfehlen.", "weiterempfehlen"),
        ("Ihr habt mich noch nie enttäuscht.", "noch nie enttäuscht"),
        ("Best coffee in town, I love it.", "Best coffee in town"),
    ],
)
def test_praise_is_recognised_by_a_word_that_nothing_takes_back(text: str, because: str) -> None:
    assert (classify(text).kind, reasons(text).kind) == (Kind.PRAISE, (because,))


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Die Kanne war angeblich neu, ich bin enttäuscht. Was macht ihr da?", "enttäuscht"),
        ("Ich bin enttäuscht, so ein toller Laden war das.", "enttäuscht"),
        ("Das Brot ist trocken.", "trocken"),
        ("Hat leider gar nicht geschmeckt", "nicht geschmeckt"),
        ("Nicht besonders freundlich, die Bedienung.", "Nicht besonders freundlich"),
        ("The parcel never arrived.", "never arrived"),
        ("Coffee was nice but the staff were rude.", "rude"),
    ],
)
def test_a_complaint_is_recognised_by_a_word_or_by_praise_that_is_denied(text: str, because: str) -> None:
    assert (classify(text).kind, reasons(text).kind) == (Kind.COMPLAINT, (because,))


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Hallo! Was kostet der Kurs?", "Was kostet"),
        ("Habt ihr den Kenia noch lagernd", "noch lagernd"),
        ("Gibt es Gutscheine?", "Gutscheine"),
        ("Bitte um einen Termin am Montag.", "einen Termin"),
        ("Könnt ihr mir zwei Packerl zurücklegen?", "zurücklegen"),
        ("How much is the grinder?", "How much"),
        ("I’d like an appointment on Monday", "appointment"),
    ],
)
def test_who_asks_or_wishes_for_price_stock_appointment_or_voucher_wants_to_buy(
    text: str, because: str
) -> None:
    assert (classify(text).kind, reasons(text).kind) == (Kind.BUYING, (because,))


@pytest.mark.parametrize(
    "text",
    [
        "Danke!",
        "👍",
        "Hallo, schönen Abend!",
        "Haha 😂",
        "Wer kommt mit? 😄",
        "Kaffee geht immer",
        "Bis Samstag!",
    ],
)
def test_small_talk_that_asks_the_business_for_nothing_is_chatter(text: str) -> None:
    assert classify(text).kind is Kind.CHATTER


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sucht ihr noch jemanden fürs Wochenende?",
        "Nur zur Info: ab Montag ist bei euch Baustelle.",
        "We are a small agency and would like to work with you.",
        "Die Linde drüben am Bach hat der Wind gestern umgeworfen",
    ],
)
def test_jobs_offers_and_news_are_other(text: str) -> None:
    assert classify(text).kind is Kind.OTHER


@pytest.mark.parametrize(
    "text", ["Repariert ihr auch kaputte Mühlen?", "Was macht ihr, wenn sie kaputt ist?"]
)
def test_who_asks_about_something_broken_asks(text: str) -> None:
    assert classify(text).kind is Kind.QUESTION


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Habt ihr heute noch offen?", "heute noch"),
        ("Bei uns rinnt Wasser aus der Decke!", "rinnt Wasser"),
        ("Ist das gefährlich für die Katze?", "Ist das gefährlich"),
        ("Ich geh zum Anwalt.", "Anwalt"),
        ("Schon wieder doppelt abgebucht", "doppelt abgebucht"),
        ("Warte seit drei Wochen und keiner hebt ab", "Warte seit"),
        ("Is anyone there, I’m outside the door", "I’m outside"),
    ],
)
def test_danger_money_law_a_deadline_and_asking_again_are_urgent(text: str, because: str) -> None:
    assert (classify(text).urgent, reasons(text).urgent[:1]) == (True, (because,))


@pytest.mark.parametrize(
    "text",
    [
        "Nie wieder!!!",
        "Guten Morgen! Was kostet das?",
        "Wie lang habt ihr heut offen",
        "Würd ich sofort kaufen, gibt’s die noch?",
        "Das Brot ist trocken.",
        "Heute wieder super Kaffee!",
        "Freu mich auf morgen",
        "Was kostet das?",
    ],
)
def test_a_raised_voice_or_a_day_alone_is_not_urgent(text: str) -> None:
    found = classify(text)
    assert (found.urgent, reasons(text).urgent) == (False, ())


def test_stars_of_a_review_weigh_with_its_words() -> None:
    assert [classify("War da.", stars).kind for stars in (1, 2, 4, 5)] == [
        Kind.COMPLAINT,
        Kind.COMPLAINT,
        Kind.PRAISE,
        Kind.PRAISE,
    ]


CUSTOMERS = (*(line for scene in SCENES for line in scene if not line.answers), *ONGOING)


def test_every_customer_of_the_preview_is_read_right() -> None:
    read = {line.author: classify(line.text).kind for line in CUSTOMERS}
    assert {name for name, kind in read.items() if kind is Kind.PRAISE} == {"Resi", "Eva", "Igor", "Max"}
    assert {name for name, kind in read.items() if kind is Kind.COMPLAINT} == {"Kurt", "Moritz"}
    assert {name for name, kind in read.items() if kind is Kind.BUYING} == {"Klara", "Petra", "Hanna", "Jana"}
    named = {"Resi", "Eva", "Igor", "Max", "Kurt", "Moritz", "Klara", "Petra", "Hanna", "Jana"}
    assert all(kind is Kind.QUESTION for name, kind in read.items() if name not in named)
    assert [line.author for line in CUSTOMERS if classify(line.text).urgent] == ["Moritz"]


def test_they_are_read_the_same_in_english() -> None:
    lines = [line.text for line in CUSTOMERS]
    assert [classify(ENGLISH[text]) for text in lines] == [classify(text) for text in lines]


TEXTS = [one.text for one in commented()]


@given(st.sampled_from(TEXTS), st.sampled_from(["", " ", "\n\n", "  "]))
def test_space_around_a_text_changes_nothing(text: str, around: str) -> None:
    assert classify(f"{around}{text}{around}") == classify(text)


@given(
    st.lists(
        st.sampled_from([*(word for text in TEXTS for word in text.split()), "?", "!", "\n"]), max_size=40
    )
)
def test_what_decides_is_in_the_text_and_says_no_more_than_the_classification(words: list[str]) -> None:
    text = " ".join(words)
    found, why = classify(text), reasons(text)
    assert bool(why.spam) is found.spam
    assert found.urgent or not why.urgent
    plain = "".join(text.split()).replace("？", "?")
    for said in (*why.kind, *why.urgent, *why.spam):
        assert "".join(said.split()).rstrip("?") in plain


@given(st.text(max_size=300))
def test_any_text_has_a_kind(text: str) -> None:
    found = classify(text)
    assert found.kind in Kind
    assert not (found.spam and found.urgent)


PIECES = (
    *"Wann ab ist heute ihr habt HABT Wofür wofuer wofu\u0308r wıe weiß WEISS ẞ liefert Sie was sollen wir für schön offen".split(),
    *"https://a.example/?b www.c WW.d @anna.b geht's geht’s (wer) wo-hin Café éwie 😊wie _wer 2wer wann2 \ud800 \u00a0 \r".split(
        " "
    ),
    *"hallo GRÜẞ grüß danke jetzt das immer man schneiden tuats".split(),
)
"""Pieces of messages: words that ask, verbs, subjects, addresses, and signs that tokens take in or leave out."""


@given(
    st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", ", ", ".", "! ", "\n", "-", "", "?", "  ")))
    ),
    st.integers(0, 3),
)
def test_a_message_asks_where_its_comment_would_ask(words: list[tuple[str, str]], long: int) -> None:
    text = "so " * (664 * (long == 0)) + "".join(piece for pair in words for piece in pair)
    assert asks(text) == (Evidence(Read(text), None).asked[1] > 0)


@pytest.mark.parametrize(
    "text",
    [
        "Schön ihr habt offen",
        "2 habt ihr offen",
        "Wıe lange",
        "@anna.b habt ihr offen",
        "Habt https://a.example/ ihr offen",
        "Habt www.a.io ihr offen",
        f"{'a' * 1995}. wieder",
    ],
)
def test_a_message_asks_where_only_its_tokens_show_that(text: str) -> None:
    assert question(Read(text).tokens)[1] > 0
    assert asks(text)


def test_a_labelled_comment_asks_as_a_message_too() -> None:
    texts = [one.text for writer in WRITERS for one in commented(writer)]
    asked = [question(Read(text).tokens)[1] > 0 for text in texts]
    assert [text for text, asks_so in zip(texts, asked, strict=True) if asks(text) is not asks_so] == []


@pytest.mark.parametrize(
    "text", ["https://t.me/verdienst99", "wa.me/4366000000", "bit.ly/3xY 🔥", "👉 www.tinyurl.com/abc hier"]
)
def test_a_bare_link_into_a_messenger_or_of_a_shortener_is_spam_like(text: str) -> None:
    assert classify(text).spam
    assert "/" in reasons(text).spam[0]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.wirt.example/karte",
        "Hier die Fotos von der Feier: https://bit.ly/3xY",
        "Stimmt das? https://t.me/abc",
        "Karte: gasthaust.ly/karte",
    ],
)
def test_other_links_are_not(text: str) -> None:
    assert not classify(text).spam
