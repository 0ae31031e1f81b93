"""Texts that try to ping, to fake a link, or to change how a card looks; for whole cards too."""

from hypothesis import strategies as st

PINGS = (
    "@everyone",
    "@here schaut her",
    "\\@everyone",
    "@Everyone @HERE",
    "<@123456789012345678>",
    "<@!123456789012345678>",
    "<@&223456789012345678>",
    "\\<@123456789012345678>",
    "<@\u200b123456789012345678>",
    "<\u2060@123456789012345678>",
    "<@1\u00ad23456789012345678>",
    "@\u200deveryone",
    "@ever\u200byone",
    "<<@123456789012345678>>",
)
REFERENCES = (
    "<#323456789012345678>",
    "</zahlen:423456789012345678>",
    "</daten vergessen:423456789012345678>",
    "<t:1700000000:R>",
    "<t:1700000000>",
    "<id:customize>",
    "<id:browse>",
    "<id:linked-roles:423456789012345678>",
    "<:kaffee:523456789012345678>",
    "<a:tanz:523456789012345678>",
    "<sound:1:523456789012345678>",
    ":skull: :+1: :thumbsup::skin-tone-2:",
)
LINKS = (
    "[Hier klicken](https://evil.example/)",
    "[Hier](<https://evil.example/>)",
    "[Hier](https://evil.example/ 'Titel')",
    "[https://bank.example](https://evil.example/)",
    "[a[b]c](https://evil.example/)",
    "[x\n](https://evil.example)",
    "[ref]\n\n[ref]: https://evil.example/",
    "\\[Hier](https://evil.example/)",
    "\\\\[Hier](https://evil.example/)",
    "![Bild](https://evil.example/x.png)",
    "https://evil.example/?a=b&c=d#e",
    "HTTPS://EVIL.example/x_y_z",
    "http\\://evil.example/",
    "xhttps://evil.example/",
    "<https://evil.example/>",
    "<3https://evil.example/>",
    "<3 :/ x>",
    "<mailto:x@evil.example>",
    "<x@evil.example>",
    "<+43123456789>",
    "<tel:+43123456789>",
    "steam://run/1 discord://-/channels spotify:track:1 ftp://evil.example/",
    "discord.gg/abcdef discord.com/invite/abcdef DiscordApp.com/invite/abc",
    "https://discord.com/channels/1/2/3",
    "mailto:x@evil.example tel:+43123",
    "text [https://evil.example/]",
    "](https://evil.example/)",
    "](x) [y",
)
LAYOUT = (
    "# Groß\n## Größer\n### Mittel\n#\nleer",
    "-# klein\n- -# klein",
    "   # eingerückt\n\t# tab\n\xa0# fest",
    "- eins\n* zwei\n+ drei\n1. vier\n99) fünf\n  - sechs",
    "> Zitat\n>>> Rest\nzwei",
    "Titel\n---\nTitel\n===\n***\n___",
    "```py\nprint(1)\n```",
    "```\noffen",
    "`code` ``code`` `offen",
    "~~weg~~ ||geheim|| **fett** *schräg* _schräg_ __unter__ ***alles***",
    "*offen _offen ~~offen ||offen",
    "|a|b|\n|-|-|\n|1|2|",
    "a\n\n\n\n\n\n\n\n\n\nb",
    " " * 300 + "weit",
    "\u2800\n" * 60 + "unten",
    "zeile\\\nzeile  \nzeile",
    "\\",
    "\\\\",
    "a\\*b\\_c",
    "&lt;b&gt; &amp; &#42;fett&#42;",
    "<b>fett</b><br><img src=x>",
    "    eingerückter code",
    "#kaffee #2 1.5 -5 - x > y a>b 3.Platz",
    "…",
    "bis gleich…",
    "t:1:R",
    ":¹A",
    "x\u2028# y\u2029- z\x0b> q\x85# r",
)
UNSEEN = (
    "\u202ekcilk\u202c",
    "\u2066# x\u2069",
    "a\u200b\u200c\u200d\u2060\ufeffb",
    "\u200b# Groß",
    "\u200b- Liste\n\u2060> Zitat",
    "H\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308" * 30,
    "שלום *עולם* # x",
    "مرحبا @everyone https://evil.example",
    "\U000e0041\U000e0042 tag",
    "\x00\x07\x1b[31mrot\x7f",
    "\ufff9a\ufffab\ufffb",
    "\u3164\n\uffa0\n\u115f",
    "👩‍🍳❤️‍🔥🏳️‍🌈🇦🇹1️⃣" * 5,
)
LONG = (
    "x" * 20_000,
    "*" * 20_000,
    "<@1>" * 5_000,
    "[a](https://e.example) " * 900,
    "> " * 10_000,
    "#\n" * 10_000,
    "👩‍🍳" * 1_500,
)

TEXTS = PINGS + REFERENCES + LINKS + LAYOUT + UNSEEN
"""Short ones; the long ones are in LONG."""

MARKUP = (
    "<div>" * 2_000 + "tief",
    "<b>offen" * 2_500,
    "<a href='https://evil.example/'>" * 600,
    "<p><a href='https://evil.example/'>https://bank.example/</a></p>",
    "<h1>Groß</h1><ul><li>- x<li># y</ul><blockquote>&gt;&gt;&gt; z</blockquote>",
    "&lt;@123456789012345678&gt; &#64;everyone &lt;t:1:R&gt;",
    "<script>alert(1)</script><style>*{}</style><img src=x onerror=alert(1) alt='**fett**'>",
    "<pre># x\n- y</pre><code>`</code>",
    "<ol>" + "<li>x" * 3_000,
    "<table>" + "<tr><td>|" * 1_500,
)

_PIECES = (
    *TEXTS,
    "*", "_", "**", "~~", "||", "`", "```", "\\", "[", "]", "(", ")", "](", "<", ">", "> ", ">>> ", "#", "# ", "-# ", "- ",
    "1. ", "\n", "\n\n", " ", "@", "everyone", "here", "://", "https", "http://a.example", ":", "a", "B ", "3", "!", "&",
    "\u200b", "\u202e", "\u200d", "\ufe0f", "ß", "é", "ש", "discord", ".gg/", ".", "=", "---", "t:1:R", "id:", "/x:1", "1", "=\n",
)  # fmt: skip


def hostile_texts() -> st.SearchStrategy[str]:
    """Any mixture of all of the above."""
    return st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=25).map("".join)
