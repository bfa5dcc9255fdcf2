"""Which part of a life a question is about: matching by meaning, offline and without a dependency."""
