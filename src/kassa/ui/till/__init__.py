"""The till: sale, payment, login, cash-up. Knows nothing of the office."""
