"""A machine of its own for a user: home, temporary files, caches and working folder, all in one place."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from tests.proofs.stages import STAGES

from veikart.cli import main

ROOT = Path(__file__).parents[2]
_VEIKART = "import sys\nfrom veikart.cli import main\nsys.exit(main())"
_FOLDERS = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_RUNTIME_DIR": "run",
}


class Sandbox:
    """Runs commands as their user would; everything that they write lies below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.work = folder / "work"
        self.work.mkdir(parents=True)
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("VEIKART", "XDG", "TEXTUAL")) and name not in {"TEMP", "TMP"}
        }
        self.environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), *sys.path])
        self.environment |= {"COLUMNS": "120", "PYTHONDONTWRITEBYTECODE": "1"}
        for name, place in _FOLDERS.items():
            (folder / place).mkdir(parents=True, exist_ok=True)
            self.environment[name] = str(folder / place)

    def veikart(self, *words: object) -> str:
        """Runs `veikart` in a process of its own; gives what it said, also to standard error."""
        return self._run("-c", _VEIKART, *words)

    def stage(self, *words: object) -> str:
        """Runs a stage of `stages.py`."""
        return self._run(str(Path(__file__).with_name("stages.py")), *words)

    def _run(self, *words: object) -> str:
        done = subprocess.run(
            [sys.executable, *map(str, words)],
            cwd=self.work,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr


class SandboxHere(Sandbox):
    """The same within this process: a command takes milliseconds, and no terminal application is opened."""

    def veikart(self, *words: object) -> str:
        said = StringIO()
        with self._inside(), redirect_stdout(said), redirect_stderr(said):
            assert main([str(word) for word in words]) == 0, said.getvalue()
        return said.getvalue()

    def stage(self, *words: object) -> str:
        stage, path, *others = map(str, words)
        if stage != "walk":
            with self._inside():
                STAGES[stage](Path(path), *others)
        return ""

    @contextmanager
    def _inside(self) -> Iterator[None]:
        with chdir(self.work), pytest.MonkeyPatch.context() as patch:
            for name in set(os.environ) - set(self.environment):
                patch.delenv(name)
            for name in _FOLDERS:
                patch.setenv(name, self.environment[name])
            yield
