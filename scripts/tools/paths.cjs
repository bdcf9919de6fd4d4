// Where the tools are: one cache folder, ignored by git, shared by the installer and the tests.
const { existsSync, readFileSync } = require('node:fs');
const { delimiter, join, resolve } = require('node:path');

const root = resolve(__dirname, '../..');
const windows = process.platform === 'win32';
const exe = (name) => (windows ? `${name}.exe` : name);

/** Folder of all installed tools: `.cache/tools`, or `tools` in the folder that ECS_RUNNER_CACHE names. */
const toolsFolder = join(resolve(root, process.env.ECS_RUNNER_CACHE || '.cache'), 'tools');

const binary = (name) => join(toolsFolder, 'bin', exe(name));
const npmBinary = (prefix, name) => join(toolsFolder, prefix, 'node_modules', '.bin', windows ? `${name}.cmd` : name);
const venvBinary = (venv, name) => join(toolsFolder, venv, windows ? 'Scripts' : 'bin', exe(name));

/** First executable of that name on PATH. */
function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, exe(name))).find((file) => existsSync(file));
}

/** What a tool may be called on PATH. */
const NAMES = {
  terraform: ['terraform'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
};

/** A tool that is on PATH, looked for now. */
const find = (name) => NAMES[name].map(onPath).find(Boolean);

/** Path of each tool's executable, whether it is there or not; undefined: not on PATH. */
const executables = {
  terraform: find('terraform'),
  chromium: find('chromium'),
  tflint: binary('tflint'),
  actionlint: binary('actionlint'),
  gojq: binary('gojq'),
  'terraform-docs': binary('terraform-docs'),
  checkov: venvBinary('quality', 'checkov'),
  'pre-commit': venvBinary('quality', 'pre-commit'),
  zizmor: venvBinary('quality', 'zizmor'),
  yamllint: venvBinary('quality', 'yamllint'),
  shellcheck: venvBinary('automation', 'shellcheck'),
  'check-jsonschema': venvBinary('automation', 'check-jsonschema'),
  'python-emulator': venvBinary('emulator', 'python'),
  aws: venvBinary('aws', 'aws'),
  pnpm: npmBinary('pnpm', 'pnpm'),
  yarn: npmBinary('yarn', 'yarn'),
  'yarn-berry': npmBinary('yarn-berry', 'yarn'),
  bun: npmBinary('bun', 'bun'),
};

/** Versions of the tools: those that the generated repository names in its `.tool-versions`. */
const versions = Object.fromEntries(
  readFileSync(join(root, 'templates/repository/.tool-versions.hbs'), 'utf8')
    .split(/\r?\n/)
    .filter((line) => /^[a-z]/.test(line))
    .map((line) => line.split(' ')),
);

module.exports = { toolsFolder, venvBinary, onPath, find, executables, versions };
