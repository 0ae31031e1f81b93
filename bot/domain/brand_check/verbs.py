"""German verb forms by which somebody is addressed: du kommst, ihr kommt, Sie kommen; komm, kommt, kommen Sie.

Regular verbs are made by rule, irregular ones stand in a table. A form that is also one of the third person ("du liest", "er
liest"; "ihr kommt", "er kommt") says nothing by itself; those that do are `du_alone` and `ihr_alone`.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

_IRREGULAR = """sind bist sei seid|haben hast hab habt|werden wirst werde werdet|können kannst - könnt|müssen musst - müsst
dürfen darfst - dürft|sollen sollst - sollt|wollen willst - wollt|mögen magst - mögt|wissen weißt - wisst|tun tust tu tut
möchten möchtest - möchtet|würden würdest - würdet|könnten könntest - könntet|müssten müsstest - müsstet|hätten hättest - hättet
dürften dürftest - dürftet|sollten solltest - solltet|wollten wolltest - wolltet|wären wärst - wärt|wären wärest - wäret
hatten hattest - hattet|waren warst - wart|wurden wurdest - wurdet|konnten konntest - konntet|mussten musstest - musstet
durften durftest - durftet|mochten mochtest - mochtet|wussten wusstest - wusstet|kamen kamst - kamt|gingen gingst - gingt
geben gibst gib gebt|nehmen nimmst nimm nehmt|sehen siehst sieh seht|lesen liest lies lest|essen isst iss esst
sprechen sprichst sprich sprecht|helfen hilfst hilf helft|treffen triffst triff trefft|vergessen vergisst vergiss vergesst
werfen wirfst wirf werft|empfehlen empfiehlst empfiehl empfehlt|brechen brichst brich brecht|treten trittst tritt tretet
fahren fährst fahr fahrt|lassen lässt lass lasst|schlafen schläfst schlaf schlaft|tragen trägst trag tragt|erhalten erhältst - erhaltet|behalten behältst behalt behaltet|laden lädst lad ladet|laufen läufst lauf lauft
fallen fällst - fallt|gefallen gefällst - gefallt|waschen wäschst wasch wascht|fangen fängst - fangt|backen bäckst back backt
raten rätst - ratet|verraten verrätst verrat verratet|stoßen stößt - stoßt|erfahren erfährst - erfahrt|messen misst miss messt
verlassen verlässt - verlasst|hinterlassen hinterlässt hinterlass hinterlasst|bitten bittest - bittet|stehen stehst - steht
gehen gehst geh geht|denken denkst denk denkt|danken dankst - dankt|freuen freust freu freut|melden meldest melde meldet|melden meldest meld meldet
halten hältst halt haltet"""
"""Infinitive (the form with Sie), form with du, command to one, form with ihr; "-" where a noun looks the same."""
_REGULAR = """machen sagen fragen schreiben kommen bringen holen schicken senden rufen schauen suchen finden kaufen bestellen
brauchen probieren zahlen bezahlen bleiben warten hören kennen glauben meinen hoffen wünschen bedanken nutzen benutzen verwenden
buchen reservieren stornieren kochen trinken mahlen rösten genießen besuchen testen klicken teilen folgen erzählen zeigen
stellen legen setzen öffnen schließen ändern erinnern liefern kümmern speichern feiern steuern sammeln wechseln basteln antworten
beantworten arbeiten achten beachten verstehen leben wohnen spielen lernen füllen wählen planen starten beginnen schaffen
erreichen bekommen kriegen verdienen gewinnen sparen tauschen reklamieren reparieren schenken registrieren abonnieren lieben
merken notieren drücken ziehen gießen lagern prüfen vergleichen schätzen entdecken stöbern erwarten vertrauen verzeihen
entschuldigen beschreiben kontaktieren informieren markieren verlinken posten bewerten erklären überlegen fühlen riechen
schmecken sorgen putzen reden wandern zögern reisen studieren telefonieren diskutieren vermissen bestätigen benötigen nennen
wenden fordern sitzen liegen passen heißen steigen führen gönnen verpassen entscheiden kombinieren mischen servieren bestehen
schreien pflegen trennen hängen mieten leihen unterstützen überprüfen übermitteln beschweren verschicken verschenken
gehören fehlen reichen verlieren binden schneiden waschen nähen malen färben bemühen trauen leisten ärgern kosten duschen üben
parken atmen rechnen zeichnen vereinbaren begleiten besorgen berichten verbringen erleben bieten verlangen versuchen teilen
stimmen lösen"""
_ALSO_THIRD = frozenset(
    "liest isst lässt misst vergisst stößt verlässt hinterlässt tut bittet steht geht denkt dankt freut meldet backt".split()
)
"""Irregular forms that are also of the third person."""
_NO_COMMANDS = frozenset("bitte dank danke hab halt mal mein meine e".split())
"""What is hardly ever a command."""
PARTS = tuple(
    "vorbei zurück zusammen heraus hinein herein weiter wieder durch runter rüber nach fest rein raus rauf auf aus ein mit vor an"
    " ab zu um los hin her bei".split()
)
"""Separable beginnings of verbs: vorbeikommen, anrufen."""


class Verb(NamedTuple):
    """Forms of a verb; `command` is empty where there is none."""

    sie: str
    du: str
    command: str
    ihr: str


class Forms(NamedTuple):
    """Verbs by each of their forms, in small letters."""

    sie: Mapping[str, Verb]
    du: Mapping[str, Verb]
    ihr: Mapping[str, Verb]
    command: Mapping[str, Verb]
    du_alone: frozenset[str]
    ihr_alone: frozenset[str]


@cache
def forms() -> Forms:
    """All forms that are known."""
    rows = _IRREGULAR.replace("\n", "|").split("|")
    irregular = [Verb(*("" if form == "-" else form for form in row.split())) for row in rows]
    known = {verb.sie for verb in irregular}
    regular = [_regular(one) for one in dict.fromkeys(_REGULAR.split()) if one not in known]
    every = [*irregular, *regular]
    return Forms(
        sie={verb.sie: verb for verb in reversed(every)},
        du={verb.du: verb for verb in every},
        ihr={verb.ihr: verb for verb in every},
        command={form: verb for verb in every for form in _commands(verb)},
        du_alone=frozenset(verb.du for verb in every) - _ALSO_THIRD - {_du_like_er(verb) for verb in regular},
        ihr_alone=frozenset(verb.ihr for verb in irregular) - _ALSO_THIRD,
    )


def verb_of(form: str, by: Mapping[str, Verb]) -> tuple[str, Verb] | None:
    """Verb of a form, with the separable beginning that is written before it: vorbeikommst is (vorbei, kommen)."""
    if form in by:
        return "", by[form]
    for part in PARTS:
        if form.startswith(part) and form[len(part) :] in by:
            return part, by[form[len(part) :]]
    return None


def _regular(infinitive: str) -> Verb:
    if infinitive.endswith(("eln", "ern")):
        stem = infinitive[:-1]
        command = stem[:-2] + "le" if stem.endswith("el") else stem + "e"
        return Verb(infinitive, stem + "st", command, stem + "t")
    stem = infinitive[:-2]
    if stem.endswith(("d", "t")) or _needs_e(stem):
        return Verb(infinitive, stem + "est", stem + "e", stem + "et")
    du = stem + ("t" if stem.endswith(("s", "ß", "z", "x")) else "st")
    return Verb(
        infinitive, du, stem + "e" if stem.endswith("ig") and not stem.endswith("eig") else stem, stem + "t"
    )


def _needs_e(stem: str) -> bool:
    """Whether nobody could say it without: öffn-est, rechn-est, atm-est."""
    return stem[-1] in "mn" and (stem[-2] not in "aeiouäöülrhmn" or stem[-3:-1] == "ch")


def _du_like_er(verb: Verb) -> str:
    """The form with du where it is that of the third person, too; else that of the third person."""
    return verb.ihr


def _commands(verb: Verb) -> set[str]:
    """Commands to one, with and without an e; the short ones of irregular verbs have none."""
    command = verb.command
    if not command:
        return set()
    regular = verb.ihr in (command + "t", command + "et", command.removesuffix("e") + "et")
    found = {command, command + "e"} if regular and not command.endswith("e") else {command}
    return found - _NO_COMMANDS
