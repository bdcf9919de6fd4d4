// Stands for a command: writes down how it was called and answers what the test has put into $STUBS/NAME.json.
// An answer: { match, json | text, code, run }; the first whose `match` is in the arguments counts, and without one there is silence.
const { execFileSync } = require('node:child_process');
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const path = require('node:path');

const [name, ...args] = process.argv.slice(2);
const folder = process.env.STUBS;
const flag = args.findIndex((arg) => arg === '--body-file' || arg === '--notes-file');
const input = args.join(' ').includes('--input -') ? { body: readFileSync(0, 'utf8') } : {};
const call = { name, args, ...input, ...(flag < 0 ? {} : { body: readFileSync(args[flag + 1], 'utf8') }) };
appendFileSync(path.join(folder, 'calls.jsonl'), `${JSON.stringify(call)}\n`);

const answers = path.join(folder, `${name}.json`);
const {
  json,
  text = '',
  code = 0,
  run,
} = (existsSync(answers) ? JSON.parse(readFileSync(answers, 'utf8')) : []).find(({ match }) =>
  args.join(' ').includes(match),
) ?? {};
if (run !== undefined) execFileSync('bash', ['-c', run], { stdio: 'inherit' });
const jq = args.indexOf('--jq');
process.stdout.write(
  json === undefined
    ? text
    : jq < 0
      ? JSON.stringify(json)
      : execFileSync(process.env.GOJQ, ['-r', args[jq + 1]], { input: JSON.stringify(json) }),
);
process.exitCode = code;
