"""Blocks as a view would give them: Nordic names, wide letters, long names, nothing at all."""

from __future__ import annotations

from datetime import date

from veikart.blocks import (
    Action,
    Bar,
    Bars,
    Block,
    Callout,
    Column,
    Criterion,
    Distribution,
    Empty,
    Figure,
    Figures,
    Heading,
    Heat,
    HeatMap,
    HeatRow,
    Level,
    Mark,
    Meter,
    Milestone,
    Node,
    Part,
    Point,
    Row,
    Scorecard,
    Series,
    Spread,
    Table,
    Text,
    Timeline,
    TimelineItem,
    Tree,
    Trend,
    Wheel,
    WheelEntry,
    Why,
)

PEOPLE = ("Kari Nordmann", "Åse Bjørnstad", "Øyvind Sæther", "Zoë Ångström", "李小龍", "Bjørn-Erik " * 4)
SKILLS = (
    "Cloud architecture",
    "Python",
    "Datamodellering",
    "Säkerhetstestning",
    "Requirements engineering",
    "Stakeholder dialogue",
    "Kubernetes",
    "Machine learning",
    "Tjenestedesign",
    "Coaching",
    "Procurement",
    "Accessibility",
    "Statistics",
    "Incident response",
    "Endringsledelse",
    "Technical writing",
    "API design",
    "Cost control",
)
LOOKS = ("plain", "plain", "plain", "stale", "plain", "assumed", "plain", "missing", "plain", "not relevant")

HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b[2J\x1b]0;owned\x07",
    "\x9b31m",
    "line\nfeed\r\nand\ttab",
    "\u202eabc\u2066",
    "\u0301\u0301stands on others",
    "zero\u200bwidth\u200dhere",
    "👩\u200d💻 and ❤\ufe0f",
    "\ud800",
    "{0} %s \\x1b",
    "",
)


def table() -> Table:
    columns = (
        Column("Skill", grow=True, least=14),
        Column("Goal", grow=True, least=10, drop=2),
        Column("Required", right=True),
        Column("Median", right=True, drop=1),
        Column("People below", right=True),
        Column("Met", least=8),
        Column("Unit", least=16, drop=3),
    )
    tones = ("bad", "warn", "normal")
    rows = tuple(
        Row(
            f"skill-{i}",
            (
                skill,
                "Trygg drift for alle innbyggere" if i % 2 else "Grønn vekst",
                str(2 + i % 4),
                f"{1 + i * 0.3:.1f}",
                Mark(str(i * 3), tones[i % 3]),
                Meter(i / 7, f"{i / 7:.0%}", "good") if i % 3 else Meter(None, "unknown", "muted"),
                "Drift og plattform",
            ),
            why=Why(f"Why {skill}"),
            action=Action("gap.skill", {"skill": f"skill-{i}"}),
            depth=i % 2,
        )
        for i, skill in enumerate(SKILLS[:8])
    )
    return Table(columns, rows, "Gaps that matter most")


def heat_map(columns: int, people: int = 5) -> HeatMap:
    def cell(person: int, skill: int) -> Heat:
        look = LOOKS[(person * 3 + skill) % len(LOOKS)]
        level = (person + skill * 2) % 6
        off = look in ("missing", "not relevant")
        return Heat("" if off else str(level), None if off else level / 5, look, Why(f"{person} {skill}"))

    rows = [
        HeatRow(f"person-{p}", PEOPLE[p % 6], tuple(cell(p, s) for s in range(columns)), 1)
        for p in range(people)
    ]
    return HeatMap(
        SKILLS[:columns], (HeatRow("unit", "Drift", ()), *rows), "Map", ("0 none", "5 leads others")
    )


def hostile() -> tuple[Block, ...]:
    """Every text of every block is hostile."""
    rows = tuple(
        Row(f"row-{i}", (text, Mark(text), Meter(0.5, text)), why=Why(text)) for i, text in enumerate(HOSTILE)
    )
    return (
        *(Heading(text) for text in HOSTILE),
        *(Text(text) for text in HOSTILE),
        Figures(tuple(Figure(text, text, text) for text in HOSTILE)),
        Table((Column(HOSTILE[2], grow=True), Column(HOSTILE[4]), Column(HOSTILE[5])), rows, HOSTILE[1]),
        Bars(
            tuple(
                Bar(f"bar-{i}", text, (Part(1, text), Part(2, "y")), text) for i, text in enumerate(HOSTILE)
            )
        ),
        HeatMap(
            HOSTILE,
            tuple(
                HeatRow(f"heat-{i}", text, tuple(Heat(other[:3], 0.5) for other in HOSTILE))
                for i, text in enumerate(HOSTILE)
            ),
            HOSTILE[3],
            HOSTILE,
        ),
        Empty(HOSTILE[2], HOSTILE),
        *hostile_drawings(),
    )


def hostile_drawings() -> tuple[Block, ...]:
    """The blocks that are drawn rather than written, their texts as hostile."""
    first, last = date(2026, 1, 1), date(2026, 6, 30)
    every = tuple(enumerate(HOSTILE))
    return (
        Callout(HOSTILE[2], HOSTILE[4], "bad", HOSTILE, why=Why("x")),
        Tree(
            (Column(HOSTILE[2], grow=True), Column(HOSTILE[4])),
            tuple(Node(f"node-{i}", text, (text,), (Node(f"leaf-{i}", text),)) for i, text in every),
            HOSTILE[1],
        ),
        Distribution(
            tuple(Level(str(i % 10), text) for i, text in every[:10]),
            tuple(Spread(f"spread-{i}", text, tuple(range(10)), i) for i, text in every),
            HOSTILE[1],
        ),
        Scorecard(
            tuple(Criterion(f"criterion-{i}", text, (2, 4), (3, 3), 0.1, text) for i, text in every),
            (HOSTILE[1], HOSTILE[4]),
            ends=(HOSTILE[2], HOSTILE[5]),
            title=HOSTILE[3],
        ),
        Timeline(
            tuple(TimelineItem(f"item-{i}", text, first, last, lane=text, detail=text) for i, text in every),
            first,
            tuple(Milestone(last, text) for text in HOSTILE),
            title=HOSTILE[1],
        ),
        Trend(
            tuple(Series(f"series-{i}", text, (Point(first, i), Point(last, -i))) for i, text in every),
            HOSTILE[1],
            HOSTILE[2],
            milestones=tuple(Milestone(last, text) for text in HOSTILE),
        ),
        Wheel(
            tuple(WheelEntry(f"entry-{i}", text, i % 12 + 1, lane=text, detail=text) for i, text in every),
            title=HOSTILE[1],
        ),
    )


CASES: dict[str, tuple[Block, ...]] = {
    "prose": (
        Heading("Beredskap per mål"),
        Text(
            "Readiness is the share of required levels that are met, over those that are known. " * 2, "muted"
        ),
        Text("First paragraph.\n\nSecond paragraph: Ærlig talt, på Ås."),
        Heading("En overskrift som er lengre enn det er plass til på en smal skjerm, og litt til"),
    ),
    "figures": (
        Figures(
            (
                Figure("Readiness", "64 %", "up 4 points since the review in March", "good", Why("share")),
                Figure("People below a requirement", "12", "of 120", "warn"),
                Figure("Not assessed", "31 %", "", "muted"),
                Figure(
                    "Nøkkelpersonrisiko", "3", "Kari, Åse, Øyvind and a long list of others who matter", "bad"
                ),
            )
        ),
    ),
    "table": (table(),),
    "table-empty": (Table(table().columns, (), "Gaps"), Table((), ()), Text("after")),
    "bars": (
        Bars(
            (
                Bar(
                    "a",
                    "Trygg drift for alle",
                    (Part(12, "met", "good"), Part(3, "below", "bad"), Part(5, "unknown")),
                    "60 %",
                ),
                Bar("b", "Grønn vekst", (Part(1, "met", "good"), Part(30, "below", "bad")), "3 %"),
                Bar("c", "Øke tillit", (), "–"),
            ),
            "Coverage per goal",
        ),
        Bars((Bar("d", "2025", (Part(3.3, ""),)), Bar("e", "2026", (Part(4.9, ""),))), most=5.0),
        Bars(()),
    ),
    "heat-few": (heat_map(4),),
    "heat-some": (heat_map(7),),
    "heat-many": (heat_map(18),),
    "heat-empty": (HeatMap((), ()), HeatMap(("Python",), (), "Map")),
    "empty": (
        Empty(
            "No workshop has been held yet.",
            ("Press F4 to open the Map.", "Rate the first person with one digit. " * 3),
        ),
        Empty("Nothing to do."),
    ),
    "hostile": hostile(),
}
