"""Tables, and trees in tables, as hypothesis may think of them."""

from __future__ import annotations

from hypothesis import strategies as st

from veikart.blocks import Column, Mark, Meter, Row, Table

_TEXTS = st.sampled_from(
    ["", "·", "3", "12", "4,5", "63 %", "3 of 5", "2026-03-01", "not known", "Åse", "Ærlig", "zoo", "[/]"]
) | st.text(max_size=8)
_CELLS = st.one_of(
    _TEXTS,
    st.builds(Mark, _TEXTS, sort=st.none() | st.integers(-5, 5) | st.floats() | st.text(max_size=3)),
    st.builds(Meter, st.none() | st.floats(0, 1), _TEXTS),
)
COLUMNS = (Column("Name", grow=True), Column("Number", right=True), Column("Met", drop=1))


@st.composite
def trees(draw: st.DrawFn) -> Table:
    """A table of three columns; each row stands at most three deep, some with cells missing."""
    rows = draw(st.lists(st.tuples(st.integers(0, 3), st.lists(_CELLS, max_size=3)), max_size=14))
    return Table(
        COLUMNS, tuple(Row(f"r{i}", tuple(cells), depth=depth) for i, (depth, cells) in enumerate(rows)), "T"
    )


def flat(*cells: str | Mark | Meter) -> Table:
    """One column of cells, named Value, behind names."""
    rows = tuple(Row(f"r{i}", (f"Row {i}", cell)) for i, cell in enumerate(cells))
    return Table((Column("Name"), Column("Value")), rows)


def parents_of(table: Table) -> dict[str, str | None]:
    """Which row each row belongs to: the nearest less deep one above."""
    found: dict[str, str | None] = {}
    above: list[Row] = []
    for row in table.rows:
        above = [each for each in above if each.depth < row.depth]
        found[row.id] = above[-1].id if above else None
        above.append(row)
    return found
