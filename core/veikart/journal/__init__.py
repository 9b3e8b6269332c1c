"""Storage: one ordered ledger of events per engagement."""

from veikart.journal.journal import Journal
from veikart.journal.stored import Stored
from veikart.journal.writing import Proposed, Written

__all__ = ["Journal", "Proposed", "Stored", "Written"]
