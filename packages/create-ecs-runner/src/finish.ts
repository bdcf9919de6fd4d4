import { existsSync } from 'node:fs';
import * as path from 'node:path';
import type { Arguments } from './args';
import { Cancelled, ExitCode } from './errors';
import type { Exec } from './exec';
import { COMMIT_COMMAND, commitFiles } from './git';
import { install, INSTALL_COMMAND, LOCK_FILE } from './install';
import { NARROW, type Style, wrap } from './output';
import type { Plan } from './plan';
import { quoteWord, repeatCommand } from './repeat';
import type { Template } from './template';

/** What the steps after generation need. */
export interface FinishWorld {
  readonly cwd: string;
  /** Width of the terminal. */
  readonly columns: number;
  readonly template: Template;
  readonly exec: Exec;
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly style: Style;
  readonly errStyle: Style;
}

/** Packages, Git, and what to do next. The files stay, whatever happens here. */
export async function finish(
  world: FinishWorld,
  args: Pick<Arguments, 'install' | 'git'>,
  plan: Plan,
  files: readonly string[],
): Promise<ExitCode> {
  const folder = path.relative(world.cwd, plan.target) || '.';
  const say = (text: string) => world.out(`${wrap(text, world.columns)}\n`);
  say(`\n${world.style.green('Created')} ${String(plan.input.name)} in ${folder}: ${files.length} files.`);

  let failure: string | undefined;
  if (args.install) {
    say('Installing npm packages …');
    failure = await install(world.exec, plan.target);
    throwIfCancelled(world, folder, INSTALL_COMMAND);
    if (failure) world.err(`${world.errStyle.red('create-ecs-runner:')} npm install failed: ${failure}\n`);
  }
  const installed = args.install && failure === undefined;
  if (args.git) {
    const message = `Create ${String(plan.input.name)} with ecs-runner-template ${world.template.version}`;
    const locked = existsSync(path.join(plan.target, LOCK_FILE)) ? [LOCK_FILE] : [];
    const note = await commitFiles(world.exec, plan.target, [...files, ...locked], message);
    throwIfCancelled(world, folder, COMMIT_COMMAND);
    say(note ? `No first commit: ${note}.` : 'Made the first commit.');
  }
  world.out(nextSteps(folder, installed, world));
  const again = repeatCommand({ ...plan, install: args.install, git: args.git }, world.template);
  world.out(`\nAgain, without prompts:\n${again}\n`);
  return failure ? ExitCode.failure : ExitCode.done;
}

function throwIfCancelled({ signal }: FinishWorld, folder: string, command: string): void {
  if (signal.aborted) throw new Cancelled(`the files in ${folder} are complete; go on there with \`${command}\``);
}

function nextSteps(folder: string, installed: boolean, { columns, style }: FinishWorld): string {
  const steps = [
    ...(folder === '.' ? [] : [[`cd ${quoteWord(folder)}`, '']]),
    ...(installed ? [] : [[INSTALL_COMMAND, '']]),
    ['npx projen test', 'tests the module, without an AWS account'],
    ['README.md', 'leads to the first task'],
    ['npx projen', 'after each change of .projenrc.json'],
  ];
  const indent = columns < NARROW ? '\n      ' : '';
  const width = columns < NARROW ? 0 : 18;
  const lines = steps.map(
    ([command, text]) => `  ${text ? `${command.padEnd(width)}${indent}${style.dim(text)}` : command}`,
  );
  return [`\n${style.bold('Next')}`, ...lines, ''].join('\n');
}
