"""How work with partners is said on the pages: whom it is for, what it costs, why it stands as it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from veikart.api import Action, Do, Empty, Mark, Why, amount, counted, day_in_words, join_and
from veikart_partners.delivery.engagements import STAGES, Engagement
from veikart_partners.portfolio.standing import partners_at
from veikart_partners.portfolio.wording import FIRST

if TYPE_CHECKING:
    from veikart.api import Picture

Ways = tuple[Action | Do, ...]
_MOST_NAMED = 12
_MOST_POSITIONS = 200


def nothing_yet(picture: Picture, what: str, *steps: str) -> Empty:
    """What stands where there is nothing: first a partner, then what `steps` say."""
    day = picture.moment.in_words()
    if not partners_at(picture):
        return Empty(f"There was no partner yet on {day}, so {what}.", FIRST)
    return Empty(f"On {day} {what}.", steps)


def ways_of(each: Engagement) -> Ways:
    """What can be done with a piece of work as it stands, the likeliest first."""
    about = {"engagement": each.id}
    if each.stage == "past":
        return (
            Action("partners.effect", {}, "What came of it, on four levels"),
            Do("partners.count_reactions", about, "Count what those who took part answered"),
            Do("partners.observe_practice", about, "Note whether it is done at work"),
            Do("partners.link_kpi", about, "Say which KPI it is meant to move"),
        )
    end = Do("partners.end_engagement", about, "End it")
    return (
        *((end,) if each.stage == "late" else ()),
        Do("partners.hold_iteration", about, "Note a round, and what is changed"),
        Do("partners.take_part", about, "Say who takes part, and what it builds"),
        Do("partners.link_kpi", about, "Say which KPI it is meant to move"),
        *((end,) if each.stage != "late" else ()),
    )


def cost_of(each: Engagement) -> Mark:
    """What it costs; "·" where that was not said: not known is not free."""
    if each.cost is None:
        return Mark("·", "muted", float("nan"))
    return Mark(amount(each.cost, each.currency), sort=each.cost)


def skills_of(picture: Picture, each: Engagement, most: int = 2) -> str:
    """ "Welding, SQL +1"; "none named" where nobody said."""
    called = [picture.name("skill", skill) for skill in each.skills]
    rest = f" +{len(called) - most}" if len(called) > most else ""
    return ", ".join(called[:most]) + rest if called else "none named"


def days_of(each: Engagement) -> str:
    """From when until when."""
    last = each.ended or each.end
    return f"{each.began.isoformat()} – {last.isoformat() if last else ''}".rstrip()


def why_of(picture: Picture, each: Engagement) -> Why:
    """All that was said of a piece of work; events of it when it is opened."""
    ended = f"on {day_in_words(each.ended)}" if each.ended else ""
    price = amount(each.cost, each.currency) if each.cost is not None else "not said"
    inputs = (
        ("Partner", each.partner_name),
        ("Stands", STAGES[each.stage]),
        ("Began", day_in_words(each.began)),
        ("To end", day_in_words(each.end) if each.end else "not said"),
        ("Ended", ended),
        ("Measure", each.measure.title if each.measure else ""),
        ("Unit", picture.name("unit", each.unit) if each.unit else ""),
        ("Skills", join_and([picture.name("skill", skill) for skill in each.skills]) or "none named"),
        ("Cost in the end" if each.spent else "Cost agreed", price),
        ("About it", each.about),
    )
    told = tuple((name, value) for name, value in inputs if value)
    return Why(each.title, "", "", told, more=partial(_behind, picture, each))


def _behind(picture: Picture, each: Engagement) -> Why:
    """Who takes part, and every event about it."""
    called = [picture.name("person", person) for person in each.people]
    named = ", ".join(called[:_MOST_NAMED])
    rest = f" and {len(called) - _MOST_NAMED} more" if len(called) > _MOST_NAMED else ""
    who = f"{counted(len(called), 'person', 'people')}: {named}{rest}" if called else "nobody named"
    found: set[int] = set()
    for table in ("engagements", "engagement_skills", "participants", "iterations"):
        rows = picture.statements(f"partners.{table}")
        found.update(rows.filter(rows["engagement"] == each.id)["position"].to_list())
    return Why(
        "", inputs=(("Takes part", who),), positions=tuple(sorted(found, reverse=True)[:_MOST_POSITIONS])
    )
