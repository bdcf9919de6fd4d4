import type { Plan } from '../create/plan';
import { nameFromFolder } from '../create/target';
import type { Template } from '../template';
import { flagOf, ownFlags, type OwnValues } from './flags';
import { sameValue, showValue } from './value';

/** A word as the shell of this platform reads it. */
export function quoteWord(word: string, platform = process.platform): string {
  return platform === 'win32' ? quoteWindows(word) : quotePosix(word);
}

/** What the command that repeats a run is made of: the plan, and the command's own flags. */
export type Run = Plan & Partial<OwnValues>;

/** Own flags that are not repeated: answers are flags by then, and these others show something and write nothing. */
const NOT_REPEATED = ['yes', 'answers', 'saveAnswers', 'dryRun', 'json', 'help', 'version'];

/** The one command that repeats a run without prompts, in the same version. */
export function repeatCommand(
  { directory, target, input, ...own }: Run,
  { version, describeOptions }: Pick<Template, 'version' | 'describeOptions'>,
  platform = process.platform,
): string {
  const derived = input.name === nameFromFolder(target) ? 'name' : undefined;
  const flags = describeOptions()
    .filter(({ name }) => input[name] !== undefined && name !== derived)
    .flatMap(({ name, flag, type }) => (type === 'boolean' ? boolean(flag, input[name]) : text(flag, input[name])));
  const ownWords = ownFlags('create')
    .filter(([name, flag]) => !NOT_REPEATED.includes(name) && !sameValue(own[name] ?? flag.default, flag.default))
    .flatMap(([name, { type }]) =>
      type === 'boolean' ? boolean(flagOf(name), own[name]) : text(flagOf(name), own[name]),
    );
  const folder = directory.startsWith('-') ? `./${directory}` : directory;
  const words = [folder, '--', '--yes', ...ownWords, ...flags].map((word) => quoteWord(word, platform));
  return `npm create ecs-runner@${version} ${words.join(' ')}`;
}

function boolean(flag: string, value: unknown): string[] {
  return [value === true ? `--${flag}` : `--no-${flag}`];
}

/** With `=` where a separate word would be read as a flag or get lost. */
function text(flag: string, value: unknown): string[] {
  const shown = showValue(value);
  return shown === '' || shown.startsWith('--') ? [`--${flag}=${shown}`] : [`--${flag}`, shown];
}

function quotePosix(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (!/[\u0000-\u001f]/.test(word)) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  const escaped = word.replace(/[\\'\u0000-\u001f]/g, (character) =>
    character < ' ' ? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}` : `\\${character}`,
  );
  return `$'${escaped}'`;
}

function quoteWindows(word: string): string {
  return /^[\w@+=:,./\\-]+$/.test(word) ? word : `"${word.replaceAll('"', String.raw`\"`)}"`;
}
