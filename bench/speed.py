"""Runs dateline and its peers over the same texts, one after another, and prints a table.

    python3 bench/speed.py CORPUS.jsonl [ROUNDS]

articles/s and tokens/s: the loop over all texts inside a running process, files already read, best of
three runs (one, where it takes over 15 s), the smaller of processor and wall time; tokens are dateline's,
for everybody. peak: the largest resident set of that process. peak of one: the same for a process that reads a
single article. first result: from the start of a fresh process until it has read one article and ended, the median
of eleven. A peer that is not there is left out.
"""
import json
import os
import statistics
import subprocess
import sys
import threading
import time

LUA = os.environ.get("LUA", "lua5.4")
LONGEST = 120  # seconds that one run may take
PEERS = os.environ.get("DATELINE_PEERS", "bench/peers")


def run(command):
    """Returns what the command prints, its wall time in seconds and its largest resident set in MiB."""
    environment = dict(os.environ, NODE_PATH=os.path.abspath(PEERS + "/node_modules"))
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    timer = threading.Timer(LONGEST, process.kill)
    timer.start()
    output = process.stdout.read()
    errors = process.stderr.read()
    timer.cancel()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    if wall >= LONGEST:
        raise RuntimeError(f"not done after {LONGEST} s")
    if status != 0:
        raise RuntimeError(next((line for line in errors.decode(errors="replace").splitlines() if line.strip()), "failed"))
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return output.decode(), wall, usage.ru_maxrss / scale


def main():
    corpus, rounds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "1"
    one = corpus + ".one"
    with open(corpus, encoding="utf-8") as lines, open(one, "w", encoding="utf-8") as out:
        rows = lines.readlines()
        out.write(sorted(rows, key=len)[len(rows) // 2])
    systems = [
        ("dateline (all layers)", lambda path, n: [LUA, "bench/peer_dateline.lua", path, n]),
        ("wink-nlp (dates, numbers)", lambda path, n: ["node", "bench/peer_wink.js", path, n]),
        ("compromise (names)", lambda path, n: ["node", "bench/peer_compromise.js", path, n]),
        ("compromise + its dates", lambda path, n: ["node", "bench/peer_compromise.js", path, n, "dates"]),
    ]
    if os.path.exists(PEERS + "/spacy/bin/python"):
        systems.append(("spaCy en_core_web_sm (names)",
                        lambda path, n: [PEERS + "/spacy/bin/python", "bench/peer_spacy.py", path, n]))
    size = sum(len(json.loads(row)["text"].encode()) for row in rows)
    print(f"{len(rows)} texts, {size / 1e6:.2f} MB, from {corpus}")
    print(f"{'':30}{'articles/s':>12}{'tokens/s':>12}{'peak MiB':>10}{'of one':>8}{'first ms':>10}{'names':>8}{'dates':>7}")
    tokens, ours = None, None
    for name, command in systems:
        try:
            best, peak = None, 0
            for attempt in range(3):
                if attempt and best["seconds"] > 15:
                    break  # long enough to be steady
                output, _, memory = run(command(corpus, rounds))
                result = json.loads(output.strip().splitlines()[-1])
                peak = max(peak, memory)
                if best is None or result["seconds"] < best["seconds"]:
                    best = result
            firsts, peak_one = [], 0
            for _ in range(11):
                _, wall, memory = run(command(one, "1"))
                firsts.append(wall * 1000)
                peak_one = max(peak_one, memory)
        except (RuntimeError, FileNotFoundError) as problem:
            if ours is None:  # dateline itself
                sys.exit(f"{name}: {problem}")
            print(f"{name:30}  left out: {str(problem)[:90]}")
            continue
        tokens = tokens or best["tokens"]
        rate = best["articles"] / best["seconds"]
        ours = ours or rate
        print(f"{name:30}{rate:12,.0f}{rate * tokens / len(rows):12,.0f}{peak:10.1f}{peak_one:8.1f}"
              f"{statistics.median(firsts):10.1f}{best['names']:8.0f}{best['dates']:7.0f}"
              + ("" if rate == ours else f"   dateline is {ours / rate:.1f}x as fast"))
    os.remove(one)


if __name__ == "__main__":
    main()
