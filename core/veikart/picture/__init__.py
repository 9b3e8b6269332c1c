"""The competence picture at one moment: pure questions to the facts, nothing of screens."""

from veikart.picture.matrix import Matrix
from veikart.picture.picture import Picture
from veikart.picture.ratings import Ratings
from veikart.picture.scales import Scale, ScaleLevel

__all__ = ["Matrix", "Picture", "Ratings", "Scale", "ScaleLevel"]
