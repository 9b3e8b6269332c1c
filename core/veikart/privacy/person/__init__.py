"""Everything that is held about one person, for that person to read."""

from veikart.privacy.person.finding import person_called
from veikart.privacy.person.gathering import held_about
from veikart.privacy.person.records import Held

__all__ = ["Held", "held_about", "person_called"]
