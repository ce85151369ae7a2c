# make demo    convert the documents of corpus/ into out/ and print what was read
# make test    lint, types, layers, tests with coverage
# make bench   speed and memory
# make accuracy   how many rows are right, and the README's tables of that renewed
# make setup-system   install LibreOffice and Tesseract (Debian, as root), for old Office files and scans
# make clean   remove what these made, but the tables in out/
# Each of them sets up everything it needs in .venv first.

BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test bench accuracy setup-system clean

demo: $(READY)
	@$(BIN)/kcextract convert corpus --out out
	@echo "(kcextract is $(BIN)/kcextract; \". $(BIN)/activate\" puts it at hand.)"

test: $(READY)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Run .venv/bin/ruff format . first." >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@report=$$($(BIN)/lint-imports 2>&1) || { echo "$$report" >&2; exit 1; }
	@$(BIN)/python -m pytest --quiet --cov --cov-report=term

bench: $(READY)
	@$(BIN)/python benchmarks/speed.py corpus

accuracy: $(READY)
	@$(BIN)/python benchmarks/accuracy.py README.md

setup-system:
	@sh scripts/set-up-system

clean:
	@rm -rf .venv .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	@find kcextract tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamp is older than pyproject.toml when what is to be installed may have changed.
$(READY): pyproject.toml scripts/set-up
	@sh scripts/set-up .venv
	@touch $@
