"""Two drawings of one view, of two moments, as one that says what has changed.

    blocks = compared(now, before)      # pure: the blocks of now, with the differences in words and signs

▲ is more and ▼ less than before, in points where it is per cent. A level is no quantity, so levels are told
as "2→3". Rows are matched by id, figures by label, columns by title.
"""

from __future__ import annotations

from veikart.comparing.amounts import parted
from veikart.comparing.comparing import compared

__all__ = ["compared", "parted"]
