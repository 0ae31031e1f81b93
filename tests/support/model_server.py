"""A language model on loopback: answers chat completions as a test wants, well-formed or not, over real HTTP."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from tests.support.rough_server import RoughServer, Wire, rough_server

JSON = "Content-Type: application/json"


@dataclass(slots=True)
class LanguageModel:
    """`server.behave` may be changed at any time."""

    server: RoughServer

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.port}/v1"

    @property
    def host(self) -> str:
        """As SHOPBELL_PRIVATE_HOSTS names it."""
        return f"127.0.0.1:{self.server.port}"

    @property
    def questions(self) -> list[dict[str, Any]]:
        """Bodies of the requests."""
        return [json.loads(one.body) for one in self.server.asked]

    def settings(self, task: str = "polish", **more: str) -> dict[str, Any]:
        """Settings of an installation that asks it."""
        return {
            "SHOPBELL_PRIVATE_HOSTS": self.host,
            "SHOPBELL_MODEL_URL": self.url,
            "SHOPBELL_MODEL_NAME": "pretend:7b",
            "SHOPBELL_MODEL_TASK": task,
            **more,
        }

    def says(self, content: str | Callable[[dict[str, Any]], str]) -> None:
        """The model writes this, whatever it is asked, or what comes of what it is asked."""
        self.server.behave = writing(content)


def completion(content: object) -> bytes:
    """Body of an answer in which the model wrote this."""
    message = {"role": "assistant", "content": content}
    return json.dumps(
        {"object": "chat.completion", "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
    ).encode()


def asked(question: dict[str, Any]) -> dict[str, Any]:
    """What the model gets to read beside its instruction."""
    found: dict[str, Any] = json.loads(question["messages"][1]["content"])
    return found


def writing(content: str | Callable[[dict[str, Any]], str]) -> Callable[[Wire], Awaitable[None]]:
    async def behave(wire: Wire) -> None:
        said = content if isinstance(content, str) else content(asked(json.loads(wire.asked.body)))
        await wire.answer(200, completion(said), JSON)

    return behave


def text(words: str) -> str:
    """What the model writes to say this text."""
    return json.dumps({"text": words}, ensure_ascii=False)


def ids(*numbers: int) -> str:
    """What the model writes to put templates in this order."""
    return json.dumps({"ids": numbers})


@asynccontextmanager
async def language_model(content: str = "{}") -> AsyncIterator[LanguageModel]:
    """Listens until the end of the block."""
    async with rough_server(writing(content)) as server:
        yield LanguageModel(server)
