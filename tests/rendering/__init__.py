"""The documents of corpus/ in every form in which a decision comes, made anew in each session of tests."""
