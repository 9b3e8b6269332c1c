"""The lock of a vault: the key that wraps all others, in the clear or behind a passphrase.

In the clear it keeps nobody out who has the file; it makes forgetting possible. A passphrase keeps out.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import Any

from veikart.errors import DamagedJournal, Locked
from veikart.journal.vault.cipher import KEY, DoesNotOpen, RandomBytes, bound_to, seal, unseal

COST = 2**17  # of scrypt: 128 MB and about half a second (OWASP's first choice of it)
_BLOCK, _PARALLEL = 8, 1
_MOST_COST = 2**20
_SALT = 16  # bytes
_DAMAGED = "The record of keys is damaged. Restore the engagement from a backup."


def new_lock(key: bytes, passphrase: str | None, engagement: str, random_bytes: RandomBytes) -> bytes:
    """The record to keep of a wrapping key, behind `passphrase` unless that is None."""
    record: dict[str, Any] = {"v": 1, "kdf": None}
    if passphrase is not None:
        salt = random_bytes(_SALT)
        record |= {"kdf": "scrypt", "n": COST, "r": _BLOCK, "p": _PARALLEL, "salt": _text(salt)}
        derived = _derived(passphrase, salt, COST, _BLOCK, _PARALLEL)
        key = seal(derived, key, _bound(engagement), random_bytes)
    return json.dumps(record | {"key": _text(key)}).encode()


def has_passphrase(lock: bytes) -> bool:
    """Whether a passphrase is needed. Raises `DamagedJournal` for what is no record of ours."""
    return _read(lock)["kdf"] is not None


def unlocked(lock: bytes, passphrase: str | None, engagement: str) -> bytes:
    """The wrapping key. Raises `Locked` without the right passphrase, `DamagedJournal` for an odd record."""
    record = _read(lock)
    try:
        key = _raw(record["key"])
        if record["kdf"] is None:
            if len(key) != KEY:
                raise DamagedJournal(_DAMAGED)
            return key
        if passphrase is None:
            raise Locked("This engagement is locked with a passphrase. Type it, or set VEIKART_PASSPHRASE.")
        cost = (int(record["n"]), int(record["r"]), int(record["p"]))
        if cost[0] > _MOST_COST or cost[1] > _BLOCK or cost[2] > _PARALLEL:
            raise DamagedJournal(_DAMAGED)  # a hostile file must not take all memory
        derived = _derived(passphrase, _raw(record["salt"]), *cost)
        return unseal(derived, key, _bound(engagement))
    except DoesNotOpen:
        raise Locked("That is not the passphrase of this engagement. Try again.") from None
    except (LookupError, TypeError, ValueError) as error:
        raise DamagedJournal(_DAMAGED) from error


def _read(lock: bytes) -> dict[str, Any]:
    try:
        record = json.loads(lock)
        if record["v"] != 1 or record["kdf"] not in (None, "scrypt"):
            raise ValueError
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise DamagedJournal(_DAMAGED) from error
    return dict(record)


def _derived(passphrase: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    from unicodedata import normalize

    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    typed = normalize("NFKC", passphrase).encode()  # the same on every keyboard
    return Scrypt(salt=salt, length=KEY, n=cost, r=block, p=parallel).derive(typed)


def _bound(engagement: str) -> bytes:
    return bound_to("veikart lock 1", engagement)


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()


def _raw(text: str) -> bytes:
    """The bytes behind a text of `_text`. Raises `ValueError` for any other, also where only bits differ that
    say nothing."""
    raw = b64decode(text, validate=True)
    if _text(raw) != text:
        raise ValueError
    return raw
