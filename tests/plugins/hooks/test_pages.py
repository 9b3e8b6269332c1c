"""Every hook has a page that says the same of it on each, a test of its own, and nothing that is not so.

`VEIKART_SNAPSHOTS=write pytest tests/plugins/hooks/test_pages.py` writes signatures and what the command line
says anew; look at the difference then.
"""

from __future__ import annotations

import ast
import os
import re
import shlex
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from tests.plugins.hooks.conftest import Opens
from tests.plugins.hooks.pages import FOLDER, HEADINGS, NAMES, Page, loaded, signatures
from tests.plugins.hooks.prepared import PREPARED

from veikart.cli import main
from veikart.plugins import Plugins
from veikart.plugins.discovery import given
from veikart.session import Session

WRITE = os.environ.get("VEIKART_SNAPSHOTS") == "write"
MAY_IMPORT = {"veikart", "polars", "pydantic", *sys.stdlib_module_names}
SHORTEST, LONGEST = 12, 85
SHOWN = [name for name in NAMES if Page(name).path.exists() and "```console" in Page(name).text]


def test_every_hook_has_a_page_and_a_test_of_its_own() -> None:
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert {path.stem for path in FOLDER.glob("*.md")} == set(NAMES)
    assert tests - {"pages"} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_the_headings_that_all_have(name: str) -> None:
    page = Page(name)
    assert tuple(page.sections) == HEADINGS
    assert all(re.search(r"\w{3}", text) for text in page.sections.values())
    title, _, words = page.opening.partition("\n")
    assert title == f"# {name}"
    assert 2 <= len(re.findall(r"[.!?](?=\s|$)", words)) <= 4


@pytest.mark.parametrize("name", NAMES)
def test_the_signature_is_that_of_the_code(name: str) -> None:
    page = Page(name)
    if WRITE:
        page.rewrite("Signature", "python", signatures(page))
        page = Page(name)
    told = page.block("Signature", "python")
    assert told == signatures(page)
    hook = "veikart_events" if name == "privacy" else f"veikart_{name}"
    assert name == "privacy" or told.startswith(f"{hook}(")


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_a_whole_plugin_that_uses_the_public_door_alone(name: str) -> None:
    page = Page(name)
    tree = ast.parse(page.example)
    froms = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {module for module in froms | plain if module.startswith("veikart")} == {"veikart.api"}
    assert {module.partition(".")[0] for module in froms | plain} <= MAY_IMPORT
    assert "polars" not in {
        alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names
    }
    assert SHORTEST <= len(page.example.splitlines()) <= LONGEST
    plugins = Plugins.load(extra=[loaded(page)], discover=list)
    [status] = plugins.statuses()
    assert (status.in_words, status.reason) == ("loaded", "")
    hook = "veikart_events" if name == "privacy" else f"veikart_{name}"
    assert hook in vars(sys.modules[page.module])


@pytest.mark.parametrize("name", SHOWN)
def test_the_command_line_says_what_the_page_shows(
    name: str,
    engagement: Opens,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = Page(name)
    module = loaded(page)
    made = engagement(plugins=[module])
    PREPARED.get(name, lambda room: None)(made)
    (tmp_path / "client.veikart").write_bytes(made.path.read_bytes())
    for file, text in page.files.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setitem(Session.open.__func__.__kwdefaults__, "clock", made.clock)  # type: ignore[attr-defined]
    only = Plugins.load.__func__.__kwdefaults__  # type: ignore[attr-defined]
    monkeypatch.setitem(only, "discover", lambda: [given(module)])
    said = ""
    for line in page.console.splitlines():
        if line.startswith("$ "):
            said += f"{line}\n" + _said(line[2:], capsys)
    if WRITE and "…\n" not in page.console.splitlines(keepends=True):
        page.rewrite("Seen from", "console", said)
        page = Page(name)
    assert _fits(page.console, said), said


def _said(line: str, capsys: pytest.CaptureFixture[str]) -> str:
    program, *arguments = shlex.split(line)
    if program == "cat":
        return "".join(Path(name).read_text(encoding="utf-8") for name in arguments)
    assert program == "veikart"
    with suppress(SystemExit):
        main(arguments)
    told = capsys.readouterr()
    return "".join(f"{each.rstrip()}\n" for each in (told.out + told.err).splitlines())


def _fits(shown: str, said: str) -> bool:
    """Whether what was said is what is shown, a line "…" standing for any lines."""
    parts = (re.escape(line) if line != "…\n" else r"(?:.*\n)*?" for line in shown.splitlines(keepends=True))
    return re.fullmatch("".join(parts), said) is not None
