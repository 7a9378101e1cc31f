"""From ``sql/`` to ``repo/queries/``: read headers, translate, type, emit."""
