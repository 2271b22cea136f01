"""OPI: the Open Payment Initiative, XML over local TCP, as terminals of CCV and others in NL and BE speak it.

What is known of it from public text (libraries.md 7, [35]): every message is preceded by its length in four bytes, high
byte first. On channel 0 the till connects to the terminal (port 4100 at CCV, 20002 at others), sends one request and
gets one response, and both channels close. On channel 1 the terminal connects to the till (port 4102 or 20007) to show
text and to hand over the lines of the receipt while a payment runs.
"""
