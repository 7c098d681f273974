#!/bin/sh
# lint.sh: the rules of the house that a program can check. KNOWS comes from the Makefile:
# "base:base html:base,html ..." says which folders of csrc/ a stage may include headers from.
set -u
passed=0 failed=0
LUA=${LUA:-lua5.4}

# rule NAME STATUS
rule() {
  if [ "$2" = 0 ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "lint: FAILED: $1"
  fi
}

# quiet COMMAND...: shows the output of a failure only
quiet() {
  output=$("$@" 2>&1)
  status=$?
  [ $status = 0 ] || printf '%s\n' "$output"
  return $status
}

quiet luacheck -q --no-color lua bin/dateline spec examples tools rockspec/*.rockspec .busted
rule luacheck $?

# Versions of clang-format disagree in small things; the one that Debian stable ships decides.
if clang-format --version 2>/dev/null | grep -q 'version 14'; then
  for file in csrc/*.[ch] csrc/*/*.[ch] spec/core/*.[ch] fuzz/*.[ch] bench/*.[ch] train/*.[ch]; do
    [ -f "$file" ] || continue
    clang-format --dry-run -Werror "$file" >/dev/null 2>&1
    rule "clang-format $file (make format)" $?
  done
fi

# Walls: a stage includes headers of the stages it knows, and only csrc/lua includes Lua's.
for entry in $KNOWS; do
  stage=${entry%%:*} known=,${entry#*:},
  for file in csrc/"$stage"/*.[ch]; do
    [ -f "$file" ] || continue
    strangers=
    for folder in $(sed -n 's|^#include "\([a-z]*\)/[^"]*".*|\1|p' "$file"); do
      case $known in *,$folder,*) ;; *) strangers="$strangers $folder" ;; esac
    done
    grep -q '^#include "dateline.h"' "$file" && strangers="$strangers dateline.h"
    grep -q '^#include [<"]lua' "$file" && strangers="$strangers lua.h"
    [ -z "$strangers" ]
    rule "$file reaches across a wall:$strangers" $?
  done
done

# Length: a file holds one idea. Tables written by a program say so on their first line.
for file in csrc/*.[ch] csrc/*/*.[ch] lua/dateline/*.lua; do
  [ -f "$file" ] || continue
  head -n 1 "$file" | grep -qiE 'generated|(made|written) by ' && continue
  [ "$(wc -l <"$file")" -le 900 ]
  rule "$file is longer than 900 lines" $?
done

# Nothing of the machine that a file was written on.
! git grep -nE '(/home/[a-z]|/Users/|/work/|/root/)' -- . ':!tools/lint.sh' 2>/dev/null
rule "absolute paths of a machine" $?

# Whitespace.
! git grep -nIE '[[:blank:]]+$' -- '*.c' '*.h' '*.lua' '*.sh' '*.py' Makefile ':!fuzz/seeds' 2>/dev/null
rule "blanks at the end of a line" $?

for file in tools/*.sh bench/*.sh examples/*.sh; do
  [ -f "$file" ] || continue
  quiet sh -n "$file"
  rule "syntax of $file" $?
done

quiet "$LUA" tools/rockspec.lua --check
rule "rockspec sources" $?
quiet "$LUA" tools/docs.lua
rule "documents" $?

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
