#!/bin/sh
# setup.sh LEVEL [LUA]: installs what is missing, and nothing else.
#
#   demo   what building and running needs: compiler, pkg-config, utf8proc, md4c, one Lua with its
#          headers, argparse and a JSON library
#   check  that, and what the tests need: clang with its sanitizers and fuzzer, every Lua that
#          Debian packages, busted, luacheck, luarocks
#   bench  demo, and valgrind
#
# Every need is a probe; when all succeed nothing is run or asked. On Debian and Ubuntu the packages
# come from apt-get, with sudo where needed. Elsewhere the line to run is printed, and that is an error.
set -eu

level=${1:?usage: setup.sh demo|check|bench [LUA]}
main_lua=${2:-lua5.4}
apt="" brew="" dnf=""

# need PROBE APT BREW DNF: notes the packages when the probe fails ("-": nothing to install there).
need() {
  if eval "$1" >/dev/null 2>&1; then return; fi
  [ "$2" = - ] || apt="$apt $2"
  [ "$3" = - ] || brew="$brew $3"
  [ "$4" = - ] || dnf="$dnf $4"
}

have() { command -v "$1"; }

have_package() {
  for name in "$@"; do pkg-config --exists "$name" && return 0; done
  return 1
}

# An interpreter with the headers that its modules are compiled with.
need_lua() {
  case $1 in
    luajit) need "have luajit" luajit luajit luajit
            need "have_package luajit" libluajit-5.1-dev luajit luajit-devel ;;
    *) version=${1#lua}
       need "have $1" "$1" "lua@$version" lua
       headers=liblua$version-dev
       [ "$version" = 5.1 ] && headers=liblua5.1-0-dev
       need "have_package $1 lua-$version lua$(echo "$version" | tr -d .)" "$headers" "lua@$version" lua-devel ;;
  esac
}

# The runtime that -fsanitize=fuzzer links.
fuzzer_links() {
  folder=$(mktemp -d)
  echo 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { return d && n > 9; }' >"$folder/f.c"
  clang -fsanitize=fuzzer,address -o "$folder/f" "$folder/f.c"
  status=$?
  rm -rf "$folder"
  return $status
}

install_packages() {
  [ -n "$apt$brew$dnf" ] || return 0
  if command -v apt-get >/dev/null 2>&1; then
    [ -n "$apt" ] || return 0
    sudo=
    if [ "$(id -u)" != 0 ]; then
      command -v sudo >/dev/null 2>&1 || {
        echo "setup: not root and no sudo; run as root: apt-get install$apt" >&2
        exit 1
      }
      sudo=sudo
    fi
    echo "setup: installing$apt"
    if [ -z "${updated:-}" ]; then
      $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq update </dev/null
      updated=1
    fi
    # shellcheck disable=SC2086 # a list of words
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $apt </dev/null >/dev/null
  else
    echo "setup: something is missing. Install it, then run make again:" >&2
    if command -v dnf >/dev/null 2>&1; then
      echo "  sudo dnf install$dnf" >&2
    elif [ "$(uname -s)" = Darwin ]; then
      echo "  brew install$brew" >&2
    else
      echo "  Debian:   apt-get install$apt" >&2
      echo "  Fedora:   dnf install$dnf" >&2
      echo "  Homebrew: brew install$brew" >&2
    fi
    exit 1
  fi
  apt="" brew="" dnf=""
}

need "have cc" "gcc libc6-dev" gcc "gcc glibc-devel"
need "have make" make make make
need "have pkg-config" pkg-config pkg-config pkgconf-pkg-config
need "have_package libutf8proc" libutf8proc-dev utf8proc utf8proc-devel
need "have_package md4c" libmd4c-dev md4c md4c-devel
need_lua "$main_lua"
need "$main_lua -e 'require [[argparse]]'" lua-argparse "luarocks # luarocks install argparse" lua-argparse
need "$main_lua -e 'if not pcall(require, [[cjson]]) then require [[dkjson]] end'" lua-cjson - lua-cjson

if [ "$level" = bench ]; then
  need "have valgrind" valgrind valgrind valgrind
  need "have node" nodejs node nodejs
  need "have npm" npm - npm
  need "have python3" python3 python3 python3
fi

if [ "$level" = check ]; then
  for lua in lua5.1 lua5.2 lua5.3 lua5.4 luajit; do
    [ "$lua" = "$main_lua" ] || need_lua "$lua"
  done
  need "have git" git git git
  need "have clang" clang llvm clang
  need "have clang-format" clang-format clang-format clang-tools-extra
  need "have busted" lua-busted - lua-busted
  need "have luacheck" lua-check luacheck luacheck
  need "have luarocks" luarocks luarocks luarocks
  need "have unzip" unzip unzip unzip
  need "have zip" zip zip zip
  need "have nm" binutils binutils binutils
  if [ "$(uname -m)" = x86_64 ]; then # for check-neon, which is left out without them
    need "have aarch64-linux-gnu-gcc" "gcc-aarch64-linux-gnu libc6-dev-arm64-cross" - -
    need "have qemu-aarch64" qemu-user - -
  fi
  need "$main_lua -e 'require [[lfs]]'" lua-filesystem - lua-filesystem
  need "$main_lua -e 'require [[cjson]]'" lua-cjson - lua-cjson
  need "$main_lua -e 'require [[dkjson]]'" lua-dkjson - lua-dkjson
  install_packages
  # Debian names the runtime by clang's version; where none can be had, the fuzz targets are left out.
  if command -v apt-get >/dev/null 2>&1 && ! (fuzzer_links) >/dev/null 2>&1; then
    version=$(clang -dumpversion | sed 's/\..*//')
    for name in "libclang-rt-$version-dev" "libclang-common-$version-dev"; do
      if apt-cache show "$name" >/dev/null 2>&1; then
        apt="$name"
        break
      fi
    done
  fi
fi
install_packages
