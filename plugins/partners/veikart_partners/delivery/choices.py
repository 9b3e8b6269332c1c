"""What the forms about work with partners offer to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from veikart.api import Choice, Pick
from veikart_partners.delivery.engagements import STAGES, engagements_at, measures_at

if TYPE_CHECKING:
    from veikart.api import Picture


def every(picture: Picture) -> list[Choice]:
    """All pieces of work, the running ones first."""
    return [
        Choice(each.id, each.title, f"{each.partner_name}, {STAGES[each.stage].lower()}")
        for each in engagements_at(picture)
    ]


def unended(picture: Picture) -> list[Choice]:
    """Those that are not over."""
    return [
        Choice(each.id, each.title, each.partner_name)
        for each in engagements_at(picture)
        if each.stage != "past"
    ]


def measures(picture: Picture) -> list[Choice]:
    """The measures of the plans; none where there are no plans."""
    return [
        Choice(each.id, each.title, each.kind.replace("-", " ")) for each in measures_at(picture).values()
    ]


def kpis(picture: Picture) -> list[Choice]:
    """The KPIs that there are, with what they count."""
    return [Choice(*row) for row in picture.kpis.select("kpi", "name", "measured_in").rows()]


AnyEngagement = Annotated[str, Pick(choices=every)]
Unended = Annotated[str, Pick(choices=unended)]
AnyMeasure = Annotated[str, Pick(choices=measures)]
AnyKpi = Annotated[str, Pick(choices=kpis)]
