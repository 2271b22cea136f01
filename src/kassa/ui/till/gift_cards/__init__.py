"""'Cadeaubon': sell, top up, look up and pay with one."""
