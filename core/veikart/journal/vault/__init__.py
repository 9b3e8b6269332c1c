"""Sealing what is personal: a key for each person, so that one can be forgotten without changing history."""

from veikart.journal.vault.vault import Vault

__all__ = ["Vault"]
