"""veikart: strategic competence development, event by event.

Importing this package loads neither Textual nor Polars: the command line answers at once, and the first
frame is on the screen before an engagement is read.
"""

__version__ = "0.1.0"
