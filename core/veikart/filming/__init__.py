"""A film of one view through time, as a file that plays with nothing installed.

reel = shoot(session, Wanted("map", Film("quarter"), first, last))
place(path, reel, format_of(path), size=(120, 40), replace=False)
"""

from __future__ import annotations

from veikart.filming.formats import check_film, format_of, place_film
from veikart.filming.shooting import Wanted, shoot, told

__all__ = ["Wanted", "check_film", "format_of", "place_film", "shoot", "told"]
