"""Every block at three widths, compared with the pages that were looked at and found good.

`VEIKART_SNAPSHOTS=write pytest tests/typeset` writes them anew; look at the difference then.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.typeset.samples import CASES

from veikart.typeset import lay_out, to_text

FOLDER = Path(__file__).parent / "snapshots"


def compare(name: str, text: str) -> None:
    path = FOLDER / f"{name}.txt"
    if os.environ.get("VEIKART_SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.exists(), f"{path.name} is missing: run once with VEIKART_SNAPSHOTS=write and look at it"
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("case", CASES)
def test_a_page_looks_as_it_was_approved(case: str, width: int) -> None:
    compare(f"{case}-{width}", to_text(lay_out(CASES[case], width)))


@pytest.mark.parametrize("case", [case for case in CASES if case != "hostile"])
def test_a_page_in_ascii_looks_as_it_was_approved(case: str) -> None:
    compare(f"{case}-80-ascii", to_text(lay_out(CASES[case], 80, ascii=True)))
