"""The verbs for whoever makes a plugin: begin one, check one."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from veikart.cli.saying import say, say_blocks
from veikart.errors import BadInput, NotFound

if TYPE_CHECKING:
    from veikart.blocks import Block
    from veikart.testing.checking import Problem

_UNSOUND = 1


def check(arguments: argparse.Namespace) -> int:
    """Says what should be put right in a plugin. Gives 1 where there is something."""
    from veikart.testing.checking import check_plugin

    name, module = _plugin(arguments.plugin)
    problems = check_plugin(module, name)
    if arguments.json:
        say(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        say_blocks(_report(name, problems), arguments.width)
    return _UNSOUND if problems else 0


def _report(name: str, problems: list[Problem]) -> list[Block]:
    from veikart.blocks import Text

    if not problems:
        return [Text(f"{name} is sound.", "good")]
    things = "1 thing" if len(problems) == 1 else f"{len(problems)} things"
    blocks: list[Block] = [Text(f"{name} has {things} to put right.", "strong")]
    for problem in problems:
        blocks.append(Text(f"{problem.what}: {problem.text}", "warn"))
        blocks += [Text(problem.advice, "muted")] if problem.advice else []
    return blocks


def _plugin(wanted: str) -> tuple[str, ModuleType]:
    """Name and module of an installed plugin, or of a module that can be imported from here."""
    from veikart.plugins import Found, installed

    found = [each for each in installed() if isinstance(each, Found)]
    for each in found:
        if wanted in (each.name, each.module, each.distribution):
            return each.name, _imported(each.module)
    sys.path[:0] = [str(Path.cwd()), str(Path.cwd() / "src")]
    module = _imported(wanted, f" The installed plugins are {', '.join(each.name for each in found)}.")
    return module.__name__.rpartition(".")[2].removeprefix("veikart_"), module


def _imported(name: str, more: str = "") -> ModuleType:
    try:
        return import_module(name.partition(":")[0])
    except ModuleNotFoundError as error:
        if error.name != name.partition(".")[0] and error.name != name:
            raise BadInput(f"{name} needs the module {error.name}, which is not installed.") from None
        raise NotFound(
            f"There is no plugin and no module {name!r} here. Install it: pip install -e . in its folder; or "
            f"run this there.{more}"
        ) from None
    except (ImportError, SyntaxError, ValueError, TypeError) as error:
        raise BadInput(f"{name} cannot be imported ({type(error).__name__}: {error}).") from None
