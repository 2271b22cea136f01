"""Lists of everything: one description per list, paged by key, counted, added up, filtered, saved as views."""
