"""From lines to a stored result: line amounts, discounts, VAT groups, cash rounding."""
