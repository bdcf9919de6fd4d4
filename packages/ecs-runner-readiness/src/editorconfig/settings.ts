/** What .editorconfig says of a file, names and values in small letters. */
export type Settings = Readonly<Record<string, string>>;

interface Part {
  readonly glob: RegExp;
  readonly settings: Record<string, string>;
}

/** Reads an .editorconfig. @returns what it says of a path */
export function readSettings(text: string): (path: string) => Settings {
  const parts: Part[] = [];
  for (const line of text.split('\n').map((written) => written.trim())) {
    const section = /^\[(.+)\]$/.exec(line)?.[1];
    const [, name, value] = /^([\w-]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (section !== undefined) {
      parts.push({ glob: globOf(section), settings: {} });
    } else if (name !== undefined) {
      parts.at(-1)?.settings && (parts.at(-1)!.settings[name.toLowerCase()] = value.toLowerCase());
    }
  }
  return (path) => Object.assign({}, ...parts.filter(({ glob }) => glob.test(path)).map(({ settings }) => settings));
}

/** `*`, `**`, `?` and `{a,b}`; a glob without a slash is for files in every folder. */
function globOf(glob: string): RegExp {
  const source = glob.replace(/^\//, '').replace(/\*\*|\*|\?|\{[^{}]*\}|[.+^$()|\\]/g, (sign) => {
    if (sign === '**') return '.*';
    if (sign === '*') return '[^/]*';
    if (sign === '?') return '[^/]';
    if (sign.startsWith('{')) return `(?:${sign.slice(1, -1).split(',').map(escaped).join('|')})`;
    return `\\${sign}`;
  });
  return new RegExp(`^${glob.includes('/') ? '' : '(?:.*/)?'}${source}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^$()|\\[\]]/g, (sign) => (sign === '*' ? '[^/]*' : `\\${sign}`));
}
