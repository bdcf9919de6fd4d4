import type { Finding } from './finding';
import { harmless, wrap, type Style } from '../terminal/output';

/** Findings by the name of their check. */
export type Findings = readonly (readonly [check: string, findings: readonly Finding[]])[];

const MARK = { ok: 'ok', note: 'note', problem: 'FAIL' };
const INDENT = '      ';

/** The findings as text: a line each, what to do below it. */
export function reportText(findings: Findings, width: number, style: Style): string {
  const paint = { ok: style.green, note: style.cyan, problem: style.red };
  const lines = findings.flatMap(([check, all]) =>
    all.flatMap(({ level, message, fix, files = [] }) => [
      paint[level](MARK[level].padEnd(INDENT.length)) + indented(`${check}: ${message}`, width),
      ...files.map((file) => `${INDENT}  ${harmless(file)}`),
      ...(fix === undefined ? [] : [INDENT + indented(`${fix}.`, width)]),
    ]),
  );
  return [...lines, '', summary(findings), ''].join('\n');
}

/** The same for programs. */
export function reportJson(folder: string, findings: Findings): string {
  const rows = findings.flatMap(([check, all]) => all.map((finding) => ({ check, ...finding })));
  return `${JSON.stringify({ folder, ok: !hasProblem(findings), findings: rows }, undefined, 2)}\n`;
}

export function hasProblem(findings: Findings): boolean {
  return count(findings, 'problem') > 0;
}

function summary(findings: Findings): string {
  const [problems, notes] = [count(findings, 'problem'), count(findings, 'note')];
  if (problems + notes === 0) return 'All is well.';
  const plural = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  return `${plural(problems, 'problem')}, ${plural(notes, 'note')}.`;
}

function count(findings: Findings, level: Finding['level']): number {
  return findings.flatMap(([, all]) => all).filter((finding) => finding.level === level).length;
}

function indented(text: string, width: number): string {
  return wrap(harmless(text), width - INDENT.length, INDENT);
}
