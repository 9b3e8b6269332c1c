"""An address in a store of the library: a name that everybody can type, and where the keys are."""

from __future__ import annotations

from pathlib import Path

import pytest

from veikart.errors import BadInput
from veikart.journal.library.place import Place
from veikart.journal.site.address import address_of


def test_an_address_names_a_stream_and_perhaps_a_file_of_keys() -> None:
    assert Place.parse("library:client") == Place("client")
    assert Place.parse("library:client?keys=/safe/a b+c.keys") == Place("client", Path("/safe/a b+c.keys"))
    assert Place.parse("library:client").stream == "veikart-client"


def test_a_name_is_the_same_from_every_keyboard() -> None:
    assert Place.parse("library:A\u030as") == Place.parse("library:Ås")


@pytest.mark.parametrize("name", ["", "$all", "$$x", "a/b", "a b", "-x", ".", "x" * 101, "a@@b", "a\nb"])
def test_a_name_that_means_something_to_a_server_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="cannot be the name"):
        Place.parse(f"library:{name}")


@pytest.mark.parametrize("query", ["key=x", "keys", "keys=", "engagement=x"])
def test_an_option_that_is_not_known_is_refused(query: str) -> None:
    with pytest.raises(BadInput, match=r"library:client\?keys=FILE"):
        Place.parse(f"library:client?{query}")


def test_keys_lie_in_the_users_folder_unless_somebody_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path))
    assert Place.parse("library:client").keys_of("../e1") == tmp_path / "keys" / "___e1-client.keys"
    assert Place.parse("library:client?keys=x.keys").keys_of("e1") == Path("x.keys")


def test_a_title_shows_the_name_only() -> None:
    address = address_of("library:client?keys=/safe/client.keys")
    assert (address.kind, address.name, address.stem) == ("library", "client", "client")
    assert (str(address), address.file) == ("library:client?keys=/safe/client.keys", None)
