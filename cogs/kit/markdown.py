"""Escaping of markdown (rich text escaping): puts text from outside, such as user input, into Discord
messages so that it stays text: no mentions, formatting or links.

The rules are those of Discord's clients as public ports of its parser give them (simple-markdown with its own
additions; read November 2026). Where Discord only draws something, a backslash before it is enough and leaves
nothing to see. What its servers look for in the raw text (mentions) is broken with a zero-width space, as
discord.py does it.
"""

import re
import unicodedata
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

from bot.domain.plaintext import clean, one_line

ELLIPSIS = "…"
BLOCK = 1700
"""Of the 2,000 characters of a message; the rest is for the fence and the line that names whom it is for."""
_NOTHING = "\u200b"
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_URL_LIMIT = 800

_SPECIAL = re.compile(
    r"""(?=[-\d+\#>=\\*_~|`\[\]@<:.&\ ])(?:                       # looked at first: most characters match nothing below
      ^(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)               # ordered list
    | ^(?P<line>[-+](?=[#\s]|$) | \#+(?=\s|$) | > | [-=](?=[-=\ ]*$))   # list, small print, heading, quote, rule
    | (?P<always>[\\*_~|`\[\]])
    | (?P<mention>(?<=<)@ | @(?=everyone|here|[!&]?\d))
    | (?P<angle><(?!3*(?:\ |\Z)))                             # everything in angle brackets; a heart is left alone
    | (?P<address>:(?=//) | (?<=mailto): | (?<=tel): | (?<=sms): | (?<=discord)\. | (?<=discordapp)\.)
    | (?P<entity>&(?=\#?\w{1,32};))                           # the preview would decode it
    | (?P<emoji>:(?=[\w+-]{1,64}:))
    | (?P<left_out>\ …$)                                       # a phone would begin a line with the dots alone
    | (?P<opened>:(?=(?:100|1234|(?![0-9]+\Z)[\w+-]{1,64})\Z)))  # a colon that we write may follow
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_SCHEME = re.compile(r"(?<!\w)\w++://")
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_WEB = re.compile(r"(?<![^\s(„“])https?\\://", re.IGNORECASE)
"""Where an address begins; behind an @ its rest could become a mention."""
_NAMED = re.compile(r"//|[\w+-]{1,64}\\?:")
"""Behind a colon: an address, or the rest of an emoji."""
_LINKED = re.compile(r"(?:mailto|tel|sms)\Z", re.IGNORECASE)
_CLINGS = re.compile("[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_FLAG_HALF = re.compile("[\U0001f1e6-\U0001f1ff]")
_BOUNDARY = re.compile(r"(?<!\s)\s++\S*+\Z")
_LOOSE_END = " ,;:-–(„“«»‚‘\n"


def escape(text: str) -> str:
    """Escapes cleaned text as markdown that draws exactly that text.

    Nothing in it pings, formats, or can be clicked: links of strangers are shown as they were written, but
    only as text. At most three characters for one, plus two a line. Linear in time.
    """
    drawn = _SPECIAL.sub(_broken, clean(text))
    if not _RIGHT_TO_LEFT.search(drawn):
        return drawn
    return "\n".join(
        f"{_ISOLATE}{line}{_END_ISOLATE}" if _RIGHT_TO_LEFT.search(line) else line
        for line in drawn.split("\n")
    )


def pushed(text: str) -> str:
    """Removes backslashes from escaped text for a push notification: a phone shows that as it was written. Those without
    which Discord would draw something in the message stay: the text remains only text.

    A handle keeps its underscore (kaffee_ex) and a word its asterisk (Kund*innen), and addresses lose their https://.
    """
    return _ESCAPED.sub(_unless_needed, _WEB.sub("", text))


def _unless_needed(found: re.Match[str]) -> str:
    line, mark, start, end = found.string, found[1], found.start(), found.end()
    begun = line[line.rfind("\n", 0, start) + 1 : start].strip()
    match mark:
        case "_":  # nothing ends where a letter follows
            needless = re.match("[0-9A-Za-z]", line[end:]) is not None and not begun.endswith("_")
        case "*" | "`":
            needless = line.count(mark) == 1
        case "~" | "|":  # only two of them draw something
            needless = not line.startswith((mark, f"\\{mark}"), end) and not begun.endswith(mark)
        case "[" | "]":
            needless = "](" not in line
        case ":":
            needless = not (_NAMED.match(line, end) or _LINKED.search(line[max(0, start - 8) : start]))
        case "-" | "+" | "#" | ">" | "=":
            needless = bool(begun)
        case "." | ")":
            needless = begun[-1:].isdigit() and not begun.isdigit()
        case _:
            needless = False
    return mark if needless else found[0]


def quote(text: str) -> str:
    """Block quote of escaped text, every line with its own mark."""
    return "\n".join(f"> {line}" for line in escape(text).split("\n"))


def cut(text: str, limit: int) -> str:
    """Truncates to at most `limit` characters, an ellipsis included; the same text where it fits.

    A space before the ellipsis means left-out words, none a torn word (Duden, rule D 17). Cuts between words
    where the last one is not too long, else between letters: never within an emoji, a letter and its marks,
    or a backslash and what it escapes. For plain and for escaped text.
    """
    if len(text) <= limit:
        return text
    room = limit - len(ELLIPSIS)
    if room <= 0:
        return ELLIPSIS[:limit]
    words = _whole_words(text, room - 1)
    if words:
        return f"{words} {ELLIPSIS}"
    end = _between_letters(text, room)
    kept = text[:end].rstrip(_LOOSE_END)
    return (kept or text[:end]) + ELLIPSIS


def _whole_words(text: str, room: int) -> str:
    """The words that fit, without what only joins them to the next; empty where the last one is too long."""
    if room <= 0:
        return ""
    end = _between_letters(text, room)
    if not text[end].isspace():
        word = _BOUNDARY.search(text, 0, end)
        if word is None or word.start() < room * 2 // 3:
            return ""
        end = word.start()
    return text[:end].rstrip(_LOOSE_END)


def link(label: str, url: str) -> str:
    """Masked link with a label of plain text, or the escaped label alone where `url` is not a plain http(s)
    one.

    Only for URLs that a platform gave for its own pages, never for those in a comment's text.
    """
    # Discord draws the source instead of a link where the label looks like an address.
    label = one_line(label)
    words = escape(_SCHEME.sub("", label) or label.replace("://", ""))
    safe = web_address(url)
    return f"[{words}]({safe})" if words and safe else words


def _broken(found: re.Match[str]) -> str:
    if found["number"]:
        return f"{found['number']}\\{found['dot']}"
    if found["left_out"]:
        return "\u00a0…"
    if found["mention"]:
        return f"@{_NOTHING}"
    if found[0] == "-" and found.string.startswith("#", found.end()):
        return f"\\-{_NOTHING}"  # the preview looks for small print after the escapes are gone
    return f"\\{found[0]}"


def _between_letters(text: str, end: int) -> int:
    """Last position at or before `end` where no letter is torn; `end` itself where there is none."""
    for at in range(end, max(0, end - 64), -1):
        if not _clings(text, at):
            return at
    return end


def _clings(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if _CLINGS.match(after) or before == "\u200d" or unicodedata.category(after) in ("Mn", "Me", "Mc"):
        return True
    if before == "\\":
        return (at - len(text[:at].rstrip("\\"))) % 2 == 1
    if _FLAG_HALF.match(after):
        halves = at
        while halves and _FLAG_HALF.match(text[halves - 1]):
            halves -= 1
        return (at - halves) % 2 == 1
    return False


def web_address(url: str, limit: int = _URL_LIMIT) -> str | None:
    """URL with everything encoded that could end it; None where it is no plain http(s) one, or too long."""
    if not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return None
    safe = percent_encode(url, safe="%/:?#@!$&*+,;=~-._")
    safe = _EVERYBODY.sub("%40", safe)
    return safe if known and len(safe) <= limit else None


def code_block(text: str) -> str:
    """Code block with a text to be copied: nothing in it is markdown, and no fence of its own ends it."""
    return "```\n" + cut(_unfenced(text), BLOCK) + "\n```"


def pieces(text: str) -> list[str]:
    """Splits a text into parts that each fit into one message, cut behind a line or a word; together they are
    the text.
    """
    parts, rest = [], text
    while len(_unfenced(rest)) > BLOCK:
        room = BLOCK - 2 * text.count("```")
        room = max(BLOCK // 2, room)
        end = max(rest.rfind("\n", 0, room), 0) or max(rest.rfind(" ", 0, room), 0)
        end = end + 1 if end > room // 2 else room
        parts.append(rest[:end])
        rest = rest[end:]
    return [*parts, rest]


def _unfenced(text: str) -> str:
    return text.replace("```", "`\u200b`\u200b`")
