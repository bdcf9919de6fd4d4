import { bundled } from '../bundled';
import type { Style } from '../terminal/output';

const { formatPatch, structuredPatch } = bundled('diff');

/** Differing lines from which a diff takes seconds, and nobody reads it. */
const MOST_CHANGES = 3000;

/** How much of a file Git looks at, too, to learn whether it is text. */
const PROBE = 8000;

/** Contents of a file; undefined where there is none. */
export type Content = Buffer | undefined;

/**
 * The unified diff of a file for a person to read: coloured, and with control characters shown instead of sent.
 *
 * @param path as it is shown, with "/"
 * @returns lines with a line feed each; none where nothing differs
 */
export function unifiedDiff(path: string, before: Content, after: Content, style: Style): string {
  return unifiedPatch(path, before, after)
    .split(/(?<=\n)/)
    .map((line, index) => colour(visible(line), index, style))
    .join('');
}

/** The same for a program to apply, byte for byte. Binary files and those that differ too much are named, not printed. */
export function unifiedPatch(path: string, before: Content, after: Content): string {
  if (before !== undefined && after !== undefined && before.equals(after)) return '';
  const [old, now] = [before && `a/${path}`, after && `b/${path}`].map((name) => name ?? '/dev/null');
  if (isBinary(before) || isBinary(after)) return `Binary files ${old} and ${now} differ\n`;
  const patch = structuredPatch(old, now, text(before), text(after), undefined, undefined, {
    context: 3,
    maxEditLength: MOST_CHANGES,
  });
  return patch === undefined
    ? `Files ${old} and ${now} differ in more than ${MOST_CHANGES} lines\n`
    : formatPatch(patch).replace(/^={3,}\n/, '');
}

function isBinary(content: Content): boolean {
  return content?.subarray(0, PROBE).includes(0) ?? false;
}

function text(content: Content): string {
  return content?.toString('utf8') ?? '';
}

function visible(line: string): string {
  return line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (character) =>
    character === '\r' ? '\\r' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The line feed stays outside, so that a cut line leaves no colour on. */
function colour(line: string, index: number, style: Style): string {
  const content = line.replace(/\n$/, '');
  return paint(content, index, style) + line.slice(content.length);
}

/** The first two lines are the names; further down, `--- x` is a removed line `-- x`. */
function paint(line: string, index: number, style: Style): string {
  if (index < 2) return style.bold(line);
  if (line.startsWith('@@')) return style.cyan(line);
  if (line.startsWith('-')) return style.red(line);
  return line.startsWith('+') ? style.green(line) : line;
}
