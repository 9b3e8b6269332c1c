"""Files stay small, say what they are for, and leave speaking to the surfaces."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path
    for folder in ("core", "events", "plugins", "examples")
    for path in (ROOT / folder).rglob("*.py")
    if path.stat().st_size
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST = 400
MACHINE = re.compile(r"/(work|home|opt|tmp)/|/Users/|C:\\\\Users")
"""Where only one machine has anything."""


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def test_there_is_something_to_look_at() -> None:
    assert len(SOURCES) > 100
    assert len(TESTS) > 20


def test_no_file_is_longer_than_400_lines() -> None:
    assert names([p for p in (*SOURCES, *TESTS) if len(p.read_text("utf-8").splitlines()) > LONGEST]) == []


@pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def prints(path: Path) -> bool:
    """Whether something is printed without a reason beside it."""
    text = path.read_text("utf-8")
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    lines = [c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]
    return any("noqa: T201  # " not in text.splitlines()[line - 1] for line in lines)


def test_only_the_command_line_prints() -> None:
    assert names([path for path in SOURCES if "cli" not in path.parts and prints(path)]) == []


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    shared = (*SOURCES, *(p for p in TESTS if p != Path(__file__)), *ROOT.glob("*.md"), *ROOT.glob("*.toml"))
    assert names([path for path in shared if MACHINE.search(path.read_text("utf-8"))]) == []


def test_nothing_is_left_to_do_in_a_comment() -> None:
    later = re.compile(r"#.*\b(TODO|FIXME|XXX)\b")
    assert names([path for path in SOURCES if later.search(path.read_text("utf-8"))]) == []


def modules(tree: ast.AST) -> set[str]:
    """What is imported, by the first part of its name."""
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    parts = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in plain | parts}


def test_nothing_logs_or_warns() -> None:
    """Log lines and warnings are read by others than the user, and quote what they are about."""
    may = {ROOT / "core/veikart" / each for each in ("cli/quiet.py", "deprecations.py")}
    trees = {path: ast.parse(path.read_text("utf-8")) for path in SOURCES if path not in may}
    assert names([path for path, tree in trees.items() if modules(tree) & {"logging", "warnings"}]) == []


def test_no_title_and_no_notification_of_the_terminal_is_made_from_data() -> None:
    """A window's title ends up in task bars and shared screens, a notification in the desktop's history."""
    tui = {path: ast.parse(path.read_text("utf-8")) for path in SOURCES if "tui" in path.parts}
    assert tui
    assert names([path for path, tree in tui.items() if any(map(tells_the_desktop, ast.walk(tree)))]) == []


def tells_the_desktop(node: ast.AST) -> bool:
    if not isinstance(node, ast.Attribute):
        return False
    return node.attr in ("notify", "sub_title") or (node.attr == "title" and isinstance(node.ctx, ast.Store))
