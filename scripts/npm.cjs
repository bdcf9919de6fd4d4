// How to start npm and npx without a shell, which would take arguments apart.
const { dirname, join } = require('node:path');

/** Program and arguments of `npm …` or `npx …`; on Windows both are scripts beside Node, which only Node runs. */
function npmCommand(name, args) {
  if (process.platform !== 'win32') return [name, args];
  return [process.execPath, [join(dirname(process.execPath), 'node_modules', 'npm', 'bin', `${name}-cli.js`), ...args]];
}

module.exports = { npmCommand };
