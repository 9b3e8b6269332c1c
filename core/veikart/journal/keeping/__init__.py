"""Keeping a history whole: its chain, verifying, backups, moves, and what stays forgotten."""
