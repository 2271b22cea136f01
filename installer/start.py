"""Where the packaged program begins; in a checkout that is ``python -m kassa``."""

import sys
from multiprocessing import freeze_support

from kassa.__main__ import main

freeze_support()  # a process that draws papers is this same program, started again
sys.exit(main())
