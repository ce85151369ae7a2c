"""Running: from paths to documents, from documents to a dataset."""
