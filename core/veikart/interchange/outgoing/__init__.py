"""Tables on their way out: what is in them, what their columns are called, and the folder they go to."""
