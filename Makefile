# dateline: build, test and measure. `make help` lists the targets.
#
# Products go to build/<Lua>/, so that several Lua versions live side by side.
# Variables: LUA (lua5.1 lua5.2 lua5.3 lua5.4 lua5.5 luajit), CC, CFLAGS, WERROR=1, BUILD, PREFIX.

LUA    ?= lua5.4
BUILD  ?= build/$(LUA)
CC     ?= cc
CFLAGS ?= -O2 -g
PKG_CONFIG ?= pkg-config

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
all: $(MODULE)

$(MODULE): $(CORE_OBJECTS) $(LUA_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(SHARED) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(DEPS_LIBS) -lm

$(BUILD)/lua/%.o: ALL_CFLAGS += $(LUA_CFLAGS)
$(BUILD)/%.o: csrc/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# ---- tests of one stage: `make test-time` ------------------------------------------------------
# A stage's test is linked with that stage and those to its left only, so a layer that reaches
# across a wall does not link.

.PHONY: $(STAGES:%=test-%)
define stage_test
$(BUILD)/test/$(1): $(BUILD)/test/$(1).o $(foreach stage,$(KNOWS_$(1)),$(call objects,$(stage)))
	$(CC) $(CFLAGS) $(LDFLAGS) -o $$@ $$^ $(DEPS_LIBS) -lm
test-$(1): $(BUILD)/test/$(1)
	$$<
endef
$(foreach stage,$(STAGES),$(eval $(call stage_test,$(stage))))

$(BUILD)/test/%.o: spec/core/%_test.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Ispec/core -c -o $@ $<

-include $(wildcard $(BUILD)/*.d $(BUILD)/*/*.d)

.PHONY: clean
clean:
	rm -rf build dateline
