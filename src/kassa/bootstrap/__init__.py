"""Composition root: the only place where concrete things meet.

One module per group of commands of ``kassa.__main__``; each function is one command and returns its exit code. Nothing
here decides about money, and nobody below imports it.
"""
