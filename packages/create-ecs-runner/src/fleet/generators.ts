import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { bundled } from '../bundled';

const { TEMPLATE_FINGERPRINT, TEMPLATE_VERSION, packageVersion } = bundled('versions');

type Unchanged = typeof import('ecs-runner-template/lib/ledger/unchanged');
type Sync = typeof import('ecs-runner-template/lib/sync');

/** A version of the template that can sync repositories. */
export interface Generator {
  readonly version: string;
  /** Whether a sync would change nothing. */
  isUnchanged(root: string): boolean;
  /** @throws an error that says why a repository cannot be synced */
  sync(root: string): void;
}

/** The generators of a run: repositories with the same packages share one, so that a hundred load it once. */
export class Generators {
  /** That of this command. */
  public readonly own: Generator = {
    version: TEMPLATE_VERSION,
    isUnchanged: (root) => bundled('unchanged').isUnchanged(root),
    sync: (root) => bundled('sync').sync(root),
  };
  private readonly byIdentity = new Map([
    [identity(TEMPLATE_FINGERPRINT, packageVersion('projen'), packageVersion('constructs')), this.own],
  ]);

  /** The one that is installed in the repository; undefined where none is. */
  public installed(root: string): Generator | undefined {
    const load = createRequire(path.join(root, 'package.json'));
    let key: string;
    try {
      const fingerprint = readFileSync(load.resolve('ecs-runner-template/lib/fingerprint'), 'utf8');
      key = identity(fingerprint, versionOf(load, 'projen'), versionOf(load, 'constructs'));
    } catch {
      return undefined;
    }
    const known = this.byIdentity.get(key) ?? generator(load);
    this.byIdentity.set(key, known);
    return known;
  }
}

function generator(load: NodeRequire): Generator {
  return {
    version: versionOf(load, 'ecs-runner-template'),
    isUnchanged: (root) => (load('ecs-runner-template/lib/ledger/unchanged') as Unchanged).isUnchanged(root),
    sync: (root) => (load('ecs-runner-template/lib/sync') as Sync).sync(root),
  };
}

/** Generators with the same one write the same. */
function identity(fingerprint: string, projen: string, constructs: string): string {
  return [fingerprint, projen, constructs].join(' ');
}

function versionOf(load: NodeRequire, name: string): string {
  return (JSON.parse(readFileSync(load.resolve(`${name}/package.json`), 'utf8')) as { version: string }).version;
}
