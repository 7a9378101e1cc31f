"""Listeners: what people and services see of the statements that run."""
