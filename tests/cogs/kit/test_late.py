"""Late loading of callbacks."""

from cogs.kit.late import late


class Panel:
    """Panel that counts how often it is built."""

    built = 0

    def __init__(self) -> None:
        Panel.built += 1
        self.shown: list[str] = []

    async def show(self, what: str, *, twice: bool = False) -> int:
        """Shows something."""
        self.shown += [what] * (1 + twice)
        return len(self.shown)


async def test_callbacks_are_built_by_the_first_call_and_once() -> None:
    Panel.built = 0

    @late
    def panel() -> Panel:
        return Panel()

    show = panel.show
    assert Panel.built == 0
    assert await show("a") == 1
    assert await panel.show("b", twice=True) == 3
    assert Panel.built == 1
