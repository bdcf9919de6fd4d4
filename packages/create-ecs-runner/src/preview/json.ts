import type { Change, Status } from './change';
import { unifiedPatch } from './unified';
import type { Clash } from '../merge/clashes';

/** What `--dry-run --json` prints. */
export interface PreviewJson {
  /** Absolute path. */
  readonly target: string;
  readonly files: readonly {
    /** Relative to the target, with "/". */
    readonly path: string;
    readonly status: Status;
    /** Unified diff of a file that is there with other content. */
    readonly diff?: string;
  }[];
  /** Names that Terraform files of both declare in one folder. */
  readonly clashes: readonly Clash[];
  /** Why a run with the same flags would write nothing, a sentence each. */
  readonly refusals: readonly string[];
}

export function previewJson(
  target: string,
  changes: readonly Change[],
  clashes: readonly Clash[],
  refusals: readonly string[],
): string {
  const files = changes.map(({ path, status, before, after }) => ({
    path,
    status,
    ...(status === 'changed' || status === 'kept' ? { diff: unifiedPatch(path, before, after) } : {}),
  }));
  const content: PreviewJson = { target, files, clashes, refusals };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
