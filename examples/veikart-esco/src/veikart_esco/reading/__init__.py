"""The files that ESCO gives out, read into concepts. Nothing here knows of an engagement."""
