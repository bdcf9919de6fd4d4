// After the compilation: what jsii knows of the options, the precompiled templates with what runs them, and the fingerprint.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

const require = createRequire(import.meta.url);
const file = (name) => new URL(`../${name}`, import.meta.url);

const { types } = JSON.parse(readFileSync(file('.jsii'), 'utf8'));
const { properties } = types['ecs-runner-template.EcsRunnerProjectOptions'];
const texts = properties
  .filter(({ name }) => name !== 'outdir')
  .map(({ name, type, optional, docs }) => [
    name,
    {
      type: type.primitive ?? 'list',
      required: !optional,
      summary: [docs.summary, docs.remarks].filter(Boolean).join(' ').replace(/\s+/g, ' '),
      defaultText: docs.default?.replace(/^- /, ''),
    },
  ]);
write('options/texts.json', Object.fromEntries(texts));

const { projenrcSchema } = require('../lib/options/schema.js');
write('projenrc.schema.json', projenrcSchema('ecs-runner-template.EcsRunnerProject'));

const { precompileAll } = require('../lib/templates/compile.js');
// Minified, and in ASCII: then Node keeps a byte for each character, where it would take two.
writeFileSync(file('lib/templates/precompiled.js'), transformSync(precompileAll(), { minify: true }).code);
bundleHandlebars();

stripSourceMaps();

const hash = createHash('sha256');
const entries = readdirSync(file('lib'), { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile() && !/fingerprint|^\.sources|\.d\.ts/.test(entry.name));
for (const { parentPath, name } of files.sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
  hash.update(name).update(readFileSync(`${parentPath}/${name}`));
}
writeFileSync(file('lib/fingerprint'), hash.digest('hex'));

/** jsii writes them into the files, sources and all: half of the package, and of what Node reads at a start. */
function stripSourceMaps() {
  for (const entry of readdirSync(file('lib'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.js')) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8');
    const start = text.lastIndexOf('\n//# sourceMappingURL=data:');
    if (start >= 0) writeFileSync(path, text.slice(0, start + 1));
  }
}

/**
 * The runtime of handlebars, a fiftieth of it and of what it depends on. npm would bundle all.
 */
function bundleHandlebars() {
  const from = dirname(require.resolve('handlebars/package.json'));
  const to = fileURLToPath(file('lib/handlebars'));
  mkdirSync(to, { recursive: true });
  for (const name of ['LICENSE', 'runtime.js', 'dist/cjs/handlebars.runtime.js', 'dist/cjs/handlebars']) {
    cpSync(join(from, name), join(to, name), { recursive: true, filter: (path) => basename(path) !== 'compiler' });
  }
  const { name, version, license } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  writeFileSync(join(to, 'package.json'), `${JSON.stringify({ name, version, license }, undefined, 2)}\n`);
}

function key({ parentPath, name }) {
  return `${parentPath}/${name}`;
}

function write(name, content) {
  writeFileSync(file(`lib/${name}`), `${JSON.stringify(content, undefined, 2)}\n`);
}
