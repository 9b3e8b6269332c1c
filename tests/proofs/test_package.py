"""The tutorial as a newcomer walks it: veikart from its wheel in a clean environment; a plugin written,
tested, changed, built, uploaded to an index, and installed from there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.guide.walking import put, steps
from tests.proofs.publishing import index_in

ROOT = Path(__file__).parents[2]
_OURS = ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER")


class Shell:
    """Types into one shell after the other, as if they were one."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.environment = dict(environment)

    def type(self, commands: str) -> str:
        """What the commands say; each must end well. Folder and environment stay for the next ones."""
        ending = "\nprintf '\\0'; pwd; printf '\\0'; env -0"
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", f"{commands}{ending}"],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            check=False,
        )
        said, _, rest = done.stdout.decode().partition("\0")
        assert done.returncode == 0, f"{commands}\n{said}{done.stderr.decode()}"
        where, *variables = rest.split("\0")
        self.folder = Path(where.strip())
        self.environment = dict(pair.split("=", 1) for pair in variables if "=" in pair)
        return said


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    """A folder with veikart's wheel. Skips where no index can be reached to build it with."""
    folder = tmp_path / "wheels"
    pip = [sys.executable, "-m", "pip"]
    reached = subprocess.run(
        [*pip, "download", "-q", "--no-deps", "-d", str(tmp_path / "probe"), "hatchling"],
        capture_output=True,
        check=False,
        timeout=300,
    )
    if reached.returncode:
        pytest.skip("no package index can be reached")
    subprocess.run([*pip, "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)], check=True)
    return folder


@pytest.mark.slow
def test_the_tutorial_leads_from_nothing_to_a_published_plugin(tmp_path: Path, wheels: Path) -> None:
    uploaded, start = tmp_path / "uploaded", tmp_path / "start"
    uploaded.mkdir()
    start.mkdir()
    with index_in(uploaded) as address:
        shell = Shell(start, _newcomer(tmp_path, wheels, address))
        said = ""
        for step in steps("tutorial.md"):
            if step.kind == "type":
                said = shell.type(step.text)
            elif step.kind == "expect":
                assert step.text in said
            elif step.kind == "generated":
                assert step.text in (start / "veikart-certificates" / step.path).read_text("utf-8")
            else:
                put(step, shell.folder)
        assert sorted(each.suffix for each in uploaded.iterdir()) == [".gz", ".whl"]
        _somebody_else_installs_it(tmp_path, shell)


def _newcomer(tmp_path: Path, wheels: Path, index: str) -> dict[str, str]:
    """An environment that knows nothing of this repository but the wheel, and pip's own settings."""
    mine = {name: value for name, value in os.environ.items() if name not in _OURS}
    links = " ".join(filter(None, (mine.get("PIP_FIND_LINKS"), str(wheels))))
    return mine | {
        "PATH": os.pathsep.join([str(Path(sys.base_prefix) / "bin"), mine["PATH"]]),
        "HOME": str(tmp_path),
        "PIP_CACHE_DIR": mine.get("PIP_CACHE_DIR", str(Path.home() / ".cache" / "pip")),
        "VEIKART_STATE": str(tmp_path / "state"),
        "PIP_FIND_LINKS": links,
        "PIP_CONSTRAINT": str(ROOT / "constraints.txt"),
        "TWINE_REPOSITORY_URL": f"{index}/",
        "TWINE_USERNAME": "newcomer",
        "TWINE_PASSWORD": "secret",
        "TWINE_NON_INTERACTIVE": "1",
        "NEW_INDEX": f"{index}/simple/",
    }


def _somebody_else_installs_it(tmp_path: Path, author: Shell) -> None:
    """From the index, not from the author's folder."""
    there = tmp_path / "somebody"
    there.mkdir()
    somebody = Shell(there, author.environment)
    somebody.type("python3 -m venv --clear .venv\n. .venv/bin/activate\npip install -q veikart")
    somebody.type('pip install -q --extra-index-url "$NEW_INDEX" veikart-certificates')
    there_now = {each["name"]: each for each in json.loads(somebody.type("veikart plugins --json"))}
    assert there_now["certificates"]["state"] == "loaded"
    assert there_now["certificates"]["distribution"] == "veikart-certificates"
    assert "veikart-certificates" not in somebody.type("pip list --editable")
    somebody.type("veikart new client.veikart")
    assert "Nobody holds a certificate yet." in somebody.type("veikart show certificates.list client.veikart")
