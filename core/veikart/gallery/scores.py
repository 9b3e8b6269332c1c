"""A sample of a scorecard."""

from __future__ import annotations

from veikart.blocks import Criterion, Scorecard, Why
from veikart.gallery.sample import Sample

SCORECARD = Sample(
    "scorecard",
    "A scorecard holds criteria against one scale: where each side puts them, and which way they moved.",
    (
        Scorecard(
            (
                Criterion(
                    "pillar:fit",
                    "Strategic fit",
                    (4, 3.5),
                    (3, 3.5),
                    0.3,
                    "The partner now knows our goals for 2027 and has a plan for two of them.",
                    why=Why("Strategic fit", "median of the answers of each side", inputs=(("we", "4"),)),
                ),
                Criterion("pillar:quality", "Quality of teaching", (4.5, 5), (4, 4.5), 0.25),
                Criterion("pillar:transfer", "Use in daily work", (2, 4), (2.5, 3.5), 0.25),
                Criterion("pillar:together", "Working together", (3.5, 3.5), (3.5, 3), 0.1),
                Criterion("pillar:cost", "Value for money", (3, None), (), 0.1),
            ),
            ("We", "Partner"),
            ends=("weak", "strong"),
            title="Five pillars, autumn review",
        ),
        Scorecard(
            (
                Criterion("phase:plan", "Planning", (4,), (3,)),
                Criterion("phase:do", "Carrying out", (3,), (3,)),
                Criterion("phase:after", "Following up", (2,), (3,)),
            ),
            least=0,
            title="Three phases, one side",
        ),
    ),
)
