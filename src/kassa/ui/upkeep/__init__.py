"""'Apparaten' and 'Alles in orde?': the same pages in the till and in the office."""
