import { blank } from './blank';

/** Something that a Terraform file sets: an argument, a block, or an element of a list. Offsets count characters of the text. */
export interface Item {
  readonly kind: 'attribute' | 'block' | 'element';
  /** Name of an attribute or type of a block; empty for an element. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Where the value of an attribute begins; `start` for all others. */
  readonly value: number;
  readonly parent?: Item;
  /** Place in the file, such as `resource.aws_s3_bucket.this/rule/status`. */
  readonly where: string;
}

/** A Terraform file with its items, found by counting brackets. */
export interface Source {
  /** Path in the repository. */
  readonly file: string;
  readonly text: string;
  /** The text with the insides of strings as `_` and comments as spaces, of the same length. */
  readonly code: string;
  /** In order of their starts, parents before what they hold. */
  readonly items: readonly Item[];
}

type Container = 'body' | 'list' | 'call';
interface Range {
  readonly start: number;
  readonly end: number;
}

const CONTAINERS: Readonly<Record<string, Container>> = { '{': 'body', '[': 'list', '(': 'call' };
const ATTRIBUTE = /^("_*"|\([^)]*\)|[\w-]+)\s*=(?![=>])\s*/;
const BLOCK = /^([\w-]+)((?:\s+(?:"_*"|[\w-]+))*)\s*\{/;

/** Reads a file that Terraform itself can read. */
export function readSource(file: string, text: string): Source {
  const code = blank(text);
  const items: Item[] = [];
  readContainer({ start: 0, end: code.length }, 'body');
  return { file, text, code, items };

  function readContainer(range: Range, container: Container, parent?: Item): void {
    if (/^\s*for\s/.test(code.slice(range.start, range.end))) return readBrackets(range, parent);
    for (const part of split(code, range, container)) {
      const item = container === 'call' ? undefined : readItem(part, container, parent);
      if (item) items.push(item);
      readBrackets({ start: item?.value ?? part.start, end: part.end }, item ?? parent);
    }
  }

  function readItem({ start, end }: Range, container: Container, parent?: Item): Item | undefined {
    const own = (kind: Item['kind'], length: number, value: number, label = ''): Item => {
      const name = text.slice(start, start + length).replace(/^"|"$/g, '');
      const where = [parent?.where, `${name}${label}`].filter(Boolean).join('/');
      return { kind, name, start, end, value, parent, where };
    };
    if (container === 'list') return own('element', 0, start);
    const part = code.slice(start, end);
    const attribute = ATTRIBUTE.exec(part);
    if (attribute) return own('attribute', attribute[1].length, start + attribute[0].length);
    const block = BLOCK.exec(part);
    if (!block) return undefined;
    const labels = text.slice(start + block[1].length, start + block[1].length + block[2].length);
    return own('block', block[1].length, start, labels.replace(/\s*"?([\w-]+)"?/g, '.$1'));
  }

  function readBrackets(range: Range, parent?: Item): void {
    for (let at = range.start; at < range.end; at++) {
      const container = isIndex(code, at) ? 'call' : CONTAINERS[code[at]];
      if (!container) continue;
      const close = closing(code, at);
      readContainer({ start: at + 1, end: close }, container, parent);
      at = close;
    }
  }
}

/** The innermost item around an offset. */
export function itemAt(source: Source, offset: number): Item | undefined {
  return source.items.filter(({ start, end }) => start <= offset && offset < end).at(-1);
}

/** An item and all around it, from the inside out. */
export function lineage(item: Item | undefined): Item[] {
  return item ? [item, ...lineage(item.parent)] : [];
}

/** Whether a bracket chooses from a list, as in `this[0]`, and does not make one. */
function isIndex(code: string, at: number): boolean {
  return code[at] === '[' && /[\w\])]/.test(code[at - 1]);
}

/** Offset of the bracket that closes the one at an offset. */
export function closing(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if ('{[('.includes(code[at])) depth++;
    if ('}])'.includes(code[at]) && --depth === 0) return at;
  }
  throw new Error(`bracket at ${open} is not closed`);
}

/** Parts between separators: commas, and newlines where the container is a body; blank parts are left out. */
function split(code: string, { start, end }: Range, container: Container): Range[] {
  const separators = container === 'body' ? '\n,' : ',';
  const parts: Range[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && '{[('.includes(code[at])) {
      at = closing(code, at);
    } else if (at === end || separators.includes(code[at])) {
      const part = code.slice(from, at);
      const first = from + part.length - part.trimStart().length;
      if (part.trim() !== '') parts.push({ start: first, end: first + part.trim().length });
      from = at + 1;
    }
  }
  return parts;
}
