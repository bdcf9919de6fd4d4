import { throwIfCancelled } from '../cancel';
import type { Plan } from '../create/plan';
import { readContent, type Change } from '../preview/change';
import { MANIFEST, writeFiles } from '../preview/rehearse';
import { writeAll } from '../staging/write';
import type { Template } from '../template';
import type { Decisions } from './resolve';
import { isKept, type Survey } from './survey';

/** What was made of a plan. */
export interface Written {
  /** The plan with the files that were released to the user. */
  readonly plan: Plan;
  readonly files: readonly string[];
}

/**
 * Writes what was shown into the target, all of it or nothing. Managed files that were kept are released in
 * `.projenrc.json`, so that no sync overwrites them.
 *
 * @throws Error where a file is not as it was when it was shown, Cancelled at a signal; then nothing was written
 */
export async function write(
  plan: Plan,
  { changes, managed }: Survey,
  decisions: Decisions,
  resolved: readonly Change[],
  template: Pick<Template, 'create'>,
  signal: AbortSignal,
): Promise<Written> {
  const kept = changes.filter(({ path }) => isKept(decisions, path)).map(({ path }) => path);
  const input = release(
    plan.input,
    kept.filter((path) => managed.has(path) || path === MANIFEST),
  );
  const files = await writeAll(plan.target, signal, async (staging) => {
    writeFiles(staging.folder, seeds(resolved, kept));
    template.create(staging.folder, input);
    writeFiles(staging.folder, beside(changes, resolved));
    await throwIfCancelled(signal);
    const different = staging.files().filter((file) => differs(staging.folder, plan.target, file));
    requireAsShown(plan.target, resolved, different);
    return different;
  });
  return { plan: { ...plan, input }, files };
}

function release(input: Plan['input'], files: readonly string[]): Plan['input'] {
  const before = Array.isArray(input.released) ? (input.released as readonly string[]) : [];
  return files.length === 0 ? input : { ...input, released: [...new Set([...before, ...files])] };
}

/** What has to be there before the repository is generated: what the user keeps, and the package.json that ours is made from. */
function seeds(resolved: readonly Change[], kept: readonly string[]): ReadonlyMap<string, Buffer> {
  const files = resolved.filter(({ path, before }) => before && (path === MANIFEST || kept.includes(path)));
  return new Map(
    files.map(({ path, status, before, after }) => [
      path,
      status === 'changed' && kept.includes(path) ? after : before!,
    ]),
  );
}

/** What "keep both" puts under another name. */
function beside(changes: readonly Change[], resolved: readonly Change[]): ReadonlyMap<string, Buffer> {
  const ours = new Set(changes.map(({ path }) => path));
  return new Map(resolved.filter(({ path }) => !ours.has(path)).map(({ path, after }) => [path, after]));
}

function differs(staged: string, target: string, file: string): boolean {
  const now = readContent(target, file);
  return now === undefined || !now.equals(readContent(staged, file)!);
}

function requireAsShown(target: string, shown: readonly Change[], files: readonly string[]): void {
  for (const { path, before } of shown) {
    const now = readContent(target, path);
    if (now === undefined ? before !== undefined : !before?.equals(now)) throw new Error(`"${path}" changed meanwhile`);
  }
  const writable = new Set(
    shown.filter(({ status }) => status === 'new' || status === 'changed').map(({ path }) => path),
  );
  const other = files.find((file) => !writable.has(file));
  if (other !== undefined) throw new Error(`"${other}" would be written, and was not shown`);
}
