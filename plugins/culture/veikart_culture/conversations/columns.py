"""The columns of the analysis of conversations."""

from __future__ import annotations

HELD = {
    "unit": "id of the unit",
    "name": "its name",
    "quarter": "quarter of the calendar: the one of the moment, and the four before it",
    "begins": "its first day",
    "agreed": "talks agreed in the whole quarter; empty where nothing was agreed",
    "held": "talks held in it, up to the moment",
}
HELD_SOURCE = (
    "A count. Agreed in a quarter = a quarter of the talks agreed a year, for the share of its days on which "
    "that was agreed and the unit was there. The agreement of the unit itself counts, else that of the "
    "nearest unit above it, else the one for everybody. Talks count for the unit they were held in alone."
)
