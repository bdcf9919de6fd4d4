import { resolveSound } from '../command-line/problem';
import type { OptionDescription, Template } from '../template';
import type { Draft } from './draft';
import { display } from './explain';
import { wrap, type Style } from '../terminal/output';

/** What the summary needs beside the draft. */
export interface SummaryContext {
  readonly template: Template;
  /** Where options come from that were given, by name; none for flags. */
  readonly sources: Readonly<Record<string, string>>;
  readonly columns: number;
  readonly style: Style;
}

/** All answers and what was given, by group: an option in a line where it fits. */
export function summaryText(draft: Draft, { template, sources, columns, style }: SummaryContext): string {
  const shown = template.describeOptions().filter(({ name, prompt }) => prompt !== undefined || name in draft.input);
  const label = Math.max(...shown.map(({ name }) => name.length)) + 2;
  const values = resolveSound(template, draft.input);
  const row = (name: string, text: string) => {
    const room = columns - label - 2;
    const fits = text.split(' ').every((word) => word.length <= room);
    if (!fits) return `  ${name}\n    ${wrap(text, columns - 4, '    ')}`;
    return `  ${name.padEnd(label)}${wrap(text, room, ' '.repeat(label + 2))}`;
  };
  const option = ({ name }: OptionDescription) => {
    const source = draft.fixed.has(name) ? ` (${sources[name] ?? 'flag'})` : '';
    return row(name, `${display(values[name])}${source}`);
  };
  const groups = [...new Set(shown.map(({ group }) => group))].flatMap((group) => [
    style.bold(capitalise(group)),
    ...shown.filter((candidate) => candidate.group === group).map(option),
  ]);
  return ['', style.bold('SUMMARY'), row('folder', draft.directory), ...groups, '', ''].join('\n');
}

/** `basics` -> `Basics` */
function capitalise(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
