"""Ids say nothing about what they name; ids of events sort by time."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from veikart_events.ids import event_id, new_id
from veikart_events.vocabulary.organisation import UnitClosed

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
INSTANTS = st.timedeltas(timedelta(0), timedelta(days=80_000)).map(lambda since: EPOCH + since)


@given(
    st.lists(
        INSTANTS, min_size=2, max_size=20, unique_by=lambda at: (at - EPOCH) // timedelta(milliseconds=1)
    )
)
def test_ids_of_events_sort_by_time_of_recording(instants: list[datetime]) -> None:
    made = {at: event_id(at) for at in instants}
    assert [made[at] for at in sorted(instants)] == sorted(made.values())


@given(INSTANTS)
def test_an_id_of_an_event_is_a_uuid_of_version_7_with_its_millisecond(at: datetime) -> None:
    identity = UUID(event_id(at))
    assert (identity.version, identity.variant) == (7, RFC_4122)
    assert identity.int >> 80 == (at - EPOCH) // timedelta(milliseconds=1)


def test_ids_do_not_repeat_within_one_instant() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    assert len({event_id(at) for _ in range(10_000)}) == 10_000
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_a_seeded_source_repeats_its_ids() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    one, two = random.Random(5), random.Random(5)
    assert [new_id(one), event_id(at, one)] == [new_id(two), event_id(at, two)]


@given(st.integers())
def test_a_new_id_fits_the_field_for_ids(seed: int) -> None:
    identity = new_id(random.Random(seed))
    assert len(identity) == 12
    assert UnitClosed(unit=identity).unit == identity
