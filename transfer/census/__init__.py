"""What stands in a source: everything read once, before anything is written."""
