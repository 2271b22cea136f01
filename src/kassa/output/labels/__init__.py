"""Labels for shelf and goods: on sheets of A4 and for label printers."""
