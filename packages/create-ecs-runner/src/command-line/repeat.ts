import type { Plan } from '../create/plan';
import { nameFromFolder } from '../create/target';
import type { Template } from '../template';
import { showValue } from './value';

/** A word as the shell of this platform reads it. */
export function quoteWord(word: string, platform = process.platform): string {
  return platform === 'win32' ? quoteWindows(word) : quotePosix(word);
}

/** What the command that repeats a run is made of. */
export interface Run extends Plan {
  readonly install: boolean;
  readonly git: boolean;
  readonly packageManager?: string;
}

/** The one command that repeats a run without prompts, in the same version. */
export function repeatCommand(
  { directory, target, input, install, git, packageManager }: Run,
  { version, describeOptions }: Pick<Template, 'version' | 'describeOptions'>,
  platform = process.platform,
): string {
  const derived = input.name === nameFromFolder(target) ? 'name' : undefined;
  const flags = describeOptions()
    .filter(({ name }) => input[name] !== undefined && name !== derived)
    .flatMap(({ name, flag, type }) => (type === 'boolean' ? [boolean(flag, input[name])] : text(flag, input[name])));
  const own = ['--yes', ...(install ? [] : ['--no-install']), ...(git ? [] : ['--no-git'])];
  if (packageManager) own.push('--package-manager', packageManager);
  const folder = directory.startsWith('-') ? `./${directory}` : directory;
  const words = [folder, '--', ...own, ...flags].map((word) => quoteWord(word, platform));
  return `npm create ecs-runner@${version} ${words.join(' ')}`;
}

function boolean(flag: string, value: unknown): string {
  return value === true ? `--${flag}` : `--no-${flag}`;
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
