import { COMMANDS, type CommandName } from './commands';
import { flagOf, ownFlags, takesOptions, type OwnFlag } from './flags';
import type { Input, OptionDescription } from '../template';
import { showValue } from './value';
import { NARROW, type Style, wrap } from '../terminal/output';

const LABEL_WIDTH = 26;
const PLACEHOLDER = { string: '<text>', list: '<list>', number: '<n>', boolean: '' };

/** What the text of `--help` is made of. */
export interface HelpParts {
  readonly command: CommandName;
  readonly options: readonly OptionDescription[];
  /** Defaults by name of the option. */
  readonly defaults: Input;
  readonly version: string;
  /** Columns of the terminal; below 60, texts stand under their flags. */
  readonly width: number;
  readonly style: Style;
}

/** The text of `--help`: a line per flag where the terminal is wide enough. */
export function helpText({ command, options: all, defaults, version, width, style }: HelpParts): string {
  const options = takesOptions(command) ? all : [];
  const section = (heading: string, rows: readonly string[]) => [style.bold(heading), ...rows];
  const groups = [...new Set(options.map(({ group }) => group))].flatMap((group) => {
    const members = options.filter((option) => option.group === group);
    return section(
      group[0].toUpperCase() + group.slice(1),
      members.map((option) => optionRow(option, defaults[option.name], width)),
    );
  });
  return [
    `${style.bold('Usage')}  npm create ecs-runner ${command === 'create' ? '' : `${command} `}${COMMANDS[command].operands} -- [flags]   ${style.dim(version)}`,
    ...ownFlags(command).map(([name, flag]) => row(ownLabel(name, flag), flag.summary, width)),
    ...groups,
    ...section('Examples', [
      '  npm create ecs-runner my-runner',
      '  npm create ecs-runner my-runner -- --yes --region eu-central-1 --no-spot',
    ]),
    style.dim(wrap('Lists: a,b or the flag again. Exit: 0 done, 1 failed, 2 usage, 130 cancelled', width)),
    '',
  ].join('\n');
}

function ownLabel(name: string, { short, type, placeholder, default: standard }: OwnFlag): string {
  const flag = `--${standard === true ? 'no-' : ''}${flagOf(name)}`;
  return `${short ? `-${short}, ` : ''}${flag}${type === 'boolean' ? '' : ` <${placeholder}>`}`;
}

function optionRow(option: OptionDescription, standard: unknown, width: number): string {
  const { flag, type } = option;
  const label = type === 'boolean' ? `--[no-]${flag}` : `--${flag} ${PLACEHOLDER[type]}`;
  const shown = typeof standard === 'boolean' ? (standard ? 'yes' : 'no') : showValue(standard);
  const text = optionText(option, shown === '' ? '' : ` [${shown}]`, textWidth(width));
  return row(label, text, width);
}

/** The values it takes; else the summary, the question, or what fits of them. */
function optionText({ choices, summary, prompt }: OptionDescription, standard: string, room: number): string {
  const values = choices?.join(', ');
  if (values && values.length + standard.length < 2 * room - 20) return values + standard;
  const sentence = firstClause(summary);
  const texts = [sentence, ...(prompt ? [firstClause(prompt)] : [])].map((text) => text + standard);
  return texts.find((text) => text.length <= room) ?? shorten(texts[texts.length - 1], room);
}

function firstClause(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/(?:[.:;?](?: .*)?| \(.*)$/, '');
}

function row(label: string, text: string, width: number): string {
  const indent = ' '.repeat(width < NARROW ? 6 : LABEL_WIDTH + 2);
  const wrapped = wrap(text, textWidth(width), indent);
  return width < NARROW ? `  ${label}\n${indent}${wrapped}` : `  ${label.padEnd(LABEL_WIDTH)}${wrapped}`;
}

function textWidth(width: number): number {
  return width < NARROW ? width - 6 : width - LABEL_WIDTH - 2;
}

function shorten(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`;
}
