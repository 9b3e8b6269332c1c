"""The terminal starts before anything heavy is imported."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from veikart.text import width
from veikart.tui.start import first_frame

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


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (200, 55), (10, 3)])
def test_the_first_frame_stays_on_the_screen_and_lets_no_name_act(columns: int, rows: int) -> None:
    frame = first_frame("\x1b]0;evil\x07 client \u202ename 日本.veikart", columns, rows)
    placed = re.findall(r"\x1b\[(\d+);(\d+)H([^\x1b]*)(?:\x1b\[1m([^\x1b]*)\x1b\[0m)?", frame)
    assert [line for line, *_ in placed] == sorted(line for line, *_ in placed)
    for line, column, plain, bold in placed:
        assert 1 <= int(line) <= max(rows, 3)
        assert int(column) - 1 + width(bold) <= columns
        assert (plain + bold).isprintable()
    assert re.sub(r"\x1b\[\d+(;\d+)?[Hm]", "", frame).isprintable()
