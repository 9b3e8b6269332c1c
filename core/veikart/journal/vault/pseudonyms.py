"""Names for the projector: fictional, always the same for one person, and never those of people.

They are made of plants and birds, so that nobody takes one for a colleague. Which name a person gets follows
from the engagement and the order in which people were entered: the same on every machine, in every copy.
"""

from __future__ import annotations

import random
from functools import cache

_FIRST = (
    "Lyng", "Einer", "Bjørk", "Rogn", "Hassel", "Selje", "Osp", "Furu", "Gran", "Older",
    "Hegg", "Marikåpe", "Tiriltunge", "Blåklokke", "Hvitveis", "Kløver", "Multe", "Tyttebær",
    "Krekling", "Blåbær", "Bringebær", "Myrull", "Siv", "Starr", "Mose", "Bregne", "Kvann",
    "Rosenrot", "Fjellsmelle", "Reinrose", "Mjødurt", "Timian", "Karve", "Ryllik", "Smørblomst",
    "Soleie", "Åkerbær", "Nype", "Slåpe", "Korsved", "Tindved", "Pors", "Røsslyng", "Torv",
    "Linnea", "Åkersvineblom", "Sølvbunke", "Ørevier",
)  # fmt: skip
_LAST = (
    "Linerle", "Havørn", "Fossekall", "Tjeld", "Spove", "Rype", "Storfugl", "Orrfugl", "Trane",
    "Lom", "Ærfugl", "Havsule", "Lunde", "Alke", "Teist", "Måke", "Terne", "Vipe", "Heilo",
    "Rødstilk", "Snipe", "Gauk", "Ugle", "Spett", "Lerke", "Svale", "Steinskvett", "Trost",
    "Løvsanger", "Meis", "Spettmeis", "Kråke", "Ravn", "Skjære", "Stær", "Bokfink", "Bjørkefink",
    "Sisik", "Dompap", "Gulspurv", "Snøspurv", "Falk", "Hauk", "Våk", "Kongeørn", "Hegre",
    "Gås", "Svane",
)  # fmt: skip


def pseudonym(engagement: str, number: int) -> str:
    """The fictional name of the subject with this number (from 1); no two numbers share one."""
    names = _shuffled(engagement)
    turn, place = divmod(max(number, 1) - 1, len(names))
    return names[place] if turn == 0 else f"{names[place]} {turn + 1}"


@cache
def _shuffled(engagement: str) -> tuple[str, ...]:
    names = [f"{first} {last}" for first in _FIRST for last in _LAST]
    random.Random(engagement).shuffle(names)
    return tuple(names)
