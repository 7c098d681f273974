#!/bin/sh
# check_examples.sh: runs every example with the Lua in LUA and the build in DATELINE_BUILD. An
# example passes when it exits with 0, writes something, and complains about nothing.
set -u
LUA=${LUA:-lua5.4}
build=${DATELINE_BUILD:-build/$LUA}
export LUA DATELINE_BUILD="$build"
unset LUA_PATH_5_2 LUA_PATH_5_3 LUA_PATH_5_4 LUA_CPATH_5_2 LUA_CPATH_5_3 LUA_CPATH_5_4
export LUA_PATH="lua/?.lua;lua/?/init.lua;;" LUA_CPATH="$build/?.so;;"
folder=build/check/examples
mkdir -p "$folder"
passed=0 failed=0
for example in examples/*.lua examples/*.sh; do
  [ -e "$example" ] || continue
  log=$folder/$(basename "$example")
  case $example in
    *.lua) "$LUA" "$example" >"$log.out" 2>"$log.err" </dev/null ;;
    *.sh) sh "$example" >"$log.out" 2>"$log.err" </dev/null ;;
  esac
  status=$?
  if [ $status = 0 ] && [ -s "$log.out" ] && ! [ -s "$log.err" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "$example: status $status"
    cat "$log.err"
  fi
done
if [ "$passed" -lt 5 ] && [ "$failed" = 0 ]; then
  echo "examples: only $passed found"
  failed=1
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
