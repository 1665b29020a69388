"""Tables in files: households in from CSV, Parquet or XLSX, results out to the same, rows that can't be used kept apart."""
