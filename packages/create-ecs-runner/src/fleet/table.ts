import { NARROW, type Style, wrap } from '../terminal/output';
import type { Result, State } from './result';

const GAP = 2;
const STATE_WIDTH = 'not reached'.length;
const VERSION_WIDTH = 8;
/** Files that a row names; of more it tells the number. */
const NAMED_FILES = 3;

const COLOURS: Readonly<Record<State, keyof Style>> = {
  current: 'dim',
  synced: 'green',
  behind: 'cyan',
  unsynced: 'cyan',
  edited: 'cyan',
  dirty: 'red',
  broken: 'red',
  failed: 'red',
  'not reached': 'red',
};

/** Writes results as rows of a table, each as soon as there is one; blocks where the terminal is narrow. */
export class Table {
  private readonly folderWidth: number;

  /** @param columns Width of the terminal. */
  public constructor(
    folders: readonly string[],
    private readonly columns: number,
    private readonly style: Style,
  ) {
    const longest = Math.max(...folders.map((folder) => printable(folder).length), 'Repository'.length);
    this.folderWidth = Math.min(longest, Math.floor(columns / 3));
  }

  public header(): string {
    if (this.columns < NARROW) return '';
    const titles = this.cells('Repository', 'State', 'Version').join('');
    return `${this.style.bold(`${titles}What`)}\n`;
  }

  public row({ folder, state, version = '-', files, notes }: Result): string {
    const colour = this.style[COLOURS[state]];
    const name = printable(folder);
    const texts = [...(files.length > 0 ? [fileList(files)] : []), ...notes.map(printable)];
    if (this.columns < NARROW) {
      const lines = texts.map((text) => `\n  ${wrap(text, this.columns - 2, '  ')}`);
      return `${name}\n  ${colour(state)} ${version}${lines.join('')}\n`;
    }
    const [first, second, third] = this.cells(name, state, version);
    const indent = ' '.repeat(first.length + second.length + third.length);
    // A long name has a line of its own.
    const start = name.length > this.folderWidth ? `${name}\n${' '.repeat(first.length)}` : first;
    const what = texts
      .map((text) => wrap(text, Math.max(this.columns - indent.length, 20), indent))
      .join(`\n${indent}`);
    return (
      `${start}${colour(second.trimEnd())}${' '.repeat(second.length - state.length)}${third}${what}`.trimEnd() + '\n'
    );
  }

  private cells(folder: string, state: string, version: string): readonly [string, string, string] {
    return [
      folder.padEnd(this.folderWidth + GAP),
      state.padEnd(STATE_WIDTH + GAP),
      version.padEnd(VERSION_WIDTH) + ' '.repeat(version.length < VERSION_WIDTH ? 0 : GAP),
    ];
  }
}

/** `3 repositories: 2 synced, 1 failed`, and the versions where they differ. */
export function summary(results: readonly Result[]): string {
  const states = counts(results.map(({ state }) => state));
  const versions = counts(results.flatMap(({ version }) => version ?? []));
  const total = results.length === 1 ? '1 repository' : `${results.length} repositories`;
  const list = (entries: readonly (readonly [string, number])[]) =>
    entries.map(([what, n]) => `${n} ${what}`).join(', ');
  const differing =
    versions.length > 1 ? `; versions that differ: ${versions.map(([v, n]) => `${v} in ${n}`).join(', ')}` : '';
  return `${total}: ${list(states)}${differing}`;
}

function counts(values: readonly string[]): readonly (readonly [string, number])[] {
  const byValue = new Map<string, number>();
  for (const value of values) byValue.set(value, (byValue.get(value) ?? 0) + 1);
  return [...byValue].sort(([a], [b]) => (a < b ? -1 : 1));
}

function fileList(files: readonly string[]): string {
  const named = files.slice(0, NAMED_FILES).map(printable).join(', ');
  const more = files.length > NAMED_FILES ? ` and ${files.length - NAMED_FILES} more` : '';
  return `${files.length === 1 ? '1 file' : `${files.length} files`}: ${named}${more}`;
}

/** Names and messages from repositories must not control the terminal. */
function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '?');
}
