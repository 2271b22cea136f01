"""'Orderwachtrij': what is promised, handed out from the till."""
