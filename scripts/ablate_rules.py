#!/usr/bin/env python3
"""Removes grammar rules one at a time and prints what each gains and loses on annotated corpora.

  ablate_rules.py --score SCORER --bin PROGRAM [--data DIR] [--rules REGEX] CORPUS:PATH[,PATH...]...

SCORER is run as `SCORER CORPUS PATH... --bin WRAPPER --json` and must print one JSON object of measures; WRAPPER is PROGRAM
with a copy of DIR that lacks the rule. A rule's line shows, for every measure that moves, the score with the rule less the
score without it: what it earns. Rules that earn nothing stand last, rules that lose stand first.
"""
import argparse
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

RULE = re.compile(r"^rule\s+(\S+)", re.M)


def rules_of(data, pattern):
    """(file, rule name) of every rule whose name the pattern matches."""
    folder = os.path.join(data, "grammar")
    for name in sorted(os.listdir(folder)):
        if name.endswith(".rules"):
            text = open(os.path.join(folder, name), encoding="utf-8").read()
            yield from ((name, rule) for rule in RULE.findall(text) if pattern.search(rule))


def without(text, rule):
    """The rule file's text less one rule: from its `rule` line to the next rule, let or comment at a line's start behind an empty line."""
    lines, out, skipping = text.split("\n"), [], False
    for i, line in enumerate(lines):
        if RULE.match(line):
            skipping = RULE.match(line).group(1) == rule
        elif skipping and lines[i - 1] == "" and re.match(r"let\s|#", line):
            skipping = False
        if not skipping:
            out.append(line)
    return "\n".join(out)


def score(args, data):
    """All measures on all corpora, or None when the program refuses the grammar."""
    with tempfile.NamedTemporaryFile("w", suffix=".sh", delete=False) as wrapper:
        wrapper.write(f'#!/bin/sh\nexec "{os.path.abspath(args.bin)}" --data "{data}" "$@"\n')
    os.chmod(wrapper.name, 0o755)
    measures = {}
    try:
        for corpus in args.corpora:
            kind, paths = corpus.split(":", 1)
            paths = paths.split(",")
            run = subprocess.run([args.score, kind, *paths, "--bin", wrapper.name, "--json"], capture_output=True, text=True)
            if run.returncode != 0:
                return None
            label = os.path.basename(os.path.commonpath([os.path.abspath(p) for p in paths]))
            measures.update({f"{label} {name}": value for name, value in json.loads(run.stdout).items()})
    finally:
        os.unlink(wrapper.name)
    return measures


def ablate(args, file, rule):
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        shutil.copytree(args.data, data)
        path = os.path.join(data, "grammar", file)
        text = open(path, encoding="utf-8").read()
        with open(path, "w", encoding="utf-8") as out:
            out.write(without(text, rule))
        return score(args, data)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", metavar="CORPUS:PATH[,PATH...]")
    parser.add_argument("--score", required=True, help="the scorer")
    parser.add_argument("--bin", required=True, help="the newsmetrics program")
    parser.add_argument("--data", default=os.path.join(os.path.dirname(__file__), "..", "data"), help="the data folder (default: this repository's)")
    parser.add_argument("--rules", default="", type=re.compile, help="only rules whose names match")
    parser.add_argument("--measures", default="", type=re.compile, help="only measures whose names match")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()

    base = score(args, os.path.abspath(args.data))
    if base is None:
        sys.exit("the program or the scorer fails with all rules in place")
    base = {name: value for name, value in base.items() if args.measures.search(name)}
    print("with all rules: " + "  ".join(f"{name} {value:.2f}" for name, value in base.items()))
    rules = list(rules_of(args.data, args.rules))
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        results = pool.map(lambda r: ablate(args, *r), rules)
        lines = []
        for (file, rule), measures in zip(rules, results):
            if measures is None:
                lines.append((0.0, f"{rule:<32} cannot be left out: other rules name what it makes"))
                continue
            earned = {name: round(value - measures.get(name, 0.0), 2) for name, value in base.items()}
            moved = "  ".join(f"{name} {value:+.2f}" for name, value in earned.items() if value)
            total = sum(earned.values())
            lines.append((total if moved else float("inf"), f"{rule:<32} {total:+7.2f}   {moved or 'moves nothing'}"))
    for _, line in sorted(lines, key=lambda entry: entry[0]):
        print(line)


if __name__ == "__main__":
    main()
