import type { OptionProblem } from 'ecs-runner-template/lib/options';
import { bundled } from '../../bundled';
import { problemText } from '../../command-line/problem';
import { note, ok, problem, type Finding } from '../finding';
import { readJson, type Repository } from '../repository';

const { PROJECT_TYPE } = bundled('options-files');

/** Whether the installed template takes the options: all that it refuses. */
export function checkOptions(repository: Repository): Finding[] {
  const { optionsFile, text, installed } = repository;
  if (optionsFile === undefined) {
    return [problem('there is no .projenrc.json', 'Get it back: `git checkout -- .projenrc.json`')];
  }
  if (optionsFile !== '.projenrc.json') {
    return [note(`${optionsFile} is a program and was not run`, '`npx projen` checks the options')];
  }
  const { $schema: _, type, ...options } = readJson(text(optionsFile)) as Record<string, unknown>;
  if (type !== PROJECT_TYPE) {
    const fix = `Make it a JSON object with "type": "${PROJECT_TYPE}"`;
    return [problem(`${optionsFile} does not hold the options of this project type`, fix)];
  }
  if (installed('ecs-runner-template') === undefined) {
    return [note('not checked, because ecs-runner-template is not installed', 'Install the packages first')];
  }
  const problems = refused(repository, options);
  return problems.length > 0
    ? problems.map((found) => problem(problemText(found), `Change ${optionsFile}, then run \`npx projen\``))
    : [ok(`${optionsFile} is valid`)];
}

/** What the template of the repository itself refuses: another version may have other options. */
function refused({ load }: Repository, options: object): readonly OptionProblem[] {
  try {
    const upgrade = load(
      'ecs-runner-template/lib/upgrade/options',
    ) as typeof import('ecs-runner-template/lib/upgrade/options');
    const { resolve } = load('ecs-runner-template/lib/options') as typeof import('ecs-runner-template/lib/options');
    resolve(upgrade.migrateOptions(options).options);
    return [];
  } catch (error) {
    // A class of another copy of the package: its name is all that can be compared.
    if (error instanceof Error && error.name === 'OptionsError') {
      return (error as Error & { problems: OptionProblem[] }).problems;
    }
    throw error;
  }
}
