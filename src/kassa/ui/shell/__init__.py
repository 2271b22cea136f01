"""What both windows share: application, errors in words, changes."""
