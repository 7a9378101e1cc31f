"""
``twinsql explain``: what both engines would do for every statement, on tables as large as a service has them.

Nothing is measured and nothing of the statements runs: plans depend on the schema, the statements and the seed alone, so they can be kept as text.
"""
