"""Maps from one schema to another: read, drafted, done."""
