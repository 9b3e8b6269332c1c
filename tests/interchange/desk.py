"""An empty engagement and a folder of tables, for trying imports."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
from tests.engagements import MovableClock

from veikart.interchange.importing import import_file
from veikart.interchange.options import options_from
from veikart.interchange.report import ImportReport
from veikart.journal import Journal
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.plugins import Plugins
from veikart.session import Session

FOUR = "Beginner,Intermediate,Advanced,Expert"
TODAY = date(2026, 3, 2)


class ImportDesk:
    """Imports tables written as text, and looks at what became of them."""

    def __init__(self, folder: Path, language: str = "en") -> None:
        self.folder = folder
        self.clock = MovableClock(datetime(2026, 3, 2, 9, tzinfo=UTC))
        path = folder / "client.veikart"
        Journal.create(path, "Client", language=language, clock=self.clock).close()
        self.session = Session.open(path, clock=self.clock, plugins=Plugins())

    def file(self, source: Path, kind: str, **options: Any) -> ImportReport:
        """Imports a file and checks that every row is accounted for."""
        dry_run = options.pop("dry_run", False)
        given = replace(options_from(**options), dry_run=dry_run)
        report = import_file(self.session, source, kind, given)
        assert report.accepted + report.unchanged + report.rejected + report.filtered == report.rows
        return report

    def text(self, text: str, kind: str, **options: Any) -> ImportReport:
        """Imports a table given as its text."""
        source = self.folder / f"{kind}.csv"
        source.write_bytes(text.encode())
        return self.file(source, kind, **options)

    def table(self, name: str, *columns: str) -> list[tuple[Any, ...]]:
        """Rows of a table of today's picture, sorted."""
        frame: pl.DataFrame = getattr(self.picture(), name)
        return sorted(frame.select(columns).rows(), key=lambda row: [str(cell) for cell in row])

    def picture(self, day: date | None = None) -> Picture:
        return self.session.picture(Moment(day) if day else None)

    def levels(self) -> dict[tuple[str, str], float | None]:
        """(person, skill) by name → the level that counts, as it was given."""
        picture = self.picture()
        rows = picture.levels.select("person", "skill", "raw_level").rows()
        return {(picture.name("person", p), picture.name("skill", s)): level for p, s, level in rows}

    def topics(self) -> list[str]:
        """Topics of all events, in order."""
        return [stored.topic for stored in self.session.journal.read()]
