"""Phone frame of the preview: CSS and JavaScript for its frame, its lock screen, and what the page does
beside simcord's own.
"""

import json
from collections.abc import Mapping

from bot.domain.settings import Language
from bot.texts import Texts

# It is made for developers: what an owner has no use for is hidden, and a phone shows no scroll bars.
STYLE = """
.preview-toolbar, #messages-sidebar, #inspector-panel { display: none !important; }
.preview-shell { --toolbar-height: 0px !important; }
.message-edited-compact, .message-context-actions { display: none !important; }
.avatar-bot, .modal-application-icon { background: url(/shopbell.svg) center / cover !important; }
.avatar-bot > * { visibility: hidden; }
.channel-composer { grid-template-columns: minmax(0, 1fr); }
.phone-lit { animation: phone-lit 2s ease-out; }
@keyframes phone-lit { from { background: #e8a33d55; } }
.phone-cover {
  position: fixed; z-index: 1000; display: flex; flex-direction: column; align-items: center; box-sizing: border-box;
  padding: 72px 12px 28px; color: #fff; text-align: center; cursor: pointer; overflow: hidden;
  background: linear-gradient(165deg, #3b2a1e 0%, #8a5a2b 48%, #e0a45a 100%);
  font-family: "Noto Sans", sans-serif;
}
.phone-cover[hidden] { display: none; }
.phone-clock { font-size: 76px; font-weight: 300; line-height: 1; letter-spacing: -2px; }
.phone-date { margin-top: 8px; font-size: 18px; opacity: .92; }
.phone-push {
  box-sizing: border-box; width: 100%; margin-top: 36px; padding: 12px 14px; border-radius: 20px; text-align: left;
  color: #1d1d1f; background: #f6f3efeb; box-shadow: 0 6px 24px #0003; transition: transform .35s, opacity .35s;
}
.phone-push[hidden] { display: block; transform: translateY(-24px); opacity: 0; }
.phone-app { display: flex; align-items: center; gap: 8px; font-size: 13px; color: #5d5851; }
.phone-app img { width: 24px; height: 24px; border-radius: 6px; }
.phone-app span:last-child { margin-left: auto; }
.phone-said { margin-top: 6px; font-size: 16px; line-height: 22px; overflow-wrap: anywhere; }
.phone-hint { margin-top: auto; font-size: 15px; line-height: 21px; max-width: 320px; text-shadow: 0 1px 3px #0006; }
.phone-hint strong { display: block; margin-bottom: 4px; font-size: 17px; }
.phone-cover.is-over { justify-content: center; background: #232428f2; cursor: default; padding-top: 28px; }
.phone-over { max-width: 320px; font-size: 17px; line-height: 25px; }
.phone-note {
  position: fixed; z-index: 900; box-sizing: border-box; padding: 10px 14px; border-radius: 12px; color: #1d1d1f;
  background: #f6f3ef; font: 15px/21px "Noto Sans", sans-serif; box-shadow: 0 6px 24px #0006;
}
.phone-note[hidden] { display: none; }
.channel-message pre, .channel-message pre code { min-width: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 600px) { * { scrollbar-width: none; } }
@media (min-width: 601px) {
  .preview-stage { background: radial-gradient(circle at 50% 20%, #6b4b30 0%, #2b1f16 70%) !important; }
  .preview-app {
    width: 390px !important; height: min(844px, calc(100vh - 40px)) !important; border-radius: 40px;
    box-shadow: 0 0 0 10px #111214, 0 24px 80px #000a;
  }
  .channel-header { padding-inline: 26px; }
  .preview-app * { scrollbar-width: none; }
  .channel-composer { margin-bottom: 22px; }
  .phone-cover { border-radius: 40px; }
}
"""

_SCRIPT = """
const SAID = __SAID__;
const REPLIED_AT = __REPLIED_AT__;
const NEAR = 15000;
let pressed = 0;
let silent = 0;
const make = (name, parent, tag = "div") => {
  const made = document.createElement(tag);
  made.className = name;
  parent.append(made);
  return made;
};

// Relative times go on by themselves, as in Discord.
setInterval(() => {
  for (const time of document.querySelectorAll("time[data-unix]")) {
    const seconds = Number(time.dataset.unix) - Date.now() / 1000;
    const size = Math.abs(seconds);
    const [unit, amount] = size < 60 ? ["second", seconds] : size < 3600 ? ["minute", seconds / 60]
      : size < 86400 ? ["hour", seconds / 3600] : ["day", seconds / 86400];
    const words = new Intl.RelativeTimeFormat(SAID.locale, { numeric: "auto" }).format(Math.round(amount), unit);
    if (time.textContent !== words) time.textContent = words;
  }
}, 1000);

addEventListener("DOMContentLoaded", () => {
  const app = document.getElementById("preview-app");
  const list = document.getElementById("channel-message-list");
  const cover = make("phone-cover", document.body);
  const clock = make("phone-clock", cover);
  const date = make("phone-date", cover);
  const push = make("phone-push", cover);
  const head = make("phone-app", push);
  const icon = make("", head, "img");
  icon.src = "/shopbell.svg";
  icon.alt = "";
  make("", head, "span").textContent = "Shopbell";
  make("", head, "span").textContent = SAID.now;
  const said = make("phone-said", push);
  const hint = make("phone-hint", cover);
  make("", hint, "strong").textContent = SAID.preview;
  const next = make("", hint, "span");
  const over = make("phone-cover is-over", document.body);
  const why = make("phone-over", over);
  const note = make("phone-note", document.body);
  push.hidden = over.hidden = note.hidden = true;
  next.textContent = SAID.soon;
  cover.setAttribute("role", "button");
  cover.tabIndex = 0;
  over.setAttribute("role", "alert");
  note.setAttribute("role", "status");

  const place = () => {
    const at = app.getBoundingClientRect();
    for (const one of [cover, over]) {
      Object.assign(one.style, { left: `${at.left}px`, top: `${at.top}px`, width: `${at.width}px`, height: `${at.height}px` });
    }
    Object.assign(note.style, { left: `${at.left + 12}px`, top: `${at.top + 60}px`, width: `${at.width - 24}px` });
  };
  new ResizeObserver(place).observe(app);
  addEventListener("resize", place);
  place();

  const tick = () => {
    const now = new Date();
    const there = (parts) => new Intl.DateTimeFormat(SAID.locale, { timeZone: SAID.zone, ...parts }).format(now);
    clock.textContent = there({ hour: "2-digit", minute: "2-digit" });
    date.textContent = there({ weekday: "long", day: "numeric", month: "long" });
  };
  tick();
  setInterval(tick, 1000);

  const unlock = () => {
    cover.hidden = true;
    list.lastElementChild?.scrollIntoView({ block: "end" });
  };
  cover.addEventListener("click", unlock);
  cover.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") unlock(); });

  const rang = () => {
    if (!push.hidden) return;
    for (const message of [...list.querySelectorAll(".channel-message")].slice(1).reverse()) {
      const title = message.querySelector(".message-components h3");
      const words = title ? [title, message.querySelector(".message-components blockquote")]
        : [message.querySelector(".message-content:has(.mention)")];
      said.textContent = words.map((one) => one?.textContent.trim() || "").filter(Boolean).join(": ");
      if (said.textContent) break;
    }
    if (!said.textContent) return;
    push.hidden = false;
    next.textContent = SAID.tap;
  };

  // The page's own list goes back to where it was while it is drawn: asked again until it is in sight, until somebody
  // scrolls, or until another message is wanted: two of them would take the list from each other.
  let moved = 0;
  let wanted = null;
  for (const kind of ["wheel", "touchmove", "pointerdown"]) addEventListener(kind, () => { moved += 1; }, true);
  const shows = (message, left = 40, since = moved) => setTimeout(() => {
    if (moved !== since || wanted !== message || !message.isConnected) return;
    // An open select would be closed by its list moving away from under it.
    if (list.querySelector(".preview-select.is-open")) return;
    const at = message.getBoundingClientRect();
    const room = list.parentElement.getBoundingClientRect();
    const tall = at.height > room.height;
    if (at.top < room.top || (tall ? at.top > room.top + 8 : at.bottom > room.bottom)) {
      message.scrollIntoView({ block: tall ? "start" : "nearest" });
    }
    if (left) shows(message, left - 1, since);
  }, 150);
  const answered = (changes) => {
    rang();
    if (Date.now() - pressed > NEAR) return;
    // A relative time that goes on is no answer.
    const news = changes.filter((one) => !one.target.closest?.("time"));
    const touched = new Set(news.map((one) => {
      const from = one.target.closest?.(".channel-message");
      return from || [...one.addedNodes].find((added) => added.classList?.contains("channel-message"));
    }));
    const last = [...touched].filter((one) => one?.querySelector(".message-ephemeral-note")).pop();
    if (!last) return;
    wanted = last;
    shows(last);
  };
  new MutationObserver(answered).observe(list, { childList: true, subtree: true });
  for (const kind of ["click", "submit", "keydown"]) {
    addEventListener(kind, () => { pressed = Date.now(); }, true);
  }

  // The page replaces a card that changes, and a browser forgets a tap whose button is gone when the finger lifts.
  const held = (button) => `${button.closest(".channel-message")?.dataset.messageId} ${button.textContent}`;
  let under = null;
  let where = "";
  addEventListener("pointerdown", (event) => {
    under = event.target.closest?.("button[data-control-key]");
    where = under && held(under);
  }, true);
  addEventListener("pointerup", () => {
    if (!under || under.isConnected) return;
    [...document.querySelectorAll("button[data-control-key]")].find((one) => held(one) === where)?.click();
  }, true);

  const ask = window.fetch.bind(window);
  let asked = {};
  const tell = (words) => {
    note.textContent = words;
    note.hidden = false;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => { note.hidden = true; }, 5000);
  };
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    const to = new URL(link.href);
    if (to.hostname.endsWith(".example")) {
      event.preventDefault();
      tell(SAID.nowhere);
    }
    if (REPLIED_AT.includes(to.hostname)) {
      event.preventDefault();
      tell(SAID.typed);
      ask("/api/action", { method: "POST", headers: asked, body: JSON.stringify({ kind: "__FOLLOWED__", link: to.href }) });
    }
    if (to.hostname !== "discord.com") return;
    event.preventDefault();
    const linked = list.querySelector(`[data-message-id="${CSS.escape(to.pathname.split("/").pop())}"]`);
    if (!linked) { tell(SAID.above); return; }
    linked.scrollIntoView({ block: "start" });
    linked.classList.remove("phone-lit");
    requestAnimationFrame(() => linked.classList.add("phone-lit"));
  }, true);

  const ended = (words) => { why.textContent = words; over.hidden = false; };
  window.fetch = async (...request) => {
    const path = String(request[0]);
    if (path.startsWith("/api/state")) asked = request[1]?.headers;
    try {
      const answer = await ask(...request);
      if (path.startsWith("/api/")) {
        silent = 0;
        if (answer.status === 401) ended(SAID.restarted);
        else if (answer.status === 410) ended(SAID.reload);
        else if (answer.ok) over.hidden = true;
      }
      return answer;
    } catch (lost) {
      if (path.startsWith("/api/state")) {
        silent += 1;
        if (silent >= 3) ended(SAID.stopped);
      }
      throw lost;
    }
  };
});
"""


REPLIED_AT = ("x.com",)
"""Hosts of pages that replies go by: links there are the example's, and are not opened."""
FOLLOWED = "shopbell_followed"
"""Kind of action by which the page says that such a link was tapped."""


def replaced(text: str, words: Mapping[str, str]) -> str:
    """Text with each of these pieces replaced."""
    for piece, word in words.items():
        text = text.replace(piece, word)
    return text


def locale(texts: Texts) -> str:
    """Locale of the page's dates and of Discord's own words on it."""
    return "en-GB" if texts.language is Language.ENGLISH else "de"


def script(texts: Texts, zone: str) -> str:
    """JavaScript that the page runs beside simcord's own, with its words and its time zone."""
    said = {
        "locale": locale(texts),
        "zone": zone,
        "now": texts("now"),
        "preview": texts("This is a preview of Shopbell"),
        "soon": texts("An example roastery; nothing reaches real customers. Tap to begin."),
        "tap": texts("An example roastery; nothing reaches real customers. Tap the message."),
        "nowhere": texts(
            "In the preview this page does not exist. Live, the comment opens here where it was written."
        ),
        "typed": texts(
            "In the preview this page does not open. Live, your reply is typed in there already, and you only tap Post."
            " The example does that for you now."
        ),
        "above": texts("This message is further up in the preview."),
        "restarted": texts(
            "The preview was started again. Open the address that the terminal shows now; this tab no longer works."
        ),
        "reload": texts("This tab was away too long. Load the page again."),
        "stopped": texts("The preview does not answer. Does it still run in the terminal?"),
    }
    words = {"__SAID__": json.dumps(said), "__REPLIED_AT__": json.dumps(REPLIED_AT), "__FOLLOWED__": FOLLOWED}
    return replaced(_SCRIPT, words)
