import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { loadSync } from '../src/bundle';
import { texts, useFolder } from './support/cli';

/** jest's own registry of modules would show other ones than Node loads. */
const load = createRequire(__filename);
const folder = useFolder();

test('the build bundled what is installed', () => {
  const generator = loadSync();
  expect(generator).not.toBe(load('ecs-runner-template/lib/sync'));
  expect(Object.keys(generator).sort()).toEqual(['createRepository', 'sync']);
});

test.each([
  { name: 'acme' },
  { name: 'acme', trust: 'gitlab', ci: 'gitlab', license: 'MIT', environments: ['staging', 'production'] },
  { name: 'acme', complianceScope: ['cis'], preCommit: false, examples: [] },
])('the bundle writes and syncs, byte for byte, what the packages do: %j', (options) => {
  const made = [loadSync(), load('ecs-runner-template/lib/sync') as typeof import('ecs-runner-template/lib/sync')];
  const trees = made.map(({ createRepository, sync }, index) => {
    const root = path.join(folder(), String(index));
    createRepository(root, options);
    const created = treeOf(root);
    sync(root);
    return { created, synced: treeOf(root) };
  });
  expect(Object.keys(trees[0].created).length).toBeGreaterThan(100);
  expect(trees[0]).toEqual(trees[1]);
});

/** Text and mode of every file. */
function treeOf(root: string) {
  const files = Object.entries(texts(root));
  return Object.fromEntries(files.map(([file, text]) => [file, [statSync(path.join(root, file)).mode, text]]));
}
