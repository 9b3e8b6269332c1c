"""Why coverage and gap changed between two moments, taken apart into parts that add up exactly.

    progress = Progress(picture, picture.at(moment), selection)
    progress.total().parts          # id → PartChange, in the order they are told in
    progress.by("goal")["supply"]   # the same of one goal

Every cell (person × skill) goes from what it was to what it is in documented steps; each step has one reason.
See docs/method.md.
"""

from veikart.progress.between import Progress
from veikart.progress.counts import Change, Counts, PartChange
from veikart.progress.parts import PART, PARTS, Part

__all__ = ["PART", "PARTS", "Change", "Counts", "Part", "PartChange", "Progress"]
