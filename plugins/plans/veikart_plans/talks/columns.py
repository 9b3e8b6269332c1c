"""Columns of the table of talks by unit."""

from __future__ import annotations

COLUMNS = {
    "unit": "id of the unit; those below it are counted in it",
    "name": "its name",
    "people": "people who are there",
    "talked": "of them, with a development talk in the last months (setting; 6 unless chosen otherwise)",
    "overdue": "of them, without one for so long",
    "new": "of them, who came within that time and have had none yet",
    "shared": "of those with a talk, whose notes were shared with them",
    "share": "talked ÷ (talked + overdue); empty where none was due",
}
