"""Composition root: the only place where concrete things meet."""
