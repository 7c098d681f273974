#!/usr/bin/env python3
"""Measures place names and the coordinates given to them. Python 3, standard library only.

  bench/places.py [--core] [--keep DIR] [SET ...]

SET: lgl_dev, geovirus_dev, gwn_dev (default: all). Options, data and halves as in bench/entities.py.
"""
import os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from entities import report

report('places.py', 'geo', ['lgl_dev', 'geovirus_dev', 'gwn_dev'], ['entities', 'places'])
