# `make` alone lists what there is. All a machine needs is Python 3.11+ with venv, and make.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
# The certificates the machine trusts count: many studios reach the world through a proxy with one of its own.
UV := UV_PYTHON_DOWNLOADS=never UV_SYSTEM_CERTS=true $(BIN)/uv
INSTALL := $(UV) pip install --quiet --compile-bytecode --python $(BIN)/python
# Node and npm come as a Python wheel. Wheels hold no links, so the npm beside its node does not run: ours does.
NPM = cd web && NODE_USE_SYSTEM_CA=1 PATH="$(CURDIR)/$(VENV)/node:$$PATH" npm
WEB_SOURCES := $(shell find web -name node_modules -prune -o -path web/e2e -prune -o -path web/codegen -prune -o -type f -print 2>/dev/null)

.PHONY: help run test check bench gen migration lock dead-code wheel clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | while IFS="$$(printf '\t')" read -r name says; do \
		printf '  make %-10s %s\n' "$$name" "$$says"; done

run: $(STAMPS)/run $(STAMPS)/web ## Start MOTK with the demo studio; Ctrl-C stops it
	@exec $(BIN)/motk up --demo

test: $(STAMPS)/dev $(STAMPS)/web ## Run all tests: Python, web, and both together in a browser
	@CHROMIUM="$$(scripts/chromium)" && SOFFICE="$$(scripts/soffice)" || exit 1; export CHROMIUM SOFFICE; \
	failed=0; $(BIN)/python -m pytest -n 2 || failed=1; ($(NPM) run test) || failed=1; ($(NPM) run e2e) || failed=1; exit $$failed

check: $(STAMPS)/dev $(STAMPS)/node $(STAMPS)/codegen ## Check format, lint, types, contracts, dead code, generated files
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/vulture
	scripts/generated-is-current
	$(NPM) run check

bench: $(STAMPS)/dev $(STAMPS)/web ## Measure, as ratios to the bare work
	$(BIN)/python -m tests.bench
	$(NPM) run bench

gen: $(STAMPS)/dev $(STAMPS)/node $(STAMPS)/codegen ## Write the generated files anew: settings page, OpenAPI, schema of layouts, TypeScript types
	$(BIN)/motk settings-doc --to docs/reference/settings.md
	$(BIN)/python scripts/openapi.py docs/reference/openapi.json
	$(BIN)/python scripts/page_layout_schema.py docs/reference/page-layout.schema.json
	$(NPM) run gen

migration: $(STAMPS)/dev ## Write a migration from the models' changes: make migration m="add shot handles"
	@test -n "$(m)" || { echo 'Say what it does: make migration m="add shot handles"' >&2; exit 2; }
	$(BIN)/python scripts/migration.py "$(m)"

# Versions and hashes only: a lock that names a host is of no use behind a studio's mirror. uv.lock names one.
EXPORT := $(UV) export --quiet --frozen --no-emit-project --no-header --format requirements-txt
lock: $(STAMPS)/run ## Resolve the newest versions pyproject.toml allows into requirements*.txt
	$(UV) lock --quiet --upgrade --python $(BIN)/python
	$(EXPORT) --no-default-groups --group build -o requirements.txt
	$(EXPORT) --no-default-groups --group dev -o requirements-dev.txt
	$(EXPORT) --only-group uv -o requirements-uv.txt

dead-code: $(STAMPS)/dev ## List what vulture guesses is unused, to read
	$(BIN)/vulture --min-confidence 60 || true

wheel: $(STAMPS)/run $(STAMPS)/web ## Build dist/*.whl with the front end inside
	$(UV) build --quiet --wheel --no-build-isolation --python $(BIN)/python

clean: ## Remove what make made; the studio's data in .motk stays
	rm -rf $(VENV) web/node_modules src/motk/web_dist dist build

# What is already there costs nothing: each step leaves a stamp, newer than what it was made from.
$(STAMPS)/uv: requirements-uv.txt
	@scripts/make-venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run: $(STAMPS)/uv requirements.txt pyproject.toml
	@echo "Installing Python packages …"
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@scripts/link-node $(VENV)
	@touch $@

$(STAMPS)/dev: $(STAMPS)/run requirements-dev.txt
	@echo "Installing development tools …"
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

$(STAMPS)/node: $(STAMPS)/run web/package.json web/package-lock.json
	@echo "Installing web packages …"
	@$(NPM) ci --loglevel=error
	@touch $@

# Apart from web/: the generator needs an older TypeScript.
$(STAMPS)/codegen: $(STAMPS)/node web/codegen/package.json web/codegen/package-lock.json
	@$(NPM) --prefix codegen ci --loglevel=error
	@touch $@

$(STAMPS)/web: $(STAMPS)/node $(WEB_SOURCES)
	@echo "Building the front end …"
	@$(NPM) run --silent build
	@touch $@
