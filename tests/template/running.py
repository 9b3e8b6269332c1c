"""Runs tools in a package that lies outside the repository, by the code of the repository."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

FIXTURES: tuple[str, ...] = (
    ()
    if any(point.value == "veikart.testing.fixtures" for point in entry_points(group="pytest11"))
    else ("-p", "veikart.testing.fixtures")
)
"""What pytest has to be told where veikart was installed before it had fixtures."""


def run(package: Path, *words: str) -> str:
    """What a tool of Python says in the package, which must end well."""
    path = os.pathsep.join([str(package / "src"), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=package,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def in_pytest(package: Path, *words: str) -> str:
    """What pytest says of tests that use the kit's fixtures, all of which must pass."""
    return run(package, "pytest", "-q", *FIXTURES, "-p", "no:cacheprovider", *words)
