// Last step of the compilation of create-ecs-runner: yeoman-environment's conflicter as one file, with the licences of all
// that is in it. As a dependency, yeoman-environment would make `npm create ecs-runner` fetch 400 packages more.
import { build } from 'esbuild';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OUT = 'lib/merge/yeoman-conflicter';

const { metafile } = await build({
  stdin: { contents: `export { Conflicter } from '@yeoman/conflicter';`, resolveDir: process.cwd() },
  bundle: true,
  external: ['diff'], // a dependency of ours
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  legalComments: 'none', // they are in the licences
  outfile: `${OUT}.js`,
  metafile: true,
});

const folders = Object.keys(metafile.inputs).map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
const texts = [...new Set(folders)].filter((folder) => folder !== undefined).map(licence);
writeFileSync(`${OUT}.licences.txt`, texts.sort().join(`\n${'-'.repeat(80)}\n\n`));

/** Name, version and licence of a package; some have no text of it. */
function licence(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((name) => /^[^/]*licen[cs]e(?:\.\w+)?$/i.test(name));
  const author = manifest.author?.name ?? manifest.author ?? '';
  const text = file ? readFileSync(join(folder, file), 'utf8') : [`Licence: ${manifest.license}`, author].join('\n');
  return `${manifest.name} ${manifest.version}\n\n${text.trim()}\n`;
}
