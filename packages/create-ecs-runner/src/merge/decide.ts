import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { besideName } from './beside';
import { isModuleFile, onlyIn } from './clashes';
import { conflicts, type Decision, type Decisions } from './resolve';
import type { Survey } from './survey';
import type { Change } from '../preview/change';
import { MANIFEST } from '../preview/rehearse';

/** Decides about all files alike, without asking. */
export function decideAll(decision: Decision, found: Survey, target: string): Decisions {
  return new Map(
    conflicts(found.changes).map((change) => [
      change.path,
      decision === 'both' && !isUseful(change, found, target) ? 'keep' : decision,
    ]),
  );
}

/** Whether ours can come beside the user's file: its name is free, and npm would read no second package.json. */
export function fitsBeside({ path: file }: Change, { changes }: Survey, target: string): boolean {
  const beside = besideName(file);
  const taken = existsSync(path.join(target, beside)) || changes.some((change) => change.path === beside);
  return file !== MANIFEST && !taken;
}

/** A Terraform file that declares nothing but what the user's files have would only clash, such as `versions.tf`. */
function isUseful(change: Change, found: Survey, target: string): boolean {
  if (!fitsBeside(change, found, target)) return false;
  return !isModuleFile(change.path) || onlyIn(change.path, change.after.toString('utf8'), found.yours).length > 0;
}
