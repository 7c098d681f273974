#!/bin/sh
# check_symbols.sh MODULE: the module exports luaopen_dateline_core alone, and imports nothing that
# the core must not use: no clock, no locale, no environment, no output, no exit. (open and mmap are
# csrc/lua/gazetteer.c's.)
set -u
module=$1
if [ "$(uname -s)" = Darwin ]; then
  exported=$(nm -gU "$module" | awk '{ print $3 }' | sed 's/^_//')
  imported=$(nm -u "$module" | sed 's/^ *_//')
else
  exported=$(nm -D --defined-only "$module" | awk '{ print $3 }')
  imported=$(nm -D --undefined-only "$module" | awk '{ print $2 }' | sed 's/@.*//')
fi
passed=0 failed=0
if [ "$exported" = luaopen_dateline_core ]; then
  passed=1
else
  failed=1
  echo "symbols: exported, and only luaopen_dateline_core may be:" $exported
fi
for name in abort exit _exit printf __printf_chk fprintf __fprintf_chk puts putchar fputs fwrite perror \
    time clock gettimeofday clock_gettime localtime gmtime setlocale getenv setenv fopen system \
    rand srand strtok signal; do
  if echo "$imported" | grep -qx "$name"; then
    failed=$((failed + 1))
    echo "symbols: the core must not call $name"
  else
    passed=$((passed + 1))
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
