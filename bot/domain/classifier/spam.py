"""Spam-like comments: sayings of advertisers and swindlers who write under other people's posts. Precision before recall: a customer
who is sorted out is worse than a swindler who is not.
"""

import re
from collections.abc import Hashable, Iterable, Sequence
from functools import cache

from bot.domain.sayings import Read, fold

_NAMED = 4
"""Letters of a word by which a handle is recognised as the business's."""
_NAMED_AT_MOST = 3
_EVERYBODY = frozenset(("@everyone", "@here"))

SPAM = """
    4: check my/out profile, check (out) my profile/page/bio/channel/story, visit my profile/page/website/webpage/site/channel, see my profile/bio, click my profile, link in (my) bio/profile/story, link im profil, link in meiner/meinem bio/profil/story, besuch* mein profil, schau* … mein profil an, klick* auf mein profil, link in my
    4: earn $, earn … weekly/daily/monthly, earn … per/a week/day/month/hour, make money online, make money from home, passive income, passives einkommen, verdien* … am tag, verdien* … von zuhause, verdien* … von zu hause, verdien* … im monat, verdien* … pro tag/woche/monat, geld verdienen, schnelles geld, work from home and, quit my job, financial freedom, finanzielle freiheit, finanziell frei, i invested, ich investierte, invested with, invest with, binäre optionen, binary options, forex, trading signals, airdrop*, token sale, geldmaschine*
    4: kredit ohne, kredite an, vergebe … kredit*, sofortkredit, ohne bonitätsprüfung, ohne schufa, recover my funds/money, recovered my funds/money, recover my, recover your funds/money, recovery expert, lost funds, spell caster, love spell, brought … back with, dr . … helped/cured/brought, herbal cure
    4: jackpot, betting tips, sportwetten tipp*, casino bonus, bonus code, free spins, freispiele, viagra, cialis, ohne rezept, without prescription, penis*, porn*, xxx, onlyfans, nudes, escort, hot girls, heiße girls/frauen/singles, singles in deiner
    4: backlinks, seo service*, seo agency, rank your, rank on google, boost your page/account/post/traffic/sales, real followers, free followers, buy followers, followers kaufen, follower kaufen, echte follower, likes kaufen, buy likes, buy google reviews, buy … reviews, google bewertungen kaufen, bewertungen kaufen, increase your sales, grow your business/page/account/instagram, promote it on, send this to, dm to collab, dm us to, wanna collab, looking for brand ambassador*, message @*, dm @*, send it to @*, send pic to, buy your page, sell your page, buy this page, hello/hi/dear admin
    4: violates our, community standards, your page/account will be/has, your page/account will be disabled/suspended/restricted/removed/deleted, your page/account has been disabled/suspended/restricted/removed/deleted, verify your account/page, appeal here, ihre seite wird/wurde gesperrt/gelöscht/deaktiviert/eingeschränkt, ihr konto wird/wurde gesperrt/gelöscht/deaktiviert/eingeschränkt, bestätigen sie ihr konto, urheberrechtsverletzung, copyright infringement, meta support, facebook support
    4: you have been selected, you've been selected, you won a/the, you have won, claim your iphone/prize/reward/gift/bonus, claim now, iphone gewonnen, sie haben gewonnen, verlose ich, gratis iphone, free iphone, free gift cards, gift cards free, congratulations you have
    4: kilo in … tagen/wochen, abnehmen ohne, lose weight fast, fettverbrennung, click the link, click on the link, klick auf den link, billige uhren, cheap watches, cheap rolex, replica watches, günstige viagra, factory price
    4: text me on, write me on, t . me, telegram group, telegram channel, meld dich bei mir auf, follow for follow, subscribe to my, subscribe my, reach out to @*
    4: заработок, заработать, личку, казино, инвестиции
    2: krypto*, crypto*, bitcoin*, btc, eth, ethereum, usdt, nft, nfts, wallet, mining, casino*, slots, loan, loans, darlehen, sex, singles, replica*, dating, pillen, weight loss, lottery, giveaway*, ambassador*, collab*, cure, cured, spells
    2: check out my, auf meinem profil, mein profil, my profile, follow me, whatsapp me, on telegram, telegram, whatsapp, contact him, contact her, email him, email her, message him, message her, inbox me, add me on, schreib mir, schreibt mir, nachricht 💰, hello dear, hi dear, hello beautiful, jetzt klicken, hier klicken, klick hier, klicke hier, click here, gratis testen, first 100, promote your, promote this, more followers, mehr follower
    2: dm, dm me, dm us, bio, profit*, invest*, investment*, gratis, bonus, kredit*, followers, follower, seo, traffic, cheap, günstig*, gewinn*, klick*, promo, rabattcode, earn, verdien*, $, 💰, trading, selected, claim, konto, bestätigen sie, verify, account
"""
"""Weights: 4 alone makes a comment spam-like; of 2 it takes two, and no question."""

_TO_A_FRIEND = """du dir dich uns wir beide zwei schau schaut schauen mal schauts das wär wäre was für ist doch da müssen müss ma gehen gehn gehma
    gemma hin you us we me look this should go here need that omg haha hahaha lol guck guckt mädels girls jungs boys leute see try
    our next time let's lets und and mit with so cool süß cute nice"""
_TO_A_FRIEND_AT_MOST = 9
_LATIN = 0x250
_FOREIGN = 0.6


_TO_A_CHAT = re.compile(
    r"(?<![\w.-])(?:www\.)?(?:t\.me|telegram\.me|wa\.me|chat\.whatsapp\.com|discord\.gg|linktr\.ee"
    r"|(?:bit|cutt|ow|t)\.ly|tinyurl\.com|shorturl\.at|is\.gd|rb\.gy|goo\.gl)/\S*",
    re.IGNORECASE,
)
SEVERAL, _WORDS = 3, 4
"""Posts under which a text of at least so many words is no longer meant for one of them."""
_BESIDE_A_LINK = 2
"""Words beside a link that say nothing more than it."""


@cache
def _friendly() -> frozenset[str]:
    return frozenset(map(fold, _TO_A_FRIEND.split()))


def bare_link(read: Read) -> str:
    """Address in a messenger or of a link shortener in a text that says nothing else; empty for any other text."""
    if not read.links and "/" not in read.present:
        return ""
    found = _TO_A_CHAT.search(" ".join((*read.links, read.text)))
    if found is None or "?" in read.present:
        return ""
    rest = _TO_A_CHAT.sub(" ", read.text)
    return found[0] if len(re.findall(r"[^\W_]{2,}", rest)) <= _BESIDE_A_LINK else ""


def repeated(texts: Iterable[tuple[str, Hashable]]) -> frozenset[str]:
    """Texts of several words that are the same, but for case and spaces, under several posts. `texts`: each with its post."""
    posts: dict[str, set[Hashable]] = {}
    for text, post in texts:
        posts.setdefault(_compared(text), set()).add(post)
    return frozenset(
        text for text, theirs in posts.items() if len(theirs) >= SEVERAL and text.count(" ") >= _WORDS - 1
    )


def is_repeated(text: str, among: frozenset[str]) -> bool:
    """Whether a text is one of those that `repeated` found."""
    return bool(among) and _compared(text) in among


def _compared(text: str) -> str:
    return " ".join(text.casefold().split())


def is_foreign(read: Read) -> bool:
    """Whether most letters are of another alphabet."""
    letters = [letter for token in read.tokens for letter in token if letter.isalpha()]
    return sum(ord(letter) >= _LATIN for letter in letters) > _FOREIGN * len(letters) > 0


def mentions_alone(read: Read, names: Sequence[str] = ()) -> tuple[str, ...]:
    """People who are tagged in a text that says nothing to the business: names, emoji and a word to those people. Empty for any
    other text, and where one of the `names` of the business is mentioned.
    """
    tagged = [at for at, token in enumerate(read.tokens) if len(token) > 1 and token[0] == "@"]
    if not tagged or read.links or "?" in read.tokens:
        return ()
    handles = [read.tokens[at].replace("_", "").replace(".", "") for at in tagged]
    ours = [part for name in names for part in fold(name).split() if len(part) >= _NAMED]
    if _EVERYBODY.intersection(handles) or any(part in handle for part in ours for handle in handles):
        return ()
    written = read.written
    rest = [token for at, token in enumerate(read.tokens) if token[0].isalnum() and not _is_name(written, at)]
    if len(rest) > _TO_A_FRIEND_AT_MOST or any(word not in _friendly() for word in rest):
        return ()
    return tuple(written[at] for at in tagged[:_NAMED_AT_MOST])


def _is_name(tokens: Sequence[str], at: int) -> bool:
    """Whether a word is the second or third of a name that was tagged: "@Oma Erna Moser"."""
    for first in range(at - 1, max(-1, at - 3), -1):
        if tokens[first][0] == "@":
            return all(token[0].isupper() for token in tokens[first + 1 : at + 1])
    return False
