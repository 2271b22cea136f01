"""Controls of our own, standard widgets first."""
