"""``python -m twinsql.cli`` is ``twinsql``."""

from . import main

if __name__ == "__main__":
    main()
