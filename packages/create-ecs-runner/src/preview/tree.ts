import type { Change, Status } from './change';
import type { Style } from '../terminal/output';

const MARKS: Readonly<Record<Status, string>> = { new: '+', changed: '~', removed: '-', same: '=', kept: '.' };

const STATUSES = Object.keys(MARKS) as Status[];

type Item = Pick<Change, 'path' | 'status'>;

/** Files as a tree under their folder, each with a mark; the last line says what the marks mean and counts the files. */
export function treeText(
  root: string,
  items: readonly Item[],
  style: Style,
  options: { brief?: boolean } = {},
): string {
  const legend = STATUSES.map((status) => [status, items.filter((item) => item.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${paint(status, MARKS[status], style)} ${count} ${status}`);
  return [
    style.bold(`${root}/`),
    ...lines(items, 0, '  ', style, options.brief ?? false),
    '',
    legend.join(', '),
    '',
  ].join('\n');
}

/** @param from where the names start in the paths; `brief` shows a folder of nothing but new files as one line */
function lines(items: readonly Item[], from: number, indent: string, style: Style, brief: boolean): string[] {
  const entries = new Map<string, Item[]>();
  for (const item of items) {
    const name = item.path.slice(from).split('/')[0];
    entries.set(name, [...(entries.get(name) ?? []), item]);
  }
  return [...entries].flatMap(([name, members]) => {
    const [first] = members;
    if (first.path.length === from + name.length) {
      return [`${indent}${paint(first.status, `${MARKS[first.status]} ${name}`, style)}`];
    }
    if (brief && members.every(({ status }) => status === 'new')) {
      return [`${indent}${paint('new', `${MARKS.new} ${name}/`, style)} ${style.dim(`${members.length} files`)}`];
    }
    return [`${indent}${name}/`, ...lines(members, from + name.length + 1, `${indent}  `, style, brief)];
  });
}

function paint(status: Status, text: string, style: Style): string {
  if (status === 'new') return style.green(text);
  if (status === 'changed') return style.cyan(text);
  if (status === 'removed') return style.red(text);
  return status === 'same' ? style.dim(text) : text;
}
