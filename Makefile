# dateline: build, test and measure. `make help` lists the targets.
#
# Products go to build/<Lua>/, so that several Lua versions live side by side.
# Variables: LUA (lua5.1 lua5.2 lua5.3 lua5.4 lua5.5 luajit), CC, CFLAGS, WERROR=1, BUILD, PREFIX.

LUA    ?= lua5.4
BUILD  ?= build/$(LUA)
CC     ?= cc
CFLAGS ?= -O2
PKG_CONFIG ?= pkg-config
CLANG  ?= clang
BUSTED ?= busted --lua=$(LUA)
JOBS   ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

WARNINGS = -Wall -Wextra -Wpedantic -Wconversion $(if $(WERROR),-Werror)

# Debian says lua5.4, others lua-5.4 or lua54; LuaJIT is luajit everywhere.
LUA_DOTTED = $(patsubst lua%,%,$(LUA))
LUA_PC := $(firstword $(foreach name,$(LUA) lua-$(LUA_DOTTED) lua$(subst .,,$(LUA_DOTTED)) lua,\
            $(shell $(PKG_CONFIG) --exists $(name) 2>/dev/null && echo $(name))))
LUA_CFLAGS  = $(shell $(PKG_CONFIG) --cflags $(LUA_PC) 2>/dev/null)
DEPS_CFLAGS = $(shell $(PKG_CONFIG) --cflags libutf8proc md4c 2>/dev/null)
DEPS_LIBS   = $(shell $(PKG_CONFIG) --libs libutf8proc md4c 2>/dev/null)

ALL_CFLAGS = -std=c99 $(WARNINGS) -fPIC -MMD -MP -Icsrc $(DEPS_CFLAGS) $(CFLAGS)
SHARED = $(if $(filter Darwin,$(shell uname -s)),-bundle -undefined dynamic_lookup,-shared)

# The version (5.1 ... 5.4) whose folders and rocks this Lua uses.
LUA_VERSION = $(if $(filter luajit,$(LUA)),5.1,$(LUA_DOTTED))

# ---- the stages, and what each may know (DESIGN.md section 2) ----------------------------------

STAGES = base html read text tag time name quote
sources  = $(sort $(wildcard csrc/$(1)/*.c))
objects  = $(patsubst csrc/%.c,$(BUILD)/%.o,$(call sources,$(1)))

KNOWS_base  = base
KNOWS_html  = base html
KNOWS_read  = base html read
KNOWS_text  = base text
KNOWS_tag   = base text tag
KNOWS_time  = base text time
KNOWS_name  = base text tag name
KNOWS_quote = base text quote

CORE_OBJECTS = $(foreach stage,$(STAGES),$(call objects,$(stage))) \
               $(patsubst csrc/%.c,$(BUILD)/%.o,$(wildcard csrc/*.c))
LUA_OBJECTS  = $(call objects,lua)
MODULE = $(BUILD)/dateline/core.so

.PHONY: all
all: $(MODULE) ## build the module for $(LUA)

$(MODULE): $(CORE_OBJECTS) $(LUA_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(SHARED) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(DEPS_LIBS) -lm

$(BUILD)/lua/%.o: ALL_CFLAGS += $(LUA_CFLAGS)
$(BUILD)/%.o: csrc/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# The C core for programs and tests in C that link it whole.
$(BUILD)/libdateline.a: $(CORE_OBJECTS)
	@rm -f $@
	@$(AR) rcs $@ $^

# The assembler reads blobs (base/blob.h) behind the compiler's back: their objects depend on them.
BLOBS := $(shell grep -Hos 'DL_BLOB([a-z_]*, *"[^"]*")' csrc/*/*.c | \
           sed 's|^csrc/\(.*\)\.c:.*"\(.*\)".*|\1.o>\2|')
$(foreach blob,$(BLOBS),$(eval $(BUILD)/$(subst >,: ,$(blob))))

# ---- tests of one stage: `make test-time` ------------------------------------------------------
# A stage's test is linked with that stage and those to its left only, so a layer that reaches
# across a wall does not link. A stage has a test of its name and may have more, named after it:
# spec/core/<stage>_<what>_test.c. `make test-time` runs all of a stage, `make test-time_web` one.
MORE_TESTS = $(foreach stage,$(STAGES),$(patsubst spec/core/%_test.c,%,$(wildcard spec/core/$(stage)_*_test.c)))
stage_of = $(firstword $(subst _, ,$(1)))

define stage_test
.PHONY: test-$(1)
$(BUILD)/test/$(1): $(BUILD)/test/$(1).o $(foreach stage,$(KNOWS_$(call stage_of,$(1))),$(call objects,$(stage)))
	$(CC) $(CFLAGS) $(LDFLAGS) -o $$@ $$^ $(DEPS_LIBS) -lm
test-$(1): $(BUILD)/test/$(1)
	$$<
endef
$(foreach test,$(STAGES) $(MORE_TESTS),$(eval $(call stage_test,$(test))))
$(foreach test,$(MORE_TESTS),$(eval test-$(call stage_of,$(test)): test-$(test)))

# The whole of the core through its public interface.
.PHONY: test-article
$(BUILD)/test/article: $(BUILD)/test/article.o $(BUILD)/libdateline.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(DEPS_LIBS) -lm -pthread
test-article: $(BUILD)/test/article
	$<

$(BUILD)/test/%.o: spec/core/%_test.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Ispec/core -c -o $@ $<

-include $(wildcard $(BUILD)/*.d $(BUILD)/*/*.d)

# ---- what users run ----------------------------------------------------------------------------

DEMO_ARTICLE = examples/articles/krill-conference.md

.PHONY: help demo demo-run install uninstall clean
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo "  variables: LUA=$(LUA) BUILD=$(BUILD) CC=$(CC) CFLAGS=\"$(CFLAGS)\" WERROR= PREFIX=$(PREFIX)"

demo: ## install what building needs, build, and read an article
	@tools/setup.sh demo $(LUA)
	@$(MAKE) --no-print-directory -s -j$(JOBS) LUA=$(LUA) BUILD=$(BUILD) all
	@$(MAKE) --no-print-directory -s LUA=$(LUA) BUILD=$(BUILD) demo-run

demo-run:
	@echo '$$ bin/dateline $(DEMO_ARTICLE)'
	@LUA=$(LUA) DATELINE_BUILD=$(BUILD) bin/dateline $(DEMO_ARTICLE)

PREFIX      ?= /usr/local
INST_LUADIR ?= $(PREFIX)/share/lua/$(LUA_VERSION)
INST_LIBDIR ?= $(PREFIX)/lib/lua/$(LUA_VERSION)
INST_BINDIR ?= $(PREFIX)/bin
LUA_FILES    = $(wildcard lua/dateline/*.lua)

install: $(MODULE) ## install the module and the command under PREFIX
	install -d $(DESTDIR)$(INST_LUADIR)/dateline $(DESTDIR)$(INST_LIBDIR)/dateline $(DESTDIR)$(INST_BINDIR)
	install -m 644 $(LUA_FILES) $(DESTDIR)$(INST_LUADIR)/dateline
	install -m 755 $(MODULE) $(DESTDIR)$(INST_LIBDIR)/dateline
	install -m 755 bin/dateline $(DESTDIR)$(INST_BINDIR)

uninstall: ## remove what install put there
	rm -rf $(DESTDIR)$(INST_LUADIR)/dateline $(DESTDIR)$(INST_LIBDIR)/dateline $(DESTDIR)$(INST_BINDIR)/dateline

clean: ## remove everything that was built
	rm -rf build dateline
	rm -f csrc/*.o csrc/*/*.o

# ---- tests -------------------------------------------------------------------------------------
# `make check` runs all of this. `make check LUA=lua5.1` does so for that Lua and leaves the others
# out. Each part ends with the number of its passed and failed tests; tools/check.sh adds them up.

export LUA
export DATELINE_BUILD = $(BUILD)
SUB = $(MAKE) --no-print-directory -s
LUA_CHOSEN = $(filter command environment,$(origin LUA))

.PHONY: check check-core check-lua check-versions check-asan check-gc check-fuzz check-rock \
        check-examples check-symbols check-neon check-memory
check: ## install what tests need and run all of them (LUA=...: with one Lua)
	@tools/setup.sh check $(LUA)
	@LUA=$(LUA) BUILD=$(BUILD) JOBS=$(JOBS) LUA_CHOSEN=$(LUA_CHOSEN) MAKE="$(MAKE)" tools/check.sh

.PHONY: build-tests
TESTED = $(patsubst spec/core/%_test.c,%,$(wildcard spec/core/*_test.c))
TESTS = $(TESTED:%=$(BUILD)/test/%)
build-tests: $(TESTS)
check-core: $(TESTS) ## the C tests, stage by stage
	@status=0; for test in $^; do printf '%s: ' "$${test##*/}"; $$test || status=1; done; \
	for stage in $(filter-out $(TESTED),$(STAGES)); do \
	  echo "$$stage: spec/core/$${stage}_test.c is missing"; echo "0 passed, 1 failed"; status=1; \
	done; exit $$status

check-lua: $(MODULE) ## the Lua specs
	$(BUSTED)

# The same specs, on every Lua that is here.
ALL_LUAS = lua5.1 lua5.2 lua5.3 lua5.4 lua5.5 luajit
check-versions: ## the Lua specs and examples on every other Lua that is installed
	@status=0; for lua in $(filter-out $(LUA),$(ALL_LUAS)); do \
	  command -v $$lua >/dev/null || continue; \
	  echo "== $$lua"; \
	  $(SUB) -j$(JOBS) LUA=$$lua BUILD=build/$$lua all && \
	  $(SUB) LUA=$$lua BUILD=build/$$lua check-lua || status=1; \
	  $(SUB) LUA=$$lua BUILD=build/$$lua check-examples || status=1; \
	done; exit $$status

# The interpreter is not instrumented, so the sanitizer's runtime has to be loaded before it.
ASAN_FLAGS = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
ASAN_BUILD = build/asan-$(LUA)
check-asan: ## C tests and Lua specs under the address and undefined-behaviour sanitizers
	@$(SUB) -j$(JOBS) BUILD=$(ASAN_BUILD) CC=gcc CFLAGS="$(ASAN_FLAGS)" all
	@$(SUB) -j$(JOBS) BUILD=$(ASAN_BUILD) CC=gcc CFLAGS="$(ASAN_FLAGS)" check-core
	DATELINE_BUILD=$(ASAN_BUILD) DATELINE_SLOW=1 \
	ASAN_OPTIONS=detect_leaks=1 \
	LD_PRELOAD="$$(gcc -print-file-name=libasan.so) $$(gcc -print-file-name=libubsan.so)" \
	$(BUSTED)

# The collector runs at every chance it has.
check-gc: $(MODULE) ## the Lua specs under a collector that never rests
	DATELINE_SLOW=1 $(BUSTED) --helper=spec/support/gcstress.lua

check-fuzz: ## each fuzz target for its share of FUZZ_SECONDS
	@FUZZ_SEED=$(or $(FUZZ_SEED),1) $(SUB) fuzz FUZZ_SECONDS=$(or $(FUZZ_SECONDS),60)

check-rock: ## build, install, pack and install again with luarocks
	@tools/check_rock.sh $(LUA_VERSION)

check-examples: $(MODULE) ## run every example
	@tools/check_examples.sh

check-symbols: $(MODULE) ## one exported symbol; nothing imported that the core must not call
	@tools/check_symbols.sh $(MODULE)

# NEON on a machine without it: the arithmetic alone, for AArch64, under qemu, with and without the dot product.
ARM_CC = aarch64-linux-gnu-gcc
ARM_RUN = qemu-aarch64 -cpu max
check-neon: ## the vector path of AArch64 under qemu gives the bits of the portable one
	@mkdir -p $(BUILD)/test
	@status=0; for machine in armv8-a armv8.2-a+dotprod; do \
	  $(ARM_CC) -std=c99 -O2 -static -march=$$machine -Icsrc -o $(BUILD)/test/kernel-$$machine \
	    spec/core/tag_kernel_test.c csrc/tag/kernel.c && \
	  $(ARM_RUN) $(BUILD)/test/kernel-$$machine || status=1; \
	done; exit $$status

check-memory: $(MODULE) ## the Lua specs under valgrind (slow, not part of check)
	valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite $(LUA) $$(command -v busted)

# ---- fuzzing -----------------------------------------------------------------------------------

FUZZ_BUILD = build/fuzz
FUZZ_FLAGS = -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
FUZZ_TARGETS = $(patsubst fuzz/fuzz_%.c,%,$(sort $(wildcard fuzz/fuzz_*.c)))

.PHONY: fuzz fuzz-build
fuzz: ## fuzz every parser (FUZZ_SECONDS=600 in all, FUZZ_TARGETS=time for one)
	@$(SUB) -j$(JOBS) BUILD=$(FUZZ_BUILD) CC=$(CLANG) CFLAGS="$(FUZZ_FLAGS)" fuzz-build
	@tools/fuzz.sh $(FUZZ_BUILD) $(or $(FUZZ_SECONDS),600) $(FUZZ_TARGETS)

fuzz-build: $(FUZZ_TARGETS:%=$(BUILD)/fuzz/%)

$(BUILD)/fuzz/%: $(BUILD)/fuzz/%.o $(BUILD)/libdateline.a
	$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(DEPS_LIBS) -lm
$(BUILD)/fuzz/%.o: fuzz/fuzz_%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<
.PRECIOUS: $(BUILD)/fuzz/%.o $(BUILD)/test/%.o

# ---- measures, style, documents, model ---------------------------------------------------------

.PHONY: bench bench-peers bench-linear lint docs model format rockspec
bench: ## speed, memory and start-up, side by side with wink-nlp and compromise
	@tools/setup.sh bench $(LUA)
	@$(SUB) -j$(JOBS) LUA=$(LUA) BUILD=$(BUILD) all
	@bench/run.sh

bench-peers: ## names and dates beside spaCy, compromise, chrono-node and dateparser, scored on the development sets
	@tools/setup.sh bench $(LUA)
	@$(SUB) -j$(JOBS) LUA=$(LUA) BUILD=$(BUILD) all
	@DATELINE_BUILD=$(BUILD) bench/peers_ner.sh
	@DATELINE_BUILD=$(BUILD) bench/peers_timex.sh

bench-linear: $(BUILD)/linear ## instruction counts at 1x, 2x and 4x of hostile inputs (valgrind)
	@bench/linear.sh $(BUILD)/linear
$(BUILD)/linear: bench/linear.c $(BUILD)/libdateline.a
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(DEPS_LIBS) -lm

lint: ## luacheck, clang-format, stage walls, rockspec sources, documents
	@KNOWS='$(foreach stage,$(STAGES),$(stage):$(subst $() ,$(comma),$(KNOWS_$(stage))))' tools/lint.sh

format: ## clang-format in place
	clang-format -i csrc/*.[ch] csrc/*/*.[ch] spec/core/*.[ch] fuzz/*.[ch] bench/*.[ch] train/*.[ch]

rockspec: ## write the rockspecs' lists of files anew
	@$(LUA) tools/rockspec.lua

docs: ## check the documents: links, Lua code, names of the interface
	@$(LUA) tools/docs.lua

model: ## train the tagger's model anew (offline; needs the training data, see train/)
	$(or $(wildcard train/train.sh),python3 train/train.py)

comma = ,
