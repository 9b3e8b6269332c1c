"""The example of each page as a plugin: in an engagement of a test, and as the app would have it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from types import ModuleType

import pytest
from tests.plugins.hooks.pages import Page, loaded

from veikart.api import hook
from veikart.plugins import Plugins
from veikart.session import Session
from veikart.testing import Engagement, Opens
from veikart.testing.fixtures import engagement

__all__ = ["engagement"]

Runs = Callable[..., Session]
Answers = Callable[..., ModuleType]


@pytest.fixture
def example(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """The example of the page that the test module is named after."""
    page = Page(request.module.__name__.rpartition(".")[2].removeprefix("test_"))
    before = sys.modules.get(page.module)
    yield loaded(page)
    del sys.modules[page.module]
    if before is not None:
        sys.modules[page.module] = before


@pytest.fixture
def room(engagement: Opens, example: ModuleType) -> Engagement:
    """The small engagement with the example. What fails in it is raised."""
    return engagement(plugins=[example])


@pytest.fixture
def app(engagement: Opens) -> Iterator[Runs]:
    """Opens the small engagement with plugins as the app does: what fails is said, and the rest lives."""
    with ExitStack() as opened:

        def run(*plugins: ModuleType) -> Session:
            made = engagement()
            loaded = Plugins.load(extra=plugins, discover=list)
            return opened.enter_context(Session.open(made.path, clock=made.clock, plugins=loaded))

        yield run


@pytest.fixture
def answering() -> Answers:
    """Makes a plugin `odd` whose hooks give these answers: `answering(views=[view], closing=function)`."""

    def make(**answers: object) -> ModuleType:
        odd = ModuleType("odd")
        for name, answer in answers.items():
            function = answer if callable(answer) else _giving(answer)
            function.__name__ = f"veikart_{name}"
            setattr(odd, f"veikart_{name}", hook(function))
        return odd

    return make


def _giving(answer: object) -> Callable[[], object]:
    def give() -> object:
        return answer

    return give


def fails(*_: object, **__: object) -> object:
    """What a plugin does wrong here."""
    raise ValueError("nothing was thought of")


def reasons(session: Session, plugin: str = "odd") -> str:
    """What went wrong with a plugin, as its status tells it."""
    [status] = [status for status in session.plugins.statuses() if status.name == plugin]
    return status.reason
