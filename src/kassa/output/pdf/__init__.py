"""Lists and reports as PDF, drawn with fpdf2."""
