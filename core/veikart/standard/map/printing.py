"""The map as a heat map block, for print; the terminal has a widget of its own for the same model."""

from __future__ import annotations

from veikart.blocks import Blocks, Empty, Heat, HeatMap, HeatRow, Text
from veikart.contributions.view import Rows, Selection
from veikart.picture import Picture
from veikart.standard.counting import missing_for_map, nothing_yet
from veikart.standard.map.building import map_model
from veikart.standard.map.model import MapCell, MapModel, MapRow

_LEGENDS: dict[Rows, tuple[str, ...]] = {
    "people": ("digit: level",),
    "roles": ("digit: median level of those rated",),
    "units": ("digit: median level of those rated, in the unit and below it",),
}
_KINDS: dict[Rows, str] = {"people": "person", "roles": "role", "units": "unit"}


def draw(picture: Picture, selection: Selection) -> Blocks:
    """People, roles or units × skills with levels, the same that the terminal shows."""
    empty = nothing_yet(picture) or missing_for_map(picture)
    if empty is not None:
        return [empty]
    model = map_model(picture, selection)
    if model.empty:
        return [Empty(model.empty)]
    titles = tuple(column.name for column in model.columns)
    rows = tuple(_row(model, place, row) for place, row in enumerate(model.rows))
    heat = HeatMap(titles, rows, legend=_LEGENDS[selection.rows])
    if not model.parked:
        return [heat]
    parked = "1 parked skill is" if model.parked == 1 else f"{model.parked} parked skills are"
    return [heat, Text(f"{parked} left out.", "muted")]


def _row(model: MapModel, place: int, row: MapRow) -> HeatRow:
    if row.heading:
        return HeatRow(f"heading:{row.label}", row.label, ())
    line = model.line(place)
    cells = tuple(_cell(model, column, line.get(column)) for column in range(len(model.columns)))
    return HeatRow(f"{_KINDS[model.kind]}:{row.id}", row.label, cells, row.depth)


def _cell(model: MapModel, column: int, cell: MapCell | None) -> Heat:
    if cell is None:
        return Heat("", None)
    if cell.look in ("missing", "not relevant"):
        return Heat(cell.text, None, cell.look, expected=cell.expected)
    scale = model.scales[model.columns[column].scale]
    return Heat(cell.text, scale.share(float(cell.text)), cell.look, expected=cell.expected)
