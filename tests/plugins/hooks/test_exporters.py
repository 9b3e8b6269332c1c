"""A picture in another program's format, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import Exporter
from veikart.errors import PluginFailed
from veikart.interchange.plugged import export_plugged
from veikart.testing import Engagement, Opens, hostile


def test_units_are_boxes_and_what_is_above_points_to_them(room: Engagement, tmp_path: Path) -> None:
    chart = room.export("chart.mermaid", tmp_path / "chart.mmd").read_text(encoding="utf-8")
    assert chart.splitlines() == [
        "flowchart TD",
        '    u0["Operations<br/>2 people"]',
        '    u1["Field crew<br/>3 people"]',
        "    u0 --> u1",
    ]


def test_no_name_breaks_out_of_its_box(engagement: Opens, example: object, tmp_path: Path) -> None:
    room = engagement(plugins=[example], story=hostile)
    chart = room.export("chart.mermaid", tmp_path / "chart.mmd").read_text(encoding="utf-8")
    assert len(chart.splitlines()) == 4
    assert "<script>" not in chart
    assert all(line.count('"') in (0, 2) for line in chart.splitlines())


def test_one_that_fails_leaves_no_file(app: Runs, answering: Answers, tmp_path: Path) -> None:
    session = app(answering(exporters=[Exporter("odd.txt", "Odd text", ".txt", fails)]))
    with pytest.raises(PluginFailed, match="Odd text did not work"):
        export_plugged(session.plugins.exporters(), "odd.txt", session.picture(), tmp_path / "odd.txt")
    assert list(tmp_path.iterdir()) == []
    assert "exporter odd.txt: ValueError" in reasons(session)
