type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether a person can be asked: input and output are both a terminal, and no CI system runs this.
 * With one of the two redirected, a question would be lost in a file, or its answer would come from one.
 */
export function isInteractive(input: { isTTY?: boolean }, output: { isTTY?: boolean }, env: Environment): boolean {
  const ci = env.CI !== undefined && !['', '0', 'false'].includes(env.CI.toLowerCase());
  return input.isTTY === true && output.isTTY === true && !ci;
}

/**
 * Whether the terminal shows more than ASCII: the locale says UTF-8, and TERM is neither `dumb` nor the kernel's console.
 * No locale at all is POSIX's `C`, but for macOS, whose terminals are all UTF-8. On Windows, by the terminal.
 */
export function supportsUnicode(env: Environment, platform: NodeJS.Platform = process.platform): boolean {
  if (env.TERM === 'dumb' || env.TERM === 'linux') return false;
  if (platform === 'win32') return Boolean(env.WT_SESSION ?? env.TERM_PROGRAM ?? env.ConEmuTask);
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return locale ? /utf-?8/i.test(locale) : platform === 'darwin';
}

/** Symbols of prompts and messages. */
const UNICODE = {
  arrowUp: '↑',
  arrowDown: '↓',
  arrowLeft: '←',
  arrowRight: '→',
  radioOn: '◉',
  radioOff: '◯',
  tick: '✔',
  cross: '✖',
  ellipsis: '…',
  pointerSmall: '›',
  line: '─',
  pointer: '❯',
} as const;

export type Symbols = { readonly [K in keyof typeof UNICODE]: string };

const ASCII: Symbols = {
  arrowUp: '^',
  arrowDown: 'v',
  arrowLeft: '<',
  arrowRight: '>',
  radioOn: '[x]',
  radioOff: '[ ]',
  tick: '+',
  cross: 'x',
  ellipsis: '...',
  pointerSmall: '>',
  line: '-',
  pointer: '>',
};

/** The symbols that the terminal can show. */
export function symbols(unicode: boolean): Symbols {
  return unicode ? UNICODE : ASCII;
}

/** What else messages use beside the symbols above. */
const OTHERS: Readonly<Record<string, string>> = {
  '✓': '+',
  '✗': 'x',
  '×': 'x',
  '•': '*',
  '·': '.',
  '–': '-',
  '—': '-',
  '│': '|',
  '├': '|',
  '└': '`',
};

/** Writes to a stream; to a terminal without Unicode, the symbols of messages as ASCII. A pipe gets the text as it is. */
export function createWriter(stream: NodeJS.WriteStream, unicode: boolean): (text: string) => void {
  if (unicode || !stream.isTTY) return (text) => stream.write(text);
  const keys = Object.keys(UNICODE) as (keyof Symbols)[];
  const ascii = { ...OTHERS, ...Object.fromEntries(keys.map((key) => [UNICODE[key], ASCII[key]])) };
  return (text) => stream.write(text.replace(/[^\x00-\x7f]/g, (character) => ascii[character] ?? character));
}
