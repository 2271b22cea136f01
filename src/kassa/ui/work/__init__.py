"""Background jobs in two lanes; devices to signals."""
