SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTHON ?= python3

WEB := web/node_modules/.installed
SHELL_PAGE := service/console/dist/index.html
SOURCES := web/src web/index.html web/vite.config.ts web/package-lock.json service/console/public

# Before a long command: every ten seconds a line saying that it goes on.
GOES_ON = began=$$SECONDS; (while sleep 10 &> /dev/null; do echo "  $$((SECONDS - began)) s ..."; done) & \
  beat=$$!; trap "kill $$beat" EXIT;

.PHONY: run test web console check-web browser browser86 screenshots lint types bench faults openapi install clean

run: $(STAMP) console
	@exec $(BIN)/lianfang up $(UP)

# What a browser waits for has the machine to itself; the rest shares it by files. Measures are of make bench.
test: $(STAMP) console
ifdef TESTS
	$(BIN)/python -m pytest $(TESTS)
else
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder --ignore=tests/bench --ignore=tests/browser
	$(BIN)/python -m pytest tests/browser
endif

# The console, built into the service that serves it, weighed and looked through.
web: $(WEB)
	@echo "Building the console, a minute or some more ..."
	@$(GOES_ON) cd web && npm run --silent build && npm run --silent budget && npm run --silent origins

# The same when it is missing or older than its sources; without Node the service runs on without.
console:
	@if [ -f $(SHELL_PAGE) ] && [ -z "$$(find $(SOURCES) -newer $(SHELL_PAGE) -print -quit)" ]; then :; \
	elif [ -n "$(NO_CONSOLE)" ]; then echo "The console is left as it is (NO_CONSOLE)."; \
	elif ! command -v npm > /dev/null; then \
	  echo "没有Node，未构建网页控制台；接口、公示栏、登录页照常。No Node here: the console is not built."; \
	else set -o pipefail; $(MAKE) --no-print-directory web 2>&1 | tee .console.log | grep --line-buffered " \.\.\.$$" || \
	  { tail -30 .console.log; echo "The console could not be built; going on without (see .console.log)."; }; fi

# What must hold of its sources: form, types, texts, the interface they were written for, tests.
check-web: $(WEB)
	cd web && for one in lock:check api:check catalogues lint types test; do \
	  echo "$$one ..."; npm run --silent --if-present $$one || exit 1; done

# All browser tests, not only the core that make test runs; pictures of failures in build/browser.
browser: $(STAMP) console
	$(BIN)/python -m pytest -m "full or not full" tests/browser

# Every page as each role, at 1366x768, into the folder SCREENSHOTS (build/screenshots), to look at.
screenshots: $(STAMP) console
	SCREENSHOTS="$(or $(SCREENSHOTS),build/screenshots)" \
	  $(BIN)/python -m pytest -m full tests/browser/screenshots.py

# The main pages in the oldest browser that is promised, a real Chromium 86.
browser86: $(STAMP) console
	@test -d web/chromium86/node_modules || (cd web/chromium86 && npm ci --no-progress)
	$(BIN)/python -m pytest -m full tests/browser/test_chromium_86.py

$(WEB): web/package-lock.json
	@echo "Installing what the console is built with, once, a minute or two ..."
	@$(GOES_ON) cd web && npm ci --no-progress && touch node_modules/.installed

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(STAMP)
	$(BIN)/mypy

bench: $(STAMP)
	$(BIN)/python -m pytest tests/bench
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
	@test -x $(BIN)/python || echo "First start: some minutes for packages, console and pilot region, ten on a busy machine; later ones take seconds."
	@echo "Making the virtual environment $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 is needed")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing from the hashed lock files ..."
	@$(GOES_ON) bash -c 'set -e; lock=$$(mktemp); trap "rm -f $$lock" EXIT; \
	  sed -n "/^uv==/,/^[^ ]/{/^uv==/p;/^ /p}" requirements/development.txt > $$lock; \
	  $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r $$lock'
	@$(GOES_ON) VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r requirements/development.txt
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .console.log web/node_modules service/console/dist build
