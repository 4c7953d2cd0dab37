"""A person's hand on the dashboard: what it does, step by step, and how long that takes most people."""

from playwright.sync_api import Locator, Page

from tests.browser.conftest import Window

KEY, POINT, PRESS, THINK = 0.28, 1.1, 0.2, 1.35
"""Seconds, on average, for a key, for moving to a thing, for pressing it, and for making up one's mind: the
keystroke-level model of Card, Moran and Newell, The Psychology of Human-Computer Interaction, 1983."""


class Counted:
    """What a person's hands do: clicks and keys, each told by name."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.page: Page = window.page
        self.done: list[str] = []

    @property
    def seconds(self) -> float:
        """How long a person takes for what was done, by the keystroke-level model; one thought for each step."""
        clicks = [step for step in self.done if step.startswith("click ")]
        keys = [step for step in self.done if step not in clicks]
        thoughts = len(clicks) + sum(len(key) > 1 and key != "Tab" for key in keys)
        return len(clicks) * (POINT + PRESS) + len(keys) * KEY + thoughts * THINK

    def click(self, name: str) -> None:
        """One click or tap on a button, or on the words of a choice."""
        button = self.page.get_by_role("button", name=name, exact=True)
        (button if button.count() else self.page.get_by_text(name, exact=True)).first.click()
        self.window.settle()
        self.done.append(f"click {name}")

    def press(self, what: str, mark: Locator) -> None:
        """One click or tap on something else, told as `what`."""
        mark.click()
        self.window.settle()
        self.done.append(f"click {what}")

    def keys(self, *names: str) -> None:
        """Keys, one after the other."""
        for name in names:
            self.page.keyboard.press(name)
            self.done.append(name)
        self.window.settle()

    def tab_to(self, name: str) -> None:
        """Tab until what has the focus is called so."""
        self.done += ["Tab"] * self.window.tab_to(name)

    def write(self, text: str) -> None:
        """Letters, each a key."""
        self.page.keyboard.type(text)
        self.done += list(text)
