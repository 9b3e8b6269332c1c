"""The engine for any recorder of the eventsourcing library, which needs neither a lock nor tables of ours.

Events lie in one stream, keys in a small file of their own, and commands and links of the chain in what
follows the line of an event (`ends`).
"""
