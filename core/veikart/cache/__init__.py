"""What was read of a journal, kept on this machine, so that opening reads only what is new.

Never the truth: whatever is not exactly as it was written, or does not fit the journal, counts as absent, and
the journal is read anew. It may be deleted at any time.
"""
