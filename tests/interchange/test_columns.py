"""Headers to fields."""

from __future__ import annotations

import pytest

from veikart.errors import BadInput
from veikart.interchange.columns import Columns, find_columns
from veikart.interchange.importing import find_kind
from veikart.interchange.options import KINDS, ImportOptions, options_from


def find(kind: str, *headers: str, options: ImportOptions | None = None) -> Columns:
    found = find_kind(kind)
    return find_columns(found.fields, found.needs, headers, options or ImportOptions())


def read(columns: Columns) -> dict[str, str]:
    return {field: columns.headers[place] for field, place in columns.places.items()}


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (("Navn", "Ansattnr", "Avdeling", "Stilling", "Startdato"), "name id unit role joined"),
        (("Namn", "Anställningsnummer", "Avdelning", "Befattning", "Slutdatum"), "name id unit role left"),
        (("full_name", "Employee ID", "Department", "Job Title"), "name id unit role"),
        (("Fornavn", "Etternavn", "E-post"), "first last id"),
    ],
)
def test_headers_of_people_are_understood(headers: tuple[str, ...], fields: str) -> None:
    assert list(find("people", *headers).places) == [
        field.name for field in find_kind("people").fields if field.name in fields.split()
    ]


def test_headers_of_assessments_are_understood_in_norwegian_and_swedish() -> None:
    norwegian = find("assessments", "Ansatt", "Ferdighet", "Nivå", "Dato", "Metode")
    swedish = find("assessments", "Anställd", "Färdighet", "Nivå", "Datum", "Metod")
    assert set(norwegian.places) == set(swedish.places) == {"person", "skill", "level", "date", "method"}


def test_references_and_names_are_told_apart() -> None:
    columns = find("assessments", "employee_id", "skill_id", "proficiency_level", "years_of_experience")
    assert read(columns) == {"person_id": "employee_id", "skill_id": "skill_id", "level": "proficiency_level"}
    assert [columns.headers[place] for place in columns.rest] == ["years_of_experience"]


def test_headers_in_camel_case_are_understood() -> None:
    assert read(find("skills", "conceptUri", "preferredLabel")) == {
        "name": "preferredLabel",
        "id": "conceptUri",
    }


def test_labels_are_found_by_language() -> None:
    columns = find("skills", "Navn (nb)", "name_sv", "Label en", "Ferdighet")
    assert {name: columns.headers[place] for name, place in columns.places.items() if ":" in name} == {
        "name:nb": "Navn (nb)",
        "name:sv": "name_sv",
        "name:en": "Label en",
    }


def test_a_mapping_goes_before_what_is_understood() -> None:
    options = options_from(mapping=['name="Visningsnavn"', "id=Nr"])
    assert read(find("people", "Name", "Visningsnavn", "NR", options=options)) == {
        "name": "Visningsnavn",
        "id": "NR",
    }


def test_ignored_columns_are_left_alone() -> None:
    columns = find("people", "Name", "Title", options=options_from(ignore=["title"]))
    assert "role" not in columns.places
    assert columns.ignored == ("Title",)


def test_a_missing_column_is_told_with_the_headers_and_how_to_map() -> None:
    with pytest.raises(BadInput) as error:
        find("assessments", "Who", "What", "How much")
    assert "person or person_id" in str(error.value)
    assert "Who, What, How much" in str(error.value)
    assert '--map person="Who"' in str(error.value)


@pytest.mark.parametrize("mapping", ["nonsense=Name", "name=Not there", "name", "=x"])
def test_mappings_that_lead_nowhere_are_refused(mapping: str) -> None:
    with pytest.raises(BadInput):
        find("people", "Name", options=options_from(mapping=[mapping]))


@pytest.mark.parametrize("kind", KINDS)
def test_no_header_means_two_fields_of_one_kind_unless_the_first_wins_on_purpose(kind: str) -> None:
    names = [field.name for field in find_kind(kind).fields]
    assert len(set(names)) == len(names)
    assert all(set(need) <= set(names) for need in find_kind(kind).needs)


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match="people, units, roles"):
        find_kind("zebras")


def test_filters_are_parsed_with_alternatives_and_exceptions() -> None:
    first, second = options_from(where=["Scale ID=LV", "Scale ID=IM", "Suppress!=Y"]).where
    assert (first.column, first.values, first.unless) == ("Scale ID", ("LV", "IM"), False)
    assert (second.column, second.values, second.unless) == ("Suppress", ("Y",), True)
