"""Blocks of every kind, with texts that are hostile and numbers that are none."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from tests.typeset.samples import HOSTILE

from veikart.blocks import (
    STATE_TONES,
    Bar,
    Bars,
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
)

texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=12), st.sampled_from(["Åse", "李小龍 " * 9, "a b c"])
)
numbers = st.floats(allow_nan=True, allow_infinity=True)
tones = st.sampled_from(["normal", "muted", "strong", "good", "warn", "bad", "accent"])
shares = st.one_of(st.none(), numbers)
cells = st.one_of(texts, st.builds(Mark, texts, tones), st.builds(Meter, shares, texts, tones))
columns = st.builds(
    Column, texts, right=st.booleans(), grow=st.booleans(), least=st.integers(0, 40), drop=st.integers(0, 3)
)
rows = st.builds(
    Row, id=texts, cells=st.lists(cells, max_size=6).map(tuple), depth=st.integers(0, 30), tone=tones
)
parts = st.lists(st.builds(Part, numbers, texts, tones), max_size=8).map(tuple)
heats = st.builds(
    Heat, texts, shares, st.sampled_from(["plain", "stale", "assumed", "missing", "not relevant"])
)
heat_rows = st.builds(HeatRow, texts, texts, st.lists(heats, max_size=14).map(tuple), st.integers(0, 30))
nodes = st.recursive(
    st.builds(Node, texts, texts, st.lists(cells, max_size=6).map(tuple), tone=tones),
    lambda below: st.builds(
        Node, texts, texts, st.just(()), st.lists(below, max_size=3).map(tuple), tone=tones
    ),
    max_leaves=6,
)
counts = st.lists(st.integers(-2, 10**7), max_size=7).map(tuple)
spreads = st.builds(
    Spread, texts, texts, counts, st.integers(-1, 99), st.integers(-1, 99), withheld=st.booleans()
)
scores = st.lists(shares, max_size=3).map(tuple)
criteria = st.builds(Criterion, texts, texts, scores, scores, shares, texts)
near = st.dates(date(2024, 1, 1), date(2028, 12, 31))
days = st.one_of(near, st.dates())
milestones = st.lists(st.builds(Milestone, days, texts), max_size=3).map(tuple)
items = st.builds(
    TimelineItem,
    texts,
    texts,
    days,
    days,
    st.sampled_from(list(STATE_TONES)),
    texts,
    st.one_of(st.none(), days),
    texts,
)
points = st.lists(
    st.builds(Point, days, st.one_of(shares, st.floats(0, 100)), shares, shares), max_size=8
).map(tuple)
series = st.builds(Series, texts, texts, points, st.one_of(st.none(), days), tones)
months = st.integers(1, 12)
entries = st.builds(
    WheelEntry,
    texts,
    texts,
    months,
    st.one_of(st.none(), st.integers(1, 31)),
    st.one_of(st.none(), months),
    texts,
    tones,
    texts,
)
blocks = st.one_of(
    st.builds(Wheel, st.lists(entries, max_size=6).map(tuple), st.one_of(st.none(), months), months, texts),
    st.builds(
        Trend,
        st.lists(series, max_size=3).map(tuple),
        texts,
        texts,
        shares,
        shares,
        milestones,
    ),
    st.builds(
        Timeline,
        st.lists(items, max_size=5).map(tuple),
        st.one_of(st.none(), days),
        milestones,
        st.one_of(st.none(), days),
        st.one_of(st.none(), days),
        texts,
    ),
    st.builds(
        Distribution,
        st.lists(st.builds(Level, texts, texts), max_size=6).map(tuple),
        st.lists(spreads, max_size=4).map(tuple),
        texts,
    ),
    st.builds(
        Scorecard,
        st.lists(criteria, max_size=4).map(tuple),
        st.lists(texts, max_size=3).map(tuple),
        numbers,
        numbers,
        st.tuples(texts, texts),
        texts,
    ),
    st.builds(Callout, texts, texts, tones, st.lists(texts, max_size=3).map(tuple), texts),
    st.builds(
        Tree,
        st.lists(columns, min_size=1, max_size=5).map(tuple),
        st.lists(nodes, max_size=3).map(tuple),
        texts,
    ),
    st.builds(Heading, texts),
    st.builds(Text, texts, tones),
    st.builds(Empty, texts, st.lists(texts, max_size=3).map(tuple)),
    st.builds(Figures, st.lists(st.builds(Figure, texts, texts, texts, tones), max_size=6).map(tuple)),
    st.builds(Table, st.lists(columns, max_size=6).map(tuple), st.lists(rows, max_size=5).map(tuple), texts),
    st.builds(
        Bars,
        st.lists(st.builds(Bar, texts, texts, parts, texts), max_size=4).map(tuple),
        texts,
        st.one_of(st.none(), numbers),
    ),
    st.builds(
        HeatMap,
        st.lists(texts, max_size=12).map(tuple),
        st.lists(heat_rows, max_size=4).map(tuple),
        texts,
        st.lists(texts, max_size=3).map(tuple),
    ),
)
pages = st.lists(blocks, max_size=4)
widths = st.integers(1, 200)
