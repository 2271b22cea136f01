"""The demo shop: made-up people, goods and a month of sales, made through the services from ``resources/demo``."""
