"""German verb forms by which somebody is addressed: du kommst, ihr kommt, Sie kommen; komm, kommt, kommen Sie.

Regular verbs are made by rule, irregular ones are in a table. A form that is also one of the third person ("du liest", "er
liest"; "ihr kommt", "er kommt") says nothing by itself; those that do are `du_alone` and `ihr_alone`.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from bot.domain.brand_check.verb_list import REGULAR

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
fallen fällst fall fallt|gefallen gefällst - gefallt|waschen wäschst wasch wascht|fangen fängst fang fangt|backen bäckst back backt
raten rätst - ratet|verraten verrätst verrat verratet|stoßen stößt stoß stoßt|erfahren erfährst - erfahrt|messen misst miss messt
verlassen verlässt - verlasst|hinterlassen hinterlässt hinterlass hinterlasst|bitten bittest - bittet|stehen stehst steh steht
gehen gehst geh geht|denken denkst denk denkt|danken dankst - dankt|freuen freust freu freut|melden meldest melde meldet|melden meldest meld meldet
halten hältst halt haltet|braten brätst brat bratet|schlagen schlägst schlag schlagt|graben gräbst grab grabt
wachsen wächst wachs wachst|werben wirbst wirb werbt|stechen stichst stich stecht|gelten giltst - geltet|schmelzen schmilzt schmilz schmelzt
blasen bläst blas blast|fressen frisst friss fresst|stehlen stiehlst stiehl stehlt|erschrecken erschrickst erschrick erschreckt
verderben verdirbst verdirb verderbt|flechten flichtst flicht flechtet|saufen säufst sauf sauft"""
"""Infinitive (the form with Sie), form with du, command to one, form with ihr; "-" where a noun looks the same."""
_ALSO_THIRD = frozenset(
    "frisst liest isst lässt misst vergisst stößt hinterlässt tut bittet steht geht denkt dankt freut meldet backt wächst bläst schmilzt".split()
)
"""Irregular forms that are also of the third person."""
_NOUNS = frozenset("dienst verdienst brühst".split())
"""What is written like a form with du and is a noun."""
_INSEPARABLE = ("unter", "wider", "über", "ver", "ent", "be", "er", "zer")
_NO_COMMANDS = frozenset(
    """hab halt mal mein meine lieb kühl leer reich wach schein miss wachs fass acht heiß reif ehr weis reis grüß küss wart kost dicht
    leucht end arbeit leere reiche kühle sichere weine süß süße lang lange forsch scheu sicher dauer reife fehl locker vereinbar
    prost frühstück""".split()
)
"""What is hardly ever a command."""
PARTS = tuple(
    "vorbei zurück zusammen heraus hinein herein weiter wieder durch runter rüber nach fest rein raus rauf auf aus ein mit vor an"
    " ab zu um los hin her bei".split()
)
"""Separable beginnings of verbs: vorbeikommen, anrufen."""


class Verb(NamedTuple):
    """Forms of a verb; `command` is empty for a verb without one."""

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
    known = {verb.sie: verb for verb in irregular}
    rest = [one for one in REGULAR if one not in known]
    irregular += [verb for one in rest if (verb := _with_beginning(one, known)) is not None]
    known |= {verb.sie: verb for verb in irregular}
    regular = [_regular(one) for one in rest if one not in known]
    every = [*irregular, *regular]
    return Forms(
        sie={verb.sie: verb for verb in reversed(every)},
        du={verb.du: verb for verb in every},
        ihr={verb.ihr: verb for verb in every},
        command={form: verb for verb in every for form in _commands(verb)},
        du_alone=frozenset(verb.du for verb in every if not _is_third(verb.du))
        - _NOUNS
        - {verb.ihr for verb in every},
        ihr_alone=frozenset(verb.ihr for verb in irregular if not _is_third(verb.ihr)),
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


def _with_beginning(infinitive: str, irregular: Mapping[str, Verb]) -> Verb | None:
    """Forms of an irregular verb with a beginning that stays before it: übernehmen, übernimmst."""
    for start in _INSEPARABLE:
        if infinitive.startswith(start) and (verb := irregular.get(infinitive.removeprefix(start))):
            return Verb(*(start + form if form else "" for form in verb))
    return None


def _is_third(form: str) -> bool:
    """Whether an irregular form is also of the third person, whatever stays before it."""
    return form in _ALSO_THIRD or any(
        form.startswith(start) and form.removeprefix(start) in _ALSO_THIRD for start in _INSEPARABLE
    )


def _commands(verb: Verb) -> set[str]:
    """Commands to one, with and without an e; the short ones of irregular verbs have none."""
    command = verb.command
    if not command:
        return set()
    regular = verb.ihr in (command + "t", command + "et", command.removesuffix("e") + "et")
    found = {command, command + "e"} if regular and not command.endswith("e") else {command}
    if regular and command.endswith(("te", "de")):
        found.add(command[:-1])  # As it is said: meld, schalt.
    elif verb.sie.endswith(("eln", "ern")):
        found.add(verb.sie[:-1])  # As it is said: klingel, fütter.
    return found - _NO_COMMANDS
