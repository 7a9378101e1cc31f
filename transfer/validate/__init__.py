"""Both sides compared, with code that copies no row."""
