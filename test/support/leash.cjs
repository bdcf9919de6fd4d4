// Runs a command and ends it, with all that it started, as soon as stdin closes: so also when the caller is killed.
// What asks it to end (SIGINT, SIGTERM) is handed on to the command alone.
const { spawn } = require('node:child_process');

const [command, ...args] = process.argv.slice(2);
const group = process.platform !== 'win32';
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: group });

child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code) => process.exit(code ?? 130));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
process.stdin.resume().on('close', () => {
  if (group) process.kill(-child.pid, 'SIGKILL');
  else child.kill('SIGKILL');
});
