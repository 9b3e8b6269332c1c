"""The file as a whole: repeatable, of the size asked for, and refused when that makes no sense."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from veikart.demo import build
from veikart.errors import BadInput, CannotWrite
from veikart.journal import Journal
from veikart_events.envelope import Envelope

UNTIL = date(2026, 6, 15)


def test_same_seed_gives_same_bytes_in_any_time_zone_and_another_seed_others(tmp_path: Path) -> None:
    here, elsewhere, other = (tmp_path / name for name in ("here", "elsewhere", "other"))
    build(here, seed=3, people=24, until=UNTIL)
    script = (
        "import sys; from datetime import date; from pathlib import Path; from veikart.demo import build; "
        f"build(Path(sys.argv[1]), seed=3, people=24, until=date.fromisoformat('{UNTIL}'))"
    )
    environment = os.environ | {
        "TZ": "Pacific/Auckland",
        "PYTHONHASHSEED": "12",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    subprocess.run([sys.executable, "-c", script, str(elsewhere)], check=True, env=environment)
    build(other, seed=4, people=24, until=UNTIL)
    assert elsewhere.read_bytes() == here.read_bytes()
    assert other.read_bytes() != here.read_bytes()


def test_counts_are_those_of_the_issue(told: Sequence[Envelope]) -> None:
    topics = Counter(event.topic for event in told)
    assert topics["unit.created"] == 6
    assert topics["role.defined"] == 12
    assert topics["skill.defined"] == 40
    assert topics["goal.set"] == 3
    assert topics["workshop.started"] == topics["workshop.ended"] == 4
    assert topics["person.joined"] >= 120
    assert topics["scale.defined"] >= 2
    assert 6000 <= len(told) <= 12000


@pytest.mark.parametrize("people", [24, pytest.param(400, marks=pytest.mark.slow)])
def test_exactly_as_many_people_are_there_in_the_end_as_were_asked_for(
    people: int, built: Callable[..., list[Envelope]]
) -> None:
    events = built(people=people)
    joined = sum(event.topic == "person.joined" for event in events)
    left = sum(event.topic == "person.left" and event.effective <= UNTIL for event in events)
    roles = {event.body.role for event in events if event.topic == "role.assigned"}  # type: ignore[union-attr]
    assert joined - left == people
    assert left >= 2
    assert len(roles) == 12


@pytest.mark.parametrize("until", [date(2026, 1, 1), date(2024, 2, 29), date(2025, 8, 4)])
def test_history_covers_two_years_and_ends_before_the_last_day(until: date, tmp_path: Path) -> None:
    path = tmp_path / "demo.veikart"
    build(path, people=24, until=until)
    journal = Journal(path)
    times = [row.state.split(b'"at":"')[1][:27] for row in journal.read()]
    journal.close()
    assert times == sorted(times)
    first, last = (datetime.fromisoformat(t.decode()).astimezone(UTC).date() for t in (times[0], times[-1]))
    assert timedelta(0) < until - last <= timedelta(days=3)
    assert timedelta(days=725) < until - first < timedelta(days=740)


def test_last_command_is_a_single_rating(demo_file: Path) -> None:
    journal = Journal(demo_file)
    first, last = next(journal.commands())
    topic = next(journal.read(first - 1)).topic
    journal.close()
    assert first == last
    assert topic == "skill.assessed"


@pytest.mark.parametrize(
    ("options", "word"),
    [({"people": 23}, "24"), ({"people": 10**6}, "people"), ({"until": date(1066, 10, 14)}, "1066")],
)
def test_nonsense_is_refused_and_nothing_made(options: dict[str, object], word: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=word):
        build(tmp_path / "demo.veikart", **options)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_file_that_exists_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "demo.veikart"
    path.write_text("mine")
    with pytest.raises(CannotWrite, match="exists already"):
        build(path, people=24, until=UNTIL)
    assert path.read_text() == "mine"


def test_interrupted_build_leaves_nothing_behind(tmp_path: Path) -> None:
    def give_up(share: float, what: str) -> None:
        if share > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "demo.veikart", people=24, until=UNTIL, progress=give_up)
    assert list(tmp_path.iterdir()) == []


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    seen: list[float] = []
    build(tmp_path / "demo.veikart", people=24, until=UNTIL, progress=lambda share, what: seen.append(share))
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert seen[-1] == 1
