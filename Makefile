SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTHON ?= python3

.PHONY: run test lint types bench faults openapi install clean

run: $(STAMP)
	@exec $(BIN)/lianfang up $(UP)

test: $(STAMP)
	$(BIN)/python -m pytest $(TESTS)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(STAMP)
	$(BIN)/mypy

bench: $(STAMP)
	$(BIN)/lianfang bench

# The long campaigns of which make test runs a sample: kills, forgeries, every operation as everybody.
faults: $(STAMP)
	LIANFANG_FAULTS=50 LIANFANG_TAMPERS=9000 LIANFANG_FULL_MATRICES=1 $(BIN)/python -m pytest \
	  tests/workers/test_faults.py tests/journal/test_campaign.py tests/platform/test_matrices.py

openapi: $(STAMP)
	$(BIN)/lianfang openapi

install: $(STAMP)

# pip brings only uv, from the same hashed lock; uv installs the rest in about a second.
$(STAMP): requirements/service.txt requirements/development.txt pyproject.toml
	@echo "Making the virtual environment $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 is needed")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing from the hashed lock files ..."
	@bash -c 'set -e; lock=$$(mktemp); trap "rm -f $$lock" EXIT; \
	  sed -n "/^uv==/,/^[^ ]/{/^uv==/p;/^ /p}" requirements/development.txt > $$lock; \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $$lock'
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r requirements/development.txt
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
