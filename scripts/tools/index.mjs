#!/usr/bin/env node
// Installs the tools of the proof tiers: `node scripts/tools/index.mjs [name …]`, all without names.
// What is there in the right version stays. A tool that fails is named at the end; the others are installed.
import { existsSync } from 'node:fs';
import { tools } from './catalog.mjs';
import paths from './paths.cjs';
import { run } from './run.mjs';

const { executables, find, toolsFolder } = paths;

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(tools);
const unknown = names.filter((name) => !tools[name]);
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; known: ${Object.keys(tools).join(', ')}`);
  process.exit(2);
}

console.log(`tools in ${toolsFolder}`);
// Go's compiler is bound to the processor, pip, npm and apt to the network: a lane each, side by side.
const lanes = ['go', 'pip', 'npm', 'apt', undefined].map((lane) => names.filter((name) => tools[name].lane === lane));
const failures = (await Promise.all(lanes.map(provideAll))).flat();
if (failures.length > 0) {
  console.error(failures.map(({ name, error }) => `\n${name}: ${error.message}`).join('\n'));
  console.error(`\nnot there: ${failures.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

async function provideAll(lane) {
  const failures = [];
  for (const name of lane) {
    const started = performance.now();
    try {
      const outcome = await provide(name, tools[name]);
      console.log(`${name.padEnd(16)} ${outcome} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failures.push({ name, error });
      console.log(`${name.padEnd(16)} FAILED`);
    }
  }
  return failures;
}

async function provide(name, tool) {
  if (tool.atLeast) return `${await foundOnPath(name, tool)}, on PATH`;
  if (!tool.outdated?.() && (await says(name, tool))) return `${tool.version}, there`;
  await tool.install();
  if (!(await says(name, tool))) throw new Error(`installed, but it is not version ${tool.version}`);
  return `${tool.version}, installed`;
}

/** Does the executable say the version that is wanted? */
async function says(name, { probe, version }) {
  if (!existsSync(executables[name])) return false;
  const output = await run(executables[name], probe).catch(() => '');
  return output.split(/[\s/]+/).some((word) => word === version || word === `v${version}`);
}

async function foundOnPath(name, tool) {
  if (!find(name)) {
    if (!tool.install)
      throw new Error(`not on PATH; at least ${tool.atLeast} is needed, and it is never installed here`);
    await tool.install();
  }
  const executable = find(name);
  const version = /(\d+)\.(\d+)\.(\d+)/.exec(await run(executable, tool.probe));
  const [have, want] = [version.slice(1), tool.atLeast.split('.')].map((parts) => parts.map(Number));
  const behind = have.findIndex((part, index) => part !== want[index]);
  if (behind >= 0 && have[behind] < want[behind])
    throw new Error(`${version[0]} on PATH; at least ${tool.atLeast} is needed`);
  return version[0];
}
