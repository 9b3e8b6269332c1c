"""The plugin uses nothing of veikart but its one door, and is light to import."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import veikart_esco

SOURCES = sorted(Path(veikart_esco.__file__).parent.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Modules that a file imports, at the top or within functions."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "." for node in nodes if isinstance(node, ast.ImportFrom)}


def test_nothing_of_veikart_is_imported_but_its_api() -> None:
    used = {(path.name, name) for path in SOURCES for name in imported(path)}
    of_veikart = {
        (file, name) for file, name in used if name.partition(".")[0] in ("veikart", "veikart_events")
    }
    assert {name for _, name in of_veikart} == {"veikart.api"}


def test_nothing_is_imported_that_the_distribution_does_not_ask_for() -> None:
    others = {name.partition(".")[0] for path in SOURCES for name in imported(path)}
    assert others - set(sys.stdlib_module_names) == {"veikart", "veikart_esco", "pydantic"}


def test_importing_it_loads_nothing_heavy() -> None:
    heavy = "[name for name in ('polars', 'pydantic', 'textual', 'eventsourcing') if name in sys.modules]"
    script = f"import sys, veikart_esco\nprint({heavy})"
    path = str(Path(veikart_esco.__file__).parents[1])
    said = subprocess.run(
        [sys.executable, "-c", f"import sys\nsys.path.insert(0, {path!r})\n{script}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "[]"
