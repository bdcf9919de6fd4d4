// A step of the compilation of create-ecs-runner: all that it uses of other packages goes into `lib/bundled`, a module each,
// so that `npm create ecs-runner` fetches one package. With its 26 MB, projen alone takes npm four times as long to
// install as all else takes; and to find, read and compile 230 modules of it is what would take longest in a generation.
import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, relative, sep } from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const folderOf = (name) => realpathSync(dirname(require.resolve(`${name}/package.json`)));
const OUT = join('lib', 'bundled');

/** What is bundled, by the name of the module: src/bundled.ts has their types. */
const TEMPLATE = {
  'iam-conditions': 'iam/conditions',
  'iam-documents': 'iam/documents',
  json: 'json',
  ledger: 'ledger/content',
  options: 'options',
  'options-files': 'options/files',
  sync: 'sync',
  targets: 'ledger/targets',
  unchanged: 'ledger/unchanged',
  versions: 'versions',
};
const LIBRARIES = {
  conflicter: 'export { Conflicter } from "@yeoman/conflicter";',
  diff: 'module.exports = require("diff");',
  execa: 'export { execa } from "execa";',
  'fast-glob': 'module.exports = require("fast-glob");',
  // It reads its symbols, which are set before, when it is loaded.
  prompts: `module.exports = {
    get figures() { return require("prompts/lib/util/figures"); },
    get prompts() { return require("prompts/lib"); },
  };`,
  // projen's alone.
  semver: 'module.exports = require("semver");',
  yaml: 'module.exports = require("yaml");',
};

/** Files that modules read beside them; in this workspace, the last package is around the others. */
const DATA = {
  projen: ['license-text'],
  constructs: [],
  'ecs-runner-template': ['lib/fingerprint', 'lib/options/texts.json', 'lib/templates/precompiled.js'],
};
const READERS = Object.keys(DATA).map((name) => [name, folderOf(name)]);

/** `__dirname`, `__filename` and `require.resolve` mean the copies of these files. */
const places = {
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8').replace(/\/\/# sourceMappingURL=.*/, '');
      const [name, folder] = READERS.find(([, start]) => path.startsWith(start + sep)) ?? [];
      if (!folder || !/\b__(dirname|filename)\b|\brequire\.resolve\b/.test(text)) return undefined;
      const place = posix.join(name, relative(folder, path).split(sep).join('/'));
      const constants = `const __filename = dataPath("${place}"), __dirname = require("path").dirname(__filename);`;
      const contents = text
        .replaceAll('require.resolve(', 'dataPath(')
        .replaceAll('${__dirname}/..', '${require("path").dirname(__dirname)}') // of a folder that is not there
        .replace("load('../handlebars/runtime')", "require('../handlebars/runtime')")
        .replace(/^("use strict";)?/, `$1${constants}`);
      return { contents };
    });
  },
};

/** Large, and no generation needs them: loaded with the first use of an export. Of dax, which runs tasks, there is none. */
const onDemand = {
  name: 'on-demand',
  setup({ onLoad, onResolve }) {
    const names = ['dax', 'fast-glob', 'semver', 'yaml'];
    const ofProjen = createRequire(require.resolve('projen/package.json'));
    onResolve({ filter: new RegExp(`^(${names.join('|')})$`) }, ({ path }) => ({ path, namespace: 'on-demand' }));
    onResolve({ filter: /^\.\//, namespace: 'on-demand' }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: 'on-demand' }, ({ path: name }) => {
      const exported = Object.keys(ofProjen(name)).map(
        (key) => `get ${JSON.stringify(key)}() { return require("./${name}.js")[${JSON.stringify(key)}]; },`,
      );
      return { contents: `module.exports = { ${exported.join('\n')} };` };
    });
  },
};

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.17',
  legalComments: 'none', // they are in the licences
  metafile: true,
  logLevel: 'warning',
};

rmSync(OUT, { recursive: true, force: true });
const results = await Promise.all([
  build({
    ...common,
    outdir: OUT,
    entryPoints: mapValues(TEMPLATE, (path) => require.resolve(`ecs-runner-template/lib/${path}`)),
    banner: {
      js: 'const dataFolder = `${__dirname}/data`, dataPath = (file) => require("path").join(dataFolder, file);',
    },
    minifyWhitespace: true, // Names stay: projen makes ids of them.
    plugins: [places, onDemand],
  }),
  ...Object.entries(LIBRARIES).map(([name, contents]) =>
    build({
      ...common,
      stdin: { contents, resolveDir: process.cwd() },
      outfile: join(OUT, `${name}.js`),
      minify: true,
    }),
  ),
]);
copyData();
writeLicences(results.flatMap(({ metafile }) => Object.keys(metafile.inputs)));

/** With a manifest of each package, which tells its version. */
function copyData() {
  for (const [name, files] of Object.entries(DATA)) {
    mkdirSync(join(OUT, 'data', name), { recursive: true });
    for (const file of files) cpSync(join(folderOf(name), file), join(OUT, 'data', name, file), { recursive: true });
    const { version, license } = readManifest(folderOf(name));
    writeFileSync(join(OUT, 'data', name, 'package.json'), `${JSON.stringify({ name, version, license })}\n`);
  }
}

/** @param files paths from here, of which some are in packages */
function writeLicences(files) {
  const folders = files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  const handlebars = join(folderOf('ecs-runner-template'), 'lib', 'handlebars');
  const texts = [...new Set([...folders, handlebars])].filter((folder) => folder !== undefined).map(licence);
  writeFileSync(join(OUT, 'licences.txt'), [...new Set(texts)].sort().join(`\n${'-'.repeat(80)}\n\n`));
}

/** Name, version and licence of a package; some have no text of it. */
function licence(folder) {
  const { name, version, license, author } = readManifest(folder);
  const file = readdirSync(folder).find((entry) => /^[^/]*licen[cs]e(?:\.\w+)?$/i.test(entry));
  const text = file
    ? readFileSync(join(folder, file), 'utf8')
    : [`Licence: ${license}`, author?.name ?? author ?? ''].join('\n');
  return `${name} ${version}\n\n${text.trim()}\n`;
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function mapValues(object, map) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}
