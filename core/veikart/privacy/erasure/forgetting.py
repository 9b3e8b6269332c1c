"""Forgetting someone as planned, and verifying it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from veikart.journal.keeping.checking import verify_all
from veikart.privacy.erasure.records import Plan, Receipt
from veikart.privacy.erasure.verifying import copies_beside, keys_of, remains
from veikart.privacy.mentions import mentions
from veikart.privacy.sources import sources_of
from veikart_events.envelope import parse_time

if TYPE_CHECKING:
    from veikart.journal.keeping.checking import Progress
    from veikart.session import Session


def forget(session: Session, plan: Plan, progress: Progress | None = None) -> Receipt:
    """Destroys the keys in the plan, for ever, and verifies that nothing of it can be read any more.

    Raises `RuleBroken`, `JournalBusy` or `CannotWrite`; then nothing was forgotten. What is found afterwards
    that should not be there is in the receipt.
    """
    journal = session.journal
    texts = [each.subject for each in plan.going]
    keys = keys_of(journal.engine, (plan.person.id, *texts))
    written = session.forget(plan.person.id, texts)
    assert written is not None
    event = json.loads(journal.at([written.first])[0].state)
    verdict = verify_all(journal.engine, journal.vault, progress)
    faults, looked = remains(journal, plan.secrets, keys)
    still = mentions(sources_of(session), plan.called, plan.person.id)
    file = journal.address.file
    return Receipt(
        number=event["id"],
        position=written.first,
        engagement=journal.engagement,
        client=session.name,
        person=plan.person.id,
        at=parse_time(event["at"]),
        by=event["by"],
        seals=plan.all_seals,
        texts=len(texts),
        stays=plan.stays,
        digest_before=journal.digest_at(written.first - 1),
        digest_after=journal.digest_at(written.last),
        faults=(*(fault.words for fault in verdict.faults), *faults),
        looked_into=tuple(looked),
        named_in=tuple(dict.fromkeys(each.position for each in still)),
        copies=tuple(copies_beside(file, journal.engagement, plan.person.id)) if file else (),
        reminders=tuple(str(place) for place in journal.erasures.places if place.exists()),
    )
