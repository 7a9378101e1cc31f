"""Side-by-side benchmarks: ``python -m bench`` prints the budgets of the design and what was measured."""
