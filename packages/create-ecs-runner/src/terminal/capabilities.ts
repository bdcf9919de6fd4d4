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
