# Needs Python 3.11-3.13, pip and make; everything else is installed into .venv. `make demo` shows it, `make test` proves it.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --no-annotate --quiet --group build pyproject.toml
export OMP_NUM_THREADS ?= 1

.PHONY: demo test test-all lint bench score train wheel lock browser editor axe virtuoso clean

demo: .venv/run.stamp  ## the graph and the page of the sample articles
	$(BIN)/diplograph build data/sample -o out/demo

test: .venv/test.stamp browser editor axe lint  ## everything but the long proofs
	$(BIN)/python -m pytest -m "not slow"

test-all: .venv/proofs.stamp browser editor axe virtuoso lint  ## the long proofs too
	$(BIN)/python -m pytest

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/test.stamp  ## reading, tables, store, server, scale, relations, page; last each named query on 2.5 million quads
	$(BIN)/python tests/benchmarks/reading.py
	$(BIN)/python tests/benchmarks/tables.py
	$(BIN)/python tests/benchmarks/store.py
	$(BIN)/python tests/benchmarks/serving.py
	$(BIN)/python tests/benchmarks/scale.py store
	$(BIN)/python tests/benchmarks/relations.py
	$(BIN)/python tests/benchmarks/page.py
	$(BIN)/python tests/benchmarks/queries.py build/queries
	$(BIN)/python tests/benchmarks/across.py

score: .venv/run.stamp  ## the accuracy card: every annotated set, some minutes
	$(BIN)/python tests/benchmarks/accuracy.py

train: .venv/run.stamp  ## the weights of the confidence, from data/gold/ alone; prints how well they hold
	$(BIN)/python -m diplograph.learn

wheel: .venv/run.stamp editor
	$(BIN)/python -m hatchling build

lock: .venv/run.stamp  ## resolve anew; look for placeholders at version 999
	$(INSTALL) uv
	$(COMPILE) -o lock.txt
	$(COMPILE) --extra test --constraint lock.txt -o lock-test.txt
	$(COMPILE) --extra proofs --constraint lock-test.txt -o lock-proofs.txt
	! grep -n '==999' lock*.txt

clean:
	rm -rf .venv out dist

.venv/python.stamp:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed: install one, or say make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv .venv
	touch $@

.venv/run.stamp: .venv/python.stamp lock.txt pyproject.toml
	@echo "installing what diplograph needs into .venv: some minutes"
	$(INSTALL) --require-hashes -r lock.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	touch $@

.venv/test.stamp: .venv/run.stamp lock-test.txt
	$(INSTALL) --require-hashes -r lock-test.txt
	touch $@

.venv/proofs.stamp: .venv/test.stamp lock-proofs.txt
	$(INSTALL) --require-hashes -r lock-proofs.txt
	touch $@

browser:  # the page is tested in Debian's Chromium; where it can't be installed those tests say that they were skipped
	@command -v chromium >/dev/null || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium >/dev/null; \
	else echo "chromium is not installed: the tests of the page in a browser will be skipped"; fi

EDITOR := src/diplograph/endpoint/static
define EDITOR_SUMS
6520cdd256a4003e8d45865e0d631b6456b88a0e6b65f4f3e56d78a25d74c9a7  zazuko-yasgui-4.6.2.tgz
d8935d15c4d6352451d78725b2dd4cf4acb9fcd26162fa27f1e81347e2574241  triply-yasgui-4.2.28.tgz
endef
export EDITOR_SUMS

editor:  # the query editor of `diplograph serve`, and the licence of what it was made from; without it there is a plain form
	@test -f $(EDITOR)/yasgui.min.js || { folder=$$(mktemp -d) && (cd $$folder && \
	  npm pack --silent @zazuko/yasgui@4.6.2 @triply/yasgui@4.2.28 >/dev/null && echo "$$EDITOR_SUMS" | sha256sum --check --quiet - && \
	  mkdir new old && tar xzf zazuko-yasgui-4.6.2.tgz -C new && tar xzf triply-yasgui-4.2.28.tgz -C old) && mkdir -p $(EDITOR) && \
	  cat $$folder/old/package/LICENSE.txt $$folder/old/package/build/yasgui.min.js.LICENSE.txt > $(EDITOR)/yasgui.LICENSE.txt && \
	  cp $$folder/new/package/build/yasgui.min.css $$folder/new/package/build/yasgui.min.js $(EDITOR)/; \
	  code=$$?; rm -rf $$folder; \
	  test $$code = 0 || echo "the query editor was not fetched (npm and a connection are needed): a plain form stands in for it"; }

virtuoso:  # a second SPARQL server for the tests; where it can't be installed those tests say that they were skipped
	@command -v virtuoso-t >/dev/null || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
	    virtuoso-opensource libpcre3 >/dev/null || echo "virtuoso-opensource cannot be installed: its tests will be skipped"; \
	else echo "virtuoso-opensource is not installed: its tests will be skipped"; fi

AXE := axe-core@4.14.1
AXE_SHA256 := 29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c

axe: build/axe/axe.min.js
build/axe/axe.min.js:  # the rules of accessibility, for a test only; without npm or network that test says that it was skipped
	@mkdir -p build/axe; cd build/axe && { npm pack --silent $(AXE) >/dev/null 2>&1 && tar -xzf axe-core-*.tgz package/axe.min.js \
	  && echo "$(AXE_SHA256)  package/axe.min.js" | sha256sum --check --status && mv package/axe.min.js .; \
	rm -rf package axe-core-*.tgz; test -f axe.min.js; } || echo "axe-core could not be fetched: the test of accessibility will be skipped"
