"""Cash-up ("Kasopmaak"): open the day, count, check, deposit, close; cash in and out. No rules of money live here."""
