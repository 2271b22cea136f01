"""Payments, cash and what a payment method may do."""
