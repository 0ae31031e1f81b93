"""The page of the preview: simcord's, without its tools and in German."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import simcord
from simcord.backend.errors import SetupError
from simcord.preview._server import PreviewServer

TRIES = 20
"""Ports that are tried, one after the other, from the wanted one."""
WIDTH, HEIGHT = 390, 844
ZONE = "Europe/Vienna"
PICTURE = "/shopbell.svg"

BELL = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80">
<rect width="80" height="80" fill="#e8a33d"/>
<path fill="#2b2d31" d="M40 18a4 4 0 0 1 4 4v1.6c8.2 1.8 14 8.9 14 17.4v10l5 7v3H17v-3l5-7V41c0-8.500 5.800-15.600
 14-17.400V22a4 4 0 0 1 4-4zM33 64h14a7 7 0 0 1-14 0z"/>
</svg>"""

# It is made for developers: what an owner has no use for is hidden, and a phone shows no scroll bars.
STYLE = """
.preview-toolbar, #messages-sidebar, #inspector-panel { display: none !important; }
.preview-shell { --toolbar-height: 0px !important; }
.message-edited-compact, .message-context-actions { display: none !important; }
.avatar-bot, .modal-application-icon { background: url(/shopbell.svg) center / cover !important; }
.avatar-bot > * { visibility: hidden; }
@media (max-width: 600px) { * { scrollbar-width: none; } }
"""

# Relative times go on by themselves, as in Discord.
CLOCK = """
setInterval(() => {
  for (const time of document.querySelectorAll("time[data-unix]")) {
    const seconds = Number(time.dataset.unix) - Date.now() / 1000;
    const size = Math.abs(seconds);
    const [unit, amount] = size < 60 ? ["second", seconds] : size < 3600 ? ["minute", seconds / 60]
      : size < 86400 ? ["hour", seconds / 3600] : ["day", seconds / 86400];
    time.textContent = new Intl.RelativeTimeFormat("de", { numeric: "auto" }).format(Math.round(amount), unit);
  }
}, 1000);
"""

IN_HTML = {
    '<html lang="en">': '<html lang="de">',
    "SimCord Preview": "Shopbell",
    "SimCord preview": "Shopbell",
    "SimCord": "Shopbell",
    "Load earlier messages": "Frühere Nachrichten",
    "Newer messages": "Neuere Nachrichten",
    "New messages · jump to latest": "Neue Nachrichten · nach unten",
    "No messages in this channel.": "Hier steht noch nichts.",
    'placeholder="Message"': 'placeholder="Nachricht"',
    'for="channel-composer-input">Message<': 'for="channel-composer-input">Nachricht<',
}
IN_SCRIPTS = {
    "text.js": {
        'const time = node("time", "discord-timestamp", rendered);': (
            'const time = node("time", "discord-timestamp", rendered);'
            ' if (style === "R") time.dataset.unix = String(token.unix);'
        ),
    },
    "components.js": {
        '"Cancel"': '"Abbrechen"',
        '"Submit"': '"Absenden"',
        "This form will be submitted to ${modal": "Dieses Formular geht an ${modal",
        "Do not share passwords or other sensitive information.": "Gib keine Passwörter oder"
        " anderes Vertrauliches ein.",
        '"Close modal"': '"Schließen"',
    },
    "messages.js": {
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
    },
    "modal.js": {
        '"This field is required."': '"Hier fehlt noch etwas."',
        "`Enter at least ${component.min_length} characters.`": "`Mindestens ${component.min_length} Zeichen.`",
        "`Enter no more than ${component.max_length} characters.`": "`Höchstens ${component.max_length} Zeichen.`",
    },
    "selects.js": {
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
    },
}
"""Discord's own words, as Discord shows them to whoever has it in German."""


class Server(PreviewServer):
    """Answers like simcord's; `opened` is called whenever somebody opens the page."""

    _STATIC_FILES = PreviewServer._STATIC_FILES | {PICTURE: "shopbell.svg"}

    def __init__(self, preview: Any, port: int, opened: Any) -> None:
        super().__init__(preview, port)
        self._opened = opened

    async def _static(self, request: Any) -> Any:
        from aiohttp import web

        if request.path == PICTURE:
            return web.Response(text=BELL, content_type="image/svg+xml", headers=self._SECURITY_HEADERS)
        answer = await super()._static(request)
        if request.path == "/preview.css":
            answer.text += STYLE
        elif request.path == "/":
            answer.text = _said(answer.text, IN_HTML)
        elif words := IN_SCRIPTS.get(request.path.removeprefix("/")):
            answer.text = _said(answer.text, words).replace("({commands})", f"({json.dumps(self._german())})")
            if request.path == "/text.js":
                answer.text += CLOCK
        return answer

    async def _pages(self, request: Any) -> Any:
        answer = await super()._pages(request)
        self._opened()
        return answer

    async def _commands(self, request: Any) -> Any:
        """Commands by their German names. Their options stay away: bare, each opens its panel."""
        answer = await super()._commands(request)
        catalog = json.loads(answer.text)
        for entry in catalog.get("entries", ()):
            command = self._registered().get(entry["invocation"], {})
            entry["invocation"] = _german(command, "name") or entry["invocation"]
            entry["description"] = _german(command, "description") or entry["description"]
            entry["options"] = []
        answer.text = json.dumps(catalog)
        return answer

    def _registered(self) -> dict[str, dict[str, Any]]:
        scopes = self.preview.env.backend.commands.values()
        return {command["name"]: command for scope in scopes for command in scope.values()}

    def _german(self) -> dict[str, str]:
        return {name: _german(command, "name") or name for name, command in self._registered().items()}


def _german(command: dict[str, Any], what: str) -> str:
    return str((command.get(f"{what}_localizations") or {}).get("de", ""))


def _said(text: str, words: dict[str, str]) -> str:
    for english, german in words.items():
        text = text.replace(english, german)
    return text


@asynccontextmanager
async def open_page(
    env: simcord.Env, channel: Any, viewer: Any, port: int, opened: Any
) -> AsyncIterator[Any]:
    """The page on the first free port from the wanted one on; `opened` is called when somebody looks."""
    for candidate in (*range(port, port + TRIES), 0):
        page = env.preview(
            channel,
            viewers=[viewer],
            layout="channel",
            width=WIDTH,
            height=HEIGHT,
            locale="de",
            timezone=ZONE,
        )
        page._server = Server(page, candidate, opened)
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
