"""Samples of figures, tables and bars."""

from __future__ import annotations

from veikart.blocks import Bar, Bars, Column, Figure, Figures, Mark, Meter, Part, Row, Table, Why
from veikart.gallery.sample import Sample

_READY = Why(
    "Readiness",
    "requirements met ÷ (met + below)",
    inputs=(("met", "164"), ("below", "93")),
)

FIGURES = Sample(
    "figures",
    "Figures are the few numbers a board looks at first.",
    (
        Figures(
            (
                Figure("Readiness", "64 %", "up 4 points since the review in March", "good", _READY),
                Figure("Below a requirement", "93", "for 31 of 140 people", "warn"),
                Figure("Key-person risks", "3", "one of them leaves in March", "bad"),
                Figure("Not assessed", "18 %", "of all requirements", "muted"),
            )
        ),
    ),
)


def _met(met: int, of: int) -> Meter:
    return Meter(met / of, f"{met} of {of}", "good" if met > 0.7 * of else "normal")


def _bar(name: str, label: str, met: int, below: int, unknown: int) -> Bar:
    parts = (Part(met, "met", "good"), Part(below, "below", "bad"), Part(unknown, "not assessed", "muted"))
    return Bar(f"goal:{name}", label, parts, f"{met / (met + below):.0%}")


TABLE = Sample(
    "table",
    "A table lists what a cursor can stop on; Enter opens the why of a row, or leads on.",
    (
        Table(
            (
                Column("Skill", grow=True, least=14),
                Column("Goal", grow=True, least=10, drop=2),
                Column("Required", right=True),
                Column("Median", right=True, drop=1),
                Column("Below", right=True),
                Column("Met", least=8),
            ),
            (
                Row(
                    "skill:scada",
                    (
                        "Feilsøking av kontrollsystemer",
                        "Trygg drift",
                        "4",
                        "2",
                        Mark("11", "bad"),
                        _met(2, 13),
                    ),
                    why=Why("Feilsøking i styringen", "required − current, never below zero"),
                ),
                Row(
                    "skill:ot",
                    ("Cybersikkerhet i anlegg", "Trygg drift", "3", "2", Mark("7", "warn"), _met(5, 12)),
                ),
                Row("skill:data", ("Datamodellering", "Grønn vekst", "3", "3", "4", _met(9, 13))),
                Row("skill:lead", ("Endringsledelse", "Alle", "3", "3", "2", _met(18, 20))),
            ),
            "Gaps that matter most",
        ),
    ),
)

BARS = Sample(
    "bars",
    "Bars compare amounts made of parts, on one scale.",
    (
        Bars(
            (
                _bar("drift", "Trygg drift", 41, 33, 12),
                _bar("vekst", "Grønn vekst", 63, 22, 5),
                _bar("tillit", "Tillit hos kundene", 60, 38, 29),
            ),
            "Requirements per goal",
        ),
    ),
)
