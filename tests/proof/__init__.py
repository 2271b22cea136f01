"""The real services behind the torture scripts that stand beside the checkout (see docs/proof.md)."""
