"""Trend: what is met and how levels are spread, quarter by quarter, and where that leads."""
