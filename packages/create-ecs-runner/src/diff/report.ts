import type { Difference } from './compare';
import { bundled } from '../bundled';
import { treeText } from '../preview/tree';
import { unifiedDiff, unifiedPatch } from '../preview/unified';
import { harmless, type Style } from '../terminal/output';

const { MANAGED_FILE } = bundled('ledger');

/** The differences for a person: a tree, a unified diff of each file but the list of hashes, and what the sync said. */
export function diffText(name: string, differences: readonly Difference[], messages: string, style: Style): string {
  const said = messages === '' ? '' : `\nThe sync says:\n${messages.split('\n').map(harmless).join('\n')}\n`;
  if (differences.length === 0) return `Nothing would change.\n${said}`;
  const shown = differences.filter(({ path }) => path !== MANAGED_FILE);
  const diffs = shown.map(({ path, before, after }) => unifiedDiff(path, before, after, style));
  return `${treeText(name, differences, style)}\n${diffs.join('\n')}${said}`;
}

/** The same for programs; `diff` can be applied with `git apply`. */
export function diffJson(
  folder: string,
  version: string,
  differences: readonly Difference[],
  messages: string,
): string {
  const files = differences.map(({ path, status, before, after }) => ({
    path,
    status,
    diff: unifiedPatch(path, before, after),
  }));
  return `${JSON.stringify({ folder, version, files, messages }, undefined, 2)}\n`;
}
