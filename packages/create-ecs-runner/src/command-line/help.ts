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

/** Groups of fewer options share the heading of the groups beside them. */
const SMALL_GROUP = 3;

const ORDER =
  'First counts: flags, variables (ECS_RUNNER_KMS_CMK=true), --answers, defaults. Git, gh and AWS_REGION only suggest ' +
  'answers to questions: never with --yes.';

/** The text of `--help`: a line per flag where the terminal is wide enough. ASCII, but for names that are not. */
export function helpText({ command, options, defaults, version, width, style }: HelpParts): string {
  const names = Object.keys(COMMANDS);
  const own = ownFlags(command);
  const brief = own.filter(([, flag]) => flag.brief).map(([flag, row]) => ownLabel(flag, row));
  const name = command === 'create' ? '' : `${command} `;
  return [
    `${style.bold('Usage')}  npm create ecs-runner ${name}${COMMANDS[command].operands} -- [flags]   ${style.dim(version)}`,
    ...(names.length > 1 ? [wrap(`Commands: ${names.join(', ')}; each has --help`, width, '  ')] : []),
    ...own.filter(([, flag]) => !flag.brief).map(([flag, row]) => flagRow(ownLabel(flag, row), row.summary, width)),
    `  ${wrap(brief.join(', '), width - 2, '  ')}`,
    ...(takesOptions(command) ? optionLines(options, defaults, width, style) : []),
    style.dim(wrap('Lists: a,b or the flag again. Exit: 0 done, 1 failed, 2 usage, 130 cancelled', width)),
    '',
  ].join('\n');
}

/** The options as flags, examples of them, and which source of a value counts. */
function optionLines(all: readonly OptionDescription[], defaults: Input, width: number, style: Style): string[] {
  const asked = all.filter(({ prompt }) => prompt !== undefined);
  const others = all.filter(({ prompt }) => prompt === undefined).map(({ flag }) => `--${flag}`);
  return [
    ...sections(asked).flatMap(({ heading, members }) => [
      style.bold(heading),
      ...members.map((option) => optionRow(option, defaults[option.name], width)),
    ]),
    `  ${wrap(`Without a question: ${others.join(', ')}`, width - 2, '  ')}`,
    style.bold('Examples'),
    '  npm create ecs-runner my-runner',
    '  npm create ecs-runner my-runner -- --yes --region eu-central-1 --no-spot',
    style.dim(wrap(ORDER, width)),
  ];
}

/** The options by group; small groups one after the other under one heading. */
function sections(options: readonly OptionDescription[]) {
  const result: { heading: string; small: boolean; members: OptionDescription[] }[] = [];
  for (const group of new Set(options.map((option) => option.group))) {
    const members = options.filter((option) => option.group === group);
    const small = members.length < SMALL_GROUP;
    const previous = result.at(-1);
    if (small && previous?.small) {
      previous.heading += `, ${group}`;
      previous.members.push(...members);
    } else {
      result.push({ heading: group[0].toUpperCase() + group.slice(1), small, members });
    }
  }
  return result;
}

function ownLabel(name: string, { short, type, placeholder, default: standard }: OwnFlag): string {
  const flag = `--${standard === true ? 'no-' : ''}${flagOf(name)}`;
  return `${short ? `-${short}, ` : ''}${flag}${type === 'boolean' ? '' : ` <${placeholder}>`}`;
}

function optionRow(option: OptionDescription, standard: unknown, width: number): string {
  const { flag, type } = option;
  const label = type === 'boolean' ? `--[no-]${flag}` : `--${flag} ${PLACEHOLDER[type]}`;
  const shown = typeof standard === 'boolean' ? (standard ? 'yes' : 'no') : showValue(standard);
  return flagRow(label, optionText(option, shown === '' ? '' : ` [${shown}]`, textWidth(width)), width);
}

/** The values it takes, as many as fit; else the summary, the question, or what fits of them. */
function optionText({ choices, type, summary, prompt }: OptionDescription, standard: string, room: number): string {
  if (choices && type !== 'number') return someOf(choices.map(String), room - standard.length) + standard;
  const texts = [summary, ...(prompt ? [prompt] : [])].map((text) => firstClause(text) + standard);
  return texts.find((text) => text.length <= room) ?? shorten(texts[texts.length - 1], room);
}

/** `a, b, ...` */
function someOf(values: readonly string[], room: number): string {
  const all = values.join(', ');
  if (all.length <= room) return all;
  const count = values.findIndex((_, index) => `${values.slice(0, index + 1).join(', ')}, ...`.length > room);
  return [...values.slice(0, Math.max(1, count)), '...'].join(', ');
}

function firstClause(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/(?:[.:;?](?: .*)?| \(.*)$/, '');
}

function flagRow(label: string, text: string, width: number): string {
  const indent = ' '.repeat(width < NARROW ? 6 : LABEL_WIDTH + 2);
  const wrapped = wrap(text, textWidth(width), indent);
  return width < NARROW ? `  ${label}\n${indent}${wrapped}` : `  ${label.padEnd(LABEL_WIDTH)}${wrapped}`;
}

function textWidth(width: number): number {
  return width < NARROW ? width - 6 : width - LABEL_WIDTH - 2;
}

function shorten(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 3).trimEnd()}...`;
}
