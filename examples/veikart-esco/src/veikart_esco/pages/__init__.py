"""The pages of the screen ESCO, and its chapter in the report."""
