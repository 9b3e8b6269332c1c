"""Small groups in blocks: marked as withheld, and nothing of them left anywhere."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from tests.comparing.making import BLOCKS

from veikart.blocks import (
    WITHHELD,
    Action,
    Bar,
    Bars,
    Block,
    Column,
    Criterion,
    Distribution,
    Figure,
    Figures,
    Heat,
    HeatMap,
    HeatRow,
    Level,
    Mark,
    Meter,
    Node,
    Part,
    Point,
    Row,
    Scorecard,
    Series,
    Spread,
    Table,
    Text,
    Tree,
    Trend,
    Why,
)
from veikart.reporting.withholding import withheld

WHY = Why("Met", "met ÷ known", "", (("Met", "3"),), (1, 2))
UNEVEN = (("Drift", 3), ("Salg", 9), ("IT", 18))
COLUMNS = (Column("People", right=True), Column("Unit", grow=True), Column("Met"))


def unit(name: str, people: int | None, depth: int = 1) -> Row:
    cells = (str(people), name, Meter(0.5, f"{people} %"))
    return Row(f"unit:{name}", cells, WHY, Action("gap.ranked"), depth, people=people)


def skill(identity: str, name: str, people: int, depth: int = 0) -> Row:
    return Row(identity, (str(people), name, ""), depth=depth, people=people)


SKILLS = {"sql": 3, "fax": 7, "ml": 8, "etl": 19}
UNITS = Table(COLUMNS, (unit("All", 30, 0), unit("Drift", 3), unit("Salg", 9), unit("IT", 18)), "Units")


def texts(table: Block) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[c if isinstance(c, str) else c.text for c in row.cells] for row in table.rows]


def test_of_a_small_group_the_name_stays_and_the_sibling_that_reveals_it_goes_too() -> None:
    found = withheld([[UNITS]], 6)
    [[table]] = found.parts
    assert texts(table) == [
        ["30", "All", "30 %"],
        [WITHHELD, "Drift", WITHHELD],
        [WITHHELD, "Salg", WITHHELD],
        ["18", "IT", "18 %"],
    ]
    assert isinstance(table, Table)
    assert [(row.why, row.action) for row in table.rows[1:3]] == [(None, None)] * 2
    assert (found.small, found.beside) == (1, 1)


def test_what_is_withheld_in_one_table_is_withheld_in_all() -> None:
    """Of Salg one table hides too much, another nothing: side by side they would tell Drift."""
    other = Table(COLUMNS, (unit("All", 60, 0), unit("Drift", 20), unit("Salg", 19), unit("IT", 21)))
    found = withheld([[UNITS], [Text("x"), other]], 6)
    assert [line[0] for line in texts(found.parts[1][1])] == ["60", WITHHELD, WITHHELD, "21"]


def test_a_skill_below_a_capability_is_the_skill_wherever_it_stands() -> None:
    """Flat, another one goes beside it than within its capability; either would tell in the other table."""
    flat = Table(COLUMNS, tuple(skill(f"skill:{name}", name, n) for name, n in SKILLS.items()))
    within = Table(
        COLUMNS,
        (
            skill("capability:a", "A", 30),
            *(skill(f"skill:a/{name}", name, SKILLS[name], 1) for name in ("sql", "ml", "etl")),
            skill("capability:b", "B", 7),
            skill("skill:b/fax", "fax", 7, 1),
        ),
    )
    found = withheld([[flat], [within]], 6)
    hidden = [{line[1] for line in texts(part[0]) if line[0] == WITHHELD} for part in found.parts]
    assert hidden[0] >= {"sql", "fax", "ml"}
    assert hidden[0] == hidden[1] - {"A", "B"}


def test_withheld_rows_of_a_ranking_stand_last_for_their_place_would_tell() -> None:
    table = Table(COLUMNS, (unit("Drift", 3, 0), unit("IT", 18, 0), unit("Salg", 9, 0), unit("HR", 7, 0)))
    [[found]] = withheld([[table]], 6).parts
    assert [line[1] for line in texts(found)] == ["IT", "Salg", "Drift", "HR"]


def test_what_says_nothing_of_people_stays() -> None:
    columns = (*COLUMNS, Column("Needed by", kept=True))
    rows = tuple(Row(row.id, (*row.cells, "2027-01-31"), people=row.people) for row in UNITS.rows)
    [[found]] = withheld([[Table(columns, rows)]], 6).parts
    assert [line[3] for line in texts(found)] == ["2027-01-31"] * 4
    nodes = Tree((COLUMNS[1], COLUMNS[2], columns[3]), (Node("a", "A", ("50 %", "2027"), people=3),))
    [[tree]] = withheld([[nodes]], 6).parts
    assert isinstance(tree, Tree)
    assert tree.nodes[0].cells == (Mark(WITHHELD, "muted"), "2027")


def test_a_bar_and_a_figure_of_few_people_say_that_they_are_withheld() -> None:
    bars = Bars(
        (Bar("a", "Drift", (Part(3, "met"),), "3", WHY, 3), Bar("b", "IT", (Part(9, "met"),), "9", WHY, 9))
    )
    figures = Figures((Figure("Met", "40 %", "2 of 5", "bad", WHY, 5), Figure("People", "5")))
    [[drawn, told]] = withheld([[bars, figures]], 6).parts
    assert isinstance(drawn, Bars)
    assert isinstance(told, Figures)
    assert [(bar.parts, bar.text, bar.why) for bar in drawn.bars] == [((), WITHHELD, None)] * 2
    assert told.figures[0] == Figure("Met", WITHHELD, "fewer than 6 people", "muted", None, 5)
    assert told.figures[1].value == "5"


def test_cells_of_a_map_are_withheld_column_by_column() -> None:
    def row(name: str, depth: int, *people: int) -> HeatRow:
        return HeatRow(name, name, tuple(Heat(f"{n}", 0.5, "stale", WHY, n) for n in people), depth)

    heat = HeatMap(("SQL", "Fax"), (row("All", 0, 40, 40), row("Drift", 1, 4, 8), row("IT", 1, 36, 32)))
    [[found]] = withheld([[heat]], 6).parts
    assert isinstance(found, HeatMap)
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["40", "40"],
        [WITHHELD, "8"],
        [WITHHELD, "32"],
    ]
    gone = found.rows[1].cells[0]
    assert (gone.share, gone.look, gone.why) == (None, "plain", None)


def test_trees_distributions_scorecards_and_trends_withhold_as_well() -> None:
    tree = Tree(
        (Column("Unit", grow=True), Column("Met")),
        (Node("all", "All", ("50 %",), tuple(Node(n, n, (n,), people=k) for n, k in UNEVEN), people=30),),
    )
    spread = Distribution(
        (Level("1"), Level("2")), tuple(Spread(n, n, (k, 1), 1, why=WHY, people=k) for n, k in UNEVEN)
    )
    card = Scorecard(tuple(Criterion(n, n, (2.0,), (3.0,), text="why", people=k) for n, k in UNEVEN))
    points = tuple(Point(date(2026, 1, k), 0.5, 0.1, 0.9, WHY, k) for _, k in UNEVEN)
    [[nodes, rows, scores, line]] = withheld(
        [[tree, spread, card, Trend((Series("s", "Pulse", points),))]], 6
    ).parts
    assert isinstance(nodes, Tree)
    assert [n.cells for n in nodes.nodes[0].children] == [(Mark(WITHHELD, "muted"),)] * 2 + [("IT",)]
    assert isinstance(rows, Distribution)
    assert [(r.withheld, r.counts, r.missing, r.why) for r in rows.rows[:2]] == [(True, (), 0, None)] * 2
    assert rows.rows[2].counts == (18, 1)
    assert isinstance(scores, Scorecard)
    assert [(c.scores, c.before, c.text) for c in scores.criteria[:2]] == [((None,), (), "× withheld")] * 2
    assert isinstance(line, Trend)
    assert [(p.value, p.low, p.why) for p in line.series[0].points] == [
        (None, None, None),
        (0.5, 0.1, WHY),
        (0.5, 0.1, WHY),
    ]
    assert line.series[0].label == "Pulse (× some days)"


@given(BLOCKS)
@settings(max_examples=25, deadline=None)
def test_what_is_about_no_group_stays_as_it_is(blocks: list[Block]) -> None:
    assert list(withheld([blocks], 6).parts[0]) == blocks
