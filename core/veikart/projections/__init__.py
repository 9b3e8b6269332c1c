"""From the ledger to typed, sorted tables: the facts."""
