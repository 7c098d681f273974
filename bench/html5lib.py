"""Runs html5lib's conformance cases through csrc/html and prints passes by file.

usage: python3 bench/html5lib.py DIRECTORY [--driver PROGRAM] [--failures N] [--only NAME]

DIRECTORY is a checkout of html5lib-tests (with tokenizer/ and tree-construction/) or an archive of
it. Without --driver the driver is compiled from bench/html5lib_driver.c into build/.
Tree cases run with scripting off: those marked #script-on are left out.
"""
import argparse
import glob
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile

MODELS = {"Data state": 0, "RCDATA state": 1, "RAWTEXT state": 2, "Script data state": 3,
          "PLAINTEXT state": 4, "CDATA section state": 5}


class Driver:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, command, data, *words):
        head = " ".join([command, str(len(data)), *map(str, words)]) + "\n"
        self.process.stdin.write(head.encode() + data)
        self.process.stdin.flush()
        size = self.process.stdout.readline()
        if not size:
            sys.exit(f"the driver died on {command} {data[:200]!r}")
        return self.process.stdout.read(int(size))


def compile_driver():
    os.makedirs("build", exist_ok=True)
    program = "build/html5lib_driver"
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libutf8proc"],
                           capture_output=True, text=True).stdout.split()
    subprocess.run(["cc", "-std=c99", "-O1", "-g", "-Icsrc", "bench/html5lib_driver.c",
                    *glob.glob("csrc/html/*.c"), *glob.glob("csrc/base/*.c"), *flags,
                    "-o", program], check=True)
    return program


# ---- tokenizer ----------------------------------------------------------------------------------

def unescape(value):
    if isinstance(value, str):
        return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), value)
    if isinstance(value, list):
        return [unescape(item) for item in value]
    if isinstance(value, dict):
        return {unescape(k): unescape(v) for k, v in value.items()}
    return value


def joined(tokens):
    out = []
    for token in tokens:
        if token[0] == "Character" and out and out[-1][0] == "Character":
            out[-1] = ["Character", out[-1][1] + token[1]]
        else:
            out.append(token)
    return out


def text(word):
    return None if word == "null" else bytes.fromhex(word[1:]).decode("utf-8", "surrogatepass")


def read_tokens(answer):
    tokens = []
    for line in answer.decode().splitlines():
        kind, *words = line.split(" ")
        if kind == "DOCTYPE":
            tokens.append([kind, text(words[0]), text(words[1]), text(words[2]), words[3] == "0"])
        elif kind == "StartTag":
            pairs = [text(word) for word in words[2:]]
            tokens.append([kind, text(words[0]), dict(zip(pairs[::2], pairs[1::2]))] +
                          ([True] if words[1] == "1" else []))
        else:
            tokens.append([kind, text(words[0])])
    return joined(tokens)


def tokenizer_cases(path):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    for test in data.get("tests", data.get("xmlViolationTests", [])):
        if test.get("doubleEscaped"):
            test = {**test, "input": unescape(test["input"]), "output": unescape(test["output"])}
        for state in test.get("initialStates", ["Data state"]):
            yield test, state


def run_tokenizer(driver, path):
    # The XML tests ask for the coercions of an XML tree, which is no part of HTML.
    if os.path.basename(path) == "xmlViolation.test":
        return
    for test, state in tokenizer_cases(path):
        # The tokenizer sees well-formed UTF-8: lone surrogates come as U+FFFD.
        source = test["input"].encode("utf-8", "surrogatepass")
        want = joined(test["output"])
        got = read_tokens(driver.ask("tokens", source, MODELS[state],
                                     test.get("lastStartTag", "-")))
        yield f"{test['description']} [{state}]", test["input"], want, got


# ---- tree construction --------------------------------------------------------------------------

def tree_cases(path):
    with open(path, encoding="utf-8", newline="") as file:
        content = file.read()
    for chunk in re.split(r"(?:^|\n\n)(?=#data\n)", content):
        if not chunk.startswith("#data"):
            continue
        case, section = {}, None
        for line in chunk.split("\n"):
            if line.startswith("#") and line[1:] in (
                    "data", "errors", "new-errors", "document", "document-fragment", "script-on",
                    "script-off"):
                section = line[1:]
                case[section] = []
            elif section:
                case[section].append(line)
        yield case


def run_tree(driver, path):
    for case in tree_cases(path):
        if "script-on" in case:
            continue
        source = "\n".join(case["data"])
        want = "\n" + "\n".join(case["document"]).rstrip("\n")
        data = source.encode("utf-8", "surrogatepass")
        if "document-fragment" in case:
            context = case["document-fragment"][0].split(" ")
            space, name = context if len(context) == 2 else ["html", context[0]]
            got = driver.ask("fragment", data, space, name)
        else:
            got = driver.ask("tree", data)
        yield ("fragment" if "document-fragment" in case else "document", source, want,
               got.decode("utf-8", "replace").rstrip("\n"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("directory")
    parser.add_argument("--driver")
    parser.add_argument("--failures", type=int, default=0, help="show so many failures of a file")
    parser.add_argument("--only", default="", help="files whose path contains this")
    args = parser.parse_args()
    driver = Driver(args.driver or compile_driver())
    with tempfile.TemporaryDirectory() as unpacked:
        root = args.directory
        if os.path.isfile(root):
            with tarfile.open(root) as archive:
                archive.extractall(unpacked)
            root = unpacked
        ok = True
        for kind, pattern, run, least in (
                ("tokenizer", "tokenizer/*.test", run_tokenizer, .99),
                ("tree construction", "tree-construction/**/*.dat", run_tree, .95)):
            total = passed = 0
            for path in sorted(glob.glob(os.path.join(root, "**", pattern), recursive=True)):
                if args.only not in path:
                    continue
                count = good = shown = 0
                for name, source, want, got in run(driver, path):
                    count += 1
                    good += want == got
                    if want != got and shown < args.failures:
                        shown += 1
                        print(f"--- {os.path.relpath(path, root)}: {name}\ninput: {source!r}\n"
                              f"want: {want}\ngot:  {got}")
                if count:
                    print(f"{os.path.relpath(path, root)}: {good}/{count}")
                total, passed = total + count, passed + good
            if total:
                print(f"{kind}: {passed}/{total} = {passed / total:.2%}")
                ok = ok and passed / total >= least
    sys.exit(0 if ok else 1)


main()
