"""The engine of one file: SQLite, whole at rest, with a gate before the first query."""

from veikart.journal.sqlite.engine import SQLiteEngine

__all__ = ["SQLiteEngine"]
