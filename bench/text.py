"""Figures of text: the worst that a customer can write, an ordinary comment, and reading a catalogue."""

import statistics
import time
import tracemalloc
from collections.abc import Callable

import bot.texts
from bench.figures import ROUNDS, Figure, Setting, measure
from bot.connectors.wordpress import normalise
from bot.domain.classifier.classifying import classify
from bot.domain.plaintext import from_html
from bot.domain.settings import Language
from bot.log import redacted
from cogs.kit.markdown import cut, escape, quote
from tests.support import hostile

ORDINARY = (
    "<p>Hallo! Habt ihr am Samstag auch offen? Ich würde gern zwei Packungen von der "
    '<a href="https://shop.example/hausmischung">Hausmischung</a> abholen.<br />\nDanke &amp; liebe Grüße</p>'
)
ENTRIES = 1_000
MARKUP_UNITS = (
    *(
        "<p>x",
        "<b>",
        "<a href=https://x.example>y",
        "</a>",
        " <div>",
        "<img =>",
        '<img src="https://x.example/y">',
    ),
    *(
        "&amp;",
        "<td>",
        "<a b='",
        "<p a=1 b=2 c=3>",
        "<",
        "<!",
        "<!--",
        "<ul><li>",
        "x<br>",
        "<blockquote><pre>",
    ),
)


@measure
async def hostile_text(setting: Setting) -> list[Figure]:
    """CPU from a delivered comment to its words on a card and in a form: goal at most 50 ms for any."""
    short = " ".join(hostile.TEXTS)
    corpus = {
        **{f"markup {i}": text for i, text in enumerate(hostile.MARKUP)},
        **{f"long {i}": text for i, text in enumerate(hostile.LONG)},
        "everything": (short * 20)[:20_000],
        "escaped everything": (short.replace("&", "&amp;").replace("<", "&lt;") * 20)[:20_000],
    }
    taken = {name: milliseconds(lambda text=text: shown(text)) for name, text in corpus.items()}  # type: ignore[misc]
    worst = max(taken, key=lambda name: taken[name])
    ordinary = milliseconds(lambda: shown(ORDINARY), times=setting.size(200)) * 1000
    return [
        Figure("hostile text to card, CPU", taken[worst], "ms", 50, {"worst": worst, "texts": len(corpus)}),
        Figure("ordinary text to card, CPU", ordinary, "µs"),
    ]


@measure
async def hostile_markup(setting: Setting) -> list[Figure]:
    """CPU and memory from a blog's answer to a comment's words and pictures: at most 20 ms and 10 MB for any 60 KB."""
    corpus = {unit: (unit * 60_000)[:60_000] for unit in MARKUP_UNITS}
    corpus["open elements"] = "<p>" + "".join(f"<b a={n}>" for n in range(3_000)) + "<p>x" * 7_500
    taken = {name: milliseconds(lambda text=text: comment(text)) for name, text in corpus.items()}  # type: ignore[misc]
    worst = max(taken, key=lambda name: taken[name])
    peaks = {name: peak(lambda text=text: comment(text)) for name, text in corpus.items()}  # type: ignore[misc]
    largest = max(peaks, key=lambda name: peaks[name])
    log = milliseconds(lambda: redacted('{"code":"' + "a-" * 15_000 + '"}'))
    return [
        Figure("60 KB of markup to words and pictures, CPU", taken[worst], "ms", 20, {"worst": worst}),
        Figure("60 KB of markup, memory", peaks[largest], "MB", 10, {"worst": largest}),
        Figure("30 KB of an error answer to the log, CPU", log, "ms", 20),
    ]


@measure
async def catalogue(setting: Setting) -> list[Figure]:
    """Reading a catalogue from its source, as the first sentence of a language does: goal at most 60 ms."""
    folder = setting.place / Language.GERMAN_DU / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = (bot.texts.CATALOGUES / Language.GERMAN_DU / "LC_MESSAGES" / "shopbell.po").read_text(
        encoding="utf-8"
    )
    have = source.count("\nmsgid ")
    more = (
        f'\n#, python-brace-format\nmsgid "Sentence {i} of {{name}}, as long as most of them are"\n'
        f'msgstr "Satz {i} von {{name}}, so lang wie die meisten sind"\n'
        for i in range(max(0, ENTRIES - have))
    )
    (folder / "shopbell.po").write_text(source + "".join(more), encoding="utf-8")
    taken = milliseconds(lambda: bot.texts.read_catalogue(setting.place, Language.GERMAN_DU))
    return [Figure("catalogue read", taken, "ms", 60, {"entries": max(ENTRIES, have)})]


def shown(markup: str) -> tuple[str, str, str]:
    """What happens to a comment's text on its way: kept, sorted, put on a card, into a form, on a lock screen."""
    text = from_html(markup)
    classify(text)
    small = "\n".join(f"-# {escape(line)}" for line in cut(text, 3_000).splitlines())
    return quote(cut(text, 320)), small, escape(cut(" ".join(text.split()), 100))


def comment(markup: str) -> object:
    """A blog's row with this text as the engine sees it."""
    row = {"id": 1, "post": 1, "type": "comment", "content": {"rendered": markup, "raw": markup}}
    return normalise.comment(row, normalise.Who(frozenset(), frozenset(), b"k"))


def peak(work: Callable[[], object]) -> float:
    """Memory it takes at most, in MB."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def milliseconds(work: Callable[[], object], times: int = 1) -> float:
    """Median CPU of one call."""
    found = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(times):
            work()
        found.append((time.process_time() - began) / times * 1000)
    return statistics.median(found)
