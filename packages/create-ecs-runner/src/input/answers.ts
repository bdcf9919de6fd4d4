import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { bundled } from '../bundled';
import type { Input, Template } from '../template';

const EXTENSIONS = ['.json', '.yaml', '.yml'];

/** What `.projenrc.json` holds beside options; so it can be an answers file, too. */
const NO_OPTIONS = ['$schema', 'type'];

/** What an answers file says of options. */
export interface FromAnswers {
  readonly options: Input;
  /** What cannot be understood, one sentence each. */
  readonly problems: readonly string[];
}

/** What reading and saving need. */
export interface AnswersContext {
  readonly template: Pick<Template, 'describeOptions' | 'suggest'>;
  /** Folder that the files' paths start from. */
  readonly cwd: string;
}

/** Reads an answers file: an object of options by their name in camel case. Values are checked by the project type. */
export function readAnswers(file: string, { template, cwd }: AnswersContext): FromAnswers {
  const wrong = extensionProblem(file);
  if (wrong) return { options: {}, problems: [`--answers: ${wrong}`] };
  try {
    const answers = Object.entries(parse(path.resolve(cwd, file))).filter(
      ([name, value]) => !NO_OPTIONS.includes(name) && value !== null,
    );
    const names = optionNames(template);
    const known = answers.filter(([name]) => names.includes(name));
    const unknown = answers.filter(([name]) => !names.includes(name)).map(([name]) => name);
    return {
      options: Object.fromEntries(known),
      problems: unknown.map((name) => {
        const nearest = template.suggest(name, names);
        return `${file}: "${name}" is no option${nearest ? `; did you mean ${nearest}?` : `; there are ${names.join(', ')}`}`;
      }),
    };
  } catch (error) {
    return { options: {}, problems: [`--answers: ${file}: ${reason(error)}`] };
  }
}

/** Why answers cannot be saved in the file; undefined where they can. Changes nothing. */
export function saveProblem(file: string, { template, cwd }: AnswersContext): string | undefined {
  const location = path.resolve(cwd, file);
  const wrong = extensionProblem(file);
  if (wrong) return `--save-answers: ${wrong}`;
  if (!existsSync(path.dirname(location))) return `--save-answers: there is no folder "${path.dirname(file)}"`;
  if (!existsSync(location) || holdsAnswers(location, template)) return undefined;
  return `--save-answers: "${file}" exists and is no answers file; give another name`;
}

/**
 * Saves the options given, in the format of the file's extension.
 *
 * @throws Error where the file cannot be written, or has become another one meanwhile
 */
export function saveAnswers(file: string, options: Input, context: AnswersContext): void {
  const problem = saveProblem(file, context);
  if (problem) throw new Error(problem);
  try {
    writeFileSync(
      path.resolve(context.cwd, file),
      file.endsWith('.json') ? `${JSON.stringify(options, undefined, 2)}\n` : bundled('yaml').stringify(options),
    );
  } catch (error) {
    throw new Error(`the repository is complete, but --save-answers failed: ${reason(error)}`, { cause: error });
  }
}

function holdsAnswers(file: string, template: Pick<Template, 'describeOptions'>): boolean {
  const names = optionNames(template);
  try {
    return Object.keys(parse(file)).every((name) => names.includes(name));
  } catch {
    return false;
  }
}

function optionNames(template: Pick<Template, 'describeOptions'>): string[] {
  return template.describeOptions().map(({ name }) => name);
}

function extensionProblem(file: string): string | undefined {
  if (EXTENSIONS.includes(path.extname(file))) return undefined;
  return `"${file}" must end in ${EXTENSIONS.slice(0, -1).join(', ')} or ${EXTENSIONS.at(-1)}`;
}

function parse(file: string): Input {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const content = (
    file.endsWith('.json') ? JSON.parse(text) : bundled('yaml').parse(text, { logLevel: 'error' })
  ) as unknown;
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new Error('holds no options by name');
  }
  return content as Input;
}

/** The first line: `yaml` adds a picture of the place. */
function reason(error: unknown): string {
  return (error as Error).message.split('\n')[0].replace(/:$/, '');
}
