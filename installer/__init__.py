"""How the program becomes something that is installed: one spec for PyInstaller and a folder per system.

Here stands what goes in and what stays out, as data. What builds (``scripts/package.py``) and what proves that the
result works on a clean machine (``scripts/clean_roots.py``) stand beside the other scripts.
"""
