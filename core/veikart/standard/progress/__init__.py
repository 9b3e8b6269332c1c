"""Progress: why coverage and gap changed since a moment, for a board and for whoever was there."""
