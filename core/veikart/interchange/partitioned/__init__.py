"""The history as a dataset of many files, of which an export writes only those that are new or changed."""
