"""Storage: one ordered ledger of events per engagement."""

from veikart.journal.journal import Journal, Proposed, Written
from veikart.journal.stored import Stored

__all__ = ["Journal", "Proposed", "Stored", "Written"]
