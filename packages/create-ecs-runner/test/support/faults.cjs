// Makes one call of a function that changes the disk fail: in this process by `inject`, or in another with
// `node --require faults.cjs` and FAULT=N:EFFECT. Effects: an error code, a signal, `dead` (this and all later calls fail,
// as if the process had been killed), `abort` (calls `abort`). TRACE=FILE writes down all calls.
'use strict';
const fs = require('node:fs');

const WATCHED = [
  'mkdirSync',
  'mkdtempSync',
  'openSync',
  'writeFileSync',
  'writeSync',
  'appendFileSync',
  'copyFileSync',
  'linkSync',
].concat([
  'symlinkSync',
  'renameSync',
  'chmodSync',
  'fsyncSync',
  'closeSync',
  'rmSync',
  'rmdirSync',
  'unlinkSync',
  'utimesSync',
]);

/** Starts to watch. Returns the calls so far, and `stop`. */
function inject({ at = 0, effect = '', abort = () => undefined } = {}) {
  const calls = [];
  const originals = WATCHED.map((name) => [name, fs[name]]);
  for (const [name, original] of originals) {
    fs[name] = (...args) => {
      calls.push({ name, path: String(args[name === 'renameSync' ? 1 : 0]) });
      if (calls.length === at || (effect === 'dead' && calls.length > at))
        strike(name, original, args, calls.length === at);
      return original(...args);
    };
  }
  const stop = () => originals.forEach(([name, original]) => (fs[name] = original));
  return { calls, stop };

  function strike(name, original, args, first) {
    if (effect === 'abort') return abort();
    if (effect.startsWith('SIG')) return void process.kill(process.pid, effect);
    // A full disk takes part of a file.
    if (first && name === 'writeFileSync') original(args[0], String(args[1]).slice(0, 10), ...args.slice(2));
    if (first && name === 'closeSync') original(...args);
    const code = effect === 'dead' ? 'EIO' : effect;
    throw Object.assign(new Error(`${code}: injected, ${name} '${args[0]}'`), {
      code,
      syscall: name,
      path: String(args[0]),
    });
  }
}

if (process.env.FAULT || process.env.TRACE) {
  const [at, effect] = (process.env.FAULT ?? '0:').split(':');
  const { calls, stop } = inject({ at: Number(at), effect });
  process.on('exit', () => {
    stop();
    if (process.env.TRACE) fs.writeFileSync(process.env.TRACE, JSON.stringify(calls));
  });
}

module.exports = { inject };
