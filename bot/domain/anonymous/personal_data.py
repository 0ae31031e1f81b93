"""Personal data in a text (anonymisation): names, addresses, numbers and handles of people are left out, so that only what
was asked and how it was said is left. Rather too much is left out than too little.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from bot.domain.anonymous.person_names import People, Span, Word, name_spans, plain_word, words_in

LEFT_OUT = "[…]"
READ = 4000
"""Characters of a text that are kept; a longer one is cut before anything is looked for."""
_DIGITS = 5
"""So many digits in a row, with what people put between them, are a number of somebody: a telephone, an account, a post code."""
_NUMBERED = 3
"""Characters of an order number, at least."""
_CODE = 6
"""Letters of a code in capitals, at least."""
_BEFORE, _BEHIND = 40, 12
"""Characters before and behind a number that say what kind of number it is."""

_TOP_LEVEL = frozenset(
    "at de ch li com net org eu io info biz shop store app online wien tirol berlin co uk tv it fr nl pl hu cz sk si hr me xyz site"
    " website blog dev cloud cc ly gl gg example".split()
)
_AT = r"(?: ?[(\[{<*] ?(?i:at|ät|a|@|klammeraffe) ?[)\]}>*] ?| (?i:at|ät|klammeraffe) | ?@ ?)"
_DOT = r"(?:\.| \. | ?[(\[{<*] ?(?i:dot|punkt|pkt|\.) ?[)\]}>*] ?| (?i:dot|punkt|pkt) )"
_MAIL = (
    rf"(?<![\w+-])[\w+-]++(?:{_DOT}[\w+-]++){{0,3}}{_AT}[\w-]++(?:{_DOT}(?!at |ät )[\w-]++){{1,4}}"
    rf"|(?<![\w.+-])[\w.+-]++{_AT}(?i:gmx|gmail|googlemail|hotmail|yahoo|outlook|icloud|aon|chello|web|t-online|proton|protonmail|live|a1)\b"
    r"|(?<![\w.+-])[\w.+-]++@[\w.-]++"
)
_LINK = r"(?i:https?|hxxps?|ftp) ?: ?//[ ]?\S+|(?i:\bwww) ?\. ?\S+"
_DOTTED = r"(?<![\w.-])[\w-]++(?:\.[\w-]++)+(?:[/?#]\S*+)?"
_DOT_SAID = r"(?<![\w-])[\w-]++(?: ?[(\[{<*] ?(?i:dot|punkt|\.) ?[)\]}>*] ?| (?i:dot|punkt) | \. )([\w-]++)"
_HANDLE = r"@ ?[\w.-]+(?: [A-ZÄÖÜ][\w'’-]+){0,2}|(?<!\w)\w++#\d{3,6}\b|(?<!\w)[^\W_]*+_\w*+"
_NETWORKS = frozenset(
    "instagram insta ig tiktok snapchat snap twitter facebook fb telegram whatsapp skype discord steam twitch youtube".split()
)
_UNDER = frozenset(
    "unter als as name nick handle account ist is heisse heiss under my mein auf bin ich i am".split()
)
"""Words between a network and somebody's name there."""
_THINGS = frozenset(
    "story storys stories reel reels kanal account video videos foto fotos bild bilder nachricht nachrichten"
    " page group message messages live link profil profile beitrag werbung ad ads dm app chat marketing".split()
)
"""What is on a network besides people."""
_SAID_BETWEEN = r"[\w :,=-]{0,30}"
_STREET = r"(?i:(?:stra(?:ß|ss)e|str\.?|gasse|weg|platz|allee|ring|gürtel|kai|ufer|zeile|promenade|siedlung|steig|damm) {1,2})(?=\d)"
_STAIRS = r"(?:(?:Top|Stiege|Tür|Haus|Stock|Stg\.|Apartment|Flat) \d{1,3},? ){1,3}\Z"
_HOUSE = r"\d{1,4}(?: ?[a-z]\b)?(?: ?/ ?\d{1,4}){0,3}"
_POST = r"\d{4,5} [A-ZÄÖÜ][\w.-]{1,30}(?: [A-ZÄÖÜ][\w.-]{1,30})?"
_TOWN = r",? (?:(?:A|D|CH)-)?\d{4,5}(?: [A-ZÄÖÜ][\w.-]{1,30})?"
_STREET_BEFORE = r"(?:[A-ZÄÖÜ][\w.-]{1,30} ){0,2}[\w-]{0,40}\Z"
_NUMBER_WITH_STREET = (
    r"\b\d{1,4}[a-z]? (?:[A-Z][\w'-]{1,30} ){1,2}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Court|Close|Square)\b(?:, [A-Z]\w{1,30})?"
    r"|(?<=nach )[1-9]\d{3} [A-ZÄÖÜ]\w{2,30}|(?<=, )[1-9]\d{3} [A-ZÄÖÜ][a-zäöüß]{2,30}|(?<=aus )[1-9]\d{3} [A-ZÄÖÜ]\w{2,30}"
    r"|(?<=in )(?!20[0-4]\d|19\d\d)[1-9]\d{3} [A-ZÄÖÜ]\w{2,30}"
    r"|\b(?:[A-ZÄÖÜ][\w.-]{1,30} ){1,3}\d{1,4}[a-z]?(?:/\d{1,4}){0,3},? \d{4,5} [A-ZÄÖÜ][\w.-]{1,30}"
    r"|\b(?:A|D|CH)[- ]\d{4,5}(?: [A-ZÄÖÜ][\w.-]{1,30})?\b"
    r"|\b\d{4}(?= (?i:wien|graz|linz|salzburg|innsbruck|klagenfurt|villach|wels|dornbirn|steyr|bregenz|krems|baden)\b)"
)
_LIVES = frozenset("wohne wohnen wohnt wohnst wohnhaft adresse anschrift lieferadresse address live".split())
_FAR = 60
"""Characters between that and the number of a house."""
_ACCOUNT = (
    r"\b[A-Za-z]{2} ?\d{2}(?:[ -]?\d{4}){2,7}(?:[ -]?\d{1,4})?\b|\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\b"
    r"|\b(?i:bic|swift)\W{1,3}[A-Za-z0-9]{8,11}\b|\b[A-ZÄÖÜ]{1,3}[- ]\d{2,5} ?[A-Z]{1,3}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
)
_NUMBERED_BY = (
    "bestell auftrag rechnung kund liefer sendung paket tracking gutschein buchung reservierung ticket order invoice booking customer"
    " parcel voucher confirmation referen vorgang fall case nr nummer number code pin iban konto vertrag mitglied versicherung"
    " matrikel zimmer no ref".split()
)
"""Beginnings of words behind which somebody's number is."""
_BETWEEN = frozenset(
    "nummer nr number no num code id is ist lautet der die das meine mein my mit the von".split()
)
"""Words between those and the number."""
_PIECE = r"(?<![\w/-])[\w/-]++"
_HASHED = r"[#№] ?\d{3,}[\w-]*"
_ROW_OF_DIGITS = r"[+(]{0,2}\d(?:[\s./()–-]{0,4}\d){4,40}"
_SPELLED = frozenset(
    "null zero oh eins ein zwei zwo drei vier funf sechs sieben acht neun one two three four five six seven eight nine doppel double"
    " triple plus".split()
)
_BORN = frozenset("geb geboren geburtsdatum geburtstag born birthday birthdate jahrgang".split())
_VINTAGES = frozenset({"jahrgang"})
"""Of a wine, too: the year alone is nobody's."""
_BIRTH = (
    r"[ .:,]{0,3}((?:(?i:am|on|the|im|in|war|ist|was|is) ){0,2}(?:\d{1,2}(?:st|nd|rd|th|\.)? ?)?(?:[^\W\d_]{3,10}\.? ?)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?,? ?)?(?:19|20)\d\d\b)"
)
"""Day or year behind such a word, the month in words: geboren am 3. Mai 1987."""
_UNIT = (
    r"\d{1,4}-[^\W\d_]{1,3}-[^\W\d_]{2,30}|\d{1,6}[-]?[^\W\d_]{1,4}|[A-Za-z]{1,2}\d{1,2}|[A-Za-z]{1,30}-?\d|\d-?[^\W\d_]{1,30}"
    r"|\d{1,3}[a-z]{0,2}[/-]\d{1,3}[a-z]{0,4}|\d{1,3}-[^\W\d_]{3,30}"
)
_MEASURES = frozenset(
    "€ euro euros eur cent chf usd $ % g gr kg ml l cm m km stuck stk mal x uhr h min minuten minutes std stunden stunde personen"
    " person leute people tag tage tagen days jahr jahre jahren years prozent".split()
)
"""What is counted or measured: behind an amount, which is nobody's."""
_FIRST_WORD = r"[€$%]|[^\W\d_]++"
_DAY = (
    r"(?:0?[1-9]|[12]\d|3[01])\. ?(?:0?[1-9]|1[0-2])\.(?: ?(?:20)?\d\d\b)?|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/20\d\d"
    r"|20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
)
_CALENDAR = rf"(?:(?:{_DAY}|(?:0?\d|1\d|2[0-4])[.:][0-5]\d|(?:19|20)\d\d)(?:(?: ?[–-] ?| |/(?=20))(?=\d)|\Z)){{1,4}}(?:[1-9]\d?)?"
_RANGE = r"[1-9]\d{0,2} ?[–-] ?[1-9]\d{0,2}"
_THOUSANDS = r"[1-9]\d{0,2}(?:[. ]\d{3}){1,2}(?:,\d\d)?"
_LETTER = r"[^\W\d_]"
_DECORATED = re.compile("(?<=\\d)\ufe0f?\u20e3|(?<=\\w)[\u200c\u200d](?=\\w)|[\u00ad\u200b\u2060]")
_KEPT = "…²³½¼¾°™"
_GAP = re.compile(r"[\s,.;:/()–-]{0,3}")


def without_personal_data(text: str, author: str, people: People) -> str:
    """Text without names, mail addresses, telephone numbers, handles, links, accounts, order numbers and postal addresses,
    each replaced by "[…]"; at most 4,000 characters of it are read. Empty where nothing else is left.

    `author`: who wrote it; `people`: whoever else is known.
    """
    plain = _DECORATED.sub("", text[:READ])
    if not plain.isascii():
        plain = "".join(char if char in _KEPT else unicodedata.normalize("NFKC", char) for char in plain)
    words = words_in(plain)
    starts = [word.start for word in words]
    spans = [*_addresses(plain), *_numbers(plain), *_by_words(plain, words)]
    spans += [name for span in spans for name in _named_before(plain, _two_before(words, starts, span), span)]
    kept = _join(plain, sorted([*spans, *name_spans(plain, words, author, people)]))
    return kept if re.search(_LETTER, kept.replace(LEFT_OUT, "")) else ""


def _two_before(words: Sequence[Word], starts: Sequence[int], span: Span) -> Sequence[Word]:
    """Last two words that begin before a place. `starts`: where each word begins."""
    at = bisect_left(starts, span[0])
    return words[max(0, at - 2) : at]


def _named_before(text: str, last: Sequence[Word], span: Span) -> Iterator[Span]:
    """Names between commas before a number or an address: …, Zauner, 0664 … `last`: the two words before it."""
    before = [word for word in last if span[0] - _BEFORE <= word.start]
    for place, word in enumerate(before):
        behind = text[word.end : before[place + 1].start if place + 1 < len(before) else span[0]]
        first = text[: word.start].rstrip(" ")[-1:] in (",", "\n", "")
        if word.capital and not word.nobody and first and behind.strip(" ") == ",":
            yield word.span


def _join(text: str, spans: list[Span]) -> str:
    """Text with each span replaced; spans with nothing but a mark or a space between them become one."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if end <= at:
            continue
        if parts and _GAP.fullmatch(text, at, max(start, at)):
            at = end
            continue
        parts += [text[at : max(start, at)], LEFT_OUT]
        at = end
    return "".join([*parts, text[at:]]).strip()


def _addresses(text: str) -> Iterator[Span]:
    """Places of mail addresses, links, handles, streets and accounts."""
    for pattern in (_MAIL, _LINK, _HANDLE, _NUMBER_WITH_STREET, _ACCOUNT):
        yield from (found.span() for found in re.finditer(pattern, text))
    for found in re.finditer(_DOTTED, text):
        if _is_address(found[0]):
            yield found.span()
    for found in re.finditer(_DOT_SAID, text):
        if found[1].casefold() in _TOP_LEVEL:
            yield found.span()
    for found in re.finditer(_STREET, text):
        before = re.search(_STREET_BEFORE, text[max(0, found.start() - 100) : found.start()])
        house = _house(text, found.end())
        if house is not None and before is not None and before[0].strip("-"):
            begin = found.start() - len(before[0])
            stairs = re.search(_STAIRS, text[max(0, begin - 40) : begin])
            yield begin - (0 if stairs is None else len(stairs[0])), house


def _house(text: str, at: int) -> int | None:
    """Where the number of a house ends that begins here, and its town; None where an amount is there."""
    house = re.match(_HOUSE, text[at : at + 100])
    if house is None or _is_amount(text[at + house.end() : at + house.end() + _BEHIND]):
        return None
    end = at + house.end()
    town = re.match(_TOWN, text[end : end + 60])
    return end if town is None else end + town.end()


def _is_address(dotted: str) -> bool:
    """Whether words with dots between them are a host name, or a handle: anna.backt."""
    host = re.split("[/?#]", dotted, maxsplit=1)[0]
    labels = host.split(".")
    if labels[-1].casefold() in _TOP_LEVEL or (
        len(host) < len(dotted) and labels[-1].isalpha() and len(labels[-1]) > 1
    ):
        return True
    handle = all(len(label) >= _NUMBERED and label.islower() for label in labels)
    return handle and len(labels) == 2


def _numbers(text: str) -> Iterator[Span]:
    """Places of numbers that are somebody's: telephones, order numbers, days of birth."""
    for found in re.finditer(_ROW_OF_DIGITS, text):
        born = any(word.plain in _BORN for word in words_in(_before(text, found.start()))[-2:])
        if born or not _is_calendar_or_amount(found[0], text[found.end() : found.end() + _BEHIND]):
            yield found.span()
    for found in re.finditer(_HASHED, text):
        yield found.span()
    for found in re.finditer(_PIECE, text):
        if not any(map(str.isdigit, found[0])):
            continue
        before, behind = _before(text, found.start()), text[found.end() : found.end() + _BEHIND]
        if _is_order_number(found[0], behind) if _is_numbered(before) else _is_mixed(found[0]):
            yield found.span()


def _before(text: str, at: int) -> str:
    """Characters before a place, which may say what kind of number begins there."""
    return text[max(0, at - _BEFORE) : at]


def _is_calendar_or_amount(digits: str, behind: str) -> bool:
    """Whether a row of digits is a day, an hour, a span of them, or an amount."""
    bare = digits.strip()
    if re.fullmatch(_CALENDAR, bare) or (behind[:1] == "." and re.fullmatch(_CALENDAR, bare + ".")):
        return True
    if re.fullmatch(_RANGE, bare):
        return True
    return re.fullmatch(_THOUSANDS, bare) is not None and _is_amount(behind)


def _is_amount(behind: str) -> bool:
    """Whether a number is followed by what it counts or measures."""
    word = re.match(_FIRST_WORD, behind.lstrip(" "))
    return word is not None and plain_word(word[0]) in _MEASURES


def _is_numbered(before: str) -> bool:
    """Whether the words before a number say that it is that of an order, an invoice, a customer."""
    for word in reversed(words_in(before)[-4:]):
        if any(word.plain.startswith(key) if len(key) > 3 else word.plain == key for key in _NUMBERED_BY):
            return not re.search(r"[!?\n]|\. ", before[word.end :].removeprefix("."))
        if word.plain not in _BETWEEN:
            return False
    return False


def _is_order_number(token: str, behind: str) -> bool:
    """Whether what follows a word such as order or invoice is its number."""
    digits = sum(char.isdigit() for char in token)
    if len(token) < _NUMBERED or (digits < _NUMBERED and re.fullmatch(_UNIT, token)):
        return False
    return digits >= _DIGITS or not _is_amount(behind)


def _is_mixed(token: str) -> bool:
    """Whether letters and digits together are somebody's: a handle, a code, a number plate; no measure, no type."""
    if re.search(_LETTER, token) is None or sum(char.isdigit() for char in token) < 2:
        return False
    return re.fullmatch(_UNIT, token) is None


def _by_words(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Places that certain words announce: where somebody lives, a name on a network, spelled digits, a code in capitals."""
    spelled = 0
    for place, word in enumerate(words):
        spelled = spelled + 1 if word.plain in _SPELLED else 0
        if spelled >= _DIGITS:
            yield words[place - spelled + 1].start, word.end
        if word.plain in _BORN - _VINTAGES and (birth := re.match(_BIRTH, text[word.end : word.end + _FAR])):
            yield word.end + birth.start(1), word.end + birth.end()
        if word.plain in _LIVES:
            yield from _lives(text, word.end)
        if word.plain in _NETWORKS:
            yield from _on_network(text, words, place)
        if word.text.isupper() and len(word.text) >= _CODE and _is_numbered(_before(text, word.start)):
            yield word.span


def _is_thing(word: Word) -> bool:
    """Whether a word behind the name of a network is nobody's name there."""
    return word.nobody or word.plain in _THINGS or word.plain.startswith(("post", "seite", "gruppe"))


def _lives(text: str, at: int) -> Iterator[Span]:
    """Address behind a word such as "Adresse", up to the number of the house."""
    far = re.split(r"[\n.!?]", text[at : at + _FAR], maxsplit=1)[0]
    number = next((place for place, char in enumerate(far) if char.isdigit()), None)
    town = None if number is None else re.match(_POST, text[at + number : at + number + _FAR])
    if number is not None and town is not None:
        yield at, at + number + town.end()
        return
    if number is not None and (house := _house(text, at + number)) is not None:
        yield at, house


def _on_network(text: str, words: Sequence[Word], place: int) -> Iterator[Span]:
    """Name behind the name of a network: instagram: lisabackt, Telegram unter xaverl."""
    after, said = place + 1, 0
    while after < len(words) and words[after].plain in _UNDER and said < 3:
        after, said = after + 1, said + 1
    if after == len(words):
        return
    between = text[words[place].end : words[after].start]
    alone = after == place + 1 and between == " " and not _is_thing(words[after])
    if (said or alone or ":" in between or "=" in between) and re.fullmatch(_SAID_BETWEEN, between):
        start = words[after].start
        yield start, start + len(re.split(r"[^\w.-]", text[start:], maxsplit=1)[0])
