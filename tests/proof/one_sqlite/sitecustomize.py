"""Python reads this when it starts: the scripts beside the checkout then use the very SQLite that the program uses.

Two SQLite libraries in one process drop each other's locks on a file and damage it (SQLite, "How To Corrupt An SQLite
Database File", 2.2.1); a script that looks into the file of an open shop with Python's own library does just that.
"""

import sys

from pysqlite3 import dbapi2

sys.modules["sqlite3"] = sys.modules["sqlite3.dbapi2"] = dbapi2
