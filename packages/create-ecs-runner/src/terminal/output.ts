/** Columns below which texts stand under what they explain. */
export const NARROW = 60;

/** Escape codes that the terminal understands; the text itself where it takes no colours. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  cyan(text: string): string;
}

/** @param colour Whether the stream takes colours. */
export function createStyle(colour: boolean): Style {
  const code = (open: number, close: number) => (text: string) =>
    colour ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return { bold: code(1, 22), dim: code(2, 22), red: code(31, 39), green: code(32, 39), cyan: code(36, 39) };
}

/** Breaks text at spaces into lines of at most `width` columns, each but the first behind `indent`. Long words stay whole. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const longer = lines[last] === '' ? word : `${lines[last]} ${word}`;
    if (longer.length <= width || lines[last] === '') lines[last] = longer;
    else lines.push(word);
  }
  return lines.join(`\n${indent}`);
}

/** Problems as a list under a heading. */
export function problemList(problems: readonly string[], width: number, style: Style): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const items = problems.map((problem) => `  - ${wrap(harmless(problem), width - 4, '    ')}`);
  return [style.red(`create-ecs-runner: ${count}; nothing was written.`), ...items, ''].join('\n');
}

/** A signed token, in full or cut off: two parts of Base64 that begin as JSON does. */
const TOKEN = /eyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)?/g;

/** One line of a text from outside: without control characters, which must not reach the terminal, and without tokens. */
export function harmless(text: string): string {
  return withoutTokens(text).replace(/[\u0000-\u001f\u007f-\u009f]/g, (character) =>
    JSON.stringify(character).slice(1, -1),
  );
}

/** A token that came in by mistake, as a flag's value for one, must not come out in a message. */
export function withoutTokens(text: string): string {
  return text.replace(TOKEN, '(a token)');
}
