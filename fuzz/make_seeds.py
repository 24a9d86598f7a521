#!/usr/bin/env python3
"""Writes seeds and dictionaries for the fuzz targets from samples, rule examples and lexicon: fuzz/make_seeds.py FOLDER

FOLDER/TARGET/ gets the seeds, FOLDER/TARGET.dict the dictionary.
"""
import gzip
import io
import json
import pathlib
import re
import sys
import tarfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
HTML_TAGS = "html head meta title body article main section div p span a ul li h1 h2 time script style table tr td br img nav footer aside".split()
HTML_WORDS = ['property="article:published_time"', 'content="2021-08-29"', 'name="date"', 'application/ld+json', '{"@type":"NewsArticle","datePublished":"',
              "charset=", "windows-1252", "utf-16", "&amp;", "&#x80;", "&nbsp;", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", 'itemprop="articleBody"',
              'class="', 'datetime="']
WARC_WORDS = ["WARC/1.0\r\n", "WARC-Type: response\r\n", "WARC-Target-URI: ", "WARC-Date: ", "Content-Length: ", "HTTP/1.1 200 OK\r\n", "Content-Type: text/html; charset=utf-8\r\n",
              "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n", "\r\n\r\n", "ffffffff\r\n", "0\r\n\r\n"]
MAIL_WORDS = ["From ", "\nFrom ", "Subject: ", "Date: ", "Message-ID: ", "Content-Type: multipart/mixed; boundary=", "Content-Transfer-Encoding: base64", "quoted-printable", "=?utf-8?B?", "=?utf-8?Q?", "?="]
FEED_WORDS = ["<rss", "<channel>", "<item>", "<entry>", "<feed", "<content:encoded>", "<pubDate>", "<updated>", "<description>", "<![CDATA[", "]]>", "xmlns="]
JSON_WORDS = ['{"id":', '"title":', '"published":', '"text":', "\\u0000", "\\ud800", "\\udc00", "\\n", "null", "true", "1e999", "[", "]", "{", "}"]
RULE_WORDS = ["rule ", "kind ", "match ", "let ", "with ", "as ", "example ", "counter ", "mention:(", "sentence_break", "word", "digits", "{64}", "{2,}", "[word & !digits]", "@", "=>",
              "[", "]", "|", "*", "+", "?", "part", "number", "none", "money"]
LEXICON_WORDS = ["\t", "inflect=verb", "inflect=noun", "forms=", "abbreviation", "digit_prefix", "sentence_opener", "value=", ";", "|", "#"]


def quote(word):
    return '"' + "".join(c if 32 <= ord(c) < 127 and c not in '"\\' else "".join(f"\\x{b:02x}" for b in c.encode()) for c in word) + '"'


def page(title, date, text):
    body = "".join(f"<p>{p}</p>\n" for p in text.replace("&", "&amp;").replace("<", "&lt;").split("\n\n"))
    data = json.dumps({"@type": "NewsArticle", "headline": title, "datePublished": date})
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta property="article:published_time" content="{date}">'
            f'<script type="application/ld+json">{data}</script></head><body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>\n')


def web_archive(address, html):
    response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-08-29T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(response)}\r\n\r\n"
    return head.encode() + response + b"\r\n\r\n"


def tar(files, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def main():
    folder = pathlib.Path(sys.argv[1])
    counts = {}

    def seed(target, data):
        place = folder / target
        place.mkdir(parents=True, exist_ok=True)
        counts[target] = counts.get(target, 0) + 1
        (place / f"{counts[target]:05}").write_bytes(data if isinstance(data, bytes) else data.encode())

    def dictionary(target, words):
        (folder / f"{target}.dict").write_text("".join(quote(w) + "\n" for w in sorted(set(words)) if w), encoding="ascii")

    samples = {p.stem: p.read_text(encoding="utf-8") for p in sorted((ROOT / "samples").glob("*.txt"))}
    rules = sorted((ROOT / "data/grammar").glob("*.rules"))
    lexicons = sorted((ROOT / "data/lexicon").glob("*.tsv"))

    for file in rules:
        text = file.read_text(encoding="utf-8")
        lets = "".join(re.findall(r"^let .*\n(?:[ \t]+.*\n)*", text, re.M))
        for example in re.findall(r"^(?:example|counter) (.*)$", text, re.M):
            seed("text", example.split("=>")[0].replace("[", "").replace("]", ""))
        for block in re.findall(r"^rule .*\n(?:(?!rule |let ).*\n)*", text, re.M):
            seed("rules", (lets if len(lets) < 4000 else "") + block)
    for file in lexicons:
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        seed("lexicon", "".join(lines[:30]))
        seed("lexicon", "".join(lines[-30:]))

    for name, text in samples.items():
        seed("text", text)
        html = page(name, "2021-08-29", text)
        record = json.dumps({"id": name, "title": name, "published": "2021-08-29", "text": text, "section": ["World", 1]}) + "\n"
        archive = web_archive(f"https://news.example/2021/08/29/{name}", html)
        mail = f"From editor@news.example Sun Aug 29 10:00:00 2021\nFrom: Desk <desk@news.example>\nSubject: =?utf-8?Q?{name}?=\nDate: Sun, 29 Aug 2021 10:00:00 +0330\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
        feed = (f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title><item><title>{name}</title>'
                f"<pubDate>Sun, 29 Aug 2021 10:00:00 GMT</pubDate><content:encoded><![CDATA[{html}]]></content:encoded></item></channel></rss>\n")
        seed("html", html)
        seed("jsonl", record)
        seed("jsonl", record.replace('"section"', '"body"') + record)
        seed("warc", archive + archive)
        seed("warc", gzip.compress(archive) + gzip.compress(archive))
        seed("mbox", mail + "\n" + mail)
        seed("feed", feed)
        files = {f"{name}.txt": text.encode(), f"{name}.html": html.encode(), f"news/{name}.jsonl": record.encode(), f"{name}.mbox": mail.encode()}
        for data in (tar(files), tar(files, "w:gz"), tar(files, "w:xz"), zipped(files), zipped({"inner.tar.gz": tar(files, "w:gz")}), gzip.compress(text.encode()), archive, feed.encode(), text.encode("utf-16")):
            seed("archive", data)

    words = []
    for file in lexicons:
        words += [line.split("\t")[0].strip() for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"][:60]
    dictionary("text", [w for w in words if len(w) < 40] + ["\u200b", "\u00a0", "\u202f", "\u2014", "\u2019s", "\n\n", "$", "€", "½", "1,234.5", "12,34,567", "9.9e9", "2021-08-29", "%"])
    tags = [f"<{t}>" for t in HTML_TAGS] + [f"</{t}>" for t in HTML_TAGS]
    dictionary("html", tags + HTML_WORDS)
    dictionary("jsonl", JSON_WORDS)
    dictionary("warc", WARC_WORDS + tags)
    dictionary("mbox", MAIL_WORDS)
    dictionary("feed", FEED_WORDS + tags)
    dictionary("archive", WARC_WORDS + FEED_WORDS + JSON_WORDS)
    dictionary("rules", RULE_WORDS)
    dictionary("lexicon", LEXICON_WORDS)


main()
