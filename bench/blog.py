"""A blog's REST interface in a process of its own, so that only what reads it is measured.

`python -m bench.blog` prints its port. The path says how many comments it has: /2700/wp-json/wp/v2/comments.
"""

import asyncio
import json
import sys
from contextlib import asynccontextmanager
from urllib.parse import parse_qs, urlsplit

# One in eight with an entity, one in eight with a tag.
WORDS = (
    "Hallo! Habt ihr am Samstag offen und gibt’s noch Gutscheine? Ich würde gern zwei mitnehmen.",
    "Danke für den tollen Kaffee &amp; die nette Beratung, wir kommen wieder! :-)",
    "Wann kommt der Äthiopien wieder? <b>Der war großartig</b>, schade dass er aus ist.",
    "Schon das zweite Packerl, das zu fein gemahlen war. Was kann ich da tun?",
    "Bester Flat White der Stadt, und immer so nett!",
    "Macht ihr auch Kurse? Meine Schwester hat im März Geburtstag und trinkt nur Filter.",
    "Liebe Grüße aus Graz, der Advent-Röstplan ist eine super Idee.",
    "Bei mir ist die Bestellung vom Montag noch nicht angekommen, könnt ihr bitte nachschauen?",
)


def comment(number: int) -> dict[str, object]:
    """One row as a moderator gets it."""
    text = WORDS[number % len(WORDS)]
    return {
        "id": number,
        "post": 1 + number % 7,
        "parent": 0,
        "author": 0,
        "author_name": f"Kundin {number % 900}",
        "author_email": f"kundin{number % 900}@example.org",
        "date_gmt": f"2026-11-21T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}",
        "content": {"rendered": f"<p>{text}</p>\n", "raw": text},
        "link": f"https://blog.example/?p={1 + number % 7}#comment-{number}",
        "status": "approved",
        "type": "comment",
        "_links": {"self": [{"href": f"https://blog.example/wp-json/wp/v2/comments/{number}"}]},
    }


def post(number: int) -> dict[str, object]:
    """What comments are below; without one its title would be looked for at ever further places."""
    return {
        "id": number,
        "title": {"rendered": f"Beitrag {number}"},
        "link": f"https://blog.example/?p={number}",
    }


def answer(target: str) -> bytes:
    """The whole HTTP answer to a request's target."""
    url = urlsplit(target)
    total = int(url.path.split("/")[1])
    rows: list[dict[str, object]] = []
    query = parse_qs(url.query)
    if url.path.endswith("/posts"):
        rows = [post(int(number)) for number in query["include"][0].split(",")]
    if url.path.endswith("/comments"):
        first, most = (int(query.get(name, [low])[0]) for name, low in (("offset", "0"), ("per_page", "10")))
        newest = total - first
        rows = [comment(number) for number in range(newest, max(0, newest - most), -1)]
    body = json.dumps(rows).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-WP-Total: {total}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def serve() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                while (await reader.readline()).strip():
                    pass
                writer.write(answer(line.split()[1].decode()))
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


@asynccontextmanager
async def blog():
    """The port of a running blog."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.blog", stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        yield int(await process.stdout.readline())
    finally:
        process.kill()
        await process.wait()


if __name__ == "__main__":
    asyncio.run(serve())
