"""'Retour': which receipt, what of it, and back on the bon."""
