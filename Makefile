# Two commands are all a newcomer needs: `make demo` and `make test`. Each makes .venv and installs what it needs.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test test-pgbouncer lint format build bench up down reset clean
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
	$(BIN)/python -m pytest -q

# The contract suite through a real PgBouncer in transaction mode (needs the program pgbouncer).
test-pgbouncer: .venv/.installed
	$(BIN)/python -m pytest -q tests/contract --through-pgbouncer

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

# sql/ and migrations/ to repo/queries/.
build: .venv/.installed
	$(BIN)/twinsql build

# Budgets of the design, as ratios of interleaved runs; wants a quiet machine.
bench: .venv/.installed
	-$(BIN)/python -m bench
	$(BIN)/python -m bench.postgres

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
