"""The Parquet dataset: what it looks like, how its parts are written, and which of them count."""
