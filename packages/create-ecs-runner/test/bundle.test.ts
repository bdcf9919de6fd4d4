import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { bundled } from '../src/bundled';
import { texts, useFolder } from './support/cli';

/** jest's own registry of modules would show other ones than Node loads. */
const load = createRequire(__filename);
const LIB = path.join(__dirname, '..', 'lib');
const folder = useFolder();

test('the package has no dependencies, and asks for no other package', () => {
  const manifest = JSON.parse(readFileSync(path.join(LIB, '..', 'package.json'), 'utf8')) as object;
  expect(manifest).not.toHaveProperty('dependencies');
  const entries = readdirSync(LIB, { recursive: true, withFileTypes: true });
  const modules = entries.filter(({ name, parentPath }) => name.endsWith('.js') && !parentPath.includes('bundled'));
  const asked = modules.flatMap(({ parentPath, name }) =>
    [...readFileSync(path.join(parentPath, name), 'utf8').matchAll(/\b(?:require|import)\("([^".][^"]*)"\)/g)].map(
      ([, module]) => module,
    ),
  );
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((module) => !module.startsWith('node:'))).toEqual([]);
});

test.each([
  { name: 'acme' },
  { name: 'acme', trust: 'gitlab', ci: 'gitlab', license: 'MIT', environments: ['staging', 'production'] },
  { name: 'acme', complianceScope: ['cis'], preCommit: false, examples: [] },
])('the bundle writes and syncs, byte for byte, what the packages do: %j', (options) => {
  const made = [bundled('sync'), load('ecs-runner-template/lib/sync') as typeof import('ecs-runner-template/lib/sync')];
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
