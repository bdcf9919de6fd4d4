import { Item, itemAt, Source } from './source';

/** A change of one place of a file. */
export interface Mutant {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What sort of fault it is; see the operators. */
  readonly kind: string;
  /** Place in the file, such as `resource.aws_s3_bucket.this/rule/status`. */
  readonly where: string;
  /** Text that goes. */
  readonly before: string;
  /** Text that comes in its place; empty where something is dropped. */
  readonly after: string;
  readonly start: number;
}

/** Makes all mutants of one sort in a file. */
export type Operator = (source: Source) => Mutant[];

/** Replaces the text between two offsets. */
export function replace(source: Source, kind: string, start: number, end: number, after: string): Mutant {
  return {
    file: source.file,
    line: lineOf(source.text, start),
    kind,
    where: itemAt(source, start)?.where ?? '',
    before: source.text.slice(start, end),
    after,
    start,
  };
}

/** Drops an item with its comma, and the lines that it leaves empty. */
export function drop(source: Source, kind: string, item: Item): Mutant {
  const { text, code } = source;
  const comma = /^\s*,/.exec(code.slice(item.end));
  let [start, end] = [item.start, item.end + (comma?.[0].length ?? 0)];
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end) + 1;
  const alone = (text.slice(lineStart, start) + code.slice(end, lineEnd || undefined)).trim() === '';
  if (alone) [start, end] = [lineStart, lineEnd || text.length];
  return { ...replace(source, kind, start, end, ''), line: lineOf(text, item.start), where: item.where };
}

/** Every place of a pattern in the code, comments and the insides of strings left out. */
export function places(source: Source, pattern: RegExp): RegExpExecArray[] {
  return [...source.code.matchAll(pattern)].filter(({ index }) => isMutable(itemAt(source, index)));
}

/** Text of the file with the mutant in it. */
export function apply(text: string, { start, before, after }: Mutant): string {
  return text.slice(0, start) + after + text.slice(start + before.length);
}

/** Descriptions and messages are prose; what `terraform {}` sets is fixed before a test starts. */
export function isMutable(item: Item | undefined): boolean {
  if (item === undefined) return false;
  const top = item.where.split(/[./]/)[0];
  const prose = item.name === 'error_message' || (item.name === 'description' && /^(variable|output)$/.test(top));
  return !prose && top !== 'terraform' && (item.parent === undefined || isMutable(item.parent));
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
