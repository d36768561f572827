"""`python -m sinstudio` is the program `sinstudio`."""

from __future__ import annotations

import sys

from sinstudio.cli.main import main

sys.exit(main())
