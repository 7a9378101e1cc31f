# Two commands are all a newcomer needs: `make demo` and `make test`. Each makes .venv and installs what it needs.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Each worker has a server of its own.
WORKERS := -n auto --maxprocesses 4 --dist worksteal
OLDEST_SQLITE := .cache/libsqlite3-3.38.5.so

.PHONY: demo test test-server test-pgbouncer test-oldest-sqlite lint format build check prove golden mutations bench bench-move up down reset clean
.DEFAULT_GOAL := test

.venv/.installed: pyproject.toml constraints.txt requirements-dev.txt
	@test -L .pkg/twinsql/adapters || { echo ".pkg/twinsql/adapters is no symbolic link: check out again with 'git config core.symlinks true'." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "twinsql needs Python 3.11 or newer: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --requirement requirements-dev.txt --editable '.[build]'
	@touch $@

# The main job on real input, on both engines, side by side.
demo: .venv/.installed
	@$(BIN)/python -m examples.demo

# Everything, on both engines. Fails where no PostgreSQL can be had.
test: .venv/.installed
	$(BIN)/python -m pytest -q $(WORKERS)

# What depends on the server's version, for a second server.
test-server: .venv/.installed
	$(BIN)/python -m pytest -q $(WORKERS) $(addprefix tests/,compiler contract examples migrations postgres server transfer)

# The contract suite through a real PgBouncer in transaction mode (needs the program pgbouncer).
test-pgbouncer: .venv/.installed
	$(BIN)/python -m pytest -q tests/contract --through-pgbouncer

# The translator, the adapter and the repositories on SQLite 3.38, the oldest that is supported; its source comes with an npm package (needs cc and npm).
test-oldest-sqlite: .venv/.installed $(OLDEST_SQLITE)
	LD_PRELOAD=$(CURDIR)/$(OLDEST_SQLITE) $(BIN)/python -c 'import sqlite3; assert sqlite3.sqlite_version == "3.38.5", sqlite3.sqlite_version'
	LD_PRELOAD=$(CURDIR)/$(OLDEST_SQLITE) $(BIN)/python -m pytest -q $(WORKERS) $(addprefix tests/,compiler/prove compiler/translate contract repo sqlite)

$(OLDEST_SQLITE):
	@mkdir -p .cache/sqlite
	cd .cache/sqlite && npm pack --silent better-sqlite3@7.5.3 && tar xzf better-sqlite3-7.5.3.tgz package/deps/sqlite3
	cc -O1 -fPIC -shared -DSQLITE_THREADSAFE=1 -DSQLITE_ENABLE_FTS5 -o $@ .cache/sqlite/package/deps/sqlite3/sqlite3.c -lpthread -ldl -lm

# Every statement on both engines, on hostile rows: make prove ARGS='--seconds 600'.
prove: .venv/.installed
	$(BIN)/twinsql prove $(ARGS)

lint: .venv/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy tests bench examples
	$(BIN)/pyright --project pyproject.toml
	$(BIN)/lint-imports
	$(BIN)/twinsql build --check

format: .venv/.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The SQLite text of every case of the translator, kept to be compared: after a change to it, or a new sqlglot.
golden: .venv/.installed
	$(BIN)/python -m tests.compiler.translate.golden

# The translator wrong in one way after the other: what no proof case notices is a finding.
mutations: .venv/.installed
	$(BIN)/python -m tests.compiler.mutations

# sql/ and migrations/ to repo/queries/.
build: .venv/.installed
	$(BIN)/twinsql build

# Statements, modules and schema held against both engines.
check: .venv/.installed
	$(BIN)/twinsql check

# Budgets of the design and other libraries beside ours, as ratios of interleaved runs, put into docs/benchmarks.md; wants a quiet machine for
# half an hour. Parts of it: make bench ARGS='budgets pool --rounds 5'.
bench: .cache/bench/.installed
	.cache/bench/bin/python -m bench $(or $(ARGS),--write)

# The other libraries have an environment of their own: nothing else needs them.
.cache/bench/.installed: .venv/.installed requirements-bench.txt
	$(PYTHON) -m venv .cache/bench
	.cache/bench/bin/python -m pip install --quiet --constraint constraints.txt --requirement requirements-bench.txt --editable '.[build]'
	@touch $@

# Copy, census and validation of a move against psql's \copy of the same rows: make bench-move ARGS='2000000 5'.
bench-move: .venv/.installed
	$(BIN)/python -m bench.transfer $(ARGS)

# A PostgreSQL in Docker, for those who have it.
up:
	docker compose up --detach --wait

down:
	docker compose down

reset:
	docker compose down --volumes
	docker compose up --detach --wait

clean:
	rm -rf .venv .cache dist
