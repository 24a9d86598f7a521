#!/usr/bin/env python3
"""Scores article extraction on the pages of the article-extraction-benchmark.

    scripts/score_html.py CORPUS [--bin build/release/newsmetrics] [--worst N]

CORPUS holds ground-truth.json ({page id: {"articleBody", "url"}}) and pages/ID.html.gz. The measure is the benchmark's:
each text is the multiset of its runs of four words; precision and recall are means over pages, F1 is of those means.
"""
import argparse
import collections
import gzip
import json
import pathlib
import re
import subprocess
import tempfile


def shingles(text, size=4):
    words = re.findall(r"\w+", text)
    if not words:
        return collections.Counter()
    return collections.Counter(tuple(words[i:i + size]) for i in range(max(1, len(words) - size + 1)))


def compare(expected, found):
    """Precision (None when nothing was found) and recall (None when nothing was expected)."""
    want, got = shingles(expected), shingles(found)
    shared = sum((want & got).values())
    precision = shared / sum(got.values()) if got else None
    recall = shared / sum(want.values()) if want else None
    return precision, recall


def mean(values):
    values = [value for value in values if value is not None]
    return sum(values) / len(values) if values else 0.0


def extract(binary, corpus, ids):
    """What `binary` reads from each page: {id: document}."""
    with tempfile.TemporaryDirectory() as folder:
        for page in ids:
            with gzip.open(corpus / "pages" / f"{page}.html.gz") as packed:
                (pathlib.Path(folder) / f"{page}.html").write_bytes(packed.read())
        lines = subprocess.run([binary, "--text", "--format", "ndjson", folder], check=True, capture_output=True).stdout
    documents = {}
    for line in lines.splitlines():
        document = json.loads(line)["document"]
        documents[pathlib.Path(document["id"]).stem] = document
    return documents


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--bin", default="build/release/newsmetrics")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N pages that went worst")
    parser.add_argument("--published", action="store_true", help="list the publication time found in each page")
    options = parser.parse_args()

    truth = json.loads((options.corpus / "ground-truth.json").read_text(encoding="utf-8"))
    documents = extract(options.bin, options.corpus, truth)
    scores = {page: compare(truth[page]["articleBody"], documents.get(page, {}).get("text", "")) for page in truth}
    precision = mean(p for p, _ in scores.values())
    recall = mean(r for _, r in scores.values())
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print(f"pages {len(scores)}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    for page, (p, r) in sorted(scores.items(), key=lambda item: (item[1][0] or 0) + (item[1][1] or 0))[:options.worst]:
        print(f"{page[:12]}  precision {p or 0:.3f}  recall {r or 0:.3f}  {truth[page]['url']}")
    if options.published:
        for page in truth:
            document = documents.get(page, {})
            print(f"{page[:12]}  {document.get('published') or '-':26} {truth[page]['url']}")


if __name__ == "__main__":
    main()
