"""Page of the preview (web server): simcord's, in the frame of a phone, and in German where the preview is."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import simcord
from simcord.backend.errors import SetupError
from simcord.preview._server import PreviewServer

from bot.domain.settings import Language
from bot.texts import Texts
from cogs.preview.phone import FOLLOWED, STYLE, locale, replaced, script

WIDTH, HEIGHT = 390, 844
REMEMBERED = 40
"""Drawings of the page whose buttons are still known."""
Followed = Callable[[str], None]
PICTURE = "/shopbell.svg"
SCRIPT = "/shopbell.js"

BELL = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80">
<rect width="80" height="80" fill="#e8a33d"/>
<path fill="#2b2d31" d="M40 18a4 4 0 0 1 4 4v1.6c8.2 1.8 14 8.9 14 17.4v10l5 7v3H17v-3l5-7V41c0-8.500 5.800-15.600
 14-17.400V22a4 4 0 0 1 4-4zM33 64h14a7 7 0 0 1-14 0z"/>
</svg>"""

BRAND = {
    "SimCord Preview": "Shopbell",
    "SimCord preview": "Shopbell",
    "SimCord": "Shopbell",
    "</head>": f'<link rel="icon" href="{PICTURE}"><script src="{SCRIPT}"></script></head>',
}
BEHAVIOUR = {
    "text.js": {
        'const time = node("time", "discord-timestamp", rendered);': (
            'const time = node("time", "discord-timestamp", rendered);'
            ' if (style === "R") time.dataset.unix = String(token.unix);'
        ),
    },
    "timeline.js": {
        "const anchor = elements.find((item) =>": (
            'const open = elements.find((item) => item.querySelector(".preview-select.is-open"));\n'
            "    const anchor = open || elements.find((item) =>"
        ),
        "return { policy: ui.timeline.scrollHeight": "return { policy: !open && ui.timeline.scrollHeight",
    },
    "select-drafts.js": {
        "initDraft(key, value, drafts);\n    const current": (
            "if (drafts === state.drafts && state.dropdown?.key !== key) drafts.delete(key);\n"
            "    initDraft(key, value, drafts);\n    const current"
        ),
        'changed) dispatch("select", { control_key: key, values });': (
            'changed) {\n      dispatch("select", { control_key: key, values });\n'
            "      for (const kept of [state.drafts, state.selectDrafts, state.candidateIdentities]) kept.delete(key);\n"
            "    }"
        ),
    },
    "actions.js": {
        "function dispatch(kind, extra = {}, metadata = null) {": (
            "const taps = ['click', 'select', 'modal_submit', 'run_command'];\n"
            "  function dispatch(kind, extra = {}, metadata = null, tries = 200) {\n"
            "    const drawing = awaitingRevision !== null && awaitingRevision > context.publishedRevision;\n"
            "    if (taps.includes(kind) && (pending || drawing) && !uncertain && tries) {\n"
            "      const seen = metadata?.seen ?? context.publishedRevision;\n"
            "      setTimeout(() => dispatch(kind, extra, { ...metadata, seen }, tries - 1), 50);\n"
            "      return;\n"
            "    }"
        ),
        "published_revision: context.observedRevision || context.publishedRevision, kind": (
            "published_revision: metadata?.seen ?? (context.observedRevision || context.publishedRevision), kind"
        ),
    },
    "app.js": {
        "fitOpenDropdowns();\n  reconcileLightbox();": (
            "timeline.reconcileScrollIntent();\n  fitOpenDropdowns();\n  reconcileLightbox();"
        ),
    },
}
"""Relative times go on. What was chosen can be chosen again, as in Discord once a panel was drawn again; a select shows
what its message says, also where another one was in its place before. An open
select stays where it is while other cards are drawn: simcord closes one that a card above pushes out of the window
for a moment, before it scrolls the list back (seen 2026-11-28). A tap waits for the one before it, at most 10 s, and
says which drawing it belongs to: simcord drops it without a word (seen 2026-11-28)."""
IN_HTML = {
    '<html lang="en">': '<html lang="de">',
    "Load earlier messages": "Frühere Nachrichten",
    "Newer messages": "Neuere Nachrichten",
    "New messages · jump to latest": "Neue Nachrichten · nach unten",
    "No messages in this channel.": "Hier steht noch nichts.",
    'placeholder="Message"': 'placeholder="Nachricht"',
    'for="channel-composer-input">Message<': 'for="channel-composer-input">Nachricht<',
}
IN_SCRIPTS = {
    "components.js": {
        '"Cancel"': '"Abbrechen"',
        '"Submit"': '"Absenden"',
        "This form will be submitted to ${modal": "Dieses Formular geht an ${modal",
        "Do not share passwords or other sensitive information.": "Gib keine Passwörter oder"
        " anderes Vertrauliches ein.",
        '"Close modal"': '"Schließen"',
    },
    "messages.js": {
        '${thread.message_count === 1 ? "message" : "messages"}': (
            '${thread.message_count === 1 ? "Nachricht" : "Nachrichten"}'
        ),
        '" (edited)"': '" (bearbeitet)"',
        '"Only you can see this"': '"Nur du kannst das sehen"',
        '"Thinking…"': '"Denkt nach …"',
        '`${invoker} used ` : "Used "': '`${invoker} hat verwendet: ` : "Verwendet: "',
        'interaction.name || "an application command"': "({commands})[interaction.name] || interaction.name",
    },
    "composer.js": {
        "`Message ${channel": "`Nachricht an ${channel",
        '"Send"': '"Senden"',
        "} message (Enter)`": "} (Eingabetaste)`",
        '"You can use application commands here"': '"Befehle beginnen mit /"',
    },
    "modal.js": {
        '"Choose at least one value."': '"Wähl etwas aus."',
        "`Choose at least ${minimum} value(s).`": "`Wähl mindestens ${minimum} aus.`",
        '"Choose one option."': '"Wähl etwas aus."',
        '"Choose an available option."': '"Wähl etwas aus."',
        '"This field is required."': '"Hier fehlt noch etwas."',
        "`Enter at least ${component.min_length} characters.`": "`Mindestens ${component.min_length} Zeichen.`",
        "`Enter no more than ${component.max_length} characters.`": "`Höchstens ${component.max_length} Zeichen.`",
    },
    "selects.js": {
        "`${selected.length} selected. Choose ${minimum}–${maximum} options.`": (
            '(maximum > 1 ? `${selected.length} gewählt, möglich sind ${minimum} bis ${maximum}.` : "")'
        ),
        '"Checking access to saved selections."': '"Einen Moment …"',
        '"Select one or more options"': '"Auswählen"',
        '"Select an option"': '"Auswählen"',
        '"Clear selection"': '"Auswahl leeren"',
        '"Options unavailable"': '"Gerade nicht da"',
        "`${entries.length} options on this page`": "`${entries.length} auf dieser Seite`",
        '"SimCord selection draft actions"': '"Auswahl"',
        '"SimCord selection draft"': '"Auswahl"',
        '"Apply"': '"Übernehmen"',
        '"Cancel"': '"Abbrechen"',
        '"Search options"': '"Suchen"',
        '"Previous"': '"Zurück"',
        '"Next"': '"Weiter"',
        '"Loading options"': '"Lädt …"',
        '"No matching options"': '"Nichts gefunden"',
        '"No available options"': '"Nichts zur Auswahl"',
    },
    "commands.js": {
        '"Application commands"': '"Befehle"',
        '"Loading commands"': '"Lädt …"',
        '"Commands are unavailable"': '"Befehle sind gerade nicht da"',
        '"Exit command mode"': '"Befehl verlassen"',
    },
}
"""Discord's own words, as Discord shows them to whoever has it in German."""


class Server(PreviewServer):
    """Web server that answers like simcord's; `opened` is called whenever somebody opens the page, `followed` with a link
    that was tapped and leads where a reply is posted.
    """

    _STATIC_FILES = PreviewServer._STATIC_FILES | {PICTURE: "shopbell.svg", SCRIPT: "shopbell.js"}

    def __init__(
        self, preview: Any, port: int, opened: Callable[[], None], followed: Followed, texts: Texts
    ) -> None:
        super().__init__(preview, port)
        self._opened = opened
        self._followed = followed
        self._texts = texts
        self._zone = preview.timezone
        self._in_german = texts.language is not Language.ENGLISH
        self.turn = asyncio.Lock()
        """Taps and drawing take turns: simcord refuses what overlaps."""
        self._shown: dict[tuple[Any, Any], dict[str, str]] = {}
        """Custom ids by the key of their control, as the page showed them lately."""
        self._press = preview._action
        preview._action = self.press

    async def _static(self, request: Any) -> Any:
        if request.path == PICTURE:
            answer = await super()._static(request.clone(rel_url="/preview.css"))
            answer.text, answer.content_type = BELL, "image/svg+xml"
            return answer
        if request.path == SCRIPT:
            answer = await super()._static(request.clone(rel_url="/app.js"))
            answer.text = script(self._texts, self._zone)
            return answer
        answer = await super()._static(request)
        if request.path == "/preview.css":
            answer.text += STYLE
        elif request.path == "/":
            answer.text = replaced(answer.text, BRAND | (IN_HTML if self._in_german else {}))
        elif words := BEHAVIOUR.get(request.path.removeprefix("/")):
            answer.text = replaced(answer.text, words)
        elif self._in_german and (words := IN_SCRIPTS.get(request.path.removeprefix("/"))):
            answer.text = replaced(answer.text, words).replace(
                "({commands})", f"({json.dumps(self._german_names())})"
            )
        return answer

    async def _pages(self, request: Any) -> Any:
        answer = await super()._pages(request)
        for page in self.preview._pages.values():
            self._remember(page)
        self._opened()
        return answer

    async def press(self, context_id: str | None, body: Any) -> Any:
        """Handles a tap although the page was redrawn meanwhile, if what was tapped is still there."""
        if isinstance(body, dict) and body.get("kind") == FOLLOWED:
            self._followed(str(body.get("link", "")))
            return {}
        async with self.turn:
            page = self.preview._get_page(context_id)
            if isinstance(body, dict) and body.get("published_revision") != page.revision:
                body = self._as_now(page, body)
            answer = await self._press(context_id, body)
            self._remember(page)
            return answer

    def _as_now(self, page: Any, body: dict[str, Any]) -> dict[str, Any]:
        """Finds the same control again by its custom id, since simcord numbers controls by their place."""
        key = body.get("control_key")
        if key is None:
            return body | {"published_revision": page.revision}
        tapped = self._shown.get((page.id, body.get("published_revision")), {}).get(key)
        scope = str(key).partition(":component:")[0]
        for now, custom_id in _controls(page.snapshot):
            if tapped and custom_id == tapped and now.startswith(f"{scope}:"):
                return body | {"published_revision": page.revision, "control_key": now}
        return body

    def _remember(self, page: Any) -> None:
        shown = (page.id, page.revision)
        if shown not in self._shown:
            self._shown[shown] = dict(_controls(page.snapshot))
            while len(self._shown) > REMEMBERED:
                del self._shown[next(iter(self._shown))]

    async def _state(self, request: Any) -> Any:
        """State of the page. While the preview ends its contexts are gone (410), which would end a tab for good; 503
        lets the tab ask on, so that it says that nobody answers, and notices the next start.
        """
        answer = await super()._state(request)
        if self.preview._closed:
            answer.set_status(503)
        for page in self.preview._pages.values():
            self._remember(page)
        return answer

    async def _commands(self, request: Any) -> Any:
        """Commands, by their German names where that is the language. Their options are left out: bare, each
        opens its panel.
        """
        answer = await super()._commands(request)
        catalog = json.loads(answer.text)
        for entry in catalog.get("entries", ()):
            command = self._registered().get(entry["invocation"], {})
            if self._in_german:
                entry["invocation"] = _german(command, "name") or entry["invocation"]
                entry["description"] = _german(command, "description") or entry["description"]
            entry["options"] = []
        answer.text = json.dumps(catalog)
        return answer

    def _registered(self) -> dict[str, dict[str, Any]]:
        scopes = self.preview.env.backend.commands.values()
        return {command["name"]: command for scope in scopes for command in scope.values()}

    def _german_names(self) -> dict[str, str]:
        return {name: _german(command, "name") or name for name, command in self._registered().items()}


def _controls(part: Any) -> Iterator[tuple[str, str]]:
    """Key and custom id of everything that can be pressed."""
    if isinstance(part, dict):
        if "control_key" in part and "custom_id" in part:
            yield str(part["control_key"]), str(part["custom_id"])
        for inner in part.values():
            yield from _controls(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _controls(inner)


def _german(command: dict[str, Any], what: str) -> str:
    return str((command.get(f"{what}_localizations") or {}).get("de", ""))


@asynccontextmanager
async def open_page(
    env: simcord.Env,
    channel: Any,
    viewer: Any,
    ports: Iterable[int],
    zone: str,
    opened: Callable[[], None],
    followed: Followed,
    texts: Texts,
) -> AsyncIterator[Any]:
    """Opens the page on the first of these ports that is free, else on any; `opened` and `followed` as for Server. `zone` is
    that of every time on it, lock screen and messages, as of the business whose report it shows.
    """
    for candidate in (*ports, 0):
        page = env.preview(
            channel,
            viewers=[viewer],
            layout="channel",
            width=WIDTH,
            height=HEIGHT,
            locale=locale(texts),
            timezone=zone,
        )
        page._server = Server(page, candidate, opened, followed, texts)
        try:
            await page.__aenter__()
        except SetupError:
            if not candidate:
                raise
            continue
        try:
            yield page
        finally:
            await page.close()
        return
