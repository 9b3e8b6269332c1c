"""Whoever was forgotten stays forgotten when an old backup comes back: before the first screen of the program
in its terminal, whichever of the two lists of the forgotten is there."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest
from tests.proofs.sandbox import Sandbox
from tests.proofs.searching import found_in

if sys.platform == "win32":
    pytest.skip("has no pseudo terminals", allow_module_level=True)

from tests.proofs.crowd import HER_LATER, NEIGHBOUR, WORDS, tables, tell
from tests.proofs.terminals import Terminal, in_a_terminal

from veikart.session import Session

pytestmark = pytest.mark.slow
FILE = "client.veikart"
LIST = "client.veikart.forgotten"


@dataclass(frozen=True)
class Kept:
    """Where she was forgotten, and a backup from before, kept elsewhere."""

    box: Sandbox
    backup: Path

    def environment(self, state: str = "state") -> Mapping[str, str]:
        """The variables of the machine; `state`: the folder of what it remembers."""
        return {**self.box.environment, "VEIKART_STATE": str(self.box.folder / state)}

    def veikart(self, *words: object, state: str = "state") -> str:
        self.box.environment["VEIKART_STATE"] = self.environment(state)["VEIKART_STATE"]
        return self.box.veikart(*words)


def look_around(terminal: Terminal) -> None:
    """Goes to the map, where the first row is hers, and opens what is behind its first cell."""
    terminal.until("Decided")  # the last table of Overview: what was said of her stands in it
    terminal.until(NEIGHBOUR, terminal.press("3"))
    opened = terminal.press("\r")
    terminal.until("Events behind it", opened)
    terminal.until("Esc closes", opened)  # the foot of the window: all of it has been drawn
    terminal.until(NEIGHBOUR, terminal.press("q"))  # closes the window


def hers(terminal: Terminal) -> list[str]:
    """What of her was ever on the terminal."""
    return [word for word in WORDS if word in terminal.text]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    box, outside = Sandbox(tmp_path_factory.mktemp("machine")), tmp_path_factory.mktemp("elsewhere")
    kept = Kept(box, outside / "backup.veikart")
    kept.veikart("new", FILE, "--name", "Fjordkraft")
    for kind, table in tables(outside):
        levels = ("--levels", "Aware,Working,Skilled,Expert") if kind == "requirements" else ()
        kept.veikart("import", FILE, table, "--as", kind, *levels)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VEIKART_STATE", kept.environment()["VEIKART_STATE"])
        with Session.open(box.work / FILE, safe=True) as session:
            person = tell(session)
    with in_a_terminal(box.work / FILE, kept.environment()) as terminal:
        look_around(terminal)
        assert {"Kanarifugl", "Ødegård", "skiftplan"} <= set(hers(terminal))
    kept.veikart("backup", FILE, kept.backup)
    kept.veikart("person", "forget", person, FILE, "--yes")
    return kept


def test_the_program_in_a_terminal_leaves_nothing_of_her_anywhere(kept: Kept) -> None:
    with in_a_terminal(kept.box.work / FILE, kept.environment()) as terminal:
        look_around(terminal)
        assert hers(terminal) == []
    kept.veikart("export", FILE, "after")
    assert found_in(kept.box.folder, WORDS) == {}
    packed = [str(pl.read_parquet(path).rows()) for path in (kept.box.work / "after").rglob("*.parquet")]
    assert len(packed) > 10
    assert [word for word in WORDS for text in packed if word in text] == []


@pytest.mark.parametrize("remembered", ["beside the file", "on the machine", "on both"])
@pytest.mark.parametrize("way", ["veikart restore", "a file manager"])
def test_a_restored_backup_is_forgotten_again_before_the_first_screen(
    kept: Kept, remembered: str, way: str
) -> None:
    file, state = place(kept, remembered, way)
    if way == "veikart restore":
        kept.veikart("restore", kept.backup, file, "--replace", state=state)
    else:
        shutil.copy(kept.backup, file)
    with in_a_terminal(file, kept.environment(state)) as terminal:
        if way == "a file manager":  # the other way has said it, and forgotten her already
            terminal.until("Before you begin")
            terminal.until("Met of known", terminal.press("q"))
        look_around(terminal)
        assert hers(terminal) == []
    kept.veikart("check", file, state=state)
    assert found_in(kept.box.folder, WORDS) == {}


def test_without_either_list_an_old_backup_shows_her_again(kept: Kept) -> None:
    """So it is the lists that keep her forgotten, and a name on the terminal would have been seen."""
    folder = kept.box.work / "no-list"
    folder.mkdir()
    shutil.copy(kept.backup, folder / FILE)
    with in_a_terminal(folder / FILE, kept.environment("no state")) as terminal:
        look_around(terminal)
        assert HER_LATER in terminal.text
    shutil.rmtree(folder)


def place(kept: Kept, remembered: str, way: str) -> tuple[Path, str]:
    """Where to restore to, and the folder of what the machine remembers: what is not named is not there."""
    folder = kept.box.work / f"{remembered} {way}".replace(" ", "-")
    folder.mkdir()
    if remembered != "on the machine":
        shutil.copy(kept.box.work / LIST, folder / LIST)
    if way == "veikart restore":
        shutil.copy(kept.box.work / FILE, folder / FILE)
    return folder / FILE, f"another {folder.name}" if remembered == "beside the file" else "state"
