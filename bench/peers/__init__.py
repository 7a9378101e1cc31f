"""
Other libraries. They are loaded by name, so that neither the tests nor the linters need them.

Each is used as its documentation recommends for speed: reads in autocommit, statements built once, a pool of 20 on PostgreSQL.
"""
