# Headway. `make help` lists what can be made; config.mk holds what can be changed.
#
# make is the only orchestrator: each stage reads tables and writes tables, and "The flow" below is
# the picture of it. Every output is written to a temporary name and renamed, so that what stands
# under a target's name is always whole, whatever was killed and when.

include config.mk

SHELL = /bin/sh
# a name of the recipe's own: what a make that was killed has started may still be at work
TMP = $@.$$$$
.SUFFIXES:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
export LC_ALL = C

# a text as one word of the shell, whatever it holds
quote = '$(subst ','\'',$(1))'

# these become parts of file names and commands: said before anything uses them
plain = $(filter 0,$(shell printf '%s' $(call quote,$(1)) | tr -d 'A-Za-z0-9_-' | wc -c))
ifeq (,$(call plain,$(PROGRAMME)))
  $(error PROGRAMME=$(PROGRAMME): the name of a folder in datasets/ was expected: letters, digits, - and _)
endif
ifeq (,$(call plain,$(PERIOD)))
  $(error PERIOD=$(PERIOD): a month such as 2014-09 was expected)
endif
ifeq (,$(call plain,$(AREA)))
  $(error AREA=$(AREA): the code of an area such as Q46 was expected)
endif
ifneq (,$(shell printf '%s' $(call quote,$(EDITIONS)) | tr -d 'a-z,'))
  $(error EDITIONS=$(EDITIONS): names with commas between were expected, such as pdf,png; or nothing)
endif
ifneq (,$(filter-out help,$(MAKECMDGOALS)))
  ifneq (,$(shell for d in . build reports; do test ! -e $$d || test -w $$d || echo $$d; done))
    $(error $(CURDIR) cannot be written to by you: make works in its folders build and reports; copy \
      the tree to where you can write, and work there)
  endif
endif

help: # list the targets
	@awk -F': .*# ' '/^[a-z-]+:.*# /{printf "  make %-15s %s\n", $$1, $$2}' Makefile
	@echo "On the command line: PERIOD=$(PERIOD) PROGRAMME=$(PROGRAMME) AREA=$(AREA)"

# ---------------------------------------------------------------- the flow

B = build
D = datasets/$(PROGRAMME)
R = reports/$(PROGRAMME)
OUT = $(R)/$(PERIOD)
LIST = $(OUT)/reports$(AREA:%=-%).csv
W = $(B)/inputs/$(PROGRAMME)

report: $(LIST) # make the reports of PERIOD (of AREA only, when it is given)
	@$(if $(RENDERED),,awk -F, '$$3 == "built" && !n[$$1]++ {k++} END {print "nothing to do: " k \
	  (k == 1 ? " report is" : " reports are") " up to date in $(OUT)"}' $(LIST))
	@! grep -q '^error,' $(R)/findings.csv || \
	  { echo "$$(grep -c '^error,' $(R)/findings.csv) errors, some rows of the extracts were refused: see $(R)/findings.csv;" \
	    "$(R)/findings/index.html has what goes back to each area" >&2; exit 1; }

# what hw-ingest reads, by name and content: what comes, goes or changes makes this newer; links are
# followed
READ = find -L datasets ! -name '.*' ! -name '*.md' ! -name '*.tmp'
$(W)/list: FORCE
	@mkdir -p $(@D)
	@{ $(READ) && $(READ) -type f -exec cksum {} +; } 2>/dev/null | sort > $(TMP); \
	  cmp -s $(TMP) $@ && rm $(TMP) || mv $(TMP) $@

# findings/ is what goes back to each area; its list is written last
READ_TABLES = $(R)/observations.csv $(R)/findings.csv $(R)/coverage.csv $(R)/revisions.csv $(R)/sources.csv \
	$(R)/quality.csv $(R)/unmapped.csv $(R)/findings/list.csv
$(READ_TABLES) &: $(W)/list $(B)/hw-ingest
	@$(B)/hw-ingest -o $(R)/observations.csv -f $(R)/findings.csv -c $(R)/coverage.csv -r $(R)/revisions.csv \
	  -s $(R)/sources.csv -q $(R)/quality.csv -u $(R)/unmapped.csv -a $(R)/findings $(D) || \
	  { test $$? -eq 1 && grep -q '^error,' $(R)/findings.csv; }
	@touch $(READ_TABLES)

$(OUT)/progress.csv: $(R)/observations.csv $(B)/hw-track
	@$(B)/hw-track -p $(PERIOD) -o $@ $(D) $<
	@touch $@

FORECAST = $(OUT)/forecast.csv $(OUT)/outlook.csv $(OUT)/scorecard.csv
$(FORECAST) &: $(R)/observations.csv $(OUT)/progress.csv $(B)/hw-forecast
	@$(B)/hw-forecast -o $(OUT)/forecast.csv -l $(OUT)/outlook.csv -s $(OUT)/scorecard.csv $(D) \
	  $(R)/observations.csv $(OUT)/progress.csv
	@touch $(FORECAST)

PLAN = $(OUT)/needs.csv $(OUT)/tornado.csv $(OUT)/assumptions.csv
$(PLAN) &: $(R)/observations.csv $(OUT)/progress.csv $(B)/hw-plan
	@$(B)/hw-plan -o $(OUT)/needs.csv -t $(OUT)/tornado.csv -a $(OUT)/assumptions.csv $(D) \
	  $(R)/observations.csv $(OUT)/progress.csv
	@touch $(PLAN)

COMPARED = $(OUT)/comparison.csv $(OUT)/inequality.csv $(OUT)/signals.csv $(OUT)/variation.csv

$(COMPARED) &: $(R)/observations.csv $(OUT)/progress.csv $(B)/hw-compare
	@$(B)/hw-compare -o $(OUT)/comparison.csv -i $(OUT)/inequality.csv -s $(OUT)/signals.csv \
	  -v $(OUT)/variation.csv $(D) $(R)/observations.csv $(OUT)/progress.csv
	@touch $(COMPARED)

# the list is written last: what it names is there
INGESTED = $(R)/observations.csv $(R)/findings.csv
$(LIST): $(W)/editions $(READ_TABLES) $(OUT)/progress.csv $(FORECAST) $(COMPARED) $(PLAN) $(B)/hw-render $(LIST:$(OUT)/%.csv=$(W)/$(PERIOD)-%.gone)
	$(eval RENDERED := yes)
	@$(B)/hw-render -d $(OUT) -l $@ $(AREA:%=-a %) $(EDITIONS:%=-e %) -f $(call quote,$(FONTS)) $(D) $(INGESTED) $(OUT)
	@touch $@

# other editions, other files
$(W)/editions: FORCE
	@mkdir -p $(@D)
	@echo '$(EDITIONS)' > $(TMP); cmp -s $(TMP) $@ && rm $(TMP) || mv $(TMP) $@

# hw-render has written it even when a report failed: it is then what says so
.PRECIOUS: $(LIST)

# newer than the list when a report that the list names is gone, or is not of the size that it names,
# or had failed
$(W)/$(PERIOD)-%.gone: FORCE
	@mkdir -p $(@D) && test -f $@ || touch $@
	@test ! -f $(LIST) || ! grep -q ',failed,' $(LIST) || touch $@
	@test ! -f $(LIST) || { \
	  awk -F, 'NR > 1 && $$NF != "" {print $$(NF - 1), $$NF}' $(LIST) > $(TMP); \
	  (cd $(OUT) && sed 's/.* //' | xargs wc -c 2>/dev/null) < $(TMP) | \
	    awk '$$2 != "total" {print $$1, $$2}' | cmp -s - $(TMP) || touch $@; rm $(TMP); }

# the illustrative return of PROGRAMME, from what was published and its simulation.csv
simulate: $(B)/hw-ingest $(B)/hw-simulate # make the illustrative return anew
	@mkdir -p $(W)
	@$(B)/hw-ingest -o $(W)/published.csv $(D) $(filter-out %-area-teams.csv,$(wildcard $(D)/extracts/*.csv))
	@$(B)/hw-simulate -d $(D) -a $(D)/simulation.csv -l area-team-return $(D) $(W)/published.csv

# a wrong PERIOD, PROGRAMME or AREA is said before anything runs
ifneq (,$(filter report,$(MAKECMDGOALS)))
  ifeq (,$(shell printf '%s\n' '$(PERIOD)' | grep -xE '(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])'))
    $(error PERIOD=$(PERIOD): a month such as 2014-09 was expected)
  endif
  ifeq (,$(wildcard datasets/$(PROGRAMME)/programme.csv))
    $(error PROGRAMME=$(PROGRAMME): there is no datasets/$(PROGRAMME)/programme.csv; programmes \
      are: $(patsubst datasets/%/programme.csv,%,$(wildcard datasets/*/programme.csv)))
  endif
endif

# ---------------------------------------------------------------- programs

PROGRAMS = ingest track forecast compare plan render simulate stats
BINS = $(PROGRAMS:%=$(B)/hw-%)
LAYERS = base stats data analysis chart report output
SOURCES = $(wildcard $(LAYERS:%=pipeline/%/*.c))
OBJECTS = $(SOURCES:pipeline/%.c=$(B)/%.o)
LIB = $(B)/headway.a
UNIT_BINS = $(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/*.c))

CPPFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -DHW_VERSION='"$(VERSION)"' -Iinclude -I$(B)
WARNINGS = -Wall -Wextra -Wshadow -Wvla

# pkg-config is asked when a recipe runs, not when this file is read: `make setup` may install it
DRAW = cairo-pdf pangocairo fontconfig libqpdf
stats_FLAGS = $$(pkg-config --cflags gsl)
output_FLAGS = $$(pkg-config --cflags $(DRAW))

# a program links only what it uses
ingest_LIBS = -lcsv $$(pkg-config --libs zlib) -lm -pthread
forecast_LIBS = $$(pkg-config --libs gsl) $(ingest_LIBS)
track_LIBS = $(forecast_LIBS)
compare_LIBS = $(forecast_LIBS)
plan_LIBS = $(forecast_LIBS)
simulate_LIBS = $(forecast_LIBS)
stats_LIBS = $(forecast_LIBS)
render_LIBS = $$(pkg-config --libs $(DRAW) gsl) $(ingest_LIBS)
unit_LIBS = $$(pkg-config --libs $(DRAW) gsl) $(ingest_LIBS)

COMPILE = $(CC) $(CPPFLAGS) $(CFLAGS) $(WARNINGS)
# the typeface is known to what is linked alone: another one compiles no object again
LINK = $(COMPILE) -DHW_FONTS='"$(FONTS)"'
# objects and what they depend on are put in place whole, the object last
KEEP = && mv $(TMP).d $@.d && mv $(TMP) $@

all: $(BINS) # build the programs

# all of them before the reports, so that hw-stats is there after the first command
$(LIST): | $(BINS)

$(OBJECTS): $(B)/%.o: pipeline/%.c $(B)/flags Makefile
	@mkdir -p $(@D)
	@echo "  CC  $<"
	@$(COMPILE) $($(firstword $(subst /, ,$*))_FLAGS) -MMD -MP -MT $@ -MF $(TMP).d -c $< -o $(TMP) $(KEEP)

# the palette as rows of a table
$(B)/chart/ink.o: $(B)/ink_rows.h
$(B)/ink_rows.h: pipeline/chart/palette.awk datasets/palette.csv
	@mkdir -p $(@D)
	@awk -f $^ > $(TMP) && mv $(TMP) $@ || { rm -f $(TMP); exit 1; }

# what docs/findings.md says of each check, for the pages that go back
$(B)/data/finding_words.o: $(B)/finding_words.h
$(B)/finding_words.h: pipeline/data/finding_words.awk docs/findings.md
	@mkdir -p $(@D)
	@awk -f $^ > $(TMP) && mv $(TMP) $@ || { rm -f $(TMP); exit 1; }

# the style and the script of pages, compiled in
PAGE = $(addprefix pipeline/output/,embed page.css page.js)
$(B)/page.o: $(PAGE) include/page.h $(B)/flags
	@mkdir -p $(@D)
	@echo "  CC  pipeline/output/page.css pipeline/output/page.js"
	@sh $(PAGE) > $(B)/page.$$$$.c && $(COMPILE) -c $(B)/page.$$$$.c -o $(TMP); \
	  result=$$?; rm -f $(B)/page.$$$$.c; test $$result = 0 && mv $(TMP) $@

$(LIB): $(OBJECTS) $(B)/page.o
	@ar rcs $(TMP) $^ && mv $(TMP) $@

$(BINS): $(B)/hw-%: pipeline/%.c $(LIB) Makefile
	@echo "  LD  $@"
	@$(LINK) -MMD -MP -MT $@ -MF $(TMP).d $(LDFLAGS) $< $(LIB) $($*_LIBS) -o $(TMP) $(KEEP)

$(UNIT_BINS): $(B)/unit/%: tests/unit/%.c $(LIB)
	@mkdir -p $(@D)
	@$(LINK) -MMD -MP -MT $@ -MF $(TMP).d $(LDFLAGS) $< $(LIB) $(unit_LIBS) -o $(TMP) $(KEEP)

$(B)/hw-render $(UNIT_BINS): $(B)/fonts

# other flags, other objects
$(B)/flags: FORCE | $(filter setup,$(MAKECMDGOALS))
	@mkdir -p $(@D)
	@printf '%s\n' "$(CC) $(CFLAGS) $(LDFLAGS) $(VERSION)" > $(TMP); \
	  cmp -s $(TMP) $@ && rm $(TMP) || mv $(TMP) $@
	@printf '%s\n' '$(CFLAGS)' > $(@D)/cflags
$(B)/fonts: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(call quote,$(FONTS)) > $(TMP); cmp -s $(TMP) $@ && rm $(TMP) || mv $(TMP) $@

-include $(OBJECTS:=.d) $(BINS:=.d) $(UNIT_BINS:=.d)

# ---------------------------------------------------------------- setup

BUILD_PACKAGES = gcc libc6-dev make pkg-config libcsv-dev libgsl-dev libcairo2-dev \
	libpango1.0-dev libqpdf-dev zlib1g-dev fonts-inter
TEST_PACKAGES = qpdf poppler-utils locales procps libxml2-utils
BROWSER_PACKAGES = chromium fonts-liberation
BENCH_PACKAGES = r-base-core r-cran-data.table r-cran-ggplot2 r-cran-forecast gnuplot-nox miller python3-pandas
LINT_PACKAGES = clang clang-format cppcheck valgrind libclang-rt-14-dev afl++
PACKAGES = $(BUILD_PACKAGES) $(if $(filter setup-browser,$(MAKECMDGOALS)),$(BROWSER_PACKAGES)) \
	$(if $(filter test test-% bench dist,$(MAKECMDGOALS)),$(TEST_PACKAGES)) \
	$(if $(filter bench,$(MAKECMDGOALS)),$(BENCH_PACKAGES)) \
	$(if $(filter lint fuzz fuzz-afl test-valgrind,$(MAKECMDGOALS)),$(LINT_PACKAGES))

setup: # install what is missing (Debian, Ubuntu), for the other targets that are named
	@if ! command -v apt-get >/dev/null; then \
	  echo "setup knows apt-get only; these Debian packages, or their like, are needed:"; \
	  echo "  $(PACKAGES)"; exit 0; fi; \
	missing=; for p in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q '^install ok installed' || \
	    missing="$$missing $$p"; done; \
	$(if $(filter setup-browser bench,$(MAKECMDGOALS)),command -v npm >/dev/null || \
	  missing="$$missing nodejs npm";) \
	test -n "$$missing" || { echo "setup: nothing is missing"; exit 0; }; \
	as_root=; test "$$(id -u)" -eq 0 || as_root=sudo; \
	echo "setup: installing$$missing"; \
	$$as_root apt-get -qq update && \
	$$as_root env DEBIAN_FRONTEND=noninteractive \
	  apt-get -qq install -y --no-install-recommends $$missing >/dev/null
	@$(if $(filter bench,$(MAKECMDGOALS)),sh tests/bench/peers $(B)/bench/node)

# what only the tests in a browser need; nodejs.org's node serves as well as Debian's
setup-browser: setup # install Chromium and, by npm, what test-browser needs
	@cd tests/browser && npm ci --silent --no-audit --no-fund --omit=optional
	@echo "setup-browser: done"

# ---------------------------------------------------------------- tests

test: $(BINS) $(UNIT_BINS) # run all tests; the last line counts them
	@B=$(B) VERSION=$(VERSION) FONTS=$(call quote,$(FONTS)) sh tests/run $(TESTS)

# the same under the sanitizers, in a build folder of its own
SANITIZE = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
test-sanitize: # run all tests under the address and undefined-behaviour sanitizers
	@$(MAKE) --no-print-directory test B=build/sanitize CFLAGS='$(SANITIZE)'

test-browser: $(BINS) # validate all pages, and use them in headless Chromium with axe-core and the keyboard
	@B=$(B) FONTS=$(call quote,$(FONTS)) sh tests/browser/run

test-valgrind: $(BINS) # look for leaks of ours in every stage
	@B=$(B) FONTS=$(call quote,$(FONTS)) sh tests/valgrind

# input that no one thought of; what is found stays in build/fuzz, in build/afl
SECONDS = 60
FUZZ = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined
FUZZERS = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
FUZZED = $(FUZZERS:%=$(B)/fuzz-%)
fuzz: # fuzz what reads, each target for SECONDS or RUNS, with libFuzzer
	@$(MAKE) --no-print-directory fuzzed B=build/fuzz CC=clang CFLAGS='$(FUZZ) -fsanitize=fuzzer-no-link'
	@RUNS=$(RUNS) SECONDS=$(SECONDS) sh tests/fuzz/run libfuzzer build/fuzz $(FUZZERS)

fuzz-afl: # fuzz what reads, each target for SECONDS, with AFL++
	@$(MAKE) --no-print-directory fuzzed B=build/afl CC=afl-clang-fast CFLAGS='$(FUZZ)'
	@SECONDS=$(SECONDS) sh tests/fuzz/run afl build/afl $(FUZZERS)

fuzzed: $(FUZZED)
$(FUZZED): $(B)/fuzz-%: tests/fuzz/%.c tests/fuzz/*.h $(LIB)
	@echo "  LD  $@"
	@$(COMPILE) -fsanitize=fuzzer $(LDFLAGS) $< $(LIB) $(ingest_LIBS) -o $@

lint: # warnings as errors with gcc and clang, layout of the code, cppcheck
	@B=$(B) MAKE='$(MAKE)' sh tests/lint

# megabytes of the extracts that are made up for it
MEGABYTES = 10 1000
bench: $(BINS) # print the time of each stage; of forecasts, pages and ingest beside their peers where installed
	@B=$(B) FONTS=$(call quote,$(FONTS)) sh tests/bench/stages $(D) $(PERIOD)
	@B=$(B) FONTS=$(call quote,$(FONTS)) sh tests/bench/forecasts $(D) $(PERIOD)
	@B=$(B) FONTS=$(call quote,$(FONTS)) sh tests/bench/pages $(D) $(PERIOD)
	@B=$(B) CC=$(CC) sh tests/bench/ingest $(MEGABYTES)

# ---------------------------------------------------------------- install

# folders may have names of several words: each is one word of the shell
BIN = $(call quote,$(DESTDIR)$(PREFIX)/bin)
SHARE = $(call quote,$(DESTDIR)$(PREFIX)/share/headway)
install: $(BINS) # install below DESTDIR and PREFIX
	@mkdir -p $(BIN) $(SHARE)
	@for p in $(BINS); do install -m 755 $$p $(BIN)/ || exit 1; done
	@cp -R datasets $(SHARE)/ && cp -R docs $(SHARE)/ && install -m 644 README.md CHANGELOG.md LICENSE $(SHARE)/
	@echo "installed $(BINS:$(B)/%=%) in" $(BIN)

uninstall: # remove what install put there
	@for p in $(BINS:$(B)/%=%); do rm -f $(BIN)/$$p || exit 1; done
	@rm -rf $(SHARE)

dist: # the committed tree as build/headway-VERSION.tar.gz
	@test -e .git || { echo "dist: this is no git clone; the tarball holds what is committed" >&2; exit 1; }
	@mkdir -p $(B)
	@git archive --format=tar --prefix=headway-$(VERSION)/ -o $(B)/dist.tar HEAD && \
	  gzip -nf $(B)/dist.tar && mv $(B)/dist.tar.gz $(B)/headway-$(VERSION).tar.gz || \
	  { rm -f $(B)/dist.tar $(B)/dist.tar.gz; exit 1; }
	@echo "$(B)/headway-$(VERSION).tar.gz"

clean: # remove all that was made, reports too
	@rm -rf build $(wildcard reports/*/)

FORCE:
.PHONY: help report simulate all setup setup-browser test test-browser test-sanitize test-valgrind fuzz fuzz-afl fuzzed lint bench install uninstall \
	dist clean FORCE
