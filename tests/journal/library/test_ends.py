"""What follows the line of an event: the chain and the commands, in the same write, and every bit counts."""

from __future__ import annotations

import pytest

from veikart.journal.library.ends import BROKEN, End, with_ends, without_end
from veikart.journal.stored import Stored

DIGEST = bytes(range(32))
EVENTS = [Stored(n, "unit.created", b'{"n":%d}' % n) for n in range(4)]


def test_what_is_added_comes_off_again() -> None:
    stored = list(with_ends(EVENTS, {1: DIGEST, 3: DIGEST}, {3: 'c"\\1\n☃'}))
    assert [without_end(event)[0] for event in stored] == EVENTS
    ends = [without_end(event)[1] for event in stored]
    assert ends == [None, End(DIGEST, None), None, End(DIGEST, 'c"\\1\n☃')]


def test_what_is_stored_is_two_lines_of_json() -> None:
    (stored,) = with_ends(EVENTS[:1], {0: DIGEST}, {0: "c1"})
    assert stored.state == b'{"n":0}\n["%s","c1"]' % DIGEST.hex().encode()


def test_a_line_stays_one_line_whatever_follows_it() -> None:
    """Lines are read in bulk, one after the other."""
    odd = Stored(0, "t", b"{}\nmore\nand more")
    assert without_end(odd) == (Stored(0, "t", b"{}"), BROKEN)


def test_no_flipped_bit_goes_unnoticed() -> None:
    (stored,) = with_ends([Stored(0, "t", b'{"n":1}')], {0: DIGEST}, {0: "c1"})
    whole = without_end(stored)
    for bit in range(8 * len(stored.state)):
        state = bytearray(stored.state)
        state[bit // 8] ^= 1 << bit % 8
        assert without_end(stored._replace(state=bytes(state))) != whole, (bit, bytes(state))


@pytest.mark.parametrize(
    "rest", [b"", b"[]", b"{}", b'["00"]', b"[1]", b"null", b"[" * 100_000, b'["zz","c"]']
)
def test_what_is_not_as_we_write_it_leads_nowhere(rest: bytes) -> None:
    assert without_end(Stored(0, "t", b"{}\n" + rest)) == (Stored(0, "t", b"{}"), BROKEN)
