"""One command list for this project: demo, run, test, check, bench, shots. Standard library only."""
