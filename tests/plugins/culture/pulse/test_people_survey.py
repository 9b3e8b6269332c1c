"""A large public survey of which only shares are published: answers with those shares give the same."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

import pytest

from veikart.api import UnitCreated
from veikart.testing import Engagement

FILE = (
    Path(__file__).parents[5] / "shared/data/culture-csps"
    / "Civil-Service-People-Survey-2019-All-Organisation-Scores-CSV-format.csv"
)  # fmt: skip
ITEMS = ("B21", "B22", "B23", "B24")
THEME = "Learning and development"
MANY = 6


@pytest.mark.skipif(not FILE.exists(), reason="the test data are not here")
def test_shares_of_organisations_are_those_that_were_published(bare: Engagement, tmp_path: Path) -> None:
    """A hundred made up for each organisation, of whom as many agree as is published, item by item. The
    published score of the theme is the mean of its items' shares."""
    with FILE.open(encoding="utf-8-sig", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if all(_whole(row[item]) for item in (*ITEMS, THEME))]
    rows = rows[2 : 2 + MANY]
    bare.write(*(UnitCreated(unit=f"u{place}", name=row["Organisation"]) for place, row in enumerate(rows)))
    answers = tmp_path / "2019.csv"
    answers.write_text("\n".join(_answers(rows)), encoding="utf-8")
    brought = bare.bring(
        "culture.pulse", answers, unit="Organisation", themes=f"{THEME}={','.join(ITEMS)}"
    ).brought
    assert (brought.rows, brought.accepted) == (100 * MANY, 100 * MANY)
    told = bare.analysis("culture.answers_by_unit").unique(["unit", "label"])
    shares = {
        (unit, label): share for unit, label, share in told.select("unit", "label", "favourable").rows()
    }
    for place, row in enumerate(rows):
        found = [100 * shares[f"u{place}", item] for item in ITEMS]
        assert found == pytest.approx([_percent(row[item]) for item in ITEMS])
        assert sum(found) / len(ITEMS) == pytest.approx(_percent(row[THEME]), abs=1.01)
    for item in ITEMS:
        whole = sum(_percent(row[item]) for row in rows) / MANY
        assert 100 * shares[None, item] == pytest.approx(whole)


def _answers(rows: list[dict[str, str]]) -> list[str]:
    rng, lines = Random(3), [",".join(("Organisation", *ITEMS))]
    for row in rows:
        columns = []
        for item in ITEMS:
            agree = _percent(row[item])
            given = [rng.choice((4, 5)) for _ in range(agree)] + [
                rng.choice((1, 2, 3)) for _ in range(100 - agree)
            ]
            rng.shuffle(given)
            columns.append(given)
        name = '"' + row["Organisation"].replace('"', '""') + '"'
        lines += [",".join((name, *map(str, person))) for person in zip(*columns, strict=True)]
    return lines


def _whole(text: str) -> bool:
    return text.rstrip("%").isdigit()


def _percent(text: str) -> int:
    return int(text.rstrip("%"))
