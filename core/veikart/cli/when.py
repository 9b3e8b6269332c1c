"""The options that say which moment a verb looks at."""

from __future__ import annotations

import argparse


def add_moment(parser: argparse.ArgumentParser) -> None:
    """The day, what was known of it, and what is supposed."""
    parser.add_argument("--on", metavar="DATE", help="what held on that day (default: today)")
    parser.add_argument(
        "--known-on", dest="known", metavar="DATE",
        help="what had been recorded by that day (default: all)",
    )  # fmt: skip
    parser.add_argument("--scenario", metavar="NAME", help="with what is supposed in this scenario")


def add_compare(parser: argparse.ArgumentParser) -> None:
    """What it is compared with."""
    parser.add_argument("--compare", metavar="DATE", help="say what has changed since that day")
    parser.add_argument(
        "--compare-known-on", metavar="DATE",
        help="compare with what had been recorded by that day (default: as --known-on)",
    )  # fmt: skip
    parser.add_argument(
        "--compare-scenario", metavar="NAME", help="compare with a scenario, or with: reality"
    )
