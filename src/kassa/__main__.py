"""Command line of Kassa."""


def main() -> int:
    """Run the command line."""
    return 0
