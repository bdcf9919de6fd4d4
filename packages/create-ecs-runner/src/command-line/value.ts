import type { OptionDescription } from '../template';

/**
 * The value of an option as typed: by flag or at a prompt.
 * A number that is none stays text, so that the project type's check names it.
 */
export function parseValue(type: OptionDescription['type'], text: string): unknown {
  switch (type) {
    case 'list':
      return splitList(text);
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text;
    case 'boolean':
      return text === 'true' || (text === 'false' ? false : text);
    case 'string':
      return text;
  }
}

/** `a, b,` -> `['a', 'b']` */
export function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The value as a person would type it. */
export function showValue(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value ?? '');
}

/** Whether two option values are the same; lists in the same order. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
