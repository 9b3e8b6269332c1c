"""The language of veikart: what can happen in an engagement, and how it is written down.

Everything here is immutable. Importing this package is cheap; the models (and pydantic) are loaded by
`veikart_events.vocabulary`, which only writers need.
"""
