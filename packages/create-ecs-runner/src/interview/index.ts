import * as path from 'node:path';
import { withAnswer, type Draft } from './draft';
import { nameFromFolder } from '../create/target';
import { Cancelled } from '../errors';
import { display } from './explain';
import { selectQuestion } from './question';
import { askable, askOptions, type Interview } from './questions';
import { summaryText } from './summary';
import { checkOptions } from '../command-line/problem';
import type { Given } from '../input/given';
import { createSuggest, type Suggest, type Surroundings } from '../input/surroundings';
import { wrap } from '../terminal/output';
import { withProgress, type ProgressScreen } from '../terminal/progress';

/** What the whole interview needs. */
export interface InterviewContext extends Interview, Surroundings, ProgressScreen {
  readonly cwd: string;
  /** Why the repository cannot come into a folder, as a sentence. */
  readonly folderProblem: (target: string) => Promise<string | undefined>;
}

const INTRODUCTION =
  'Enter takes the answer shown, ? explains, Ctrl-C cancels. Nothing is written before you have seen a summary.';

/**
 * Asks for the folder and for all options that are open, shows a summary, and changes answers until it is agreed to.
 *
 * @param given sound
 * @param folder given with the command; none: it is asked for
 * @param proposed what Enter alone answers to that question
 * @throws Cancelled where the summary is not agreed to
 */
export async function interview(
  context: InterviewContext,
  given: Given,
  folder: string | undefined,
  proposed: string,
): Promise<Draft> {
  const { template, columns, out, ask } = context;
  const options = askable(template);
  const groups = [...new Set(options.map(({ group }) => group))];
  const start = { directory: folder ?? proposed, input: given.options, fixed: new Set(Object.keys(given.options)) };

  out(`${wrap(INTRODUCTION, columns)}\n`);
  for (let draft = await begin(); ;) {
    out(summaryText(draft, { ...context, sources: given.sources }));
    const next = String(await ask(selectQuestion('Is this right?', menu(), 'create', columns)));
    if (next === 'create') return draft;
    if (next === 'cancel') throw new Cancelled();
    draft = next === 'again' ? await begin() : await change(draft, next === 'one' ? await chooseOne(draft) : next);
  }

  async function begin(): Promise<Draft> {
    const draft = folder === undefined ? await askFolder(context, start) : start;
    const open = options.filter(({ name }) => !(name in given.options));
    return askOptions(context, draft, open, suggestFor(draft));
  }

  /** Asks again for a group, an option, or the folder; `back` changes nothing. */
  async function change(draft: Draft, what: string): Promise<Draft> {
    const moved = what === 'folder' || what === groups[0] ? await askFolder(context, draft) : draft;
    const chosen = options.filter(({ name, group }) => name === what || group === what);
    return askOptions(context, moved, chosen, suggestFor(moved));
  }

  function menu() {
    return [
      { title: 'Yes, create it', value: 'create' },
      ...groups.map((group) => ({ title: `Change ${group}`, value: group })),
      { title: 'Change one answer', value: 'one' },
      { title: 'Start over', value: 'again' },
      { title: 'Cancel', value: 'cancel' },
    ];
  }

  async function chooseOne(draft: Draft): Promise<string> {
    const values = template.resolve(draft.input);
    const choices = [
      { title: 'none, go back', value: 'back' },
      { title: `folder: ${draft.directory}`, value: 'folder' },
      ...options.map(({ name }) => ({ title: `${name}: ${display(values[name])}`, value: name as string })),
    ].map(({ title, value }) => ({ title: title.slice(0, columns - 6), value }));
    return String(await ask(selectQuestion('Which answer?', choices, 'back', columns)));
  }

  function suggestFor({ directory }: Draft): Suggest {
    const suggest = createSuggest(context, path.resolve(context.cwd, directory));
    return (option, input) => withProgress('Asking git and gh', suggest(option, input), context);
  }
}

/** Asks for the folder; a name that follows the folder's follows the new one. */
async function askFolder(context: InterviewContext, draft: Draft): Promise<Draft> {
  const { ask, refuse, cwd, folderProblem, template } = context;
  for (;;) {
    const message = 'Folder';
    const explanation = `  ${wrap(`The repository's folder: a path from ${cwd}`, context.columns - 3, '  ')}`;
    const answer = await ask({ type: 'text', message, explanation, initial: draft.directory });
    const directory = String(answer).trim() || draft.directory;
    const problem = await folderProblem(path.resolve(cwd, directory));
    if (problem === undefined) return follow({ ...draft, directory });
    refuse(problem);
  }

  function follow(moved: Draft): Draft {
    const name = nameFromFolder(path.resolve(cwd, moved.directory));
    const follows = draft.input.name === nameFromFolder(path.resolve(cwd, draft.directory)) && !draft.fixed.has('name');
    return follows && checkOptions(template, { name }).length === 0 ? withAnswer(moved, 'name', name) : moved;
  }
}
