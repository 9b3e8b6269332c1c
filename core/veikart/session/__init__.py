"""An opened engagement: the one place where journal, facts, commands, views and plugins meet."""

from __future__ import annotations

from veikart.session.ledger import Progress
from veikart.session.session import Session

__all__ = ["Progress", "Session"]
