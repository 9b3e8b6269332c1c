"""AES-256-GCM (NIST SP 800-38D) with a fresh random nonce, as bytes: nonce, then ciphertext with its tag."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY = 32  # bytes
_NONCE = 12  # bytes

RandomBytes = Callable[[int], bytes]
Cipher: TypeAlias = "AESGCM"


class DoesNotOpen(Exception):
    """The key is not the one it was sealed with, or what was sealed, or what it is bound to, was changed."""


def random_bytes(source: random.Random | None) -> RandomBytes:
    """The system's randomness; for repeatable histories (the demo, tests) that of a seeded source."""
    return os.urandom if source is None else source.randbytes


def seal(key: bytes, text: bytes, bound: bytes, random_bytes: RandomBytes = os.urandom) -> bytes:
    """`text` sealed with `key`. It opens only together with the same `bound` data, which is not in it."""
    nonce = random_bytes(_NONCE)
    return nonce + cipher_of(key).encrypt(nonce, text, bound)


def unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    """The text in `sealed`. Raises `DoesNotOpen`."""
    try:
        return opened_by(cipher_of(key), sealed, bound)
    except ValueError as error:  # not the length of a key
        raise DoesNotOpen from error


def opened_by(cipher: Cipher, sealed: bytes, bound: bytes) -> bytes:
    """As `unseal`, with a cipher that was made before."""
    try:
        return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], bound)
    except (_invalid(), ValueError) as error:
        raise DoesNotOpen from error


def bound_to(*parts: str) -> bytes:
    """What a sealed text is tied to: the parts with their lengths, so that none can run into the next. What
    some parts are bound to, and then what others are, is what all of them are."""
    bound = b""
    for part in parts:
        raw = part.encode()
        bound += len(raw).to_bytes(4, "big") + raw
    return bound


def cipher_of(key: bytes) -> Cipher:
    """What seals and opens with a key. Raises `ValueError` where it has not the length of one."""
    return _module()(key)


@cache
def _module() -> type[AESGCM]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM


@cache
def _invalid() -> type[Exception]:
    from cryptography.exceptions import InvalidTag

    return InvalidTag
