"""What stands in the columns of the analysis. Exports carry these texts."""

from __future__ import annotations

EXPIRING = {
    "certificate": "id of the certificate",
    "person": "id of who holds it",
    "name": "their name",
    "unit": "id of their unit; empty for none",
    "kind": "what it is for",
    "until": "its last day; empty: it does not expire",
    "days": "days from the day looked at to its last day; below 0 it has expired",
}
