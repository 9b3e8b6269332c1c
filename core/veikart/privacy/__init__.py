"""Whose data an engagement holds, and what for."""

from veikart.privacy.datamap import DataMap, EventKind, Sealed, data_map

__all__ = ["DataMap", "EventKind", "Sealed", "data_map"]
