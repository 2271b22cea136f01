"""How fast it is, as ratio to what the machine can do at best: ``python3 dev.py bench``."""
