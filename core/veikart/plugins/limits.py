"""How much a plugin may give at once, and how long it may take. All limits, in one place.

They are far above what people read, and below what makes a laptop stand still: a plugin that reaches one has
made a mistake, and is told so.
"""

from __future__ import annotations

ANSWER = 5.0
"""Seconds for one call: longer than any answer should take, shorter than anybody waits before a projector."""
FAULTS = 3
"""Calls that fail before a plugin is switched off: once is chance, three times is how it is."""
APART = 1.0
"""Seconds between two failures of one part that count as two: playing through time draws 25 frames a second,
and they are one occasion."""

RECORDS = 1_000
"""What a hook returns of one kind: more views or commands than a palette can offer."""
VALUES = 1_000_000
"""Texts, numbers and the like in all blocks of a drawing: 100,000 rows of ten cells, a second to lay out."""
LETTERS = 5_000_000
"""In all texts of a drawing together; a long book has two million."""
LONGEST = 100_000
"""Letters of one text: forty pages."""
HITS = 200
"""What a finder finds: the palette shows forty of a kind."""
MARKS = 2_000
"""Time marks: more than a time bar has cells."""
FINDINGS = 10_000
"""What a check finds: more than anybody will go through."""
TOLD = 100_000
"""Commands that a story tells: ten times the history of the demo."""
PROMISED = 1_000_000
"""Rows of a table of promises: ten for each of 100,000 people."""
ROWS = 20_000_000
"""Rows of an analysis: two levels for each event of the largest engagement that was measured."""
PROPOSED = 2_000_000
"""Events of one command or import, and faults that it reports."""
