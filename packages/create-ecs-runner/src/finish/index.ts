import { existsSync } from 'node:fs';
import * as path from 'node:path';
import type { Arguments } from '../command-line/parse';
import { Cancelled, ExitCode } from '../errors';
import { COMMIT_COMMAND, commitFiles } from './git';
import { install, installCommand } from './install';
import { findPackageManager, firstInstalled, INSTALLED_FILES, NPM_LOCK, type PackageManager } from './package-manager';
import { quoteWord, repeatCommand } from '../command-line/repeat';
import type { Plan } from '../create/plan';
import { NARROW, wrap } from '../terminal/output';
import { isAnimated, withProgress } from '../terminal/progress';
import type { World } from '../world';

/** Packages, Git, and what to do next. The files stay, whatever happens here. */
export async function finish(
  world: World,
  args: Pick<Arguments, 'install' | 'git' | 'packageManager'>,
  plan: Plan,
  files: readonly string[],
): Promise<ExitCode> {
  const folder = path.relative(world.cwd, plan.target) || '.';
  const say = (text: string) => world.out(`${wrap(text, world.columns)}\n`);
  say(`\n${world.style.green('Created')} ${String(plan.input.name)} in ${folder}: ${files.length} files.`);

  const { npm_config_user_agent: agent, PATH } = world.env;
  const manager = findPackageManager(plan.target, args.packageManager, agent) ?? firstInstalled(PATH);
  const present = (file: string) => existsSync(path.join(plan.target, file));
  const theirs = INSTALLED_FILES.filter((file) => file !== NPM_LOCK && present(file));
  const installed = args.install && (await installPackages(world, manager, plan.target, folder));
  if (args.git) {
    const message = `Create ${String(plan.input.name)} with ecs-runner-template ${world.template.version}`;
    const added = INSTALLED_FILES.filter((file) => args.install && present(file) && !theirs.includes(file));
    const commit = commitFiles(world.exec, plan.target, [...files, ...added], message, world.template.stampFile);
    const note = await withProgress('Committing the files', commit, world);
    throwIfCancelled(world, folder, COMMIT_COMMAND);
    say(note ? `Not committed: ${note}.` : 'Committed the files.');
  }
  world.out(nextSteps(folder, installed ? undefined : installCommand(manager), world));
  const again = repeatCommand({ ...plan, ...args }, world.template);
  world.out(`\nAgain, without prompts:\n${again}\n`);
  return args.install && !installed ? ExitCode.failure : ExitCode.done;
}

/** Whether they are there now; why not is told. */
async function installPackages(
  world: World,
  manager: PackageManager,
  target: string,
  folder: string,
): Promise<boolean> {
  const { out, err, errStyle, exec, columns } = world;
  const animated = isAnimated(world);
  if (!animated) out(`${wrap(`Installing packages with ${manager} …`, columns)}\n`);
  const work = install(exec, manager, target, !animated);
  const { failure, note } = await withProgress(`Installing packages with ${manager}`, work, world);
  throwIfCancelled(world, folder, installCommand(manager));
  if (failure) {
    const next = `The files in ${folder} are complete; go on there with \`${installCommand(manager)}\``;
    if (animated && failure.output) err(`${failure.output}\n`);
    const text = wrap(`${OWN_NAME} ${manager} install failed: ${failure.reason}. ${next}.`, columns);
    err(`${errStyle.red(OWN_NAME)}${text.slice(OWN_NAME.length)}\n`);
  } else {
    out(`Installed packages with ${manager}.\n`);
  }
  if (note) out(`${wrap(note, columns)}\n`);
  if (manager !== 'npm') out(`${wrap(NPM_STAYS, columns)}\n`);
  return failure === undefined;
}

const OWN_NAME = 'create-ecs-runner:';

const NPM_STAYS =
  'package-lock.json is the one lock file: the workflows, Dependabot and the upgrade install by npm. README.md of create-ecs-runner says more under "Package managers".';

function throwIfCancelled({ signal }: World, folder: string, command: string): void {
  if (signal.aborted) throw new Cancelled(`the files in ${folder} are complete; go on there with \`${command}\``);
}

/** @param missing the command of the installation that is still to do */
function nextSteps(folder: string, missing: string | undefined, { columns, style }: World): string {
  const steps = [
    ...(folder === '.' ? [] : [[`cd ${quoteWord(folder)}`, '']]),
    ...(missing ? [[missing, '']] : []),
    ['npx projen test', 'tests the module, without an AWS account'],
    ['README.md', 'leads to the first task'],
    ['npx projen', 'after each change of .projenrc.json'],
  ];
  const line = ([command, text]: readonly string[]) => {
    if (!text) return `  ${command}`;
    if (columns >= NARROW) return `  ${command.padEnd(18)}${style.dim(text)}`;
    return `  ${command}\n      ${style.dim(wrap(text, columns - 6, '      '))}`;
  };
  return [`\n${style.bold('Next')}`, ...steps.map(line), ''].join('\n');
}
