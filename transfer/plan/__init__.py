"""What goes where, and how it is read."""
