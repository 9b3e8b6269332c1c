"""What a report says of itself, in the languages that labels come in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from veikart.blocks import WITHHELD
from veikart.report.words import primary_of

_ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NORWEGIAN = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
_SWEDISH = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Labels of the head, and sentences for the remarks below it."""

    title: str
    client: str
    true_on: str
    known_on: str
    known_all: str
    compared_with: str
    made_on: str
    made_by: str
    history: str
    events_to: str
    digest: str
    names: str
    real: str
    fictional: str
    unit: str
    goal: str
    scenario: str
    """Title of a report about one, and what stands in the head."""
    supposed: str
    ahead: str
    changes: str
    some_withheld: str
    none_withheld: str
    all_shown: str
    sign: str
    not_there: str
    empty: str
    months: tuple[str, ...]
    day_stop: str
    """What stands behind the number of a day."""

    def day(self, day: date) -> str:
        """ "1 March 2026", "1. mars 2026"."""
        return f"{day.day}{self.day_stop} {self.months[day.month - 1]} {day.year}"


_WORDS = {
    "en": ReportWords(
        title="Competence report: {client}",
        client="Client",
        true_on="True on",
        known_on="Known on",
        known_all="{day}: all that was recorded until then",
        compared_with="Compared with",
        made_on="Made on",
        made_by="Made by",
        history="History",
        events_to="up to event {position}",
        digest="Digest of the history",
        names="Names of people",
        real="real",
        fictional="fictional",
        unit="Unit",
        goal="Goal",
        scenario="SCENARIO “{name}”, not real",
        supposed="This report shows a scenario, what would follow if “{name}” were so, not what is known.",
        ahead="{day} lies ahead: what is required then stands against what is known today, no forecast.",
        changes="Changes are those since {day}: ▲ is more and ▼ is less than then, in points where it is per "
        "cent. Levels are told from where to where, as 2→3, for they are steps and not quantities.",
        some_withheld=f"{WITHHELD} stands where a number is withheld: {{small}} because fewer than "
        "{smallest} people are behind them, and {beside} that would have given those away.",
        none_withheld="No number is about a group of fewer than {smallest} people, so none is withheld.",
        all_shown="Small groups are shown: nothing is withheld in this report.",
        sign=f"{WITHHELD} withheld: fewer than {{smallest}} people, or a number that would give them away.",
        not_there="There is no section “{id}” here: it is left out. Its plugin may not be installed.",
        empty="There was nothing to say in this section.",
        months=_ENGLISH,
        day_stop="",
    ),
    "nb": ReportWords(
        title="Kompetanserapport: {client}",
        client="Kunde",
        true_on="Gjelder per",
        known_on="Kjent per",
        known_all="{day}: alt som var registrert til da",
        compared_with="Sammenlignet med",
        made_on="Laget",
        made_by="Laget med",
        history="Historikk",
        events_to="til og med hendelse {position}",
        digest="Historikkens kontrollsum",
        names="Navn på personer",
        real="ekte",
        fictional="oppdiktede",
        unit="Enhet",
        goal="Mål",
        scenario="SCENARIO «{name}», ikke virkelig",
        supposed="Rapporten viser et scenario, følgen om «{name}» var slik, og ikke det som er kjent.",
        ahead="{day} ligger foran oss: det som kreves da, står mot det som er kjent i dag, ingen prognose.",
        changes="Endringer er de siden {day}: ▲ er mer og ▼ er mindre enn da, i poeng der det er prosent. "
        "Nivåer vises fra og til, som 2→3, for de er trinn og ikke mengder.",
        some_withheld=f"{WITHHELD} står der et tall er holdt tilbake: {{small}} fordi færre enn "
        "{smallest} personer står bak dem, og {beside} som ville ha røpet disse.",
        none_withheld="Ingen tall gjelder en gruppe på færre enn {smallest} personer, så ingen er utelatt.",
        all_shown="Små grupper vises: ingenting er holdt tilbake i denne rapporten.",
        sign=f"{WITHHELD} holdt tilbake: færre enn {{smallest}} personer, eller et tall som ville røpe dem.",
        not_there="Det finnes ikke noe avsnitt «{id}» her, så det er utelatt. Kanskje mangler tillegget.",
        empty="Det var ingenting å si i dette avsnittet.",
        months=_NORWEGIAN,
        day_stop=".",
    ),
    "sv": ReportWords(
        title="Kompetensrapport: {client}",
        client="Kund",
        true_on="Gäller per",
        known_on="Känt per",
        known_all="{day}: allt som var registrerat till dess",
        compared_with="Jämfört med",
        made_on="Gjord",
        made_by="Gjord med",
        history="Historik",
        events_to="till och med händelse {position}",
        digest="Historikens kontrollsumma",
        names="Namn på personer",
        real="verkliga",
        fictional="påhittade",
        unit="Enhet",
        goal="Mål",
        scenario="SCENARIO ”{name}”, inte verkligt",
        supposed="Rapporten visar ett scenario, följden om ”{name}” vore så, och inte det som är känt.",
        ahead="{day} ligger framåt: det som krävs då står mot det som är känt i dag, ingen prognos.",
        changes="Ändringar är de sedan {day}: ▲ är mer och ▼ är mindre än då, i enheter där det är procent. "
        "Nivåer visas från och till, som 2→3, för de är steg och inte mängder.",
        some_withheld=f"{WITHHELD} står där ett tal hålls inne: {{small}} för att färre än "
        "{smallest} personer står bakom dem, och {beside} som skulle ha röjt dessa.",
        none_withheld="Inget tal gäller en grupp på färre än {smallest} personer, så inget hålls inne.",
        all_shown="Små grupper visas: inget hålls inne i denna rapport.",
        sign=f"{WITHHELD} hålls inne: färre än {{smallest}} personer, eller ett tal som skulle röja dem.",
        not_there="Det finns inget avsnitt ”{id}” här, så det är utelämnat. Kanske saknas tillägget.",
        empty="Det fanns inget att säga i detta avsnitt.",
        months=_SWEDISH,
        day_stop="",
    ),
}


def report_words(language: str) -> ReportWords:
    """The words in a language; in English where there are none."""
    return _WORDS.get(primary_of(language), _WORDS["en"])
