"""The pages of the hooks, taken apart: headings, signatures, the example, and what the command line says."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType

from tests.plugins.surface import surface

from veikart import hooks

FOLDER = Path(__file__).parents[3] / "docs" / "plugins" / "hooks"
HOOKS = tuple(name.removeprefix("veikart_") for name in vars(hooks) if name.startswith("veikart_"))
NAMES = (*HOOKS, "privacy")
"""The pages that there must be."""
HEADINGS = ("Signature", "When it is called", "Isolation", "Example", "Seen from")
WIDTH = 96
_BLOCK = re.compile(r"^```(\w+) ?([\w.]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Page:
    """One page as it is written."""

    name: str

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}.md"

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def opening(self) -> str:
        """What stands before the first heading."""
        return self.text.partition("\n## ")[0]

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """Heading → what stands under it, in the order of the page."""
        parts = re.split(r"^## (.+)\n", self.text, flags=re.MULTILINE)[1:]
        return dict(zip(parts[::2], parts[1::2], strict=True))

    def block(self, section: str, language: str) -> str:
        """The only block of code in this language under a heading."""
        [code] = [code for kind, _, code in _BLOCK.findall(self.sections[section]) if kind == language]
        return str(code)

    @property
    def example(self) -> str:
        return self.block("Example", "python")

    @property
    def module(self) -> str:
        """What the example is called in its first line: "# certificates.py"."""
        return self.example.splitlines()[0].removeprefix("# ").removesuffix(".py")

    @property
    def console(self) -> str:
        """What is typed, and what the command line says to it; empty where there is nothing to see there."""
        shown = [code for kind, _, code in _BLOCK.findall(self.sections["Seen from"]) if kind == "console"]
        return "".join(shown)

    @property
    def files(self) -> Mapping[str, str]:
        """Files that the example reads: name → text."""
        return {name: code for _, name, code in _BLOCK.findall(self.sections["Example"]) if name}

    def rewrite(self, section: str, language: str, code: str) -> None:
        """Puts other code in the place of a block."""
        before = f"```{language}\n{self.block(section, language)}```"
        assert self.text.count(before) == 1
        self.path.write_text(
            self.text.replace(before, f"```{language}\n{code}```"), encoding="utf-8", newline="\n"
        )


def loaded(page: Page) -> ModuleType:
    """The example as a module, as it is after its import."""
    module = ModuleType(page.module)
    sys.modules[page.module] = module  # pydantic looks there for what annotations name
    exec(compile(page.example, f"{page.name}.md", "exec"), vars(module))
    return module


def signatures(page: Page) -> str:
    """What should stand under Signature: the public surface of what stands there, as the code has it."""
    known = {re.split(r"[(: ]", line)[0]: line for line in surface().splitlines()}
    told = re.findall(r"^[\w.]+", page.block("Signature", "python"), re.MULTILINE)
    return "".join(_broken(known[name]) + "\n" for name in told)


def _broken(line: str) -> str:
    """A signature with a line for each parameter, where it is long."""
    if len(line) <= WIDTH or "(" not in line:
        return line
    name, _, rest = line.partition("(")
    parameters, _, end = rest.rpartition(")")
    parts = re.split(r", (?=\w+:|\*)", parameters)
    return "\n".join([f"{name}(", *(f"    {part}," for part in parts), f"){end}"])
