"""The review of a dataset: a reader accepts, corrects, adds and deletes rows; golden files come of it."""
