"""What KPIs were, a row for each day or period; KPIs that are not there yet are defined on the way."""

from __future__ import annotations

from veikart.interchange import bringing, casts
from veikart.interchange.columns import field
from veikart.interchange.desk import Desk, Kind, Take, Taken
from veikart.interchange.faults import Refused
from veikart.interchange.rows import Row, Sheet
from veikart.interchange.told import Told
from veikart.journal import Proposed
from veikart.rules.state import Known
from veikart_events.ids import new_id
from veikart_events.vocabulary.results import KpiDefined, KpiObserved

KPI = field("kpi", "kpi name, indicator, metric, key figure, indikator, nøkkeltall, nyckeltal, mätetal")
VALUE = field("value", "kpi value, result, observed, verdi, resultat, värde, utfall")
DAY = field("date", "day, month, period, period end, dato, måned, periode, datum, månad")
UNIT = field("unit", "unit name, department, enhet, avdeling, avdelning")
GOAL = field("goal", "strategic goal, goal name, mål, strategisk mål, strategiskt mål")
MEASURED_IN = field("measured_in", "measured in, unit of measure, måleenhet, måttenhet")
BETTER = field("better", "direction, better when, retning, riktning")
TARGET = field("target", "target value, målverdi, målvärde")
FIELDS = (KPI, VALUE, DAY, UNIT, GOAL, MEASURED_IN, BETTER, TARGET)


class Kpis:
    """Reads an observation out of each row."""

    def __init__(self, sheet: Sheet, desk: Desk) -> None:
        self._desk = desk
        self._create = desk.may_create(True)
        desk.reach_back(sheet.values("date"))
        self._told = Told("KPI, unit and day")

    def take(self, row: Row) -> Taken:
        name = row.text("kpi")
        if not casts.key(name):
            raise Refused("the KPI is missing", field="kpi", advice="Fill it in or leave the row out.")
        value = _number(row, "value")
        if value is None:
            raise Refused(
                "the value is missing",
                field="value",
                advice="Fill it in or leave the row out: missing is not zero.",
            )
        day = casts.horizon(row.text("date"), "date") or self._desk.options.day or self._desk.today
        kpi, happens = self._kpi(row, name)
        unit, made = self._unit(row)
        self._told.must_agree((kpi, unit, day), row.line, value, field="value", value=row.text("value"))
        if self._desk.state.ties.get(("observed", kpi, unit or "", day.isoformat())) == value:
            return Taken([*happens, *made])
        return Taken([*happens, *made, Proposed(KpiObserved(kpi=kpi, value=value, unit=unit), day)])

    def _kpi(self, row: Row, name: str) -> bringing.Brought:
        known = self._desk.directory.find("kpi", "", name, field="kpi")
        if known is not None:
            return known.id, []
        if not self._create:
            raise bringing.unknown("kpi", name, "kpi")
        goal = self._goal(row)
        body = KpiDefined(
            kpi=new_id(),
            name=name,
            measured_in=row.text("measured_in") or name,
            goal=goal.id if goal else None,
            better=casts.better(row.text("better")) or "higher",  # type: ignore[arg-type]
            target=_number(row, "target"),
        )
        return body.kpi, [Proposed(body, self._desk.origin)]

    def _goal(self, row: Row) -> Known | None:
        text = row.text("goal")
        if not casts.key(text):
            return None
        known = self._desk.directory.find("goal", "", text, field="goal")
        if known is None:
            raise bringing.unknown("goal", text, "goal")
        return known

    def _unit(self, row: Row) -> tuple[str | None, list[Proposed]]:
        text = row.text("unit")
        return bringing.unit(self._desk, text, create=False) if casts.key(text) else (None, [])


def _number(row: Row, name: str) -> float | None:
    text = row.text(name)
    if not text.strip():
        return None
    found = casts.number(text)
    if found is None:
        raise Refused("this is no number", field=name, value=text, advice="Write 12.5 or 12,5, without %.")
    return found


def begin(sheet: Sheet, desk: Desk) -> Take:
    return Kpis(sheet, desk).take


KPIS = Kind("kpis", FIELDS, (("kpi",), ("value",)), begin)
