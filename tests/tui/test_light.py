"""The terminal starts before anything heavy is imported."""

from __future__ import annotations

import subprocess
import sys

_SLOW = ("textual", "polars", "pydantic", "eventsourcing")
_HEAVY = ("polars", "pydantic", "eventsourcing", "veikart.session", "veikart.picture")


def test_the_application_imports_without_reading_machinery() -> None:
    code = f"import sys, veikart.tui.app; print([m for m in {_HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_way_in_answers_before_textual_is_imported() -> None:
    code = f"import sys, veikart.tui.start; print([m for m in {_SLOW!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
