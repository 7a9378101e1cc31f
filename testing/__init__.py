"""Help for a service's own tests: databases of both engines, and budgets for queries."""
