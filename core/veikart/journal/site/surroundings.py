"""Where a file lies: in a folder that a service copies to other machines, or on a disk that they share.

Neither can keep two writers apart: SQLite's locks hold between the programs of one machine. Nothing is
forbidden here; the caller gets sentences to show.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from typing import NamedTuple

from veikart.journal.site.syncing import Told, synced_by

_REMOTE = {
    *("nfs", "nfs4", "cifs", "smb", "smbfs", "smb3", "afpfs", "ncpfs", "afs", "webdav", "davfs", "davfs2"),
    *("ceph", "glusterfs", "lustre", "gpfs", "beegfs", "orangefs", "sshfs", "curlftpfs", "juicefs"),
    *("gvfsd-fuse", "rclone", "s3fs", "gcsfuse", "goofys", "google-drive-ocamlfuse", "onedriver"),
    # the disk of the machine around a virtual one
    *("9p", "drvfs", "virtiofs", "vboxsf", "prl_fs", "vmhgfs", "vmhgfs-fuse"),
}
_SHARE = "a network share"


class Mount(NamedTuple):
    """A disk as the system names it; `remote` where the system itself says that it is another machine's."""

    folder: str
    kind: str
    remote: bool = False


def _mounted() -> list[Mount]:
    import psutil  # 20 ms

    partitions = psutil.disk_partitions(all=True)
    return [Mount(each.mountpoint, each.fstype, "remote" in each.opts.split(",")) for each in partitions]


def warnings_about(
    path: Path, told: Told | None = None, mounted: Callable[[], Sequence[Mount]] = _mounted
) -> list[str]:
    """What may happen to an engagement that lies at `path`, and what to do about it; mostly nothing.

    `told` and `mounted` are what the machine says of itself.
    """
    places = [path.absolute()]
    with suppress(OSError, RuntimeError):
        places.append(path.resolve())
    warnings = []
    service = synced_by(places, told or Told(os.environ, Path.home()))
    if service is not None:
        warnings.append(
            f"{path.name} lies in a folder that {service} copies to other machines. When two of them write, "
            "one loses its work, and a copy taken in the middle of a change may be of no use. Keep it in a "
            "folder that is not synced, and put backups into this one: "
            f"veikart backup {path.name} FOLDER"
        )
    kind = None if _on_own_disk(places[-1]) else shared_disk(places[-1], mounted())
    if kind is not None:
        warnings.append(
            f"{path.name} lies on a disk that other machines reach too ({kind}). Locks do not hold there: "
            "two programs that write at once can damage it. Keep it on this machine, or work together on a "
            f"PostgreSQL server: veikart copy {path.name} postgresql://…"
        )
    return warnings


def shared_disk(place: PurePath, mounts: Sequence[Mount]) -> str | None:
    """What kind of disk of another machine `place` lies on, such as "nfs"; None on one of this machine."""
    if _on_share(place):
        return _SHARE
    holding = []
    for n, mount in enumerate(mounts):
        folder = type(place)(mount.folder).parts
        if folder and place.parts[: len(folder)] == folder:
            holding.append((len(folder), n, mount))
    if not holding:
        return None
    mount = max(holding)[-1]  # the innermost; of several in one place the last, which lies on top
    kind = re.sub(r"^\w*fuse[._]", "", mount.kind.casefold())
    return kind if kind in _REMOTE else _SHARE if mount.remote else None


def _on_share(place: PurePath) -> bool:
    r"""Whether it is `\\server\share\…`. `\\?\C:\…` is a long name for a disk of this machine."""
    start = place.drive.replace("/", "\\").casefold()
    return start.startswith("\\\\") and (
        not start.startswith(("\\\\?\\", "\\\\.\\")) or start.startswith("\\\\?\\unc\\")
    )


def _on_own_disk(place: Path) -> bool:
    """Whether it is certain, without asking for the mounts, that no other machine reaches the disk.

    Linux gives a disk of its own a device number above zero; networks, and some disks too, have none.
    """
    if sys.platform != "linux":
        return False
    with suppress(OSError, ValueError):
        return os.major(place.stat().st_dev) != 0
    return False
