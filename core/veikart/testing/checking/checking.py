"""Checks a plugin from its import to what it draws of names that nobody should trust."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from veikart.plugins import Plugins
from veikart.plugins.discovery import given
from veikart.testing.broken import open_terms
from veikart.testing.checking.asked import problems_in_what_is_asked
from veikart.testing.checking.events import problems_in_events
from veikart.testing.checking.light import problems_on_import
from veikart.testing.checking.naming import problems_in_names
from veikart.testing.checking.problem import Problem, problem_of
from veikart.testing.checking.tables import problems_in_tables
from veikart.testing.checking.used import problems_in_use


def check_plugin(module: ModuleType, name: str = "") -> list[Problem]:
    """What should be put right in the plugin that `module` is; empty when all is well.

    `name` is that of its entry point; without one, the module's name after "veikart_". It takes a second or
    two: the plugin is used in five engagements, one of them empty and one full of hostile names.
    """
    plugins = Plugins.load(extra=[module], discover=list, terms=open_terms())
    plugins.statuses()  # asks for everything
    home = module.__name__.partition(".")[0]
    refused = [problem_of(failure, home) for failure in plugins.failures()]
    if refused:
        return refused  # what is left out cannot be looked at
    prefix = (name or given(module).name).replace("-", "_")
    return list(dict.fromkeys(_problems(plugins, module, prefix)))


def assert_sound(module: ModuleType, name: str = "") -> None:
    """Raises `AssertionError` that tells what `check_plugin` found, a line for each."""
    problems = check_plugin(module, name)
    if problems:
        told = "\n".join(f"  {problem}" for problem in problems)
        raise AssertionError(f"{module.__name__} is not sound:\n{told}")


def _problems(plugins: Plugins, module: ModuleType, prefix: str) -> Iterator[Problem]:
    yield from problems_on_import(module)
    yield from problems_in_names(plugins, prefix)
    yield from problems_in_events(plugins.events())
    yield from problems_in_tables(plugins)
    yield from problems_in_what_is_asked(plugins)
    yield from problems_in_use(module, plugins.events(), prefix)
