"""What a person lets be changed, whether a value fits, and what belongs to what."""
