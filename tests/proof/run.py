#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the tables of docs/proof.md (`./dev proof`): runs the programs that prove synchronisation and keeps what each of them
said under build/proof, one file for each piece of work. A piece that is there and was made of the same sources is not made
again, so that parts may be run one after the other, and a run that was broken off goes on. `tables.py` writes the document."""
import argparse
import concurrent.futures
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys

import tables

TREE = pathlib.Path(__file__).resolve().parents[2]
BIN = TREE / "build/release/bin"
RESULTS = TREE / "build/proof"
PARTS = ("matrix", "seeds", "plants", "kills")
FAULTS = ("none", "disconnect", "pause", "kill", "partition")
DATABASES = ("sqlite", "postgresql")
# How many seeds one process of syncsim takes at a time, and how many processes there are: one for each core of the machine
# on which releases are made.
CHUNK = 250
PROCESSES = 2
SKIPPED = 77

SHORT = {"seeds": (0, 1999), "again": 1, "plants": 200, "kills": 25, "seconds": 20, "matrix_seeds": 1, "desks": 6, "rate": 20}
# Of so many seeds every tenth is run twice.
LONG = {"seeds": (0, 20000), "again": 10, "plants": 2000, "kills": 1000, "seconds": 120, "matrix_seeds": 3, "desks": 10, "rate": 40}
# The loop begins anew after so many kills; a broken run loses no more.
KILLS_AT_ONCE = 50


def said_by(command):
    return subprocess.run(command, cwd=TREE, check=True, capture_output=True, text=True).stdout.strip()


def made_of():
    """Which sources: the commit, and whether there is more than it. The document itself is none of them."""
    commit = said_by(["git", "rev-parse", "--short=10", "HEAD"])
    changed = said_by(["git", "status", "--porcelain", "--", ".", ":!docs/proof.md"])
    return commit + ("+" if changed else "")


class Proof:
    def __init__(self, sizes):
        self.sizes = sizes
        self.commit = made_of()
        self.failed = False

    def piece(self, part, name, command, read):
        """Runs a command and keeps what `read` makes of its exit status and output, unless that is here already."""
        path = RESULTS / part / f"{name}.json"
        if path.exists():
            kept = json.loads(path.read_text())
            if kept["commit"] == self.commit and "+" not in self.commit and not kept["failed"]:
                return
        path.parent.mkdir(parents=True, exist_ok=True)
        before = os.getloadavg()[0]
        print(f"{part} {name}", flush=True)
        done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True)
        if done.returncode == SKIPPED:
            print(done.stdout, end="")
            return
        figures = read(done)
        kept = {"commit": self.commit, "date": datetime.datetime.now(datetime.timezone.utc).date().isoformat(), "cores": os.cpu_count(),
                "load": [round(before, 1), round(os.getloadavg()[0], 1)], "failed": done.returncode != 0, "figures": figures}
        self.failed |= kept["failed"]
        if kept["failed"]:
            print(done.stdout, end="", flush=True)
        path.write_text(json.dumps(kept, indent=1))

    def matrix(self):
        sizes = self.sizes
        for database in DATABASES:
            for fault in FAULTS:
                for seed in range(1, sizes["matrix_seeds"] + 1):
                    name = f"{database}-{fault}-{sizes['seconds']}s-{seed}"
                    result = RESULTS / "result.json"
                    result.parent.mkdir(parents=True, exist_ok=True)
                    result.unlink(missing_ok=True)
                    self.piece("matrix", name,
                               [BIN / "history-check", "--database", database, "--fault", fault, "--seed", seed, "--seconds",
                                sizes["seconds"], "--desks", sizes["desks"], "--rate", sizes["rate"], "--result", result],
                               lambda done: figures_of(result, done))
                    result.unlink(missing_ok=True)

    def seeds(self):
        first, last = self.sizes["seeds"]
        chunks = [(a, min(last, a + CHUNK - 1)) for a in range(first, last + 1, CHUNK)]

        def run(chunk):
            sums = RESULTS / f"sums-{chunk[0]}.json"
            sums.parent.mkdir(parents=True, exist_ok=True)
            sums.unlink(missing_ok=True)
            seeds = f"{chunk[0]}..{chunk[1]}"
            self.piece("seeds", seeds, [BIN / "syncsim", "--seeds", seeds, "--again", self.sizes["again"], "--sums", sums],
                       lambda done: figures_of(sums, done) | {"first": chunk[0], "last": chunk[1]})
            sums.unlink(missing_ok=True)

        with concurrent.futures.ThreadPoolExecutor(PROCESSES) as pool:
            list(pool.map(run, chunks))

    def plants(self):
        seeds = f"1..{self.sizes['plants']}"
        self.piece("plants", seeds, [BIN / "syncsim", "--seeds", seeds, "--find-plants"],
                   lambda done: {"seeds": self.sizes["plants"], "rows": tables.rows_in(done.stdout)})

    def kills(self):
        for program, database in (("peygird", "sqlite"), ("peygird", "postgresql"), ("peygir-cli", "sqlite"),
                                  ("peygir-cli", "postgresql"), ("peygir", "sqlite"), ("peygir", "postgresql")):
            for begun in range(0, self.sizes["kills"], KILLS_AT_ONCE):
                kills = min(KILLS_AT_ONCE, self.sizes["kills"] - begun)
                self.piece("kills", f"{program}-{database}-{begun}+{kills}",
                           [BIN / "kill-loop", "--program", program, "--database", database, "--kills", kills, "--seed",
                            begun + 1],
                           lambda done, database=database: kills_in(done.stdout, database))


def figures_of(path, done):
    if not path.exists():
        sys.exit(f"no result: {done.stdout[-2000:]} (exit status {done.returncode})")
    return json.loads(path.read_text())


def kills_in(text, database):
    """The sentence that kill-loop ends with, as figures, and what it found."""
    line = re.search(r"^(\S+): (\d+) kills, (\d+) of them .* (\d+) came too late; (\d+) acknowledged; (\d+) s$", text, re.M)
    if not line:
        sys.exit(f"kill-loop did not come to its end: {text[-2000:]}")
    kills, inside, late, acknowledged, seconds = (int(word) for word in line.groups()[1:])
    return {"program": line.group(1), "database": database, "kills": kills, "inside": inside, "late": late,
            "acknowledged": acknowledged, "seconds": seconds, "findings": text[line.end():].split("\n")[1:-1]}


def main():
    parser = argparse.ArgumentParser(prog="./dev proof", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all of them unless given")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--short", action="store_true", help="a quarter of an hour on two idle cores (what is done unless told)")
    size.add_argument("--long", action="store_true", help="what a release is accepted by; a night and more")
    parser.add_argument("--seeds", metavar="A..B", help="of syncsim, instead")
    parser.add_argument("--plants", type=int, metavar="N", help="seeds for each planted bug at most, instead")
    parser.add_argument("--kills", type=int, metavar="N", help="of each program on each database, instead")
    parser.add_argument("--seconds", type=int, metavar="N", help="of each cell of the matrix, instead")
    parser.add_argument("--anew", action="store_true", help="forget what these parts said before")
    wish = parser.parse_args()
    if unknown := set(wish.parts) - set(PARTS):
        parser.error(f"no such part: {' '.join(unknown)}")
    sizes = dict(LONG if wish.long else SHORT)
    if wish.seeds:
        first, _, last = wish.seeds.partition("..")
        sizes["seeds"] = (int(first), int(last or first))
    for name in ("plants", "kills", "seconds"):
        if getattr(wish, name):
            sizes[name] = getattr(wish, name)
    proof = Proof(sizes)
    for part in wish.parts or PARTS:
        if wish.anew:
            for old in (RESULTS / part).glob("*.json"):
                old.unlink()
        getattr(proof, part)()
    tables.write(RESULTS, TREE / "docs/proof.md")
    sys.exit(1 if proof.failed else 0)


if __name__ == "__main__":
    main()
