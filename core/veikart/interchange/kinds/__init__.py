"""What a table can be imported as: one module for each kind."""
