"""Lines of a card: headline, meta line, quoted text, reason line; each a translated sentence around escaped
text.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import discord

from bot.domain.card_facts import CardFacts, CardState, CommentCard
from bot.domain.classifier.classifying import classify, reasons
from bot.domain.comment import AuthorRole, Comment, Form
from bot.domain.kind import URGENT_FROM, Kind
from bot.domain.outbox import RowKind
from bot.domain.plaintext import one_line
from bot.domain.suggestion import Suggestion
from bot.marks import Marked, mark
from bot.texts import Texts
from cogs.kit.markdown import cut, escape, link, quote
from cogs.kit.names import NAME_LIMIT, connection, first_words, name, plain_name, relative, snippet
from cogs.kit.routes import link_button

HEADLINE_LIMIT = 48
LEAST_NAME = 6
TITLE_LIMIT = 36
TEXT_LIMIT = 320
REPLY_LIMIT = 320
TEXT_LINES = 8
BETWEEN_TEXTS = 28
"""Characters of the room that the small line between two texts takes."""
LEAST_SHOWN = 40
"""Less of a text than this is not worth its line."""
HANDED_LIMIT = 160
CONTEXT_LIMIT = 70
CONTEXT_NAME = 18
ABOUT_LIMIT = 40
LABEL_LIMIT = 16
LABELS_ON_ONE_LINE = 28
REASON_LIMIT = 72
"""Two lines of small print on a phone; a line of three long reasons is at most 90."""
SHORT_REASON = 12
"""Characters of the word where the line would be longer than that."""
LOCK_SCREEN_LIMIT = 140

US, THEM = "us", "them"
"""What a button says of an author, in its id."""

_HEADLINES: dict[Kind, Marked] = {
    Kind.QUESTION: mark("Question from {name}"),
    Kind.BUYING: mark("Buying interest from {name}"),
    Kind.COMPLAINT: mark("Complaint from {name}"),
    Kind.PRAISE: mark("Praise from {name}"),
    Kind.CHATTER: mark("Comment from {name}"),
    Kind.OTHER: mark("Comment from {name}"),
}


_NEW: dict[Kind, Marked] = {
    Kind.QUESTION: mark("New question"),
    Kind.BUYING: mark("New buying interest"),
    Kind.COMPLAINT: mark("New complaint"),
    Kind.PRAISE: mark("New praise"),
    Kind.CHATTER: mark("New comment"),
    Kind.OTHER: mark("New comment"),
}


def headline(facts: CommentCard, texts: Texts) -> str:
    """Headline; its first words name the state. At most 48 characters: the name is cut first."""
    if facts.state is CardState.PROBABLE:
        return "### " + texts("Already answered?")
    who = plain_name(facts.comment, facts.words, texts)
    over = len(_state_and_name(facts, facts.leading, texts, who)) - HEADLINE_LIMIT
    limit = max(LEAST_NAME, len(who) - over) if over > 0 else NAME_LIMIT
    shown = name(facts.comment, facts.words, texts, limit)
    return "### " + _state_and_name(facts, facts.leading, texts, shown)


def _state_and_name(facts: CommentCard, comment: Comment, texts: Texts, who: str) -> str:
    """State and author, where the state is not that the comment waits; else its kind and author."""
    if facts.state is CardState.HELD:
        return texts("Waiting for approval: {name}", name=who)
    if facts.state is CardState.NOT_VISIBLE:
        return texts("Not visible: {name}", name=who)
    return kind_and_name(comment, texts, who)


def kind_and_name(comment: Comment, texts: Texts, who: str) -> str:
    """Kind and author: Question from Ann; a review says its stars."""
    if comment.form is Form.REVIEW and comment.stars:
        text = texts("Review from {name}, {stars} of 5 stars", name=who, stars=comment.stars)
    elif comment.form is Form.REVIEW:
        text = texts("Review from {name}", name=who)
    else:
        text = texts.marked(_HEADLINES[comment.kind], name=who)
    return texts("Urgent: {what}", what=text) if comment.urgent else text


def about(facts: CommentCard, texts: Texts) -> str:
    """First line of every private panel: whom and what it is about, since it may be under another card."""
    who = texts(
        "About {name}, {connection}",
        name=name(facts.comment, facts.words, texts),
        connection=connection(facts, texts),
    )
    said = snippet(facts.comment.text, ABOUT_LIMIT)
    return "-# " + (who + ": " + texts("“{text}”", text=said) if said else who)


def meta_line(facts: CommentCard, texts: Texts) -> str:
    """Meta line: where, when, under which post."""
    comment = facts.comment
    parts = [connection(facts, texts), relative(facts.waiting[0].posted_at)]
    if facts.state is CardState.PROBABLE:
        # Its headline asks and names nobody.
        parts.insert(0, name(comment, facts.words, texts))
    if comment.thread.title:
        title = cut(comment.thread.title, TITLE_LIMIT)
        parts.append(f"*{link(title, comment.thread.url)}*" if comment.thread.url else f"*{escape(title)}*")
    return "-# " + " · ".join(parts)


def preface(facts: CommentCard, texts: Texts) -> list[str]:
    """Small lines between headline and text."""
    comment, lines = facts.comment, []
    if facts.state is CardState.HELD:
        hidden = [texts("Not visible yet")]
        if facts.first_time:
            hidden.append(texts("here for the first time"))
        links = comment.text.lower().count("http://") + comment.text.lower().count("https://")
        if links:
            hidden.append(texts.n("{n} link", "{n} links", links))
        lines.append("-# " + " · ".join(hidden))
    if facts.asks_who:
        lines.append("-# " + texts("Is that you? You can say so under “More”."))
    if facts.above is not None and facts.above.text:
        lines.append("-# " + _context(facts.above, facts, texts))
    return [*lines, *went_through(facts, texts)]


def _context(above: Comment, facts: CommentCard, texts: Texts) -> str:
    """What the comment is a reply to, at most 70 characters as they are drawn."""
    if above.role is AuthorRole.US:
        room = CONTEXT_LIMIT - len(texts("To your reply: “{text}”", text=""))
        return texts("To your reply: “{text}”", text=escape(cut(one_line(above.text), room)))
    who = plain_name(above, facts.words, texts, CONTEXT_NAME)
    room = CONTEXT_LIMIT - len(texts("To {name}: “{text}”", name=who, text=""))
    return texts("To {name}: “{text}”", name=escape(who), text=escape(cut(one_line(above.text), room)))


def handed_over(facts: CommentCard, texts: Texts) -> str:
    """When a text was handed over to be posted by hand, and the text; empty on any other card."""
    at = facts.comment.handed_over_at
    if facts.state is not CardState.HANDED_OVER or at is None:
        return ""
    line = "-# " + texts("Text handed over at {time}", time=texts.time(at, facts.business.zone))
    words = " ".join(facts.handed_text.split())
    return f"{line}\n{quote(cut(words, HANDED_LIMIT))}" if words else line


def reply_link(facts: CommentCard, texts: Texts, url: str) -> "discord.ui.Button[Any] | None":
    """Link button to the page where a reply is posted by hand: Reply on X. The page of the comment where Discord takes no
    link of this length.
    """
    inside = None if facts.several else facts.words.inside
    label = texts("Reply {where}", where=texts.marked(inside)) if inside else texts("Reply there")
    label = label[:1].upper() + label[1:]
    return link_button(label, url) or link_button(label, facts.comment.url)


def went_through(facts: CommentCard, texts: Texts) -> list[str]:
    """Line that our reply was edited or deleted there, as asked for from here."""
    done = facts.went_through
    if done is None or done.settled_at is None:
        return []
    at = texts.time(done.settled_at, facts.business.zone)
    if done.kind is RowKind.EDIT_OWN:
        return ["-# " + texts("Your reply was changed at {time}.", time=at)]
    return ["-# " + texts("Your reply was deleted at {time}.", time=at)]


def show_text(facts: CommentCard, texts: Texts) -> str:
    """Customer's words, quoted."""
    if facts.state is CardState.PROBABLE:
        return quote(cut(_few_lines(facts.comment.text), TEXT_LIMIT // 2))
    # A card with two texts must fit a phone, too.
    parts, left = _texts_within(
        facts.waiting, TEXT_LIMIT // 2 if facts.handed_text or facts.drafts else TEXT_LIMIT
    )
    lines: list[str] = []
    for one, shown in parts:
        if one is not facts.waiting[0]:
            lines.append("-# " + relative(one.posted_at))
        lines.append(quote(shown) if shown else no_text(one, texts))
        if one is facts.comment and left:
            lines.append("-# " + texts.n("cut, {n} more character", "cut, {n} more characters", left))
        if one.edited_at is not None:
            at = texts.time(one.edited_at, facts.business.zone)
            lines.append("-# " + texts("changed at {time}", time=at))
        if one.liked:
            lines.append("-# " + texts("you like this"))
    return "\n".join(lines)


def probable_answer(facts: CommentCard, texts: Texts) -> str:
    """Team member's words where the card asks "already answered?"; empty on any other card."""
    if facts.state is not CardState.PROBABLE:
        return ""
    words = quote(cut(facts.probable_text, TEXT_LIMIT // 2))
    return "-# " + texts("Somebody of yours wrote:") + "\n" + words


def _texts_within(waiting: Sequence[Comment], limit: int) -> tuple[list[tuple[Comment, str]], int]:
    """What is shown of each comment, oldest first, together at most so many characters on eight lines: the newest first gets
    its room, so that the oldest is cut first; and how many characters are left out.
    """
    parts: list[tuple[Comment, str]] = []
    room, lines, left = limit, TEXT_LINES, 0
    if sum(len(_without_blank_lines(one.text)) + BETWEEN_TEXTS for one in waiting) > limit + BETWEEN_TEXTS:
        # The line that something is cut takes its room, too.
        room -= BETWEEN_TEXTS
    for one in reversed(waiting):
        whole = _without_blank_lines(one.text)
        if parts:
            room, lines = room - BETWEEN_TEXTS, lines - 1
        if parts and (room < min(LEAST_SHOWN, len(whole)) or lines < 1):
            # What came before is left out as well: a card shows no gap.
            room, left = 0, left + len(whole)
            continue
        shown = cut(_few_lines(whole, lines), room)
        if shown != whole:
            left += max(1, len(whole) - len(shown.removesuffix("…").rstrip()))
        room, lines = room - len(shown), lines - shown.count("\n") - 1
        parts.append((one, shown))
    return parts[::-1], left


def reason_line(facts: CommentCard, texts: Texts) -> str:
    """Reasons of the suggestions; empty on cards without buttons for them."""
    if facts.state not in (CardState.OPEN, CardState.HELD) or facts.claims or facts.drafts:
        return ""
    nothing = [texts("no template really fits")] if facts.suggested else []
    line = ""
    for because, limit in (
        (_because_so_often, LABEL_LIMIT),
        (_because, LABEL_LIMIT),
        (_because, SHORT_REASON),
        (_word_alone, SHORT_REASON),
    ):
        said = [
            _by_model(i, s, texts) or because(i, s, texts, limit)
            for i, s in enumerate(shown_suggestions(facts), 1)
        ]
        line = " · ".join((*_urgent_because(facts, texts, limit), *(said or nothing)))
        if len(line) <= REASON_LIMIT:
            break
    return f"-# {line}" if line else ""


def _urgent_because(facts: CommentCard, texts: Texts, limit: int) -> list[str]:
    """What made the card urgent: a word of it, or that its author waits for a third answer."""
    urgent = [one for one in reversed(facts.waiting) if one.urgent]
    words = [
        word
        for one in urgent
        if classify(one.text, one.stars).urgent or not _may_be_third(facts)
        for word in reasons(one.text, one.stars, urgent=True).urgent[:1]
    ]
    if words:
        return [texts("urgent because of “{word}”", word=escape(cut(one_line(words[0]), limit)))]
    return [texts("urgent: third open comment")] if urgent and _may_be_third(facts) else []


def _may_be_third(facts: CommentCard) -> bool:
    return facts.known is not None and facts.known.count >= URGENT_FROM


def shown_suggestions(facts: CommentCard) -> tuple[Suggestion, ...]:
    """Suggestions that have a button: up to three, one on a held card; a third only where the labels of the
    first two fit one line.
    """
    if facts.state is CardState.HELD:
        return facts.suggestions[:1]
    labels = [suggestion_label(i, s.template.short_name) for i, s in enumerate(facts.suggestions[:2], 1)]
    return facts.suggestions[: 3 if sum(map(len, labels)) <= LABELS_ON_ONE_LINE else 2]


def _by_model(place: int, suggestion: Suggestion, texts: Texts) -> str:
    """That a language model worded the reply, or put its template first; empty where it did neither."""
    if suggestion.draft:
        return f"{place}: " + texts("draft by the language model")
    return f"{place}: " + texts("picked by the language model") if suggestion.picked else ""


def _because_so_often(place: int, suggestion: Suggestion, texts: Texts, limit: int) -> str:
    used = suggestion.template.used
    if used < 2:
        return _because(place, suggestion, texts, limit)
    word = _deciding(suggestion, limit)
    if not word:
        return texts("{place} by its meaning, {n} times so", place=place, n=used)
    return texts("{place} because of “{word}”, {n} times so", place=place, word=word, n=used)


def _because(place: int, suggestion: Suggestion, texts: Texts, limit: int) -> str:
    word = _deciding(suggestion, limit)
    if not word:
        return texts("{place} by its meaning", place=place)
    return texts("{place} because of “{word}”", place=place, word=word)


def _word_alone(place: int, suggestion: Suggestion, texts: Texts, limit: int) -> str:
    word = _deciding(suggestion, limit)
    return f"{place} " + (texts("“{text}”", text=word) if word else texts("meaning"))


def _deciding(suggestion: Suggestion, limit: int) -> str:
    """Word that decided most; empty where none did, but what the comment means."""
    return escape(cut(suggestion.because[0], limit)) if suggestion.because else ""


def ring_line(facts: CardFacts, texts: Texts, rung: str) -> str:
    """Mention line: whom the card notified; alone, without "on duty"."""
    if not rung:
        return ""
    return "-# " + _rung(facts, texts, rung)


def _rung(facts: CardFacts, texts: Texts, rung: str) -> str:
    return texts("On duty: {who}", who=rung) if facts.ringing.team else rung


def who_line(facts: CommentCard, texts: Texts, rung: str) -> str:
    """Mention line of an open card, and which comment of a known person this is."""
    said, known = [_rung(facts, texts, rung)] if rung else [], facts.known
    if known is not None and known.count > 1:
        at, zone = facts.comment.posted_at, facts.business.zone
        month = texts.month(known.since, at, zone)
        said.append(
            texts("comment no. {n} this month", n=known.count)
            if month == texts.month(at, at, zone)
            else texts("comment no. {n} since {month}", n=known.count, month=month)
        )
    return "-# " + " · ".join(said) if said else ""


def suggestion_label(place: int, short_name: str) -> str:
    """Button label: number and short name, cut at a word, at most 16 characters."""
    return f"{place} {cut(short_name, LABEL_LIMIT - 2)}"


def no_text(comment: Comment, texts: Texts) -> str:
    """Line for a comment without text."""
    return "-# " + (
        texts("No text, only a picture.")
        if comment.media
        else texts("Nothing to read: it came without words.")
    )


def waited(facts: CommentCard) -> timedelta:
    """First response time; zero where it is not known."""
    return facts.waited or timedelta(0)


def lock_screen(facts: CommentCard, texts: Texts, mention: str) -> str:
    """Plain text of the push notification: who wrote what, at most 140 characters beside the mention."""
    place = connection(facts, texts)
    who, unseen = name(facts.comment, facts.words, texts), facts.state is CardState.NOT_VISIBLE
    if not facts.business.lock_screen_text:
        bare = _new(facts, texts, place)
        if unseen:
            bare = texts("A reply is not visible: {connection}", connection=place)
        elif facts.drafts:
            bare = texts("New draft: {connection}", connection=place)
        return f"{mention} {bare}".strip()
    if facts.drafts:
        by = escape(cut(one_line(facts.drafts[0].name), NAME_LIMIT))
        who = texts("Draft by {name} for {who}", name=by, who=who)
    else:
        who = _state_and_name(facts, facts.comment, texts, who)
    start = f"{who} ({place}): "
    room = max(20, LOCK_SCREEN_LIMIT - len(start) - 2)
    if facts.drafts:
        words = texts("“{text}”", text=snippet(facts.drafts[0].text, room))
    else:
        words = first_words(facts.comment, texts, room)
    return f"{mention} {start}{words}".strip()


def _new(facts: CommentCard, texts: Texts, place: str) -> str:
    """What came and where, without a word of it: New question in the blog."""
    comment, inside = facts.comment, None if facts.several else facts.words.inside
    what = texts("New review") if comment.form is Form.REVIEW else texts.marked(_NEW[comment.kind])
    what += f": {place}" if inside is None else f" {texts.marked(inside)}"
    return texts("Urgent: {what}", what=what) if comment.urgent else what


def _without_blank_lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _few_lines(text: str, most: int = TEXT_LINES) -> str:
    """Text of at most so many lines, none of them empty: nobody stretches a card with line breaks."""
    lines = _without_blank_lines(text).split("\n")
    short = "\n".join(lines[:most])
    return short + " …" if len(lines) > most else short
