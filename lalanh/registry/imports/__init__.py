"""Workbooks brought in: templates to fill, reading as text, columns to fields, checks, loading by COPY, taking back."""
