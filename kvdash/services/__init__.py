"""Use cases: one function per thing a user does, for the pages and the command line alike."""
