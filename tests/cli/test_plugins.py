"""`veikart plugins` lists what became of every plugin; what plugins print stays out of everything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ODD = """
from veikart.api import Text, View, hook

print("GARBLE at import")

def draw(picture, selection):
    print("GARBLE while drawing")
    return [Text("well")]

@hook
def veikart_views():
    print("GARBLE in a hook")
    return [View("odd.page", "Odd", draw, screen="Odd"), View("odd.broken", "Broken", None, screen="Odd")]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder on the path in which two plugins are installed, one of them made for a later veikart."""
    for name, requires in (("odd", ""), ("later", "Requires-Dist: veikart>=99\n")):
        record = tmp_path / f"veikart_{name}-1.2.dist-info"
        record.mkdir()
        (record / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: veikart-{name}\nVersion: 1.2\n{requires}"
        )
        (record / "entry_points.txt").write_text(f"[veikart]\n{name} = plug_odd\n")
    (tmp_path / "plug_odd.py").write_text(ODD)
    return tmp_path


def run(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The program itself, as it is started from a shell."""
    path = os.pathsep.join([str(folder), *filter(None, sys.path)])
    return subprocess.run(
        [sys.executable, "-c", "from veikart.cli import main; raise SystemExit(main())", *words],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": path} | variables,
    )


def test_programs_get_json_with_nothing_of_what_a_plugin_printed(folder: Path) -> None:
    done = run(folder, "plugins", "--json")
    told = {each["name"]: each for each in json.loads(done.stdout)}
    assert "GARBLE" not in done.stderr
    assert told["odd"]["contributes"] == {"views": ["odd.page"]}
    assert told["odd"]["failures"][0]["reason"] == "its draw cannot be called"
    assert (told["later"]["state"], told["later"]["version"]) == ("failed", "1.2")


def test_people_read_what_is_wrong_and_what_to_do(folder: Path) -> None:
    said = " ".join(run(folder, "plugins").stdout.replace("│", "").split())
    assert "Something is wrong with" in said
    assert "it needs veikart >=99, and this is" in said
    assert "Install such a veikart, or a veikart-later that fits this one." in said
    assert "GARBLE" not in said


def test_whoever_makes_a_plugin_sees_what_it_prints(folder: Path) -> None:
    done = run(folder, "plugins", "--json", VEIKART_DEBUG="1")
    assert json.loads(done.stdout)
    assert "GARBLE at import\n" in done.stderr
