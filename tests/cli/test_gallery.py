"""`veikart blocks`: every sample with what it is for, printed or as a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from veikart.cli import main
from veikart.gallery import SAMPLES


def test_all_samples_are_printed_with_what_they_are_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["blocks", "--width", "200"]) == 0
    printed = capsys.readouterr().out
    for sample in SAMPLES:
        assert f"{sample.name} ─" in printed
        assert sample.purpose.split(";")[0][:60] in printed


def test_a_sample_is_printed_by_its_name_as_wide_as_asked_and_in_ascii(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["blocks", "Trend", "--width", "60", "--ascii"]) == 0
    printed = capsys.readouterr().out
    assert "expected" in printed
    assert "timeline" not in printed
    assert max(map(len, printed.splitlines())) <= 60
    assert all(char.isascii() or char.isalpha() for char in printed)


def test_a_name_that_is_none_is_answered_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["blocks", "pie"]) == 2
    assert "There are: heading, text" in capsys.readouterr().err


def test_the_page_has_all_that_was_asked_for_and_is_written_over_by_name_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "blocks.html"
    assert main(["blocks", "wheel", "scorecard", "--html", str(page)]) == 0
    text = page.read_text("utf-8")
    assert "<h2>wheel</h2>" in text
    assert "<h2>scorecard</h2>" in text
    assert "<h2>trend</h2>" not in text
    assert main(["blocks", "--html", str(page)]) == 2
    assert "left alone" in capsys.readouterr().err
    assert main(["blocks", "--html", str(page), "--replace"]) == 0


def test_one_cannot_look_and_write_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["blocks", "--open", "--html", "x.html"]) == 2
    assert "either --open" in capsys.readouterr().err
