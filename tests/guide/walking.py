"""A page of the guide, step by step: what it tells to type, to write, and to expect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

GUIDE = Path(__file__).parents[2] / "docs" / "plugins"
_FENCE = re.compile(r"(?:<!-- (\w+): (\S+) -->\n)?^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

Kind = Literal["type", "expect", "file", "function", "generated", "test"]


@dataclass(frozen=True, slots=True)
class Step:
    """`type`: commands; `expect`: what the last of them says; `file`: a file to write; `function`: one to put
    into a file, instead of that of its name or at the end; `generated`: a piece of what the template wrote;
    `test`: a file of tests by itself."""

    kind: Kind
    text: str
    path: str = ""


def steps(page: str) -> Iterator[Step]:
    """The fenced blocks of a page. Raises `ValueError` for one that says neither what it is nor where."""
    for mark, path, language, text in _FENCE.findall((GUIDE / page).read_text("utf-8")):
        if mark in ("file", "function", "generated", "test"):
            yield Step(mark, text, path)
        elif language in ("sh", "console"):
            yield Step("type" if language == "sh" else "expect", text)
        else:
            raise ValueError(f"{page} has a block that no test reads:\n{text}")


def put(step: Step, folder: Path) -> None:
    """Does what a step of kind `file`, `test` or `function` says."""
    path = folder / step.path
    if step.kind in ("file", "test"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step.text, encoding="utf-8")
        return
    text = path.read_text("utf-8")
    name = re.search(r"^def (\w+)", step.text, re.MULTILINE)
    assert name is not None
    old = re.compile(rf"(?:^@hook\n)?^def {name[1]}\(.*?(?=\n\n\n|\Z)", re.MULTILINE | re.DOTALL)
    changed, count = old.subn(lambda _: step.text.rstrip("\n"), text)
    path.write_text(changed if count else f"{text.rstrip()}\n\n\n{step.text}", encoding="utf-8")


def moved(folder: Path, commands: str) -> Path:
    """Where commands lead to with `cd`."""
    for target in re.findall(r"^cd (\S+)$", commands, re.MULTILINE):
        folder = (folder / target).resolve()
    return folder
