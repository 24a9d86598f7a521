#!/usr/bin/env python3
"""Every record is valid by the JSON Schema, its offsets slice the text, and its references lead somewhere.

  schema_test.py PROGRAM SOURCE_DIR

Records are made of the samples and of every text of the tables in tests/mentions and tests/metrics, those of a user's own
kind among them. Exit status 77 (skipped) without python3-jsonschema.
"""
import glob
import json
import os
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    sys.exit(77)


def texts(source):
    for path in sorted(glob.glob(os.path.join(source, "samples", "*.txt"))):
        yield open(path, encoding="utf-8").read(), None
    for path in sorted(glob.glob(os.path.join(source, "tests", "m*", "*.tsv"))):
        for line in open(path, encoding="utf-8"):
            columns = line.rstrip("\n").split("\t")
            if line.startswith("#") or len(columns) < 2:
                continue
            yield columns[1].replace("[", "").replace("]", "").replace("\\n", "\n"), columns[0] if columns[0] != "-" else None
    yield "The gale left 30 sailors dead and two nurses injured. \U0001F6A2 It cost €3m.", None


def references(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("value", "by", "from", "to", "period", "begin", "end") and isinstance(inner, str):
                yield inner
            yield from references(inner)


def main(program, source):
    schema = json.load(open(os.path.join(source, "share", "newsmetrics", "output.schema.json"), encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    articles = [{"id": str(i), "text": text, "published": published} for i, (text, published) in enumerate(texts(source))]
    custom = os.path.join(source, "samples", "custom", "casualties")
    printed = subprocess.run(
        [program, "--input-format", "jsonl", "--format", "ndjson", "--text", "--rules", custom + ".rules", "--lexicon", custom + ".tsv"],
        input="".join(json.dumps(a) + "\n" for a in articles), capture_output=True, text=True, encoding="utf-8", check=True).stdout
    records = [json.loads(line) for line in printed.splitlines()]
    assert len(records) == len(articles), (len(records), len(articles))
    faults, kinds = [], set()
    wrong = next(r for r in records if r["mentions"] and r["mentions"][0]["kind"] == "country")
    assert not validator.is_valid({**wrong, "mentions": [{**wrong["mentions"][0], "capital": "?"}]}), "the schema lets anything pass"
    for record in records:
        text, ids = record["document"]["text"], {m["id"] for m in record["mentions"]}
        faults += [f"{record['document']['id']}: {'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator.iter_errors(record)]
        for m in record["mentions"]:
            kinds.add(m["kind"])
            if text[m["start"]:m["end"]] != m["text"]:
                faults.append(f"{record['document']['id']}: {m['id']} does not slice the text")
            if m.get("same_as", m["id"]) not in ids:
                faults.append(f"{record['document']['id']}: {m['id']} is the same as nothing")
        for x in record["metrics"]:
            faults += [f"{record['document']['id']}: {x['id']} points at {ref}" for ref in references(x) if ref not in ids]
    print("\n".join(faults[:40]))
    print(f"{len(records)} records, {len(faults)} faults, kinds: {', '.join(sorted(kinds))}")
    return bool(faults) or "casualties" not in kinds


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
