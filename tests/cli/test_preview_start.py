"""preview: what it says at its start about the blog to read along and about its port."""

from __future__ import annotations

import asyncio
import signal

from tests.cli.terminal import PATIENCE, Terminal


async def test_a_private_blog_is_refused_with_the_setting_that_allows_it_and_any_port_is_not_called_taken(
    terminal: Terminal,
) -> None:
    terminal.environment |= {"SHOPBELL_PREVIEW_PORT": "0"}
    preview = await asyncio.create_subprocess_exec(
        *terminal.command("preview", "--wordpress", "http://127.0.0.1:9"),
        cwd=terminal.folder,
        env=terminal.surroundings(),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert preview.stdout is not None
    lines: list[str] = []
    try:
        async with asyncio.timeout(PATIENCE):
            while not (lines and lines[-1].startswith("Open: ")):
                line = await preview.stdout.readline()
                assert line, lines
                lines.append(line.decode().rstrip("\n"))
    finally:
        preview.send_signal(signal.SIGINT)
        await preview.wait()
    assert "SHOPBELL_PRIVATE_HOSTS=blog.local:8080" in lines[0] and "installed" not in lines[0]
    assert [line for line in lines if "is taken" in line] == []
