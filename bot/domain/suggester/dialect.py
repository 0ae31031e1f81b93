"""Dialect: Austrian words and spellings as a sentence encoder knows them (hobts -> habt ihr, ned -> nicht)."""

import re
from collections.abc import Mapping
from functools import cache

_CLEAR = """
hob habe · hobts habt ihr · habts habt ihr · hobt's habt ihr · habt's habt ihr · seids seid ihr · seits seid ihr
· seid's seid ihr · sads seid ihr · gibts gibt es · gibt's gibt es · gehts geht es · geht's geht es · machts
macht ihr · mochts macht ihr · könnts könnt ihr · kinnts könnt ihr · kennts könnt ihr · kinnt könnte · nehmts
nehmt ihr · liefats liefert ihr · lieferts liefert ihr · schickts schickt ihr · verkaufts verkauft ihr ·
brauchts braucht ihr · wollts wollt ihr · müssts müsst ihr · dürfts dürft ihr · derfts dürft ihr · kommts kommt
ihr · kummts kommt ihr · fahrts fahrt ihr · bietets bietet ihr · tuts tut ihr · kriegts bekommt ihr · sperrts
sperrt ihr · suchts sucht ihr · wissts wisst ihr · vermietets vermietet ihr · verleihts verleiht ihr ·
schneidets schneidet ihr · backts backt ihr · ned nicht · nit nicht · nimma nicht mehr · nimmer nicht mehr · nix
nichts · wos was · wonn wann · waun wann · wia wie · vü viel · vui viel · viu viel · enk euch · eich euch ·
enker euer · heid heute · murgn morgen · moagn morgen · morgn morgen · owa aber · dahoam daheim · koa kein ·
koane keine · kane keine · ollas alles · leit leute · kumm komme · kummt kommt · kimmt kommt · kumma kommen · wü
will · wüll will · kau kann · kaun kann · konn kann · kaunn kann · kamma kann man · kama kann man · muas muss ·
muass muss · miass müssen · miassn müssen · derf darf · deaf darf · gfoit gefällt · gfallt gefällt · gfreit
freut · gfrei freue · bissl bisschen · bisserl bisschen · zruck zurück · zruk zurück · scho schon · wieda wieder
· guad gut · guat gut · schee schön · deia teuer · büliger billiger · göd geld · hoib halb · kloa klein · klane
kleine · grod gerade · oiwei immer · imma immer · wuan geworden · wordn geworden · woan geworden · gwesn gewesen
· woa war · samma sind wir · hamma haben wir · gemma gehen wir · kemma können wir · kömma können wir · miassma
müssen wir · kriag bekomme · kriagt bekommt · griag bekomme · zoin zahlen · zoit zahlt · packl paket · packerl
paket · sackl beutel · sackerl beutel · radl fahrrad · jänner januar · feber februar · heuer dieses jahr ·
paradeiser tomaten · erdäpfel kartoffeln · topfen quark · schlagobers sahne · obers sahne · faschiertes
hackfleisch · marillen aprikosen · bankomat geldautomat · ordi arztpraxis · ordination arztpraxis · kassa kasse
· spital krankenhaus · häferl tasse · leiwand toll · hackn arbeit · öffis öffentlicher verkehr · fia für · fian
für den · mim mit dem · ma's man es · hod hat · eana ihnen · nua nur · nochher nachher · donn dann · daun dann ·
gschmeckt geschmeckt · gsehn gesehen · gsagt gesagt · gmacht gemacht · gmocht gemacht · bstellt bestellt · bstöt
bestellt · bstöht bestellt · hoam heim · hoid halt · hoit halt · oid alt · koid kalt · woam warm · woat warte ·
woatn warten · laung lang · laungsam langsam · schnö schnell · schnölla schneller · dauat dauert · firti fertig
· fertich fertig · dei dein · eia euer · zua zu · auf'd auf die · obgsogt abgesagt · obsogn absagen · afoch
einfach · aufach einfach · oafoch einfach · oa ein · zwa zwei · zwoa zwei · fünfe fünf · gfundn gefunden · gheat
gehört · brauchat bräuchte · hätt hätte · warad wäre · wär wäre · möcht möchte · tät würde · kunnt könnte ·
ghobt gehabt · dea der
"""
"""Words that only German dialect has, with what they mean."""
_UNCLEAR = """
bim straßenbahn · des das · heit heute · hot hat · kost kostet · ma man · mei mein · mog mag · oba aber · ois
alles · san sind · vo von · i ich · is ist · net nicht · a ein · de die · no noch · nu noch · do da · mi mich ·
di dich · ka kein · kan keinen · si sich · 's es
"""
"""Words that another language has, too: replaced only where another word shows that a text is German."""
_GERMAN = frozenset(
    "und oder der das ist nicht ich ihr euch wir wie wann bitte auch mit noch schon kann habe mein meine ein eine auf bei"
    " zum zur wenn aber nur sind".split()
)
_UMLAUT = re.compile("[äöüßÄÖÜ]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_TWICE = re.compile(r"\b(ihr|es) \1\b")
"""habts ihr -> habt ihr ihr."""


def plain(text: str) -> str:
    """Text with its dialect words replaced; a text in which nothing is German stays as it is."""
    clear, unclear = _known(_CLEAR), _known(_UNCLEAR)
    said = [match[0].lower() for match in _WORD.finditer(text)]
    if not any(word in clear or word in _GERMAN for word in said) and not _UMLAUT.search(text):
        return text

    def replaced(match: re.Match[str]) -> str:
        word = match[0].lower()
        return clear.get(word) or unclear.get(word) or match[0]

    return _TWICE.sub(r"\1", _WORD.sub(replaced, text))


@cache
def _known(pairs: str) -> Mapping[str, str]:
    """Replacement of each word: `word replacement · word replacement`."""
    found = (pair.strip().partition(" ") for pair in pairs.replace("\n", " ").split("·"))
    return {word: replacement for word, _, replacement in found}
