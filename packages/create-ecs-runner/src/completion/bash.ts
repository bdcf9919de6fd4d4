import type { CommandRow, FlagRow, Values } from './table';

/** A completion script for bash, 3.2 and later. */
export function bashScript(rows: readonly CommandRow[]): string {
  const names = rows.map(({ name }) => name);
  const valueCases = rows.flatMap(({ name, flags }) =>
    flags.flatMap((flag) =>
      flag.values === undefined ? [] : [`    ${name}:--${flag.name}) ${reply(flag.values)}; return ;;`],
    ),
  );
  const flagCases = rows.map(({ name, flags }) => `    ${name}) flags='${flags.flatMap(spellings).join(' ')}' ;;`);
  const operandCases = rows.map(({ name, operand }) => `    ${name}) ${reply(operand)} ;;`);
  return `# Completion of create-ecs-runner for bash. In ~/.bashrc: eval "$(create-ecs-runner completion bash)"
_create_ecs_runner() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=create flags
  COMPREPLY=()
  # Bash takes "--flag=value" for three words.
  if [[ $cur == = ]]; then cur=
  elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  case \${COMP_WORDS[1]} in
    ${names.join('|')}) ((COMP_CWORD == 1)) || command=\${COMP_WORDS[1]} ;;
  esac
  case $command:$prev in
${valueCases.join('\n')}
  esac
  case $command in
${flagCases.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    _create_ecs_runner_words "$flags"
    return
  fi
  if ((COMP_CWORD == 1)); then _create_ecs_runner_words '${names.join(' ')}'; fi
  case $command in
${operandCases.join('\n')}
  esac
}

_create_ecs_runner_words() {
  local word
  for word in $1; do [[ $word != "$cur"* ]] || COMPREPLY+=("$word"); done
}

# Several, with commas between.
_create_ecs_runner_list() {
  local word given=\${cur%"\${cur##*,}"}
  for word in $1; do [[ $given$word != "$cur"* || ,$given == *,$word,* ]] || COMPREPLY+=("$given$word"); done
}

# Files: -f, folders: -d.
_create_ecs_runner_paths() {
  local word
  compopt -o filenames 2> /dev/null
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$1" -- "$cur")
}

complete -F _create_ecs_runner create-ecs-runner
`;
}

function spellings({ name, short }: FlagRow): string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}

function reply(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `_create_ecs_runner_${values.list ? 'list' : 'words'} "${values.words.join(' ')}"`;
    case 'file':
      return '_create_ecs_runner_paths -f';
    case 'folder':
      return '_create_ecs_runner_paths -d';
    case 'any':
      return ':';
  }
}
