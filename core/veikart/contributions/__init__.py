"""What a plugin, or core itself, adds: a frozen record for each kind of contribution.

The kinds whose records need more than the picture lie with what they need: event types in `veikart_events`,
projections in `veikart.projections`, commands in `veikart.commands`.
"""
