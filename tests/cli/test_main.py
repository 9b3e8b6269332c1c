"""The program, where the script `veikart` is not on the path."""

from __future__ import annotations

import subprocess
import sys

from veikart import __version__


def test_the_package_runs_as_the_script_does() -> None:
    words = [sys.executable, "-m", "veikart", "--version"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"veikart {__version__}"
