// `npm run bench:peers`: other generators side by side, each from its registry and on the same tree of files, and the chart
// docs/speed.svg. By hand, and on a machine that does nothing else: `.ci/run` has no use for what others take.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, type } from 'node:os';
import { dirname, join, relative } from 'node:path';
import npm from '../scripts/npm.cjs';
import { build, install, root } from '../scripts/setup.mjs';
import { chart } from './chart.mjs';
import { medians } from './medians.mjs';

const NAME = 'acme-runner';
const NPM = ['hygen', 'plop', 'yeoman-environment@~6.3', 'yeoman-generator', 'projen', 'constructs'];
const PIP = ['cookiecutter', 'copier'];
const cache = join(root, '.cache', 'peers');
const python = join(cache, 'python', 'bin', 'python');
const cli = join(root, 'packages', 'create-ecs-runner', 'lib', 'bin.js');

install();
build();
installPeers();
const work = mkdtempSync(join(tmpdir(), 'ecs-runner-peers-'));
try {
  const files = generatedFiles();
  const subjects = [
    { what: 'node -e 0', args: [process.execPath, '-e', '0'] },
    { what: 'plain Node script', ...plainScript(files) },
    { what: `create-ecs-runner ${versionOf(join(root, 'packages', 'create-ecs-runner'))}`, ...ours() },
    { what: `hygen ${versionOf(module('hygen'))}`, ...hygen(files) },
    { what: `plop ${versionOf(module('plop'))}`, ...plop(files) },
    { what: `cookiecutter ${pipVersion('cookiecutter')}`, ...cookiecutter(files) },
    { what: `copier ${pipVersion('copier')}`, ...copier(files) },
    { what: `yeoman-environment ${versionOf(module('yeoman-environment'))}`, ...yeoman(files) },
    { what: `projen new project ${versionOf(module('projen'))} (its own files)`, ...projenNew('project') },
    { what: `projen new typescript ${versionOf(module('projen'))} (its own files)`, ...projenNew('typescript') },
  ];
  for (const { what, args, target, before } of subjects.slice(1)) prove(what, args, target, before, files);
  const [base, ...measured] = medians(
    subjects.map(({ args, target, before }) => ({ run: () => run(args), before: () => prepare(target, before) })),
  );
  const rows = measured.map((median, index) => ({ what: subjects[index + 1].what, ratio: median / base }));
  for (const { what, ratio } of rows) console.log(`${what.padEnd(50)} ${ratio.toFixed(1).padStart(6)} × node -e 0`);
  const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores, ${type()} ${release()}, Node ${process.versions.node}`;
  const date = new Date().toISOString().slice(0, 10);
  const title = `Time to write a repository of ${files.length} files`;
  const note = `Medians of 7 as multiples of node -e 0 (${base.toFixed(0)} ms). ${machine}. ${date}.`;
  writeFileSync(join(root, 'docs', 'speed.svg'), chart(title, note, rows));
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** What each peer writes: ours, without the two files that only ours has a meaning for. */
function generatedFiles() {
  run([process.execPath, cli, NAME, '--yes', '--no-install', '--no-git']);
  const folder = join(work, NAME);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ parentPath, name }) => {
    const file = join(parentPath, name);
    return { path: relative(folder, file), text: readFileSync(file, 'utf8') };
  });
  rmSync(folder, { recursive: true });
  return files;
}

function ours() {
  return { args: [process.execPath, cli, NAME, '--yes', '--no-install', '--no-git'], target: join(work, NAME) };
}

function plainScript(files) {
  const folder = templates('plain', files, (text) => text.replaceAll(NAME, '@NAME@'));
  const script = write(
    'plain.cjs',
    `const fs = require('node:fs'), path = require('node:path');
     const [from, to, name] = process.argv.slice(2);
     for (const entry of fs.readdirSync(from, { recursive: true, withFileTypes: true })) {
       if (!entry.isFile()) continue;
       const file = path.join(entry.parentPath, entry.name), target = path.join(to, path.relative(from, file));
       fs.mkdirSync(path.dirname(target), { recursive: true });
       fs.writeFileSync(target, fs.readFileSync(file, 'utf8').replaceAll('@NAME@', name));
     }`,
  );
  const target = join(work, 'plain-out');
  return { args: [process.execPath, script, folder, target, NAME], target };
}

function hygen(files) {
  const target = join(work, 'hygen-out');
  for (const { path, text } of files) {
    const body = ejs(text);
    write(`_templates/runner/new/${path.replaceAll('/', '__')}.t`, `---\nto: hygen-out/${path}\n---\n${body}`);
  }
  return { args: [process.execPath, bin('hygen'), 'runner', 'new', '--name', NAME], target };
}

function plop(files) {
  const target = join(work, 'plop-out');
  const folder = templates('plop', files, handlebars);
  const plopfile = write(
    'plopfile.cjs',
    `module.exports = (plop) => plop.setGenerator('runner', {
       prompts: [{ type: 'input', name: 'name', message: 'Name' }],
       actions: [{ type: 'addMany', destination: ${JSON.stringify(target)}, base: ${JSON.stringify(folder)},
         templateFiles: ${JSON.stringify(`${folder}/**/*`)}, globOptions: { dot: true } }],
     });`,
  );
  return { args: [process.execPath, bin('plop'), '--plopfile', plopfile, 'runner', NAME], target };
}

function cookiecutter(files) {
  const target = join(work, NAME);
  write('cookiecutter/cookiecutter.json', JSON.stringify({ name: 'name' }));
  templates('cookiecutter/{{cookiecutter.name}}', files, (text) => jinja(text, 'cookiecutter.name'));
  const flags = ['--no-input', '--output-dir', work, join(work, 'cookiecutter'), `name=${NAME}`];
  return { args: [python, '-m', 'cookiecutter', ...flags], target };
}

function copier(files) {
  const target = join(work, 'copier-out');
  write('copier/copier.yml', '_subdirectory: template\n_templates_suffix: ""\nname: { type: str }\n');
  templates('copier/template', files, (text) => jinja(text, 'name'));
  const flags = ['--quiet', '--defaults', '--data', `name=${NAME}`, join(work, 'copier'), target];
  return { args: [python, '-m', 'copier', 'copy', ...flags], target };
}

function yeoman(files) {
  const target = join(work, 'yeoman-out');
  const folder = templates('yeoman', files, ejs);
  const script = write(
    'yeoman.mjs',
    `import { createRequire } from 'node:module';
     import { pathToFileURL } from 'node:url';
     const load = createRequire(${JSON.stringify(join(cache, 'package.json'))});
     const { createEnv } = await import(pathToFileURL(load.resolve('yeoman-environment')));
     const { default: Generator } = await import(pathToFileURL(load.resolve('yeoman-generator')));
     class Runner extends Generator {
       writing() {
         const options = { globOptions: { dot: true } };
         this.fs.copyTpl(${JSON.stringify(`${folder}/**`)}, ${JSON.stringify(target)}, { name: ${JSON.stringify(NAME)} }, {}, options);
       }
     }
     const env = createEnv({ cwd: ${JSON.stringify(work)}, skipInstall: true, force: true });
     env.register(Runner, { namespace: 'runner:app' });
     await env.run('runner:app', { skipInstall: true, force: true });`,
  );
  return { args: [process.execPath, script], target };
}

/** Into a folder of its own: it writes where it is called. */
function projenNew(projectType) {
  const target = join(work, `projen-${projectType}`);
  const script = write(
    `projen-${projectType}.cjs`,
    `process.chdir(${JSON.stringify(target)});
     process.argv = [process.argv[0], 'projen', 'new', ${JSON.stringify(projectType)}, '--no-git', '--no-post', '--name', ${JSON.stringify(NAME)}];
     require(${JSON.stringify(bin('projen'))});`,
  );
  return { args: [process.execPath, script], target, before: () => mkdirSync(target), ownFiles: true };
}

/** Runs a peer once, and makes sure that it wrote the tree; of some, empty lines around a text differ. */
function prove(what, args, target, before, files) {
  prepare(target, before);
  run(args);
  if (what.startsWith('projen')) return;
  const wrong = files.filter(({ path, text }) => {
    const file = join(target, path);
    return !existsSync(file) || readFileSync(file, 'utf8').trim() !== text.trim();
  });
  if (wrong.length > 0) throw new Error(`${what} wrote ${wrong.length} files otherwise, ${wrong[0].path} among them`);
}

function prepare(target, before) {
  if (target) rmSync(target, { recursive: true, force: true });
  before?.();
}

function run([program, ...args]) {
  execFileSync(program, args, { cwd: work, stdio: ['ignore', 'ignore', 'pipe'] });
}

function templates(folder, files, convert) {
  for (const { path, text } of files) write(join(folder, path), convert(text));
  return join(work, folder);
}

function write(path, text) {
  const file = join(work, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Text as a template of each kind. */
function ejs(text) {
  return text.replaceAll('<%', '<%%').replaceAll(NAME, '<%= name %>');
}

function handlebars(text) {
  return text.replaceAll('{{', '\\{{').replaceAll(NAME, '{{{name}}}');
}

function jinja(text, name) {
  const literal = text.replaceAll(/\{\{|\{%|\{#/g, (open) => `{{ '${open}' }}`);
  return literal.replaceAll(NAME, `{{ ${name} }}`);
}

function installPeers() {
  mkdirSync(cache, { recursive: true });
  if (!existsSync(join(cache, 'package.json'))) writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
  if (!existsSync(join(cache, 'package-lock.json'))) {
    const [program, args] = npm.npmCommand('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...NPM]);
    execFileSync(program, args, { cwd: cache, stdio: 'inherit' });
  }
  if (!existsSync(python)) execFileSync('python3', ['-m', 'venv', join(cache, 'python')], { stdio: 'inherit' });
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', ...PIP], { stdio: 'inherit' });
}

function module(name) {
  return join(cache, 'node_modules', name);
}

function bin(name) {
  const { bin: command } = JSON.parse(readFileSync(join(module(name), 'package.json'), 'utf8'));
  return join(module(name), typeof command === 'string' ? command : command[name]);
}

function versionOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

function pipVersion(name) {
  const code = `from importlib.metadata import version; print(version('${name}'))`;
  return execFileSync(python, ['-c', code], { encoding: 'utf8' }).trim();
}
