"""Explanations: the words of a comment that made it similar to a template."""

import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from bot.domain.suggester.folding import bucket, grams, words
from bot.domain.suggester.lexical import Bag
from bot.domain.suggester.wording import HEARD
from bot.domain.telling_words import is_common

NAMED = 3
"""Words that are named at most."""
_SHORTEST = 3
_LONGEST = 40
_LEAST = 0.04
"""What a word has to add to a similarity, to be named as its reason."""
_WORD = re.compile(r"[^\W\d_]+")
_LIGHT = frozenset(
    """
    abend ahnung aktuell allein allerdings alt alte alten alter andere anderen anderer anderes angeblich anscheinend bald
    bekomm bekomme bekommen bekommt besser beste besten bester bestimmt bieten bietet bissl bisschen bleibt brauch brauche
    brauchen braucht bring bringen bringt bräuchte dabei dafür dagegen daheim dahin damit danach daran darauf darf darfs
    dazu denk denke deren deshalb dessen drauf dran drin dritte dritten dürfen eher eigentlich einander einmal eins
    einzige endlich enk erst erste ersten erstes extra fahr fahre fahren fahrt fast fehlt fia find finde finden findet fix
    fragen früher fünf funktioniert fürs gab gab's geb gebt gefunden gegen geh gehe gehen gehts geht's gell genau genug
    gerade gestern gewesen geworden gibt's gilt ging ginge glaub glaube gleich grad groß große großen großer gschicht gut
    gute guten guter gutes gwesen hamma hast hats hatten hätt hätte hätten hätts her heraus herum heut heute heuer hin
    hinaus hob hobts hoch hot indem innen irgend irgendwann irgendwas irgendwie irgendwo jeder jede jedes jemand kau kaum
    kenn kennt kleine kleinen kleiner komm komme kommen kommt könntet krieg kriege kriegen kriegt lang lange langsam lass
    lassen lasst lässt leicht leider liegt lieg links läuft mach mache machst macht machts macht's mag manche mei meiner
    meines meisten mitn möcht möglich morgen musste müsst müssts mögen nachher nahm nehm nehme nehmen nehmts nehmt nein
    neu neue neuen neuer neues nichts nie niemand nimmer nimmt nit nix nochmal ned net oben obs offenbar oft paar
    passieren passiert paßt passt per plötzlich rein richtig rum runter sagen sagt sagte sah samma schaut schauen schnell
    schlecht schöne schönen schöner schönes schau sechs sehen selber selbst setzen sieben sieht sitzt solche sollen sollt
    sonst spät später statt steht stehen stell stelle stellen stellt stimmt such suche suchen tage tag tagen total
    trotzdem tun tut typisch überall überhaupt übrigens unter unten viele vielleicht vier völlig vorher vorhanden vorm
    vorn während warten weg weit weiter weiß welchem wenig weniger wenigstens werde wieso wieviel wievielte wirklich
    wissen wisst woche wochen woher wohin wos wohl wollt wurde wurden zehn zeit zeiten ziemlich zieht zurück zuerst
    zusammen zuvor zwa zwar zwei zweite zweiten zweiter zweites zwischen jänner feber able about after again against ago
    all allowed almost alone already always another anybody anyone anything anyway anywhere around away back bad because
    before being best better between big both bringing brought came cannot cant check come comes coming day days didn
    doesn doing don done down each else enough even ever every everything exactly few fine first five forever four found
    get gets getting give gives go goes going good gonna great guys happen happened happens happening hasn haven having
    him his instead into isn just keep keeps kind know last late later least leave let lets like likely little long longer
    look looking lot made make makes making many may maybe mean might mine more most much must need needed needs never new
    next nice nobody non none nothing now off often old once one ones other others ourselves out over own people place
    possible put puts quite rather real really right same say says second see seem seen seems set several shall should
    show since someone something sometimes somewhere somebody soon stay stop sure take takes taking tell ten than these
    thing things think third those though three through till time times today tomorrow too took tried try trying turn
    twice two under until upon use used using usual very via wait want wanted wants wasn way week weeks well went weren
    whats whenever whether while whole whom whose won wont work works worth wouldn yeah yes yesterday yet yours
    """.split()
)
"""Beside the common words: particles, numbers, words of time and verbs that go with everything, no reason anybody would
understand."""


def spelled(text: str, asked: Bag) -> Mapping[str, NDArray[np.intp]]:
    """Words of a text that may be named as a reason, as they are written there, each with the places of its n-grams in the
    bag of the text. Words that say nothing of what a text is about are left out.
    """
    places = {number: place for place, number in enumerate(asked.buckets.tolist())}
    found = {}
    for word in dict.fromkeys(match[0] for match in _WORD.finditer(text[:HEARD])):
        if _SHORTEST <= len(word) <= _LONGEST and not (is_common(word) or word.casefold() in _LIGHT):
            numbers = {bucket(gram) for folded in words(word) for gram in grams(folded)}
            found[word] = np.array([places[one] for one in numbers if one in places], np.intp)
    return found


def telling_words(text: Mapping[str, NDArray[np.intp]], shares: NDArray[np.float32]) -> tuple[str, ...]:
    """Words of a spelled text with the largest share of a similarity; at most three, best first.

    `shares`: what each n-gram of the text adds. Left out is a word that adds less than a third of what the first
    one adds: a reader takes every named word for a reason.
    """
    worth = {word: float(shares[places].sum()) for word, places in text.items()}
    best = sorted(worth, key=lambda word: -worth[word])[:NAMED]
    return tuple(word for word in best if worth[word] > _LEAST and worth[word] * 3 >= worth[best[0]])
