#!/usr/bin/env bash
# Every option that --help names is in the man page and the completions.
#   documented_test.sh PROGRAM SOURCE_DIR
set -euo pipefail
status=0
for option in $("$1" --help | grep -oE '(^|[ ,])--[a-z-]+' | tr -d ' ,' | sort -u); do
  for file in share/man/newsmetrics.1 share/completions/newsmetrics.bash share/completions/_newsmetrics share/completions/newsmetrics.fish; do
    name=$option
    case $file in *.1) name=${option//-/\\-} ;; *.fish) name="-l ${option#--}" ;; esac
    grep -qF -- "$name" "$2/$file" || { echo "$file does not know $option"; status=1; }
  done
done
exit $status
