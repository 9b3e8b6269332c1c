"""What a user can do: parameters, and the events they lead to."""
