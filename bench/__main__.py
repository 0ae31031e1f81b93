"""python -m bench [NAME ...] [--place FOLDER] [--scale SHARE] [--data FOLDER]: takes the figures and prints them as JSON."""

import argparse
import asyncio
import importlib
import json
import os
import pkgutil
import platform
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

import bench
from bench.figures import MEASURES, Figure, Setting


def main() -> int:
    """0 when every figure is within its limit, else 1; figures go to standard output, progress to the other."""
    for module in pkgutil.iter_modules(bench.__path__):
        if module.name != "__main__":
            importlib.import_module(f"bench.{module.name}")
    arguments = parse()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(dir=arguments.place) as place:
        for name in arguments.names or MEASURES:
            began = time.monotonic()
            folder = Path(place) / name
            folder.mkdir()
            figures += asyncio.run(MEASURES[name](Setting(folder, arguments.scale, arguments.data)))
            print(f"{name}: {time.monotonic() - began:.1f} s", file=sys.stderr)
    print(json.dumps({"machine": machine(), "figures": [shown(figure) for figure in figures]}, indent=2))
    return 0 if all(figure.kept for figure in figures) else 1


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*MEASURES, []], metavar="NAME", help=", ".join(MEASURES))
    parser.add_argument("--place", type=Path, default=None, help="folder for the databases made on the way")
    parser.add_argument(
        "--scale", type=float, default=1.0, help="share of the full size, to try that it runs"
    )
    parser.add_argument(
        "--data", type=Path, default=None, help="folder with labelled comments, for `suggestions`"
    )
    return parser.parse_args()


def machine() -> dict[str, str | int | float]:
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count() or 0,
        "load": round(os.getloadavg()[0], 1),
    }


def shown(figure: Figure) -> dict[str, object]:
    return {
        "name": figure.name,
        "value": round(figure.value, 3),
        "unit": figure.unit,
        "limit": figure.limit,
        "kept": figure.kept,
        **figure.detail,
    }


if __name__ == "__main__":
    sys.exit(main())
