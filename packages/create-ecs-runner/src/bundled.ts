import { createRequire } from 'node:module';

/** Modules of other packages, by the name that scripts/bundle.mjs gives them. */
interface Bundled {
  readonly conflicter: unknown;
  readonly diff: typeof import('diff');
  readonly execa: Pick<typeof import('execa', { with: { 'resolution-mode': 'import' } }), 'execa'>;
  readonly 'fast-glob': typeof import('fast-glob');
  readonly 'iam-conditions': typeof import('ecs-runner-template/lib/iam/conditions');
  readonly 'iam-documents': typeof import('ecs-runner-template/lib/iam/documents');
  readonly json: typeof import('ecs-runner-template/lib/json');
  readonly ledger: typeof import('ecs-runner-template/lib/ledger/content');
  readonly options: typeof import('ecs-runner-template/lib/options');
  readonly 'options-files': typeof import('ecs-runner-template/lib/options/files');
  readonly prompts: { readonly figures: object; readonly prompts: typeof import('prompts') };
  readonly sync: typeof import('ecs-runner-template/lib/sync');
  readonly targets: typeof import('ecs-runner-template/lib/ledger/targets');
  readonly unchanged: typeof import('ecs-runner-template/lib/ledger/unchanged');
  readonly versions: typeof import('ecs-runner-template/lib/versions');
  readonly yaml: typeof import('yaml');
}

const load = createRequire(__filename);

/**
 * A module of the template or of a library, in one file: this package has no dependencies, and is fetched and loaded several
 * times as fast. Loaded at the first call: `--help` needs few. The compilation writes them; the path is the same from `src`
 * and from `lib`.
 */
export function bundled<Name extends keyof Bundled>(name: Name): Bundled[Name] {
  return load(`../lib/bundled/${name}.js`) as Bundled[Name];
}
