# Completion of newsmetrics for bash.
_newsmetrics() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command='' i
  local formats='json ndjson csv text html'
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case ${COMP_WORDS[i]} in explain | rules | check) command=${COMP_WORDS[i]} ;; esac
  done
  COMPREPLY=()
  case $before in
    --format) COMPREPLY=($(compgen -W "$formats" -- "$word")); return ;;
    --input-format) COMPREPLY=($(compgen -W 'auto text html jsonl warc mbox feed' -- "$word")); return ;;
    --table) COMPREPLY=($(compgen -W 'metrics mentions' -- "$word")); return ;;
    --offsets) COMPREPLY=($(compgen -W 'codepoints bytes utf16' -- "$word")); return ;;
    --color) COMPREPLY=($(compgen -W 'auto always never' -- "$word")); return ;;
    --kinds) COMPREPLY=($(compgen -W 'date time duration set money percent ranking ordinal quantity country region official forum organization agreement index' -- "$word")); return ;;
    --output-dir | --data) compopt -o dirnames 2>/dev/null; return ;;
    --rules | --lexicon | --config | --files-from) compopt -o default 2>/dev/null; return ;;
    --published | --include | --exclude | --max-article-size | --max-expansion | --max-nesting | --fields | -j | --jobs) return ;;
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W '--help --version --json --config --input-format --published --files-from --include --exclude --published-from-file
      --max-article-size --max-expansion --max-nesting --keep-fields --format --kinds --fields --table --color --offsets --text --output-dir
      --resume --jobs --quiet --data --rules --lexicon' -- "$word"))
    return
  fi
  case $command in
    rules) COMPREPLY=($(compgen -W "$(newsmetrics rules 2>/dev/null | awk '{print $1}')" -- "$word")); return ;;
    explain) return ;;
  esac
  compopt -o default 2>/dev/null
  ((COMP_CWORD == 1)) && COMPREPLY=($(compgen -W 'explain rules check' -- "$word") $(compgen -f -- "$word"))
}
complete -F _newsmetrics newsmetrics
