"""The folder of a dataset: whether there is one to go on with, or room for a new one."""

from __future__ import annotations

from pathlib import Path

from veikart.errors import BadInput
from veikart.interchange.datapackage import NAME
from veikart.interchange.outgoing.placing import LEFT_BY_DESKTOPS
from veikart.interchange.partitioned.manifest import Manifest, manifest_in

_WHOLE = "To write all of it anew, add --whole"


def there(folder: Path) -> Manifest | None:
    """The manifest of the dataset in `folder`; None where there is nothing yet.

    Raises `BadInput` where something else is in the way.
    """
    if not folder.exists():
        return None
    if not folder.is_dir():
        raise BadInput(f"{folder} is a file. Name a folder for the dataset.")
    found = manifest_in(folder)
    if found is None and any(entry.name not in LEFT_BY_DESKTOPS for entry in folder.iterdir()):
        raise BadInput(
            f"{folder} holds something else than a partitioned dataset of veikart and is left alone. Name a "
            f"folder that does not exist yet, such as {folder / 'dataset'}."
        )
    return found


def must_be_free(folder: Path) -> None:
    """Raises `BadInput` where a new dataset in the place of `folder` would lose what is not from us."""
    found = there(folder)
    if found is None:
        return
    ours = {NAME, *found.files}
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    strange = sorted(name for name in files if name not in ours and not _left_behind(name))
    if strange:
        raise BadInput(
            f"{folder} is a dataset of veikart, but {strange[0]} in it is not, and would be lost. Move it "
            "elsewhere, or name another folder."
        )


def _left_behind(name: str) -> bool:
    last = name.rpartition("/")[2]
    return last in LEFT_BY_DESKTOPS or (last.startswith(".") and last.endswith(".new"))


def must_go_on(
    folder: Path, before: Manifest, *, engagement: str, digest: str, shape: str, pseudonyms: bool
) -> None:
    """Raises `BadInput` where the dataset `before` is not the beginning of what is to be written.

    `digest`: that of the journal at the last position of the dataset; empty where it does not go so far.
    """
    if before.engagement != engagement:
        raise BadInput(f"{folder} is the dataset of another engagement, {before.name}. Name another folder.")
    if before.digest != digest:
        raise BadInput(
            f"{folder} is of another history of this engagement: its event {before.head} is not the one that "
            f"is here, as after a backup was restored. {_WHOLE}."
        )
    if before.pseudonyms != pseudonyms:
        names = "fictional names" if before.pseudonyms else "people's own names"
        raise BadInput(
            f"{folder} was written with {names}. Write it so again, or in another folder. {_WHOLE}."
        )
    if before.shape != shape:
        raise BadInput(
            f"{folder} was written with other plugins, or by another version of veikart: its tables are made "
            f"of other things. {_WHOLE}."
        )
