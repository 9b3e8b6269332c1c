"""Gap: what is missing most for the goals, where, who alone holds what is needed, and what can be done.

Every part stands in a room of its own (`ranking`, `readiness`, `agreement`, `risk`, `reskill`) and says
there what it adds. Declared lightly: Polars is imported by the functions that compute and draw, when called.
"""

from __future__ import annotations

from veikart.api import Assembled
from veikart_gap import agreement, ranking, readiness, reskill, risk

PLUGIN = Assembled("gap", ranking.PART, readiness.PART, agreement.PART, risk.PART, reskill.PART)
