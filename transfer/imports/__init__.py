"""Files of an export into a database of either engine."""
