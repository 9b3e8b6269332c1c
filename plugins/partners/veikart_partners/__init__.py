"""Partners: those from outside (or from an academy within) whom the organisation grows with.

Declared lightly: each room says what it adds, and what is heavy is imported when it is called.
"""

from __future__ import annotations

from veikart.api import Assembled
from veikart_partners import delivery, effect, governance, one, portfolio, selection

PLUGIN = Assembled(
    "partners", portfolio.PART, selection.PART, one.PART, delivery.PART, governance.PART, effect.PART
)
