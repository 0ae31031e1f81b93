"""Spam-like comments: sayings of advertisers and swindlers who write under other people's posts. Precision before recall: a customer
who is sorted out is worse than a swindler who is not.
"""

from collections.abc import Sequence
from functools import cache

from bot.domain.sayings import Read, fold

_NAMED = 4
"""Letters of a word by which a handle is recognised as the business's."""
_NAMED_AT_MOST = 3

SPAM = """
    4: check my profile/page/bio/channel/story, check out my profile/page/bio/channel/story, visit my profile/page/website/webpage/site/channel, see my profile/bio, look at my profile, click my profile, link in (my) bio/profile/story, link im profil, link in meiner/meinem bio/profil/story, auf meinem profil, besuch* mein profil, schau* … mein profil, klick* auf mein, my profile picture, in my story
    4: earn $, earn … per/a/weekly/daily/monthly/from, make money online, make money from, passive income, passives einkommen, verdien* … am tag, verdien* … von zuhause, verdien* … von zu hause, verdien* … online/monatlich/täglich, verdien* … im monat, verdien* … pro tag/woche/monat, geld verdienen, schnelles geld, von zu hause aus, work from home and, quit my job, financial freedom, finanzielle freiheit, finanziell frei, i invested, ich investierte, invested with, invest with, investieren sie, binäre optionen, binary options, forex, trading signals, krypto*, crypto*, bitcoin*, btc, eth, ethereum, usdt, nft, nfts, airdrop*, token sale, wallet, mining, geldmaschine*
    4: kredit ohne, kredite an, vergebe … kredit*, darlehen, sofortkredit, loan, loans, ohne bonitätsprüfung, ohne schufa, recover my, recovered my, recover your, recovery expert, recover … funds, lost funds, credit score, get your money back from, spell caster, love spell, spells, brought … back, herbal cure, cured my, cure for, dr . … helped, heiler … geholfen
    4: casino*, slots, jackpot, betting tips, sportwetten, wettanbieter, bonus code, free spins, freispiele, lottery, lotto gewonnen, viagra, cialis, pillen, ohne rezept, without prescription, penis*, porn*, sex, xxx, onlyfans, singles, nude*, nudes, escort, hot girls, heiße/heisse girls/frauen/singles, dating
    4: backlinks, seo service*, seo agency, rank your, rank on google, boost your page/account/post/traffic/sales, more followers, real followers, free followers, buy followers, followers kaufen, follower kaufen, echte follower, mehr follower, follower für, likes kaufen, buy likes, google reviews, buy … reviews, google bewertungen kaufen, bewertungen kaufen, positive bewertungen kaufen, increase your sales, grow your business/page/account/instagram, promote it on, promote your, promote this, send us this, send this to, dm to collab, dm us to, brand ambassador*, ambassador*, collab with us, wanna collab, message @*, dm @*, send it to @*, send pic to, buy your page, sell your page, buy this page
    4: violates our, community standards, your page/account will be/has been disabled/suspended/restricted/removed/deleted/scheduled, verify your account, verify your page, appeal here, ihre seite wird/wurde, ihr konto wird/wurde, bestätigen sie ihr konto, konto gesperrt, seite … gesperrt, urheberrechtsverletzung, copyright infringement, meta support, facebook support, support team
    4: you have been selected, you've been selected, you won, you have won, claim your, claim now, giveaway*, gewinnspiel teilnehmen, iphone gewonnen, sie haben gewonnen, du hast gewonnen, verlose ich, gratis iphone, free iphone, free gift cards, free gift, gift cards free, congratulations you, herzlichen glückwunsch sie, first 100, 100 people, limited spots dm
    4: kilo in, abnehmen ohne, lose weight fast, weight loss, fettverbrennung, jetzt klicken, hier klicken, klick hier, klicke hier, click here, click the link, click on the link, click link, gratis testen, replica*, billige uhren, cheap watches, cheap rolex, cheap price, günstige viagra, ray ban, ray ban, factory price
    4: text me on, whatsapp me, write me on, contact him, contact her, message him, message her, email him, email her, inbox me, inbox him, inbox her, add me on, reach out to @*, t . me, telegram group, on telegram, telegram channel, schreib mir auf, schreib mir eine nachricht, schreib mir privat, schreibt mir privat, meld dich bei mir, kontaktieren sie mich per, hello admin, hi admin, dear admin, hello dear, hi dear, hello beautiful, follow me, follow for follow, subscribe to my, subscribe my
    4: заработок, заработать, личку, казино, инвестиции, крипт*, подпис*, переходи*
    2: dm, dm me, dm us, whatsapp, telegram, bio, crypto, profit*, invest*, investment*, gratis, free, bonus, kredit*, followers, follower, seo, traffic, cheap, günstig*, gewinn*, win, click, klick*, link, profil, profile, giveaway, promo, discount code, rabattcode, $, kontakt, contact, website, webpage, webshop
"""
"""Weights: 4 alone makes a comment spam-like; 2 only beside a link or another of them that is stronger."""

_TO_A_FRIEND = """du dir dich uns wir beide zwei schau schaut schauen mal schauts das wär wäre was für ist doch da müssen müss ma gehen gehn
    gehma gemma hin you us we me look this should go here need that omg haha hahaha lol guck guckt mädels girls jungs boys leute
    see try need our next time let's lets und and mit with so cool süß cute nice"""
_TO_A_FRIEND_AT_MOST = 9
_LATIN = 0x250
_FOREIGN = 0.6


@cache
def _friendly() -> frozenset[str]:
    return frozenset(map(fold, _TO_A_FRIEND.split()))


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
    if any(part in handle for part in ours for handle in handles):
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
