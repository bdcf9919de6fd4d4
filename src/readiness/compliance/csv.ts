import { CONTROLS, type Control } from './controls';
import { FRAMEWORK_IDS, FRAMEWORKS } from './frameworks';
import { evidenceOf, matrixRows } from './matrix';
import type { ResolvedOptions } from '../../options';

/** Head of docs/compliance.csv. */
export const CSV_COLUMNS = [
  'framework',
  'edition',
  'reference',
  'in scope',
  'control',
  'title',
  'evidence',
  'links',
  'does not apply',
  'remains yours',
  'mapped by',
] as const;

/**
 * docs/compliance.csv: a row for each reference of each framework and each control of ours that serves it. Lists within a cell
 * are separated by "; ".
 */
export function complianceCsv(options: ResolvedOptions): string {
  const controls = new Map(CONTROLS.map((control) => [control, controlCells(control, options)]));
  const lines = FRAMEWORK_IDS.flatMap((framework) => {
    const { title, edition } = FRAMEWORKS[framework];
    const head = csvCells([title, edition]);
    const inScope = options.complianceScope.includes(framework) ? 'yes' : 'no';
    return matrixRows(framework).map(({ reference, control, mappedBy }) => {
      const mapping = mappedBy === undefined ? 'ours' : `AWS Security Hub ${mappedBy}`;
      return [head, reference, inScope, controls.get(control), mapping].join(',');
    });
  });
  return [CSV_COLUMNS.join(','), ...lines, ''].join('\n');
}

/** The cells that are the same in all rows of a control. */
function controlCells(control: Control, options: ResolvedOptions): string {
  const evidence = evidenceOf(control, options);
  const applies = evidence.filter(({ reason }) => reason === undefined);
  const without = evidence.filter(({ reason }) => reason !== undefined);
  const lists = [
    applies.map(({ item }) => item.id),
    [...new Set(['PRODUCTION_READINESS.md', ...applies.flatMap(({ links }) => links)])],
    without.map(({ item, reason }) => `${item.id}: ${reason}`),
  ];
  return csvCells([control.id, control.title, ...lists.map((list) => list.join('; ')), control.yours]);
}

/**
 * Cells of a row, quoted as RFC 4180 says. One that a spreadsheet would take for a formula starts with an apostrophe:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvCells(texts: readonly string[]): string {
  return texts.map(cell).join(',');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** The rows of a CSV text; a quoted cell may hold commas, quotes and line ends. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (end === '' && row.length === 0 && quoted === undefined && plain === '') break;
    row.push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
