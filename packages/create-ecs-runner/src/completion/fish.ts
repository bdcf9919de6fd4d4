import type { CommandRow, FlagRow, Values } from './table';

/** A completion script for fish, 3.0 and later. */
export function fishScript(rows: readonly CommandRow[]): string {
  const lines = rows.flatMap(({ name, summary, operand, flags }) => {
    const when = `-n ${quoted(`test (__create_ecs_runner_command) = ${name}`)}`;
    return [
      `complete -c create-ecs-runner -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
      ...(operand.kind === 'any' ? [] : [`complete -c create-ecs-runner ${when} ${candidates(operand)}`]),
      ...flags.map((flag) => `complete -c create-ecs-runner ${when} ${flagWords(flag)}`),
    ];
  });
  return `# Completion of create-ecs-runner for fish. In ~/.config/fish/config.fish: create-ecs-runner completion fish | source
function __create_ecs_runner_command
  set -l words (commandline -opc)
  if contains -- "$words[2]" ${rows.map(({ name }) => name).join(' ')}
    echo $words[2]
  else
    echo create
  end
end

complete -c create-ecs-runner -f
${lines.join('\n')}
`;
}

function flagWords({ name, short, summary, values }: FlagRow): string {
  return [
    ...(short === undefined ? [] : [`-s ${short}`]),
    `-l ${name}`,
    `-d ${quoted(summary)}`,
    ...(values === undefined ? [] : [valueWords(values)]),
  ].join(' ');
}

function valueWords(values: Values): string {
  if (values.kind === 'any') return '-x';
  return values.kind === 'file' ? '-r -F' : `-x ${candidates(values)}`;
}

function candidates(values: Values): string {
  if (values.kind !== 'words') return "-a '(__fish_complete_directories)'";
  const words = values.words.join(' ');
  return values.list ? `-a ${quoted(`(__fish_complete_list , 'string split " " "${words}"')`)}` : `-a ${quoted(words)}`;
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
