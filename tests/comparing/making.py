"""Blocks made at random, as any view may give them, and the same view at another moment."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from veikart.blocks import (
    WITHHELD,
    Bar,
    Bars,
    Block,
    Callout,
    Column,
    Criterion,
    Distribution,
    Figure,
    Figures,
    Heading,
    Heat,
    HeatMap,
    HeatRow,
    Level,
    Mark,
    Meter,
    Node,
    Part,
    Row,
    Scorecard,
    Spread,
    Table,
    Text,
    Timeline,
    TimelineItem,
    Tree,
    Why,
)

IDS = ("sql", "welding", "fax", "python", "coaching")
SHARES = st.floats(0, 1)
NUMBERS = st.integers(0, 2000).map(str)
PERCENTS = st.integers(0, 100).map(lambda n: f"{n} %")
WORDS = st.sampled_from(
    ("", "·", "not known", "one person", "16/19", "2027-01-31", "<1 %", "x" * 60, WITHHELD)
)
TEXTS = st.one_of(NUMBERS, PERCENTS, WORDS)
WHYS = st.sampled_from((None, Why("Met", "met ÷ known", "docs/method.md", (("Met", "3"),))))
CELLS = st.one_of(
    TEXTS,
    TEXTS.map(Mark),
    st.builds(Meter, st.one_of(st.none(), SHARES), st.one_of(PERCENTS, WORDS, NUMBERS)),
)
DAYS = st.dates(date(2025, 1, 1), date(2027, 1, 1))
IDENTITIES = st.lists(st.sampled_from(IDS), unique=True, max_size=5)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = ("Skill", "Below", "Met")[: draw(st.integers(1, 3))]
    rows = tuple(
        Row(
            identity,
            (identity, *(draw(CELLS) for _ in columns[1:])),
            draw(WHYS),
            depth=draw(st.integers(0, 2)),
        )
        for identity in draw(IDENTITIES)
    )
    return Table(tuple(Column(title) for title in columns), rows, draw(st.sampled_from(("", "Gaps"))))


@st.composite
def bars(draw: st.DrawFn) -> Bars:
    def parts() -> tuple[Part, ...]:
        labels = draw(st.lists(st.sampled_from(("met", "below", "not known")), unique=True))
        return tuple(Part(draw(SHARES), label) for label in labels)

    made = tuple(Bar(i, i, parts(), draw(TEXTS), draw(WHYS)) for i in draw(IDENTITIES))
    return Bars(made, draw(st.sampled_from(("", "Goals"))), draw(st.sampled_from((None, 1.0))))


@st.composite
def heat_maps(draw: st.DrawFn) -> HeatMap:
    columns = tuple(draw(st.lists(st.sampled_from(IDS), max_size=4)))
    looks = st.sampled_from(("plain", "stale", "assumed", "missing", "not relevant"))
    cell = st.builds(Heat, TEXTS, st.one_of(st.none(), SHARES), looks)
    rows = tuple(HeatRow(i, i, tuple(draw(cell) for _ in columns)) for i in draw(IDENTITIES))
    return HeatMap(columns, rows, draw(st.sampled_from(("", "Map"))), ("0 none",))


@st.composite
def figures(draw: st.DrawFn) -> Figures:
    labels = draw(st.lists(st.sampled_from(("People", "Met", "Below")), max_size=4))
    return Figures(tuple(Figure(label, draw(TEXTS), draw(TEXTS)) for label in labels))


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    def grown(ids: list[str]) -> tuple[Node, ...]:
        made = []
        while ids:
            inside = [ids.pop() for _ in range(draw(st.integers(0, len(ids) - 1)))]
            name = ids.pop()
            made.append(Node(name, name, (draw(CELLS),), grown(inside), draw(WHYS)))
        return tuple(made)

    return Tree((Column("Unit", grow=True), Column("Below")), grown(list(draw(IDENTITIES))), "Tree")


@st.composite
def distributions(draw: st.DrawFn) -> Distribution:
    levels = tuple(Level(sign) for sign in draw(st.sampled_from(("0123", "123"))))
    counts = st.tuples(*(st.integers(0, 5) for _ in levels))
    rows = tuple(
        Spread(i, i, draw(counts), draw(st.integers(0, 2)), withheld=draw(st.booleans()))
        for i in draw(IDENTITIES)
    )
    return Distribution(levels, rows, "Levels")


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    scores = st.tuples(st.one_of(st.none(), st.floats(1, 5)), st.one_of(st.none(), st.floats(1, 5)))
    made = tuple(
        Criterion(i, i, draw(scores), draw(st.one_of(st.just(()), scores))) for i in draw(IDENTITIES)
    )
    return Scorecard(made, draw(st.sampled_from((("We", "Partner"), ("Partner", "We")))), title="Pillars")


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    def item(name: str) -> TimelineItem:
        start, end = sorted((draw(DAYS), draw(DAYS)))
        return TimelineItem(name, name, start, end, draw(st.sampled_from(("agreed", "started", "done"))))

    return Timeline(tuple(item(name) for name in draw(IDENTITIES)), title="Measures")


BLOCKS: st.SearchStrategy[list[Block]] = st.lists(
    st.one_of(
        tables(),
        bars(),
        heat_maps(),
        figures(),
        st.builds(Heading, TEXTS),
        st.builds(Text, TEXTS),
        trees(),
        distributions(),
        scorecards(),
        timelines(),
        st.builds(Callout, TEXTS),
    ),
    max_size=6,
)
