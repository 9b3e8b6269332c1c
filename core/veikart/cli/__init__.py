"""The command line: `veikart FILE` opens an engagement, and verbs do the rest."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from veikart.errors import VeikartError

DONE, INTERRUPTED, PIPE_CLOSED = 0, 130, 0


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; errors go to standard error as a sentence."""
    from veikart.cli.parser import parse

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to fail
    arguments = parse(list(sys.argv[1:] if argv is None else argv))
    try:
        return int(arguments.run(arguments) or DONE)
    except VeikartError as error:
        from veikart.text import clean_text

        sys.stderr.write(f"veikart: {clean_text(str(error))}\n")
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has had enough
        return PIPE_CLOSED
