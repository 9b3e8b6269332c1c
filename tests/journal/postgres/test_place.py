"""The address of a server is taken apart as libpq would, and no password is ever shown."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veikart.errors import BadInput
from veikart.journal.postgres.place import Place
from veikart.journal.site.address import address_of

SECRETS = [
    "postgresql://kari:hemm@lig@db.fjord.no/hr",
    "postgresql://kari:hemm/lig@db.fjord.no/hr",
    "postgresql://kari:12/lig@db.fjord.no/hr",
    "postgresql://kari:hemm?lig@db.fjord.no/hr",
    "postgresql://kari:12?lig@db.fjord.no/hr",
    "postgresql://kari:12?a=lig@db.fjord.no/hr",
    "postgresql://kari:hemm%00lig@db.fjord.no/hr",
    "postgresql://kari:hemmlig%ff@db.fjord.no/hr",
    "postgresql://db.fjord.no:hemmlig/hr",
    "postgresql://db.fjord.no/hr?hemmlig",
    "postgresql:kari:hemmlig@db.fjord.no/hr",
]


@pytest.mark.parametrize(
    ("address", "options", "engagement"),
    [
        ("postgresql://", {}, None),
        ("postgres:///hr", {"dbname": "hr"}, None),
        (
            "postgresql://kari@db:5433/hr",
            {"user": "kari", "host": "db", "port": "5433", "dbname": "hr"},
            None,
        ),
        ("postgresql://db?engagement=7h2k", {"host": "db"}, "7h2k"),
        (
            "postgresql://db/hr?engagement=Fjord%20%26%20S%C3%B8nner",
            {"host": "db", "dbname": "hr"},
            "Fjord & Sønner",
        ),
        ("postgresql://db?sslmode=require&engagement=", {"host": "db", "sslmode": "require"}, None),
        ("postgresql://one:1,two:2/hr", {"host": "one,two", "port": "1,2", "dbname": "hr"}, None),
        ("postgresql://[::1]:5433/hr", {"host": "::1", "port": "5433", "dbname": "hr"}, None),
        ("postgresql://%2Fvar%2Frun/hr", {"host": "/var/run", "dbname": "hr"}, None),
        ("postgresql://k%40ri:a%3Ab%2F@db", {"user": "k@ri", "password": "a:b/", "host": "db"}, None),
    ],
)
def test_an_address_is_taken_apart(address: str, options: dict[str, str], engagement: str | None) -> None:
    place = Place.parse(address)
    assert (dict(place.options), place.engagement) == (options, engagement)


@pytest.mark.parametrize("address", SECRETS)
def test_what_could_be_misread_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(BadInput, match="Write postgresql://") as refused:
        Place.parse(address)
    assert "lig" not in str(refused.value).replace("engagement", "")
    assert refused.value.__suppress_context__


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_no_password_is_shown(password: str) -> None:
    marked = f"hemmelig{password}"
    for address in (
        f"postgresql://kari:{quote(marked, safe='')}@db/hr",
        f"postgresql://kari@db/hr?password={quote(marked, safe='')}",
    ):
        place = Place.parse(address)
        assert place.password == marked
        assert "hemmelig" not in f"{place} {place!r} {place.of('7h2k')} {address_of(address)}"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_what_is_shown_leads_to_the_same_place(name: str) -> None:
    place = Place.parse(f"postgresql://{quote(name, safe='')}@h:1/{quote(name, safe='')}").of(name)
    assert Place.parse(str(place)) == place


@pytest.mark.parametrize("address", [*SECRETS, "postgresql://[kari:hemmlig@db.fjord.no/hr"])
def test_not_even_an_address_that_will_be_refused_shows_a_password(address: str) -> None:
    assert "lig" not in str(address_of(address))
    assert "lig" not in address_of(address).name + repr(address_of(address))
