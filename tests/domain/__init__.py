"""The rules of the shop, without a database or a screen."""
