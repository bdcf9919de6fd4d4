// What takes long is tested by turns: which of it is decided by the commit, or by ECS_RUNNER_SEED, which repeats a run.
const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');

const SEED = process.env.ECS_RUNNER_SEED || commit() || '1';

/** One of some items: the same for the same seed and purpose. */
function inTurn(items, purpose) {
  return items[lot(purpose) % items.length];
}

/** Every third of some items, beginning with the first, second or third in turns. */
function thirdInTurn(items, purpose) {
  return items.filter((_item, index) => (index + lot(purpose)) % 3 === 0);
}

function lot(purpose) {
  return createHash('sha256').update(`${SEED}\0${purpose}`).digest().readUInt32BE();
}

function commit() {
  return spawnSync('git', ['rev-parse', '--short=10', 'HEAD'], { cwd: __dirname, encoding: 'utf8' }).stdout?.trim();
}

module.exports = { SEED, inTurn, thirdInTurn };
