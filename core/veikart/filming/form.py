"""What a form asks for before a film is written: the view and what it is narrowed to are known there."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from veikart.commands.declaration import Params

TITLE = "Write the film to a file"


class FilmParams(Params):
    """Answers of the form."""

    file: str = Field(
        min_length=1,
        title="File",
        description="ends with .html: a page that plays anywhere; or with .cast",
    )
    by: Literal["quarter", "month", "marks"] = Field("quarter", title="Its steps")
    first: date | None = Field(None, title="From", description="empty: where the time line begins")
    last: date | None = Field(None, title="To", description="empty: today")
    notes: bool = Field(False, title="With the presenter's notes")
    title: str = Field("", title="Title", description="empty: the client's name and the view's")
    replace: bool = Field(False, title="Write over a file that is no film")
