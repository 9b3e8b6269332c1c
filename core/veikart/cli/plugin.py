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


def new(arguments: argparse.Namespace) -> int:
    """Writes the package of a new plugin, and says how to go on."""
    from veikart.clock import system_clock, today
    from veikart.template.naming import names_of
    from veikart.template.writing import write_package

    names = names_of(arguments.name, _taken())
    folder = write_package(names, arguments.into, author=arguments.author, today=today(system_clock))
    say(
        f"{folder} is ready: a plugin that keeps certificates, to make yours from. Next:\n"
        f"  cd {folder}\n"
        "  python3 -m venv .venv\n"
        "  .venv/bin/pip install -e '.[test]'\n"
        "  .venv/bin/pytest\n"
        f"  .venv/bin/veikart plugin check {names.name}"
    )
    return 0


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


def _taken() -> set[str]:
    """Names that ids begin with already: those of plugins, and words of core."""
    from veikart.plugins import Found, installed
    from veikart.plugins.core_ids import CORE_IDS

    core = {identity.partition(".")[0] for ids in CORE_IDS.values() for identity in ids()}
    return core | {each.name for each in installed() if isinstance(each, Found)}


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
    except (Exception, SystemExit) as error:  # whatever a module does when it is imported
        raise BadInput(f"{name} cannot be imported ({type(error).__name__}: {error}).") from None
