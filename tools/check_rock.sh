#!/bin/sh
# check_rock.sh VERSION: what a user of LuaRocks does, in a copy of the tree under build/rock:
# `luarocks make`, then `luarocks pack` and an install of the packed source rock without a network.
# From each of the two installed trees an article is read through `require` and through the command.
set -u
version=$1
root=$(pwd)
work=$root/build/rock
rm -rf "$work"
mkdir -p "$work/src" "$work/away"
passed=0 failed=0

say() {
  if [ "$1" = 0 ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "rock: FAILED: $2"
  fi
}

# Only what a checkout holds: luarocks builds in place, and git takes what is there.
if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
  git ls-files --cached --others --exclude-standard
else
  find . -type f ! -path './build/*' ! -path './bench/peers/*' ! -name '*.o' ! -name '*.so'
fi | while IFS= read -r file; do [ -f "$file" ] && echo "$file"; done | tar -cf - -T - | tar -xf - -C "$work/src"

rocks="luarocks --lua-version $version"
lua=lua$version
command -v "$lua" >/dev/null 2>&1 || lua=$LUA

# from TREE: reads an article away from the checkout.
try() {
  tree=$1
  (
    cd "$work/away" || exit 1
    eval "$($rocks path --no-bin --tree "$tree")"
    "$lua" -e '
      local dateline = require "dateline"
      local article = assert(dateline.parse("# A title\n\nJuly 2, 2013\n\nHe spoke on Tuesday in Geneva.\n"))
      assert(article.title == "A title" and article.published.value == "2013-07-02")
      assert(type(article.entities) == "table" and type(article.dates) == "table")
      assert(package.searchpath == nil or package.searchpath("dateline.core", package.cpath):find("build/rock/", 1, true))
    '
  )
  say $? "require from $tree"
  (cd "$work/away" && "$tree/bin/dateline" "$root/examples/articles/krill-conference.md" | grep -q . )
  say $? "the command from $tree"
}

cd "$work/src" || exit 1
$rocks lint rockspec/dateline-scm-1.rockspec && $rocks lint rockspec/dateline-0.1.0-1.rockspec
say $? "luarocks lint"

$rocks make --tree "$work/tree" rockspec/dateline-scm-1.rockspec >"$work/make.log" 2>&1
status=$?
[ $status = 0 ] || tail -n 30 "$work/make.log"
say $status "luarocks make"
grep -q warning: "$work/make.log" && { grep -A5 warning: "$work/make.log"; say 1 "luarocks make without warnings"; }
try "$work/tree"

# The packed source rock comes from a repository: this copy, at the address that the rockspec names.
find . -name '*.o' -exec rm -f {} + && rm -rf dateline .git
git -c init.defaultBranch=main init -q . && git add -A &&
  git -c user.name=check -c user.email=check@invalid commit -qm check
sed "s|git+https://[^\"]*|git+file://$work/src|" rockspec/dateline-scm-1.rockspec >"$work/dateline-scm-1.rockspec"
cd "$work" || exit 1
$rocks pack "$work/dateline-scm-1.rockspec" >"$work/pack.log" 2>&1
status=$?
[ $status = 0 ] || tail -n 30 "$work/pack.log"
say $status "luarocks pack"
$rocks install --only-server "file://$work/away" --tree "$work/offline" "$work/dateline-scm-1.src.rock" >"$work/install.log" 2>&1
status=$?
[ $status = 0 ] || tail -n 30 "$work/install.log"
say $status "luarocks install of the packed source rock, offline"
try "$work/offline"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
