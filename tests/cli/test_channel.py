"""channel: connecting a real WordPress from the terminal, with and without a running bot."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from bot.domain.business import BusinessId
from bot.storage.channels import ChannelStore
from bot.storage.sqlite.database import Tx, transact
from tests.cli.terminal import Ended, Terminal
from tests.support.clock import NOW
from tests.support.wordpress import WordPress

NO_PASSWORD = (
    "Passwords don't belong on the command line, where others can read them."
    " Leave it out; I ask for it, or you pipe it in, one a line.\n"
)


@pytest.fixture
def blog(wordpress: WordPress, terminal: Terminal) -> WordPress:
    """A real blog that the installation may reach, and a business to connect it to."""
    terminal.keyed(SHOPBELL_PRIVATE_HOSTS=urlsplit(wordpress.url).netloc)
    terminal.shop()
    return wordpress


NOT_ALL = (
    "I may not recognise all of you there. Where somebody comments while logged in for the first time,"
    " the card asks: is that you?"
)


ACCESS = "To reply from Discord, give it access: python -m bot channel login 1\n"


def typed(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def editor(blog: WordPress) -> str:
    return typed(blog.editor.login, blog.editor.application_password)


def channels(terminal: Terminal) -> list[tuple[str, str, bool]]:
    """Title, state and whether there is a credential, of every channel."""
    rows = terminal.rows("SELECT title, state, credential_id FROM channel ORDER BY id")
    return [(row["title"], row["state"], row["credential_id"] is not None) for row in rows]


def test_a_blog_is_connected_read_only_by_its_address_alone(terminal: Terminal, blog: WordPress) -> None:
    ended = terminal.run("channel", "add", "wordpress", "--url", blog.url, "--title", "Unser Blog")
    assert ended == Ended(
        0,
        "Unser Blog is connected, as number 1.\n"
        "Checked: read-only. You answer by link, with the text to copy.\n"
        f"{NOT_ALL}\n"
        "To reply from Discord, give it access: python -m bot channel login 1\n"
        "Its comments are read as soon as Shopbell runs.\n",
        "",
    )
    assert channels(terminal) == [("Unser Blog", "active", False)]
    assert terminal.run("channel", "list") == Ended(
        0, "1  Unser Blog (WordPress): reading works, sending not offered\n", ACCESS
    )
    assert terminal.run("channel", "test", "1") == Ended(
        0, f"Checked: read-only. You answer by link, with the text to copy.\n{ACCESS}", ""
    )
    assert f"--     {ACCESS}" in terminal.run("check").out
    # Nothing was read here: that is the bot's work.
    assert terminal.rows("SELECT * FROM cursor") == []


def test_a_password_that_is_piped_in_gives_access_and_is_nowhere_in_plain(
    terminal: Terminal, blog: WordPress
) -> None:
    ended = terminal.run("channel", "add", "wordpress", f"--url={blog.url}", "--login", typed=editor(blog))
    assert (ended.code, ended.err) == (0, "")
    assert "Checked: editor, may approve and reply.\n" in ended.out
    [(_, state, credential)] = channels(terminal)
    assert (state, credential) == ("active", True)
    kept = b"".join(path.read_bytes() for path in (terminal.folder / "data").iterdir() if path.is_file())
    assert blog.editor.application_password.encode() not in kept
    assert blog.editor.application_password.replace(" ", "").encode() not in kept


def test_a_person_without_the_right_is_named_what_is_missing_and_nothing_is_stored(
    terminal: Terminal, blog: WordPress
) -> None:
    author = typed(blog.author.login, blog.author.application_password)
    ended = terminal.run("channel", "add", "wordpress", "--url", blog.url, "--login", typed=author)
    assert ended == Ended(
        1,
        "",
        "It lacks moderate_comments: give the person the role Editor in WordPress.\nNothing was changed.\n",
    )
    assert channels(terminal) == []


def test_the_access_is_given_later_and_its_history_stays(terminal: Terminal, blog: WordPress) -> None:
    assert terminal.run("channel", "add", "wordpress", "--url", blog.url).code == 0
    wrong = terminal.run("channel", "login", "1", typed=typed(blog.editor.login, "not the password"))
    assert wrong == Ended(1, "", "User name or password is wrong, or the password was withdrawn.\n")
    ended = terminal.run("channel", "login", "1", typed=editor(blog))
    assert ended == Ended(0, f"Checked: editor, may approve and reply.\n{NOT_ALL}\n", "")
    assert [credential for _, _, credential in channels(terminal)] == [True]
    events = terminal.rows("SELECT what FROM event WHERE what <> 'lamp' ORDER BY id")
    assert [row["what"] for row in events] == ["connected", "renewed"]


def test_at_a_terminal_the_page_is_shown_and_nothing_that_is_typed(
    terminal: Terminal, blog: WordPress
) -> None:
    answers = {"user name: ": blog.editor.login, "application password: ": blog.editor.application_password}
    ended = terminal.typing("channel", "add", "wordpress", "--url", blog.url, "--login", answers=answers)
    assert ended.code == 0, ended.out
    assert re.search(r"authorize-application\.php\?app_name=Shopbell", ended.out)
    assert "Checked: editor, may approve and reply." in ended.out
    assert blog.editor.application_password not in ended.out and blog.editor.login not in ended.out


def test_an_interrupt_at_a_question_stores_nothing_and_shows_no_traceback(
    terminal: Terminal, blog: WordPress
) -> None:
    answers = {"user name: ": "\x03"}
    ended = terminal.typing("channel", "add", "wordpress", "--url", blog.url, "--login", answers=answers)
    assert ended.code == 130 and "Traceback" not in ended.out
    ended = terminal.typing(
        "channel", "add", "wordpress", "--url", blog.url, "--login", answers={"user name: ": "\x04"}
    )
    assert ended.code == 1 and "Nothing was typed, so nothing was done." in ended.out
    assert channels(terminal) == []


@pytest.mark.parametrize("empty", ["user name: ", "application password: "])
@pytest.mark.parametrize("renewed", [False, True])
def test_a_question_that_is_left_empty_asks_no_platform_and_says_that_nothing_was_typed(
    terminal: Terminal, blog: WordPress, empty: str, renewed: bool
) -> None:
    answers = {"user name: ": blog.editor.login, "application password: ": "abcd efgh"} | {empty: "  "}
    words: tuple[str, ...] = ("add", "wordpress", "--url", blog.url, "--login")
    if renewed:
        assert terminal.run("channel", "add", "wordpress", "--url", blog.url).code == 0
        words = ("login", "1")
    before = channels(terminal)
    ended = terminal.typing("channel", *words, answers=answers)
    assert ended.code == 1 and ended.out.splitlines()[-1] == "Nothing was typed, so nothing was done."
    assert channels(terminal) == before
    assert terminal.rows("SELECT 1 FROM credential") == []


@pytest.mark.parametrize(("answer", "gone"), [("", False), ("n", False), ("y", True), (" Ja ", True)])
def test_removing_is_asked_at_a_terminal_with_the_sentence_of_discord(
    terminal: Terminal, blog: WordPress, answer: str, gone: bool
) -> None:
    assert terminal.run("channel", "add", "wordpress", "--url", blog.url, "--title", "Blog").code == 0
    question = "Remove Blog? Its access is forgotten; its comments stay in your numbers. [y/N] "
    ended = terminal.typing("channel", "remove", "1", answers={question: answer})
    last = "Blog is removed. Its comments stay." if gone else "Nothing was changed."
    assert (ended.code, ended.out.splitlines()[-1]) == (0 if gone else 1, last)
    assert channels(terminal) == [("Blog", "removed" if gone else "active", False)]


def test_removing_without_a_terminal_takes_the_yes_from_the_command(
    terminal: Terminal, blog: WordPress
) -> None:
    assert terminal.run("channel", "add", "wordpress", "--url", blog.url, "--title", "Blog").code == 0
    sentence = (
        "There is no terminal to ask at, so nothing was changed."
        " Without a question: python -m bot channel remove 1 --yes\n"
    )
    assert terminal.run("channel", "remove", "1", typed="y\n") == Ended(2, "", sentence)
    assert channels(terminal) == [("Blog", "active", False)]
    assert terminal.run("channel", "remove", "1", "--yes") == Ended(
        0, "Blog is removed. Its comments stay.\n", ""
    )


def test_ending_the_input_instead_of_typing_does_nothing(terminal: Terminal, blog: WordPress) -> None:
    ended = terminal.run("channel", "add", "wordpress", "--url", blog.url, "--login", typed="only-a-user\n")
    assert ended == Ended(2, "", "I read user name and application password from the pipe, one a line.\n")
    assert channels(terminal) == []


@pytest.mark.parametrize(
    "words",
    [
        ("--url", "https://blog.example", "--password", "abcd efgh"),
        ("--password=abcd", "--url", "https://blog.example"),
        ("--url", "https://me:secret@blog.example"),
    ],
)
def test_a_password_on_the_command_line_is_refused_and_not_repeated(
    terminal: Terminal, words: tuple[str, ...]
) -> None:
    terminal.keyed()
    terminal.shop()
    assert terminal.run("channel", "add", "wordpress", *words) == Ended(2, "", NO_PASSWORD)


ADDING = "python -m bot channel add wordpress --url URL"
LIKE_THIS = f"Type it like this: {ADDING}\n"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("add", "myspace"), 2, "I do not know the platform “myspace”; I know "),
        (("add", "wordpress"), 2, f"WordPress needs --url: address of the site. {LIKE_THIS}"),
        (("add", "wordpress", "--url"), 2, f"WordPress needs --url: address of the site. {LIKE_THIS}"),
        (("add", "wordpress", "--adress", "x"), 2, f"WordPress does not know --adress. {LIKE_THIS}"),
        (
            ("add", "--url", "https://blog.example"),
            2,
            "Name the platform first, for example: python -m bot channel add ",
        ),
        (("login", "7"), 2, "There is no connection 7. `python -m bot channel list` lists them.\n"),
    ],
)
def test_what_can_not_be_done_is_a_sentence(
    terminal: Terminal, words: tuple[str, ...], code: int, sentence: str
) -> None:
    terminal.keyed()
    terminal.shop()
    ended = terminal.run("channel", *words)
    assert (ended.code, ended.out) == (code, "") and ended.err.startswith(sentence), ended


def test_an_empty_list_is_a_result_and_says_how_to_connect(terminal: Terminal) -> None:
    terminal.keyed()
    terminal.shop()
    ended = terminal.run("channel", "list")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Nothing is connected yet. For example: python -m bot channel add wordpress")


def test_without_a_business_the_sentence_names_the_way(terminal: Terminal) -> None:
    terminal.keyed()
    assert terminal.run("channel", "list") == Ended(
        1, "", "There is no database yet. Start Shopbell once: make run.\n"
    )
    assert terminal.run("db", "migrate").code == 0
    assert terminal.run("channel", "list") == Ended(
        1, "", "There is no business yet. Type /setup on your Discord server first.\n"
    )


def test_of_several_businesses_one_has_to_be_named(terminal: Terminal) -> None:
    terminal.keyed()
    terminal.shop("Rösterei Lindgrün")
    terminal.shop("Café Süd", server=700_000_000_000_000_010)
    ended = terminal.run("channel", "list")
    assert ended == Ended(
        2,
        "",
        "There are several businesses. Say which one with --business: 1 (Rösterei Lindgrün) or 2 (Café Süd).\n",
    )
    settings = {"url": "https://a.example"}
    transact(
        terminal.database,
        lambda tx: ChannelStore(tx).add(BusinessId(2), "wordpress", "Süd-Blog", settings, "a.example", NOW),
    )
    for name in ("2", "700000000000000010", "café süd"):
        assert "Süd-Blog" in terminal.run("channel", "list", "--business", name).out
    assert "Süd-Blog" not in terminal.run("channel", "list", "--business", "1").out
    foreign = terminal.run("channel", "pause", "1", "--business", "1")
    assert foreign == Ended(2, "", "There is no connection 1. `python -m bot channel list` lists them.\n")
    unknown = terminal.run("channel", "list", "--business", "Nord")
    assert unknown.code == 2 and unknown.err.startswith(
        "No business, or more than one, is called “Nord”. There is 1 ("
    )


def test_without_a_key_nothing_secret_is_stored(terminal: Terminal, blog: WordPress) -> None:
    terminal.env(SHOPBELL_PRIVATE_HOSTS=urlsplit(blog.url).netloc)
    ended = terminal.run("channel", "add", "wordpress", "--url", blog.url, "--login", typed=editor(blog))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("SHOPBELL_SECRET_KEYS is empty, so nothing secret can be kept.")
    assert channels(terminal) == []


def test_a_connection_is_paused_resumed_and_removed(terminal: Terminal, blog: WordPress) -> None:
    assert (
        terminal.run(
            "channel", "add", "wordpress", "--url", blog.url, "--title", "Blog", "--login", typed=editor(blog)
        ).code
        == 0
    )
    said = [terminal.run("channel", word, "1").out for word in ("pause", "pause", "resume", "resume")]
    said.append(terminal.run("channel", "remove", "1", "--yes").out)
    assert said == [
        "Blog is paused.\n",
        "Blog was paused already.\n",
        "Blog goes on.\n",
        "Blog was going on already.\n",
        "Blog is removed. Its comments stay.\n",
    ]
    assert channels(terminal) == [("Blog", "removed", False)]
    assert terminal.rows("SELECT * FROM credential") == []
    assert terminal.run("channel", "resume", "1").code == 2


@pytest.fixture
def running(blog: WordPress, terminal: Terminal) -> Iterator[WordPress]:
    """The same with a bot that runs."""
    with terminal.running():
        yield blog


def test_a_running_bot_is_asked_and_reads_the_blog_it_was_given(
    terminal: Terminal, running: WordPress
) -> None:
    post = running.make_post().id
    for number in range(3):
        running.insert_comment(post, f"Kommentar {number}")
    ended = terminal.typing("channel", "add", "wordpress", "--url", running.url, answers={})
    assert ended.code == 0, ended.out
    assert re.search(r"(?<!\d)3 comments read\. Old ones stay silent\.", ended.out), ended.out
    assert len(terminal.rows("SELECT * FROM comment")) == 3
    again = terminal.run("channel", "add", "wordpress", "--url", running.url)
    assert again.code == 1
    assert re.search(
        r"is connected already\. To renew its access: python -m bot channel login 1\n$", again.err
    )
    assert (
        terminal.run("channel", "login", "1", typed=editor(running)).out
        == f"Checked: editor, may approve and reply.\n{NOT_ALL}\n"
    )
    assert terminal.run("channel", "test", "1").out == "Checked: editor, may approve and reply.\n"


def test_a_weaker_role_and_a_withdrawn_password_are_said_by_the_test(
    terminal: Terminal, running: WordPress
) -> None:
    assert (
        terminal.run(
            "channel", "add", "wordpress", "--url", running.url, "--login", typed=editor(running)
        ).code
        == 0
    )
    running.set_role(running.editor, "author")
    weaker = terminal.run("channel", "test", "1")
    assert weaker.code == 1
    assert weaker.err == "It lacks moderate_comments: give the person the role Editor in WordPress.\n"
    running.set_role(running.editor, "editor")
    running.revoke_application_passwords(running.editor)
    withdrawn = terminal.run("channel", "test", "1")
    again = "To give it access again: python -m bot channel login 1"
    assert withdrawn == Ended(1, "", f"The access was withdrawn. Renew it, then I go on. {again}\n")


def test_every_state_of_a_connection_is_listed_with_what_to_type_next(terminal: Terminal) -> None:
    terminal.keyed()
    shop = terminal.shop()
    add = (
        "INSERT INTO channel (business_id, connector, title, settings, account_key, connected_at, read_since, send_since,"
        " state, read_glow, send_glow) VALUES (:shop, :connector, :title, '{}', :title, 0, 0, 0, :state, :read, :send)"
    )

    def work(tx: Tx) -> None:
        for title, connector, state, read, send in (
            ("Works", "wordpress", "active", "on", "on"),
            ("Read-only", "wordpress", "active", "on", "off"),
            ("Paused", "wordpress", "paused", "on", "on"),
            ("Stopped", "wordpress", "active", "out", "on"),
            ("Foreign", "myspace", "active", "on", "on"),
            ("Server", "captured", "active", "on", "on"),
        ):
            tx.execute(add, shop=shop.id, connector=connector, title=title, state=state, read=read, send=send)

    transact(terminal.database, work)
    listed = terminal.run("channel", "list")
    assert listed.code == 0 and len(listed.out.splitlines()) == 6
    assert listed.out.splitlines()[-1] == "6  Server (Discord): reading works, sending works"
    assert listed.err.splitlines() == [
        "To reply from Discord, give it access: python -m bot channel login 2",
        "To go on: python -m bot channel resume 3",
        "Why, and what to do: python -m bot channel test 4",
        UNKNOWN,
    ]
    assert terminal.run("channel", "test", "5") == Ended(2, "", f"{UNKNOWN}\n")
    assert terminal.run("channel", "login", "5") == Ended(2, "", f"{UNKNOWN}\n")
    assert terminal.run("channel", "test", "6") == Ended(2, "", f"{WHILE_IT_RUNS}\n")
    checked = terminal.run("check").out.splitlines()
    assert f"--     {WHILE_IT_RUNS}" in checked
    assert "--     To go on: python -m bot channel resume 3" in checked and f"!!     {UNKNOWN}" in checked


WHILE_IT_RUNS = "This can be checked only while Shopbell runs: start it, then try again."
UNKNOWN = "This Shopbell does not know that platform. Update it, or remove the connection: python -m bot channel remove 5"


def test_no_name_of_others_can_move_the_cursor(terminal: Terminal) -> None:
    hostile = "Blog \x1b[2J\x07\r\n\u202enetsok"
    terminal.keyed()
    first, second = terminal.shop(hostile), terminal.shop(hostile, server=700_000_000_000_000_010)
    transact(
        terminal.database,
        lambda tx: ChannelStore(tx).add(
            first.id, "wordpress", hostile, {"url": "https://a.example"}, "a", NOW
        ),
    )
    seen = [
        terminal.run("channel", "list"),
        terminal.run("channel", "list", "--business", str(first.id)),
        terminal.run("channel", "pause", "1", "--business", str(first.id)),
        terminal.run("check"),
    ]
    assert [str(second.id) in seen[0].err, *("Blog" in ended.out for ended in seen[1:])] == [True] * 4
    for ended in seen:
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", ended.out + ended.err), ended
        assert "\nnetsok" not in ended.out + ended.err


def test_removing_one_of_two_connections_with_one_access_says_for_whom_it_stays(terminal: Terminal) -> None:
    terminal.keyed()
    shop = terminal.shop()
    credential = "INSERT INTO credential (business_id, connector, sealed, saved_at) VALUES (:shop, 'wordpress', x'00', 0)"
    channel = (
        "INSERT INTO channel (business_id, connector, title, settings, account_key, credential_id, connected_at,"
        " read_since, send_since) VALUES (:shop, 'wordpress', :title, '{}', :title, :credential, 0, 0, 0)"
    )

    def work(tx: Tx) -> None:
        shared = tx.insert(credential, shop=shop.id)
        for title in ("Seite", "Galerie"):
            tx.execute(channel, shop=shop.id, title=title, credential=shared)

    transact(terminal.database, work)
    assert terminal.run("channel", "remove", "1", "--yes").out == (
        "Seite is removed. Its comments stay.\nThe access stays for Galerie.\n"
    )
    assert channels(terminal) == [("Seite", "removed", False), ("Galerie", "active", True)]
    assert terminal.run("channel", "remove", "2", "--yes").out == "Galerie is removed. Its comments stay.\n"
    assert terminal.rows("SELECT 1 FROM credential") == []


# --- by steps ---------------------------------------------------------------------------------------------------------


def test_the_steps_connect_a_blog_with_the_password_that_its_page_showed(
    terminal: Terminal, blog: WordPress
) -> None:
    lines = typed("no blog at all", blog.url, blog.editor.login, blog.editor.application_password)
    ended = terminal.run("channel", "add", "wordpress", "--here", typed=lines)
    assert ended.code == 0, ended
    assert "Step 1 of 2: Name the blog\n" in ended.out and "Step 2 of 2: Make a password\n" in ended.out
    assert "!!  That is no address of a website." in ended.err
    assert f"  {blog.url}/wp-admin/authorize-application.php?app_name=Shopbell\n" in ended.out
    assert "ok  That is Kaffeerösterei Morgenrot.\n" in ended.out
    assert "ok  The password opens it: I may approve and reply there.\n" in ended.out
    assert channels(terminal) == [("Kaffeerösterei Morgenrot", "active", True)]
    assert blog.editor.application_password not in ended.out + ended.err


def test_the_steps_renew_the_access_of_a_blog_and_ask_for_nothing_but_the_password(
    terminal: Terminal, blog: WordPress
) -> None:
    assert (
        terminal.run("channel", "add", "wordpress", "--url", blog.url, "--login", typed=editor(blog)).code
        == 0
    )
    lines = typed("", blog.editor.application_password)
    ended = terminal.run("channel", "login", "1", "--here", typed=lines)
    assert ended.code == 0, ended
    assert "Step 1 of 2" not in ended.out and "Step 2 of 2: Make a password\n" in ended.out
    assert "User name in WordPress (Enter keeps what you typed): " in ended.err
    events = terminal.rows("SELECT what FROM event WHERE what <> 'lamp' ORDER BY id")
    assert [row["what"] for row in events] == ["connected", "renewed"]


def test_at_a_terminal_the_steps_show_no_secret_and_an_interrupt_stores_nothing(
    terminal: Terminal, blog: WordPress
) -> None:
    # Without its address it is asked for; no bot runs, so the steps come here.
    answers = {
        "Address of the blog (https://…):": blog.url,
        "User name in WordPress:": blog.editor.login,
        "Application password:": "\x03",
    }
    ended = terminal.typing("channel", "add", "wordpress", answers=answers)
    assert ended.code == 130 and "Traceback" not in ended.out
    assert "Shopbell does not run just now, so the steps come here." in ended.out
    assert channels(terminal) == [] and terminal.rows("SELECT 1 FROM login") == []
    answers["Application password:"] = blog.editor.application_password
    ended = terminal.typing("channel", "add", "wordpress", answers=answers)
    assert ended.code == 0, ended.out
    assert blog.editor.application_password not in ended.out and "pasted, 24 characters" in ended.out


def test_a_running_bot_gives_a_link_to_its_page(terminal: Terminal, running: WordPress) -> None:
    ended = terminal.run("channel", "add", "wordpress", "--link")
    assert ended.code == 0, ended
    address = next(line.strip() for line in ended.out.splitlines() if "/connect/" in line)
    with urllib.request.urlopen(address, timeout=10) as page:
        assert page.status == 200
    [row] = terminal.rows("SELECT connector, member_id, used_at FROM connect_link")
    assert tuple(row) == ("wordpress", 0, None)
    assert channels(terminal) == [] and running.running


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("add", "wordpress", "--link"), "Shopbell does not run, so nobody could open a link."),
        (("add", "wordpress", "--link", "--here"), "Choose one: --link or --here."),
        (
            ("add", "wordpress", "--here", "--url", "https://blog.example"),
            "The steps of WordPress ask for everything. Type it like this: python -m bot channel add wordpress --here",
        ),
        (("add", "facebook", "--token", "EAAB"), "Passwords don't belong on the command line"),
        (
            ("add", "facebook", "--page", "1"),
            "The steps of Facebook ask for everything. Type it like this: python -m bot channel add facebook\n",
        ),
    ],
)
def test_what_steps_can_not_take_is_a_sentence(
    terminal: Terminal, words: tuple[str, ...], sentence: str
) -> None:
    terminal.keyed()
    terminal.shop()
    ended = terminal.run("channel", *words)
    assert (ended.code, ended.out) == (2, "") and ended.err.startswith(sentence), ended
    assert "EAAB" not in ended.err


def test_without_a_key_the_steps_say_so_before_anything_is_typed(terminal: Terminal) -> None:
    terminal.shop()
    terminal.env()
    ended = terminal.run("channel", "add", "facebook", "--here", typed=typed("", "1"))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("SHOPBELL_SECRET_KEYS is empty, so nothing secret can be kept.")
