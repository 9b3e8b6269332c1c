"""Partners as they stand at a moment: what was said of each, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from veikart_partners.portfolio.kinds import ACTIVITIES, PHASES, Activity, PartnerKind, Phase

if TYPE_CHECKING:
    from veikart.api import Picture


@dataclass(frozen=True, slots=True)
class Step:
    """That an activity was done: on which day, and what was noted."""

    day: date
    note: str
    position: int


@dataclass(frozen=True, slots=True)
class Covers:
    """Up to which level of `scale` a partner helps to build a skill; None where that was not said."""

    level: float | None
    scale: str | None
    position: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a partner was chosen, when and why."""

    chosen: bool
    why: str
    day: date
    position: int


@dataclass(frozen=True, slots=True)
class Partner:
    """One partner at a moment."""

    id: str
    name: str
    kind: PartnerKind
    languages: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    time_zones: tuple[str, ...] = ()
    day_rate: float | None = None
    currency: str | None = None
    about: str = ""
    phase: Phase | None = None
    """None: nobody said."""
    since: date | None = None
    """From when it has been in its phase."""
    phase_why: str = ""
    done: Mapping[str, Step] = field(default_factory=dict)
    """By the key of the activity, of all phases."""
    covers: Mapping[str, Covers] = field(default_factory=dict)
    """By skill (id)."""
    decision: Decision | None = None
    positions: tuple[int, ...] = ()
    """Positions in the journal of what was last said of it, its phase and the decision."""

    @property
    def in_selection(self) -> bool:
        return self.phase == "selection"

    @property
    def turned_down(self) -> bool:
        """Whether it was decided not to work with it, and nothing has begun since."""
        return self.decision is not None and not self.decision.chosen and self.phase in (None, "selection")

    @property
    def to_be_decided(self) -> bool:
        return self.in_selection and self.decision is None

    @property
    def works_with_us(self) -> bool:
        """Whether one can build on it: neither looked at still nor turned down."""
        return not self.turned_down and not self.in_selection

    @property
    def activities(self) -> tuple[Activity, ...]:
        """What belongs to its phase; nothing where the phase was not said."""
        return tuple(each for each in ACTIVITIES if each.phase == self.phase)

    @property
    def still_to_do(self) -> tuple[Activity, ...]:
        """What of its phase is not done."""
        return tuple(each for each in self.activities if each.key not in self.done)

    @property
    def next_phase(self) -> Phase | None:
        """The phase after its own; None for the last."""
        if self.phase is None:
            return PHASES[0]
        after = PHASES.index(self.phase) + 1
        return PHASES[after] if after < len(PHASES) else None


def partners_at(picture: Picture) -> tuple[Partner, ...]:
    """Every partner of the portfolio: by phase, those turned down last, then by name."""
    return picture.remembered("partners.standing", partial(_put_together, picture))


def partner_of(picture: Picture, identity: str) -> Partner | None:
    """The partner with this id; None where it is not in the portfolio at the moment."""
    return next((each for each in partners_at(picture) if each.id == identity), None)


def names(picture: Picture) -> Mapping[str, str]:
    """What partners are called, by id, also those with whom it is over."""
    rows = picture.statements("partners.partners").select("partner", "name").drop_nulls()
    return dict(rows.rows())


def _put_together(picture: Picture) -> tuple[Partner, ...]:
    phases = {row["partner"]: row for row in picture.table("partners.phases").iter_rows(named=True)}
    decisions = {row["partner"]: row for row in picture.table("partners.decisions").iter_rows(named=True)}
    done, covers = _steps(picture), _covers(picture)
    found = []
    for row in picture.table("partners.partners").iter_rows(named=True):
        partner = row["partner"]
        phase, decided = phases.get(partner), decisions.get(partner)
        positions = {row["position"], *(each["position"] for each in (phase, decided) if each is not None)}
        found.append(
            Partner(
                partner,
                row["name"] or f"Partner {partner[-4:]}",
                row["kind"] or "company",
                languages=listed(row["languages"]),
                regions=listed(row["regions"]),
                time_zones=listed(row["time_zones"]),
                day_rate=row["day_rate"],
                currency=row["currency"] or None,
                about=row["about"] or "",
                phase=(phase["phase"] or None) if phase else None,
                since=phase["effective"] if phase else None,
                phase_why=(phase["why"] or "") if phase else "",
                done=done.get(partner, {}),
                covers=covers.get(partner, {}),
                decision=_decision(decided) if decided else None,
                positions=tuple(sorted(positions)),
            )
        )
    return tuple(sorted(found, key=_order))


def listed(text: str | None) -> tuple[str, ...]:
    """ "nb, en" → ("nb", "en")."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _order(partner: Partner) -> tuple[bool, int, tuple[str, str], str]:
    from veikart.api import collation_key

    place = PHASES.index(partner.phase) if partner.phase in PHASES else -1
    return partner.turned_down, place, collation_key(partner.name), partner.id


def _decision(row: Mapping[str, object]) -> Decision:
    day, position = row["effective"], row["position"]
    assert isinstance(day, date) and isinstance(position, int)  # noqa: PT018  # of one row, always there
    return Decision(bool(row["chosen"]), str(row["why"] or ""), day, position)


def _steps(picture: Picture) -> dict[str, dict[str, Step]]:
    found: dict[str, dict[str, Step]] = {}
    rows = picture.table("partners.steps").select("partner", "step", "effective", "note", "position").rows()
    for partner, step, day, note, position in rows:
        found.setdefault(partner, {})[step] = Step(day, note or "", position)
    return found


def _covers(picture: Picture) -> dict[str, dict[str, Covers]]:
    found: dict[str, dict[str, Covers]] = {}
    rows = picture.table("partners.skills").select("partner", "skill", "level", "scale", "position").rows()
    for partner, skill, level, scale, position in rows:
        found.setdefault(partner, {})[skill] = Covers(level, scale, position)
    return found


def counted_by_phase(partners: Sequence[Partner]) -> Mapping[Phase, int]:
    """How many partners are in each phase, those turned down left out."""
    return {phase: sum(each.phase == phase and not each.turned_down for each in partners) for phase in PHASES}
