"""Plans: what is done to close the gaps, who has agreed to it, and what came of it.

Declared lightly: each room says what it adds, and what is heavy is imported when it is called.
"""

from __future__ import annotations

from veikart.api import Assembled
from veikart_plans import hours, measures, reviews, talks, wheel

PLUGIN = Assembled("plans", measures.PART, hours.PART, reviews.PART, talks.PART, wheel.PART)
