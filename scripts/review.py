#!/usr/bin/env python3
"""Lists what newsmetrics finds in a file of articles, each mention in its context with its fields: made for reading.

Usage: scripts/review.py ARTICLES.jsonl[.gz] [--bin PROGRAM] [--kinds money,percent] [--first 300] [--sample 200] [--seed 1]
"""
import argparse
import gzip
import json
import random
import subprocess

SHOWN_APART = {"id", "kind", "text", "start", "end", "sentence", "rule"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("--bin", default="build/release/newsmetrics")
    parser.add_argument("--kinds", default="money,percent,quantity,ranking,ordinal")
    parser.add_argument("--first", type=int, help="only so many articles")
    parser.add_argument("--sample", type=int, help="only so many mentions of each kind, at random")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    opener = gzip.open if args.articles.endswith(".gz") else open
    with opener(args.articles, "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for _, line in zip(range(args.first or 10**9), file)]
    lines = "".join(json.dumps({k: a[k] for k in ("id", "text", "published") if a.get(k)}) + "\n" for a in articles)
    command = [*args.bin.split(), "--input-format", "jsonl", "--format", "ndjson"]
    output = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    found = {kind: [] for kind in args.kinds.split(",")}
    for article, line in zip(articles, output.splitlines()):
        text = article["text"]
        for m in json.loads(line)["mentions"]:
            if m["kind"] not in found:
                continue
            before, after = text[max(0, m["start"] - 40):m["start"]], text[m["end"]:m["end"] + 30]
            fields = " ".join(f"{k}={v}" for k, v in m.items() if k not in SHOWN_APART)
            found[m["kind"]].append(" ".join(f"{before}[{m['text']}]{after}".split()) + f"\t{fields}\t{m['rule']}\t{article['id']}")
    random.seed(args.seed)
    for kind, rows in found.items():
        print(f"== {kind}: {len(rows)}")
        for row in rows if args.sample is None else random.sample(rows, min(args.sample, len(rows))):
            print(row)


main()
