"""Culture: whether the organisation learns, how it is carried, and what people say of it.

Declared lightly: each room says what it adds, and what is heavy is imported when it is called.
"""

from __future__ import annotations

from veikart.api import Assembled
from veikart_culture import anchoring, beside, conversations, mentoring, practices, pulse

PLUGIN = Assembled(
    "culture", pulse.PART, conversations.PART, practices.PART, mentoring.PART, anchoring.PART, beside.PART
)
