#!/usr/bin/env bash
# Installs into a folder of its own, runs the program from there, and builds examples/embed against it.
#   install_test.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source=$1 build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/usr" >/dev/null
for file in bin/newsmetrics share/man/man1/newsmetrics.1 share/bash-completion/completions/newsmetrics share/zsh/vendor-completions/_newsmetrics \
  share/fish/vendor_completions.d/newsmetrics.fish share/newsmetrics/output.schema.json include/newsmetrics/extractor.h; do
  [ -e "$work/usr/$file" ] || { echo "not installed: $file"; exit 1; }
done
"$work/usr/bin/newsmetrics" --version
if grep -rlaF "$source" "$work/usr"; then echo "these name the build's folder"; exit 1; fi
cmake -S "$source/examples/embed" -B "$work/embed" -DCMAKE_PREFIX_PATH="$work/usr" -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$work/embed" >/dev/null
[ "$("$work/embed/embed")" = $'$1.2 billion in USD\n300 million euros in EUR' ]
