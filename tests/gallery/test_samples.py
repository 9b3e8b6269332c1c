"""Every sample on every surface, compared with what was looked at and found good.

`VEIKART_SNAPSHOTS=write pytest tests/gallery` writes them anew; look at the difference then.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import get_args

import pytest

from veikart import blocks as b
from veikart.gallery import SAMPLES, Sample
from veikart.plugins.shape import fault_in
from veikart.report import page
from veikart.typeset import lay_out, to_text

FOLDER = Path(__file__).parent / "snapshots"
NAMES = [sample.name for sample in SAMPLES]


def compare(name: str, text: str) -> None:
    path = FOLDER / name
    if os.environ.get("VEIKART_SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.exists(), f"{name} is missing: run once with VEIKART_SNAPSHOTS=write and look at it"
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("sample", SAMPLES, ids=NAMES)
def test_a_sample_looks_as_it_was_approved(sample: Sample, width: int) -> None:
    compare(f"{sample.name}-{width}.txt", to_text(lay_out(sample.blocks, width)))


@pytest.mark.parametrize("sample", SAMPLES, ids=NAMES)
def test_a_sample_in_ascii_looks_as_it_was_approved(sample: Sample) -> None:
    text = to_text(lay_out(sample.blocks, 80, ascii=True))
    compare(f"{sample.name}-80-ascii.txt", text)
    assert not {c for c in text if not c.isascii() and not c.isalpha()}


@pytest.mark.parametrize("sample", SAMPLES, ids=NAMES)
def test_a_sample_in_a_report_looks_as_it_was_approved(sample: Sample) -> None:
    html = page(sample.name, sample.blocks, language="nb")
    [main] = re.findall(r"<main>.*</main>", html, re.DOTALL)
    compare(f"{sample.name}.html", main + "\n")


def test_there_is_a_sample_of_every_block() -> None:
    shown = {type(block) for sample in SAMPLES for block in sample.blocks}
    assert shown == set(get_args(b.Block))


@pytest.mark.parametrize("sample", SAMPLES, ids=NAMES)
def test_a_sample_is_what_the_door_lets_in(sample: Sample) -> None:
    assert fault_in(sample.blocks) is None
    assert len(sample.purpose) > 20
    assert sample.purpose.endswith(".")


def test_samples_have_names_of_their_own() -> None:
    assert len(set(NAMES)) == len(NAMES)
