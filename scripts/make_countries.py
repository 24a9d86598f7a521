#!/usr/bin/env python3
"""Writes data/lexicon/countries.tsv and regions.tsv from Debian's packages iso-codes and unicode-cldr-core.

    scripts/make_countries.py [DATA_FOLDER]

What these sources lack is in country_words.tsv and region_words.tsv, by hand.
"""
import json
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree

ISO = "/usr/share/iso-codes/json/iso_3166-{}.json"
CLDR = "/usr/share/unicode/cldr/common/main/en.xml"

# Codes that news needs and ISO 3166-1 does not assign: Kosovo, as the European Union and CLDR write it.
UNASSIGNED = {"XK": ("XKX", "Kosovo")}
# States that are no more, by ISO 3166-3: alpha-2, alpha-3, their last short name.
FORMER = {"SU": "USSR", "DD": "German Democratic Republic", "CS": "Czechoslovakia", "YU": "Yugoslavia", "AN": "Netherlands Antilles"}
# Continents and groups rather than countries, and names too common in other senses.
NOT_NAMES = {"Antarctica", "Holy See (Vatican City State)", "Congo", "DRC", "Republic", "Outlying Islands"}


def version(package):
    return subprocess.run(["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True, check=True).stdout


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def spellings(name):
    """The ways news writes a name that a list gives: "Antigua & Barbuda", "Côte d’Ivoire", "Myanmar (Burma)", "Iran, Islamic Republic of"."""
    name = name.replace("\u2019", "'").replace("&", "and").removeprefix("the ")
    if re.search(r" SAR | - ", name):
        return
    bracket = re.fullmatch(r"(.+?) \((.+)\)", name)
    for part in bracket.groups() if bracket else (name,):
        if "," not in part and not part.islower() and not part.endswith("part"):
            yield part
            yield plain(part)


def countries():
    entries = json.load(open(ISO.format(1), encoding="utf-8"))["3166-1"]
    former = {e["alpha_2"]: e for e in json.load(open(ISO.format(3), encoding="utf-8"))["3166-3"] if e["alpha_3"] != "SCG"}
    table = {e["alpha_2"]: (e["alpha_3"], e["name"]) for e in entries}
    names = {e["alpha_2"]: [e[k] for k in ("name", "common_name", "official_name") if k in e] for e in entries}
    for code, (alpha3, name) in UNASSIGNED.items():
        table[code], names[code] = (alpha3, name), [name]
    for code, name in FORMER.items():
        table[code] = (former[code]["alpha_3"], name)
    for territory in ElementTree.parse(CLDR).iterfind("./localeDisplayNames/territories/territory"):
        if territory.get("type") in names and territory.get("alt") != "short":
            names[territory.get("type")].append(territory.text)
    yield "# Codes: alpha-3 and short English name by alpha-2."
    for code, (alpha3, name) in sorted(table.items()):
        yield f"{code}\tcountry_code\talpha3={alpha3}; name={name}"
    yield "\n# Names."
    for code in sorted(names):
        for name in sorted({s for n in names[code] for s in spellings(n)} - NOT_NAMES):
            yield f"{name}\tcountry_name\talpha2={code}"


def regions():
    for territory in ElementTree.parse(CLDR).iterfind("./localeDisplayNames/territories/territory"):
        code = territory.get("type")
        if re.fullmatch(r"\d{3}", code) and code != "001":
            yield f"{territory.text}\tregion_name\tname={territory.text}; m49={code}"


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "data"
    iso = f"Debian iso-codes {version('iso-codes')} (LGPL-2.1-or-later)"
    cldr = f"Unicode CLDR {version('unicode-cldr-core')} (Unicode-DFS-2016)"
    for file, title, sources, lines in (("countries", "Countries and territories", f"{iso}, {cldr}", countries()),
                                        ("regions", "Regions with their UN M49 codes", cldr, regions())):
        with open(f"{folder}/lexicon/{file}.tsv", "w", encoding="utf-8") as out:
            out.write(f"# {title}. Made by scripts/make_countries.py; do not edit.\n# Source: {sources}.\n\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
