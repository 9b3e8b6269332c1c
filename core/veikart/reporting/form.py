"""What a form asks for before a report is written: the moment and what it is narrowed to are known there."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from veikart.commands.declaration import Params

TITLE = "Write the report"


class ReportParams(Params):
    """Answers of the form."""

    file: str = Field(
        min_length=1, title="File", description="ends with .html for a browser and paper, or with .md"
    )
    compare: date | None = Field(
        None, title="Compare with", description="a day before this one: changes since then are told"
    )
    title: str = Field("", title="Title", description="empty: Competence report, with the client's name")
    replace: bool = Field(False, title="Write over a file that is no report")
