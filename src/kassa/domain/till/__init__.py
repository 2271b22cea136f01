"""The basket, the shift and the button layout."""
