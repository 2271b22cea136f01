"""Money, unit prices, quantities, rates and the one parser for what a person types."""
