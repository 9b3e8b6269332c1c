"""Samples of running text and boxes."""

from __future__ import annotations

from veikart.blocks import Callout, Empty, Heading, Text, Why
from veikart.gallery.sample import Sample

HEADING = Sample(
    "heading",
    "A heading begins a part of a view; what follows stands close below it.",
    (Heading("Trygg drift"), Text("Seven skills carry this goal; three of them are critical.")),
)

TEXT = Sample(
    "text",
    "A text is a paragraph, wrapped to a measure that can be read. Its tone says how much it weighs.",
    (
        Text(
            "Readiness for Trygg drift has grown since the spring, mostly because the control room trained "
            "together. What is missing now is depth: two people hold what eleven turbines depend on."
        ),
        Text("Ratings older than eighteen months are counted as stale.", "muted"),
    ),
)

CALLOUT = Sample(
    "callout",
    "A callout is a sentence that must not be missed, with what to do about it.",
    (
        Callout(
            "Feilsøking i styringen is held by two people, and one of them leaves in March.",
            "Key-person risk",
            "bad",
            (
                "Agree who learns it from Ingrid before Christmas.",
                "Ask the partner for a stand-in from April.",
            ),
            why=Why("Key-person risk", "people at the required level < 3", inputs=(("people", "2"),)),
        ),
        Callout("All five units have held their spring talks.", tone="good"),
    ),
)

EMPTY = Sample(
    "empty",
    "Where there is nothing yet, it says why, and what to do.",
    (
        Empty(
            "No measure has been agreed for this unit yet.",
            ("Open the Gap screen with F5 and choose a skill.", "Press n to propose a measure for it."),
        ),
    ),
)
