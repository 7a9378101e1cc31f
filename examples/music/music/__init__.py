"""A record shop: its statements, and a sample to try them on."""
