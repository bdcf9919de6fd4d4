import { existsSync } from 'node:fs';
import * as path from 'node:path';
import type { Arguments } from '../command-line/parse';
import { Cancelled, ExitCode } from '../errors';
import { COMMIT_COMMAND, commitFiles } from './git';
import { install, INSTALL_COMMAND, LOCK_FILE } from './install';
import { quoteWord, repeatCommand } from '../command-line/repeat';
import type { Plan } from '../create/plan';
import { NARROW, wrap } from '../terminal/output';
import type { World } from '../world';

/** Packages, Git, and what to do next. The files stay, whatever happens here. */
export async function finish(
  world: World,
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

function throwIfCancelled({ signal }: World, folder: string, command: string): void {
  if (signal.aborted) throw new Cancelled(`the files in ${folder} are complete; go on there with \`${command}\``);
}

function nextSteps(folder: string, installed: boolean, { columns, style }: World): string {
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
