"""The competence picture at one moment: pure questions to the facts, nothing of screens."""

from veikart.picture.picture import Picture
from veikart.picture.scales import Scale, ScaleLevel

__all__ = ["Picture", "Scale", "ScaleLevel"]
