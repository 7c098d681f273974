"""Shows that parsing hostile HTML is linear: instructions per byte at 1, 2 and 4 times a size, counted
by valgrind (cachegrind), so that the load of the machine does not matter.

usage: python3 bench/html_linear.py PROGRAM [NAME...]    (PROGRAM is bench/html_speed.c, built)
"""
import os
import re
import subprocess
import sys
import tempfile

SIZES = (4000, 8000, 16000)


def instructions(program, path):
    run = subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=no",
                          "--cachegrind-out-file=/dev/null", program, "--parse", path],
                         capture_output=True, text=True)
    return int(re.search(r"I\s+refs:\s+([\d,]+)", run.stderr)[1].replace(",", ""))


def main():
    program, names = sys.argv[1], sys.argv[2:]
    if not names:
        source = open(os.path.join(os.path.dirname(__file__), "html_speed.c")).read()
        table = source[source.index("inputs[] = {"):]
        names = re.findall(r'^    \{"([^"]+)"', table[:table.index("};")], re.M)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "page")
        open(path, "w").close()
        start = instructions(program, path)
        print(f"{'input':28} {'bytes 4x':>9} {'1x':>7} {'2x':>7} {'4x':>7} instructions per byte")
        for name in names:
            cost = []
            for size in SIZES:
                with open(path, "wb") as file:
                    subprocess.run([program, "--make", name, str(size)], stdout=file, check=True)
                length = os.path.getsize(path)
                cost.append((instructions(program, path) - start) / length)
            print(f"{name:28} {length:9} {cost[0]:7.1f} {cost[1]:7.1f} {cost[2]:7.1f}", flush=True)


main()
