# `make run` starts the bot (or the sandbox when no token is set); `make test` runs everything CI runs.
PY ?= python3
BIN := .venv/bin

.PHONY: run test check lint types architecture unit e2e browser bench score soak lock clean

.venv/.run: requirements.lock pyproject.toml
	$(PY) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q bot commands core
	touch $@

.venv/.dev: .venv/.run requirements-dev.lock
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

run: .venv/.run
	$(BIN)/reality-check

test: check unit browser e2e

check: lint types architecture

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/pyright

architecture: .venv/.dev
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/test_architecture.py

PYTEST = $(BIN)/python -m pytest -q

# Each worker starts a PostgreSQL of its own: two are enough.
unit: .venv/.dev
	$(PYTEST) -n 2 --dist loadfile -m "not e2e and not browser"

e2e: .venv/.dev
	$(PYTEST) -n 2 --dist loadfile -m "e2e and not browser"

browser: .venv/.dev
	$(PYTEST) -n 2 --dist loadfile -m browser

# Figures, never judged by a test: how fast, how good, how sturdy.
bench: .venv/.dev
	$(BIN)/python -m tests.bench

score: .venv/.dev
	$(BIN)/python tests/corpus/score.py

soak: .venv/.dev
	$(BIN)/python -m tests.bench.fuzz
	KILLS=100 $(PYTEST) --timeout 3600 tests/e2e/test_kills.py
	DIGEST_KILLS=500 $(PYTEST) --timeout 7200 tests/e2e/test_digest_kills.py

clean:
	rm -rf .venv build dist *.egg-info .hypothesis .ruff_cache .import_linter_cache

UVC = $(BIN)/uv pip compile pyproject.toml --extra postgres --extra pages --group build --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-annotate --no-header --no-emit-index-url
lock: .venv/.dev
	$(UVC) -o requirements.lock
	$(UVC) --group dev -c requirements.lock -o requirements-dev.lock
