"""The screen of a new order ("Maak order")."""
