import { wrap, type Style } from '../terminal/output';

/** Sentences as a list under a heading; nothing where there are none. */
export function listText(heading: string, items: readonly string[], columns: number, style: Style): string {
  if (items.length === 0) return '';
  const lines = items.map((item) => `  - ${wrap(item, columns - 4, '    ')}`);
  return [style.bold(wrap(heading, columns)), ...lines, '', ''].join('\n');
}
