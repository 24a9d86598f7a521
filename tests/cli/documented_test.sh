#!/usr/bin/env bash
# The documentation is true: the man page and the completions know every option that --help names, and what the README shows of
# a terminal is what the commands print (but for empty lines and CSV's line ends).
#   documented_test.sh PROGRAM SOURCE_DIR
set -euo pipefail
program=$1
cd "$2"
status=0
for option in $("$program" --help | grep -oE '(^|[ ,])--[a-z-]+' | tr -d ' ,' | sort -u); do
  for file in share/man/newsmetrics.1 share/completions/newsmetrics.bash share/completions/_newsmetrics share/completions/newsmetrics.fish; do
    name=$option
    case $file in *.1) name=${option//-/\\-} ;; *.fish) name="-l ${option#--}" ;; esac
    grep -qF -- "$name" "$file" || { echo "$file does not know $option"; status=1; }
  done
done

shown=$(sed -n '/^```console$/,/^```$/{/^```/d;p}' README.md)
[ -n "$shown" ] || { echo "README.md shows no commands"; status=1; }
printed=$(grep '^\$ ' <<<"$shown" | while IFS= read -r line; do
  printf '%s\n' "$line"
  XDG_CONFIG_HOME=/dev/null PATH=$(dirname "$program"):$PATH bash -c "${line#\$ }"
done)
diff -B --strip-trailing-cr <(printf '%s\n' "$shown") <(printf '%s\n' "$printed") || { echo "README.md shows (<) what is not printed (>)"; status=1; }
exit $status
