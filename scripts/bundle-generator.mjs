// A step of the compilation of create-ecs-runner: the project type with projen and constructs in one file, and its options in
// another, which is all that the help needs. To find, read and compile their 230 modules, source maps included, is what takes
// longest in a generation. The packages stay dependencies: their data is read where they are installed, and src/bundle.ts
// loads them where they are others.
import { realpathSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, posix, relative, sep } from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const folderOf = (name) => realpathSync(dirname(require.resolve(`${name}/package.json`)));

/** Packages with modules that read files beside them; projen may be inside the other. */
const READERS = ['projen', 'ecs-runner-template'].map((name) => [name, folderOf(name)]);

/** Large, and no generation needs them: loaded with the first use of an export. */
const ON_DEMAND = ['dax', 'fast-glob', 'semver', 'yaml'];

/** `__dirname`, `__filename` and `require.resolve` mean what they mean in the installed package. */
const places = {
  name: 'places',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8').replace(/\/\/# sourceMappingURL=.*/, '');
      const [name, folder] = READERS.find(([, start]) => path.startsWith(start + sep)) ?? [];
      if (!folder || !/\b__(dirname|filename)\b|\brequire\.resolve\b/.test(text)) return undefined;
      const place = [
        `const __filename = require.resolve("${posix.join(name, relative(folder, path).split(sep).join('/'))}")`,
        '__dirname = require("path").dirname(__filename)',
        'place = require("module").createRequire(__filename);',
      ].join(', ');
      const contents = text
        .replaceAll('require.resolve(', 'place.resolve(')
        .replace("load('handlebars/runtime')", "require('handlebars/runtime')")
        .replace(/^("use strict";)?/, `$1${place}`);
      return { contents };
    });
    onResolve({ filter: /./ }, ({ kind, path }) => (kind === 'require-resolve' ? { path, external: true } : undefined));
  },
};

const onDemand = {
  name: 'on-demand',
  setup({ onLoad, onResolve }) {
    const filter = new RegExp(`^(${ON_DEMAND.join('|')})$`);
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'on-demand' }));
    onLoad({ filter: /./, namespace: 'on-demand' }, ({ path: name }) => {
      const fromProjen = 'require("module").createRequire(require.resolve("projen/package.json"))';
      const exported = Object.keys(createRequire(require.resolve('projen/package.json'))(name)).map(
        (key) => `get ${JSON.stringify(key)}() { return load().${key}; },`,
      );
      return {
        contents: `const load = () => ${fromProjen}("${name}");\nmodule.exports = { ${exported.join('\n')} };`,
      };
    });
  },
};

await build({
  entryPoints: {
    'generator.bundle': require.resolve('ecs-runner-template/lib/sync'),
    'options.bundle': require.resolve('ecs-runner-template/lib/options'),
  },
  outdir: 'lib',
  bundle: true,
  platform: 'node',
  target: 'node20.17',
  legalComments: 'inline',
  minifyWhitespace: true,
  plugins: [places, onDemand],
  logLevel: 'warning',
});

const versionOf = (name) => JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')).version;
const bundled = {
  fingerprint: readFileSync(require.resolve('ecs-runner-template/lib/fingerprint'), 'utf8'),
  projen: versionOf('projen'),
  constructs: versionOf('constructs'),
};
writeFileSync('lib/bundled.json', `${JSON.stringify(bundled)}\n`);
