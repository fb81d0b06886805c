"""Let `python -m workers.cli` be the same as the console script."""

from workers.cli.main import main

main()
