"""Samples of what shows levels: a heat map and a distribution."""

from __future__ import annotations

from veikart.blocks import Distribution, Heat, HeatMap, HeatRow, Level, Spread, Why
from veikart.gallery.sample import Sample

_SKILLS = ("Feilsøking", "Cyber-sikkerhet", "Data-modellering", "Endrings-ledelse", "Python")
_LEVELS = {
    "Ingrid Solheim": "54.32~",
    "Åse Bjørnstad": "3234?–",
    "Øyvind Sæther": "2~12·1",
    "Mikko Lahtinen": "1325·",
}


def _heats(levels: str) -> tuple[Heat, ...]:
    """ "3" is a level, "3~" a stale one, "3?" an assumed one, "." and "·" missing, "–" not relevant."""
    heats: list[Heat] = []
    for sign in levels:
        if sign == "~":
            heats[-1] = Heat(heats[-1].text, heats[-1].share, "stale")
        elif sign == "?":
            heats[-1] = Heat(heats[-1].text, heats[-1].share, "assumed")
        elif sign == "–":
            heats.append(Heat("", None, "not relevant"))
        elif sign.isdigit():
            heats.append(Heat(sign, int(sign) / 5))
        else:
            heats.append(Heat("", None, "missing"))
    return tuple(heats)


HEAT_MAP = Sample(
    "heatmap",
    "A heat map shows the levels of many in many things; what is no plain measurement looks different.",
    (
        HeatMap(
            _SKILLS,
            (
                HeatRow("unit:drift", "Kontrollrom", ()),
                *(
                    HeatRow(f"person:{number}", name, _heats(levels), 1)
                    for number, (name, levels) in enumerate(_LEVELS.items())
                ),
            ),
            "Who can do what today",
            ("0 none", "3 works alone", "5 leads others"),
        ),
    ),
)

DISTRIBUTION = Sample(
    "distribution",
    "A distribution shows how many stand on each level, the median, and apart from them who is not known.",
    (
        Distribution(
            (
                Level("0", "none"),
                Level("1", "knows of it"),
                Level("2", "with help"),
                Level("3", "alone"),
                Level("4", "helps others"),
                Level("5", "leads the field"),
            ),
            (
                Spread(
                    "unit:control",
                    "Kontrollrom",
                    (1, 2, 5, 3, 2, 0),
                    missing=2,
                    why=Why("Levels in Kontrollrom", "one for each person, the latest agreed level"),
                    people=13,
                ),
                Spread("unit:field", "Felt og vedlikehold", (0, 1, 3, 9, 7, 1), missing=4, people=21),
                Spread("unit:it", "IT og data", (2, 4, 4, 2, 0, 0), not_relevant=3, people=12),
                Spread("unit:new", "Forretningsutvikling", (), missing=6),
                Spread("unit:board", "Ledergruppe", (), withheld=True, people=4),
            ),
            "Feilsøking i styringen, level by unit",
        ),
    ),
)
