"""Cash drawers: on the printer's connector, by hand, or only recorded."""
