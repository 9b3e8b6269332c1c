"""Reskill: who could do what is needed, and how far it is for them."""

from __future__ import annotations

from veikart_gap.part import Part

PART = Part()
