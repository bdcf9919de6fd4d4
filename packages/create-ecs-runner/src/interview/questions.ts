import { withAnswer, type Draft } from './draft';
import { explain, openValues } from './explain';
import type { Ask } from './prompt';
import { optionQuestion, parseAnswer } from './question';
import { checkOptions, resolveSound, STAND_IN } from '../command-line/problem';
import { sameValue } from '../command-line/value';
import type { Suggest } from '../input/surroundings';
import type { Input, OptionDescription, Template } from '../template';
import type { Style } from '../terminal/output';

/** What asking needs. */
export interface Interview {
  readonly template: Template;
  readonly ask: Ask;
  /** Shows text above the next question. */
  readonly out: (text: string) => void;
  /** Says why an answer is refused; the question follows again. */
  readonly refuse: (reason: string) => void;
  readonly style: Style;
  readonly columns: number;
}

/** The options that have a question, in the order of the table. */
export function askable(template: Pick<Template, 'describeOptions'>): readonly OptionDescription[] {
  return template.describeOptions().filter(({ prompt }) => prompt !== undefined);
}

/**
 * Asks for options under the headings of their groups. After each answer, asks again for answers that it made wrong.
 * An option that the others leave only its default is not asked for.
 *
 * @returns the draft with the answers that differ from the defaults
 */
export async function askOptions(
  interview: Interview,
  draft: Draft,
  options: readonly OptionDescription[],
  suggest: Suggest,
): Promise<Draft> {
  const mended = new Set<string>();
  let group: string | undefined;
  for (const option of options) {
    if (mended.has(option.name)) continue;
    const { others, standard } = around(interview, draft, option);
    const open = openValues(option, others, interview.template);
    if (open?.length === 1 && open[0] === standard) {
      draft = option.name in draft.input ? withAnswer(draft, option.name, undefined) : draft;
      continue;
    }
    if (option.group !== group) interview.out(`\n${interview.style.bold(option.group.toUpperCase())}\n`);
    group = option.group;
    draft = await mend(interview, await askOption(interview, draft, option, suggest), suggest, mended);
  }
  return draft;
}

/** @param mended gets the names of the options that were asked for again */
async function mend(interview: Interview, draft: Draft, suggest: Suggest, mended: Set<string>): Promise<Draft> {
  const options = interview.template.describeOptions();
  for (;;) {
    const [problem] = checkOptions(interview.template, draft.input);
    if (!problem) return draft;
    interview.refuse(`${problem.option} allows only: ${problem.allowed}`);
    const option = options.find(({ name }) => name === problem.option)!;
    mended.add(option.name);
    draft = await askOption(interview, draft, option, suggest);
  }
}

async function askOption(
  interview: Interview,
  draft: Draft,
  option: OptionDescription,
  suggest: Suggest,
): Promise<Draft> {
  const { template, ask, refuse, columns } = interview;
  const { others, standard, resolved } = around(interview, draft, option);
  const isSound = (value: unknown) =>
    value !== undefined && !checkOptions(template, { ...others, [option.name]: value }).some(concerns(option, draft));

  const offered = await suggest(option.name, resolved);
  const suggestion = isSound(offered?.value) ? offered : undefined;
  const initial = [draft.input[option.name], suggestion?.value].find(isSound) ?? standard;
  const explanation = explain({ option, others, standard, initial, suggestion }, template, columns);
  for (;;) {
    const answer = parseAnswer(option, await ask(optionQuestion(option, initial, explanation, columns)));
    const isDefault = answer === undefined || sameValue(answer, standard);
    // What was given, by a variable for one, would come back at the next run.
    const answered = withAnswer(
      draft,
      option.name,
      isDefault && !draft.fixed.has(option.name) ? undefined : (answer ?? standard),
    );
    const refused = refusal(template, option, answered);
    if (refused === undefined) return answered;
    refuse(refused);
  }
}

/** The other options, and what they make of this one. */
function around({ template }: Interview, draft: Draft, { name }: OptionDescription) {
  const others = withAnswer(draft, name, undefined).input;
  const resolved = resolveSound(template, others);
  return { others, resolved, standard: resolved[name] };
}

/** Why an answer is refused: its own problem, or one that it makes with what was given. */
function refusal(template: Template, option: OptionDescription, draft: Draft): string | undefined {
  const input: Input = option.required ? draft.input : { ...STAND_IN, ...draft.input };
  const problem = template.check(input).find(concerns(option, draft));
  if (!problem) return undefined;
  return problem.option === option.name
    ? `Allowed: ${problem.allowed}`
    : `${problem.option} allows only: ${problem.allowed} (${problem.flag})`;
}

/** Whether a problem speaks against an answer; those of other answers are asked again instead. */
function concerns({ name }: OptionDescription, { fixed }: Draft): (problem: { readonly option: string }) => boolean {
  return ({ option }) => option === name || fixed.has(option);
}
