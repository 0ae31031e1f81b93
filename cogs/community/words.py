"""Words for Discord channels as a place where customers write, and for what was captured by hand."""

from bot.domain.reason import Reason
from bot.marks import mark
from bot.ports import ConnectWords, Pick, SettingOption, SettingWords, Words
from cogs.community.settings import PLACE, TAKES, Takes

SWITCH = mark(
    "Discord shows me no texts there yet. Whoever made me opens discord.com/developers/applications, picks my application, "
    "then **Bot**, switches on **Message Content Intent** and presses **Save Changes**. Then check again."
)

NOT_SEEN = mark(
    "I may not read there. Give me “View Channel” and “Read Message History” in this channel, then pick it again."
)

_RIGHTS = {
    "view_channel": mark("I do not see the channel. Give me “View Channel” there."),
    "read_message_history": mark(
        "I may not read back there. Give me “Read Message History” in the channel, or I miss what is written while I am off."
    ),
}

_REASONS = {
    Reason.API_OFF: SWITCH,
    Reason.GONE: mark("The message is no longer there."),
    Reason.CLOSED: mark("The thread is closed. Open it again on Discord, then send it once more."),
    Reason.NO_RIGHT: mark("I may not do that in this channel. Look at my rights there, then try again."),
    Reason.POLICY: mark("A rule of your server (AutoMod) stops this text. Change it and send it again."),
}

WORDS = Words(
    noun=mark("Discord"),
    there=mark("directly on Discord"),
    inside=mark("on your Discord server"),
    deleted=mark("Deleted on Discord"),
    settings=(
        SettingWords(
            PLACE,
            mark("channel"),
            label=mark("Which channel?"),
            hint=mark("A channel, a forum or a thread that your customers see."),
            pick=Pick.DISCORD_CHANNEL,
        ),
        SettingWords(
            TAKES,
            mark("what becomes a card"),
            label=mark("What becomes a card?"),
            pick=Pick.OPTION,
            options=(
                SettingOption(Takes.USUAL, mark("Questions, in a forum all")),
                SettingOption(
                    Takes.QUESTIONS,
                    mark("Questions"),
                    mark("Also what mentions you, or answers one of you"),
                ),
                SettingOption(Takes.ALL, mark("Everything"), mark("In a forum: the post and its author")),
                SettingOption(
                    Takes.BY_HAND, mark("Only by hand"), mark("Hold a message, Apps, Capture as comment")
                ),
            ),
        ),
    ),
    rights=_RIGHTS,
    reasons=_REASONS,
    refusals={
        Reason.NO_RIGHT: NOT_SEEN,
        Reason.GONE: NOT_SEEN,
        Reason.NO_ADDRESS: mark("Customers do not write there. Pick a text channel, a forum or a thread."),
    },
    connect=ConnectWords(
        button=mark("Connect a Discord channel"),
        invitation=mark("Pick a channel of this server, and I ring when somebody asks there."),
        name=mark("Discord channel"),
        takes=mark("pick it, nothing else"),
        confirms=frozenset({Reason.MOST_SEE}),
    ),
    limits=(
        mark("Direct messages and private threads are not read."),
        mark("What nobody asks is not stored: it stays on Discord."),
        mark("Messages of other bots and of webhooks become no cards, except by hand."),
        mark("Pictures are named on the card and stay on Discord."),
        mark("What was written while the bot was off for more than 30 days is not caught up."),
    ),
)

CAPTURED = Words(
    noun=mark("Captured by hand"),
    there=mark("directly on Discord"),
    subject=mark("Discord"),
    inside=mark("on your Discord server"),
    deleted=mark("Deleted on Discord"),
    settings=(SettingWords("server", mark("server")),),
    rights=_RIGHTS,
    reasons=_REASONS,
)
