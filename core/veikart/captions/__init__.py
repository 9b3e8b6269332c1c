"""What changed between two moments, in a line: for the film, and for every step in time.

caption(before, after).told(80)     # "7 ratings, target for Cloud architecture raised to 3, Ola left"
"""

from __future__ import annotations

from veikart.captions.caption import Caption, caption

__all__ = ["Caption", "caption"]
