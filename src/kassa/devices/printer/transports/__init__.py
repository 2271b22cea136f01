"""The roads to a printer, one module each; what they have in common is ``devices.printer.transport``."""
