"""The house itself: system room, layout, names, licences, and whether what is written is still true."""
