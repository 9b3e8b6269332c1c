"""Which engagement of a database is opened, and what is said where that is not clear."""

from __future__ import annotations

import psycopg
import pytest
from tests.journal.conftest import noon

from veikart.errors import BadInput, NotFound
from veikart.journal import Journal
from veikart.journal.postgres.engine import PostgresEngine


def made(url: str, name: str) -> str:
    """The id of a new engagement."""
    journal = Journal.create(url, name, clock=noon)
    journal.close()
    return journal.engagement


def opened(url: str) -> str:
    engine = PostgresEngine.open(url)
    engine.close()
    return engine.engagement


def test_a_new_engagement_knows_its_address(postgres_url: str) -> None:
    made(postgres_url, "Other")
    journal = Journal.create(postgres_url, "Fjord", clock=noon)
    journal.close()
    assert journal.address.given == f"{postgres_url}?engagement={journal.engagement}"
    assert opened(journal.address.given) == journal.engagement


def test_the_only_engagement_needs_no_name(postgres_url: str) -> None:
    engagement = made(postgres_url, "Fjord")
    assert opened(postgres_url) == engagement


def test_one_of_several_is_found_by_id_and_by_name(postgres_url: str) -> None:
    fjord, soenner = made(postgres_url, "Fjord"), made(postgres_url, "Bjørk & Sønner")
    assert opened(f"{postgres_url}?engagement={fjord}") == fjord
    assert opened(f"{postgres_url}?engagement=Bj%C3%B8rk%20%26%20S%C3%B8nner") == soenner
    assert opened(f"{postgres_url}?engagement=bj%C3%B8rk%20%26%20s%C3%B8nner") == soenner
    assert opened(f"{postgres_url}?engagement=fjord&application_name=x") == fjord


def test_without_a_name_the_choice_is_shown(postgres_url: str) -> None:
    fjord, dal = made(postgres_url, "Fjord"), made(postgres_url, "Dal")
    with pytest.raises(BadInput, match=r"several.*\?engagement=") as refused:
        PostgresEngine.open(postgres_url)
    assert f"{fjord} (Fjord)" in str(refused.value)
    assert f"{dal} (Dal)" in str(refused.value)


def test_a_name_that_is_not_there_shows_what_is(postgres_url: str) -> None:
    fjord = made(postgres_url, "Fjord")
    with pytest.raises(NotFound, match=rf"no engagement 'Elv'.*{fjord} \(Fjord\)"):
        PostgresEngine.open(f"{postgres_url}?engagement=Elv")


def test_a_name_that_several_have_asks_for_an_id(postgres_url: str) -> None:
    one, other, third = made(postgres_url, "Fjord"), made(postgres_url, "Fjord"), made(postgres_url, "FJORD")
    with pytest.raises(BadInput, match="this name") as refused:
        PostgresEngine.open(f"{postgres_url}?engagement=Fjord")
    assert (one in str(refused.value), other in str(refused.value)) == (True, True)
    assert third not in str(refused.value)
    assert opened(f"{postgres_url}?engagement=FJORD") == third


def test_a_long_list_is_cut(postgres_url: str) -> None:
    for number in range(23):
        made(postgres_url, f"Client {number}")
    with pytest.raises(BadInput, match=r"\(Client \d+\) and 3 more\.$"):
        PostgresEngine.open(postgres_url)


def test_an_empty_database_says_how_to_begin(postgres_url: str) -> None:
    with pytest.raises(NotFound, match="Make one with: veikart new postgresql://postgres@"):
        PostgresEngine.open(f"{postgres_url}?engagement=Fjord")


def test_a_new_engagement_is_not_named_in_the_address(postgres_url: str) -> None:
    with pytest.raises(BadInput, match="Leave"):
        Journal.create(f"{postgres_url}?engagement=Fjord", "Fjord")


def test_what_is_not_as_it_should_be_is_listed_without_a_name(postgres_url: str) -> None:
    """Nothing is asked of it, and it keeps nobody from the others."""
    fjord, altered = made(postgres_url, "Fjord"), made(postgres_url, "Dal")
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"ALTER TABLE veikart_{altered}.keys ADD more text".encode())
    with pytest.raises(BadInput, match=rf"{altered} \(name not readable\)"):
        PostgresEngine.open(postgres_url)
    assert opened(f"{postgres_url}?engagement=Fjord") == fjord
    with pytest.raises(NotFound):
        PostgresEngine.open(f"{postgres_url}?engagement=Dal")
