"""The pages of work, governance and effect: whatever the names, the moment, the selection and the width."""

from __future__ import annotations

from datetime import date

from tests.plugins.partners.said import rows
from tests.plugins.partners.working import agreed, ended

import veikart_partners
from veikart.api import Action, Selection
from veikart.moment import Moment
from veikart.plugins.shape import fault_in
from veikart.testing import Engagement, Opens, hostile
from veikart_events.vocabulary.results import KpiDefined
from veikart_partners.effect.columns import COSTS, EFFECTS, RESULTS
from veikart_partners.governance.columns import PILLARS

VIEWS = ("engagements", "governance", "pillars", "adaptation", "effect", "cost")
NAME = "[/] [@click=app.quit]x[/] \x1b[2J " + "lang" * 30
SELECTIONS: tuple[dict[str, object], ...] = (
    {},
    {"unit": "field"},
    {"unit": "gone"},
    {"skill": "sql"},
    {"person": "kari"},
)


def furnished(room: Engagement) -> Engagement:
    """One of everything, called so that nobody should trust it."""
    room.do("partners.add", name=NAME, phase="governance")
    partner = room.events("partners.partner_added")[-1].body["partner"]
    paid = {"cost": 10, "currency": "NOK", "unit": "operations"}
    over = agreed(room, partner, title=NAME, about=NAME, **paid)
    agreed(room, partner, title=f"{NAME} 2", end=date(2026, 5, 1))
    room.do("partners.hold_iteration", engagement=over, feedback=NAME, changed=NAME, day=date(2025, 10, 2))
    ended(room, over, why=NAME)
    room.do("partners.count_reactions", engagement=over, question=NAME, fives=6)
    room.do("partners.observe_practice", engagement=over, person="kari", often="often")
    room.write(KpiDefined(kpi="k", name=NAME, measured_in=NAME, better="higher"))
    room.do("partners.link_kpi", engagement=over, kpi="k")
    room.do("partners.review", partner=partner, present=["kari"], decisions=NAME, next=date(2026, 4, 1))
    for pillar in ("trust", "alignment", "co-creation"):
        for side in ("us", "them"):
            said = {"pillar": pillar, "side": side, "score": 5, "evidence": NAME}
            room.do("partners.score_pillar", partner=partner, **said)
    room.do("partners.adapt", partner=partner, unit="field", language=NAME, form=NAME, note=NAME)
    return room


def test_every_page_can_be_drawn_and_leads_only_where_there_is_something(engagement: Opens) -> None:
    room = furnished(engagement(plugins=[veikart_partners.PLUGIN], story=hostile))
    views = {view.id for view in room.session.views}
    commands = {command.id: command for command in room.session.commands}
    for view in (f"partners.{each}" for each in VIEWS):
        for moment in (Moment(date(2024, 1, 1)), None, Moment(date(2031, 1, 1))):
            for narrowed in SELECTIONS:
                blocks = room.blocks(view, moment, **narrowed)
                assert blocks
                assert fault_in(blocks) is None, (view, moment, narrowed)
        for width in (80, 120):
            assert "\x1b" not in room.printed(view, width)
        assert rows(room.blocks(view))
        for row in rows(room.blocks(view)).values():
            assert row.why is not None
            assert row.why.whole().title == row.why.title
            for way in row.actions:
                if isinstance(way, Action):
                    assert way.view in views
                    assert set(way.narrowed) <= set(Selection.__dataclass_fields__)
                else:
                    assert set(way.params) <= set(commands[way.command].params.model_fields)


def test_everything_can_be_undone_to_the_beginning(engagement: Opens) -> None:
    room = furnished(engagement(plugins=[veikart_partners.PLUGIN]))
    while room.picture().table("partners.engagements").height:
        room.undo()
    for view in (f"partners.{each}" for each in VIEWS):
        assert fault_in(room.blocks(view)) is None


def test_tables_have_the_columns_that_are_described_with_rows_and_without(room: Engagement) -> None:
    described = {"effects": EFFECTS, "gap_per_cost": COSTS, "results": RESULTS, "positions": PILLARS}
    empty = {each: room.analysis(f"partners.{each}") for each in described}
    furnished(room)
    for each, columns in described.items():
        full = room.analysis(f"partners.{each}")
        assert list(columns) == empty[each].columns == full.columns
        assert (empty[each].schema, empty[each].height) == (full.schema, 0)
        assert full.height
