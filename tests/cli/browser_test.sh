#!/usr/bin/env bash
# The HTML report in a real browser: script tags of an article are text, and nothing in it runs.
#   browser_test.sh PROGRAM        Exit status 77 (skipped) without chromium.
set -euo pipefail
program=$1
browser=$(command -v chromium || command -v chromium-browser) || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/article.txt" <<'END'
<script>document.title = "owned"; document.body.innerHTML = "owned";</script>
</div><img src=x onerror="document.title='owned'"> Sales of "rope" rose 45% to $5m & more in May 2021.
END
"$program" --format html "$work/article.txt" > "$work/report.html"
"$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --dump-dom "file://$work/report.html" > "$work/dom.html" 2>"$work/log" || { cat "$work/log"; exit 77; }
fail() { echo "$1"; cat "$work/dom.html"; exit 1; }
grep -q '<title>newsmetrics</title>' "$work/dom.html" || fail "the title has changed"
grep -q '&lt;script&gt;document.title' "$work/dom.html" || fail "the script tag is not text"
! grep -q '<script\|<img' "$work/dom.html" || fail "an element of the article is one of the page"
grep -q 'data-kind="money"' "$work/dom.html" || fail "no money is marked"
"$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --screenshot="$work/report.png" "file://$work/report.html" >/dev/null 2>&1 || true
[ -s "$work/report.png" ] || fail "the page does not draw"
