"""Samples of what shows levels."""

from __future__ import annotations

from veikart.blocks import Heat, HeatMap, HeatRow
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
