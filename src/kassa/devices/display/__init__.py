"""Customer displays of two lines on a serial port: what they understand, and the thread that writes."""
