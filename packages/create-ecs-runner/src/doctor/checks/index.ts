import type { Exec } from '../../exec';
import type { Finding } from '../finding';
import type { Repository } from '../repository';
import { checkEdits } from './edits';
import { checkHooks } from './hooks';
import { checkLockFile } from './lock-file';
import { checkNewest } from './newest';
import { checkNode } from './node';
import { checkOptions } from './options';
import { checkPackages } from './packages';
import { checkSync } from './sync';
import { checkTools } from './tools';

export type Check = (repository: Repository, exec: Exec) => Promise<Finding[]> | Finding[];

/** All checks by the name that the report gives them, in its order. */
export const CHECKS: Readonly<Record<string, Check>> = {
  node: checkNode,
  packages: checkPackages,
  'lock file': checkLockFile,
  options: checkOptions,
  sync: checkSync,
  'managed files': checkEdits,
  newest: checkNewest,
  tools: checkTools,
  hooks: checkHooks,
};
