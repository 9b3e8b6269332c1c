"""The time bar at the foot of every screen."""

from __future__ import annotations

from veikart.tui.timebar.model import STEPS, Clock, Density, Ruler, Step, TimeData, step_day
from veikart.tui.timebar.widget import TimeBar

__all__ = ["STEPS", "Clock", "Density", "Ruler", "Step", "TimeBar", "TimeData", "step_day"]
