"""Whether importing a plugin stays light: it is imported whenever veikart starts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType

from veikart.testing.checking.problem import Problem

HEAVY = ("polars", "pydantic", "textual", "eventsourcing")
_PATIENCE = 60.0  # seconds; a cold disk is slow


def problems_on_import(module: ModuleType) -> Iterator[Problem]:
    """What is loaded by the import that should be loaded when it is used. Asks an interpreter of its own."""
    program = f"import sys, {module.__name__}\nprint(*[m for m in {HEAVY} if m in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        said = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            env=environment,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        yield Problem("import", f"It takes more than {_PATIENCE:.0f} seconds.", "Do the work when asked.")
        return
    if said.returncode:
        last = said.stderr.strip().splitlines()[-1:] or ["it ended without a word"]
        yield Problem("import", f"It cannot be imported by itself: {last[0]}.")
    elif heavy := said.stdout.split():
        yield Problem(
            "import",
            f"It loads {' and '.join(heavy)}, and so would every start of veikart.",
            "Import them, and modules of yours that do, inside the functions that need them.",
        )
