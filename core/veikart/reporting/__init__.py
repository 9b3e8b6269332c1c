"""The report of an engagement: which sections, what is withheld, what it says of itself.

document = compose(session, Wanted(moment, before=earlier))
place(path, rendered(document, format_of(path)), replace=False)
"""

from __future__ import annotations

from veikart.reporting.composing import Wanted, compose
from veikart.reporting.formats import format_of, rendered
from veikart.reporting.placing import check_place, place

__all__ = ["Wanted", "check_place", "compose", "format_of", "place", "rendered"]
