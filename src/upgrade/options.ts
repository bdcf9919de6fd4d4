import { readFileSync, writeFileSync } from 'fs';
import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import { OptionsError, type OptionProblem } from '../options';
import { renameKeys } from './json-keys';
import { FORMER_OPTIONS, formerText } from '../options/former';

/** Options under the names of today. */
export interface MigratedOptions {
  readonly options: object;
  /** New names of those that were given, by the old one. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * Reads options that were renamed under their old name.
 *
 * @throws OptionsError for what was removed, and where an option is given under both names
 */
export function migrateOptions(given: object, former = FORMER_OPTIONS): MigratedOptions {
  const renamed = new Map<string, string>();
  const problems: OptionProblem[] = [];
  for (const [name, value] of Object.entries(given)) {
    const allowed = formerText(name, former);
    if (allowed === undefined) {
      continue;
    }
    const change = former[name];
    if (!('renamedTo' in change)) {
      problems.push({ option: name, value, allowed });
    } else if (change.renamedTo in given || [...renamed.values()].includes(change.renamedTo)) {
      problems.push({
        option: name,
        value,
        allowed: `${change.renamedTo} alone, which is its name since ${change.since}`,
      });
    } else {
      renamed.set(name, change.renamedTo);
    }
  }
  if (problems.length > 0) {
    throw new OptionsError(problems);
  }
  const options = Object.entries(given).map(([name, value]) => [renamed.get(name) ?? name, value] as const);
  return { options: Object.fromEntries(options), renamed };
}

/** Rewrites the options file at the synthesis, when it is known that nothing else is wrong. */
export class RenamedOptions extends Component {
  public constructor(
    project: Project,
    private readonly file: string,
    private readonly renamed: ReadonlyMap<string, string>,
  ) {
    super(project);
  }

  public preSynthesize(): void {
    writeFileSync(this.file, renameKeys(readFileSync(this.file, 'utf8'), this.renamed));
    for (const [from, to] of this.renamed) {
      this.project.logger.warn(`The option ${from} is ${to} now; .projenrc.json was rewritten.`);
    }
  }
}
