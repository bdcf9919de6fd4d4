import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { checkOptions, problemText } from '../command-line/problem';
import type { Template } from '../template';
import type { Generators } from './generators';
import type { Outcome, State } from './result';
import { snapshot } from './snapshot';
import { bundled } from '../bundled';

const { readJsonObject } = bundled('json');
const { STAMP_FILE } = bundled('ledger');
const { findOptionsFile } = bundled('options-files');
const { compareVersions } = bundled('versions');

/** Compares a repository with its last sync and with the template of this command; writes nothing. */
export function check(root: string, generators: Generators, template: Pick<Template, 'check'>): Outcome {
  const { own } = generators;
  const { versions, edited } = snapshot(root);
  const version = versions.at(-1);
  const outcome = (state: State, ...notes: string[]): Outcome => ({ state, version, files: edited, notes });

  const file = findOptionsFile(root);
  if (file === undefined) return outcome('broken', 'there is no .projenrc.json, .js or .ts');
  if (version === undefined) return outcome('broken', 'no sync wrote it yet: create-ecs-runner fleet sync');
  const refused = file === '.projenrc.json' && version === own.version ? refusedOptions(root, file, template) : [];
  if (refused.length > 0) return outcome('broken', ...refused);

  if (edited.length > 0) return outcome('edited');
  if (versions.length > 1) return outcome('unsynced', `a merge left two versions: ${versions.join(', ')}`);
  const generator = generators.installed(root) ?? (version === own.version ? own : undefined);
  if (file === '.projenrc.json' && hasStamp(root) && generator?.isUnchanged(root) === false) {
    return outcome('unsynced', 'its options or packages changed since the last sync');
  }
  return compareVersions(version, own.version) < 0 ? outcome('behind', `${own.version} is there`) : outcome('current');
}

function refusedOptions(root: string, file: string, template: Pick<Template, 'check'>): string[] {
  try {
    const { $schema: _, type: __, ...options } = readJsonObject(path.join(root, file)) ?? {};
    return checkOptions(template, options).map((problem) => problemText(problem));
  } catch (error) {
    return [(error as Error).message];
  }
}

/** A working tree that was synced has one; a fresh clone has none. */
function hasStamp(root: string): boolean {
  return existsSync(path.join(root, STAMP_FILE));
}
