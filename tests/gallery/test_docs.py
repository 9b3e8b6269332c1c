"""The page on blocks tells of every block, and its examples can be drawn."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from veikart import blocks as b
from veikart.gallery import SAMPLES
from veikart.plugins.shape import fault_in
from veikart.typeset import lay_out, to_text

PAGE = Path(__file__).parents[2] / "docs/plugins/blocks.md"
TEXT = PAGE.read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
PARTS = ("Figure", "Row", "Column", "Mark", "Meter", "Node", "Bar", "Part", "Series", "Point", "Milestone")
MORE_PARTS = ("HeatRow", "Heat", "Level", "Spread", "Criterion", "TimelineItem", "WheelEntry")


@pytest.mark.parametrize("name", [*(kind.__name__ for kind in get_args(b.Block)), *PARTS, *MORE_PARTS])
def test_the_page_says_what_a_block_is_for_and_what_it_is_made_of(name: str) -> None:
    table = [line for line in TEXT.splitlines() if line.startswith("| ")]
    assert any(f"`{name}`" in line for line in table)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_can_be_copied_and_drawn(number: int) -> None:
    made: dict[str, Any] = {}
    exec(compile(EXAMPLES[number], str(PAGE), "exec"), made)
    assert fault_in(made["blocks"]) is None
    assert len(to_text(lay_out(made["blocks"], 80)).splitlines()) > 3


def test_the_commands_name_samples_that_are_there() -> None:
    assert len(EXAMPLES) == 4
    for name in re.findall(r"veikart blocks (\w+)", TEXT):
        assert name in {sample.name for sample in SAMPLES}
