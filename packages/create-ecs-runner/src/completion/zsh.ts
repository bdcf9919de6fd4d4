import type { CommandRow, FlagRow, Values } from './table';

/** A completion script for zsh: for `eval`, or as `_create-ecs-runner` in a folder of `fpath`. */
export function zshScript(rows: readonly CommandRow[]): string {
  const names = rows.map(({ name }) => name);
  const described = rows.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  const cases = rows.map(({ name, operand, flags }) => {
    const specs = [...flags.flatMap(flagSpecs), quoted(`*: :${action(operand)}`)];
    return `    ${name})\n      _arguments \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}\n      ;;`;
  });
  return `#compdef create-ecs-runner
# Completion of create-ecs-runner for zsh. In ~/.zshrc, after compinit: eval "$(create-ecs-runner completion zsh)"
_create_ecs_runner() {
  local command=create
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe -t commands command commands
    _files -/
    return
  fi
  case $words[2] in
    ${names.join('|')})
      command=$words[2]
      shift words
      (( CURRENT-- ))
      ;;
  esac
  case $command in
${cases.join('\n')}
  esac
}

if [[ $funcstack[1] == _create_ecs_runner || $funcstack[1] == _create-ecs-runner ]]; then
  _create_ecs_runner "$@"
else
  compdef _create_ecs_runner create-ecs-runner
fi
`;
}

function flagSpecs({ name, short, summary, values }: FlagRow): string[] {
  const text = `[${summary.replace(/[[\]\\]/g, '\\$&')}]`;
  const value = values === undefined ? '' : `: :${action(values)}`;
  const long = quoted(`--${name}${values === undefined ? '' : '='}${text}${value}`);
  return short === undefined ? [long] : [long, quoted(`-${short}${text}${value}`)];
}

function action(values: Values): string {
  switch (values.kind) {
    case 'words':
      return values.list ? `_values -s , value ${values.words.join(' ')}` : `(${values.words.join(' ')})`;
    case 'file':
      return '_files';
    case 'folder':
      return '_files -/';
    case 'any':
      return ' ';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
