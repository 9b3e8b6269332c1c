"""Columns of the table of learning hours."""

from __future__ import annotations

COLUMNS = {
    "measure": "id of a measure that has begun",
    "title": "its title",
    "state": "started, done or stopped",
    "began": "the day it was started",
    "people": "people it is for who are there",
    "agreed": "hours a week × weeks so far, over all of them; 0 where no hours a week were agreed",
    "logged": "hours that were logged by then",
    "share": "logged ÷ agreed; empty where none were agreed",
}
