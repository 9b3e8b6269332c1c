"""Names for people who do not exist: Nordic first names, surnames made of moor, sea and weather."""

from __future__ import annotations

import random
from collections.abc import Iterator

from veikart.text import fold

FIRST_NAMES = (
    "Åse", "Øystein", "Ærling", "Björn", "Märta", "Ørjan", "Åsmund", "Sølvi", "Göran", "Jöran",
    "Bjørg", "Håkon", "Torbjørn", "Åshild", "Øyvind", "Bård", "Gjøa", "Åke", "Örjan", "Malmfrid",
    "Tåve", "Snøfrid", "Kåre", "Lærke", "Hjördis", "Dagfinn", "Ragnvald", "Solgunn", "Ylva",
    "Embla", "Tjorven", "Eldbjørg", "Brynjar", "Vårin", "Frøydis", "Sæbjørn", "Aslaug", "Gudny",
    "Hallvard", "Idunn", "Jørund", "Kjellfrid", "Liv-Åse", "Måns", "Nanna", "Oddvar", "Pål",
    "Rønnaug", "Sigfrid", "Tyra", "Ulrikke", "Vidar", "Ingebjørg", "Styrkår", "Alfhild", "Märit",
    "Önne", "Påske", "Jostein", "Torunn",
)  # fmt: skip
SURNAMES = (
    "Lyngrev", "Havørnsen", "Tyttebærdal", "Multekjær", "Nordlysvik", "Tåkeheim", "Rimfrostø",
    "Skogsnipe", "Mosebekken", "Hjortesprang", "Bjørkesus", "Snøklokkås", "Einerøy", "Fjellpryd",
    "Månebäck", "Vindheimsen", "Steinbitvåg", "Råtåke", "Granskugge", "Lomviøy", "Rypesteg",
    "Isbreholm", "Tangvær", "Havskumsen", "Krekling", "Myrullsson", "Bålglød", "Storlommen",
    "Kantarellberg", "Nattskyås", "Røyskattli", "Ospelund-Regn", "Blåveisdal", "Skumringsbo",
    "Drivvedsen", "Fossekallø", "Gaupefjell", "Humlesus", "Islomvik", "Jervspor", "Käringtand",
    "Lavskrikmo", "Morgendis", "Nyponskog", "Oterstien", "Polarmåne", "Regnspove", "Sjøsprøyt",
    "Tjeldnesset", "Ugleskår", "Vårflom", "Ytterskjær", "Åkerrikse", "Ørretkulp", "Ängssyra",
    "Bekkasinmyr", "Dvergbjørk", "Engsvever", "Frostrøyk", "Gråhegresen", "Hestehovli",
    "Klokkelyng", "Linerleby", "Måsskär",
)  # fmt: skip


def invented_names(rng: random.Random) -> Iterator[str]:
    """Full names in an order of their own, none of them the same without case and accents."""
    pairs = [(first, last) for first in FIRST_NAMES for last in SURNAMES]
    rng.shuffle(pairs)
    seen: set[str] = set()
    for first, last in pairs:
        name = f"{first} {last}"
        if fold(name) not in seen:
            seen.add(fold(name))
            yield name
