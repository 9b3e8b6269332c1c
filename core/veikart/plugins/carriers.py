"""What carries a plugin's hooks, looked at before any of it is called."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import pluggy

from veikart import hooks
from veikart.plugins.guard import Refused

PREFIX = "veikart_"
_MARK = f"{hooks.PROJECT}_impl"

Answer = Callable[..., object]
NOTIFICATIONS = {
    name: frozenset(inspect.signature(specified).parameters)
    for name, specified in vars(hooks).items()
    if name.startswith(PREFIX) and inspect.signature(specified).parameters
}
"""Hooks that are told of something → the names of what they are told."""


class NotAPlugin(Refused):
    """The object cannot be used as a plugin; the message says why."""


def register(manager: pluggy.PluginManager, carrier: object, name: str) -> Mapping[str, Answer]:
    """Registers a plugin and returns the functions that answer its hooks, by name of the hook.

    Raises `NotAPlugin` when a function is misspelt, not marked, or wants arguments. pluggy by itself would
    accept the first two in silence.
    """
    faults = list(_faults(manager, carrier))
    if faults:
        raise NotAPlugin("; ".join(faults))
    manager.register(carrier, name)
    callers = manager.get_hookcallers(carrier) or []
    answers = {
        caller.name: implementation.function
        for caller in callers
        for implementation in caller.get_hookimpls()
        if implementation.plugin is carrier
    }
    if not answers:
        raise NotAPlugin("it has no hooks; mark its functions with @hook from veikart.api")
    return answers


def hook_names(manager: pluggy.PluginManager) -> list[str]:
    """The hooks that there are."""
    return sorted(name for name in vars(manager.hook) if name.startswith(PREFIX))


def _faults(manager: pluggy.PluginManager, carrier: object) -> Iterator[str]:
    known = hook_names(manager)
    for name in dir(carrier):
        function = inspect.getattr_static(carrier, name, None)
        if isinstance(function, staticmethod | classmethod):
            function = function.__func__
        if not inspect.isfunction(function):
            continue
        marked = hasattr(function, _MARK)
        if not marked and not name.startswith(PREFIX):
            continue
        options: dict[str, Any] = getattr(function, _MARK, {})
        target = options.get("specname") or name
        if target not in known:
            close = get_close_matches(target, known, n=1)
            yield f"{target} is no hook of veikart" + (f"; did you mean {close[0]}?" if close else "")
        elif not marked:
            yield f"{name} is not marked with @hook"
        elif options.get("wrapper") or options.get("hookwrapper"):
            yield f"{name} is a wrapper; a hook only answers for its own plugin"
        else:
            yield from _wants(carrier, name, NOTIFICATIONS.get(target, frozenset()))


def arguments_of(answer: Answer) -> tuple[str, ...]:
    """The names of what a function that answers a hook is told."""
    return tuple(inspect.signature(answer).parameters)


def _wants(carrier: object, name: str, told: frozenset[str]) -> Iterator[str]:
    signature = inspect.signature(getattr(carrier, name))
    if not told:
        try:
            signature.bind()
        except TypeError:
            yield f"{name}{signature} wants arguments; hooks are called without any"
        return
    for wanted, parameter in signature.parameters.items():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD, parameter.POSITIONAL_ONLY):
            yield f"{name}{signature} must name what it wants: {', '.join(sorted(told))}"
        elif wanted not in told:
            close = get_close_matches(wanted, told, n=1)
            hint = f"; did you mean {close[0]}?" if close else f". It may want: {', '.join(sorted(told))}"
            yield f"{name} wants {wanted}, which it is not told{hint}"
