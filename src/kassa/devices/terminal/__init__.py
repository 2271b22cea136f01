"""Card terminals: each driver answers ``start``, ``status`` and ``abort`` about a reference we made ourselves."""
