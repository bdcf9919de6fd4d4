import { ok, problem, type Finding } from '../finding';
import type { Repository } from '../repository';

const GENERATORS = ['ecs-runner-template', 'projen', 'constructs', 'ecs-runner-readiness'];

/** What generates and proves the repository: asked for in package.json, installed in that version, and fitting together. */
export function checkPackages(repository: Repository): Finding[] {
  const { wanted, installed, has } = repository;
  if (!has('package.json')) return [problem('there is no package.json', 'Get it back: `git checkout -- package.json`')];
  const missing = GENERATORS.filter((name) => wanted[name] === undefined);
  if (missing.length > 0) {
    return [problem(`package.json does not ask for ${missing.join(', ')}`, 'Run `npx projen`, which adds them')];
  }
  const absent = GENERATORS.filter((name) => installed(name) === undefined);
  if (absent.length > 0) return [problem(`not installed: ${absent.join(', ')}`, installFix(repository))];
  const other = GENERATORS.filter((name) => installed(name) !== wanted[name]);
  if (other.length > 0) {
    const each = other.map((name) => `${name} ${installed(name)} instead of ${wanted[name]}`);
    return [problem(`package.json asks for other versions: ${each.join(', ')}`, installFix(repository))];
  }
  const misfit = projenMisfit(repository);
  return misfit === undefined
    ? [ok(GENERATORS.map((name) => `${name} ${installed(name)}`).join(', '))]
    : [problem(misfit, 'Run `npx projen` after the installation')];
}

function installFix({ has }: Repository): string {
  return has('package-lock.json') ? 'Run `npm ci`' : 'Run `npm install`';
}

/** What the installed template says against the installed projen. */
function projenMisfit({ load }: Repository): string | undefined {
  const { requireProjen } = load('ecs-runner-template/lib/versions') as { requireProjen(): void };
  try {
    requireProjen();
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/\.$/, '');
  }
}
