import type { Result, State } from './result';
import { type Style, wrap } from '../terminal/output';

const STATE_WIDTH = 'not reached'.length + 2;
const VERSION_WIDTH = 9;
/** Fewest columns for what happened: where there are fewer, a row is a block. */
const LEAST_TEXT = 24;
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

/** Writes results as rows of a table, each as soon as there is one; as blocks where the terminal is narrow. */
export class Table {
  private readonly folderWidth: number;
  /** Columns before what happened. */
  private readonly indent: number;
  private readonly isNarrow: boolean;

  /** @param columns Width of the terminal. */
  public constructor(
    folders: readonly string[],
    private readonly columns: number,
    private readonly style: Style,
  ) {
    const longest = Math.max(...folders.map((folder) => printable(folder).length), 'Repository'.length);
    this.folderWidth = Math.min(longest, Math.floor(columns / 3)) + 2;
    this.indent = this.folderWidth + STATE_WIDTH + VERSION_WIDTH;
    this.isNarrow = columns - this.indent < LEAST_TEXT;
  }

  public header(): string {
    if (this.isNarrow) return '';
    const titles =
      'Repository'.padEnd(this.folderWidth) + 'State'.padEnd(STATE_WIDTH) + 'Version'.padEnd(VERSION_WIDTH);
    return `${this.style.bold(`${titles}What`)}\n`;
  }

  public row({ folder, state, version = '-', files, notes }: Result): string {
    const colour = this.style[COLOURS[state]];
    const name = printable(folder);
    const texts = [...(files.length > 0 ? [fileList(files)] : []), ...notes.map(printable)];
    const indent = ' '.repeat(this.isNarrow ? 2 : this.indent);
    const wrapped = texts.map((text) => indent + wrap(text, this.columns - indent.length, indent));
    if (this.isNarrow) return [name, `  ${colour(state)} ${version}`, ...wrapped, ''].join('\n');

    const start =
      name.length + 2 > this.folderWidth ? `${name}\n${' '.repeat(this.folderWidth)}` : name.padEnd(this.folderWidth);
    const cells = start + colour(state) + ' '.repeat(STATE_WIDTH - state.length) + version.padEnd(VERSION_WIDTH);
    // A long version has the line of its row to itself.
    const first = version.length < VERSION_WIDTH ? (wrapped.shift() ?? '').slice(this.indent) : '';
    return [(cells + first).trimEnd(), ...wrapped, ''].join('\n');
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
