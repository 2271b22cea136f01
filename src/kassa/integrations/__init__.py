"""Files and servers of others: spreadsheets now, bank and mail later."""
