"""What the axes, columns and keys of drawings are called, in the languages that labels come in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from veikart.blocks import STATE_TONES, State

_EN = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_NB = "jan feb mars april mai juni juli aug sep okt nov des"
_SV = "jan feb mars april maj juni juli aug sep okt nov dec"


@dataclass(frozen=True, slots=True)
class Terms:
    """Some are filled in: `at_level` with {count} and {level}, `of_scale` with {value}, {least} and {most},
    `promised` with {day}, `on_day` with {value} and {day}, `since` with {change} and {day}."""

    median: str
    counted: str
    missing: str
    not_relevant: str
    withheld: str
    not_known: str
    levels: str
    at_level: str
    criterion: str
    weight: str
    side: str
    score: str
    change: str
    now: str
    before: str
    not_scored: str
    of_scale: str
    months: tuple[str, ...]
    state: str
    days: str
    states: Mapping[State, str]
    late: str
    on_day: str
    since: str
    expected: str
    band: str
    promised: str
    today: str


def _states(words: str) -> Mapping[State, str]:
    return dict(zip(STATE_TONES, words.split(), strict=True))


TERMS = {
    "en": Terms(
        median="Median",
        counted="Counted",
        missing="Missing",
        not_relevant="Not relevant",
        withheld="withheld",
        not_known="not known",
        levels="Levels",
        at_level="{count} at {level}",
        criterion="Criterion",
        weight="Weight",
        side="Side",
        score="Score",
        change="Change",
        now="now",
        before="before",
        not_scored="not scored",
        of_scale="{value} on a scale from {least} to {most}",
        months=tuple(_EN.split()),
        state="State",
        days="Days",
        states=_states("proposed agreed started done stopped slipped blocked"),
        late="later than promised",
        on_day="{value} on {day}",
        since="{change} since {day}",
        expected="expected",
        band="low to high",
        promised="promised by {day}",
        today="today",
    ),
    "nb": Terms(
        median="Median",
        counted="Antall",
        missing="Mangler",
        not_relevant="Ikke relevant",
        withheld="holdt tilbake",
        not_known="ikke kjent",
        levels="Nivåer",
        at_level="{count} på {level}",
        criterion="Kriterium",
        weight="Vekt",
        side="Part",
        score="Poeng",
        change="Endring",
        now="nå",
        before="før",
        not_scored="ikke vurdert",
        of_scale="{value} på en skala fra {least} til {most}",
        months=tuple(_NB.split()),
        state="Status",
        days="Dager",
        states=_states("foreslått avtalt påbegynt ferdig stoppet forsinket blokkert"),
        late="senere enn lovet",
        on_day="{value} den {day}",
        since="{change} siden {day}",
        expected="forventet",
        band="lav til høy",
        promised="lovet til {day}",
        today="i dag",
    ),
    "sv": Terms(
        median="Median",
        counted="Antal",
        missing="Saknas",
        not_relevant="Inte relevant",
        withheld="undanhållet",
        not_known="inte känt",
        levels="Nivåer",
        at_level="{count} på {level}",
        criterion="Kriterium",
        weight="Vikt",
        side="Part",
        score="Poäng",
        change="Ändring",
        now="nu",
        before="före",
        not_scored="inte bedömt",
        of_scale="{value} på en skala från {least} till {most}",
        months=tuple(_SV.split()),
        state="Status",
        days="Dagar",
        states=_states("föreslagen överenskommen påbörjad klar stoppad försenad blockerad"),
        late="senare än utlovat",
        on_day="{value} den {day}",
        since="{change} sedan {day}",
        expected="förväntat",
        band="låg till hög",
        promised="utlovad till {day}",
        today="i dag",
    ),
}
