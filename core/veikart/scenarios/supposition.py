"""What is supposed, between the event that it would be and the events that keep it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from veikart.journal import Proposed
from veikart.journal.stored import Stored
from veikart_events.envelope import encode_document, format_time
from veikart_events.privacy import holdings, personal_fields, stand_ins

if TYPE_CHECKING:
    from veikart_events.base import EventBody

BEGUN = "scenario.begun"
SUPPOSED = "scenario.supposed"
WORDED = "scenario.worded"
BUILDING = (BEGUN, SUPPOSED, WORDED)
"""Topics of the events that a scenario is made of; those of one command are of one scenario."""
MARK = "supposed"
"""The tag of an event that is supposed, where it stands among those that happened."""


@dataclass(frozen=True, slots=True)
class Supposition:
    """An event that is supposed, and where in the journal that stands."""

    scenario: str
    id: str
    position: int
    """Of the `scenario.supposed` in the journal."""
    topic: str
    """Of what is supposed."""
    version: int
    effective: date
    body: Mapping[str, Any]
    """With its personal text, as far as there are keys for it."""
    kept: Mapping[str, Any]
    """The document of the `scenario.supposed`: who supposed it, and when."""

    def stored(self, position: int, recorded: datetime | None = None) -> Stored:
        """The event as it would lie at `position`, had it been recorded then; None: when it was supposed."""
        document = {**self.kept, "v": self.version, "eff": self.effective.isoformat(), "d": dict(self.body)}
        document["tags"] = [*(self.kept.get("tags") or ()), MARK]
        if recorded is not None:
            document["at"] = format_time(recorded)
        return Stored(position, self.topic, encode_document(document))


def suppositions(events: Iterable[Stored]) -> list[Supposition]:
    """What is supposed in `events` that keep it, opened and in their order; others are left out."""
    kept: list[tuple[int, dict[str, Any]]] = []
    texts: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for event in events:
        document = json.loads(event.state)
        if event.topic == SUPPOSED:
            kept.append((event.position, document))
        elif event.topic == WORDED:
            body = document["d"]
            texts[body["scenario"], body["supposed"]] |= _texts_in(body)
    return [_supposition(position, document, texts) for position, document in kept]


def _texts_in(body: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(body.get("texts") or {})
    return {**found, "name": body["name"]} if body.get("name") else found


def _supposition(
    position: int, document: Mapping[str, Any], texts: Mapping[tuple[str, str], Mapping[str, Any]]
) -> Supposition:
    kept = document["d"]
    words = texts.get((kept["scenario"], kept["supposed"]), {})
    return Supposition(
        scenario=kept["scenario"],
        id=kept["supposed"],
        position=position,
        topic=kept["of"],
        version=kept["of_version"],
        effective=date.fromisoformat(kept["effective"]),
        body={**kept["body"], **words},
        kept=document,
    )


def kept_as(
    scenario: str, proposals: Sequence[Proposed], day: date, new_id: Callable[[], str]
) -> list[Proposed]:
    """The events that keep `proposals` as supposed in the scenario; those without a day hold from `day`."""
    return [
        kept
        for proposed in proposals
        for kept in _kept(scenario, proposed, proposed.effective or day, new_id())
    ]


def _kept(scenario: str, proposed: Proposed, effective: date, identity: str) -> list[Proposed]:
    from veikart_events.vocabulary.scenario import ScenarioSupposed

    model = type(proposed.body)
    plain, words = _parted(proposed.body)
    supposed = ScenarioSupposed(
        scenario=scenario,
        supposed=identity,
        of=model.topic,
        of_version=model.version,
        effective=effective,
        body=plain,
        about=people_in([proposed]),
    )
    worded = (_worded(scenario, identity, subject, fields) for subject, fields in words.items())
    return [Proposed(supposed, note=proposed.note), *map(Proposed, worded)]


def people_in(proposals: Iterable[Proposed]) -> tuple[str, ...]:
    """Ids of whom the events are about, each once."""
    found = (who for each in proposals for who, _ in holdings(each.body, type(each.body)))
    return tuple(dict.fromkeys(found))


def _parted(body: EventBody) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The body as JSON without what is personal, and that: subject → field → value."""
    plain, words = body.model_dump(mode="json"), defaultdict[str, dict[str, Any]](dict)
    marks = personal_fields(type(body))
    instead = stand_ins(plain, type(body)) if marks else {}
    for field, mark in marks.items():
        if plain[field] != instead[field]:
            words[plain[mark.of]][field] = plain[field]
            plain[field] = instead[field]
    return plain, words


def _worded(scenario: str, identity: str, subject: str, fields: Mapping[str, Any]) -> EventBody:
    from veikart_events.vocabulary.scenario import ScenarioWorded

    others = {field: value for field, value in fields.items() if field != "name"}
    return ScenarioWorded(
        scenario=scenario, supposed=identity, about=subject, name=fields.get("name"), texts=others
    )
