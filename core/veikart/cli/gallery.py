"""`veikart blocks`: a sample of everything a view is made of, for those who write views."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from veikart.cli.saying import cells, say
from veikart.errors import BadInput, NotFound
from veikart.gallery import SAMPLES, Sample


def blocks(arguments: argparse.Namespace) -> int:
    """Prints the samples, opens them in the terminal, or writes them as a page."""
    samples = _named(arguments.names)
    if arguments.open and arguments.html is not None:
        raise BadInput("Say either --open, to look at them here, or --html, to write them as a page.")
    if arguments.open:
        from veikart.tui.start import open_gallery

        return open_gallery(samples, ascii=arguments.ascii)
    if arguments.html is not None:
        return _write(samples, arguments.html, replace=arguments.replace)
    from veikart.typeset import lay_out, to_text

    drawn = [block for sample in samples for block in sample.presented]
    say(to_text(lay_out(drawn, cells(arguments.width), ascii=arguments.ascii)))
    return 0


def _named(names: Sequence[str]) -> tuple[Sample, ...]:
    """The samples of the names, in the order in which they are named; all of them without any."""
    known = {sample.name: sample for sample in SAMPLES}
    for name in names:
        if name.casefold() not in known:
            raise NotFound(f"There is no block called {name!r}. There are: {', '.join(known)}.")
    return tuple(known[name.casefold()] for name in names) or SAMPLES


def _write(samples: Sequence[Sample], to: Path, *, replace: bool) -> int:
    from veikart.report import page
    from veikart.reporting import place

    drawn = [block for sample in samples for block in sample.presented]
    place(to, page("Blocks", drawn, language="en"), replace=replace)
    say(f"{to} is ready. Open it in a browser.")
    return 0
