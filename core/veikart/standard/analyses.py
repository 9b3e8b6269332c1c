"""The analyses that veikart brings itself."""

from __future__ import annotations

from veikart.contributions.analysis import Analysis
from veikart.progress.columns import COLUMNS, SOURCE
from veikart.progress.table import progress_table

KEYS = {"progress": ("person", "skill", "part")}
"""Columns that tell the rows of an analysis apart."""

CORE_ANALYSES = (
    Analysis("progress", "What changed since the last workshop, and why", progress_table, COLUMNS, SOURCE),
)
