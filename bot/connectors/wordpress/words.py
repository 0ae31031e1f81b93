"""Words of WordPress: names of its settings, rights and roles, how an application password is made, and its
own reasons.
"""

from bot.domain.reason import Reason
from bot.marks import mark
from bot.ports import ConnectWords, SettingWords, Words

WORDS = Words(
    noun=mark("Blog"),
    there=mark("directly in the blog"),
    subject=mark("The blog"),
    inside=mark("in the blog"),
    deleted=mark("Deleted in the blog"),
    settings=(
        SettingWords(
            "url",
            mark("address of the site"),
            label=mark("Address of the blog"),
            hint=mark("I read along. To answer from here, it is unlocked once on the computer."),
            example="https://…",
        ),
        SettingWords("user", mark("user name")),
        SettingWords("password", mark("application password")),
    ),
    rights={
        "moderate_comments": mark(
            "It lacks moderate_comments: give the person the role Editor in WordPress."
        ),
    },
    roles={
        "administrator": mark("administrator"),
        "editor": mark("editor"),
        "author": mark("author"),
    },
    reasons={
        Reason.API_OFF: mark(
            "The site lets no programs in: its REST interface or its application passwords are switched off. "
            "Ask whoever looks after it to switch them on."
        ),
        Reason.CACHED: mark(
            "A cache of the site shows me an old list of comments, so I may notice new ones late. "
            "Ask whoever looks after it to keep the cache away from addresses with wp-json or rest_route."
        ),
        Reason.CHALLENGE: mark(
            "A protection page in front of the site tests whether I am human, and I am not. "
            "Ask whoever looks after it to let addresses with wp-json or rest_route pass without that."
        ),
        Reason.MESSAGES: mark(
            "Messages of the site's own (PHP notices) stand before its data, so I can't read it. "
            "Ask whoever looks after it to switch off that they are shown (WP_DEBUG_DISPLAY)."
        ),
        Reason.NO_COUNT: mark(
            "The site does not say how many comments it has, so I could miss some. "
            "Ask whoever looks after it to let the header X-WP-Total through."
        ),
        Reason.USERS_HIDDEN: mark(
            "The site does not tell who I am there, so I could not know my own replies. A security plugin or a firewall "
            "shuts wp-json/wp/v2/users/me. Ask whoever looks after it to open this one address."
        ),
    },
    refusals={
        Reason.NOT_JSON: mark(
            "I find no WordPress there. Copy the address from the browser, with https:// in front."
        ),
        Reason.REVOKED: mark("User name or password is wrong, or the password was withdrawn."),
    },
    secret=mark("Make an application password here, then type it below:"),
    connect=ConnectWords(
        button=mark("Connect a blog"),
        invitation=mark("Tell me the address of your blog, and I ring when somebody comments there."),
        name=mark("Blog (WordPress)"),
        takes=mark("only its address"),
        minutes=1,
    ),
)
