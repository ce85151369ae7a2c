# make demo    convert the documents of corpus/ into out/, print what was read, write the report
# make test    lint, types, layers, tests with coverage, on all cores
# make bench   speed and memory; those of formats and batches go into docs/ (DOCUMENTS=100000 for a night's batch)
# make fuzz    damaged files without end: a batch of 10,000 (FILES=…), then each loader for SECONDS=300
# make accuracy   how many rows are right, and the README's tables of that renewed
# make docs    the pages of the tables in docs/tables/, and the outputs of the notebooks, renewed
# make wheel   a wheel in dist/ that reads a fifth faster, translated to C (needs gcc and python3-dev)
# make setup-system   install LibreOffice and Tesseract (Debian, as root), for old Office files and scans
# make clean   remove what these made, but the tables in out/
# Each of them sets up everything it needs in .venv first.

BIN := .venv/bin
READY := .venv/.ready
DOCUMENTS := 100 1000 10000
FILES := 10000
SECONDS := 300
FORMATS := txt html mhtml docx doc rtf xls xlsx pdf png

.PHONY: demo test bench fuzz accuracy docs wheel setup-system clean

demo: $(READY)
	@$(BIN)/kcextract convert corpus --out out
	@$(BIN)/kcextract report out
	@echo "(kcextract is $(BIN)/kcextract; \". $(BIN)/activate\" puts it at hand.)"

test: $(READY)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Run .venv/bin/ruff format . first." >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@report=$$($(BIN)/lint-imports 2>&1) || { echo "$$report" >&2; exit 1; }
	@$(BIN)/python -m pytest --quiet --numprocesses auto --dist worksteal --cov --cov-report=term

bench: $(READY)
	@$(BIN)/python benchmarks/speed.py corpus
	@$(BIN)/python benchmarks/formats.py
	@$(BIN)/python benchmarks/portable.py
	@$(BIN)/python benchmarks/legacy.py
	@$(BIN)/python benchmarks/scans.py
	@$(BIN)/python benchmarks/pages.py
	@$(BIN)/python benchmarks/every_format.py --into docs
	@$(BIN)/python benchmarks/batch.py corpus --documents $(DOCUMENTS) --into docs

fuzz: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	@$(BIN)/python -m tests.fuzzing build/fuzz --files $(FILES)
	@for form in $(FORMATS); do \
		echo "$$form …"; \
		$(BIN)/python -m tests.fuzzing.guided $$form build/fuzz/guided --seconds $(SECONDS) \
			>build/fuzz/$$form.log 2>&1 || { tail -n 40 build/fuzz/$$form.log; exit 1; }; \
	done

accuracy: $(READY)
	@$(BIN)/python benchmarks/accuracy.py README.md

docs: $(READY)
	@$(BIN)/python scripts/docs.py

wheel: $(READY)
	@sh scripts/make-wheel $(BIN)/python

setup-system:
	@sh scripts/set-up-system

clean:
	@rm -rf .venv .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	@find kcextract tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamp is older than pyproject.toml when what is to be installed may have changed.
$(READY): pyproject.toml scripts/set-up
	@sh scripts/set-up .venv
	@touch $@
