"""The command line: `veikart FILE` opens an engagement, and verbs do the rest."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from veikart.errors import VeikartError

DONE, INTERRUPTED, PIPE_CLOSED = 0, 130, 0


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; errors go to standard error as a sentence.

    An error nobody expected goes there as a page without its text, and gives `veikart.crash.CRASHED`. Without
    `argv` it is the program itself that runs, and nothing else writes to standard error.
    """
    try:
        if argv is None:
            from veikart.cli.quiet import hush, keep_plugins_apart

            hush()
            keep_plugins_apart()
        return _run(list(sys.argv[1:] if argv is None else argv))
    except VeikartError as error:
        from veikart.cli.saying import complain

        complain(f"veikart: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has had enough
        return PIPE_CLOSED
    except SystemExit:
        raise
    except BaseException as error:  # Polars' panics are not of the kind Exception
        from veikart.crash import CRASHED, page

        sys.stderr.write(page(error))
        return CRASHED


def _run(argv: list[str]) -> int:
    from veikart.cli.parser import parse

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to fail
    arguments = parse(argv)
    return int(arguments.run(arguments) or DONE)
