"""Money, unit prices, quantities, rates and the one parser for what a person types."""

from kassa.domain.values.amounts import line_amount, rate_of, spread
from kassa.domain.values.money import Money, UnitPrice, total
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate
from kassa.domain.values.rounding import round_half_up

__all__ = ["Money", "Quantity", "Rate", "UnitPrice", "line_amount", "rate_of", "round_half_up", "spread", "total"]
