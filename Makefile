# What a person does here. `make` alone lists the verbs. Each needs only python3 (3.10 or newer) and make: what else
# is wanted is installed into $(VENV) first, which is made when it is missing.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
GOLD ?= ../shared/bench/train
BENCH ?= ../shared/bench
# Not in a folder whose name begins with a dot: some browsers may not look there.
PAGE ?= the-slow-press.html
SECONDS ?= 60
FIXTURES := tests/fixtures/interviews

.DEFAULT_GOAL := help
# Where an environment cannot be made (no python3-venv on Debian), half of one is left, which is none.
.DELETE_ON_ERROR:
.PHONY: help demo view test lint types format eval train docs bench speed scale fuzz growth changelog wheel ci clean

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Two stamps: what reading needs, and what working on it needs. A changed pyproject.toml installs anew.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "qaparse needs Python 3.10 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml tests/pipeline.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r tests/pipeline.txt
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed ## read the sample interview
	@$(BIN)/qaparse sample | $(BIN)/qaparse parse -

view: $(VENV)/.installed ## see the sample interview in the browser
	@$(BIN)/qaparse sample | $(BIN)/qaparse view - -o $(PAGE) --force --open

test: $(VENV)/.installed-dev ## run the tests, doctests included
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.installed-dev ## check style, format and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.installed-dev ## check types
	$(BIN)/mypy

format: $(VENV)/.installed-dev ## mend style and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(VENV)/.installed ## score the fixtures, and gold files of your own: make eval FILES="a.gold b.jsonl.gz"
	$(BIN)/qaparse eval $(FIXTURES) $(FILES) $(ARGS)

train: $(VENV)/.installed-dev ## fit the weights anew from the gold in GOLD
	$(BIN)/python -m qaparse.training $(PARTS) --gold $(GOLD)

docs: $(VENV)/.installed-dev ## write the pages that are made from the code, and build the site (Python 3.11 or newer)
	$(BIN)/qaparse cues > docs/cues.md
	$(BIN)/qaparse formats --into docs/formats.md
	$(BIN)/python -m sphinx --quiet --fresh-env --fail-on-warning --keep-going docs docs/_build
	@echo docs/_build/index.html

bench: $(VENV)/.installed-dev ## score on the bench in BENCH, where there is one
	$(BIN)/python $(BENCH)/bench.py score $(BENCH)/dev/*.gz $(ARGS)

speed: $(VENV)/.installed ## measure how fast this machine reads
	$(BIN)/python benchmarks/speed.py $(ARGS)

scale: $(VENV)/.installed-dev ## measure workers, memory over many documents, and peers
	$(BIN)/python benchmarks/scale.py $(ARGS)

fuzz: $(VENV)/.installed-dev ## look for inputs that break a law: make fuzz SECONDS=3600
	$(BIN)/python -W ignore benchmarks/fuzz.py --seconds $(SECONDS) $(ARGS)

growth: $(VENV)/.installed-dev ## measure how the work of every cue and every reader grows with the text
	$(BIN)/python -W ignore benchmarks/growth.py $(ARGS)

changelog: $(VENV)/.installed-dev ## join the changelog fragments for a release: make changelog VERSION=1.2.3
	$(BIN)/python -m pip install --quiet towncrier
	$(BIN)/towncrier build --yes --version $(VERSION)

wheel: $(VENV)/.installed-dev ## build the wheel into dist/
	$(BIN)/python -m build --wheel --outdir dist

ci: ## everything that must pass before a change lands
	bash .ci/run

clean: ## remove what was built
	rm -rf build dist the-slow-press.html docs/_build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
