"""How a statement reaches a database: the adapter protocol, its two implementations, and what they share."""
