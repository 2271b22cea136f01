"""Lists from files of somebody else: which column holds what, whatever the list is about."""
