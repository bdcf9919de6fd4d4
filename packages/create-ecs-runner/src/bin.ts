#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ExitCode } from './errors';
import { createExec } from './exec';
import { createAsk } from './interview/prompt';
import { supports } from './node-version';
import { run } from './run';
import { ownTemplate } from './template';
import { createWriter, isInteractive, supportsUnicode } from './terminal/capabilities';
import { takesColours } from './terminal/colours';
import { createStyle } from './terminal/output';
import { createReadSecret } from './terminal/secret';

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
}

const SHOW_CURSOR = '\u001b[?25h';

async function main(): Promise<void> {
  const manifest = JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8')) as Manifest;
  if (!supports(manifest.engines.node, process.versions.node)) {
    process.stderr.write(`create-ecs-runner needs Node ${manifest.engines.node}; this is ${process.versions.node}.\n`);
    process.exitCode = ExitCode.failure;
    return;
  }
  process.exitCode = ExitCode.failure; // Until it is known: a process that runs out of work has not done its own.
  const { stdin, stdout, stderr } = process;
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
  for (const stream of [stdout, stderr]) stream.on('error', ignoreClosedPipe);

  const colours = (stream: NodeJS.WriteStream) => takesColours(stream, process.env);
  const interactive = isInteractive(stdin, stdout, process.env);
  const unicode = supportsUnicode(process.env);
  const code = await run({
    argv: process.argv.slice(2),
    cwd: process.cwd(),
    env: process.env,
    interactive,
    columns: stdout.isTTY ? stdout.columns : 80,
    unicode,
    version: manifest.version,
    template: ownTemplate,
    ask: createAsk({ input: stdin, output: stdout, colour: colours(stdout), unicode, signal: controller.signal }),
    exec: createExec(controller.signal),
    readSecret: createReadSecret(stdin, stderr, controller.signal),
    signal: controller.signal,
    out: createWriter(stdout, unicode),
    err: createWriter(stderr, unicode),
    style: createStyle(colours(stdout)),
    errStyle: createStyle(colours(stderr)),
  });
  process.exitCode = code;
  if (code === ExitCode.cancelled) {
    if (interactive) stdout.write(SHOW_CURSOR);
    process.exit(); // A question may still be waiting for its answer.
  }
}

/** `… --help | head -1`, or a terminal that was closed. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
}

void main();
