"""The pages of the Gap screen."""
