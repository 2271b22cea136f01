"""Receipt printers: slip to ESC/POS bytes, the roads those bytes travel, and a printer that exists only here."""
