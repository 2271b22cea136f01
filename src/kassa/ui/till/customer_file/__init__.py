"""'Klantenbeheer': everything of one customer beside a running sale."""
